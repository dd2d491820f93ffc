#include "tally/engine_rows.h"

#include <stdlib.h>
#include <string.h>

#include "base/money.h"
#include "tally/engine_years.h"

#define BLOCK_SIZE ((size_t)16 * 1024)
#define MOST_AMOUNT 255 /* bytes of an amount or a date */

struct rows_block {
	struct rows_block *older;
	size_t used, size;
	char bytes[];
};

/* A date of up to 16 bytes, and its year; one that can't be read is never kept. */
struct rows_date {
	uint64_t words[2];
	uint32_t length; /* 0: nothing kept here */
	uint32_t year;
};

#define N_DATES 4096 /* some ten years of days */

void rows_plan_init(struct rows_plan *plan, const struct engine_layout *layout)
{
	*plan = (struct rows_plan){.n_keys = layout->n_keys,
				   .n_cells = layout->n_cells,
				   .has_date = layout->date >= 0,
				   .has_amount = layout->amount >= 0,
				   .is_money = layout->is_money,
				   .year = layout->year,
				   .delimiter = (unsigned char)layout->delimiter,
				   .last_column = -1};
	for (size_t key = 0; key < layout->n_keys; key++)
		plan->columns[plan->n_slots++] = layout->keys[key];
	if (plan->has_date)
		plan->columns[plan->n_slots++] = layout->date;
	if (plan->has_amount)
		plan->columns[plan->n_slots++] = layout->amount;
	for (size_t i = 0; i < plan->n_slots; i++) {
		size_t at = i;

		for (; at > 0 && plan->columns[plan->by_column[at - 1]] > plan->columns[i]; at--)
			plan->by_column[at] = plan->by_column[at - 1];
		plan->by_column[at] = (int)i;
		if (plan->columns[i] > plan->last_column)
			plan->last_column = plan->columns[i];
	}
}

bool rows_init(struct rows *rows, struct keys *const *keys, struct years *years,
	       struct groups *groups)
{
	memset(rows, 0, sizeof *rows);
	rows->keys = keys;
	rows->years = years;
	rows->groups = groups;
	rows->dates = calloc(N_DATES, sizeof *rows->dates);
	return rows->dates != NULL;
}

void rows_fini(struct rows *rows)
{
	for (struct rows_block *block = rows->blocks, *older; block != NULL; block = older) {
		older = block->older;
		free(block);
	}
	free(rows->dates);
	free(rows->odds);
}

void rows_begin(struct rows *rows, const struct rows_plan *plan, int sign)
{
	rows->plan = plan;
	rows->sign = sign;
	rows->sums = (struct rows_sums){0};
	rows->n_odds = 0;
	rows->batch.n = 0;
}

char *rows_room(struct rows *rows, size_t length)
{
	struct rows_block *block = rows->blocks;

	if (block == NULL || block->size - block->used < length + KEYS_SLACK) {
		size_t size = length + KEYS_SLACK > BLOCK_SIZE ? length + KEYS_SLACK : BLOCK_SIZE;

		block = malloc(sizeof *block + size);
		if (block == NULL)
			return NULL;
		*block = (struct rows_block){.older = rows->blocks, .size = size};
		rows->blocks = block;
	}
	char *room = block->bytes + block->used;

	block->used += length + KEYS_SLACK;
	memset(room + length, 0, KEYS_SLACK);
	return room;
}

/* The texts of the batch are done with. */
static void empty_blocks(struct rows *rows)
{
	while (rows->blocks != NULL &&
	       (rows->blocks->older != NULL || rows->blocks->size > BLOCK_SIZE)) {
		struct rows_block *older = rows->blocks->older;

		free(rows->blocks);
		rows->blocks = older;
	}
	if (rows->blocks != NULL)
		rows->blocks->used = 0;
}

static bool number_keys(struct rows *rows, uint32_t *numbers, size_t key)
{
	const struct rows_cell *cells = rows->batch.cells[key];
	struct keys *keys = rows->keys[key];
	uint64_t hashes[ROWS_BATCH];
	size_t n = rows->batch.n;

	for (size_t i = 0; i < n; i++) {
		if (rows->batch.is_odd[i])
			continue;
		hashes[i] = keys_hash(cells[i].text, cells[i].length);
		keys_prefetch(keys, hashes[i]);
	}
	for (size_t i = 0; i < n; i++) {
		if (rows->batch.is_odd[i])
			continue;
		numbers[i] = keys_number(keys, cells[i].text, cells[i].length, hashes[i]);
		if (numbers[i] == KEYS_NO_MEMORY)
			return false;
		rows->batch.is_odd[i] = numbers[i] == KEYS_REFUSED;
	}
	return true;
}

