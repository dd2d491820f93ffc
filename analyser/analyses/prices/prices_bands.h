/*
 * Two answers for one category: the band of published gains, and its prices.
 *
 * The band (plan, footnote 34) is a share of addressable spend, whatever was
 * paid; the prices say what paying no more than a reference would release.
 *
 *   difference = price gain - central band
 *              = what the band counts on spend with one price only, negative
 *              + what prices say otherwise on the rest
 *
 * A case counts a category by one of the two, never both.
 */
#ifndef ANALYSES_PRICES_BANDS_H
#define ANALYSES_PRICES_BANDS_H

#include "analyses/prices/prices_sums.h"

/*
 * prices_bands_add(results, items, question, diagnostics):
 * Add the table price_band, a row for each category of the prices; nothing
 * where none is given.  False with faults.
 */
bool prices_bands_add(struct results *results, const struct price_items *items,
		      const struct prices_question *question, struct diagnostics *diagnostics);

#endif
