/*
 * costs.csv: what a change costs to make and to run.
 *
 * An investment is spent once, in its year.  A running cost recurs in every
 * year from its own on; a later row of the same item sets its level anew, and
 * 0 ends it.
 */
#ifndef MODEL_COSTS_H
#define MODEL_COSTS_H

#include <stdbool.h>

#include "reading/reading.h"

enum cost_kind { COST_INVESTMENT, COST_RUNNING };

enum cost_type { COST_REVENUE, COST_CAPITAL, COST_UNTYPED };

struct cost {
	const char *item, *source;
	const char *strategy; /* or NULL: the whole case */
	enum cost_kind kind;
	enum cost_type type;
	struct year year, ends; /* the first year without it; 0: none (running) */
	struct money amount;
	struct value low, high;
	const char *project_type; /* of the Green Book, as written, or NULL */
	bool has_bias;            /* the amount has optimism bias in it already */
	long line;
	struct fate *fate;
};

/* In order of strategy (the whole case first), item, kind and year, whatever the file's. */
struct costs {
	const char *path; /* NULL: there is no costs.csv */
	struct cost *items;
	size_t n_items, capacity;
};

extern const char *const cost_kind_names[]; /* `investment` */
extern const char *const cost_type_names[]; /* `capital` */

/*
 * Make the model of a file read as costs_shape.  False with faults: a kind or type that is none,
 * low, amount and high not in rising order, one item twice in one year, an amount below zero.
 */
bool costs_build(struct costs *costs, const struct reading *reading,
		 struct diagnostics *diagnostics);

/* Is it spent in a year? */
bool cost_falls_in(const struct cost *cost, struct year year);

#endif
