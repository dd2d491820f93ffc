#include "tally/utf16.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

#define PIECE (64 * 1024)

struct utf16 {
	iconv_t converter;
	char *piece; /* bytes not converted yet */
	size_t at, end;
	bool is_at_end;
};

bool utf16_is_mark(const char *bytes, size_t length)
{
	return length >= 2 &&
	       (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0);
}

struct utf16 *utf16_open(struct arena *arena, bool is_little_endian)
{
	struct utf16 *utf16 = arena_alloc(arena, sizeof *utf16);

	utf16->piece = arena_alloc(arena, PIECE);
	utf16->converter = iconv_open("UTF-8", is_little_endian ? "UTF-16LE" : "UTF-16BE");
	return utf16->converter == (iconv_t)-1 ? NULL : utf16;
}

void utf16_close(struct utf16 *utf16)
{
	if (utf16 != NULL)
		iconv_close(utf16->converter);
}

static bool fill(struct utf16 *utf16, int64_t (*read)(void *data, char *bytes, size_t size),
		 void *data)
{
	memmove(utf16->piece, utf16->piece + utf16->at, utf16->end - utf16->at);
	utf16->end -= utf16->at;
	utf16->at = 0;

	int64_t count = read(data, utf16->piece + utf16->end, PIECE - utf16->end);

	if (count < 0)
		return false;
	utf16->is_at_end = count == 0;
	utf16->end += (size_t)count;
	return true;
}

int64_t utf16_read(struct utf16 *utf16, int64_t (*read)(void *data, char *bytes, size_t size),
		   void *data, char *bytes, size_t size)
{
	char *out = bytes;
	size_t left = size;

	while (out == bytes) {
		if (utf16->end - utf16->at < 4 && !utf16->is_at_end && !fill(utf16, read, data))
			return -1;

		char *in = utf16->piece + utf16->at;
		size_t in_left = utf16->end - utf16->at;

		if (in_left == 0 && utf16->is_at_end)
			return 0;
		if (iconv(utf16->converter, &in, &in_left, &out, &left) == (size_t)-1 &&
		    out == bytes && errno != E2BIG && (errno != EINVAL || utf16->is_at_end)) {
			/* Half a pair or half a character: shown, not lost. */
			size_t bad = in_left < 2 ? in_left : 2;

			if (left < 3) {
				errno = E2BIG;
				return -1;
			}
			*out++ = '\xEF';
			*out++ = '\xBF';
			*out++ = '\xBD';
			left -= 3;
			in += bad;
		} else if (out == bytes && errno == E2BIG && in_left > 0 && size < 4) {
			return -1;
		}
		utf16->at = (size_t)(in - utf16->piece);
	}
	return out - bytes;
}
