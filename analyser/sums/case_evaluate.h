/*
 * The figures of a case by any values of its levers.
 *
 * Pure: no text, no message, no memory but the scratch that is given, nothing read but what is
 * bound.  Scratch and figures are of one thread at a time; a bound case is of all.
 */
#ifndef SUMS_CASE_EVALUATE_H
#define SUMS_CASE_EVALUATE_H

#include "sums/appraisal.h"
#include "sums/bridge.h"
#include "sums/case_bound.h"
#include "sums/channel_gains.h"

/* A register's row in its first year or a later one, at the prices of the case. */
struct register_amounts {
	struct money gross;
	struct money cash;     /* that would come in a whole year, */
	struct money part;     /* in the months in which it is felt, */
	struct money counted;  /* of that, by the confidence, */
	struct money weighted; /* and by its likelihood */
	struct money running, investment;
};

/* What a cost comes to, to the penny each. */
struct cost_amounts {
	struct money amount, bias;
};

struct option_figures {
	struct bridge *bridges; /* by year */
	struct appraisal appraisal;
	/* A strategy by itself, without what every option has, where there is such. */
	bool has_alone;
	struct bridge *alone;
	struct appraisal alone_appraisal;
};

/* By year, where nothing else is said. */
struct case_figures {
	struct channel_gain *gains;                  /* of strategies (channel_gains.h), or NULL */
	struct bridge *common;                       /* the gains that every option has */
	struct bridge *of_bands;                     /* the part of these by bands, */
	struct bridge *of_prices;                    /* by prices, */
	struct bridge *of_register;                  /* and the register's */
	struct money *procurement_cash;              /* of bands and prices */
	struct register_amounts (*register_rows)[2]; /* by row: in later years, and in its first */
	struct cost_amounts *costs;                  /* by row */
	struct option_figures *options;
	double factors[MOST_APPRAISAL_YEARS + 1]; /* of discounting */
};

/* The lever values by which a case is worked out, and how many. */
struct case_values {
	int64_t *items;
	size_t count;
};

/* Room that evaluations use one after another. */
struct case_scratch {
	/* Which strategies' gains the values change since figures were last filled: one, or these.
	 */
	int changed;
	struct channel_scratch channel;
	struct portion *by_year; /* [series][year] */
	struct bridge *costs;    /* [all and each strategy][year] */
	struct flow *flows;
};

#define CHANGED_ALL (-1)
#define CHANGED_NONE (-2)

void case_figures_init(struct case_figures *figures, const struct case_bound *bound,
		       struct arena *arena);
void case_values_init(struct case_values *values, const struct case_bound *bound,
		      struct arena *arena);
void case_scratch_init(struct case_scratch *scratch, const struct case_bound *bound,
		       struct arena *arena);

/* Every lever at its central value. */
void case_values_reset(struct case_values *values, const struct case_bound *bound);

/* Fill *figures; else the reason, the figures then being of no use. */
enum sums_status case_evaluate(struct case_figures *figures, const struct case_bound *bound,
			       const struct case_values *values, struct case_scratch *scratch);

/* The same where the gains on contacts in *figures are made already, by the same values. */
enum sums_status case_evaluate_rest(struct case_figures *figures, const struct case_bound *bound,
				    const int64_t *values, struct case_scratch *scratch);

/*
 * Which strategies' gains on contacts a lever may change.  For one evaluation after another with
 * the same figures of which one lever alone moves, this in scratch->changed spares those of the
 * others; an evaluation that fails has spoilt the figures for that.
 */
int case_changes(const struct case_bound *bound, int lever);

#endif
