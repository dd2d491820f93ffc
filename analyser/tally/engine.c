#include "tally/engine.h"

#include <stdlib.h>
#include <string.h>

#include "tally/cut_csv.h"
#include "tally/engine_rows.h"
#include "tally/engine_years.h"

/* Each unclosed quote costs a reading of the rest of the file; no honest file has more. */
#define MOST_UNCLOSED 64

struct engine {
	struct engine_options options;
	size_t n_keys;
	struct keys *keys[ENGINE_MOST_KEYS];
	struct years *years;
	struct groups *groups;
	struct rows rows;
	uint64_t size; /* of all amounts */
	struct engine_group *listed;
	uint32_t *listed_keys;
	size_t n_listed, listed_capacity;
};

struct engine *engine_new(size_t n_keys, bool is_money, const struct engine_options *options)
{
	struct engine *engine = calloc(1, sizeof *engine);

	(void)is_money;
	if (engine == NULL)
		return NULL;
	engine->n_keys = n_keys;
	if (options != NULL)
		engine->options = *options;
	engine->years = years_new();
	engine->groups = groups_new(n_keys + 1);
	if (!rows_init(&engine->rows, engine->keys, engine->years, engine->groups) ||
	    engine->years == NULL || engine->groups == NULL)
		goto fail;
	for (size_t i = 0; i < n_keys; i++) {
		engine->keys[i] = keys_new();
		if (engine->keys[i] == NULL)
			goto fail;
	}
	return engine;
fail:
	engine_free(engine);
	return NULL;
}

void engine_free(struct engine *engine)
{
	if (engine == NULL)
		return;
	rows_fini(&engine->rows);
	for (size_t i = 0; i < engine->n_keys; i++)
		keys_free(engine->keys[i]);
	years_free(engine->years);
	groups_free(engine->groups);
	free(engine->listed);
	free(engine->listed_keys);
	free(engine);
}

static enum engine_status read_all(const struct engine_input *input, char **bytes, size_t *length)
{
	size_t capacity = input->n_ahead + 65536;

	*length = input->n_ahead;
	*bytes = malloc(capacity);
	if (*bytes == NULL)
		return ENGINE_NO_MEMORY;
	if (input->n_ahead > 0)
		memcpy(*bytes, input->ahead, input->n_ahead);
	for (;;) {
		if (*length == capacity) {
			char *more = realloc(*bytes, capacity *= 2);

			if (more == NULL)
				return ENGINE_NO_MEMORY;
			*bytes = more;
		}
		int64_t got = input->read(input->data, *bytes + *length, capacity - *length);

		if (got < 0)
			return ENGINE_UNREADABLE;
		if (got == 0)
			return ENGINE_DONE;
		*length += (size_t)got;
	}
}

static bool cut_all(struct cut_csv *cut, const char *bytes, size_t length)
{
	int n_unclosed = 0;
	bool is_closed;
	size_t at = 0;

	for (;;) {
		while (at < length)
			if (!cut_csv_line(cut, bytes, at, &at, length))
				return false;
		if (!cut_csv_end(cut, bytes, length, &is_closed))
			return false;
		if (is_closed)
			return true;
		at = ++n_unclosed > MOST_UNCLOSED ? length
						  : cut_csv_line_end(bytes, cut->opened_at, length);
		if (!cut_csv_give_up(cut, bytes, at))
			return false;
	}
}

enum engine_status engine_add(struct engine *engine, const struct engine_input *input,
			      const struct engine_layout *layout, engine_odd_function *odd,
			      void *odd_data, int64_t *rows, int64_t *amount)
{
	struct rows_plan plan;
	struct cut_csv cut;
	char *bytes = NULL;
	size_t length;
	enum engine_status status = read_all(input, &bytes, &length);

	if (status != ENGINE_DONE) {
		free(bytes);
		return status;
	}
	rows_plan_init(&plan, layout);
	rows_begin(&engine->rows, &plan, 1);
	cut_csv_init(&cut, &engine->rows);
	cut_csv_begin(&cut);
	if (!cut_all(&cut, bytes, length) || !rows_flush(&engine->rows))
		status = ENGINE_NO_MEMORY;
	cut_csv_fini(&cut);

	const struct rows_sums *sums = &engine->rows.sums;

	if (status == ENGINE_DONE &&
	    (sums->is_out_of_range ||
	     __builtin_add_overflow(engine->size, sums->size, &engine->size) ||
	     engine->size > INT64_MAX))
		status = ENGINE_OUT_OF_RANGE;
	for (size_t i = 0; i < engine->rows.n_odds && status == ENGINE_DONE; i++) {
		engine->rows.odds[i].line += input->line;
		if (!odd(odd_data, &engine->rows.odds[i]))
			status = ENGINE_STOPPED;
	}
	*rows = (int64_t)sums->rows;
	*amount = (int64_t)sums->amount;
	free(bytes);
	return status;
}

