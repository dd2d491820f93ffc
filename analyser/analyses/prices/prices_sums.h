/*
 * Price lines added up by council, buyer group, supplier and category.
 *
 * Only lines that are not left out count.  Every sum is exact.
 */
#ifndef ANALYSES_PRICES_SUMS_H
#define ANALYSES_PRICES_SUMS_H

#include "analyses/prices/prices.h"

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

#endif
