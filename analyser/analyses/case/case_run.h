/*
 * The sums of a case from its question to its options, to be done again for a changed question:
 * another number of years, another share.
 *
 * Everything a change touches stands in the run's own copies, so runs do not disturb each other.
 */
#ifndef ANALYSES_CASE_RUN_H
#define ANALYSES_CASE_RUN_H

#include "analyses/case/case_options.h"

/* A case as it is worked through: the question may come to have other unit costs. */
struct case_run {
	struct case_question question;
	struct channel_question channel; /* the question's own, and */
	struct procurement_question procurement;
	struct case_work work;
	struct discounting discounting;
	struct costing costing;
	struct case_found found;
	struct case_bound bound;
	struct case_values values; /* the levers as they are */
	struct case_scratch scratch;
	struct case_figures figures;
	struct case_parts parts;
	struct case_options options;
	struct case_expectation expectation; /* once NI 179 has been told of */
	struct results detail;               /* what the parts find, where they tell */
};

/* By the rate of case.csv, else by the published ones; false with a fault. */
bool case_discounting_find(struct discounting *discounting, const struct case_question *question);

/* What any case begins with, its question being there; false with faults: no such deflator or rate.
 */
bool case_run_begin(struct case_run *run, struct arena *arena, struct diagnostics *diagnostics);

/*
 * All sums of a question, appraised over n_years, and where it tells, what is to be told of their
 * parts.  *results lends its arena and its command.  False with faults, of which all that the files
 * hold are told.
 */
bool case_run_make(struct case_run *run, const struct case_question *question, int n_years,
		   const struct results *results, bool tells, struct diagnostics *diagnostics);

/*
 * Unit costs at the prices of the case, where that is asked for.
 *
 * A cost whose price year its row states is brought from that year.  One that
 * does not (NWeGG's do not) is brought from the year that case.csv gives, else
 * from 2007-08; what each of 2005-06 and 2007-08 would make of it stands beside.
 * A cost is rounded to £0.0001.
 */

/*
 * Give *question, whose case is asked to reprice, a channel question with its unit costs at the
 * case's prices.  False with faults.
 */
bool case_reprice(struct case_question *question, struct case_work *work);

/*
 * Add case_reprice, each cost as printed and repriced, and case_reprice_result, what each makes of
 * the options; `given` is the case before it was repriced.  False with faults.
 */
bool case_reprice_add(struct results *results, const struct case_run *run,
		      const struct case_question *given);

/*
 * What is found of a case beside its answer, each from its sums alone: a file with a function of
 * this form, and one line here, in the order in which they tell.
 */

#define CASE_ANALYSES(EACH)        \
	EACH(sureness_add)         \
	EACH(case_rests_add)       \
	EACH(case_bias_add)        \
	EACH(case_own_costs_add)   \
	EACH(case_doubts_add)      \
	EACH(case_price_cover_add) \
	EACH(case_counted_add)     \
	EACH(case_guidance_add)    \
	EACH(case_risks_add)       \
	EACH(case_self_audit_add)  \
	EACH(case_examples_add)    \
	EACH(case_checks_add)      \
	EACH(workings_add)

/* What is asked of the files before them; `vfm check` asks no more. */
#define CASE_CHECKS(EACH)      \
	EACH(case_risks_check) \
	EACH(sureness_check)

/* Tell the case's diagnostics of what its sums do not show; false with faults. */
#define CASE_CHECK(name) bool name(const struct case_run *run);
CASE_CHECKS(CASE_CHECK)

/* Add tables, passages and charts to the results; false with faults. */
#define CASE_ANALYSIS(name) bool name(struct results *results, const struct case_run *run);
CASE_ANALYSES(CASE_ANALYSIS)

/*
 * What a case would give if some of its numbers were others, so that the answer is what `vfm case`
 * says of a folder in which the file is changed so.
 *
 * Where a gain is taken away its amounts become nothing and its costs stay; all
 * else of the case is as it was.
 */

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
	struct money npv;    /* with its levers at their worse ends, */
	const char *changed; /* what that is, in words, */
	bool has_none;
	struct money npv_none; /* with shares whose low end is the worse at nothing, beyond it */
	const char *why;       /* or why there is none; else NULL */
};

/* Of an option of the case; of *run only the room for sums changes. */
void risk_levers_worst(struct risk_worst *worst, const char *bears_on, const struct case_run *run,
		       const struct case_option *option);

/* Does the case have what a risk bears on? */
bool risk_levers_has(const struct case_run *run, const char *bears_on);

/* Every name that a risk of this case may bear on, the plain ones first. */
const char *const *risk_levers_names(const struct case_run *run, size_t *count);

#endif
