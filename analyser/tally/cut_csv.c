#include "tally/cut_csv.h"

#include <string.h>

#include "base/line.h"

/*
 * Strict: a stray quote would run on over line ends and swallow rows, so the
 * line on which its row opens is odd, for the caller to make out.
 */
#define OPTIONS CSV_STRICT

/* By how much the parser's room for a cell grows: a stray quote makes a cell of megabytes. */
#define CELL_BLOCK ((size_t)16 * 1024)

void cut_csv_init(struct cut_csv *cut, struct rows *rows)
{
	memset(cut, 0, sizeof *cut);
	cut->rows = rows;
	csv_init(&cut->parser, OPTIONS);
}

void cut_csv_fini(struct cut_csv *cut)
{
	csv_free(&cut->parser);
}

static void set_open(struct cut_csv *cut, bool is_open)
{
	cut->is_open = is_open;
	cut->rows->has_open_row = is_open;
}

/* A parser that stopped inside a row has no other way back. */
static void restart(struct cut_csv *cut)
{
	csv_free(&cut->parser);
	csv_init(&cut->parser, OPTIONS);
	csv_set_delim(&cut->parser, cut->rows->plan->delimiter);
	csv_set_blk_size(&cut->parser, CELL_BLOCK);
	set_open(cut, false);
}

void cut_csv_begin(struct cut_csv *cut)
{
	restart(cut);
	cut->line = 0;
}

/* Of a text that libcsv gives, behind which nothing may be read. */
static bool is_lost(const char *text, size_t length)
{
	char four[4] = {0};

	if (length > 0)
		memcpy(four, text, length < sizeof four ? length : sizeof four);
	return total_words_begin(four, length) && rows_is_label(text, length);
}

static void on_cell(void *text, size_t length, void *data)
{
	struct cut_csv *cut = data;
	const struct rows_plan *plan = cut->rows->plan;
	int column = (int)cut->n_cells++;

	if (cut->n_cells > plan->n_cells - plan->n_unnamed)
		cut->has_text_unnamed |= length != 0;
	for (size_t i = 0; i < plan->n_witnesses; i++)
		if (plan->witnesses[i] == column)
			cut->lacks_witness |= is_lost(text, length);
	if (cut->rows->is_marking && !rows_is_value(plan, (size_t)column))
		cut->digest = digest_cell(cut->digest, (size_t)column, text, length);
	while (cut->next_slot < plan->n_slots) {
		int slot = plan->by_column[cut->next_slot];

		if (plan->columns[slot] != column)
			break;
		char *copy = rows_room(cut->rows, length);

		if (copy == NULL) {
			cut->has_no_memory = true;
			return;
		}
		memcpy(copy, text, length);
		cut->cells[slot] = (struct keys_cell){copy, length};
		cut->next_slot++;
	}
}

static void on_row(int terminator, void *data)
{
	(void)terminator;
	((struct cut_csv *)data)->is_done = true;
}

/* Behind the line end of what begins at `at`. */
static size_t end_of_line(const char *bytes, size_t at, size_t length)
{
	return (size_t)(line_end(bytes + at, bytes + length) - bytes);
}

static bool is_line_end(char c)
{
	return c == '\n' || c == '\r';
}

static bool is_blank(const char *bytes, size_t at, size_t next, char delimiter)
{
	for (; at < next; at++)
		if ((bytes[at] != ' ' && bytes[at] != '\t' && !is_line_end(bytes[at])) ||
		    bytes[at] == delimiter)
			return false;
	return true;
}

/* The open row ends at `to`. */
static bool add_row(struct cut_csv *cut, const char *bytes, size_t to, bool is_odd)
{
	struct rows *rows = cut->rows;
	struct rows_batch *batch = &rows->batch;
	size_t i = batch->n;

	while (to > cut->opened_at && is_line_end(bytes[to - 1]))
		to--;
	batch->bytes[i] = bytes + cut->opened_at;
	batch->lengths[i] = to - cut->opened_at;
	batch->lines[i] = cut->opened_on;
	batch->is_odd[i] = is_odd || cut->n_cells != rows->plan->n_cells || cut->has_text_unnamed ||
			   cut->lacks_witness;
	batch->digests[i] = cut->digest;
	for (size_t slot = 0; slot < rows->plan->n_slots; slot++)
		batch->cells[slot][i] = cut->cells[slot];
	rows_suspect(rows, batch->bytes[i], batch->lengths[i]);
	batch->n++;
	set_open(cut, false);
	return batch->n < ROWS_BATCH || rows_flush(rows);
}

bool cut_csv_line(struct cut_csv *cut, const char *bytes, size_t at, size_t *next, size_t length)
{
	bool is_stray = false; /* a quote */

	*next = end_of_line(bytes, at, length);
	if (!cut->is_open) {
		if (is_blank(bytes, at, *next, (char)cut->rows->plan->delimiter)) {
			cut->line++;
			return true;
		}
		set_open(cut, true);
		cut->opened_at = at;
		cut->opened_on = cut->line;
		cut->n_cells = cut->next_slot = 0;
		cut->digest = DIGEST_START;
		cut->has_text_unnamed = cut->lacks_witness = cut->is_done = cut->has_no_memory =
		    false;
	}
	cut->line++;
	if (csv_parse(&cut->parser, bytes + at, *next - at, on_cell, on_row, cut) != *next - at) {
		if (csv_error(&cut->parser) != CSV_EPARSE)
			return false;
		is_stray = true;
	}
	if (cut->has_no_memory)
		return false;
	if (cut->is_done && !is_stray)
		return add_row(cut, bytes, *next, false);
	/* Behind a line end a row is open by a quote; the last line of a file may have none. */
	is_stray |= is_line_end(bytes[*next - 1]) && *next - cut->opened_at > CUT_CSV_MOST_OPEN;
	if (!is_stray)
		return true;
	*next = end_of_line(bytes, cut->opened_at, length);
	return cut_csv_give_up(cut, bytes, *next);
}

bool cut_csv_end(struct cut_csv *cut, const char *bytes, size_t length, bool *is_closed)
{
	*is_closed = true;
	if (!cut->is_open)
		return true;
	/* Only so does it say that a quote was left open. */
	csv_set_opts(&cut->parser, OPTIONS | CSV_STRICT_FINI);
	*is_closed = csv_fini(&cut->parser, on_cell, on_row, cut) == 0;
	csv_set_opts(&cut->parser, OPTIONS);
	return !cut->has_no_memory && (!*is_closed || add_row(cut, bytes, length, false));
}

bool cut_csv_give_up(struct cut_csv *cut, const char *bytes, size_t to)
{
	int64_t line = cut->opened_on + 1;

	if (!add_row(cut, bytes, to, true))
		return false;
	restart(cut);
	cut->line = line;
	return true;
}
