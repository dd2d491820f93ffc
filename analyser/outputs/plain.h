/*
 * Values for machines: full precision, plain.
 */
#ifndef OUTPUTS_PLAIN_H
#define OUTPUTS_PLAIN_H

#include "base/value.h"

#define PLAIN_SIZE 64

/*
 * A number or year as plain text: money in pounds with at least two decimals,
 * a share as a fraction of one, a ratio in the fewest digits that read back
 * the same.  Text values and none are not for this: NULL.
 */
const char *plain_number(const struct value *value, char text[PLAIN_SIZE]);

#endif
