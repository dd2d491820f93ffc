/*
 * A PNG that is whole (its specification, sections 5 and 11): the signature,
 * the header of the size asked for, data, each chunk with its check sum, and
 * the end where the bytes end.
 */
#include <stdint.h>
#include <string.h>
#include <zlib.h>

#include "plots/image.h"

static const char broken[] = "is not complete";

static uint32_t number_at(const unsigned char *bytes)
{
	return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 |
	       bytes[3];
}

/* A chunk: the length of its data, its name, the data, and the sum of name and data. */
enum { CHUNK_AROUND = 12 };

const char *image_finish_png(struct image_bytes *picture, struct arena *arena)
{
	static const unsigned char signature[8] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
	const unsigned char *bytes = (const unsigned char *)picture->bytes;
	const unsigned char *at = bytes + sizeof signature, *end = bytes + picture->size;
	const int height = picture->height * IMAGE_PNG_WIDTH / picture->width;
	bool has_data = false, is_ended = false;

	(void)arena;
	if (picture->size < sizeof signature || memcmp(bytes, signature, sizeof signature) != 0)
		return broken;
	while (!is_ended) {
		uint32_t length = (size_t)(end - at) < CHUNK_AROUND ? UINT32_MAX : number_at(at);

		if ((size_t)(end - at) < (size_t)length + CHUNK_AROUND ||
		    number_at(at + 8 + length) != crc32(0, at + 4, length + 4))
			return broken;
		if (at == bytes + sizeof signature &&
		    (memcmp(at + 4, "IHDR", 4) != 0 || length != 13 ||
		     number_at(at + 8) != IMAGE_PNG_WIDTH ||
		     number_at(at + 12) != (uint32_t)height))
			return "is not of the size asked for";
		has_data |= memcmp(at + 4, "IDAT", 4) == 0;
		is_ended = memcmp(at + 4, "IEND", 4) == 0;
		at += length + CHUNK_AROUND;
	}
	return has_data && at == end ? NULL : broken;
}
