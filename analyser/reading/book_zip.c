/*
 * Read here and not by libarchive, which ends the process where memory runs out: zlib takes its
 * memory from the arena, and what a part is and where it stands is in the directory at the end.
 * https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3 and 4.5.3.
 */
#include "reading/book_zip.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/arena_zlib.h"

#define BLOCK (64 * 1024)

enum {
	END_SIZE = 22,     /* of the record at the end, without its comment */
	LOCATOR_SIZE = 20, /* of what stands before it and tells where the larger one is */
	END64_SIZE = 56,
	ENTRY_SIZE = 46, /* of the directory, without name, extra fields and comment */
	HEADER_SIZE = 30 /* of a part, without name and extra fields */
};

/* Whose name is longer is no part of a spreadsheet that anybody asks for. */
#define NAME_MOST 255

struct book_zip_part {
	int64_t size, packed_size, header; /* where its header is */
	uint32_t sum;
	unsigned flags, method; /* 0: as it is; 8: deflated */
};

struct book_zip {
	struct arena *arena;
	struct book_bytes from;
	int64_t unpacked, most;
	const char *problem;
	int file; /* of a path; -1: not open */
	bool is_failure;
	bool is_directory_known;
	int64_t directory, parts;  /* where it starts, and how many it names */
	int64_t before;            /* what was put before the archive, in bytes */
	struct book_zip_part part; /* being read */
	int64_t at, left;          /* of its packed bytes: the next, and how many more */
	int64_t given;             /* of its size */
	uint32_t sum;              /* of these */
	z_stream stream;
	bool is_stream_ready;
	unsigned char *block;
};

static void end(void *data)
{
	struct book_zip *zip = data;

	if (zip->file >= 0)
		close(zip->file);
	zip->file = -1;
}

struct book_zip *book_zip_open(const struct book_bytes *bytes, struct arena *arena)
{
	struct book_zip *zip = arena_alloc(arena, sizeof *zip);
	int64_t most = (int64_t)bytes->size * BOOK_ZIP_RATIO;

	*zip = (struct book_zip){.arena = arena,
				 .from = *bytes,
				 .file = -1,
				 .most = most > BOOK_ZIP_LEAST ? most : BOOK_ZIP_LEAST};
	arena_hold(arena, zip, end);
	return zip;
}

void book_zip_close(struct book_zip *zip)
{
	end(zip);
}

static bool fail(struct book_zip *zip, const char *why)
{
	zip->problem = why;
	return false;
}

static bool fail_damaged(struct book_zip *zip, const char *why)
{
	return fail(
	    zip,
	    arena_format(
		zip->arena,
		"is damaged or cut short, and cannot be read as a spreadsheet (%s); save it again",
		why));
}

static bool fail_read(struct book_zip *zip)
{
	zip->is_failure = true;
	return fail(zip, arena_format(zip->arena, "cannot be read: %s", strerror(errno)));
}

/* --- Bytes --- */

/* `size` bytes from `at` on; false, with a problem, where there are not so many. */
static bool take(struct book_zip *zip, int64_t at, void *bytes, size_t size)
{
	size_t done = 0;

	if (at < 0 || at > (int64_t)zip->from.size || (int64_t)size > (int64_t)zip->from.size - at)
		return fail_damaged(zip, "it ends too soon");
	if (zip->from.path == NULL) {
		memcpy(bytes, zip->from.bytes + at, size);
		return true;
	}
	if (zip->file < 0)
		zip->file = open(zip->from.path, O_RDONLY | O_CLOEXEC);
	if (zip->file < 0)
		return fail_read(zip);
	while (done < size) {
		ssize_t count = pread(zip->file, (char *)bytes + done, size - done,
				      (off_t)(at + (int64_t)done));

		if (count < 0 && errno == EINTR)
			continue;
		if (count < 0)
			return fail_read(zip);
		if (count == 0)
			return fail_damaged(zip, "it ends too soon");
		done += (size_t)count;
	}
	return true;
}

/* Little end first; what no file is long enough for is as -1. */
static int64_t number(const unsigned char *bytes, size_t size)
{
	uint64_t value = 0;

	for (size_t i = size; i-- > 0;)
		value = value << 8 | bytes[i];
	return value > INT64_MAX ? -1 : (int64_t)value;
}

static bool is_signed(const unsigned char *bytes, unsigned char third, unsigned char fourth)
{
	return bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == third && bytes[3] == fourth;
}

/* --- The directory --- */

