/*
 * What amounts are counted in, by codes, names and signs: pounds or another currency, and thousands
 * or millions of it.
 */
#ifndef READING_DENOMINATION_H
#define READING_DENOMINATION_H

#include <stdbool.h>
#include <stddef.h>
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

/* Does a title or a note say that amounts are in another: `All figures in euros`, `EUR`? */
bool currency_is_said(const char *text);

/*
 * The other currency that the first letters of a number's format, or of what one shows, say, by its
 * code or sign: a number from 1 on; 0 where they say none, or pounds.  `[$-409]` is a language,
 * `[$kr-41D]` a currency that no list has, which goes by a code of its own.
 */
#define CURRENCY_UNKNOWN "XXX"
int currency_in(const char *text, size_t length);

/* The sign or code of such a number, as currency_of_amount() knows it; of 0, and beyond, NULL. */
#define CURRENCY_MARK_SIZE 4
const char *currency_mark(char mark[CURRENCY_MARK_SIZE], int number);

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
