#include "reading/source.h"

#include <string.h>

#include "base/line.h"
#include "reading/book.h"
#include "reading/source_bytes.h"

#define PIECE ((size_t)64 * 1024) /* bytes that are asked for at a time */

static const char too_large[] = "is larger than 256 MiB, the most that this command reads; for a "
				"ledger or a log of any size use vfm tally, else split the file";

bool bounds_hold(const struct source *source, struct diagnostics *diagnostics)
{
	const char *at = source->text, *end = source->text + source->length;

	if (source->length <= BOUND_LINE)
		return true;
	for (long line = 1; at < end; line++) {
		const char *next = line_end(at, end), *stop = next;

		while (stop > at && (stop[-1] == '\n' || stop[-1] == '\r'))
			stop--;
		if ((size_t)(stop - at) > BOUND_LINE)
			return fault(diagnostics, at_line(source->path, line),
				     "is a line of more than 4 MiB, which no table has; check that "
				     "the file was exported as CSV, with a line for each row");
		at = next;
	}
	return true;
}

/* Is the line too long that these bytes end in?  Of what is packed or wide that is seen when it is
 * text. */
static bool is_too_long(const char *bytes, size_t size)
{
	const char *last = bytes + size - (BOUND_LINE + 2);
	struct wide wide;

	return size > BOUND_LINE + 2 && memchr(last, '\n', BOUND_LINE + 2) == NULL &&
	       memchr(last, '\r', BOUND_LINE + 2) == NULL && !gzip_is_mark(bytes, size) &&
	       gzip_otherwise(bytes, size) == NULL && !book_is_mark(bytes, size) &&
	       memchr(bytes, '\0', WIDE_FIRST) == NULL && !wide_find(&wide, bytes, WIDE_FIRST);
}

bool bounds_gather(struct source *source, size_t size,
		   int64_t (*read)(void *data, char *bytes, size_t size), void *data, bool *is_read,
		   struct arena *arena, struct diagnostics *diagnostics)
{
	char *bytes = NULL;
	size_t capacity = 0;
	int64_t got = 1;

	*source = (struct source){.path = source->path};
	*is_read = true;
	while (got > 0 && size <= BOUND_FILE && source->size <= BOUND_FILE) {
		const size_t before = capacity;

		bytes = arena_room(arena, bytes, source->size, &capacity,
				   capacity == 0 && size < PIECE ? PIECE
				   : size > source->size         ? size - source->size
								 : 1);
		if (capacity > before && is_too_long(bytes, source->size)) {
			source->text = bytes;
			source->length = source->size;
			return bounds_hold(source, diagnostics);
		}
		got = read(data, bytes + source->size, capacity - 1 - source->size);
		source->size += got > 0 ? (size_t)got : 0;
	}
	if (size > BOUND_FILE || source->size > BOUND_FILE)
		return fault(diagnostics, in_file(source->path), "%s", too_large);
	bytes[source->size] = '\0';
	source->bytes = bytes;
	*is_read = got == 0;
	return true;
}