/* Where the record at the end is: behind it is a comment at most, of 65,535 bytes. */
static bool find_end(struct book_zip *zip, int64_t *at, unsigned char record[END_SIZE])
{
	int64_t size = (int64_t)zip->from.size;
	int64_t length = size < BLOCK + END_SIZE ? size : BLOCK + END_SIZE;

	if (!take(zip, size - length, zip->block, (size_t)length))
		return false;
	for (int64_t i = length - END_SIZE; i >= 0; i--) {
		const unsigned char *bytes = zip->block + i;

		if (!is_signed(bytes, 5, 6) || i + END_SIZE + number(bytes + 20, 2) > length)
			continue;
		memcpy(record, bytes, END_SIZE);
		*at = size - length + i;
		return true;
	}
	return fail_damaged(zip, "the list of its parts is not at its end");
}

/* The same of a large archive. */
static bool find_end64(struct book_zip *zip, int64_t locator_at)
{
	unsigned char locator[LOCATOR_SIZE], record[END64_SIZE];
	int64_t at;

	if (!take(zip, locator_at, locator, sizeof locator))
		return false;
	at = number(locator + 8, 8);
	if (!is_signed(locator, 6, 7))
		return fail_damaged(zip, "the list of its parts is not to be found");
	if (!take(zip, at, record, sizeof record))
		return false;
	if (!is_signed(record, 6, 6))
		return fail_damaged(zip, "the list of its parts is not to be found");
	zip->parts = number(record + 32, 8);
	zip->directory = number(record + 48, 8);
	return true;
}

static bool know_directory(struct book_zip *zip)
{
	unsigned char record[END_SIZE];
	int64_t at;

	if (zip->is_directory_known)
		return true;
	if (zip->block == NULL)
		zip->block = arena_alloc(zip->arena, BLOCK + END_SIZE);
	if (!find_end(zip, &at, record))
		return false;
	zip->parts = number(record + 10, 2);
	zip->directory = number(record + 16, 4);
	if (zip->parts == 0xFFFF || zip->directory == 0xFFFFFFFF ||
	    number(record + 12, 4) == 0xFFFFFFFF) {
		if (!find_end64(zip, at - LOCATOR_SIZE))
			return false;
	} else if (at - number(record + 12, 4) > zip->directory) {
		zip->before = at - number(record + 12, 4) - zip->directory;
		zip->directory += zip->before;
	}
	zip->is_directory_known = true;
	return true;
}

/* What does not fit into an entry stands in a field behind its name, in this order. */
static bool widen(struct book_zip *zip, struct book_zip_part *part, int64_t at, int64_t length)
{
	int64_t *const values[] = {&part->size, &part->packed_size, &part->header};
	unsigned char field[4 + 8 * 3];

	if (part->size != 0xFFFFFFFF && part->packed_size != 0xFFFFFFFF &&
	    part->header != 0xFFFFFFFF)
		return true;
	while (length >= 4) {
		int64_t size, used = 0;

		if (!take(zip, at, field, 4))
			return false;
		size = number(field + 2, 2);
		if (number(field, 2) != 1) {
			at += 4 + size;
			length -= 4 + size;
			continue;
		}
		size = size > 24 ? 24 : size;
		if (!take(zip, at + 4, field + 4, (size_t)size))
			return false;
		for (size_t i = 0; i < N_OF(values); i++) {
			if (*values[i] != 0xFFFFFFFF)
				continue;
			if (used + 8 > size)
				return fail_damaged(zip, "a part has no size");
			*values[i] = number(field + 4 + used, 8);
			used += 8;
		}
		return true;
	}
	return fail_damaged(zip, "a part has no size");
}

/* Some programs write `xl\workbook.xml`, or other capitals. */
static bool is_name(const char *path, const char *name)
{
	for (; *path != '\0' && *name != '\0'; path++, name++) {
		char a = *path == '\\' ? '/' : *path;

		if (a != *name && strncasecmp(path, name, 1) != 0)
			return false;
	}
	return *path == *name;
}

/* Look for a part in the directory; of two of a name, some programs take the first, some the last.
 */
static bool find_part(struct book_zip *zip, const char *name)
{
	int64_t at = zip->directory;
	bool is_found = false;

	for (int64_t i = 0; i < zip->parts; i++) {
		unsigned char entry[ENTRY_SIZE];
		char path[NAME_MOST + 1];
		int64_t length, extra;

		if (i >= BOOK_ZIP_MOST_PARTS)
			return fail(zip, "has more than 20,000 parts, the most that are read");
		if (!take(zip, at, entry, sizeof entry))
			return false;
		if (!is_signed(entry, 1, 2))
			return fail_damaged(zip, "the list of its parts is broken");
		length = number(entry + 28, 2);
		extra = number(entry + 30, 2);
		if (length <= NAME_MOST) {
			if (!take(zip, at + ENTRY_SIZE, path, (size_t)length))
				return false;
			path[length] = '\0';
			if (strlen(path) == (size_t)length && is_name(path, name)) {
				if (is_found)
					return fail_damaged(zip, "a part is there twice");
				is_found = true;
				zip->part = (struct book_zip_part){
				    .flags = (unsigned)number(entry + 8, 2),
				    .method = (unsigned)number(entry + 10, 2),
				    .sum = (uint32_t)number(entry + 16, 4),
				    .packed_size = number(entry + 20, 4),
				    .size = number(entry + 24, 4),
				    .header = number(entry + 42, 4)};
				if (!widen(zip, &zip->part, at + ENTRY_SIZE + length, extra))
					return false;
			}
		}
		at += ENTRY_SIZE + length + extra + number(entry + 32, 2);
	}
	return is_found;
}

