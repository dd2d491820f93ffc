#include "tally/engine_rows.h"

#include <stdlib.h>
#include <string.h>

#define BLOCK_SIZE ((size_t)16 * 1024)

struct rows_block {
	struct rows_block *older;
	size_t used, size;
	char bytes[];
};

/* Is a column judged for what it says in any case, so that what is blank or says total is odd? */
static bool is_asked(const struct engine_layout *layout, int column)
{
	for (size_t key = 0; key < layout->n_keys; key++)
		if (layout->keys[key] == column &&
		    ((layout->money_keys | layout->missing_keys) >> key & 1) == 0)
			return true;
	return column == layout->date;
}

void rows_plan_init(struct rows_plan *plan, const struct engine_layout *layout)
{
	*plan = (struct rows_plan){.n_keys = layout->n_keys,
				   .n_cells = layout->n_cells,
				   .n_unnamed = layout->n_unnamed,
				   .has_date = layout->date >= 0,
				   .has_amount = layout->amount >= 0,
				   .is_money = layout->is_money,
				   .year = layout->year,
				   .dates = layout->dates,
				   .unsure = layout->unsure,
				   .delimiter = (unsigned char)layout->delimiter,
				   .last_column = -1,
				   .divided_keys = layout->divided_keys,
				   .checks = layout->checks,
				   .n_checks = layout->n_checks,
				   .watches = layout->watches,
				   .n_watches = layout->n_watches};
	plan->date_column = layout->date;
	plan->amount_column = layout->amount;
	for (size_t key = 0; key < layout->n_keys; key++)
		plan->columns[plan->n_slots++] = layout->keys[key];
	if (plan->has_date)
		plan->columns[plan->n_slots++] = layout->date;
	plan->amount_slot = plan->n_slots;
	if (plan->has_amount)
		plan->columns[plan->n_slots++] = layout->amount;
	for (size_t i = 0; i < plan->n_checks; i++)
		plan->columns[plan->n_slots++] = layout->checks[i].column;
	plan->watch_slot = plan->n_slots;
	for (size_t i = 0; i < plan->n_watches; i++)
		plan->columns[plan->n_slots++] = layout->watches[i].column;
	for (size_t i = 0; i < layout->n_witnesses; i++)
		if ((size_t)layout->witnesses[i] < layout->n_cells &&
		    !is_asked(layout, layout->witnesses[i]))
			plan->witnesses[plan->n_witnesses++] = layout->witnesses[i];
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
	rows->search_totals = total_labels_search_widest(64);
	rows->dates = cells_dates_new();
	return rows->dates != NULL;
}

void rows_found_free(struct rows_found *found)
{
	free(found->odds);
	free(found->marks);
}

void rows_fini(struct rows *rows)
{
	for (struct rows_block *block = rows->blocks, *older; block != NULL; block = older) {
		older = block->older;
		free(block);
	}
	cells_dates_free(rows->dates);
	free(rows->watched);
	rows_found_free(&rows->found);
}

bool rows_watch(struct rows *rows, size_t n_watches)
{
	free(rows->watched);
	rows->watched = n_watches == 0 ? NULL : calloc(n_watches, sizeof *rows->watched);
	return n_watches == 0 || rows->watched != NULL;
}

