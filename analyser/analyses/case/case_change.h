/*
 * What a case would give if some of its numbers were others, so that the answer is what `vfm case`
 * says of a folder in which the file is changed so.
 *
 * Where a gain is taken away its amounts become nothing and its costs stay; all
 * else of the case is as it was.
 */
#ifndef ANALYSES_CASE_CHANGE_H
#define ANALYSES_CASE_CHANGE_H

#include "analyses/case/case_run.h"

enum case_change {
	CHANGE_PLAN_YEARS,       /* appraisal_years: those of the plan */
	CHANGE_NO_BANDS,         /* spend.csv: spend of nothing */
	CHANGE_NO_PRICES,        /* prices.csv: quantities of nothing */
	CHANGE_NO_REGISTER,      /* gains.csv: gross gains of nothing */
	CHANGE_NO_STRATEGY,      /* strategies.csv: rules of nothing, of the option's strategy */
	CHANGE_NO_GAINS,         /* these four together */
	CHANGE_CONTACTS_CASH,    /* cashable_share 100%, no contacts_per_post */
	CHANGE_PROCUREMENT_CASH, /* procurement_cashable_share 100% */
	CHANGE_REGISTER_CASH,    /* gains.csv: cash_releasing yes */
	CHANGE_ALL_CASH,         /* these three together */
	CHANGE_ALL_CERTAIN,      /* no likelihoods, no benefit_confidence */
	CHANGE_NO_COSTS,         /* costs.csv, and costs of gains.csv, at nothing */
	CHANGE_COSTS_TWICE,      /* at twice as much */
	CHANGE_NO_BIAS,          /* costs.csv: bias_included yes */
	CHANGE_UNDISCOUNTED,     /* discount_rate 0% */
};

/*
 * The NPV of an option of a case with one change.  Returns NULL, else why there is none.  Of *run
 * only the room for sums changes.
 */
const char *case_changed(struct money *npv, enum case_change change, const struct case_run *run,
			 const struct case_option *option);

/* The NPV of an option with the levers at other values; NULL, else why there is none. */
const char *case_npv_of(struct money *npv, const struct case_values *values,
			const struct case_run *run, const struct case_option *option);

/*
 * How much of a case's gain rests on figures borrowed from elsewhere.
 *
 * A unit cost is borrowed where its set is built in, or where a council's own file gives for the
 * channel exactly what a published set gives.  Amounts without their signs, in pounds of the plan's
 * last year.
 */
struct borrowed {
	struct money all;        /* the parts of the gross gain */
	struct money channel;    /* of these, the channel strategy's */
	struct money unit_costs; /* of these, at borrowed unit costs */
	struct money bands;      /* of these, by the plan's procurement bands */
	const char *channels;    /* with borrowed unit costs, joined, or NULL */
};

/* Of one option; costs that differ only by service are told by their channel. */
void case_borrowed(struct borrowed *borrowed, const struct case_run *run,
		   const struct case_option *option);

/*
 * What a risk bears on, in levers, and their worse ends.
 *
 * A risk may name an initiative of the register, a strategy, `procurement` or `prices` (whose gain
 * then does not come, while its costs stay), an item of costs.csv, an assumption (with or without
 * its scope) or any lever by its id; the worse end of these is whichever of the low and high that a
 * file gives is worth less.
 */
struct risk_worst {
	bool is_found;       /* the case has what it names */
	struct money npv;    /* with its levers at their worse ends, */
	const char *changed; /* what that is, in words, */
	bool has_none;
	struct money npv_none; /* with shares whose low end is the worse at nothing, beyond it */
	const char *why;       /* or why there is none; else NULL */
};

/* Of an option of the case; of *run only the room for sums changes. */
void risk_levers_worst(struct risk_worst *worst, const char *bears_on, const struct case_run *run,
		       const struct case_option *option);

/* Every name that a risk of this case may bear on, the plain ones first. */
const char *const *risk_levers_names(const struct case_run *run, size_t *count);

#endif
