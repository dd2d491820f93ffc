#include "tally/stream_bytes.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

/* A workbook, if it is one, is read from the file itself. */
static bool open_sheets(struct stream *stream)
{
	const struct shelf_file *given = stream->given;
	const struct book_bytes bytes = {given == NULL ? stream->file_path : NULL,
					 given == NULL ? NULL : given->bytes, (size_t)stream->size};

	if (!sheets_open(&bytes, &stream->asked, &stream->sheets, stream->arena,
			 stream->diagnostics))
		return false;
	if (stream->sheets == NULL)
		return true;
	sheets_choose(stream->sheets, stream->members, stream->n_members);
	/* No bytes pass here to be hashed. */
	const bool is_well = !stream->is_hashed || stream_hash_file(stream);

	stream->is_hashed = false;
	return is_well;
}

static bool refuse_named(const struct stream *stream)
{
	return fault(stream->diagnostics, in_file(stream->path),
		     "is no spreadsheet, whatever its name says, so it has no sheet '%s'; give it "
		     "without one",
		     stream->asked.sheet);
}

/* See what the file's first bytes are of. */
static bool begin_file(struct stream *stream)
{
	if (!stream_look_at_first(stream))
		return false;
	if (book_is_mark(stream->first, stream->n_first) && stream->is_regular) {
		if (!open_sheets(stream))
			return false;
		if (stream->sheets != NULL)
			return true;
	}
	if (stream->asked.sheet != NULL)
		return refuse_named(stream);
	if (book_is_named(stream->path) && stream->n_first > 0 &&
	    !packed_is_mark(stream->first, stream->n_first))
		return fault(stream->diagnostics, in_file(stream->path), "%s",
			     book_misnamed(stream->first, stream->n_first));
	if (!packed_is_mark(stream->first, stream->n_first))
		return true;

	const struct packed_source source = {
	    .path = stream->path,
	    .file = stream->is_regular && !stream->is_hashed ? stream->file : -1,
	    .bytes = stream->given == NULL ? NULL : stream->given->bytes,
	    .size = stream->given == NULL ? 0 : stream->given->size,
	    .read = stream_read_given,
	    .data = stream};

	stream->packed = packed_open(&source, stream->first, stream->n_first, stream->arena,
				     stream->diagnostics);
	if (stream->packed != NULL)
		packed_choose(stream->packed, stream->members, stream->n_members);
	return stream->packed != NULL;
}

static void end(void *data)
{
	struct stream *stream = data;

	wide_text_close(stream->wide);
	packed_close(stream->packed);
	sheets_close(stream->sheets);
	if (stream->file >= 0 && !stream->is_input)
		close(stream->file);
}

struct stream *stream_open(const char *path, const struct shelf *shelf, int64_t most_hashed,
			   struct arena *arena, struct diagnostics *diagnostics)
{
	struct stream *stream = arena_alloc(arena, sizeof *stream);

	stream->arena = arena;
	stream->diagnostics = diagnostics;
	stream->is_input = strcmp(path, "-") == 0;
	stream->path = stream->is_input ? "standard input" : path;
	stream->name = stream->file_path = stream->path;
	if (!shelf_exists(shelf, path) &&
	    book_split(path, &stream->file_path, &stream->asked.sheet, &stream->asked.area, arena))
		path = stream->file_path;
	stream->asked.path = stream->file_path;
	stream->most_hashed = most_hashed;
	sha256_init(&stream->hash);
	stream->file = -1;
	arena_hold(arena, stream, end);
	if (!stream_open_file(stream, path, shelf)) {
		stream_fail(stream, errno == EISDIR ? "it is a folder; give the files in it"
						    : strerror(errno));
		stream_close(stream);
		return NULL;
	}
	/* A small file's is taken in a moment; a large one's as its bytes pass, in their order. */
	stream->is_hashed =
	    most_hashed > 0 && stream->given == NULL &&
	    (stream->is_input || !stream->is_regular || most_hashed == STREAM_HASH_ALL);
	const bool is_hashed_now =
	    !stream->is_hashed && stream->size >= 0 && stream->size <= most_hashed;

