/*
 * A case's question bound once to numbers (sums/case_bound.h): names looked up, rules held against
 * data, everything that is wrong or doubtful said.
 */
#ifndef ANALYSES_CASE_BIND_H
#define ANALYSES_CASE_BIND_H

#include "analyses/case/case.h"
#include "sums/case_evaluate.h"

/*
 * The gains of a case by workstream, brought to its prices.
 */

/* What several parts of a case need. */
struct case_work {
	const struct case_question *question;
	struct arena *arena;
	struct diagnostics *diagnostics;
	struct case_bound *bound;
	struct deflator deflator;
	bool is_deflated; /* some amounts change their price base, so the vintage must be said */
};

/* Years count from the base year, 0. */
struct case_parts {
	const struct case_figures *figures;
	struct channel_bounds *bounds; /* by strategy; NULL where nothing is told */
	bool is_procurement_bound;     /* no share says how much of it is cash */
	bool has_step[N_STEPS];        /* the case has something to show there */
	const char *sources[N_STEPS];  /* of each step's figures */
	const char *common_names;      /* of the common gains, joined, or NULL: there are none */
	const char *common_said;       /* the same, in a sentence */
};

/* The parts of figures that are found, of which nothing is told yet. */
void case_parts_init(struct case_parts *parts, const struct case_work *work,
		     const struct case_figures *figures);

struct case_found;

/*
 * Tell of the parts: the analyses' tables, caveats and assumptions go into *results, and *parts
 * comes to know where each figure is from.  False with faults.
 */
bool case_parts_tell(struct case_parts *parts, struct case_work *work,
		     const struct case_found *found, struct results *results);

/*
 * What brings amounts at a year's prices to those of the case.  False with a fault, at `place`,
 * where the index lacks a year.  An amount times this is rounded once, in the first line that is
 * shown of it.
 */
bool case_price_factor(struct fraction *factor, struct case_work *work, struct year from,
		       struct place place);

/* In which year's prices a row of a file is, whose own year this is. */
struct year case_prices_of(const struct case_question *question,
			   const struct prices_of_file *prices, struct year own);

/* Name one more source of a step's figures. */
void case_add_source(struct case_parts *parts, const struct case_work *work, enum case_step step,
		     const char *source);

/* Say that sums are out of range; returns false. */
bool case_out_of_range(const struct case_work *work);

/* Tables that have rows, caveats and assumptions of a part, behind those of the case. */
void case_take_results(struct results *results, struct results *part);

/*
 * A case's gain of paying no more than a reference price.
 *
 * Items are compared over all councils of prices.csv; the gain is that of the
 * case's own councils, reached in the steps of the procurement phases.
 */

/* Is this council one of the case's: the one it names, else any of its files'? */
bool case_has_buyer(const struct case_question *question, const char *council);

/* Is it a row of the case's councils, of a category that is not left to the bands? */
bool case_counts_price(const struct case_question *question, const struct price_row *row,
		       struct arena *arena);

/* Bind the gain, and find the items that it is of; false with faults. */
bool case_prices_bind(struct case_bound *bound, struct price_items *items, struct case_work *work);

/* Tell of it: the tables of the items, and what the parts need to know; false with faults. */
bool case_prices_add(struct case_parts *parts, const struct case_work *work,
		     const struct price_items *items, struct results *results);

/*
 * A case's gains of other initiatives: its register, year by year.
 *
 * A row counts in a year where it makes the view of it (the outturn where its
 * council has one, else the forecast), has been felt and has not lapsed.  What
 * does not release cash frees capacity; of a forecast that may not come, only
 * gross x likelihood is cash, or by the confidence in benefits where its row gives no
 * likelihood; of what has come out all.  In the year in which a gain is first felt only the
 * months from its first impact on are cash, that month counted: round(gross x
 * months / 12 x likelihood); running costs recur with the gain, investment is spent
 * in the row's year, both whole.  A gain of the base year or before, and
 * one that failed its quality check, is left out, and so are its costs.
 */

