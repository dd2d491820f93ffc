/*
 * Monte Carlo: the whole case worked out again with every number that has a range drawn from it.
 *
 * Tables `uncertainty` (cash by year and NPV of every option), `chances`, `spread_share` (which
 * numbers make the spread of the leading option's NPV, by squared rank correlation), `fan` and
 * `npv_distribution`.  Without a range nothing is drawn and nothing is said but that.
 */
#ifndef ANALYSES_SURENESS_UNCERTAINTY_H
#define ANALYSES_SURENESS_UNCERTAINTY_H

#include "analyses/sureness/sureness.h"
#include "sums/carlo.h"
#include "sums/spread.h"

/* What is drawn; false with faults: correlations.csv names what is no lever with a range, or cannot
 * be. */
bool uncertainty_draws(struct draws *draws, const struct case_run *run, const struct movers *movers,
		       struct arena *arena);

/* False with those faults, or where the run is to end. */
bool uncertainty_add(struct results *results, const struct evaluation *evaluation,
		     const struct movers *movers, const struct range_cover *cover);

/* The draws of a case, gathered to be told of: those that are possible, and what they come to. */
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
	bool is_alone_still;
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

/* What the draws come to, as tables, and in words. */
void uncertainty_tables(struct results *results, const struct evaluation *evaluation,
			const struct movers *movers, const struct range_cover *cover,
			const struct carlo *carlo);
void uncertainty_words(const struct draws_telling *telling, const struct range_cover *cover);

/* Where no draw is possible. */
void uncertainty_words_none(const struct draws_telling *telling);

/*
 * Each channel strategy without the rest of the case, by the same draws as the whole: what is
 * decided when a strategy is chosen.  Table `uncertainty_alone`, of a case that has more than
 * strategies.
 */
void uncertainty_alone_add(struct draws_telling *telling);

/*
 * Which numbers make the spread of the leading option's NPV: table `spread_share`.
 *
 * Each number's share is its squared rank correlation with the NPV over all draws, of the sum of
 * those of all numbers; what chance alone would give in so many draws counts as none.
 */
void uncertainty_spread_share(struct results *results, const struct movers *movers,
			      const struct carlo *carlo);

#endif
