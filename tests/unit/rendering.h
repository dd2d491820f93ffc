/*
 * A small table of every unit, and results as an output writes them.
 */
#ifndef RENDERING_H
#define RENDERING_H

#include "unit.h"

#include "outputs/output.h"
#include "results/results.h"

/* A test whose state is results of its own. */
#define TEST(name) cmocka_unit_test_setup_teardown(name, rendered_set_up, rendered_tear_down)
int rendered_set_up(void **state);
int rendered_tear_down(void **state);

enum { NAME, YEAR, VOLUME, COST, SHARE, RATE, N_COLUMNS };

/* An empty table of these columns, with the id `main`, and a row of it. */
struct table *rendered_table(struct results *results);
struct value *rendered_row(struct table *table, const char *name, int64_t volume, int64_t cost,
			   int64_t share);

/* Texts of a file that could do something where they are written. */
#define N_RENDERED_HOSTILE 20
extern const char *const rendered_hostile[N_RENDERED_HOSTILE];

/* As the output of that name writes it, 40 wide: borrowed from the arena. */
const char *rendered(const struct results *results, const char *format, const char *table);

/* The same with whatever else is asked. */
const char *rendered_as(const struct results *results, const char *format,
			const struct output_options *options);

#endif
