#include "tally/engine_run.h"

#include <string.h>

#include "base/line.h"

/* Each unclosed quote costs a reading of the rest of the file; no honest file has more. */
#define MOST_UNCLOSED 64

bool turn_cut(struct worker *worker, const struct piece *piece)
{
	bool is_closed;

	cut_csv_begin(&worker->cut.csv);
	return cut_fast_run(&worker->cut, piece->bytes, 0, piece->length) &&
	       (!piece->is_last ||
		cut_csv_end(&worker->cut.csv, piece->bytes, piece->length, &is_closed)) &&
	       rows_end(&worker->rows);
}

/* Tell of marked rows, until no more of them are wanted. */
static void tell_marks(struct engine_run *run, struct engine_mark *marks, size_t n)
{
	for (size_t i = 0; i < n; i++)
		marks[i].line += run->line;
	if (n > 0 && atomic_load(&run->is_marking) &&
	    !run->marks(run->marks_data, marks, n, run->bytes))
		atomic_store(&run->is_marking, false);
}

/* Carry the sums on, and have the odd rows judged. */
static enum engine_status deliver(struct engine_run *run, const struct rows_found *found)
{
	const struct rows_sums *sums = &found->sums;
	uint64_t size;
	size_t told = 0;

	if (sums->is_out_of_range || __builtin_add_overflow(*run->size, sums->size, &size) ||
	    size > INT64_MAX)
		return ENGINE_OUT_OF_RANGE;
	*run->size = size;
	if (sums->largest > *run->largest)
		*run->largest = sums->largest;
	for (size_t i = 0; i < found->n_odds; i++) {
		struct engine_odd odd = found->odds[i];

		if (found->n_marks > 0) {
			tell_marks(run, found->marks + told, (size_t)odd.rows_before - told);
			told = (size_t)odd.rows_before;
		}
		odd.line += run->line;
		odd.rows_before += run->rows;
		odd.amount_before += run->amount;
		if (!run->odd(run->odd_data, &odd))
			return ENGINE_STOPPED;
	}
	if (found->n_marks > 0)
		tell_marks(run, found->marks + told, found->n_marks - told);
	if (run->plan.has_date)
		cells_tell_periods(&sums->periods, &run->told, run->redo->rows.years);
	run->rows += (int64_t)sums->rows;
	run->amount += (int64_t)sums->amount;
	return ENGINE_DONE;
}

/* The end of the file with a row open: it is odd, and what follows its first line is cut anew. */
static bool end_open(struct engine_run *run)
{
	struct cut_fast *cut = &run->redo->cut;
	struct piece *open = &run->open;
	bool is_closed;

	for (;;) {
		if (!cut_csv_end(&cut->csv, open->bytes, open->length, &is_closed))
			return false;
		if (is_closed)
			return true;

		const char *end = open->bytes + open->length;
		size_t after = open->length;

		if (++run->n_unclosed <= MOST_UNCLOSED)
			after =
			    (size_t)(line_end(open->bytes + cut->csv.opened_at, end) - open->bytes);

		if (!cut_csv_give_up(&cut->csv, open->bytes, after) ||
		    !cut_fast_run(cut, open->bytes, after, open->length))
			return false;
	}
}

/* Cut what is behind `from` in the open bytes, and keep what stays open. */
static enum engine_status cut_open(struct engine_run *run, size_t from, bool is_last)
{
	struct worker *redo = run->redo;
	struct cut_csv *csv = &redo->cut.csv;
	struct piece *open = &run->open;

	rows_begin(&redo->rows, &run->plan, 1);
	if (!cut_fast_run(&redo->cut, open->bytes, from, open->length) ||
	    (is_last && !end_open(run)) || !rows_end(&redo->rows))
		return ENGINE_NO_MEMORY;

	enum engine_status status = deliver(run, &redo->rows.found);

	if (!csv->is_open) {
		run->line += csv->line;
		csv->line = 0;
		open->length = 0;
		return status;
	}
	open->length -= csv->opened_at;
	memmove(open->bytes, open->bytes + csv->opened_at, open->length + CUT_SLACK);
	run->line += csv->opened_on;
	csv->line -= csv->opened_on;
	csv->opened_at = 0;
	csv->opened_on = 0;
	return status;
}

static bool append(struct piece *open, const char *bytes, size_t length)
{
	if (!piece_reserve(open, open->length + length))
		return false;
	memcpy(open->bytes + open->length, bytes, length);
	open->length += length;
	memset(open->bytes + open->length, 0, CUT_SLACK);
	return true;
}

static void begin_open(struct engine_run *run)
{
	rows_begin(&run->redo->rows, &run->plan, 1);
	cut_csv_begin(&run->redo->cut.csv);
}

enum engine_status turn_take(struct engine_run *run, struct piece *piece)
{
	enum engine_status status = ENGINE_DONE;
	size_t before = run->open.length;

	run->bytes += (int64_t)piece->length;
	if (piece->is_cut && before > 0) {
		rows_begin(&run->undo->rows, &run->plan, -1);
		if (!turn_cut(run->undo, piece))
			return ENGINE_NO_MEMORY;
		piece->is_cut = false;
	}
	if (piece->is_cut) {
		status = deliver(run, &piece->found);
		if (status == ENGINE_DONE && piece->is_open) {
			run->line += piece->opened_on;
			begin_open(run);
			if (!append(&run->open, piece->bytes + piece->opened_at,
				    piece->length - piece->opened_at))
				return ENGINE_NO_MEMORY;
			status = cut_open(run, 0, piece->is_last);
		} else {
			run->line += piece->lines;
		}
	} else {
		if (before == 0)
			begin_open(run);
		if (!append(&run->open, piece->bytes, piece->length))
			return ENGINE_NO_MEMORY;
		status = cut_open(run, before, piece->is_last);
	}
	if (status == ENGINE_DONE && run->options->progress != NULL &&
	    !run->options->progress(run->options->progress_data, run->bytes))
		status = ENGINE_STOPPED;
	return status;
}
