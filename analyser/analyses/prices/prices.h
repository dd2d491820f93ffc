/*
 * Who pays what for the same thing, and what is paying less worth?
 *
 * The sums of price_items.c by item, council, buyer group, supplier
 * and category (plan, paragraph 3.39: "wide variations in prices paid for
 * similar items").  Fills price_item, price_reference, price_council,
 * price_group, price_band, price_supplier, price_concentration, price_outlier,
 * price_unit and price_line.
 */
#ifndef ANALYSES_PRICES_H
#define ANALYSES_PRICES_H

#include <stdbool.h>

#include "base/words.h"
#include "model/buyer_groups.h"
#include "model/categories.h"
#include "model/prices.h"
#include "model/reference.h"
#include "results/results.h"

/*
 * Who pays what for the same thing: quartiles, spread, and the gain of paying
 * no more than a reference price.
 *
 * Rows of one item and one unit are compared; other units of the item never
 * are.  Over an item's rows, prices p with quantities q:
 *
 *   quartiles   as R's type 7 and PERCENTILE.INC (base/quartile.h), rounded to
 *               £0.0001, half away from zero
 *   spread      maximum / minimum - 1
 *   gain        sum of round(q x max(0, p - reference)), each to the penny
 *
 * A price beyond three interquartile ranges from the quartiles (Tukey's far
 * out) may be of another unit: it is an outlier, and unless accepted the
 * figures are those of the other rows.
 *
 * Pure functions, for `vfm prices` and for a case that counts a category by
 * its prices.
 */

enum price_reference {
	PRICE_MEDIAN,
	PRICE_LOWER_QUARTILE,
	PRICE_MINIMUM,
};
#define N_PRICE_REFERENCES 3

/* `median`, `lower quartile`, `minimum`. */
extern const char *const price_reference_names[];

/* Read one of these, however it is written; false for others. */
extern const struct word price_reference_words[];
bool price_reference_parse(enum price_reference *reference, const char *text, struct arena *arena);

/* One row in pounds; an outlier left out has a spend and no gain. */
struct price_line {
	const struct price_row *row;
	bool is_outlier, is_left_out;
	struct money spend; /* round(q x p) */
	struct money gain[N_PRICE_REFERENCES];
};

/* One item in one unit; all figures but the outliers' are of the lines not left out. */
struct price_item {
	int item, unit;
	const struct price_line *lines; /* in order of price */
	size_t n_lines, n_used;
	int64_t buyers; /* councils */
	struct fraction quantity;
	struct money minimum, lower_quartile, median, upper_quartile, maximum;
	struct fraction spread;
	struct money spend, gain[N_PRICE_REFERENCES];
	size_t n_outliers;
	struct money outlier_spend; /* of those left out */
};

struct price_items {
	struct price_line *lines; /* of all items, in their order */
	size_t n_lines;
	struct price_item *items; /* in order of item and unit */
	size_t count;
	struct money spend, gain[N_PRICE_REFERENCES]; /* sums of the items' */
	struct money outlier_spend;
	size_t n_outliers;
	const struct price_row *beyond; /* the row with which sums are out of range, or NULL */
};

struct price_terms {
	struct year year; /* rows of other years are left out; 0: no row gives one */
	bool is_accepting_outliers;
};

/* Rows without a year belong to the year asked for.  False where sums leave the range of money. */
bool price_items_make(struct price_items *items, const struct prices *prices,
		      const struct price_terms *terms, struct arena *arena);

/* The reference price of an item. */
struct money price_item_reference(const struct price_item *item, enum price_reference reference);

struct prices_question {
	const struct prices *prices;
	const struct buyer_groups *groups;   /* or NULL */
	const struct categories *categories; /* that say in which market a category is */
	struct reference *reference;         /* bands */
	enum price_reference benchmark;      /* whose gain is the answer */
	struct price_terms terms;
	const char *council; /* that case.csv names, or NULL */
};

/* The items, and what is told of them; each false with faults. */
bool prices_find(struct price_items *items, const struct prices_question *question,
		 struct arena *arena, struct diagnostics *diagnostics);
bool prices_report(const struct prices_question *question, const struct price_items *items,
		   struct results *results, struct diagnostics *diagnostics);

#endif
