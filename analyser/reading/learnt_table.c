#include "reading/learnt_table.h"

#include <string.h>

#include "base/money.h"
#include "base/text.h"
#include "reading/total_words.h"

#define MOST_ROWS 4000

enum { SAYS_OTHER = 1, SAYS_TOTAL }; /* 0: not asked yet */

/* With so many slots, a power of two, to find numbers by their texts in. */
static void number_column(struct learnt_table *table, size_t column, int *slots, size_t n_slots)
{
	int n = 0, *ids = arena_array(table->arena, table->n_rows, sizeof *ids);
	const char **texts = arena_array(table->arena, table->n_rows + 1, sizeof *texts);

	memset(slots, 0, n_slots * sizeof *slots);
	for (size_t i = 0; i < table->n_rows; i++) {
		const char *text = row_cell(table->rows[i], (int)column);
		size_t at;

		if (text[0] != '\0' && i > 0 &&
		    row_repeats(table->rows[i], table->rows[i - 1], column)) {
			ids[i] = ids[i - 1];
		} else if (text[0] != '\0') {
			at = text_hash(text) & (n_slots - 1);
			while (slots[at] != 0 && strcmp(texts[slots[at]], text) != 0)
				at = (at + 1) & (n_slots - 1);
			if (slots[at] == 0) {
				slots[at] = ++n;
				texts[n] = text;
			}
			ids[i] = slots[at];
		}
		if (i < table->n)
			table->n_ids[column] = n;
	}
	table->ids[column] = ids;
	table->texts[column] = texts;
	table->says[column] = arena_array(table->arena, (size_t)n + 1, 1);
}

static bool read_amount(const char *text, bool has_decimal_comma, int64_t *amount)
{
	struct money money;

	/* Sums of so few are far from overflowing. */
	if (money_parse_as(text, has_decimal_comma, &money) != PARSE_OK ||
	    money.hundredths > INT64_MAX / MOST_ROWS / 2 ||
	    money.hundredths < -(INT64_MAX / MOST_ROWS / 2))
		return false;
	*amount = money.hundredths;
	return true;
}

static void take_rows(struct learnt_table *table, int amount, bool has_decimal_comma,
		      const struct row *rows, size_t n_rows)
{
	const size_t room = n_rows < MOST_ROWS ? n_rows : MOST_ROWS;
	const struct row **others = arena_array(table->arena, TOTAL_SAMPLE, sizeof *others);
	size_t n_others = 0;

	table->amounts = arena_array(table->arena, room + 1, sizeof *table->amounts);
	table->rows = arena_array(table->arena, room + TOTAL_SAMPLE, sizeof(const struct row *));
	table->sample = arena_array(table->arena, TOTAL_SAMPLE, sizeof *table->sample);
	for (size_t i = 0; i < n_rows && (table->n < room || table->n_sample < TOTAL_SAMPLE); i++) {
		const char *text = row_cell(&rows[i], amount);
		const bool is_sample = text[0] != '\0' && table->n_sample < TOTAL_SAMPLE;

		if (text[0] != '\0' && table->n < room &&
		    read_amount(text, has_decimal_comma, &table->amounts[table->n])) {
			if (is_sample)
				table->sample[table->n_sample++] = (int)table->n;
			table->rows[table->n++] = &rows[i];
		} else if (is_sample) {
			table->sample[table->n_sample++] = ~(int)n_others;
			others[n_others++] = &rows[i];
		}
	}
	table->n_rows = table->n + n_others;
	if (n_others > 0)
		memcpy(table->rows + table->n, others, n_others * sizeof(const struct row *));
	for (size_t i = 0; i < table->n_sample; i++)
		if (table->sample[i] < 0)
			table->sample[i] = (int)table->n + ~table->sample[i];
}

/* How many columns has the widest of the first rows of the table? */
static size_t count_columns(const struct learnt_table *table, size_t n_rows)
{
	size_t n = 0;

	for (size_t i = 0; i < n_rows; i++)
		n = table->rows[i]->n_cells > n ? table->rows[i]->n_cells : n;
	return n < LEARNT_COLUMNS ? n : LEARNT_COLUMNS;
}

void learnt_table_fill(struct learnt_table *table, int amount, bool has_decimal_comma,
		       const struct row *rows, size_t n_rows)
{
	size_t n_columns, n_slots = 16;
	int *slots;

	take_rows(table, amount, has_decimal_comma, rows, n_rows);
	table->n_columns = count_columns(table, table->n);
	n_columns = count_columns(table, table->n_rows);
	while (n_slots < table->n_rows * 2)
		n_slots *= 2;
	slots = arena_array(table->arena, n_slots, sizeof *slots);
	for (size_t j = 0; j < n_columns; j++)
		if ((int)j != amount)
			number_column(table, j, slots, n_slots);
}

bool learnt_table_says(const struct learnt_table *table, size_t column, int id)
{
	char *says = &table->says[column][id];

	if (*says == 0)
		*says = id != 0 && total_words_of(table->texts[column][id]) >= TOTAL_WORDS_OF
			    ? SAYS_TOTAL
			    : SAYS_OTHER;
	return *says == SAYS_TOTAL;
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

/* Which rows say total there: each text is asked once. */
static void see_said(struct learnt_table *table, size_t column)
{
	for (int id = 1; id <= table->n_ids[column]; id++) {
		const int *firsts = table->firsts[column] + id;

		for (int k = firsts[0]; k < firsts[1] && learnt_table_says(table, column, id); k++)
			table->is_said[table->rows_of[column][k]] = true;
	}
}

void learnt_table_settle(struct learnt_table *table, struct total_columns *columns)
{
	table->columns = columns;
	table->is_said = arena_array(table->arena, table->n + 1, sizeof *table->is_said);
	table->is_total = arena_array(table->arena, table->n + 1, sizeof *table->is_total);
	for (size_t j = 0; j < table->n_columns; j++) {
		if ((int)j == columns->amount)
			continue;
		list_rows(table, j);
		if (!total_columns_has(columns->names, j))
			see_said(table, j);
		table->is_key[j] = (size_t)table->n_ids[j] * 2 <= table->n &&
				   (!total_columns_has(columns->numbers, j) ||
				    (size_t)table->n_ids[j] * 4 <= table->n);
	}
}
