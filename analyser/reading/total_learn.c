#include "reading/total_learn.h"

#include <stdlib.h>
#include <string.h>

#include "base/money.h"
#include "base/text.h"
#include "reading/total_words.h"

#define MOST_ROWS 4000
#define MOST_COLUMNS 64
#define MOST_TRIED 32  /* values of a column, the largest on average first */
#define ENOUGH_BITS 20 /* of figures that agree, where no word says total */
#define MOST_ROUNDS 4  /* totals of totals are found once those below them are known */

/* The rows that have an amount, as numbers. */
struct learnt_table {
	struct total_columns *columns;
	struct arena *arena;
	size_t n, n_columns;
	int64_t *amounts;
	int *ids[MOST_COLUMNS]; /* of the cell's text, from 1; 0: blank */
	int n_ids[MOST_COLUMNS];
	const char **texts[MOST_COLUMNS]; /* by the number */
	bool is_key[MOST_COLUMNS];
	bool *is_said;  /* rows that say total, and are part of none */
	bool *is_total; /* rows that are known to be one */
};

/* How far figures agree with what they are compared with. */
struct agreement {
	size_t n_strong, n_weak, n_bad; /* of two addends or more, of one; figures that differ */
	size_t most_addends;
	int bits;
};

static const char *cell_of(const struct row *row, size_t at)
{
	return at < row->n_cells ? row->cells[at] : "";
}

/* How much a figure says: its digits without the noughts behind. */
static int bits_of(int64_t amount)
{
	uint64_t size = amount < 0 ? -(uint64_t)amount : (uint64_t)amount;
	int bits = 0;

	while (size > 0 && size % 10 == 0)
		size /= 10;
	for (; size > 1; size >>= 1)
		bits++;
	return bits;
}

static void compare(struct agreement *agreement, int64_t amount, int64_t sum, size_t n_addends)
{
	if (n_addends == 0 || amount != sum || amount == 0) {
		agreement->n_bad++;
		return;
	}
	if (n_addends < 2) {
		agreement->n_weak++;
		return;
	}
	agreement->n_strong++;
	agreement->bits += bits_of(amount);
	if (n_addends > agreement->most_addends)
		agreement->most_addends = n_addends;
}

static bool shows_total(const struct agreement *agreement, bool says_so)
{
	if (agreement->n_strong == 0 ||
	    agreement->n_bad * 5 > agreement->n_strong + agreement->n_weak)
		return false;
	return says_so || (agreement->bits >= ENOUGH_BITS &&
			   (agreement->n_strong >= 2 || agreement->most_addends >= 3));
}

static uint64_t hash_text(const char *text)
{
	uint64_t hash = UINT64_C(0xCBF29CE484222325);

	for (; *text != '\0'; text++)
		hash = (hash ^ (unsigned char)*text) * UINT64_C(0x100000001B3);
	return hash ^ hash >> 29;
}

static void number_column(struct learnt_table *table, const struct row **rows, size_t column)
{
	size_t n_slots = 16;
	int *slots;

	while (n_slots < table->n * 2)
		n_slots *= 2;
	slots = arena_array(table->arena, n_slots, sizeof *slots);
	table->ids[column] = arena_array(table->arena, table->n, sizeof *table->ids[column]);
	table->texts[column] =
	    arena_array(table->arena, table->n + 1, sizeof *table->texts[column]);
	for (size_t i = 0; i < table->n; i++) {
		const char *text = cell_of(rows[i], column);
		size_t at = hash_text(text) & (n_slots - 1);

		if (text[0] == '\0')
			continue;
		while (slots[at] != 0 && strcmp(table->texts[column][slots[at]], text) != 0)
			at = (at + 1) & (n_slots - 1);
		if (slots[at] == 0) {
			slots[at] = ++table->n_ids[column];
			table->texts[column][slots[at]] = text;
		}
		table->ids[column][i] = slots[at];
	}
}

