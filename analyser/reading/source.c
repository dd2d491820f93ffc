#include "reading/source.h"

#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/alike.h"
#include "base/text.h"
#include "reading/book_source.h"
#include "reading/source_bytes.h"

static bool fail(struct diagnostics *diagnostics, const char *path, const char *why)
{
	return failure(diagnostics, in_file(path), "cannot be read: %s", why);
}

static int64_t read_stream(void *stream, char *bytes, size_t size)
{
	const size_t got = fread(bytes, 1, size, stream);

	return got == 0 && ferror((FILE *)stream) ? -1 : (int64_t)got;
}

/* Convert to UTF-8, without its mark, with U+FFFD for what has no meaning; how many of those. False
 * where the machine has no converter, told as its failure. */
static bool convert(struct source *source, const char *encoding, size_t mark, struct arena *arena,
		    size_t *unreadable, struct diagnostics *diagnostics)
{
	static const char replacement[] = {'\xEF', '\xBF', '\xBD'};
	size_t room = source->size * 3 + 4;
	char *text = arena_alloc(arena, room), *out = text;
	iconv_t converter = iconv_open("UTF-8", encoding);

	if (converter == (iconv_t)-1)
		return fail(diagnostics, source->path,
			    arena_format(arena, "there is no converter of %s here", encoding));
	/* iconv() does not write to its input, whatever its type says. */
	char *in = (char *)(uintptr_t)(source->bytes + mark);
	size_t in_left = source->size - mark, out_left = room - 1;

	*unreadable = 0;
	while (iconv(converter, &in, &in_left, &out, &out_left) == (size_t)-1) {
		if (errno == E2BIG || in_left == 0 || out_left < sizeof replacement)
			break;
		memcpy(out, replacement, sizeof replacement);
		out += sizeof replacement;
		out_left -= sizeof replacement;
		in++;
		in_left--;
		++*unreadable;
	}
	iconv_close(converter);
	source->text = text;
	source->length = (size_t)(out - text);
	return in_left == 0 || fail(diagnostics, source->path, strerror(E2BIG));
}

static bool refuse_wide(const struct source *source, const char *name,
			struct diagnostics *diagnostics)
{
	return fault(diagnostics, in_file(source->path),
		     "begins as %s but is not; save it as UTF-8", name);
}

/* With half a character at its end. */
static bool starts_as_utf16(const struct source *source)
{
	return source->size >= 2 && (memcmp(source->bytes, "\xFF\xFE", 2) == 0 ||
				     memcmp(source->bytes, "\xFE\xFF", 2) == 0);
}

