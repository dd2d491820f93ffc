#include "tally/stream.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <sha2.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tally/gzip.h"
#include "tally/utf16.h"

#define PACKED_PIECE (64 * 1024)
#define FIRST_BYTES 4 /* that tell what is packed */

struct stream {
	struct arena *arena;
	struct diagnostics *diagnostics;
	const char *path, *name;
	int file;
	bool is_input, is_regular, is_started, is_at_end, is_interrupted;
	int64_t size; /* of the file given, or -1 */
	char first[FIRST_BYTES];
	size_t n_first, first_taken;
	struct gzip *gzip;       /* or... */
	struct archive *archive; /* ...of the .zip; neither: nothing is packed */
	char *piece;             /* of its bytes */
	char peeked[2];          /* bytes unpacked already, to see what they begin */
	size_t n_peeked, peeked_taken;
	struct utf16 *utf16; /* NULL: bytes pass as they are */
	SHA2_CTX hash;
	bool is_hashed; /* as bytes pass */
	int64_t n_hashed, most_hashed;
	const char *sha256, *problem;
};

static bool fail(struct stream *stream, const char *why)
{
	return diagnose(stream->diagnostics, SEVERITY_FAILURE, (struct place){.file = stream->path},
			"cannot be read: %s", why);
}

/* The file's own bytes, those looked at already first. */
static int64_t read_given(void *data, char *bytes, size_t size)
{
	struct stream *stream = data;
	int64_t count;

	if (stream->first_taken < stream->n_first) {
		count = (int64_t)(stream->n_first - stream->first_taken);
		count = count > (int64_t)size ? (int64_t)size : count;
		memcpy(bytes, stream->first + stream->first_taken, (size_t)count);
		stream->first_taken += (size_t)count;
	} else {
		count = read(stream->file, bytes, size);
	}
	if (count < 0) {
		stream->problem = strerror(errno);
		stream->is_interrupted = errno == EINTR;
	}
	stream->is_at_end = count == 0;
	if (stream->is_hashed && count > 0) {
		stream->n_hashed += count;
		if (stream->n_hashed <= stream->most_hashed)
			SHA256Update(&stream->hash, (const uint8_t *)bytes, (size_t)count);
	}
	return count;
}

static ssize_t feed_archive(struct archive *archive, void *data, const void **bytes)
{
	struct stream *stream = data;
	int64_t count = read_given(stream, stream->piece, PACKED_PIECE);

	if (count < 0)
		archive_set_error(archive, errno, "%s", strerror(errno));
	*bytes = stream->piece;
	return (ssize_t)count;
}

static bool open_archive(struct stream *stream)
{
	int status;

	stream->archive = archive_read_new();
	if (stream->archive == NULL)
		return fail(stream, strerror(ENOMEM));
	archive_read_support_format_zip(stream->archive);
	if (stream->is_regular && !stream->is_hashed) {
		status = lseek(stream->file, 0, SEEK_SET) == 0
			     ? archive_read_open_fd(stream->archive, stream->file, PACKED_PIECE)
			     : ARCHIVE_FATAL;
	} else {
		stream->piece = arena_alloc(stream->arena, PACKED_PIECE);
		status = archive_read_open(stream->archive, stream, NULL, feed_archive, NULL);
	}
	return status == ARCHIVE_OK || fail(stream, archive_error_string(stream->archive));
}

static bool open_packed(struct stream *stream)
{
	if (gzip_is_mark(stream->first, stream->n_first)) {
		stream->gzip = gzip_open(stream->arena);
		return stream->gzip != NULL || fail(stream, strerror(ENOMEM));
	}
	if (stream->n_first == 4 && (memcmp(stream->first, "PK\x03\x04", 4) == 0 ||
				     memcmp(stream->first, "PK\x05\x06", 4) == 0))
		return open_archive(stream);
	return true;
}

static bool is_packed(const struct stream *stream)
{
	return stream->archive != NULL || stream->gzip != NULL;
}

/* Of a plain file as it is; what is unpacked from it is the same bytes. */
static const char *hash_file(struct stream *stream)
{
	char bytes[32 * 1024], hex[SHA256_DIGEST_STRING_LENGTH];
	SHA2_CTX hash;
	int64_t count, at = 0;

	SHA256Init(&hash);
	while ((count = pread(stream->file, bytes, sizeof bytes, at)) > 0) {
		SHA256Update(&hash, (const uint8_t *)bytes, (size_t)count);
		at += count;
	}
	if (count < 0)
		return NULL;
	SHA256End(&hash, hex);
	return arena_text(stream->arena, hex);
}

