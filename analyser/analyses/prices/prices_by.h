/*
 * Price gains by council and buyer group, and spend by supplier.
 */
#ifndef ANALYSES_PRICES_BY_H
#define ANALYSES_PRICES_BY_H

#include "analyses/prices/prices_sums.h"
#include "results/results.h"

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
 * prices_by_add(results, items, question, order):
 * Add price_council; price_group where groups are given; price_supplier and
 * price_concentration where suppliers are.  `order` is that of the items.
 * False where a sum leaves the range of money.
 */
bool prices_by_add(struct results *results, const struct price_items *items,
		   const struct prices_question *question, const size_t *order);

/* Sums by council, the largest gain first.  False where one leaves the range of money. */
bool prices_by_councils(struct price_sums *sums, const struct price_items *items,
			const struct prices_question *question, struct arena *arena);

#endif
