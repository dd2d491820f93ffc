/*
 * The unit price of a row of a purchase ledger or a catalogue.
 *
 * It is the row's own; or, in a file without such a column, the amount of the
 * line divided by its quantity, where that is exact to £0.0001.  A price is
 * never rounded and never averaged.  Of regular rows an engine does the same
 * (cells_divide()).
 */
#ifndef TALLY_UNIT_PRICE_H
#define TALLY_UNIT_PRICE_H

#include "tally/head.h"

/*
 * unit_price_of(price, head, verdict):
 * Set *price to that of a row judged usable.  NULL, or why the row has none.
 */
const char *unit_price_of(struct money *price, const struct head *head,
			  const struct verdict *verdict);

#endif
