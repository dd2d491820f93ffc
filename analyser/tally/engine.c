#include "tally/engine.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/order.h"
#include "tally/engine_run.h"

#define MOST_THREADS 64

struct engine {
	struct engine_options options;
	size_t n_keys, n_threads;
	struct keys *keys[ENGINE_MOST_KEYS];
	struct years *years;
	struct groups *groups[MOST_THREADS + 1]; /* of each thread, and of what is done in turn */
	struct worker workers[MOST_THREADS + 2];
	size_t n_workers; /* to finish with */
	uint64_t size;    /* of all amounts, without their signs */
	uint64_t largest; /* of one row */
	struct engine_group *listed;
	uint32_t *listed_keys;
	size_t n_listed;
	bool is_listed; /* nothing has come since */
};

static size_t count_threads(const struct engine_options *options)
{
	long n = options->n_threads > 0 ? options->n_threads : sysconf(_SC_NPROCESSORS_ONLN);

	return n < 1 ? 1 : n > MOST_THREADS ? MOST_THREADS : (size_t)n;
}

static bool init(struct engine *engine, unsigned money_keys, unsigned missing_keys)
{
	engine->years = years_new(engine->options.by_month);
	if (engine->years == NULL)
		return false;
	for (size_t i = 0; i < engine->n_keys; i++) {
		engine->keys[i] = keys_new((money_keys >> i & 1) != 0     ? KEYS_MONEY
					   : (missing_keys >> i & 1) != 0 ? KEYS_NAMES_OR_NONE
									  : KEYS_NAMES);
		if (engine->keys[i] == NULL)
			return false;
	}
	for (size_t i = 0; i <= engine->n_threads; i++) {
		engine->groups[i] = groups_new(engine->n_keys + 1);
		if (engine->groups[i] == NULL)
			return false;
	}
	/* Redoing and undoing add to the same groups. */
	for (size_t i = 0; i < engine->n_threads + 2; i++) {
		size_t group = i < engine->n_threads ? i : engine->n_threads;

		engine->n_workers = i + 1;
		if (!worker_init(&engine->workers[i], engine->keys, engine->years,
				 engine->groups[group], engine->options.is_plain))
			return false;
	}
	return true;
}

struct engine *engine_new(size_t n_keys, unsigned money_keys, unsigned missing_keys,
			  const struct engine_options *options)
{
	struct engine *engine = calloc(1, sizeof *engine);

	if (engine == NULL)
		return NULL;
	engine->n_keys = n_keys;
	engine->options = *options;
	engine->n_threads = count_threads(options);
	if (init(engine, money_keys, missing_keys))
		return engine;
	engine_free(engine);
	return NULL;
}

int64_t engine_largest(const struct engine *engine)
{
	return (int64_t)engine->largest;
}

void engine_free(struct engine *engine)
{
	if (engine == NULL)
		return;
	for (size_t i = 0; i < engine->n_workers; i++)
		worker_fini(&engine->workers[i]);
	for (size_t i = 0; i <= engine->n_threads; i++)
		groups_free(engine->groups[i]);
	for (size_t i = 0; i < engine->n_keys; i++)
		keys_free(engine->keys[i]);
	years_free(engine->years);
	free(engine->listed);
	free(engine->listed_keys);
	free(engine);
}

enum engine_status engine_add(struct engine *engine, const struct engine_input *input,
			      const struct engine_layout *layout, engine_odd_function *odd,
			      void *odd_data, int64_t *rows, int64_t *amount)
{
	struct engine_run run = {.input = input,
				 .options = &engine->options,
				 .odd = odd,
				 .odd_data = odd_data,
				 .workers = engine->workers,
				 .n_threads = engine->n_threads,
				 .redo = &engine->workers[engine->n_threads],
				 .undo = &engine->workers[engine->n_threads + 1],
				 .size = &engine->size,
				 .largest = &engine->largest};

	engine->is_listed = false;
	run.marks = layout->marks;
	run.marks_data = layout->marks_data;
	rows_plan_init(&run.plan, layout);
	if (engine->options.has_no_regular)
		run.plan.n_cells = SIZE_MAX;
	for (size_t i = 0; i < engine->n_workers; i++)
		if (!rows_watch(&engine->workers[i].rows, layout->n_watches))
			return ENGINE_NO_MEMORY;
	enum engine_status status = run_file(&run);

	*rows = run.rows;
	*amount = run.amount;
	return status;
}

enum engine_status engine_add_row(struct engine *engine, const char *const *keys,
				  struct engine_year year, int64_t amount)
{
	struct groups_batch batch = {.n = 1, .amounts = {(uint64_t)amount}};
	const uint64_t own = amount < 0 ? -(uint64_t)amount : (uint64_t)amount;
	uint64_t size = own;