/* A trimmed copy, NUL-terminated; false where it is too long or holds a NUL. */
static bool copy_text(char copy[MOST_AMOUNT + 1], const struct rows_cell *cell)
{
	const char *text = cell->text;
	size_t length = cell->length;

	keys_trim(&text, &length);
	if (length > MOST_AMOUNT || memchr(text, '\0', length) != NULL)
		return false;
	memcpy(copy, text, length);
	copy[length] = '\0';
	return true;
}

static bool number_of_date(struct rows *rows, const struct rows_cell *cell, uint32_t *number,
			   bool *is_odd)
{
	char text[MOST_AMOUNT + 1];
	struct year year;
	int month;

	*is_odd = !copy_text(text, cell) || !year_parse(text, &year, &month);
	if (*is_odd)
		return true;
	*number = years_number(rows->years, year);
	return *number != YEARS_NO_MEMORY;
}

static bool number_dates(struct rows *rows, uint32_t *numbers)
{
	const struct rows_cell *cells = rows->batch.cells[rows->plan->n_keys];

	for (size_t i = 0; i < rows->batch.n; i++) {
		if (rows->batch.is_odd[i])
			continue;
		if (!number_of_date(rows, &cells[i], &numbers[i], &rows->batch.is_odd[i]))
			return false;
	}
	return true;
}

static bool read_amount(const struct rows_plan *plan, const struct rows_cell *cell, int64_t *amount)
{
	char text[MOST_AMOUNT + 1];
	struct money money;

	if (!copy_text(text, cell))
		return false;
	if (!plan->is_money)
		return count_parse(text, amount) == PARSE_OK && *amount >= 0;
	if (money_parse(text, &money) != PARSE_OK)
		return false;
	*amount = money.hundredths;
	return true;
}

static void read_amounts(struct rows *rows, int64_t *amounts)
{
	const struct rows_plan *plan = rows->plan;
	const struct rows_cell *cells = rows->batch.cells[plan->n_slots - 1];

	for (size_t i = 0; i < rows->batch.n; i++) {
		if (rows->batch.is_odd[i])
			continue;
		rows->batch.is_odd[i] = !read_amount(plan, &cells[i], &amounts[i]);
	}
}

static bool keep_odd(struct rows *rows, size_t i)
{
	if (rows->sign < 0)
		return true;
	if (rows->n_odds == rows->odds_capacity) {
		size_t capacity = rows->n_odds == 0 ? 16 : rows->n_odds * 2;
		struct engine_odd *odds = realloc(rows->odds, capacity * sizeof *odds);

		if (odds == NULL)
			return false;
		rows->odds = odds;
		rows->odds_capacity = capacity;
	}
	rows->odds[rows->n_odds++] =
	    (struct engine_odd){.bytes = rows->batch.bytes[i],
				.length = rows->batch.lengths[i],
				.line = rows->batch.lines[i],
				.rows_before = (int64_t)rows->sums.rows,
				.amount_before = (int64_t)rows->sums.amount};
	return true;
}

static void add_size(struct rows_sums *sums, int64_t amount)
{
	uint64_t size = amount < 0 ? -(uint64_t)amount : (uint64_t)amount;

	if (__builtin_add_overflow(sums->size, size, &sums->size))
		sums->is_out_of_range = true;
}

bool rows_flush(struct rows *rows)
{
	const struct rows_plan *plan = rows->plan;
	struct rows_batch *batch = &rows->batch;
	uint32_t numbers[GROUPS_MOST_PARTS][ROWS_BATCH];
	int64_t amounts[ROWS_BATCH];
	struct groups_batch regular = {.n = 0};
	uint32_t the_year = 0;

	if (batch->n == 0)
		return true;
	for (size_t key = 0; key < plan->n_keys; key++)
		if (!number_keys(rows, numbers[key], key))
			return false;
	if (plan->has_date) {
		if (!number_dates(rows, numbers[plan->n_keys]))
			return false;
	} else {
		the_year = years_number(rows->years, plan->year);
		if (the_year == YEARS_NO_MEMORY)
			return false;
	}
	if (plan->has_amount)
		read_amounts(rows, amounts);
	for (size_t i = 0; i < batch->n; i++) {
		if (batch->is_odd[i]) {
			if (!keep_odd(rows, i))
				return false;
			continue;
		}
		int64_t amount = plan->has_amount ? amounts[i] : 1;
		size_t at = regular.n++;

		for (size_t key = 0; key < plan->n_keys; key++)
			regular.numbers[key][at] = numbers[key][i];
		regular.numbers[plan->n_keys][at] =
		    plan->has_date ? numbers[plan->n_keys][i] : the_year;
		regular.amounts[at] = (uint64_t)amount;
		rows->sums.rows++;
		rows->sums.amount += (uint64_t)amount;
		add_size(&rows->sums, amount);
	}
	batch->n = 0;
	if (!rows->has_open_row)
		empty_blocks(rows);
	return groups_add(rows->groups, &regular, rows->sign);
}
