/*
 * The first rows of a ledger that have an amount, their texts as numbers: each text of a column is
 * looked at once by all who learn from these rows what totals are like.
 */
#ifndef READING_LEARNT_TABLE_H
#define READING_LEARNT_TABLE_H

#include "base/arena.h"
#include "reading/total_columns.h"

#define LEARNT_COLUMNS 64

struct learnt_table {
	struct arena *arena;
	size_t n_rows, n; /* the `n` rows whose amount can be read come first */
	size_t n_columns; /* of these */
	int64_t *amounts; /* of these; so small that sums of them cannot overflow */
	const struct row **rows;
	int *sample; /* the first of all rows, in their order */
	size_t n_sample;
	int *ids[LEARNT_COLUMNS]; /* of the cell's text, from 1; 0: blank; none of the amount's */
	int n_ids[LEARNT_COLUMNS];
	const char **texts[LEARNT_COLUMNS]; /* by the number */
	char *says[LEARNT_COLUMNS];         /* by the number, what learnt_table_says() knows */

	/* --- Of the rows whose amount can be read, once their columns are known --- */

	struct total_columns *columns;
	/* The rows of each number, in order: rows_of[j][firsts[j][id]] up to firsts[j][id + 1]. */
	int *rows_of[LEARNT_COLUMNS], *firsts[LEARNT_COLUMNS];
	bool is_key[LEARNT_COLUMNS];
	bool *is_said;  /* rows that say total, and are part of none */
	bool *is_total; /* rows that are known to be one */
};

/*
 * learnt_table_fill(table, amount, has_decimal_comma, rows, n_rows):
 * Number the texts, of a table with nothing but its arena.
 */
void learnt_table_fill(struct learnt_table *table, int amount, bool has_decimal_comma,
		       const struct row *rows, size_t n_rows);

/* Does a text of a column say total, whatever else? */
bool learnt_table_says(const struct learnt_table *table, size_t column, int id);

/* All that total_learn() asks for. */
void learnt_table_settle(struct learnt_table *table, struct total_columns *columns);

#endif