void rows_begin(struct rows *rows, const struct rows_plan *plan, int sign)
{
	rows->plan = plan;
	rows->sign = sign;
	rows->found.sums = (struct rows_sums){0};
	rows->found.n_odds = rows->found.n_marks = 0;
	rows->is_marking = sign > 0 && plan->is_marking != NULL && atomic_load(plan->is_marking);
	rows->batch.n = 0;
	rows->suspect_to = NULL;
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

static bool keep_odd(struct rows *rows, size_t i)
{
	struct rows_found *found = &rows->found;

	if (rows->sign < 0)
		return true;
	if (found->n_odds == found->odds_capacity) {
		size_t capacity = found->n_odds == 0 ? 16 : found->n_odds * 2;
		struct engine_odd *odds = realloc(found->odds, capacity * sizeof *odds);

		if (odds == NULL)
			return false;
		found->odds = odds;
		found->odds_capacity = capacity;
	}
	found->odds[found->n_odds++] =
	    (struct engine_odd){.bytes = rows->batch.bytes[i],
				.length = rows->batch.lengths[i],
				.line = rows->batch.lines[i],
				.rows_before = (int64_t)found->sums.rows,
				.amount_before = (int64_t)found->sums.amount};
	return true;
}

/* Mark the batch's regular rows, whose amounts are as they were read. */
static bool mark(struct rows *rows)
{
	struct rows_found *found = &rows->found;
	const struct rows_batch *batch = &rows->batch;
	const struct rows_plan *plan = rows->plan;

	if (found->n_marks + batch->n > found->marks_capacity) {
		size_t capacity = found->marks_capacity == 0 ? 1024 : found->marks_capacity * 2;
		struct engine_mark *marks = realloc(found->marks, capacity * sizeof *marks);

		if (marks == NULL)
			return false;
		found->marks = marks;
		found->marks_capacity = capacity;
	}
	for (size_t i = 0; i < batch->n; i++) {
		const struct keys_cell *date = &batch->cells[plan->n_keys][i];
		int64_t amount = (int64_t)rows->regular.amounts[i];
		uint64_t day, value;

		if (batch->is_odd[i])
			continue;
		day = plan->has_date
			  ? digest_date_kept(&rows->days, &plan->dates, date->text, date->length)
			  : 0;
		value = (uint64_t)amount * (plan->is_money ? 1 : MONEY_PER_POUND);
		found->marks[found->n_marks++] = (struct engine_mark){
		    digest_end(batch->digests[i], day, plan->has_amount ? value : 0),
		    batch->lines[i], amount};
	}
	return true;
}

static void add_size(struct rows_sums *sums, int64_t amount)
{
	uint64_t size = amount < 0 ? -(uint64_t)amount : (uint64_t)amount;

	if (__builtin_add_overflow(sums->size, size, &sums->size))
		sums->is_out_of_range = true;
}

/* The sums of the regular rows; what is below this can't run over in a batch. */
#define SMALL_SIZE (UINT64_C(1) << 56)

static void sum_up(struct rows_sums *sums, const struct groups_batch *regular)
{
	uint64_t amount = 0, size = 0, all = 0, largest = sums->largest;

	for (size_t i = 0; i < regular->n; i++) {
		uint64_t one = regular->amounts[i], sign = one >> 63 != 0 ? ~UINT64_C(0) : 0;
		uint64_t its_size = (one ^ sign) - sign;

		amount += one;
		size += its_size;
		all |= its_size;
		largest = its_size > largest ? its_size : largest;
	}
	sums->largest = largest;
	sums->rows += regular->n;
	sums->amount += amount;
	if (all < SMALL_SIZE)
		sums->is_out_of_range |= __builtin_add_overflow(sums->size, size, &sums->size);
	else
		for (size_t i = 0; i < regular->n; i++)
			add_size(sums, (int64_t)regular->amounts[i]);
}

/* Keep the odd rows and close their gaps; sum up the regular ones. */
static bool close_up(struct rows *rows, struct groups_batch *regular, size_t n_parts)
{
	const struct rows_batch *batch = &rows->batch;
	struct rows_sums before = rows->found.sums;

	regular->n = batch->n;
	if (memchr(batch->is_odd, true, batch->n) == NULL) {
		sum_up(&rows->found.sums, regular);
		return true;
	}
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
		/* An odd row is told what came before it. */
		rows->found.sums.rows++;
		rows->found.sums.amount += regular->amounts[at];
	}
	rows->found.sums = before;
	sum_up(&rows->found.sums, regular);
	return true;
}

static bool number_year(struct rows *rows, uint32_t *numbers)
{
	uint32_t number = years_number(rows->years, rows->plan->year, 0);

	for (size_t i = 0; i < rows->batch.n; i++)
		numbers[i] = number;
	return number != YEARS_NO_MEMORY;
}

void rows_suspect(struct rows *rows, const char *bytes, size_t length)
{
	if (!rows->plan->has_amount || !rows->search_totals(bytes, length))
		return;
	/* A row of bytes already suspected takes nothing from those behind it. */
	if (rows->suspect_to == NULL || rows->suspect_to < bytes + length)
		rows->suspect_to = bytes + length;
}

/* A total may have its label in any cell. */
static void find_totals(struct rows *rows)
{
	struct rows_batch *batch = &rows->batch;

	for (size_t i = 0; i < batch->n && batch->bytes[i] < rows->suspect_to; i++)
		batch->is_odd[i] |= rows->search_totals(batch->bytes[i], batch->lengths[i]) &&
				    total_labels_has(batch->bytes[i], batch->lengths[i]);
}

