/*
 * Totals that a ledger's first rows show by their amounts, in whatever words or without any.
 *
 * `Whole Council` among services, the sum of an invoice above its lines, a subtotal that repeats
 * the date and the supplier of the row above: each row of the kind comes to what others come to
 * that share its other cells, or stand next to it.  How much agreement shows is measured by the
 * digits that agree, so that round figures, and few of them, show nothing.
 */
#ifndef READING_TOTAL_LEARN_H
#define READING_TOTAL_LEARN_H

#include "reading/total_columns.h"

/*
 * total_learn(columns, has_decimal_comma, rows, n_rows, arena):
 * Learn `labels`, `lacking` and `doubled` of columns, of which all else is learned already, from
 * the first rows.
 */
void total_learn(struct total_columns *columns, bool has_decimal_comma, const struct row *rows,
		 size_t n_rows, struct arena *arena);

/* Is this cell one of the learned labels? */
bool total_learn_is_label(const struct total_columns *columns, size_t column, const char *text);

/* --- The first rows that have an amount, as numbers: what is learned from (learnt_table.c) --- */

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
