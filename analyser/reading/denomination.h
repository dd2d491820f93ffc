/*
 * What amounts are counted in, by codes, names and signs: pounds or another currency, and thousands
 * or millions of it.
 */
#ifndef READING_DENOMINATION_H
#define READING_DENOMINATION_H

#include <stdbool.h>
#include <stdint.h>

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

/*
 * scale_said(text, is_name, &is_unsure):
 * `Net (£000)`, `£m`, a line `Figures in thousands`: 1000 or 1000000 where a column's name, or a
 * line above the header, says so; else 1.  *is_unsure where it may say so and may not.
 */
int64_t scale_said(const char *text, bool is_name, bool *is_unsure);

/*
 * scale_says_pence(text, is_name):
 * Is money counted in pence, by a column's name (`Amount (p)`, `Net p`, `GBp`) or by another text
 * (`All figures in pence`)?  Not where it speaks of pounds too.
 */
bool scale_says_pence(const char *text, bool is_name);

/* A column's name without the words of its scale, or for pence, folded; NULL where it has none. */
const char *scale_name_without(const char *name, struct arena *arena);

/* A number's text times a power of ten, its decimal point moved; NULL where it holds no digit. */
const char *scale_text(const char *text, int64_t scale, struct arena *arena);

#endif
