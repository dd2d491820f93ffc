/*
 * Names of columns that hold what was paid, or the tax on it.  Names are folded (base/text.h).
 */
#ifndef READING_AMOUNT_NAMES_H
#define READING_AMOUNT_NAMES_H

#include <stdbool.h>

/* Could a column of this name be what is paid? */
bool amount_names_paid(const char *folded);

/* Is it the tax by itself? */
bool amount_names_vat(const char *folded);

/* Does it say nothing but that it is an amount with or without tax: `Gross`, `Net Amount`? */
bool amount_names_with_tax(const char *folded);

#endif
