#include "tally/first_rows.h"

#include "base/order.h"
#include "reading/digest.h"

#define LEAST_ROWS ((size_t)2)
#define LEAST_SHARE 25 /* percent of the different rows of the shorter text */
/* Where nothing tells the months apart, what is paid every month is the same in each. */
#define LEAST_UNDATED 75
#define LEAST_UNDATED_ROWS ((size_t)8)

/* Columns of two texts that are the same, in the order of the later text. */
struct shared_columns {
	size_t *earlier, *later, n;
};

/* A row by its cells of those columns. */
struct shared_row {
	uint64_t digest;
	const struct first_row *row;
};

static int compare_shared(const void *left, const void *right)
{
	const struct shared_row *a = left, *b = right;

	return ORDER_BY(ORDER(a->digest, b->digest), ORDER(a->row->line, b->row->line));
}

static size_t count_filled(const struct first_rows *rows)
{
	size_t n = 0;

	for (size_t i = 0; i < rows->n_columns; i++)
		n += rows->columns[i] != 0;
	return n;
}

static bool are_dated(const struct first_rows *earlier, const struct first_rows *later)
{
	return earlier->has_dates && later->has_dates;
}

/*
 * False where nothing but a sum that may be paid twice would make two rows the same, and where the
 * same rows agree in all cells.
 */
static bool share_columns(struct shared_columns *columns, const struct first_rows *earlier,
			  const struct first_rows *later, struct arena *scratch)
{
	size_t n_texts = 0, n_in_place = 0;

	columns->n = 0;
	columns->earlier = arena_array(scratch, later->n_columns, sizeof *columns->earlier);
	columns->later = arena_array(scratch, later->n_columns, sizeof *columns->later);
	for (size_t i = 0; i < later->n_columns; i++) {
		size_t j = 0;

		while (j < earlier->n_columns && earlier->columns[j] != later->columns[i])
			j++;
		if (later->columns[i] == 0 || j == earlier->n_columns)
			continue;
		n_texts += (int)i != later->amount && (int)i != later->date;
		n_in_place += i == j;
		columns->earlier[columns->n] = j;
		columns->later[columns->n++] = i;
	}
	if (n_in_place == count_filled(earlier) && n_in_place == count_filled(later))
		return false;
	return n_texts >= (are_dated(earlier, later) ? 1 : 2);
}

/* Each different row once, the first of those that are the same, in order. */
static struct shared_row *list_rows(const struct first_rows *rows, const size_t *columns,
				    size_t n_columns, size_t *n, struct arena *scratch)
{
	struct shared_row *list = arena_array(scratch, rows->n, sizeof *list);

	for (size_t i = 0; i < rows->n; i++) {
		list[i] = (struct shared_row){DIGEST_START, &rows->rows[i]};
		for (size_t j = 0; j < n_columns; j++)
			list[i].digest =
			    digest_end(list[i].digest, rows->rows[i].cells[columns[j]], 0);
	}
	SORT(list, rows->n, compare_shared);
	*n = 0;
	for (size_t i = 0; i < rows->n; i++)
		if (*n == 0 || list[*n - 1].digest != list[i].digest)
			list[(*n)++] = list[i];
	return list;
}

/* Does it agree with another in every cell, which is told already? */
static bool is_repeated(const struct first_rows *earlier, const struct first_row *row)
{
	for (size_t i = first_rows_find(earlier, row->others);
	     i < earlier->n && earlier->rows[i].others == row->others; i++)
		if (earlier->rows[i].amount == row->amount)
			return true;
	return false;
}

static bool compare(const struct first_rows *earlier, const struct first_rows *later,
		    struct diagnostics *diagnostics, struct arena *scratch)
{
	struct shared_columns columns;
	const struct first_row *first = NULL, *other = NULL;
	size_t n_one, n_two, n_same = 0, n_least;

	if (earlier->n == 0 || later->n == 0 || !share_columns(&columns, earlier, later, scratch))
		return false;

	const struct shared_row *one =
	    list_rows(earlier, columns.earlier, columns.n, &n_one, scratch);
	const struct shared_row *two = list_rows(later, columns.later, columns.n, &n_two, scratch);

	for (size_t i = 0, j = 0; i < n_one && j < n_two;) {
		if (one[i].digest == two[j].digest && !is_repeated(earlier, two[j].row)) {
			n_same++;
			if (first == NULL || two[j].row->line < first->line) {
				first = two[j].row;
				other = one[i].row;
			}
		}
		if (one[i].digest <= two[j].digest)
			i++;
		else
			j++;
	}
	n_least = n_one < n_two ? n_one : n_two;
	const bool is_dated = are_dated(earlier, later);

	if (first == NULL || n_same < (is_dated ? LEAST_ROWS : LEAST_UNDATED_ROWS) ||
	    n_same * 100 < n_least * (is_dated ? LEAST_SHARE : LEAST_UNDATED))
		return false;
	warning(diagnostics, at_line(later->path, first->line),
		"%zu of its first %zu rows agree with rows of %s in every column that both have, "
		"the first with line %ld, and both are counted: where they are the same payments, "
		"give only one of the files",
		n_same, later->n, earlier->path, other->line);
	return true;
}

void shared_rows_say(const struct first_rows *rows, struct diagnostics *diagnostics,
		     struct arena *scratch)
{
	int n = 0;

	for (const struct first_rows *one = rows->before; one != NULL && n < FIRST_ROWS_TEXTS;
	     one = one->before, n++)
		if (compare(one, rows, diagnostics, scratch))
			return;
}
