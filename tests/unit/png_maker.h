/*
 * A PNG of one colour made by its specification, sound but for what is asked to be otherwise.
 */
#ifndef TESTS_PNG_MAKER_H
#define TESTS_PNG_MAKER_H

#include <stdint.h>
#include <string.h>
#include <zlib.h>

#include "base/arena.h"

struct png_made {
	uint32_t width, height;
	unsigned char depth, colour, packing, filter, interlace;
	size_t fewer;               /* bytes of pixels than `rows` of them have */
	size_t header_short;        /* bytes that the header lacks */
	const char *before, *after; /* names of empty chunks beside the data, or NULL */
	uint32_t palette;           /* bytes in one, before the data */
	const char *data, *end;     /* names of chunks; NULL: IDAT and IEND */
};

struct png_bytes {
	unsigned char *bytes; /* with room for a byte behind them */
	size_t size;
};

static inline void png_number(struct png_bytes *png, uint32_t number)
{
	for (int i = 24; i >= 0; i -= 8)
		png->bytes[png->size++] = (unsigned char)(number >> i);
}

static inline void png_chunk(struct png_bytes *png, const char *name, const void *data,
			     size_t length)
{
	const size_t from = png->size + 4;

	png_number(png, (uint32_t)length);
	memcpy(png->bytes + from, name, 4);
	if (length > 0)
		memcpy(png->bytes + from + 4, data, length);
	png->size = from + 4 + length;
	png_number(png, (uint32_t)crc32(0, png->bytes + from, (uInt)length + 4));
}

/* Its pixels are of `size` bytes, unpacked. */
static inline struct png_bytes png_of_size(struct arena *arena, const struct png_made *made,
					   size_t size)
{
	unsigned char *rows = arena_alloc(arena, size + 1);
	uLongf packed_size = compressBound(size);
	unsigned char *packed = arena_alloc(arena, packed_size);
	struct png_bytes png = {.bytes = arena_alloc(arena, packed_size + 2000), .size = 8};
	struct png_bytes header = {.bytes = arena_alloc(arena, 13)};
	unsigned char palette[1000] = {0};

	memcpy(png.bytes, "\x89PNG\r\n\x1A\n", 8);
	png_number(&header, made->width);
	png_number(&header, made->height);
	memcpy(header.bytes + 8,
	       (unsigned char[]){made->depth, made->colour, made->packing, made->filter,
				 made->interlace},
	       5);
	png_chunk(&png, "IHDR", header.bytes, 13 - made->header_short);
	if (made->palette > 0)
		png_chunk(&png, "PLTE", palette, made->palette);
	if (made->before != NULL)
		png_chunk(&png, made->before, NULL, 0);
	(void)compress(packed, &packed_size, rows, size - made->fewer);
	/* In two pieces, as larger pictures are. */
	png_chunk(&png, made->data == NULL ? "IDAT" : made->data, packed, 1);
	png_chunk(&png, made->data == NULL ? "IDAT" : made->data, packed + 1, packed_size - 1);
	if (made->after != NULL)
		png_chunk(&png, made->after, NULL, 0);
	png_chunk(&png, made->end == NULL ? "IEND" : made->end, NULL, 0);
	return png;
}

/* Of one bit a pixel, or of whole bytes, and not interlaced. */
static inline struct png_bytes png_make(struct arena *arena, const struct png_made *made)
{
	static const size_t channels[7] = {1, 0, 3, 1, 2, 0, 4};
	const size_t bits = made->colour < 7 ? channels[made->colour] * made->depth : 0;

	return png_of_size(arena, made, made->height * (1 + (made->width * bits + 7) / 8));
}

#endif
