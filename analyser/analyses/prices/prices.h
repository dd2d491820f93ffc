/*
 * Who pays what for the same thing, and what is paying less worth?
 *
 * The sums of analyses/price_items.h by item, council, buyer group, supplier
 * and category (plan, paragraph 3.39: "wide variations in prices paid for
 * similar items").  Fills price_item, price_reference, price_council,
 * price_group, price_band, price_supplier, price_concentration, price_outlier,
 * price_unit and price_line.
 */
#ifndef ANALYSES_PRICES_H
#define ANALYSES_PRICES_H

#include <stdbool.h>

#include "analyses/prices/price_items.h"
#include "model/buyer_groups.h"
#include "model/categories.h"
#include "model/reference.h"
#include "results/results.h"

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