	if ((is_hashed_now && !stream_hash_file(stream)) || !begin_file(stream)) {
		stream_close(stream);
		return NULL;
	}
	return stream;
}

void stream_close(struct stream *stream)
{
	if (stream != NULL)
		arena_end(stream->arena, stream);
}

void stream_choose(struct stream *stream, const char *const *members, size_t count)
{
	stream->members = members;
	stream->n_members = count;
	if (stream->packed != NULL)
		packed_choose(stream->packed, members, count);
	if (stream->sheets != NULL)
		sheets_choose(stream->sheets, members, count);
}

bool stream_is_member(const struct stream *stream)
{
	if (stream->sheets != NULL)
		return sheets_are_several(stream->sheets);
	return stream->packed != NULL && packed_has_members(stream->packed);
}

bool stream_is_sheet(const struct stream *stream)
{
	return stream->sheets != NULL;
}

bool stream_is_unsure(const struct stream *stream)
{
	return stream->packed != NULL && packed_is_unsure(stream->packed);
}

/* Of the text, whatever its encoding. */
static int64_t read_unpacked(struct stream *stream, char *bytes, size_t size)
{
	if (stream->sheets != NULL) {
		int64_t got = sheets_read(stream->sheets, bytes, size);

		if (got < 0)
			stream->problem = sheets_problem(stream->sheets);
		return got;
	}
	if (stream->packed == NULL)
		return stream_read_given(stream, bytes, size);

	int64_t count = packed_read(stream->packed, bytes, size);

	if (count < 0 && packed_problem(stream->packed) != NULL)
		stream->problem = packed_problem(stream->packed);
	return count;
}

static int64_t read_plain(void *data, char *bytes, size_t size)
{
	struct stream *stream = data;
	size_t count = stream->n_peeked - stream->peeked_taken;

	if (count == 0)
		return read_unpacked(stream, bytes, size);
	count = count < size ? count : size;
	memcpy(bytes, stream->peeked + stream->peeked_taken, count);
	stream->peeked_taken += count;
	return (int64_t)count;
}

static bool peek(struct stream *stream)
{
	stream->n_peeked = stream->peeked_taken = 0;
	while (stream->n_peeked < sizeof stream->peeked) {
		int64_t count = read_unpacked(stream, stream->peeked + stream->n_peeked,
					      sizeof stream->peeked - stream->n_peeked);

		if (count < 0)
			return !stream->is_interrupted && stream_tell(stream, stream->diagnostics);
		if (count == 0)
			break;
		stream->n_peeked += (size_t)count;
	}
	return true;
}

/* As case files are, but that half a character may end the text, which is seen only there. */
static bool is_wide(const struct stream *stream, struct wide *wide)
{
	return wide_find(wide, stream->peeked, stream->n_peeked - stream->n_peeked % 4) ||
	       wide_find(wide, stream->peeked, stream->n_peeked - stream->n_peeked % 2);
}

static bool begin_text(struct stream *stream)
{
	struct wide wide;

	wide_text_close(stream->wide);
	stream->wide = NULL;
	stream->n_text = 0;
	stream->n_tail = 0;
	if (!peek(stream))
		return false;
	if (stream->packed != NULL && gzip_is_mark(stream->peeked, stream->n_peeked))
		return fault(stream->diagnostics, in_file(stream->name),
			     "is packed twice; unpack it once, and use the result");
	if (is_wide(stream, &wide)) {
		stream->wide = wide_text_open(stream->arena, &wide);
		if (stream->wide == NULL)
			return stream_fail(stream, strerror(errno));
		notice(stream->diagnostics, in_file(stream->name), "read as %s%s", wide.name,
		       wide.mark == 0 ? ", though nothing at its start says so" : "");
	}
	return true;
}

