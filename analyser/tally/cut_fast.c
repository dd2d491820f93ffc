#include "tally/cut_fast.h"

#include <stdlib.h>

/* How many stretches go to libcsv unseen behind one whose rows are mostly special. */
#define SPECIAL_STRETCHES 8

bool cut_fast_init(struct cut_fast *cut, struct rows *rows, bool is_plain)
{
	cut_csv_init(&cut->csv, rows);
	cut->find = is_plain ? NULL : masks_find_function(64);
	cut->find_witnesses = witness_find_function(64);
	cut->index = is_plain ? NULL : malloc(sizeof *cut->index);
	return is_plain || cut->index != NULL;
}

void cut_fast_fini(struct cut_fast *cut)
{
	cut_csv_fini(&cut->csv);
	free(cut->index);
}

static bool run_plain(struct cut_csv *csv, const char *bytes, size_t at, size_t length)
{
	while (at < length)
		if (!cut_csv_line(csv, bytes, at, &at, length))
			return false;
	return true;
}

/* By libcsv up to where a row and a line that an LF ends do so together, or to the end. */
static bool run_special(struct cut_csv *csv, const char *bytes, size_t *at, size_t length)
{
	do {
		if (!cut_csv_line(csv, bytes, *at, at, length))
			return false;
	} while (*at < length && (csv->is_open || bytes[*at - 1] != '\n'));
	return true;
}

/* Blanks as libcsv has them; the delimiter, which may be a tab, is none. */
static inline bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/*
 * A cell's text as libcsv gives it.  Tabs are cut away even where they
 * delimit: then there are none inside a cell.  A cell that begins with a quote
 * ends with one, and there are no others: all others are special.
 */
static inline struct keys_cell cell_of(const char *text, const char *end, bool is_uneven)
{
	if (is_uneven && text < end && *text == '"') {
		text++;
		end--;
	} else if (is_uneven) {
		while (text < end && is_blank(*text))
			text++;
		while (text < end && is_blank(end[-1]))
			end--;
	}
	return (struct keys_cell){text, (size_t)(end - text)};
}

/* Of the cells that rows are marked by as they stand. */
static uint64_t digest_cells(const struct rows_plan *plan, const char *base, const uint32_t *ends,
			     bool is_uneven)
{
	uint64_t digest = DIGEST_START;

	for (size_t i = 0; i < plan->n_cells; i++) {
		const char *text = base + (uint32_t)(ends[i] + 1), *end = base + ends[i + 1];

		if (text == end || rows_is_value(plan, i))
			continue;
		const struct keys_cell cell = cell_of(text, end, is_uneven);

		digest = digest_cell(digest, i, cell.text, cell.length);
	}
	return digest;
}

/*
 * A row that is not special: `ends` are that of the row before, and those of its n_cells cells,
 * from `base` on.  False: no memory.
 */
static inline __attribute__((always_inline)) bool slice(struct cut_csv *csv, const char *base,
							uint32_t *ends, size_t n_cells,
							bool is_uneven, bool has_crs)
{
	struct rows *rows = csv->rows;
	const struct rows_plan *plan = rows->plan;
	struct rows_batch *batch = &rows->batch;
	size_t i = batch->n;
	const char *at = base + (uint32_t)(ends[0] + 1), *end = base + ends[n_cells];
	int64_t line = csv->line++;
	bool has_cr = has_crs && end > at && end[-1] == '\r';

	end -= has_cr;
	/* A blank line; a quoted cell with nothing in it is none. */
	if (n_cells == 1 && (end == at || *at != '"') && cell_of(at, end, is_uneven).length == 0)
		return true;
	batch->bytes[i] = at;
	batch->lengths[i] = (size_t)(end - at);
	batch->lines[i] = line;
	batch->is_odd[i] = n_cells != plan->n_cells;
	ends[n_cells] -= has_cr;
	if (n_cells == plan->n_cells) {
		for (size_t slot = 0; slot < plan->n_slots; slot++) {
			const uint32_t *its = ends + plan->columns[slot];

			batch->cells[slot][i] =
			    cell_of(base + (uint32_t)(its[0] + 1), base + its[1], is_uneven);
		}
		/* Of others it is known: none is (cut_witness.c). */
		for (size_t j = 0; is_uneven && j < plan->n_witnesses; j++) {
			const uint32_t *its = ends + plan->witnesses[j];
			const struct keys_cell cell =
			    cell_of(base + (uint32_t)(its[0] + 1), base + its[1], is_uneven);

			if (rows_is_lost(cell.text, cell.length))
				batch->is_odd[i] = true;
		}
		if (rows->is_marking)
			batch->digests[i] = digest_cells(plan, base, ends, is_uneven);
		for (size_t column = n_cells - plan->n_unnamed; column < n_cells; column++)
			if (cell_of(base + ends[column] + 1, base + ends[column + 1], is_uneven)
				.length != 0)
				batch->is_odd[i] = true;
	}
	ends[n_cells] += has_cr;
	return ++batch->n < ROWS_BATCH || rows_flush(rows);
}