static void fill(struct learnt_table *table, bool has_decimal_comma, const struct row *rows,
		 size_t n_rows)
{
	const struct total_columns *columns = table->columns;
	size_t room = n_rows < MOST_ROWS ? n_rows : MOST_ROWS;
	const struct row **taken = arena_array(table->arena, room + 1, sizeof *taken);

	table->amounts = arena_array(table->arena, room + 1, sizeof *table->amounts);
	table->is_said = arena_array(table->arena, room + 1, sizeof *table->is_said);
	table->is_total = arena_array(table->arena, room + 1, sizeof *table->is_total);
	for (size_t i = 0; i < n_rows && table->n < room; i++) {
		struct money money;

		if (rows[i].fault != NULL ||
		    money_parse_as(cell_of(&rows[i], (size_t)columns->amount), has_decimal_comma,
				   &money) != PARSE_OK)
			continue;
		/* Sums of so few are far from overflowing. */
		if (money.hundredths > INT64_MAX / MOST_ROWS / 2 ||
		    money.hundredths < -(INT64_MAX / MOST_ROWS / 2))
			continue;
		taken[table->n] = &rows[i];
		table->is_said[table->n] = total_columns_say(columns, &rows[i]);
		table->amounts[table->n++] = money.hundredths;
		if (rows[i].n_cells > table->n_columns)
			table->n_columns = rows[i].n_cells;
	}
	if (table->n_columns > MOST_COLUMNS)
		table->n_columns = MOST_COLUMNS;
	for (size_t j = 0; j < table->n_columns; j++) {
		if ((int)j == columns->amount)
			continue;
		number_column(table, taken, j);
		table->is_key[j] = (size_t)table->n_ids[j] * 2 <= table->n &&
				   (!total_columns_has(columns->numbers, j) ||
				    (size_t)table->n_ids[j] * 4 <= table->n);
	}
}

/* Sums by the cells of some columns. */
struct learnt_sums {
	struct sum {
		uint64_t hash;
		int64_t amount;
		size_t n;
		bool is_taken;
	} * slots;
	size_t n_slots;
};

static struct sum *sum_of(const struct learnt_sums *sums, uint64_t hash)
{
	size_t at = (size_t)(hash ^ hash >> 31) & (sums->n_slots - 1);

	while (sums->slots[at].is_taken && sums->slots[at].hash != hash)
		at = (at + 1) & (sums->n_slots - 1);
	return &sums->slots[at];
}

static uint64_t hash_row(const struct learnt_table *table, uint64_t shared, size_t row)
{
	uint64_t hash = 1;

	for (size_t j = 0; j < table->n_columns; j++)
		if ((shared >> j & 1) != 0)
			hash =
			    (hash ^ (uint64_t)table->ids[j][row]) * UINT64_C(0x9E3779B97F4A7C15) +
			    (hash >> 27);
	return hash;
}

/* May a row be a part of a total? */
static bool is_part(const struct learnt_table *table, size_t row)
{
	return !table->is_total[row] && !table->is_said[row];
}

static bool is_of(const struct learnt_table *table, size_t column, int id, size_t row)
{
	return table->ids[column][row] == id;
}

/* The columns in which each row of a value has what rows without the value have too. */
static uint64_t shared_columns(const struct learnt_table *table, size_t column, int id, bool *seen)
{
	uint64_t shared = 0;

	for (size_t j = 0; j < table->n_columns; j++) {
		bool is_shared = j != column && (int)j != table->columns->amount &&
				 (table->is_key[j] || id == 0);

		if (!is_shared)
			continue;
		memset(seen, 0, (size_t)table->n_ids[j] + 1);
		for (size_t i = 0; i < table->n; i++)
			if (is_part(table, i) && !is_of(table, column, id, i))
				seen[table->ids[j][i]] = true;
		for (size_t i = 0; i < table->n && is_shared; i++)
			if (!table->is_total[i] && is_of(table, column, id, i))
				is_shared = table->ids[j][i] != 0 && seen[table->ids[j][i]];
		if (is_shared)
			shared |= UINT64_C(1) << j;
	}
	return shared;
}

/* What the rows come to that share a row's cells in these columns, and have not its value. */
static int64_t sum_beside(const struct learnt_table *table, size_t column, int id, uint64_t shared,
			  size_t row)
{
	int64_t sum = 0;

	for (size_t i = 0; i < table->n; i++) {
		bool is_beside = is_part(table, i) && !is_of(table, column, id, i);

		for (uint64_t left = shared; is_beside && left != 0; left &= left - 1) {
			const int *ids = table->ids[__builtin_ctzll(left)];

			is_beside = ids[i] == ids[row];
		}
		sum += is_beside ? table->amounts[i] : 0;
	}
	return sum;
}

/* Does one of the first few rows of a value agree?  Of nearly all values none does. */
static bool may_agree(const struct learnt_table *table, size_t column, int id, uint64_t shared)
{
	size_t n_tried = 0;

	for (size_t i = 0; i < table->n && n_tried < 3; i++) {
		if (table->is_total[i] || !is_of(table, column, id, i))
			continue;
		if (sum_beside(table, column, id, shared, i) == table->amounts[i])
			return true;
		n_tried++;
	}
	return false;
}