enum stream_next stream_next(struct stream *stream)
{
	if (stream->sheets != NULL) {
		bool is_well;

		if (!sheets_next(stream->sheets, &stream->name, &is_well))
			return is_well ? STREAM_END : STREAM_FAILED;
	} else if (stream->packed != NULL) {
		enum packed_next next = packed_next(stream->packed, &stream->name);

		if (next != PACKED_FOUND)
			return next == PACKED_END ? STREAM_END : STREAM_FAILED;
	} else if (stream->is_started) {
		return STREAM_END;
	}
	stream->is_started = true;
	stream->n_texts++;
	return begin_text(stream) ? STREAM_FOUND : STREAM_FAILED;
}

bool stream_is_repeatable(const struct stream *stream)
{
	return stream->is_regular;
}

bool stream_is_still(const struct stream *stream)
{
	const char *problem = still_problem(
	    &stream->still, stream->file,
	    stream->packed == NULL && stream->sheets == NULL ? stream->n_read : -1, stream->arena);

	return problem == NULL || stream_fail(stream, problem);
}

bool stream_again(struct stream *stream)
{
	int n_texts = stream->n_texts;

	if (stream->sheets != NULL)
		return sheets_again(stream->sheets) && begin_text(stream);
	if (!stream->is_regular)
		return false;
	if (stream->given == NULL && lseek(stream->file, 0, SEEK_SET) != 0)
		return stream_fail(stream, strerror(errno));
	stream->given_taken = 0;
	packed_close(stream->packed);
	stream->packed = NULL;
	stream->n_first = stream->first_taken = 0;
	stream->is_started = stream->is_at_end = false;
	stream->n_hashed = stream->n_read = 0;
	stream->n_texts = 0;
	sha256_init(&stream->hash);
	if (!begin_file(stream))
		return false;
	while (stream->n_texts < n_texts)
		if (stream_next(stream) != STREAM_FOUND)
			return false;
	return true;
}

const char *stream_name(const struct stream *stream)
{
	return stream->name;
}

static void keep_tail(struct stream *stream, const char *bytes, size_t count)
{
	size_t keep =
	    sizeof stream->tail - (count < sizeof stream->tail ? count : sizeof stream->tail);

	keep = keep < stream->n_tail ? keep : stream->n_tail;
	memmove(stream->tail, stream->tail + stream->n_tail - keep, keep);
	if (count > sizeof stream->tail) {
		bytes += count - sizeof stream->tail;
		count = sizeof stream->tail;
	}
	memcpy(stream->tail + keep, bytes, count);
	stream->n_tail = keep + count;
}

int64_t stream_read(void *data, char *bytes, size_t size)
{
	struct stream *stream = data;
	int64_t count = stream->wide != NULL
			    ? wide_text_read(stream->wide, read_plain, stream, bytes, size)
			    : read_plain(stream, bytes, size);

	stream->n_text += count > 0 ? count : 0;
	if (count > 0)
		keep_tail(stream, bytes, (size_t)count);
	return count;
}

const char *stream_tail(const struct stream *stream, size_t *length)
{
	*length = stream->n_tail;
	return stream->tail;
}

int64_t stream_text_size(const struct stream *stream)
{
	return stream->n_text;
}

int64_t stream_plain_size(const struct stream *stream)
{
	return stream->packed == NULL && stream->sheets == NULL && stream->wide == NULL
		   ? stream->size
		   : -1;
}

bool stream_is_interrupted(const struct stream *stream)
{
	return stream->is_interrupted;
}

bool stream_tell(const struct stream *stream, struct diagnostics *diagnostics)
{
	const struct place place = {.file = stream->name};

	if (stream->sheets != NULL && stream->problem != NULL)
		return diagnose(diagnostics,
				sheets_is_failure(stream->sheets) ? SEVERITY_FAILURE
								  : SEVERITY_FAULT,
				place, "%s", stream->problem);
	return failure(diagnostics, place, "cannot be read: %s",
		       stream->problem != NULL ? stream->problem : strerror(errno));
}
