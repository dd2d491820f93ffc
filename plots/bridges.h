/*
 * The bridges of a waterfall: for each panel the steps, each with where its
 * bar begins and ends.
 */
#ifndef PLOTS_BRIDGES_H
#define PLOTS_BRIDGES_H

#include <stdbool.h>

#include "plots/chart_rows.h"

#define MOST_BRIDGES 12
#define MOST_STEPS CHART_ROWS_MOST

struct step {
	bool is_there, has_figure, is_total;
	int64_t units;             /* the amount */
	int64_t from, to;          /* of its bar, on the axis */
	const struct value *value; /* of the table, for its reason where it has no figure */
};

struct bridges {
	struct labels panels, steps;
	struct step bars[MOST_BRIDGES][MOST_STEPS];
	int n_panels, n_steps; /* shown */
	struct axis axis;      /* covers the bars, not yet settled */
};

/*
 * The steps in the order of the panel that has the most of them.  A panel's first and last, and
 * those told to be totals, stand on zero; every other begins where the one before it ended.  A note
 * of the picture says what has no room.  False where there is no figure at all.
 */
bool bridges_collect(struct bridges *bridges, struct picture *picture);

#endif
