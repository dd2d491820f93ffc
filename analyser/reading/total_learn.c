#include "reading/total_learn.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "reading/run_sums.h"
#include "reading/total_words.h"

#define MOST_TRIED 32 /* values of a column, the largest on average first */
#define MOST_ROUNDS 4 /* totals of totals are found once those below them are known */

/* Sums by the cells of some columns, in room for twice the rows that there are. */
struct learnt_sum {
	uint64_t hash;
	int64_t amount;
	size_t n;
	bool is_wanted;
};

/* The one of a hash among these, a power of two; or a free one. */
static struct learnt_sum *sum_of(struct learnt_sum *sums, size_t n_sums, uint64_t hash)
{
	size_t at = (size_t)(hash ^ hash >> 31) & (n_sums - 1);

	while (sums[at].is_wanted && sums[at].hash != hash)
		at = (at + 1) & (n_sums - 1);
	return &sums[at];
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

/* Has a part that has not the value `id` of a column another column's cell? */
static bool has_part(const struct learnt_table *table, size_t other, int cell, size_t column,
		     int id)
{
	for (int k = table->firsts[other][cell]; k < table->firsts[other][cell + 1]; k++) {
		size_t i = (size_t)table->rows_of[other][k];

		if (is_part(table, i) && !is_of(table, column, id, i))
			return true;
	}
	return false;
}

/* The columns in which each row of a value has what rows without the value have too. */
static uint64_t shared_columns(const struct learnt_table *table, size_t column, int id)
{
	const int *firsts = table->firsts[column], *rows = table->rows_of[column];
	uint64_t shared = 0;

	for (size_t j = 0; j < table->n_columns; j++) {
		bool is_shared = j != column && (int)j != table->columns->amount &&
				 (table->is_key[j] || id == 0);
		int last = 0; /* its cell in the row before */

		for (int k = firsts[id]; k < firsts[id + 1] && is_shared; k++) {
			int cell = table->ids[j][rows[k]];

			if (table->is_total[rows[k]] || (cell == last && cell != 0))
				continue;
			is_shared = cell != 0 && has_part(table, j, cell, column, id);
			last = cell;
		}
		if (is_shared)
			shared |= UINT64_C(1) << j;
	}
	return shared;
}

/* The parts that share a row's cells in these columns, and have not its value. */
static int64_t sum_beside(const struct learnt_table *table, size_t column, int id, uint64_t shared,
			  size_t row)
{
	int64_t sum = 0;
	size_t rarest = 0;
	int n = INT_MAX, first = 0;
	const int *rows;

	for (uint64_t left = shared; left != 0; left &= left - 1) {
		size_t j = (size_t)__builtin_ctzll(left);
		const int *firsts = table->firsts[j] + table->ids[j][row];

		/* What all rows share tells none of them apart. */
		if ((size_t)(firsts[1] - firsts[0]) == table->n)
			shared &= ~(UINT64_C(1) << j);
		if (firsts[1] - firsts[0] < n) {
			rarest = j;
			first = firsts[0];
			n = firsts[1] - firsts[0];
		}
	}
	rows = table->rows_of[rarest] + first;
	shared &= ~(UINT64_C(1) << rarest); /* which all of these rows share */
	for (int k = 0; k < n; k++) {
		size_t i = (size_t)rows[k];
		bool is_beside = is_part(table, i) && !is_of(table, column, id, i);

		for (uint64_t left = shared; is_beside && left != 0; left &= left - 1) {
			const int *ids = table->ids[__builtin_ctzll(left)];

			is_beside = ids[i] == ids[row];
		}
		sum += is_beside ? table->amounts[i] : 0;
	}
	return sum;
}

/* All parts that have not a value. */
static int64_t sum_without(const struct learnt_table *table, size_t column, int id)
{
	int64_t sum = 0;

	for (size_t i = 0; i < table->n; i++)
		sum += is_part(table, i) && !is_of(table, column, id, i) ? table->amounts[i] : 0;
	return sum;
}

/* Does one of the first few rows of a value agree?  Of nearly all values none does. */
static bool may_agree(const struct learnt_table *table, size_t column, int id, uint64_t shared)
{
	const int *firsts = table->firsts[column] + id;
	int64_t all = shared == 0 ? sum_without(table, column, id) : 0;
	size_t n_tried = 0;

	for (int k = firsts[0]; k < firsts[1] && n_tried < 3; k++) {
		size_t i = (size_t)table->rows_of[column][k];

		if (table->is_total[i])
			continue;
		if ((shared == 0 ? all : sum_beside(table, column, id, shared, i)) ==
		    table->amounts[i])
			return true;
		n_tried++;
	}
	return false;
}

/* Rows of a value against those without it that share these columns' cells. */
static struct agreement compare_shared(const struct learnt_table *table, size_t column, int id,
				       uint64_t shared, struct learnt_sum *sums)
{
	const int *own = table->rows_of[column] + table->firsts[column][id];
	const int *own_end = table->rows_of[column] + table->firsts[column][id + 1];
	struct agreement agreement = {0};
	size_t n_sums = 16;

	while (n_sums < (size_t)(own_end - own) * 2)
		n_sums *= 2;
	memset(sums, 0, n_sums * sizeof *sums);
	for (const int *at = own; at < own_end; at++) {
		const uint64_t hash = hash_row(table, shared, (size_t)*at);

		*sum_of(sums, n_sums, hash) = (struct learnt_sum){.hash = hash, .is_wanted = true};
	}
	for (size_t i = 0; i < table->n; i++) {
		struct learnt_sum *sum;

		if (!is_part(table, i) || is_of(table, column, id, i))
			continue;
		sum = sum_of(sums, n_sums, hash_row(table, shared, i));
		sum->amount += sum->is_wanted ? table->amounts[i] : 0;
		sum->n += sum->is_wanted;
	}
	for (const int *at = own; at < own_end; at++) {
		const size_t i = (size_t)*at;
		const struct learnt_sum *sum = sum_of(sums, n_sums, hash_row(table, shared, i));

		if (!table->is_total[i])
			agreement_see(&agreement, table->amounts[i], sum->amount, sum->n);
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
		agreement_see(&agreement, table->amounts[i], sum, n);
		sum = 0;
		n = 0;
	}
	return agreement;
}

static void add_label(struct learnt_table *table, size_t column, int id)
{
	struct total_columns *columns = table->columns;

	if (columns->n_labels < TOTAL_LABELS)
		columns->labels[columns->n_labels++] =
		    (struct total_learned){(int)column, table->texts[column][id]};
	for (size_t i = 0; i < table->n; i++)
		table->is_total[i] |= is_of(table, column, id, i);
}

/* A value and what its rows come to on average. */
struct learnt_candidate {
	int id;
	int64_t amount, n;
};

static int64_t average_of(const struct learnt_candidate *candidate)
{
	return candidate->amount / candidate->n;
}

/* The values of a column that may be labels, the largest on average first; how many. */
static size_t find_candidates(const struct learnt_table *table, size_t column,
			      struct learnt_candidate found[MOST_TRIED])
{
	size_t n_found = 0;

