/*
 * A case evaluated for many draws of its levers, by several threads.
 *
 * Results stand by the number of the draw, so they are the same for any number of threads.
 */
#ifndef SUMS_CARLO_H
#define SUMS_CARLO_H

#include "base/watch.h"
#include "sums/case_evaluate.h"
#include "sums/draws.h"

/* What is kept of each draw. */
struct carlo {
	const struct case_bound *bound;
	const struct draws *draws;
	size_t n_draws, n_threads;
	size_t n_options, n_years; /* the base year among them */
	uint8_t *status;           /* [draw], an enum sums_status */
	int64_t *npv;              /* [option][draw], in hundredths of a penny */
	int64_t *alone;            /* the same of a strategy without the rest of the case, */
	int64_t *alone_planned;    /* and of what has come by the plan's last year */
	int64_t *cash;             /* [option][year][draw], cash-releasing gain */
	/* Of the leading option, what is outside the register for NI 179 in the plan's last year.
	 */
	int64_t *indicator;
	size_t leader;
	int plan_year;
};

/* Room for the results; `bound` and `draws` are borrowed. */
void carlo_init(struct carlo *carlo, const struct case_bound *bound, const struct draws *draws,
		size_t n_draws, size_t leader, int plan_year, struct arena *arena);

/*
 * Evaluate all draws.  Where the system gives fewer threads, with those.  False where the watch (or
 * NULL), which is told of the draws done, ends it.
 */
bool carlo_run(struct carlo *carlo, size_t n_threads, const struct watch *watch,
	       struct arena *arena);

/* Those of figures by draw that are of a draw that is possible, in order; how many there are. */
size_t carlo_possible(int64_t *possible, const struct carlo *carlo, const int64_t *figures);

/* The steps of an option that count for NI 179, without those of the register. */
int64_t carlo_indicator(const struct case_figures *figures, size_t option, int year);

#endif