	engine->is_listed = false;
	for (size_t i = 0; i < engine->n_keys; i++) {
		batch.numbers[i][0] = keys_number_any(engine->keys[i], keys[i]);
		if (batch.numbers[i][0] == KEYS_NO_MEMORY)
			return ENGINE_NO_MEMORY;
	}
	batch.numbers[engine->n_keys][0] =
	    years_number(engine->years, (struct year){year.start}, year.months);
	if (batch.numbers[engine->n_keys][0] == YEARS_NO_MEMORY)
		return ENGINE_NO_MEMORY;
	if (__builtin_add_overflow(engine->size, size, &size) || size > INT64_MAX)
		return ENGINE_OUT_OF_RANGE;
	if (!groups_add(engine->groups[engine->n_threads], &batch, 1))
		return ENGINE_NO_MEMORY;
	engine->size = size;
	if (own > engine->largest)
		engine->largest = own;
	return ENGINE_DONE;
}

static bool list(void *data, const uint32_t *numbers, const struct group_sum *sum)
{
	struct engine *engine = data;
	uint32_t *keys = engine->listed_keys + engine->n_listed * engine->n_keys;

	memcpy(keys, numbers, engine->n_keys * sizeof *numbers);
	engine->listed[engine->n_listed++] =
	    (struct engine_group){.keys = keys,
				  .year = years_at(engine->years, numbers[engine->n_keys]),
				  .rows = (int64_t)sum->rows,
				  .amount = (int64_t)sum->amount};
	return true;
}

/* Everything into the first groups. */
static bool merge(struct engine *engine)
{
	for (size_t i = 1; i <= engine->n_threads; i++)
		if (!groups_merge(engine->groups[0], engine->groups[i]))
			return false;
	return true;
}

/* The places of the keys' numbers in their order. */
struct ranks {
	const uint32_t *of[ENGINE_MOST_KEYS];
	size_t n;
};

/* As groups are listed, but that the months of a year are one. */
static int by_year(const void *a, const void *b, void *data)
{
	const struct engine_group *one = a, *other = b;
	const struct ranks *ranks = data;
	int order = ORDER(one->year.start, other->year.start);

	for (size_t i = 0; i < ranks->n && order == 0; i++)
		order = ORDER(ranks->of[i][one->keys[i]], ranks->of[i][other->keys[i]]);
	return order;
}

/* The groups of a year's months become one, with these months.  False without memory. */
static bool join_months(struct engine *engine, uint32_t *const *orders, const uint32_t *counts)
{
	struct ranks ranks = {.n = engine->n_keys};
	uint32_t *all[ENGINE_MOST_KEYS] = {0};
	bool is_done = true;
	size_t n = 0;

	for (size_t i = 0; i < engine->n_keys && is_done; i++) {
		all[i] = malloc((counts[i] + (size_t)1) * sizeof *all[i]);
		is_done = all[i] != NULL;
		for (uint32_t j = 0; is_done && j < counts[i]; j++)
			all[i][orders[i][j]] = j;
		ranks.of[i] = all[i];
	}
	if (is_done)
		qsort_r(engine->listed, engine->n_listed, sizeof *engine->listed, by_year, &ranks);
	for (size_t i = 0; is_done && i < engine->n_listed; i++) {
		const struct engine_group *group = &engine->listed[i];
		struct engine_group *last = n == 0 ? NULL : &engine->listed[n - 1];

		if (last == NULL || by_year(last, group, &ranks) != 0) {
			engine->listed[n++] = *group;
			continue;
		}
		last->year.months |= group->year.months;
		last->rows += group->rows;
		last->amount += group->amount;
	}
	engine->n_listed = is_done ? n : engine->n_listed;
	for (size_t i = 0; i < engine->n_keys; i++)
		free(all[i]);
	return is_done;
}

static bool list_all(struct engine *engine)
{
	size_t count = groups_count(engine->groups[0]);
	uint32_t *orders[ENGINE_MOST_KEYS + 1], counts[ENGINE_MOST_KEYS + 1];
	bool is_done = true;

	free(engine->listed);
	free(engine->listed_keys);
	engine->n_listed = 0;
	engine->listed = calloc(count + 1, sizeof *engine->listed);
	engine->listed_keys = calloc(count + 1, (engine->n_keys + 1) * sizeof(uint32_t));
	for (size_t i = 0; i < engine->n_keys; i++) {
		orders[i] = keys_order(engine->keys[i], (unsigned)engine->n_threads);
		counts[i] = keys_count(engine->keys[i]);
		is_done = is_done && orders[i] != NULL;
	}
	orders[engine->n_keys] = years_order(engine->years);
	counts[engine->n_keys] = years_count(engine->years);
	is_done =
	    is_done && orders[engine->n_keys] != NULL && engine->listed != NULL &&
	    engine->listed_keys != NULL &&
	    groups_each(engine->groups[0], (const uint32_t *const *)orders, counts, list, engine) &&
	    (!engine->options.by_month || join_months(engine, orders, counts));
	for (size_t i = 0; i <= engine->n_keys; i++)
		free(orders[i]);
	return is_done;
}

const struct engine_group *engine_groups(struct engine *engine, size_t *count)
{
	if (!engine->is_listed && (!merge(engine) || !list_all(engine)))
		return NULL;
	engine->is_listed = true;
	*count = engine->n_listed;
	return engine->listed;
}

const char *engine_key(const struct engine *engine, size_t key, uint32_t number)
{
	return keys_text(engine->keys[key], number);
}