/* Rows of a value against those without it that share these columns' cells. */
static struct agreement compare_shared(const struct learnt_table *table, size_t column, int id,
				       uint64_t shared, const struct learnt_sums *sums)
{
	struct agreement agreement = {0};

	memset(sums->slots, 0, sums->n_slots * sizeof *sums->slots);
	for (size_t i = 0; i < table->n; i++) {
		if (!is_part(table, i) || is_of(table, column, id, i))
			continue;
		struct sum *sum = sum_of(sums, hash_row(table, shared, i));

		sum->is_taken = true;
		sum->hash = hash_row(table, shared, i);
		sum->amount += table->amounts[i];
		sum->n++;
	}
	for (size_t i = 0; i < table->n; i++)
		if (!table->is_total[i] && is_of(table, column, id, i)) {
			const struct sum *sum = sum_of(sums, hash_row(table, shared, i));

			compare(&agreement, table->amounts[i], sum->amount, sum->n);
		}
	return agreement;
}

/* Rows that lack a cell against the rows between them, above or below. */
static struct agreement compare_runs(const struct learnt_table *table, size_t column, bool is_below)
{
	struct agreement agreement = {0};
	int64_t sum = 0;
	size_t n = 0;

	for (size_t k = 0; k < table->n; k++) {
		size_t i = is_below ? table->n - 1 - k : k;

		if (!is_part(table, i))
			continue;
		if (table->ids[column][i] != 0) {
			sum += table->amounts[i];
			n++;
			continue;
		}
		compare(&agreement, table->amounts[i], sum, n);
		sum = 0;
		n = 0;
	}
	return agreement;
}

/* `Whole Council`, `Any channel`, `Combined`, `*`: nobody's name, though no word for a total. */
static bool says_whole(const char *text, struct arena *arena)
{
	static const char *const beginnings[] = {"whole", "entire", "every", "anychannel",
						 "anyservice"},
				 *const words[] = {
				     "combined",       "aggregate", "councilwide", "authoritywide",
				     "corporatetotal", "any",       "all",         "both"};
	const char *folded = text_fold(arena, text);

	if (strcmp(text, "*") == 0)
		return true;
	for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++)
		if (strncmp(folded, beginnings[i], strlen(beginnings[i])) == 0)
			return true;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcmp(folded, words[i]) == 0)
			return true;
	return false;
}

static void add_label(struct learnt_table *table, size_t column, int id)
{
	struct total_columns *columns = table->columns;

	if (columns->n_labels < TOTAL_LABELS)
		columns->labels[columns->n_labels++] = (struct total_learned){
		    (int)column, arena_text(table->arena, table->texts[column][id])};
	for (size_t i = 0; i < table->n; i++)
		table->is_total[i] |= is_of(table, column, id, i);
}

/* A value and what its rows come to on average. */
struct learnt_candidate {
	int id;
	int64_t amount, n;
};

static int compare_candidates(const void *a, const void *b)
{
	const struct learnt_candidate *first = a, *second = b;
	int64_t one = first->n == 0 ? 0 : first->amount / first->n;
	int64_t other = second->n == 0 ? 0 : second->amount / second->n;

	if (one != other)
		return one < other ? 1 : -1;
	return (first->id > second->id) - (first->id < second->id);
}

static bool try_labels(struct learnt_table *table, size_t column, const struct learnt_sums *sums,
		       bool *seen)
{
	size_t n = (size_t)table->n_ids[column];
	struct learnt_candidate *all = arena_array(table->arena, n + 1, sizeof *all);
	bool has_any = false;

	for (size_t i = 0; i < n; i++)
		all[i].id = (int)i + 1;
	for (size_t i = 0; i < table->n; i++)
		if (!table->is_total[i] && table->ids[column][i] != 0) {
			struct learnt_candidate *one = &all[table->ids[column][i] - 1];

			one->amount += llabs(table->amounts[i]);
			one->n++;
		}
	qsort(all, n, sizeof *all, compare_candidates);
	for (size_t i = 0; i < n && i < MOST_TRIED; i++) {
		int id = all[i].id;

		if (all[i].n == 0 || (size_t)all[i].n * 2 > table->n ||
		    total_words_of(table->texts[column][id]) >= TOTAL_WORDS_OF)
			continue;
		uint64_t shared = shared_columns(table, column, id, seen);

		if (!may_agree(table, column, id, shared))
			continue;
		struct agreement agreement = compare_shared(table, column, id, shared, sums);

		if (!shows_total(&agreement, says_whole(table->texts[column][id], table->arena)))
			continue;
		add_label(table, column, id);
		has_any = true;
	}
	return has_any;
}

