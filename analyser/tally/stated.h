/*
 * A total that a file states outside its column of amounts.
 *
 * `Total: £1,234.50` in a footer or above the header, or `Total` with the
 * amount in another column, can be compared with the rows.  A number that
 * may be something else (`Total for 2013`, `Total payments 57`) is none.
 */
#ifndef TALLY_STATED_H
#define TALLY_STATED_H

#include <stdint.h>

#include "reading/sheet.h"

/* The total that a row states, in hundredths of a penny or as a count; false where it states none.
 */
bool stated_total(int64_t *amount, const struct row *row, bool is_money, struct arena *arena);

#endif
