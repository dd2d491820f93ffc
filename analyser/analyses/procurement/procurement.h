/*
 * What smarter procurement would release, by category.
 *
 * Plan, footnote 34: commodity goods and services 10% to 15% of spend, sector
 * specific 5% to 10%, 8.5% of baseline on average; reached by 2010-11 in the
 * steps of table 3.1 (9/28, 18/28, 1).  Gains are levels against the base
 * year, not sums over years.  Fills procurement_gain, procurement_category,
 * procurement_market, spend_pareto and procurement_line.
 */
#ifndef ANALYSES_PROCUREMENT_H
#define ANALYSES_PROCUREMENT_H

#include <stdbool.h>

#include "model/assumptions.h"
#include "model/published.h"
#include "model/spend.h"
#include "results/results.h"

struct procurement_question {
	const struct spend *spend;
	const char *spend_path;
	const char *categories_path; /* the user's list of them, or NULL: the built-in one alone */
	const struct assumptions *assumptions;
	struct reference *reference; /* bands and phasing */
	struct year base_year, first_year, last_year;
	struct year horizon; /* to which gains are reckoned on, last_year or later; 0: last_year */
	/* Categories, of spend's names, whose gain is counted by prices, not by bands; or NULL. */
	const bool *is_by_prices;
	const char *part_year; /* which months of the base year the dates fill, or NULL: all */
};

/* Pounds a year at low, central and high. */
struct range {
	struct money low, central, high;
};

/* Sums of lines over councils, of a council, or over all. */
struct procurement_sum {
	int category;
	enum market market;
	int64_t n_lines;
	struct money spend, addressable;
	struct range gain; /* of the last year */
	const char *flag;
};

/*
 * Fill the results, and unless it is NULL *by_council with a sum for each council of the spend, by
 * its number (n_lines, amounts and gain).  False with faults.
 */
bool procurement_analyse(const struct procurement_question *question,
			 const struct procurement_sum **by_council, struct results *results,
			 struct diagnostics *diagnostics);

struct procurement_terms;

/* The same by terms that are found (procurement_terms.c). */
bool procurement_report(const struct procurement_question *question,
			const struct procurement_terms *terms,
			const struct procurement_sum **by_council, struct results *results,
			struct diagnostics *diagnostics);

/*
 * The bands and the phasing that procurement gains are reckoned with.
 */

struct procurement_terms {
	struct band bands[MARKET_AVERAGE + 1]; /* by market; excluded is zero */
	struct fraction *phase;                /* by year from the first year */
	struct money *amounts;                 /* published: the gain by year after the base year */
	int n_amounts;
	struct year amounts_first;                 /* that the first of them was published for */
	int n_years;                               /* from the first to the horizon */
	int n_shown;                               /* of these, as many as to the last */
	bool is_phase_given;                       /* by the user, not the reference set */
	const char *bands_origin, *phasing_origin; /* `built in`, or the user's file */
};

/* Look up the bands and where they come from, nothing else; false with faults. */
bool procurement_terms_bands(struct procurement_terms *terms, struct reference *reference,
			     struct diagnostics *diagnostics);

/* Look the terms up; false with faults. */
bool procurement_terms_find(struct procurement_terms *terms,
			    const struct procurement_question *question, struct arena *arena,
			    struct diagnostics *diagnostics);

#endif
