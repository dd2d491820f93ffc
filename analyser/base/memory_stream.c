#include "base/memory_stream.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>

struct memory_stream {
	struct arena *arena;
	FILE *file;
	char *bytes;
	size_t size;
};

static void end(void *data)
{
	struct memory_stream *stream = data;

	if (stream->file != NULL)
		(void)fclose(stream->file);
	free(stream->bytes);
}

struct memory_stream *memory_stream_open(struct arena *arena)
{
	struct memory_stream *stream = arena_alloc(arena, sizeof *stream);

	stream->arena = arena;
	stream->file = open_memstream(&stream->bytes, &stream->size);
	if (stream->file == NULL)
		return NULL;
	arena_hold(arena, stream, end);
	return stream;
}

FILE *memory_stream_file(const struct memory_stream *stream)
{
	return stream->file;
}

const char *memory_stream_close(struct memory_stream *stream, size_t *size)
{
	bool is_whole = ferror(stream->file) == 0;
	const char *text = NULL;

	/* Memory that ran out on the way would leave a hole in it. */
	is_whole &= fclose(stream->file) == 0;
	stream->file = NULL;
	if (is_whole)
		text = arena_text_of(stream->arena, stream->bytes, stream->size);
	if (is_whole && size != NULL)
		*size = stream->size;
	arena_end(stream->arena, stream);
	if (text == NULL)
		errno = ENOMEM;
	return text;
}
