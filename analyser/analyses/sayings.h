/*
 * Figures in sentences, and the assumptions that any analysis lists.
 *
 * The texts live in the arena.
 */
#ifndef ANALYSES_SAYINGS_H
#define ANALYSES_SAYINGS_H

#include "base/months.h"
#include "model/assumptions.h"
#include "results/results.h"
#include "sums/levers.h"

const char *say_pounds(struct arena *arena, struct money money);           /* `£7.81` */
const char *say_rough(struct arena *arena, struct money money);            /* `£1.2m` */
const char *say_count(struct arena *arena, int64_t count);                 /* `300,000` */
const char *say_percent(struct arena *arena, int64_t part, int64_t whole); /* `12.3%` */
const char *say_year(struct arena *arena, struct year year);               /* `2008-09` */
const char *say_span(struct arena *arena, struct year first,
		     struct year last); /* `2007-08 to 2009-10` */

/* `January to March`, `April and June`: the months of a set (base/months.h). */
const char *say_months(struct arena *arena, unsigned months);

/* The same of one financial year, with calendar years: `October 2013 to March 2014`. */
const char *say_months_of(struct arena *arena, unsigned months, struct year year);

/* The one council's name, or how many there are. */
const char *say_councils(struct arena *arena, const struct names *councils);

/* A file's name without its folders. */
const char *say_file(const char *path);

/* All lines as one text, `; ` between. */
const char *say_joined(struct arena *arena, const struct lines *lines);

/* List the assumptions given that an analysis uses, each with its source. */
void say_assumptions(struct results *results, const struct assumptions *given,
		     enum assumption_use use);

/* List a lever, and all of a kind that are of use. */
void say_lever(struct results *results, const struct lever *lever);
void say_levers(struct results *results, const struct levers *levers, enum lever_kind kind);

#endif
