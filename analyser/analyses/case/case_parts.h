/*
 * The gains of a case by workstream, brought to its prices.
 */
#ifndef ANALYSES_CASE_PARTS_H
#define ANALYSES_CASE_PARTS_H

#include "analyses/case/case.h"
#include "sums/case_evaluate.h"

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

/* False with faults: no such deflator. */
bool case_work_init(struct case_work *work, const struct case_question *question,
		    struct case_bound *bound, struct arena *arena, struct diagnostics *diagnostics);

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
 * gross x likelihood is cash.  In the year in which a gain is first felt only the
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

#endif
