/*
 * The price tables.
 */
#ifndef ANALYSES_PRICES_TABLES_H
#define ANALYSES_PRICES_TABLES_H

#include "analyses/prices/prices_sums.h"

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

#endif
