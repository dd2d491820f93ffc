/*
 * Pounds told from other currencies, by codes, names and signs.
 */
#ifndef READING_CURRENCY_H
#define READING_CURRENCY_H

#include <stdbool.h>

#include "base/arena.h"

enum currency { CURRENCY_UNSAID, CURRENCY_POUNDS, CURRENCY_OTHER };

/* What a cell of a currency column says: `GBP`, `Sterling`, `EUR`. */
enum currency currency_of_cell(const char *text, struct arena *arena);

/*
 * currency_of_amount(text, arena, &rest):
 * The currency that stands before or behind an amount (`EUR 12.50`, `12.50 GBP`, `€5`), with the
 * amount itself in *rest.
 */
enum currency currency_of_amount(const char *text, struct arena *arena, const char **rest);

/* What the name of a column says: `Amount (GBP)`, `Amount EUR`. */
enum currency currency_of_name(const char *name);

#endif
