#include "reading/source_bytes.h"

#include <errno.h>
#include <limits.h>
#include <string.h>
#include <zlib.h>

#define PIECE (64 * 1024)
#define WITH_HEADER 16 /* to the bits of the window: gzip's header and check sum */

struct gzip {
	z_stream zlib;
	char *piece; /* of packed bytes */
	bool is_at_end;
	bool is_between; /* two parts, or behind the last */
	bool has_rest;
	const char *problem;
};

const char *gzip_otherwise(const char *bytes, size_t length)
{
	static const struct {
		const char *mark;
		size_t length;
	} others[] = {{"BZh", 3},
		      {"\xFD\x37zXZ", 5},
		      {"\x28\xB5\x2F\xFD", 4},
		      {"\x37z\xBC\xAF\x27\x1C", 6},
		      {"Rar!", 4}};

	for (size_t i = 0; i < N_OF(others); i++)
		if (length >= others[i].length &&
		    memcmp(bytes, others[i].mark, others[i].length) == 0)
			return "is packed, and not by gzip or as a .zip; unpack it, and give what "
			       "is in it";
	return NULL;
}

bool gzip_is_mark(const char *bytes, size_t length)
{
	return length >= 2 && memcmp(bytes, "\x1F\x8B", 2) == 0;
}

struct gzip *gzip_open(struct arena *arena)
{
	struct gzip *gzip = arena_alloc(arena, sizeof *gzip);

	*gzip = (struct gzip){.piece = arena_alloc(arena, PIECE)};
	return inflateInit2(&gzip->zlib, MAX_WBITS + WITH_HEADER) == Z_OK ? gzip : NULL;
}

void gzip_close(struct gzip *gzip)
{
	if (gzip != NULL)
		(void)inflateEnd(&gzip->zlib);
}

static bool fill(struct gzip *gzip, int64_t (*read)(void *data, char *bytes, size_t size),
		 void *data)
{
	int64_t count = read(data, gzip->piece, PIECE);

	if (count < 0)
		return false;
	gzip->is_at_end = count == 0;
	gzip->zlib.next_in = (Bytef *)gzip->piece;
	gzip->zlib.avail_in = (uInt)count;
	return true;
}

static int64_t fail(struct gzip *gzip, int error, const char *problem)
{
	gzip->problem = problem;
	errno = error;
	return -1;
}

/* Another part begins as the first one did; zeros fill up blocks of tapes. */
static bool begins_part(struct gzip *gzip)
{
	if (gzip->zlib.avail_in == 0)
		return false;
	if (*gzip->zlib.next_in == 0x1F && inflateReset(&gzip->zlib) == Z_OK) {
		gzip->is_between = false;
		return true;
	}
	gzip->has_rest = *gzip->zlib.next_in != 0;
	return false;
}

int64_t gzip_read(struct gzip *gzip, int64_t (*read)(void *data, char *bytes, size_t size),
		  void *data, char *bytes, size_t size)
{
	uInt room = size > UINT_MAX ? UINT_MAX : (uInt)size;

	gzip->zlib.next_out = (Bytef *)bytes;
	gzip->zlib.avail_out = room;
	while (gzip->zlib.avail_out == room) {
		if (gzip->zlib.avail_in == 0 && !gzip->is_at_end && !fill(gzip, read, data))
			return -1;
		if (gzip->is_between && !begins_part(gzip))
			return 0;

		int status = inflate(&gzip->zlib, Z_NO_FLUSH);

		if (status == Z_MEM_ERROR)
			return fail(gzip, ENOMEM, strerror(ENOMEM));
		if (status == Z_BUF_ERROR && gzip->is_at_end)
			return fail(gzip, EIO, "truncated gzip input");
		if (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR)
			return fail(gzip, EIO, "damaged gzip input; fetch the file anew");
		gzip->is_between = status == Z_STREAM_END;
	}
	return (int64_t)(room - gzip->zlib.avail_out);
}

const char *gzip_problem(const struct gzip *gzip)
{
	return gzip->problem;
}

bool gzip_has_rest(const struct gzip *gzip)
{
	return gzip->has_rest;
}
