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

#define N_DATES_BITS 12 /* some ten years of days */
#define MOST_DATES_TRIED 8
#define N_DATES ((size_t)1 << N_DATES_BITS)

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

/* A trimmed copy, NUL-terminated; false where it is too long or holds a NUL. */
static bool copy_text(char copy[MOST_AMOUNT + 1], const struct keys_cell *cell)
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

static bool parse_date(struct rows *rows, const struct keys_cell *cell, uint32_t *number,
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

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Of `2008-04-01 12:33:07` as databases write it, the date's length: year_parse() drops the rest.
 */
static size_t length_of_date(const struct keys_cell *cell)
{
	const char *text = cell->text;

	if (cell->length < 14 || (text[10] != ' ' && text[10] != 'T') || !is_digit(text[11]) ||
	    !is_digit(text[12]) || text[13] != ':' || !is_digit(text[9]))
		return cell->length;
	for (size_t i = 14; i < cell->length; i++)
		if (!is_digit(text[i]) && text[i] != ':' && text[i] != '.')
			return cell->length;
	return 10;
}

/* A date of up to 16 bytes with zeros behind it. */
static void words_of_date(uint64_t words[2], const char *text, size_t length)
{
	static const unsigned char masks[32] = {255, 255, 255, 255, 255, 255, 255, 255,
						255, 255, 255, 255, 255, 255, 255, 255};
	uint64_t mask[2];

	memcpy(words, text, 16);
	memcpy(mask, masks + 16 - length, 16);
	words[0] &= mask[0];
	words[1] &= mask[1];
}

/* Where a date is kept, or where to keep it: soon behind where its hash says. */
static struct rows_date *find_date(struct rows *rows, const uint64_t words[2], size_t length)
{
	uint64_t hash =
	    (words[0] ^ (words[1] * UINT64_C(0xbf58476d1ce4e5b9))) * UINT64_C(0x9e3779b97f4a7c15);
	size_t first = hash >> (64 - N_DATES_BITS);

	for (size_t i = first; i < first + MOST_DATES_TRIED; i++) {
		struct rows_date *date = &rows->dates[i % N_DATES];

		if (date->length == 0 || (date->words[0] == words[0] &&
					  date->words[1] == words[1] && date->length == length))
			return date;
	}
	return &rows->dates[first];
}

/* Dates are few and come again and again: all but the first are found by their bytes. */
static bool number_dates(struct rows *rows, uint32_t *numbers)
{
	const struct keys_cell *cells = rows->batch.cells[rows->plan->n_keys];

	for (size_t i = 0; i < rows->batch.n; i++) {
		struct keys_cell cell = cells[i];
		struct rows_date *date = NULL;
		uint64_t words[2] = {0, 0};

		if (rows->batch.is_odd[i])
			continue;
		if (cell.length > 10)
			cell.length = length_of_date(&cell);
		if (cell.length > 0 && cell.length <= 16) {
			words_of_date(words, cell.text, cell.length);
			date = find_date(rows, words, cell.length);
			numbers[i] = date->year;
			if (date->words[0] == words[0] && date->words[1] == words[1] &&
			    date->length == cell.length)
				continue;
		}
		if (!parse_date(rows, &cell, &numbers[i], &rows->batch.is_odd[i]))
			return false;
		if (date != NULL && !rows->batch.is_odd[i])
			*date = (struct rows_date){
			    {words[0], words[1]}, (uint32_t)cell.length, numbers[i]};
	}
	return true;
}

/* Up to eight digits and nothing else, all at once. */
static inline bool read_digits(const char *text, size_t length, uint64_t *value)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	const uint64_t zeros = UINT64_C(0x3030303030303030);
	uint64_t word;

	if (length - 1 >= 8)
		return false;
	memcpy(&word, text, sizeof word);
	/* The last digit goes to the highest byte, and zeros before the first. */
	word <<= 64 - length * 8;
	if (length < 8)
		word |= zeros >> length * 8;
	if ((((word + UINT64_C(0x4646464646464646)) | (word - zeros)) &
	     UINT64_C(0x8080808080808080)) != 0)
		return false;
	word -= zeros;
	word = word * 10 + (word >> 8);
	*value = ((word & UINT64_C(0x000000ff000000ff)) * UINT64_C(0x000f424000000064) +
		  (word >> 16 & UINT64_C(0x000000ff000000ff)) * UINT64_C(0x0000271000000001)) >>
		 32;
	return true;
#else
	if (length - 1 >= 8)
		return false;
	*value = 0;
	for (size_t i = 0; i < length; i++) {
		if (!is_digit(text[i]))
			return false;
		*value = *value * 10 + (uint64_t)(text[i] - '0');
	}
	return true;
#endif
}

