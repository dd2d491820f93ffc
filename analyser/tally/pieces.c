#include "tally/pieces.h"

#include <stdlib.h>
#include <string.h>

/* How far back from its end a piece may be cut: this or an eighth of it. */
#define MOST_BACK ((size_t)4096)

void pieces_init(struct pieces *pieces, const struct engine_input *input, char delimiter,
		 size_t size)
{
	*pieces = (struct pieces){.input = input, .delimiter = delimiter, .size = size};
}

void pieces_fini(struct pieces *pieces)
{
	free(pieces->tail);
}

void piece_fini(struct piece *piece)
{
	free(piece->bytes);
	rows_found_free(&piece->found);
}

bool piece_reserve(struct piece *piece, size_t length)
{
	if (length <= piece->capacity)
		return true;

	/* Twice as much each time a long row asks for more. */
	size_t capacity =
	    piece->capacity == 0 || length > piece->capacity * 2 ? length : piece->capacity * 2;
	char *bytes = realloc(piece->bytes, capacity + CUT_SLACK);

	if (bytes == NULL)
		return false;
	piece->bytes = bytes;
	piece->capacity = capacity;
	return true;
}

/* Does a line end before `at`, as far as the bytes tell?  At the last byte a CR does not. */
static bool is_line_start(const char *bytes, size_t at, size_t length)
{
	return bytes[at - 1] == '\n' || (bytes[at - 1] == '\r' && at < length && bytes[at] != '\n');
}

/*
 * Does the quote that is last in the bytes from `least` on open a cell, or is it one that closes
 * or none at all?  False where that can't be told from what stands beside it.
 */
static bool tell_last_quote(const char *bytes, size_t least, size_t length, char delimiter,
			    bool *opens)
{
	const char *quote = memrchr(bytes + least, '"', length - least);

	*opens = false;
	if (quote == NULL)
		return true;
	if (quote == bytes || quote == bytes + length - 1)
		return false;

	bool begins = quote[-1] == delimiter || quote[-1] == '\n';
	bool ends = quote[1] == delimiter || quote[1] == '\n' || quote[1] == '\r';

	/* One of two quotes may be an escape. */
	*opens = begins;
	return begins != ends && quote[-1] != '"';
}

/* Where to end the piece; 0 if there is no line end in it. */
static size_t find_cut(const char *bytes, size_t length, char delimiter)
{
	size_t back = length / 8 > MOST_BACK ? length / 8 : MOST_BACK;
	size_t least = length > back ? length - back : 0;
	bool is_quoted;

	if (!tell_last_quote(bytes, least, length, delimiter, &is_quoted))
		is_quoted = masks_opens_quote(bytes, length);
	for (size_t at = length; at > least; at--) {
		if (!is_quoted && is_line_start(bytes, at, length))
			return at;
		is_quoted ^= bytes[at - 1] == '"';
	}
	/* A stray quote set the count wrong; the next piece begins to count anew. */
	for (size_t at = length; at > 0; at--)
		if (is_line_start(bytes, at, length))
			return at;
	return 0;
}

static int64_t read_more(struct pieces *pieces, char *bytes, size_t size)
{
	const struct engine_input *input = pieces->input;
	size_t ahead = input->n_ahead - pieces->n_ahead;

	if (ahead > 0) {
		ahead = ahead < size ? ahead : size;
		memcpy(bytes, input->ahead + pieces->n_ahead, ahead);
		pieces->n_ahead += ahead;
		return (int64_t)ahead;
	}
	return input->read(input->data, bytes, size);
}

static enum engine_status fill(struct pieces *pieces, struct piece *piece)
{
	while (piece->length < piece->capacity) {
		int64_t got = read_more(pieces, piece->bytes + piece->length,
					piece->capacity - piece->length);

		if (got < 0)
			return ENGINE_UNREADABLE;
		if (got == 0) {
			pieces->is_at_end = true;
			break;
		}
		piece->length += (size_t)got;
	}
	return ENGINE_DONE;
}

static bool keep_tail(struct pieces *pieces, const char *bytes, size_t length)
{
	if (length > pieces->tail_capacity) {
		char *tail = realloc(pieces->tail, length);

		if (tail == NULL)
			return false;
		pieces->tail = tail;
		pieces->tail_capacity = length;
	}
	if (length > 0)
		memcpy(pieces->tail, bytes, length);
	pieces->n_tail = length;
	return true;
}

static size_t first_line(const char *bytes, size_t length)
{
	const char *lf = memchr(bytes, '\n', length);
	size_t end = lf == NULL ? length : (size_t)(lf - bytes);
	const char *cr = memchr(bytes, '\r', end);

	return cr == NULL ? end : (size_t)(cr - bytes);
}

enum engine_status pieces_read(struct pieces *pieces, struct piece *piece)
{
	size_t cut = 0;
	bool is_long = false; /* a line, so that the piece had to grow */

	/* With the tail, usually a part of a row, it is as large as without. */
	if (!piece_reserve(piece, pieces->n_tail < pieces->size / 2
				      ? pieces->size
				      : pieces->n_tail + pieces->size))
		return ENGINE_NO_MEMORY;
	piece->length = pieces->n_tail;
	if (pieces->n_tail > 0)
		memcpy(piece->bytes, pieces->tail, pieces->n_tail);
	for (;;) {
		enum engine_status status = fill(pieces, piece);

		if (status != ENGINE_DONE)
			return status;
		cut = pieces->is_at_end ? piece->length
					: find_cut(piece->bytes, piece->length, pieces->delimiter);
		if (cut > 0 || pieces->is_at_end)
			break;
		is_long = true;
		if (piece->length > BOUND_LINE)
			return ENGINE_LONG_LINE;
		if (!piece_reserve(piece, piece->capacity + 1))
			return ENGINE_NO_MEMORY;
	}
	if (is_long && first_line(piece->bytes, piece->length) > BOUND_LINE)
		return ENGINE_LONG_LINE;
	if (!keep_tail(pieces, piece->bytes + cut, piece->length - cut))
		return ENGINE_NO_MEMORY;
	piece->length = cut;
	piece->is_last = pieces->is_at_end;
	memset(piece->bytes + cut, 0, CUT_SLACK);
	return ENGINE_DONE;
}