/* Where the cell begins that follows so many ends. */
static const char *begin_of(const struct masks_index *index, const char *base, uint32_t n_ends)
{
	return base + (uint32_t)(index->ends[n_ends] + 1);
}

/* Slice the rows of the index; *at goes on to behind the last row done with. */
static bool run_index(struct cut_fast *cut, const char *bytes, size_t *at, size_t length)
{
	struct masks_index *index = cut->index;
	const char *base = bytes + *at;
	uint32_t done = 0; /* ends that are done with */

	cut->is_mostly_special = index->n_special > index->n_rows / 2;
	for (size_t i = 0; i < index->n_rows; i++) {
		uint32_t flags = index->rows[i] & MASKS_FLAGS, upto = index->rows[i] ^ flags;
		uint32_t *ends = index->ends + done;

		if (flags == 0) {
			if (!slice(&cut->csv, base, ends, upto - done, false, index->has_cr))
				return false;
		} else if (flags == MASKS_UNEVEN) {
			if (!slice(&cut->csv, base, ends, upto - done, true, index->has_cr))
				return false;
		} else {
			*at = (size_t)(begin_of(index, base, done) - bytes);
			if (!run_special(&cut->csv, bytes, at, length))
				return false;
			/* It may have gone on over many lines, and out of the index. */
			while (i < index->n_rows - 1 && begin_of(index, base, upto) < bytes + *at)
				upto = index->rows[++i] & ~MASKS_FLAGS;
			/* Or the index took a quote for what it is not, and goes on wrong. */
			if (begin_of(index, base, upto) != bytes + *at)
				return true;
		}
		done = upto;
	}
	*at = (size_t)(begin_of(index, base, done) - bytes);
	return true;
}

bool cut_fast_run(struct cut_fast *cut, const char *bytes, size_t at, size_t length)
{
	struct cut_csv *csv = &cut->csv;

	if (cut->find == NULL)
		return run_plain(csv, bytes, at, length);
	if (csv->is_open && at < length && !run_special(csv, bytes, &at, length))
		return false;
	while (at < length) {
		size_t before = at, stretch = length - at < MASKS_MOST ? length - at : MASKS_MOST;

		cut->find(cut->index, bytes + at, stretch, (char)csv->rows->plan->delimiter);
		rows_suspect(csv->rows, bytes + at, stretch);
		if (csv->rows->plan->n_witnesses > 0)
			cut->find_witnesses(cut->index, bytes + at, csv->rows->plan);
		if (!run_index(cut, bytes, &at, length))
			return false;
		if (at == before && !run_special(csv, bytes, &at, length))
			return false;
		/* Where most rows go to libcsv, to look for others costs more than it saves. */
		size_t far = cut->is_mostly_special ? at + SPECIAL_STRETCHES * stretch : at;

		while (at < length && at < far)
			if (!run_special(csv, bytes, &at, length))
				return false;
	}
	return true;
}