/* Why a row is no part of the case in any year, or NULL. */
const char *case_register_reason(const struct case_question *question, const struct gain *gain);

/* Bind the rows that are part of the case; false with faults. */
bool case_register_bind(struct case_bound *bound, struct case_work *work);

/* Tell of them: the table case_register, and what the parts need to know. */
void case_register_add(struct case_parts *parts, const struct case_work *work,
		       struct results *results);

/*
 * The costs of a case at its prices, with their optimism bias.
 *
 * An amount is rounded to the penny when it is brought to the price year, and so
 * is its bias, each once: a share of the amount as given, brought there.  Bias is never applied
 * twice: a row has that of its Green Book project type, or that of the
 * assumption optimism_bias for all costs, or has it in its amount already.
 */

/* One row of costs.csv, in pounds of the price year. */
struct costed {
	const struct cost *cost;
	struct money amount, bias;
	struct share uplift;
	const char *project_type, *uplift_source; /* or NULL */
	bool is_uplift_given;                     /* by the user's assumption */
	struct year prices;                       /* of the amount as it was given */
	struct bound_cost *bound;
};

struct costing {
	struct costed *items;
	size_t n_items;
	bool has_bias; /* some row is uplifted */
};

/*
 * False with faults: a strategy that the case has not, a year outside the appraisal, a price base
 * without an index, an unknown project type, bias that would count twice.
 */
bool costing_make(struct costing *costing, struct case_work *work);

/*
 * What of an option's costs, over the years appraised, has optimism bias on top; strategy is the
 * number of its strategy, or BORNE_BY_ALL where it has none.
 */
struct money costing_biased(const struct case_bound *bound, int strategy);

/* Of the costs that an option of this strategy (or NULL) bears the one with the largest bias,
 * whatever their order; NULL where none has any. */
const struct costed *costing_most_biased(const struct costing *costing, const char *strategy);

/* `'portal', 200% for equipment and development` */
const char *costed_say_bias(struct arena *arena, const struct costed *costed);

/* Does an option that has this strategy (or NULL: none) bear the cost? */
bool costed_is_of(const struct costed *costed, const char *strategy);

/* What binding has found that the analyses tell of. */
struct case_found {
	struct plan channel;
	struct procurement_terms terms;
	struct price_items items;
};

/*
 * Bind the work's question to work->bound.  False with faults, of which all that the files hold are
 * told.
 */
bool case_bind(struct case_found *found, struct case_work *work, struct costing *costing,
	       const struct discounting *discounting);

/* May a line of spend gain by the band of a market? */
bool case_band_is_of(const struct procurement_question *question, const struct spend_line *line,
		     enum market market);

/* The lever of how much of a workstream's gain comes. */
int case_bind_delivered(struct case_bound *bound, const char *workstream);

/* A series of the confidence in a workstream's cash, its own, else that of all. */
int case_bind_confidence(struct case_bound *bound, const struct case_question *question,
			 const char *workstream);

/* What parts that buy have in common, at prices that stay. */
void case_bind_part(struct case_bound *bound, struct bound_part *part,
		    const struct case_question *question, const char *workstream);

/* The steps to a part's full gain. */
void case_bind_phases(struct case_bound *bound, struct bound_part *part,
		      const struct assumptions *assumptions, const struct procurement_terms *terms,
		      struct year base_year);

/*
 * One saving counts once: what two files of a case might both count.
 *
 * Refused, with the rows and how to say that they are different: a category
 * of spend counted by bands and by prices; a procurement gain of the register
 * beside the spend; an initiative of the register that is a strategy, or of a
 * channel whose contacts the strategies count; a cost that stands in costs.csv
 * and in the register.
 */

/* False with a fault for each row that might count twice. */
bool double_counting_check(const struct case_question *question, struct arena *arena,
			   struct diagnostics *diagnostics);

#endif
