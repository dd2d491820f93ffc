/*
 * One typed value: what a cell of a file says, and what a cell of a table
 * holds.  It is never pre-formatted text; only an output turns one into text.
 */
#ifndef BASE_VALUE_H
#define BASE_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/money.h"
#include "base/year.h"

/* What a column's numbers are, which settles how each output writes them. */
enum unit {
	UNIT_TEXT,
	UNIT_YEAR,    /* a financial year, `2008-09` */
	UNIT_COUNT,   /* whole contacts, rows, councils */
	UNIT_MONEY,   /* pounds */
	UNIT_PERCENT, /* a share; machines get a fraction of one, people a percentage */
	UNIT_RATIO,   /* a plain number with decimals */
	UNIT_FACTOR,  /* the same, of which four decimals matter: a discount factor */
};

enum value_kind {
	VALUE_NONE, /* there is no value, for a reason; never the same as zero */
	VALUE_TEXT,
	VALUE_YEAR,
	VALUE_COUNT,
	VALUE_MONEY,
	VALUE_SHARE,
	VALUE_RATIO,
};

struct value {
	enum value_kind kind;
	int month; /* of VALUE_YEAR read from a date: 1 to 12; else 0 */
	union {
		const char *text; /* of VALUE_TEXT; the reason, of VALUE_NONE */
		struct year year;
		int64_t count;
		struct money money;
		struct share share;
		double ratio;
	};
};

struct value value_none(const char *reason);
struct value value_text(const char *text);

/* None, for the reason, where there is no text. */
struct value value_text_or(const char *text, const char *reason);

/* The text of a value that is one, or NULL. */
static inline const char *value_text_of(const struct value *value)
{
	return value->kind == VALUE_TEXT ? value->text : NULL;
}

struct value value_year(struct year year);
struct value value_count(int64_t count);
struct value value_money(struct money money);
struct value value_share(struct share share);

/* Of so many of the smallest unit: hundredths of a penny, whole contacts, else billionths. */
struct value value_of_units(enum unit unit, int64_t units);

/* The difference, or none ("more than can be counted"). */
struct value value_money_less(struct money from, struct money taken);

/* None where it is no finite number: no file can hold one. */
struct value value_ratio(double ratio);

/* To the billionth, or none ("more than can be counted"). */
struct value value_fraction(struct fraction fraction);

/* part / whole as a share, or none ("nothing to share") where whole is zero. */
struct value value_share_of(int64_t part, int64_t whole);

/* part / whole of two figures as a share, to the percent; 0% where whole is not above 0.
 */
struct share value_ratio_share(double part, double whole);

/*
 * The exact number of a count, of money (hundredths of a penny) or of a share (billionths).  False,
 * leaving *units alone, for any other value: a ratio is not exact, and none is never a zero.
 */
bool value_units(const struct value *value, int64_t *units);

#endif
