#include "reading/total_learn.h"

#include <string.h>

#include "base/money.h"
#include "base/text.h"
#include "reading/total_words.h"

#define MOST_ROWS 4000

/* With so many slots, a power of two, to find numbers by their texts in. */
static void number_column(struct learnt_table *table, const struct row **rows, size_t column,
			  int *slots, size_t n_slots)
{
	memset(slots, 0, n_slots * sizeof *slots);
	table->ids[column] = arena_array(table->arena, table->n, sizeof *table->ids[column]);
	table->texts[column] =
	    arena_array(table->arena, table->n + 1, sizeof *table->texts[column]);
	for (size_t i = 0; i < table->n; i++) {
		const char *text = row_cell(rows[i], (int)column);
		size_t at;

		if (text[0] == '\0')
			continue;
		if (i > 0 && row_repeats(rows[i], rows[i - 1], column)) {
			table->ids[column][i] = table->ids[column][i - 1];
			continue;
		}
		at = text_hash(text) & (n_slots - 1);
		while (slots[at] != 0 && strcmp(table->texts[column][slots[at]], text) != 0)
			at = (at + 1) & (n_slots - 1);
		if (slots[at] == 0) {
			slots[at] = ++table->n_ids[column];
			table->texts[column][slots[at]] = text;
		}
		table->ids[column][i] = slots[at];
	}
}

/* Which rows have each number. */
static void list_rows(struct learnt_table *table, size_t column)
{
	const int *ids = table->ids[column];
	int *firsts = arena_array(table->arena, (size_t)table->n_ids[column] + 2, sizeof *firsts);
	int *rows_of = arena_array(table->arena, table->n + 1, sizeof *rows_of);

	for (size_t i = 0; i < table->n; i++)
		firsts[ids[i] + 1]++;
	for (int id = 0; id <= table->n_ids[column]; id++)
		firsts[id + 1] += firsts[id];
	/* Backwards, from the ends to the beginnings. */
	for (size_t i = table->n; i-- > 0;)
		rows_of[--firsts[ids[i] + 1]] = (int)i;
	memmove(firsts, firsts + 1, ((size_t)table->n_ids[column] + 1) * sizeof *firsts);
	firsts[table->n_ids[column] + 1] = (int)table->n;
	table->firsts[column] = firsts;
	table->rows_of[column] = rows_of;
}

/* Which rows say total there: each text is looked at once. */
static void see_said(struct learnt_table *table, size_t column)
{
	if (total_columns_has(table->columns->names, column))
		return;
	for (int id = 1; id <= table->n_ids[column]; id++) {
		const int *firsts = table->firsts[column] + id;

		if (total_words_of(table->texts[column][id]) < TOTAL_WORDS_OF)
			continue;
		for (int k = firsts[0]; k < firsts[1]; k++)
			table->is_said[table->rows_of[column][k]] = true;
	}
}

void learnt_table_fill(struct learnt_table *table, bool has_decimal_comma, const struct row *rows,
		       size_t n_rows)
{
	const struct total_columns *columns = table->columns;
	size_t room = n_rows < MOST_ROWS ? n_rows : MOST_ROWS;
	const struct row **taken = arena_array(table->arena, room + 1, sizeof *taken);
	size_t n_slots = 16;
	int *slots;

	table->amounts = arena_array(table->arena, room + 1, sizeof *table->amounts);
	table->is_said = arena_array(table->arena, room + 1, sizeof *table->is_said);
	table->is_total = arena_array(table->arena, room + 1, sizeof *table->is_total);
	for (size_t i = 0; i < n_rows && table->n < room; i++) {
		struct money money;

		if (rows[i].fault != NULL || money_parse_as(row_cell(&rows[i], columns->amount),
							    has_decimal_comma, &money) != PARSE_OK)
			continue;
		/* Sums of so few are far from overflowing. */
		if (money.hundredths > INT64_MAX / MOST_ROWS / 2 ||
		    money.hundredths < -(INT64_MAX / MOST_ROWS / 2))
			continue;
		taken[table->n] = &rows[i];
		table->amounts[table->n++] = money.hundredths;
		if (rows[i].n_cells > table->n_columns)
			table->n_columns = rows[i].n_cells;
	}
	if (table->n_columns > LEARNT_COLUMNS)
		table->n_columns = LEARNT_COLUMNS;
	while (n_slots < table->n * 2)
		n_slots *= 2;
	slots = arena_array(table->arena, n_slots, sizeof *slots);
	for (size_t j = 0; j < table->n_columns; j++) {
		if ((int)j == columns->amount)
			continue;
		number_column(table, taken, j, slots, n_slots);
		list_rows(table, j);
		see_said(table, j);
		table->is_key[j] = (size_t)table->n_ids[j] * 2 <= table->n &&
				   (!total_columns_has(columns->numbers, j) ||
				    (size_t)table->n_ids[j] * 4 <= table->n);
	}
}
