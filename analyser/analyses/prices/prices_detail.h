/*
 * The price tables that name single prices: outliers, units, and all of them.
 */
#ifndef ANALYSES_PRICES_DETAIL_H
#define ANALYSES_PRICES_DETAIL_H

#include "analyses/prices/prices_tables.h"

/* Make price_outlier and price_unit, where there is anything to show. */
void prices_detail_make(struct prices_tables *tables, struct results *results,
			const struct price_items *items);

/* Fill them. */
void prices_detail_fill(struct prices_tables *tables, const struct price_items *items,
			const struct prices *prices);

/* Add price_line. */
void prices_detail_lines(struct results *results, const struct price_items *items,
			 const struct prices *prices);

/* Is the item there in another unit too?  Its neighbours are those of its name. */
bool prices_has_other_unit(const struct price_items *items, size_t i);

/* A quantity as a count where it is whole, else as an exact decimal. */
struct value prices_quantity(struct fraction quantity);

#endif