/* --- A part --- */

static bool begin(struct book_zip *zip)
{
	unsigned char header[HEADER_SIZE];
	const struct book_zip_part *part = &zip->part;

	if ((part->flags & 1) != 0)
		return fail(zip, "is protected by a password; save it without one");
	if (part->method != 0 && part->method != Z_DEFLATED)
		return fail(zip, "is packed in a way that spreadsheets are not; save it again");
	if (part->header < 0 || part->size < 0 || part->packed_size < 0 ||
	    (part->method == 0 && part->size != part->packed_size))
		return fail_damaged(zip, "a part has no size");
	if (!take(zip, part->header + zip->before, header, sizeof header))
		return false;
	if (!is_signed(header, 3, 4))
		return fail_damaged(zip, "a part is not where it should be");
	zip->at = part->header + zip->before + HEADER_SIZE + number(header + 26, 2) +
		  number(header + 28, 2);
	zip->left = part->packed_size;
	zip->given = 0;
	zip->sum = (uint32_t)crc32(0, NULL, 0);
	if (!zip->is_stream_ready) {
		zip->stream = arena_zlib(zip->arena);
		if (inflateInit2(&zip->stream, -MAX_WBITS) != Z_OK)
			return fail_damaged(zip, "it cannot be unpacked");
		zip->is_stream_ready = true;
	}
	(void)inflateReset(&zip->stream);
	zip->stream.avail_in = 0;
	return true;
}

bool book_zip_part(struct book_zip *zip, const char *name)
{
	return zip->problem == NULL && know_directory(zip) && find_part(zip, name) && begin(zip);
}

/* The next packed bytes, into the block; how many, or -1. */
static int64_t take_packed(struct book_zip *zip, int64_t most)
{
	int64_t count = zip->left < most ? zip->left : most;

	if (!take(zip, zip->at, zip->block, (size_t)count))
		return -1;
	zip->at += count;
	zip->left -= count;
	return count;
}

static int64_t inflate_part(struct book_zip *zip, char *bytes, size_t size)
{
	z_stream *stream = &zip->stream;

	stream->next_out = (Bytef *)bytes;
	stream->avail_out = (uInt)size;
	while (stream->avail_out == size) {
		int status;

		if (stream->avail_in == 0 && zip->left > 0) {
			int64_t count = take_packed(zip, BLOCK);

			if (count < 0)
				return -1;
			stream->next_in = zip->block;
			stream->avail_in = (uInt)count;
		}
		status = inflate(stream, Z_NO_FLUSH);
		if (status == Z_STREAM_END)
			break;
		if (status != Z_OK) {
			(void)fail_damaged(zip, status == Z_BUF_ERROR ? "it ends too soon"
								      : "a part does not unpack");
			return -1;
		}
	}
	return (int64_t)size - stream->avail_out;
}

int64_t book_zip_read(struct book_zip *zip, char *bytes, size_t size)
{
	int64_t count;

	size = size > BLOCK ? BLOCK : size;
	if (zip->part.method == 0) {
		count = take_packed(zip, (int64_t)size);
		if (count > 0)
			memcpy(bytes, zip->block, (size_t)count);
	} else {
		count = inflate_part(zip, bytes, size);
	}
	if (count < 0)
		return -1;
	zip->sum = (uint32_t)crc32_z(zip->sum, (const Bytef *)bytes, (size_t)count);
	zip->given += count;
	if (count == 0 && (zip->given != zip->part.size || zip->sum != zip->part.sum)) {
		(void)fail_damaged(zip, "a part is not what was packed");
		return -1;
	}
	zip->unpacked += count;
	if (zip->unpacked > zip->most) {
		zip->problem = "unpacks to far more than a spreadsheet of its size would, so it is "
			       "not read; save its sheet as CSV";
		return -1;
	}
	return count;
}

int64_t book_zip_most(const struct book_zip *zip)
{
	return zip->most;
}

bool book_zip_is_failure(const struct book_zip *zip)
{
	return zip->is_failure;
}

const char *book_zip_problem(const struct book_zip *zip)
{
	return zip->problem;
}