static bool look_at_first(struct stream *stream)
{
	while (stream->n_first < FIRST_BYTES) {
		int64_t count = read(stream->file, stream->first + stream->n_first,
				     FIRST_BYTES - stream->n_first);

		if (count < 0)
			return fail(stream, strerror(errno));
		if (count == 0)
			break;
		stream->n_first += (size_t)count;
	}
	return true;
}

struct stream *stream_open(const char *path, int64_t most_hashed, struct arena *arena,
			   struct diagnostics *diagnostics)
{
	struct stream *stream = arena_alloc(arena, sizeof *stream);
	struct stat status;

	stream->arena = arena;
	stream->diagnostics = diagnostics;
	stream->is_input = strcmp(path, "-") == 0;
	stream->path = stream->is_input ? "standard input" : path;
	stream->name = stream->path;
	stream->size = -1;
	stream->file = stream->is_input ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	stream->most_hashed = most_hashed;
	SHA256Init(&stream->hash);
	if (stream->file < 0 || fstat(stream->file, &status) != 0) {
		fail(stream, strerror(errno));
		stream_close(stream);
		return NULL;
	}
	if (S_ISDIR(status.st_mode)) {
		fail(stream, strerror(EISDIR));
		stream_close(stream);
		return NULL;
	}
	/* Standard input may be in use by others, so it is only read on. */
	stream->is_regular = S_ISREG(status.st_mode) && !stream->is_input;
	if (stream->is_regular)
		stream->size = status.st_size;
	/* A small file's is taken in a moment; a large one's as its bytes pass, in their order. */
	stream->is_hashed = most_hashed > 0 && (stream->is_input || !stream->is_regular ||
						most_hashed == STREAM_HASH_ALL);
	if (!stream->is_hashed && stream->size <= most_hashed)
		stream->sha256 = hash_file(stream);
	if (!look_at_first(stream)) {
		stream_close(stream);
		return NULL;
	}
	if (open_packed(stream))
		return stream;
	stream_close(stream);
	return NULL;
}

void stream_close(struct stream *stream)
{
	if (stream == NULL)
		return;
	utf16_close(stream->utf16);
	stream->utf16 = NULL;
	gzip_close(stream->gzip);
	stream->gzip = NULL;
	if (stream->archive != NULL)
		archive_read_free(stream->archive);
	stream->archive = NULL;
	if (stream->file >= 0 && !stream->is_input)
		close(stream->file);
	stream->file = -1;
}

static bool is_text_name(const char *name)
{
	static const char *const suffixes[] = {".csv", ".tsv", ".txt"};
	size_t length = strlen(name);

	for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
		if (length > 4 && strcasecmp(name + length - 4, suffixes[i]) == 0)
			return strncmp(name, "__MACOSX/", 9) != 0;
	return false;
}

static enum stream_next next_member(struct stream *stream)
{
	struct archive_entry *entry;
	int status;

	while ((status = archive_read_next_header(stream->archive, &entry)) == ARCHIVE_OK ||
	       status == ARCHIVE_WARN) {
		const char *name = archive_entry_pathname(entry);

		stream->is_started = true;
		if (archive_entry_filetype(entry) == AE_IFDIR)
			continue;
		if (name == NULL)
			name = "(name unreadable)";
		if (is_text_name(name)) {
			stream->name = arena_format(stream->arena, "%s/%s", stream->path, name);
			return STREAM_FOUND;
		}
		if (strcmp(name, "[Content_Types].xml") == 0) {
			diagnose(stream->diagnostics, SEVERITY_FAULT,
				 (struct place){.file = stream->path},
				 "is a workbook, not a text file; save its sheet as CSV");
			return STREAM_FAILED;
		}
		diagnose(stream->diagnostics, SEVERITY_NOTICE, (struct place){.file = stream->path},
			 "member '%s' is no .csv, .tsv or .txt and was not read", name);
	}
	if (status == ARCHIVE_EOF)
		return STREAM_END;
	fail(stream, archive_error_string(stream->archive));
	return STREAM_FAILED;
}

