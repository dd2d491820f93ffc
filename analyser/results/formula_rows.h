/*
 * Which rows of a table agree with values in some of its columns, found at once.
 */
#ifndef RESULTS_FORMULA_ROWS_H
#define RESULTS_FORMULA_ROWS_H

#include "results/results.h"

#define FORMULA_KEYS 6

struct formula_rows;

/* The rows of a table by these columns; it must have all its rows. */
struct formula_rows *formula_rows_new(const struct table *table, const int *columns,
				      size_t n_columns, struct arena *arena);

/*
 * The first row whose columns have these values, and formula_rows_next() the one after a row;
 * FORMULA_NO_ROW where there is none.
 */
#define FORMULA_NO_ROW ((size_t)-1)
size_t formula_rows_first(const struct formula_rows *rows, const struct value *keys);
size_t formula_rows_next(const struct formula_rows *rows, size_t row);

/* Are they of this table and these columns? */
bool formula_rows_are_by(const struct formula_rows *rows, const struct table *table,
			 const int *columns, size_t n_columns);

#endif
