#include "reading/total_columns.h"

#include <string.h>
#include <strings.h>

#include "base/money.h"
#include "base/text.h"
#include "reading/learnt_table.h"
#include "reading/total_words.h"

#define MOST_COLUMNS LEARNT_COLUMNS
#define FEW_ROWS 40       /* of which nothing can be said by shares of a hundred */
#define ENOUGH_IN_LARGE 2 /* without those that hold quantities */
#define MOST_IN_LARGE 4   /* witnesses by their values, where a file may be large */

/* The rows that are looked at: those with an amount that do not say total. */
struct sample {
	const struct learnt_table *table;
	int *rows;                /* of the table */
	const char *const *names; /* of the columns */
	size_t n_names;
	size_t n, n_columns;
	size_t n_full; /* rows that fill more than half of what is usual; they come first */
	size_t blanks[MOST_COLUMNS], distinct[MOST_COLUMNS];
	bool is_amounts[MOST_COLUMNS], says[MOST_COLUMNS];
	bool has_said; /* any row, in any column that is looked at */
};

uint64_t total_columns_hash(uint64_t hash, const char *text)
{
	hash = (hash ^ text_hash(text)) * UINT64_C(0x100000001B3);
	return hash ^ hash >> 29;
}

/* In which columns is the word a name; and in which is it said at all? */
static void see_words(struct total_columns *columns, struct sample *sample)
{
	const struct learnt_table *table = sample->table;
	size_t counts[MOST_COLUMNS] = {0};

	for (size_t i = 0; i < table->n_sample; i++) {
		const struct row *row = table->rows[table->sample[i]];

		for (size_t j = 0; j < row->n_cells && j < MOST_COLUMNS; j++)
			counts[j] += (int)j != columns->amount &&
				     learnt_table_says(table, j, table->ids[j][table->sample[i]]);
	}
	for (size_t j = 0; j < MOST_COLUMNS; j++) {
		sample->says[j] = counts[j] > 0;
		sample->has_said |= counts[j] > 0;
		if (table->n_sample > 2 && counts[j] * 10 >= table->n_sample * 9)
			columns->names |= UINT64_C(1) << j;
	}
}

/* Does a cell of the row say total, other than its amount and the columns of names? */
static bool total_columns_say(const struct total_columns *columns, const struct learnt_table *table,
			      int at)
{
	const struct row *row = table->rows[at];

	for (size_t j = 0; j < row->n_cells; j++)
		if ((int)j != columns->amount && !total_columns_has(columns->names, j) &&
		    (j < MOST_COLUMNS ? learnt_table_says(table, j, table->ids[j][at])
				      : total_words_of(row->cells[j]) >= TOTAL_WORDS_OF))
			return true;
	return false;
}

static size_t count_filled(const struct total_columns *columns, const struct row *row)
{
	size_t n = 0;

	for (size_t j = 0; j < row->n_cells; j++)
		n += (int)j != columns->amount && row->cells[j][0] != '\0';
	return n;
}

/* The rows, and how many cells most of them fill; rows that fill few come last. */
static void take_rows(struct total_columns *columns, struct sample *sample)
{
	const struct learnt_table *table = sample->table;
	size_t counts[MOST_COLUMNS + 1] = {0}, below = 0, n = 0;
	size_t *filled = arena_array(table->arena, TOTAL_SAMPLE, sizeof *filled);

	sample->rows = arena_array(table->arena, TOTAL_SAMPLE, sizeof *sample->rows);
	for (size_t i = 0; i < table->n_sample; i++) {
		const struct row *row = table->rows[table->sample[i]];

		if (sample->has_said && total_columns_say(columns, table, table->sample[i]))
			continue;
		filled[n] = count_filled(columns, row);
		counts[filled[n] < MOST_COLUMNS ? filled[n] : MOST_COLUMNS]++;
		sample->rows[n++] = table->sample[i];
		if (row->n_cells > sample->n_columns)
			sample->n_columns = row->n_cells;
	}
	/* The middle one of all, or the next where there are two. */
	while (columns->usual < MOST_COLUMNS && (below += counts[columns->usual]) * 2 <= n)
		columns->usual++;
	for (size_t i = 0; i < n; i++)
		if (filled[i] * 2 > columns->usual)
			sample->rows[sample->n_full++] = sample->rows[i];
	if (sample->n_columns > MOST_COLUMNS)
		sample->n_columns = MOST_COLUMNS;
}

static bool has_any(const char *name, const char *words)
{
	for (const char *at = name; *at != '\0'; at++)
		if (text_begins(words, at) > 0)
			return true;
	return false;
}

/* By its name, where too few rows are there to tell. */
static bool is_reference(const char *name)
{
	return !has_any(name, "|number of|no of|no. of|count|invoices|transactions|payments|") &&
	       has_any(name, "|ref|voucher|invoice|trans|number|document| no| id|");
}

static bool is_payee(const char *name)
{
	return has_any(name,
		       "|supplier|vendor|creditor|payee|merchant|beneficiary|paid to|recipient|");
}

/* What a text is, beside that it is there. */
enum { SEEN = 1, NUMBER = 2, PENCE = 4 };