/* Of the text, whatever its encoding. */
static int64_t read_unpacked(struct stream *stream, char *bytes, size_t size)
{
	int64_t count;

	if (stream->gzip != NULL) {
		count = gzip_read(stream->gzip, read_given, stream, bytes, size);
		if (count < 0 && gzip_problem(stream->gzip) != NULL)
			stream->problem = gzip_problem(stream->gzip);
		return count;
	}
	if (stream->archive == NULL)
		return read_given(stream, bytes, size);
	do
		count = archive_read_data(stream->archive, bytes, size);
	while (count == ARCHIVE_RETRY);
	if (count >= 0)
		return count;
	errno = archive_errno(stream->archive) > 0 ? archive_errno(stream->archive) : EIO;
	stream->problem = archive_error_string(stream->archive);
	return -1;
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
			return !stream->is_interrupted &&
			       diagnose(stream->diagnostics, SEVERITY_FAILURE,
					(struct place){.file = stream->name}, "cannot be read: %s",
					stream_problem(stream));
		if (count == 0)
			break;
		stream->n_peeked += (size_t)count;
	}
	return true;
}

/* UTF-16 shows in the first two bytes of a text. */
static bool begin_text(struct stream *stream)
{
	const char *first = stream->first;
	size_t n_first = stream->n_first;

	utf16_close(stream->utf16);
	stream->utf16 = NULL;
	if (is_packed(stream)) {
		if (!peek(stream))
			return false;
		first = stream->peeked;
		n_first = stream->n_peeked;
	}
	if (is_packed(stream) && gzip_is_mark(first, n_first))
		return diagnose(stream->diagnostics, SEVERITY_FAULT,
				(struct place){.file = stream->name},
				"is packed twice; unpack it once, and give what comes of it");
	if (utf16_is_mark(first, n_first)) {
		stream->utf16 = utf16_open(stream->arena, first[0] == '\xFF');
		if (stream->utf16 == NULL)
			return fail(stream, strerror(errno));
		diagnose(stream->diagnostics, SEVERITY_NOTICE, (struct place){.file = stream->name},
			 "read as UTF-16");
	}
	return true;
}

enum stream_next stream_next(struct stream *stream)
{
	if (stream->archive != NULL) {
		enum stream_next next = next_member(stream);

		return next == STREAM_FOUND && !begin_text(stream) ? STREAM_FAILED : next;
	}
	if (stream->is_started) {
		if (stream->gzip != NULL && gzip_has_rest(stream->gzip))
			diagnose(stream->diagnostics, SEVERITY_NOTICE,
				 (struct place){.file = stream->path},
				 "what follows the packed text is no gzip, and was not read");
		return STREAM_END;
	}
	stream->is_started = true;
	return begin_text(stream) ? STREAM_FOUND : STREAM_FAILED;
}

const char *stream_name(const struct stream *stream)
{
	return stream->name;
}

int stream_file(const struct stream *stream)
{
	bool is_plain = stream->is_regular && !is_packed(stream) && stream->utf16 == NULL;

	return is_plain && !stream->is_hashed ? stream->file : -1;
}

int64_t stream_size(const struct stream *stream)
{
	return !is_packed(stream) && stream->utf16 == NULL ? stream->size : -1;
}

int64_t stream_read(void *data, char *bytes, size_t size)
{
	struct stream *stream = data;

	return stream->utf16 != NULL ? utf16_read(stream->utf16, read_plain, stream, bytes, size)
				     : read_plain(stream, bytes, size);
}

bool stream_is_interrupted(const struct stream *stream)
{
	return stream->is_interrupted;
}

const char *stream_problem(const struct stream *stream)
{
	return stream->problem != NULL ? stream->problem : strerror(errno);
}

const char *stream_sha256(struct stream *stream)
{
	char hex[SHA256_DIGEST_STRING_LENGTH], rest[1024];

	if (stream->sha256 != NULL || !stream->is_hashed)
		return stream->sha256;
	/* What is packed may end before the file does. */
	while (!stream->is_at_end && stream->n_hashed <= stream->most_hashed &&
	       read_given(stream, rest, sizeof rest) > 0)
		;
	if (!stream->is_at_end || stream->n_hashed > stream->most_hashed)
		return NULL;
	SHA256End(&stream->hash, hex);
	stream->sha256 = arena_text(stream->arena, hex);
	return stream->sha256;
}
