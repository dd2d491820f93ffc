/*
 * The first rows of a ledger that have an amount, as numbers: what totals are learned from
 * (total_learn.h).
 */
#ifndef READING_LEARNT_TABLE_H
#define READING_LEARNT_TABLE_H

#include "base/arena.h"
#include "reading/total_columns.h"

#define LEARNT_COLUMNS 64

struct learnt_table {
	struct total_columns *columns;
	struct arena *arena;
	size_t n, n_columns;
	int64_t *amounts;
	int *ids[LEARNT_COLUMNS]; /* of the cell's text, from 1; 0: blank */
	int n_ids[LEARNT_COLUMNS];
	const char **texts[LEARNT_COLUMNS]; /* by the number */
	/* The rows of each number, in order: rows_of[j][firsts[j][id]] up to firsts[j][id + 1]. */
	int *rows_of[LEARNT_COLUMNS], *firsts[LEARNT_COLUMNS];
	bool is_key[LEARNT_COLUMNS];
	bool *is_said;  /* rows that say total, and are part of none */
	bool *is_total; /* rows that are known to be one */
};

/*
 * learnt_table_fill(table, has_decimal_comma, rows, n_rows):
 * Of a table with nothing but its columns and its arena.  Amounts are so small that sums of them
 * cannot overflow.
 */
void learnt_table_fill(struct learnt_table *table, bool has_decimal_comma, const struct row *rows,
		       size_t n_rows);

#endif