static bool try_lacking(struct learnt_table *table, size_t column, const struct learnt_sums *sums,
			bool *seen)
{
	size_t n_blank = 0;
	struct agreement agreements[3];

	for (size_t i = 0; i < table->n; i++)
		n_blank += is_part(table, i) && table->ids[column][i] == 0;
	if (n_blank == 0 || n_blank * 2 > table->n)
		return false;
	agreements[0] = compare_runs(table, column, false);
	agreements[1] = compare_runs(table, column, true);
	agreements[2] =
	    compare_shared(table, column, 0, shared_columns(table, column, 0, seen), sums);
	for (size_t i = 0; i < 3; i++) {
		if (!shows_total(&agreements[i], false))
			continue;
		table->columns->lacking |= UINT64_C(1) << column;
		for (size_t j = 0; j < table->n; j++)
			table->is_total[j] |= table->ids[column][j] == 0;
		return true;
	}
	return false;
}

/* Rows next to each other that share a reference, of which the first or last is the others' sum. */
static void see_doubled(struct learnt_table *table, size_t column, bool is_last)
{
	struct agreement agreement = {0};
	int64_t sum = 0;

	for (size_t i = 0; i < table->n;) {
		size_t end = i + 1;
		int64_t others = 0;

		while (end < table->n && table->ids[column][end] == table->ids[column][i])
			end++;
		size_t own = is_last ? end - 1 : i;

		for (size_t j = i; j < end; j++)
			others += j == own ? 0 : table->amounts[j];
		if (end - i > 2 && table->ids[column][i] != 0) {
			compare(&agreement, table->amounts[own], others, end - i - 1);
			sum += table->amounts[own] == others ? others : 0;
		}
		i = end;
	}
	if (agreement.n_strong >= 2 && shows_total(&agreement, false))
		table->columns->doubled =
		    (struct total_doubled){(int)column, agreement.n_strong, sum, is_last};
}

/* A last or first row that has all that others have, and is their sum. */
static void see_whole(struct learnt_table *table, bool is_last)
{
	size_t own = is_last ? table->n - 1 : 0;
	int64_t others = 0;
	struct agreement agreement = {0};

	for (size_t i = 0; i < table->n; i++)
		others += i == own || !is_part(table, i) ? 0 : table->amounts[i];
	compare(&agreement, table->amounts[own], others, table->n - 1);
	if (is_part(table, own) && shows_total(&agreement, false))
		table->columns->doubled = (struct total_doubled){-1, 1, others, is_last};
}

void total_learn(struct total_columns *columns, bool has_decimal_comma, const struct row *rows,
		 size_t n_rows, struct arena *arena)
{
	struct arena *scratch = arena_like(arena);
	struct learnt_table table = {.columns = columns, .arena = scratch};
	struct learnt_sums sums = {.n_slots = 16};
	bool has_any = true, *seen;

	if (columns->amount < 0)
		goto end;
	fill(&table, has_decimal_comma, rows, n_rows);
	if (table.n < 3)
		goto end;
	while (sums.n_slots < table.n * 2)
		sums.n_slots *= 2;
	sums.slots = arena_array(scratch, sums.n_slots, sizeof *sums.slots);
	seen = arena_array(scratch, table.n + 1, sizeof *seen);
	for (int round = 0; round < MOST_ROUNDS && has_any; round++) {
		has_any = false;
		for (size_t j = 0; j < table.n_columns; j++)
			if ((int)j != columns->amount)
				has_any |= try_lacking(&table, j, &sums, seen) ||
					   (table.is_key[j] && try_labels(&table, j, &sums, seen));
	}
	for (size_t j = 0; j < table.n_columns; j++)
		for (int is_last = 0; (int)j != columns->amount && is_last < 2; is_last++)
			if (columns->doubled.n == 0)
				see_doubled(&table, j, is_last != 0);
	for (int is_last = 0; is_last < 2; is_last++)
		if (columns->doubled.n == 0)
			see_whole(&table, is_last != 0);
	for (size_t i = 0; i < columns->n_labels; i++)
		columns->labels[i].text = arena_text(arena, columns->labels[i].text);
end:
	arena_free(scratch);
}

bool total_learn_is_label(const struct total_columns *columns, size_t column, const char *text)
{
	for (size_t i = 0; i < columns->n_labels; i++)
		if (columns->labels[i].column == (int)column &&
		    strcmp(columns->labels[i].text, text) == 0)
			return true;
	return false;
}