/* `1234` and `-1234.56`, as most amounts are; false for all else. */
static inline bool read_plain(const struct rows_plan *plan, const struct keys_cell *cell,
			      int64_t *amount)
{
	const char *text = cell->text;
	size_t length = cell->length;
	uint64_t whole;

	if (!plan->is_money) {
		if (!read_digits(text, length, &whole))
			return false;
		*amount = (int64_t)whole;
		return true;
	}

	bool is_negative = length > 0 && *text == '-';
	uint64_t scaled;

	text += is_negative;
	length -= is_negative;
	if (length > 3 && text[length - 3] == '.') {
		if (!is_digit(text[length - 2]) || !is_digit(text[length - 1]) ||
		    !read_digits(text, length - 3, &whole))
			return false;
		scaled = whole * 10000 + (uint64_t)(text[length - 2] - '0') * 1000 +
			 (uint64_t)(text[length - 1] - '0') * 100;
	} else {
		if (!read_digits(text, length, &whole))
			return false;
		scaled = whole * 10000;
	}
	*amount = is_negative ? -(int64_t)scaled : (int64_t)scaled;
	return true;
}

static bool read_amount(const struct rows_plan *plan, const struct keys_cell *cell, int64_t *amount)
{
	char text[MOST_AMOUNT + 1];
	struct money money;

	if (read_plain(plan, cell, amount))
		return true;
	if (!copy_text(text, cell))
		return false;
	if (!plan->is_money)
		return count_parse(text, amount) == PARSE_OK && *amount >= 0;
	if (money_parse(text, &money) != PARSE_OK)
		return false;
	*amount = money.hundredths;
	return true;
}

static void read_amounts(struct rows *rows, uint64_t *amounts)
{
	const struct rows_plan *plan = rows->plan;
	const struct keys_cell *cells = rows->batch.cells[plan->n_slots - 1];

	for (size_t i = 0; i < rows->batch.n; i++) {
		if (rows->batch.is_odd[i])
			continue;
		int64_t amount = 0;

		rows->batch.is_odd[i] = !read_amount(plan, &cells[i], &amount);
		amounts[i] = (uint64_t)amount;
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

/* Sum up the regular rows, and close the gaps of the odd ones, which are kept. */
static bool close_up(struct rows *rows, struct groups_batch *regular, size_t n_parts)
{
	const struct rows_batch *batch = &rows->batch;

	regular->n = 0;
	for (size_t i = 0; i < batch->n; i++) {
		if (batch->is_odd[i]) {
			if (!keep_odd(rows, i))
				return false;
			continue;
		}
		size_t at = regular->n++;

		if (at != i) {
			for (size_t part = 0; part < n_parts; part++)
				regular->numbers[part][at] = regular->numbers[part][i];
			regular->amounts[at] = regular->amounts[i];
		}
		rows->sums.rows++;
		rows->sums.amount += regular->amounts[at];
		add_size(&rows->sums, (int64_t)regular->amounts[at]);
	}
	return true;
}

static bool number_year(struct rows *rows, uint32_t *numbers)
{
	uint32_t number = years_number(rows->years, rows->plan->year);

	for (size_t i = 0; i < rows->batch.n; i++)
		numbers[i] = number;
	return number != YEARS_NO_MEMORY;
}

bool rows_flush(struct rows *rows)
{
	const struct rows_plan *plan = rows->plan;
	struct rows_batch *batch = &rows->batch;
	struct groups_batch regular;

	if (batch->n == 0)
		return true;
	for (size_t key = 0; key < plan->n_keys; key++)
		if (!keys_number_all(rows->keys[key], batch->cells[key], batch->n, batch->is_odd,
				     regular.numbers[key]))
			return false;
	if (!(plan->has_date ? number_dates(rows, regular.numbers[plan->n_keys])
			     : number_year(rows, regular.numbers[plan->n_keys])))
		return false;
	if (plan->has_amount)
		read_amounts(rows, regular.amounts);
	else
		for (size_t i = 0; i < batch->n; i++)
			regular.amounts[i] = 1;
	if (!close_up(rows, &regular, plan->n_keys + 1))
		return false;
	batch->n = 0;
	if (!rows->has_open_row)
		empty_blocks(rows);
	return groups_add(rows->groups, &regular, rows->sign);
}
