/*
 * What several analyses say alike, and the assumptions that any of them lists.
 *
 * The texts live in the arena.
 */
#ifndef ANALYSES_SAYINGS_H
#define ANALYSES_SAYINGS_H

#include "base/say.h"
#include "results/results.h"
#include "sums/levers.h"

/* `12.3%`, or `none` of nothing */
const char *say_percent(struct arena *arena, int64_t part, int64_t whole);

/* The one council's name, or how many there are. */
const char *say_councils(struct arena *arena, const struct names *councils);

/* All lines as one text, `; ` or another text between. */
const char *say_joined(struct arena *arena, const struct lines *lines);
const char *say_joined_by(struct arena *arena, const struct lines *lines, const char *between);

/*
 * `after 2.9 years`, `within a year`: figures are a year's, so that less than a year is not told
 * apart.
 */
const char *say_after(struct arena *arena, double years);

/* List a figure that is assumed, with no range given. */
struct assumption_used *say_assumed(struct results *results, const char *name, const char *scope,
				    struct value value, const char *source, const char *origin);

/* `reference` of a set that is built in, `given` of a user's. */
const char *say_origin(const char *origin_of_set);

/* List the assumptions given that an analysis uses, each with its source. */
void say_assumptions(struct results *results, const struct assumptions *given,
		     enum assumption_use use);

/* List a lever, and all of a kind that are of use. */
void say_lever(struct results *results, const struct lever *lever);
void say_levers(struct results *results, const struct levers *levers, enum lever_kind kind);

/* Hand all levers on, for programs that would move them. */
void say_all_levers(struct results *results, const struct levers *levers);

/* `Unit cost` of `unit_cost` (base/say.h has it in small letters). */
const char *say_label(struct arena *arena, const char *id);

#endif
