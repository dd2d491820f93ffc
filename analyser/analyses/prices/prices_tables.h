/*
 * The price tables, by item, by whoever buys or sells, and price by price; and what is said of
 * them.
 */
#ifndef ANALYSES_PRICES_TABLES_H
#define ANALYSES_PRICES_TABLES_H

#include "analyses/prices/prices.h"

/*
 * Price lines added up by council, buyer group, supplier and category.
 *
 * Only lines that are not left out count.  Every sum is exact.
 */

struct price_sum {
	int id; /* of the council, group, supplier or category; PRICES_NONE: those without */
	int64_t n_lines, n_items, n_councils;
	struct money spend, gain[N_PRICE_REFERENCES];
	/* Of items with one price only, so that nothing can be compared. */
	struct money uncompared;
	/* Of a group: paying the lowest price that one of it pays now. */
	struct money own_best_gain;
};

/* What lines are added up by. */
enum price_key { PRICE_BY_COUNCIL, PRICE_BY_GROUP, PRICE_BY_SUPPLIER, PRICE_BY_CATEGORY };

struct price_sums {
	struct price_sum *items; /* in order of id, those without one last */
	size_t count;
};

/* False where a sum leaves the range of money. */
bool price_sums_make(struct price_sums *sums, const struct price_items *items,
		     const struct prices_question *question, enum price_key key,
		     struct arena *arena);

/*
 * How concentrated spend is on suppliers: the Herfindahl-Hirschman index, the
 * sum of squared shares, from 0 to 10,000 (one supplier).
 */
struct price_concentration {
	int64_t n_suppliers;
	struct money spend; /* with a supplier named */
	int largest;        /* supplier */
	struct money largest_spend;
	double index;
};

/* Of `count` lines; `room` holds one amount for each supplier, all zero, and is so left. */
bool price_concentration_of(struct price_concentration *concentration,
			    const struct price_line *lines, size_t count, struct money *room);

struct prices_tables {
	struct table *item, *reference, *outlier, *unit;
};

/*
 * Make and fill all but price_band; those that would be empty are left out.
 * False where a sum leaves the range of money.
 */
bool prices_tables_make(struct prices_tables *tables, struct results *results,
			const struct price_items *items, const struct prices_question *question);

/* The items in the file in more than one unit. */
size_t prices_tables_units(const struct price_items *items);

/* Three columns of gains, in the order of the references, and their values. */
#define GAIN_COLUMNS                                                    \
	(gain_median, "Gain at the median", MONEY),                     \
	    (gain_lower_quartile, "Gain at the lower quartile", MONEY), \
	    (gain_minimum, "Gain at the minimum", MONEY)
#define GAIN_VALUES(gains)                                                 \
	.gain_median = value_money((gains)[PRICE_MEDIAN]),                 \
	.gain_lower_quartile = value_money((gains)[PRICE_LOWER_QUARTILE]), \
	.gain_minimum = value_money((gains)[PRICE_MINIMUM])

/*
 * Add price_council; price_group where groups are given; price_supplier and price_concentration
 * where suppliers are.  `order` is that of the items.  False where a sum leaves the range of money.
 */
bool prices_by_add(struct results *results, const struct price_items *items,
		   const struct prices_question *question, const size_t *order);

/* Sums by council, the largest gain first.  False where one leaves the range of money. */
bool prices_by_councils(struct price_sums *sums, const struct price_items *items,
			const struct prices_question *question, struct arena *arena);

/* The price answer in sentences, what it rests on, and the chart. */
void prices_words(struct results *results, const struct prices_question *question,
		  const struct price_items *items, const struct prices_tables *tables);

#endif