	for (int id = 1; id <= table->n_ids[column]; id++) {
		const int *firsts = table->firsts[column] + id;
		struct learnt_candidate one = {.id = id};
		size_t at;

		for (int k = firsts[0]; k < firsts[1]; k++) {
			int i = table->rows_of[column][k];

			if (table->is_total[i])
				continue;
			one.amount += llabs(table->amounts[i]);
			one.n++;
		}
		at = n_found;
		while (one.n > 0 && at > 0 && average_of(&found[at - 1]) < average_of(&one))
			at--;
		if (one.n == 0 || at == MOST_TRIED)
			continue;
		n_found += n_found < MOST_TRIED;
		memmove(found + at + 1, found + at, (n_found - 1 - at) * sizeof *found);
		found[at] = one;
	}
	return n_found;
}

static bool try_labels(struct learnt_table *table, size_t column, struct learnt_sum *sums)
{
	struct learnt_candidate found[MOST_TRIED];
	size_t n = find_candidates(table, column, found);
	bool has_any = false;

	for (size_t i = 0; i < n; i++) {
		int id = found[i].id;

		if ((size_t)found[i].n * 2 > table->n || learnt_table_says(table, column, id))
			continue;
		uint64_t shared = shared_columns(table, column, id);

		if (!may_agree(table, column, id, shared))
			continue;
		struct agreement agreement = compare_shared(table, column, id, shared, sums);

		if (!agreement_shows_total(&agreement, total_words_whole(table->texts[column][id])))
			continue;
		add_label(table, column, id);
		has_any = true;
	}
	return has_any;
}

static bool try_lacking(struct learnt_table *table, size_t column, struct learnt_sum *sums)
{
	size_t n_blank = 0;
	struct agreement agreements[3];

	for (size_t i = 0; i < table->n; i++)
		n_blank += is_part(table, i) && table->ids[column][i] == 0;
	if (n_blank == 0 || n_blank * 2 > table->n)
		return false;
	agreements[0] = compare_runs(table, column, false);
	agreements[1] = compare_runs(table, column, true);
	agreements[2] = compare_shared(table, column, 0, shared_columns(table, column, 0), sums);
	for (size_t i = 0; i < 3; i++) {
		if (!agreement_shows_total(&agreements[i], false))
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
		const size_t own = is_last ? end - 1 : i;

		if (end - i > 2 && table->ids[column][i] != 0) {
			for (size_t j = i; j < end; j++)
				others += j == own ? 0 : table->amounts[j];
			agreement_see(&agreement, table->amounts[own], others, end - i - 1);
			sum += table->amounts[own] == others ? others : 0;
		}
		i = end;
	}
	if (agreement.n_strong >= 2 && agreement_shows_total(&agreement, false))
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
	agreement_see(&agreement, table->amounts[own], others, table->n - 1);
	if (is_part(table, own) && agreement_shows_total(&agreement, false))
		table->columns->doubled = (struct total_doubled){-1, 1, others, is_last};
}

/* Names of the whole that are no totals, or no row would be left. */
static void see_wholes(struct learnt_table *table, size_t column)
{
	struct total_columns *columns = table->columns;

	for (int id = 1; id <= table->n_ids[column] && table->n_ids[column] > 1; id++) {
		const int *firsts = table->firsts[column] + id;
		struct total_whole whole = {.column = (int)column,
					    .text = table->texts[column][id]};

		whole.is_part = total_words_part(whole.text);
		if (columns->n_wholes == TOTAL_WHOLES || learnt_table_says(table, column, id) ||
		    (!whole.is_part &&
		     (!total_words_whole(whole.text) || total_words_department(whole.text))))
			continue;
		for (int k = firsts[0]; k < firsts[1]; k++) {
			int i = table->rows_of[column][k];

			whole.n += !table->is_total[i];
			whole.amount += table->is_total[i] ? 0 : table->amounts[i];
		}
		if (whole.n > 0)
			columns->wholes[columns->n_wholes++] = whole;
	}
}

void total_learn(struct total_columns *columns, struct learnt_table *table, struct arena *arena)
{
	struct learnt_sum *sums;
	size_t n_sums = 16;
	bool has_any = true;

	if (table->n < 3)
		return;
	learnt_table_settle(table, columns);
	while (n_sums < table->n * 2)
		n_sums *= 2;
	sums = arena_array(table->arena, n_sums, sizeof *sums);
	for (int round = 0; round < MOST_ROUNDS && has_any; round++) {
		has_any = false;
		for (size_t j = 0; j < table->n_columns; j++)
			if ((int)j != columns->amount)
				has_any |= try_lacking(table, j, sums) ||
					   (table->is_key[j] && try_labels(table, j, sums));
	}
	for (size_t j = 0; j < table->n_columns; j++)
		for (int is_last = 0; (int)j != columns->amount && is_last < 2; is_last++)
			if (columns->doubled.n == 0)
				see_doubled(table, j, is_last != 0);
	for (int is_last = 0; is_last < 2; is_last++)
		if (columns->doubled.n == 0)
			see_whole(table, is_last != 0);
	for (size_t j = 0; j < table->n_columns; j++)
		if (table->is_key[j] && (int)j != columns->amount && (int)j != columns->payee)
			see_wholes(table, j);
	for (size_t i = 0; i < columns->n_labels; i++)
		columns->labels[i].text = arena_text(arena, columns->labels[i].text);
	for (size_t i = 0; i < columns->n_wholes; i++)
		columns->wholes[i].text = arena_text(arena, columns->wholes[i].text);
}

bool total_learn_is_label(const struct total_columns *columns, size_t column, const char *text)
{
	for (size_t i = 0; i < columns->n_labels; i++)
		if (columns->labels[i].column == (int)column &&
		    strcmp(columns->labels[i].text, text) == 0)
			return true;
	return false;
}