static bool decode(struct source *source, struct arena *arena, struct diagnostics *diagnostics)
{
	const struct place place = {.file = source->path};
	/* It may stand before other bytes too, where rows were put together from several files. */
	const size_t mark =
	    source->size >= 3 && memcmp(source->bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
	size_t unreadable = 0;
	struct wide wide;

	if (book_is_mark(source->bytes, source->size))
		return book_source(source, NULL, NULL, arena, diagnostics);
	if (gzip_otherwise(source->bytes, source->size) != NULL)
		return fault(diagnostics, place, "%s", gzip_otherwise(source->bytes, source->size));
	if (book_is_named(source->path) && source->size > 0)
		return fault(diagnostics, place, "%s", book_misnamed(source->bytes, source->size));
	if (wide_find(&wide, source->bytes, source->size)) {
		if (!convert(source, wide.encoding, wide.mark, arena, &unreadable, diagnostics))
			return false;
		if (unreadable != 0)
			return refuse_wide(source, wide.name, diagnostics);
		diagnose(diagnostics, SEVERITY_ASIDE, place, "read as %s%s", wide.name,
			 wide.mark == 0 ? ", though nothing at its start says so" : "");
	} else if (starts_as_utf16(source)) {
		return refuse_wide(source, "UTF-16", diagnostics);
	} else if (text_is_utf8(source->bytes, source->size)) {
		source->text = source->bytes + mark;
		source->length = source->size - mark;
	} else {
		if (!convert(source, "WINDOWS-1252", mark, arena, &unreadable, diagnostics))
			return false;
		if (unreadable == 0)
			diagnose(diagnostics, SEVERITY_ASIDE, place,
				 "is not UTF-8; read as Windows-1252");
		else
			diagnose(diagnostics, SEVERITY_ASIDE, place,
				 "is not UTF-8; read as Windows-1252, with %zu unreadable "
				 "characters shown as \xEF\xBF\xBD",
				 unreadable);
	}
	if (memchr(source->text, '\0', source->length) != NULL)
		return fault(diagnostics, place,
			     "holds a NUL byte, so it is not a text file; export it as CSV");
	return bounds_hold(source, diagnostics);
}

/* Bytes that are unpacked, as they are asked for. */
struct packed_bytes {
	struct gzip *gzip;
	const char *at;
	size_t left;
};

static int64_t take_packed(void *data, char *bytes, size_t size)
{
	struct packed_bytes *packed = data;
	const size_t taken = size < packed->left ? size : packed->left;

	memcpy(bytes, packed->at, taken);
	packed->at += taken;
	packed->left -= taken;
	return (int64_t)taken;
}

static int64_t read_packed(void *data, char *bytes, size_t size)
{
	return gzip_read(((struct packed_bytes *)data)->gzip, take_packed, data, bytes, size);
}

/* What is in a .gz, as if it had been given itself. */
static bool decode_packed(struct source *source, struct arena *arena,
			  struct diagnostics *diagnostics)
{
	const struct place place = {.file = source->path};
	struct packed_bytes packed = {gzip_open(arena), source->bytes, source->size};
	struct source plain = *source;
	bool is_within, is_read, is_decoded, has_rest;
	const char *problem;

	if (packed.gzip == NULL)
		return fail(diagnostics, source->path, strerror(ENOMEM));
	is_within = bounds_gather(&plain, 0, read_packed, &packed, &is_read, arena, diagnostics);
	problem = gzip_problem(packed.gzip);
	has_rest = gzip_has_rest(packed.gzip);
	gzip_close(packed.gzip);
	if (!is_within)
		return false;
	if (!is_read)
		return fail(diagnostics, source->path, problem != NULL ? problem : strerror(errno));
	if (has_rest)
		notice(diagnostics, place,
		       "what follows the packed text is not gzip, and was not read");
	if (gzip_is_mark(plain.bytes, plain.size))
		return fault(diagnostics, place, "is packed twice; unpack it once");
	is_decoded = decode(&plain, arena, diagnostics);
	source->text = plain.text;
	source->length = plain.length;
	source->place = plain.place;
	return is_decoded;
}

static bool decode_any(struct source *source, struct arena *arena, struct diagnostics *diagnostics)
{
	return gzip_is_mark(source->bytes, source->size) ? decode_packed(source, arena, diagnostics)
							 : decode(source, arena, diagnostics);
}

bool source_from_memory(struct source *source, const char *path, const char *bytes, size_t size,
			struct arena *arena, struct diagnostics *diagnostics)
{
	*source = (struct source){.path = path, .bytes = bytes, .size = size};
	return decode_any(source, arena, diagnostics);
}

static void close_stream(void *stream)
{
	(void)fclose(stream);
}

/* Messages about a sheet, read or not, name its workbook as it was given. */
static bool name_book(const struct source *source, const char *book, bool is_read)
{
	if (source->place != NULL)
		source->place->book = book;
	return is_read;
}

/* A sheet on the shelf, where a workbook stands for a folder of files. */
static bool read_sheet(struct source *source, const struct shelf_file *file, struct arena *arena,
		       struct diagnostics *diagnostics)
{
	*source = (struct source){.path = file->path, .bytes = file->bytes, .size = file->size};
	return name_book(source, file->book,
			 book_source(source, file->sheet, NULL, arena, diagnostics));
}

/* That a file is not there, and which beside it may be meant. */
static const char *not_there(const char *path, const struct shelf *shelf, struct arena *arena)
{
	const char *why = strerror(ENOENT), *slash = strrchr(path, '/'),
		   *name = slash == NULL ? path : slash + 1;
	const char *folder =
	    slash == NULL ? "." : arena_text_of(arena, path, (size_t)(name - path));
	size_t count;
	const char *const *names = shelf_hints(shelf, folder, &count, arena);

	for (size_t i = 0; i < count; i++)
		if (alike_by_a_letter(names[i], name))
			return arena_format(arena, "%s; did you mean '%s'?", why, names[i]);
	return why;
}

/* What the shelf has under a path, or a sheet of the workbook there, which has all its bytes. */
static const struct shelf_file *shelved(const struct shelf *shelf, const char *path)
{
	const struct shelf_file *file = shelf_find(shelf, path);

	for (size_t i = 0; shelf != NULL && file == NULL && i < shelf->count; i++)
		if (text_is_same(shelf->items[i].book, path))
			file = &shelf->items[i];
	return file;
}

bool source_bytes(struct source *source, const char *path, const struct shelf *shelf,
		  struct arena *arena, struct diagnostics *diagnostics)
{
	bool is_standard_input = strcmp(path, "-") == 0;
	const char *name = is_standard_input ? "standard input" : path;
	const struct shelf_file *file = shelved(shelf, path);
	struct stat status;
	FILE *stream;
	bool is_within, is_read;
	size_t size = 0;

	*source = (struct source){.path = name};
	if (file != NULL) {
		source->bytes = file->bytes;
		source->size = file->size;
		return true;
	}
	if (!shelf_is_on_disk(shelf, path))
		return fail(diagnostics, name, strerror(ENOENT));
	stream = is_standard_input ? stdin : fopen(path, "rb");
	if (stream == NULL)
		return fail(diagnostics, name,
			    errno == ENOENT ? not_there(path, shelf, arena) : strerror(errno));
	if (!is_standard_input)
		arena_hold(arena, stream, close_stream);
	if (fstat(fileno(stream), &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0)
		size = (size_t)status.st_size;
	struct still before = still_begin(fileno(stream));
	is_within = bounds_gather(source, size, read_stream, stream, &is_read, arena, diagnostics);
	const char *why = strerror(errno);

	if (is_within && is_read && !is_standard_input) {
		const char *problem =
		    still_problem(&before, fileno(stream), (int64_t)source->size, arena);

		is_read = problem == NULL;
		why = is_read ? why : problem;
	}
	if (!is_standard_input)
		arena_end(arena, stream);
	return is_within && (is_read || fail(diagnostics, name, why));
}

/* A path that names a sheet, and perhaps where its table begins. */
struct named_sheet {
	const char *path, *book, *sheet;
	struct book_area area;
};

static bool read_named(struct source *source, const struct named_sheet *named,
		       const struct shelf *shelf, struct arena *arena,
		       struct diagnostics *diagnostics)
{
	if (!source_bytes(source, named->book, shelf, arena, diagnostics))
		return false;
	if (!book_is_mark(source->bytes, source->size))
		return fault(diagnostics, in_file(named->book),
			     "is no spreadsheet, whatever its name says, so it has no sheet '%s'; "
			     "give it without one",
			     named->sheet);
	source->path = named->path;
	return name_book(source, named->book,
			 book_source(source, named->sheet, &named->area, arena, diagnostics));
}

bool source_read(struct source *source, const char *path, const struct shelf *shelf,
		 struct arena *arena, struct diagnostics *diagnostics)
{
	const struct shelf_file *file = shelf_find(shelf, path);
	struct named_sheet named = {.path = path};

	if (file != NULL && file->sheet != NULL)
		return read_sheet(source, file, arena, diagnostics);
	if (file == NULL && !shelf_exists(shelf, path) &&
	    book_split(path, &named.book, &named.sheet, &named.area, arena))
		return read_named(source, &named, shelf, arena, diagnostics);
	return source_bytes(source, path, shelf, arena, diagnostics) &&
	       decode_any(source, arena, diagnostics);
}
