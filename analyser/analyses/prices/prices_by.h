/*
 * Price gains by council and buyer group, and spend by supplier.
 */
#ifndef ANALYSES_PRICES_BY_H
#define ANALYSES_PRICES_BY_H

#include "analyses/prices/prices_sums.h"
#include "results/results.h"

/* Three columns of gains from the `first` on, in the order of the references. */
#define GAIN_COLUMNS(first)                                                               \
	[first] = {"gain_median", "Gain at the median", UNIT_MONEY, ROLE_MEASURE},        \
	[(first) + 1] = {"gain_lower_quartile", "Gain at the lower quartile", UNIT_MONEY, \
			 ROLE_MEASURE},                                                   \
	[(first) + 2] = {"gain_minimum", "Gain at the minimum", UNIT_MONEY, ROLE_MEASURE}

/* Their values. */
void prices_by_gains(struct value *values, const struct money gain[N_PRICE_REFERENCES]);

/*
 * prices_by_add(results, items, question, order):
 * Add price_council; price_group where groups are given; price_supplier and
 * price_concentration where suppliers are.  `order` is that of the items.
 * False where a sum leaves the range of money.
 */
bool prices_by_add(struct results *results, const struct price_items *items,
		   const struct prices_question *question, const size_t *order);

#endif