enum engine_status engine_add_row(struct engine *engine, const char *const *keys, struct year year,
				  int64_t amount)
{
	struct groups_batch batch = {.n = 1, .amounts = {(uint64_t)amount}};
	uint64_t size = amount < 0 ? -(uint64_t)amount : (uint64_t)amount;

	for (size_t i = 0; i < engine->n_keys; i++) {
		batch.numbers[i][0] = keys_number_any(engine->keys[i], keys[i], strlen(keys[i]));
		if (batch.numbers[i][0] == KEYS_NO_MEMORY)
			return ENGINE_NO_MEMORY;
	}
	batch.numbers[engine->n_keys][0] = years_number(engine->years, year);
	if (batch.numbers[engine->n_keys][0] == YEARS_NO_MEMORY)
		return ENGINE_NO_MEMORY;
	if (__builtin_add_overflow(engine->size, size, &size) || size > INT64_MAX)
		return ENGINE_OUT_OF_RANGE;
	if (!groups_add(engine->groups, &batch, 1))
		return ENGINE_NO_MEMORY;
	engine->size = size;
	return ENGINE_DONE;
}

static bool list(void *data, const uint32_t *numbers, const struct group_sum *sum)
{
	struct engine *engine = data;

	if (engine->n_listed == engine->listed_capacity) {
		size_t capacity = engine->n_listed < 64 ? 64 : engine->n_listed * 2;
		struct engine_group *listed = realloc(engine->listed, capacity * sizeof *listed);

		if (listed == NULL)
			return false;
		engine->listed = listed;

		uint32_t *keys =
		    realloc(engine->listed_keys, capacity * (engine->n_keys + 1) * sizeof *keys);

		if (keys == NULL)
			return false;
		engine->listed_keys = keys;
		engine->listed_capacity = capacity;
	}
	memcpy(engine->listed_keys + engine->n_listed * engine->n_keys, numbers,
	       engine->n_keys * sizeof *numbers);
	engine->listed[engine->n_listed++] =
	    (struct engine_group){.year = years_at(engine->years, numbers[engine->n_keys]),
				  .rows = (int64_t)sum->rows,
				  .amount = (int64_t)sum->amount};
	return true;
}

const struct engine_group *engine_groups(struct engine *engine, size_t *count)
{
	uint32_t *orders[ENGINE_MOST_KEYS + 1], counts[ENGINE_MOST_KEYS + 1];
	bool is_done = true;

	for (size_t i = 0; i < engine->n_keys; i++) {
		orders[i] = keys_order(engine->keys[i]);
		counts[i] = keys_count(engine->keys[i]);
		is_done = is_done && orders[i] != NULL;
	}
	orders[engine->n_keys] = years_order(engine->years);
	counts[engine->n_keys] = years_count(engine->years);
	engine->n_listed = 0;
	is_done =
	    is_done && orders[engine->n_keys] != NULL &&
	    groups_each(engine->groups, (const uint32_t *const *)orders, counts, list, engine);
	for (size_t i = 0; i <= engine->n_keys; i++)
		free(orders[i]);
	for (size_t i = 0; i < engine->n_listed; i++)
		engine->listed[i].keys = engine->listed_keys + i * engine->n_keys;
	*count = engine->n_listed;
	if (!is_done)
		return NULL;
	/* An empty list is not NULL. */
	static const struct engine_group none;

	return engine->n_listed == 0 ? &none : engine->listed;
}

const char *engine_key(const struct engine *engine, size_t key, uint32_t number)
{
	return keys_text(engine->keys[key], number);
}
