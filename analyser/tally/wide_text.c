#include "tally/stream_bytes.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

#define PIECE (64 * 1024)

struct wide_text {
	iconv_t converter;
	size_t unit; /* bytes of a character, or of half a pair */
	char *piece; /* bytes not converted yet */
	size_t at, end;
	bool is_at_end;
};

struct wide_text *wide_text_open(struct arena *arena, const struct wide *wide)
{
	struct wide_text *text = arena_alloc(arena, sizeof *text);

	text->unit = wide->unit;
	text->piece = arena_alloc(arena, PIECE);
	text->converter = iconv_open("UTF-8", wide->encoding);
	return text->converter == (iconv_t)-1 ? NULL : text;
}

void wide_text_close(struct wide_text *text)
{
	if (text != NULL)
		iconv_close(text->converter);
}

static bool fill(struct wide_text *text, int64_t (*read)(void *data, char *bytes, size_t size),
		 void *data)
{
	memmove(text->piece, text->piece + text->at, text->end - text->at);
	text->end -= text->at;
	text->at = 0;

	int64_t count = read(data, text->piece + text->end, PIECE - text->end);

	if (count < 0)
		return false;
	text->is_at_end = count == 0;
	text->end += (size_t)count;
	return true;
}

int64_t wide_text_read(struct wide_text *text,
		       int64_t (*read)(void *data, char *bytes, size_t size), void *data,
		       char *bytes, size_t size)
{
	char *out = bytes;
	size_t left = size;

	while (out == bytes) {
		if (text->end - text->at < 4 && !text->is_at_end && !fill(text, read, data))
			return -1;

		char *in = text->piece + text->at;
		size_t in_left = text->end - text->at;

		if (in_left == 0 && text->is_at_end)
			return 0;
		if (iconv(text->converter, &in, &in_left, &out, &left) == (size_t)-1 &&
		    out == bytes && errno != E2BIG && (errno != EINVAL || text->is_at_end)) {
			/* Half a pair or half a character: shown, not lost. */
			size_t bad = in_left < text->unit ? in_left : text->unit;

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
		text->at = (size_t)(in - text->piece);
	}
	return out - bytes;
}
