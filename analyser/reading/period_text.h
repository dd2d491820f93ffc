/*
 * What a text beside a year says of which part of it a row is: `April`, `01-Apr`, `Q1 (Apr-Jun)`,
 * `1st quarter 2023/24`, `P1`, `Week 12`, `7`.
 */
#ifndef READING_PERIOD_TEXT_H
#define READING_PERIOD_TEXT_H

#include <stdbool.h>

#include "base/year.h"

enum period_unit {
	PERIOD_NOT,
	PERIOD_BARE,
	PERIOD_MONTH,
	PERIOD_WEEK,
	PERIOD_ACCOUNTS,
	PERIOD_PART, /* a quarter or half, whose months are known */
};

struct period_text {
	unsigned months;       /* that it names, or its quarter or half has; 0: none */
	int number;            /* else of what it counts, with or without a word before it */
	enum period_unit unit; /* PERIOD_NOT: no number */
	int years[2];          /* calendar years that it names, in order; 0: none */
};

/* False where it says anything else: a word that is not known, a second quarter. */
bool period_text_read(struct period_text *said, const char *text);

/* Can what is said be of this financial year, by the years that the text names? */
bool period_text_is_of(const struct period_text *said, struct year year);

/* May a text that cannot be read say when a row is, or is it `Evening`, or `08:00 - 08:30`? */
bool period_text_may_be(const char *text);

#endif
