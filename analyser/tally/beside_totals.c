#include "tally/beside_totals.h"

#include <string.h>
#include <unistd.h>

#include "reading/cell.h"

#define TAIL_SIZE (256 * 1024)

static bool is_key(const struct head *head, size_t column)
{
	for (size_t i = 0; i < head->layout.n_keys; i++)
		if (head->layout.keys[i] == (int)column)
			return true;
	return false;
}

static const char *cell_of(const struct row *row, int at)
{
	return at < 0 || (size_t)at >= row->n_cells ? "" : row->cells[at];
}

/* Would an engine add it up: keys, date and amount in order? */
static bool is_regular(const struct head *head, const struct row *row)
{
	const struct engine_layout *layout = &head->layout;
	const char *amount = cell_of(row, layout->amount);
	struct money money;
	struct year year;
	int month;

	for (size_t i = 0; i < layout->n_keys; i++) {
		const char *key = cell_of(row, layout->keys[i]);

		if (cell_is_missing(key) || totals_says_total(key))
			return false;
	}
	return (layout->date < 0 || year_parse(cell_of(row, layout->date), &year, &month)) &&
	       (layout->amount < 0 || money_parse(amount, &money) == PARSE_OK);
}

static bool is_seen_in(const struct head *head, const struct row *rows, size_t n_rows)
{
	for (size_t i = 0; i < n_rows; i++) {
		if (rows[i].fault != NULL)
			continue;
		for (size_t j = 0; j < rows[i].n_cells; j++)
			if (totals_is_word(rows[i].cells[j]) && !is_key(head, j) &&
			    is_regular(head, &rows[i]))
				return true;
	}
	return false;
}

/* The last rows of a plain file that goes on behind the sample. */
static bool is_seen_at_end(const struct head *head, const struct stream *stream,
			   struct arena *arena)
{
	int64_t size = stream_size(stream), at = size - TAIL_SIZE;
	struct source *source = arena_alloc(arena, sizeof *source);
	struct sheet sheet;
	char *bytes;
	ssize_t count;

	if (stream_file(stream) < 0 || size <= TAIL_SIZE)
		return false;
	bytes = arena_alloc(arena, TAIL_SIZE);
	count = pread(stream_file(stream), bytes, TAIL_SIZE, at);
	if (count <= 0)
		return false;
	/* It may begin inside a row. */
	const char *begin = memchr(bytes, '\n', (size_t)count);

	if (begin == NULL)
		return false;
	*source = (struct source){
	    .path = head->path, .text = begin + 1, .length = (size_t)(bytes + count - begin - 1)};
	sheet_read(&sheet, source, head->layout.delimiter, false, arena);
	return is_seen_in(head, sheet.rows, sheet.n_rows);
}

bool beside_totals_seen(const struct head *head, const struct stream *stream, struct arena *arena)
{
	const struct engine_layout *layout = &head->layout;

	if (layout->amount < 0)
		return false; /* rows that count one each have no totals */
	return (layout->n_keys == 0 && layout->date < 0) ||
	       is_seen_in(head, head->sheet.rows + head->sample,
			  head->sheet.n_rows - head->sample) ||
	       is_seen_at_end(head, stream, arena);
}
