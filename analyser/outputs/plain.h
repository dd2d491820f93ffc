/*
 * Values for machines: full precision, plain.
 */
#ifndef OUTPUTS_PLAIN_H
#define OUTPUTS_PLAIN_H

#include "base/value.h"

/* Room for any double in full, the least of which has 324 places before its 17 digits. */
#define PLAIN_SIZE 352

/*
 * A number or year as plain text: money in pounds with at least two decimals,
 * a share as a fraction of one, a ratio in the fewest decimals that read
 * back the same.  Never with an exponent: what is written is digits, a point and a
 * sign, which spreadsheets, other programs and vfm itself read back as the same
 * value.  Text values and none are not for this: NULL.
 */
const char *plain_number(const struct value *value, char text[PLAIN_SIZE]);

#endif
