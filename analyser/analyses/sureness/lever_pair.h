/*
 * The two numbers that a grid is of: those that the user names, or how much of the plan happens
 * and how many contacts fail.
 */
#ifndef ANALYSES_SURENESS_LEVER_PAIR_H
#define ANALYSES_SURENESS_LEVER_PAIR_H

#include "analyses/sureness/movers.h"

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
 * lever_pair_find(pair, evaluation, movers, asked, diagnostics):
 * The numbers of `asked`, two names with a comma between: as correlations.csv and the levers of
 * --format json have them, all_costs, or a kind (`failure_share`), which is all of that kind.
 * Without it (NULL) those of the case, where there are such: *is_found tells.  False with a fault.
 */
bool lever_pair_find(struct lever_pair *pair, bool *is_found, const struct evaluation *evaluation,
		     const struct movers *movers, const char *asked,
		     struct diagnostics *diagnostics);

#endif
