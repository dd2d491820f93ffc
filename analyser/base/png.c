#include "base/png.h"

#include <string.h>

#include "base/arena_zlib.h"

static const unsigned char signature[8] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

/* A chunk: the length of its data, its name, the data, and the sum of name and data. */
enum { CHUNK_AROUND = 12, NAME = 4, HEADER = 13 };

struct png {
	struct arena *arena;
	uint32_t width, height;
	unsigned depth, colour;
	bool is_interlaced;
	bool has_palette, has_data, is_unpacked;
	uint64_t size, wanted; /* of the pixels: unpacked so far, and of all */
	z_stream stream;
};

static uint32_t number_at(const unsigned char *bytes)
{
	return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 |
	       bytes[3];
}

static bool is_named(const unsigned char *name, const char *expected)
{
	return memcmp(name, expected, NAME) == 0;
}

bool png_begins(const char *bytes, size_t size)
{
	return size >= sizeof signature && memcmp(bytes, signature, sizeof signature) == 0;
}

/* Bits of a pixel; 0 of a colour type and depth that do not go together. */
static unsigned pixel_bits(unsigned colour, unsigned depth)
{
	/* By colour type: channels, and the depths that it may have, each a bit of its own. */
	static const struct {
		unsigned channels, depths;
	} types[] = {{1, 1 | 2 | 4 | 8 | 16},
		     {0, 0},
		     {3, 8 | 16},
		     {1, 1 | 2 | 4 | 8},
		     {2, 8 | 16},
		     {0, 0},
		     {4, 8 | 16}};
	const bool is_one = depth != 0 && (depth & (depth - 1)) == 0;

	if (!is_one || colour >= N_OF(types) || (types[colour].depths & depth) == 0)
		return 0;
	return types[colour].channels * depth;
}

/* Rows, each behind a byte that says how it was filtered; an interlaced picture is seven. */
static uint64_t pixels_size(const struct png *png)
{
	static const struct {
		uint32_t x, y, across, down;
	} passes[] = {{0, 0, 1, 1}, {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8},
		      {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}};
	const uint64_t bits = pixel_bits(png->colour, png->depth);
	uint64_t size = 0;

	for (size_t i = png->is_interlaced; i < (png->is_interlaced ? N_OF(passes) : 1); i++) {
		const uint64_t columns =
		    (png->width + passes[i].across - 1 - passes[i].x) / passes[i].across;
		const uint64_t rows =
		    (png->height + passes[i].down - 1 - passes[i].y) / passes[i].down;

		size += columns == 0 ? 0 : rows * (1 + (columns * bits + 7) / 8);
	}
	return size;
}

static const char *take_header(struct png *png, const unsigned char *data, uint32_t length)
{
	if (length != HEADER)
		return "its header is damaged";
	png->width = number_at(data);
	png->height = number_at(data + 4);
	png->depth = data[8];
	png->colour = data[9];
	png->is_interlaced = data[12] == 1;
	if (png->width == 0 || png->height == 0 || png->width > PNG_MOST_SIDE ||
	    png->height > PNG_MOST_SIDE)
		return arena_format(png->arena,
				    "it is %u pixels wide and %u high, of which each must be from "
				    "1 to %d",
				    png->width, png->height, PNG_MOST_SIDE);
	if (pixel_bits(png->colour, png->depth) == 0)
		return arena_format(png->arena,
				    "there is no colour type %u with a depth of %u bits",
				    png->colour, png->depth);
	if (data[10] != 0 || data[11] != 0 || data[12] > 1)
		return "its header names a way of packing that does not exist";
	png->wanted = pixels_size(png);
	png->stream = arena_zlib(png->arena);
	(void)inflateInit(&png->stream); /* take_data() is told where this fails */
	return NULL;
}

static const char *take_data(struct png *png, const unsigned char *data, uint32_t length)
{
	unsigned char row[32 * 1024];
	int found = Z_OK;

	if (png->colour == 3 && !png->has_palette)
		return "its palette of colours is missing";
	png->has_data = true;
	png->stream.next_in = (Bytef *)data; /* zlib's own type; it only reads them */
	png->stream.avail_in = length;
	/* What is behind the last pixel is nobody's. */
	while (found == Z_OK && png->stream.avail_in > 0 && !png->is_unpacked) {
		png->stream.next_out = row;
		png->stream.avail_out = sizeof row;
		found = inflate(&png->stream, Z_NO_FLUSH);
		png->size += sizeof row - png->stream.avail_out;
		png->is_unpacked = found == Z_STREAM_END || png->size > png->wanted;
	}
	return found == Z_OK || found == Z_STREAM_END ? NULL : "its pixels cannot be unpacked";
}

static const char *take_chunk(struct png *png, const unsigned char *name, uint32_t length)
{
	const unsigned char *data = name + NAME;

	if ((png->width == 0) != is_named(name, "IHDR"))
		return "its header is not where it must be";
	if (is_named(name, "IHDR"))
		return take_header(png, data, length);
	if (is_named(name, "IDAT"))
		return take_data(png, data, length);
	if (is_named(name, "PLTE"))
		png->has_palette = length > 0 && length <= 3 * 256 && length % 3 == 0;
	else if (is_named(name, "IEND") && (!png->has_data || png->size < png->wanted))
		return "pixels are missing";
	/* A small first letter is of what a viewer may pass over. */
	else if (!is_named(name, "IEND") && (name[0] & 0x20) == 0)
		return "it has a chunk that no viewer knows";
	return NULL;
}

/* `its IDAT chunk`, where the name is one. */
static const char *chunk_called(const unsigned char *name, struct arena *arena)
{
	for (int i = 0; i < NAME; i++)
		if ((name[i] | 0x20) < 'a' || (name[i] | 0x20) > 'z')
			return "one of its chunks";
	return arena_format(arena, "its %.4s chunk", (const char *)name);
}

const char *png_fault(const char *bytes, size_t size, uint32_t *width, uint32_t *height,
		      struct arena *arena)
{
	const unsigned char *at = (const unsigned char *)bytes + sizeof signature;
	const unsigned char *end = (const unsigned char *)bytes + size;
	struct png png = {.arena = arena};
	bool is_ended = false;

	*width = *height = 0;
	if (!png_begins(bytes, size))
		return "it does not begin as a PNG does";
	while (!is_ended) {
		const uint32_t length = end - at < CHUNK_AROUND ? 0 : number_at(at);
		const unsigned char *name = at + NAME;
		const char *fault;

		if (end - at < CHUNK_AROUND)
			return "it is cut short";
		if ((size_t)(end - at) < (size_t)length + CHUNK_AROUND)
			return arena_format(arena,
					    "it is cut short, or damaged: %s would end behind it",
					    chunk_called(name, arena));
		if (number_at(name + NAME + length) != crc32(0, name, length + NAME))
			return arena_format(arena, "it is damaged: the checksum of %s is wrong",
					    chunk_called(name, arena));
		fault = take_chunk(&png, name, length);
		*width = png.width;
		*height = png.height;
		if (fault != NULL)
			return fault;
		is_ended = is_named(name, "IEND");
		at += length + CHUNK_AROUND;
	}
	return at == end ? NULL : "more bytes stand behind its end";
}
