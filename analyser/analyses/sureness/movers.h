/*
 * What can be moved of a case, one at a time: each lever, all costs together, and how much of all
 * that is planned happens.
 */
#ifndef ANALYSES_SURENESS_MOVERS_H
#define ANALYSES_SURENESS_MOVERS_H

#include "analyses/sureness/outcome.h"
#include "sums/switching.h"

struct mover {
	const char *name, *scope; /* as case_assumption has them */
	const char *year;         /* or NULL */
	const char *published;    /* for which year, where that is another; or NULL */
	enum unit unit;
	enum lever_kind kind;
	const int *levers; /* that it moves, */
	size_t n_levers;
	bool is_factor; /* by a factor, in billionths; else to a value */
	int64_t low, central, high, least, most;
	bool has_range; /* given; else low and high are a tenth either side, or central */
	int changed;    /* case_changes() of what it moves */
};

struct movers {
	struct mover *items;
	size_t count;
	/* Of these: how much happens of what the leading option plans, of its strategy or of all.
	 */
	const struct mover *delivered;
	const struct mover *costs; /* all, by a factor; or NULL */
};

void movers_list(struct movers *movers, const struct evaluation *evaluation, struct arena *arena);

/*
 * All the numbers of a kind as one, moved to the same value: from the least of their lows to the
 * most of their highs, where each has a range.  False where the case has none.
 */
bool movers_of_kind(struct mover *mover, const struct evaluation *evaluation, enum lever_kind kind,
		    struct arena *arena);

/* Put a mover at a value, all else as it is, to be evaluated; false where that is out of range. */
bool mover_put(struct evaluation *evaluation, const struct mover *mover, int64_t value);

/* Evaluate with the mover at a value and all else as it is, and put the values back. */
enum sums_status mover_try(struct evaluation *evaluation, const struct mover *mover, int64_t value);

/* The points of a mover's whole range that are tried for turns, in order. */
size_t mover_points(const struct mover *mover, int64_t *points);

/* `52%`, `£7.81`, `6,800`: a value in words. */
const char *mover_say(const struct mover *mover, int64_t value, struct arena *arena);

/* To how much that rounds money of a size, which is not below zero. */
int64_t mover_say_step(int64_t size);

/* `failure_share of web`, `cost of portal, 2008-09`: what it is, in words. */
const char *mover_say_name(const struct mover *mover, struct arena *arena);

/* The same of a lever. */
const char *mover_say_lever(const struct lever *lever, struct arena *arena);

/* The year that a lever's figure was published for, where it stands for another; else NULL. */
const char *mover_say_published(const struct lever *lever, struct arena *arena);

struct value mover_value(const struct mover *mover, int64_t value);

/* Which number a row is of. */
#define OF_MOVER(mover, arena)                                                                     \
	.name = value_text(mover_say_name(mover, arena)), .assumption = value_text((mover)->name), \
	.scope = value_text((mover)->scope), .year = value_text_or((mover)->year, "all years")

/*
 * The two numbers that a grid is of: those that the user names, or how much of the plan happens
 * and how many contacts fail.
 */
#define MOST_GRID_POINTS 7

struct pair_end {
	struct mover mover;
	int64_t points[MOST_GRID_POINTS]; /* that are tried, as they are shown */
	int n_points;
};

struct lever_pair {
	struct pair_end ends[2]; /* down and across */
	bool is_asked;           /* the user names them */
};

/*
 * The numbers of `asked`, two names with a comma between: as correlations.csv and the levers of
 * --format json have them, all_costs, or a kind (`failure_share`), which is all of that kind.
 * Without it (NULL) those of the case, where there are such: *is_found tells.  False with a fault.
 */
bool lever_pair_find(struct lever_pair *pair, bool *is_found, const struct evaluation *evaluation,
		     const struct movers *movers, const char *asked,
		     struct diagnostics *diagnostics);

#endif