static bool may_say_total(const char *text, size_t length)
{
	const struct keys_cell cell = {text, length};
	char copy[CELLS_MOST_TEXT + 1];

	if (!cells_copy(copy, &cell))
		return false;
	/* What these bytes are is for others to say. */
	for (size_t i = 0; i < length; i++)
		if ((unsigned char)text[i] >= 0x80)
			return true;
	return total_words_of(copy) != TOTAL_WORDS_NONE;
}

bool rows_is_label(const char *text, size_t length)
{
	keys_trim(&text, &length);
	return length == 0 || may_say_total(text, length);
}

static bool number_key(struct rows *rows, size_t key)
{
	struct rows_batch *batch = &rows->batch;

	return keys_number_all(rows->keys[key], batch->cells[key], batch->n, batch->is_odd,
			       rows->regular.numbers[key]);
}

/* When the amounts have been read. */
static bool number_divided(struct rows *rows)
{
	struct rows_batch *batch = &rows->batch;

	for (size_t key = 0; key < rows->plan->n_keys; key++) {
		if ((rows->plan->divided_keys >> key & 1) == 0)
			continue;
		for (size_t i = 0; i < batch->n; i++)
			batch->is_odd[i] =
			    batch->is_odd[i] ||
			    !cells_divide(&batch->cells[key][i], (int64_t)rows->regular.amounts[i],
					  rows->prices[i]);
		if (!number_key(rows, key))
			return false;
	}
	return true;
}

static bool has_text(const struct engine_check *check, const struct keys_cell *cell)
{
	for (size_t i = 0; i < check->n_texts; i++)
		if (strlen(check->texts[i]) == cell->length &&
		    (cell->length == 0 || memcmp(check->texts[i], cell->text, cell->length) == 0))
			return true;
	return false;
}

/* What stands beside an amount must be what it is in most rows. */
static void check_neighbours(struct rows *rows)
{
	struct rows_batch *batch = &rows->batch;
	size_t slot = rows->plan->amount_slot + rows->plan->has_amount;

	for (size_t check = 0; check < rows->plan->n_checks; check++)
		for (size_t i = 0; i < batch->n; i++)
			batch->is_odd[i] =
			    batch->is_odd[i] ||
			    !has_text(&rows->plan->checks[check], &batch->cells[slot + check][i]);
}

bool rows_flush(struct rows *rows)
{
	const struct rows_plan *plan = rows->plan;
	struct rows_batch *batch = &rows->batch;
	struct groups_batch *regular = &rows->regular;

	if (batch->n == 0)
		return true;
	if (rows->suspect_to != NULL)
		find_totals(rows);
	if (plan->n_checks > 0)
		check_neighbours(rows);
	for (size_t i = 0; i < plan->n_watches; i++)
		cells_watch(&rows->watched[i], &plan->watches[i],
			    batch->cells[plan->watch_slot + i], batch->n, batch->is_odd);
	for (size_t key = 0; key < plan->n_keys; key++)
		if ((plan->divided_keys >> key & 1) == 0 && !number_key(rows, key))
			return false;
	/* Before the dates, as the month of a row without an amount is not covered. */
	if (plan->has_amount)
		cells_read_amounts(plan->is_money, plan->unsure, batch->cells[plan->amount_slot],
				   batch->n, batch->is_odd, regular->amounts);
	else
		for (size_t i = 0; i < batch->n; i++)
			regular->amounts[i] = 1;
	if (plan->divided_keys != 0 && !number_divided(rows))
		return false;
	if (!(plan->has_date ? cells_number_years(rows->dates, &plan->dates, rows->years,
						  batch->cells[plan->n_keys], batch->n,
						  batch->is_odd, regular->numbers[plan->n_keys])
			     : number_year(rows, regular->numbers[plan->n_keys])))
		return false;
	if ((rows->is_marking && !mark(rows)) || !close_up(rows, regular, plan->n_keys + 1))
		return false;
	batch->n = 0;
	if (!rows->has_open_row)
		empty_blocks(rows);
	return groups_add(rows->groups, regular, rows->sign);
}

bool rows_end(struct rows *rows)
{
	if (!rows_flush(rows))
		return false;
	cells_take_periods(rows->dates, &rows->found.sums.periods);
	return true;
}
