#include "base/memory_stream.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

struct memory_stream {
	struct arena *arena;
	FILE *file;
	char *bytes;
	size_t size, capacity;
	bool is_short; /* memory ran out: what was written has a hole */
};

/* glibc's open_memstream() sets no error where a write finds no memory. */
static ssize_t take(void *data, const char *bytes, size_t size)
{
	struct memory_stream *stream = data;

	if (size > stream->capacity - stream->size) {
		size_t wanted = 2 * stream->capacity + size + 1024;
		char *more = realloc(stream->bytes, wanted);

		if (more == NULL) {
			stream->is_short = true;
			errno = ENOMEM;
			return 0;
		}
		stream->bytes = more;
		stream->capacity = wanted;
	}
	memcpy(stream->bytes + stream->size, bytes, size);
	stream->size += size;
	return (ssize_t)size;
}

/* What stands behind a place that is gone back to is taken back. */
static int go_to(void *data, off64_t *place, int from)
{
	struct memory_stream *stream = data;
	const off64_t wanted = (from == SEEK_SET ? 0 : (off64_t)stream->size) + *place;

	if (wanted < 0 || (size_t)wanted > stream->size) {
		errno = EINVAL;
		return -1;
	}
	stream->size = (size_t)wanted;
	*place = wanted;
	return 0;
}

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
	stream->file =
	    fopencookie(stream, "w", (cookie_io_functions_t){.write = take, .seek = go_to});
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
	is_whole &= !stream->is_short;
	if (is_whole)
		text = arena_text_of(stream->arena, stream->size == 0 ? "" : stream->bytes,
				     stream->size);
	if (is_whole && size != NULL)
		*size = stream->size;
	arena_end(stream->arena, stream);
	if (text == NULL)
		errno = ENOMEM;
	return text;
}