static char look(const char *text)
{
	struct money money;

	if (money_parse(text, &money) != PARSE_OK)
		return SEEN;
	return strpbrk(text, ".\xA3,(") != NULL ? SEEN | NUMBER | PENCE : SEEN | NUMBER;
}

static void see_column(struct total_columns *columns, struct sample *sample, size_t j)
{
	const struct learnt_table *table = sample->table;
	size_t n_filled = 0, n_numbers = 0, n_pence = 0;
	char *looks = arena_array(table->arena, table->n_rows + 1, sizeof *looks);

	for (size_t i = 0; i < sample->n_full; i++) {
		const int id = table->ids[j][sample->rows[i]];

		if (id == 0)
			continue;
		if (looks[id] == 0) {
			looks[id] = look(table->texts[j][id]);
			sample->distinct[j]++;
		}
		n_filled++;
		n_numbers += (looks[id] & NUMBER) != 0;
		n_pence += (looks[id] & PENCE) != 0;
	}
	sample->blanks[j] = sample->n_full - n_filled;
	if (n_filled > 0 && n_numbers * 2 > n_filled)
		columns->numbers |= UINT64_C(1) << j;
	sample->is_amounts[j] = n_pence * 2 > n_filled;
	if (sample->n_full < FEW_ROWS ? sample->blanks[j] * 2 < sample->n_full
				      : sample->blanks[j] * 10 <= sample->n_full)
		columns->always |= UINT64_C(1) << j;
	if (sample->blanks[j] * (sample->n_full < FEW_ROWS ? 10 : 50) <= sample->n_full)
		columns->needed |= UINT64_C(1) << j;
	if (j < sample->n_names &&
	    (sample->n_full < FEW_ROWS
		 ? is_reference(sample->names[j]) && sample->distinct[j] * 2 > sample->n_full
		 : sample->distinct[j] * 20 >= sample->n_full * 19))
		columns->references |= UINT64_C(1) << j;
}

/* A total may well fill a column of numbers, if they are no references. */
static bool is_quantity(const struct total_columns *columns, size_t j)
{
	return total_columns_has(columns->numbers, j) && !total_columns_has(columns->references, j);
}

/* How good a witness is a column?  0: none. */
static size_t worth(const struct total_columns *columns, const struct sample *sample, size_t j)
{
	size_t worth = sample->distinct[j];

	if (!total_columns_has(columns->always, j) || sample->is_amounts[j])
		return 0;
	/* One that is filled in each row, and not a quantity, whatever its values. */
	if (sample->blanks[j] * 100 <= sample->n_full)
		worth += (size_t)4 * TOTAL_SAMPLE;
	if (!is_quantity(columns, j))
		worth += (size_t)2 * TOTAL_SAMPLE;
	return worth;
}

bool total_columns_is_witness(const struct total_columns *columns, size_t j)
{
	for (size_t i = 0; i < columns->n_witnesses; i++)
		if (columns->witnesses[i] == (int)j)
			return true;
	return false;
}

static void choose(struct total_columns *columns, const struct sample *sample)
{
	size_t most = sample->n_full < FEW_ROWS ? TOTAL_WITNESSES : MOST_IN_LARGE;

	while (columns->n_witnesses < most) {
		size_t best = MOST_COLUMNS, its_worth = 0;

		for (size_t j = 0; j < sample->n_columns && j < MOST_COLUMNS; j++)
			if ((int)j != columns->amount && !total_columns_is_witness(columns, j) &&
			    worth(columns, sample, j) > its_worth) {
				best = j;
				its_worth = worth(columns, sample, j);
			}
		if (best == MOST_COLUMNS ||
		    (columns->n_witnesses >= ENOUGH_IN_LARGE && sample->n_full >= FEW_ROWS &&
		     is_quantity(columns, best)))
			break;
		columns->witnesses[columns->n_witnesses++] = (int)best;
		/* Of others, a file in order may show few values in its first rows. */
		if (sample->n_full >= FEW_ROWS && total_columns_has(columns->references, best))
			break;
	}
	for (size_t j = 0; j < MOST_COLUMNS && columns->n_witnesses < TOTAL_WITNESSES; j++)
		if (sample->says[j] && !total_columns_has(columns->names, j) &&
		    (int)j != columns->amount && !total_columns_is_witness(columns, j))
			columns->witnesses[columns->n_witnesses++] = (int)j;
}

void total_columns_learn(struct total_columns *columns, const struct learnt_table *table)
{
	const struct row *header = columns->header;
	struct sample *sample = arena_alloc(table->arena, sizeof *sample);

	for (size_t j = 0; j < header->n_cells; j++)
		if (columns->payee < 0 && (int)j != columns->amount && is_payee(header->cells[j]))
			columns->payee = (int)j;
	sample->table = table;
	sample->names = header->cells;
	sample->n_names = header->n_cells;
	see_words(columns, sample);
	take_rows(columns, sample);
	for (size_t j = 0; j < sample->n_columns; j++)
		if ((int)j != columns->amount)
			see_column(columns, sample, j);
	choose(columns, sample);
}
