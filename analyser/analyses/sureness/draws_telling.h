/*
 * The draws of a case, gathered to be told of: those that are possible, and what they come to.
 */
#ifndef ANALYSES_SURENESS_DRAWS_TELLING_H
#define ANALYSES_SURENESS_DRAWS_TELLING_H

#include "analyses/sureness/outcome.h"
#include "sums/carlo.h"
#include "sums/spread.h"

struct draws_telling {
	struct results *results;
	struct arena *arena;
	const struct evaluation *evaluation;
	const struct carlo *carlo;
	int64_t *figures, *room; /* of the draws that are possible */
	size_t count;
	struct spread npv; /* the leader's */
	bool is_still;     /* and it is the same in each draw: no range moves it */
	double chance, best;
	size_t n_as_given; /* the leader's NPV is what it is by all numbers as given, or more */
	double met, met_weighted; /* the NI 179 expectation is, without and with likelihoods */
	/* What the leader's strategy comes to without the rest; the chances that it is above zero,
	 * by the plan's last year too, and that it is what it is by all numbers as given. */
	struct spread alone;
	double alone_chance, alone_planned, alone_as_given;
	const char *likeliest; /* the option that is the best in most draws, */
	double most;           /* and in how many of them */
};

/* Figures by draw, those that are possible, into telling->figures; telling->count of them. */
void draws_gather(struct draws_telling *telling, const int64_t *figures);

/* The same in rising order, and what they come to. */
void draws_spread(struct spread *spread, struct draws_telling *telling, const int64_t *figures);

/* How many of the gathered figures are so much or more. */
size_t draws_count_from(const struct draws_telling *telling, int64_t least);

/* A figure rounded to what the draws support. */
struct money draws_round(const struct spread *spread, int which);
struct value draws_value(const struct spread *spread, int which);

/* What rows of tables have of a spread. */
#define OF_SPREAD(spread)                                                               \
	.p10 = draws_value(spread, SPREAD_P10), .p50 = draws_value(spread, SPREAD_P50), \
	.p90 = draws_value(spread, SPREAD_P90)

/* `under 1%`, `87%`, `over 99%`: a chance is never certain. */
const char *draws_say_chance(double chance, struct arena *arena);

#endif
