/*
 * Amounts counted in thousands or millions: `Net (£000)`, `£m`, a line `Figures in thousands`.
 */
#ifndef READING_SCALE_H
#define READING_SCALE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

/*
 * scale_said(text, is_name, &is_unsure):
 * 1000 or 1000000 where a column's name, or a line above the header, says so; else 1.  *is_unsure
 * where it may say so and may not.
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
