/*
 * Written here and not by libarchive, which ends the process where memory runs out: zlib takes its
 * memory from the arena, and each header knows its sizes, so that nothing has to be put behind.
 */
#include "outputs/docx_parts.h"

#include <stdint.h>
#include <string.h>

#include "base/arena_zlib.h"

#define NEW_YEAR_1980 0x21 /* the first date that a ZIP file knows: no time is told */
#define VERSION 20         /* that is needed to read deflated entries */

/* A part as it stands in the package. */
struct packed_part {
	const char *name, *bytes;
	uint32_t size, packed_size, sum, offset;
	uint16_t method; /* 0: as it is; 8: deflated */
};

/* Deflated, or as it is where that is no longer, as a picture is. */
static struct packed_part pack(const struct docx_part *part, struct arena *arena)
{
	struct packed_part packed = {.name = part->name,
				     .bytes = part->bytes,
				     .size = (uint32_t)part->size,
				     .packed_size = (uint32_t)part->size};
	z_stream stream = arena_zlib(arena);

	packed.sum = (uint32_t)crc32_z(0, (const Bytef *)part->bytes, part->size);
	if (strstr(part->name, ".png") != NULL ||
	    deflateInit2(&stream, 6, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK)
		return packed;
	size_t most = deflateBound(&stream, (uLong)part->size);
	char *room = arena_alloc(arena, most);
	stream.next_in = (z_const Bytef *)part->bytes;
	stream.avail_in = (uInt)part->size;
	stream.next_out = (Bytef *)room;
	stream.avail_out = (uInt)most;
	if (deflate(&stream, Z_FINISH) == Z_STREAM_END && stream.total_out < part->size) {
		packed.bytes = room;
		packed.packed_size = (uint32_t)stream.total_out;
		packed.method = 8;
	}
	(void)deflateEnd(&stream);
	return packed;
}

static void put16(FILE *stream, unsigned number)
{
	fputc((int)(number & 0xff), stream);
	fputc((int)(number >> 8 & 0xff), stream);
}

static void put32(FILE *stream, uint32_t number)
{
	put16(stream, number & 0xffff);
	put16(stream, number >> 16);
}

/* What the header before a part and the entry of the directory share. */
static void put_description(FILE *stream, const struct packed_part *part)
{
	put16(stream, VERSION);
	put16(stream, 0);
	put16(stream, part->method);
	put16(stream, 0);
	put16(stream, NEW_YEAR_1980);
	put32(stream, part->sum);
	put32(stream, part->packed_size);
	put32(stream, part->size);
	put16(stream, (unsigned)strlen(part->name));
	put16(stream, 0);
}

static void put_part(FILE *stream, const struct packed_part *part)
{
	put32(stream, 0x04034b50);
	put_description(stream, part);
	(void)fwrite(part->name, 1, strlen(part->name), stream);
	(void)fwrite(part->bytes, 1, part->packed_size, stream);
}

static void put_entry(FILE *stream, const struct packed_part *part)
{
	put32(stream, 0x02014b50);
	put16(stream, VERSION);
	put_description(stream, part);
	put16(stream, 0); /* no comment, one disk, no attributes */
	put16(stream, 0);
	put16(stream, 0);
	put32(stream, 0);
	put32(stream, part->offset);
	(void)fwrite(part->name, 1, strlen(part->name), stream);
}

bool docx_package_write(const struct docx_part *parts, size_t count, FILE *stream,
			struct diagnostics *diagnostics)
{
	struct packed_part *packed = arena_array(diagnostics->arena, count, sizeof *packed);
	uint64_t at = 0, directory = 0;

	for (size_t i = 0; i < count; i++) {
		at += parts[i].size + 2 * (46 + strlen(parts[i].name));
		if (at > INT32_MAX)
			return failure(diagnostics, (struct place){0},
				       "the Word document would be larger than 2 GiB");
	}
	at = 0;
	for (size_t i = 0; i < count; i++) {
		packed[i] = pack(&parts[i], diagnostics->arena);
		packed[i].offset = (uint32_t)at;
		put_part(stream, &packed[i]);
		at += 30 + strlen(packed[i].name) + packed[i].packed_size;
	}
	for (size_t i = 0; i < count; i++) {
		put_entry(stream, &packed[i]);
		directory += 46 + strlen(packed[i].name);
	}
	put32(stream, 0x06054b50);
	put32(stream, 0);
	put16(stream, (unsigned)count);
	put16(stream, (unsigned)count);
	put32(stream, (uint32_t)directory);
	put32(stream, (uint32_t)at);
	put16(stream, 0);
	return true;
}
