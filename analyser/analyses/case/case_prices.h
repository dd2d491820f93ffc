/*
 * A case's gain of paying no more than a reference price.
 *
 * Items are compared over all councils of prices.csv; the gain is that of the
 * case's own councils, reached in the steps of the procurement phases.
 */
#ifndef ANALYSES_CASE_PRICES_H
#define ANALYSES_CASE_PRICES_H

#include "analyses/case/case_parts.h"

/* Is this council one of the case's: the one it names, else any of its files'? */
bool case_has_buyer(const struct case_question *question, const char *council);

/* Is it a row of the case's councils, of a category that is not left to the bands? */
bool case_counts_price(const struct case_question *question, const struct price_row *row,
		       struct arena *arena);

/* Bind the gain, and find the items that it is of; false with faults. */
bool case_prices_bind(struct case_bound *bound, struct price_items *items, struct case_work *work);

/* Tell of it: the tables of the items, and what the parts need to know; false with faults. */
bool case_prices_add(struct case_parts *parts, const struct case_work *work,
		     const struct price_items *items, const struct case_figures *figures,
		     struct results *results);

#endif
