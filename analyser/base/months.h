/*
 * Months of a financial year, as a set: `Jan-Mar`.
 *
 * A set is a bit for each month, 1 << 1 for January to 1 << 12; 1 << 0 says
 * that a row gave the year and no month.  They follow one another from April
 * to March.
 */
#ifndef BASE_MONTHS_H
#define BASE_MONTHS_H

#include <stdbool.h>

#include "base/year.h"

#define MONTHS_OF_YEAR 1u /* the bit of a row that gave the year itself */
#define MONTHS_ALL 0x1FFEu
#define MONTHS_TEXT_SIZE 64

/* The month of a place in a financial year, April being that of 0; and the place of a month. */
int months_at(int place);
int months_place(int month);

/* Add the months from one to another of a financial year; false where they stand the other way. */
bool months_add_range(unsigned *months, int first, int last);

/* How many months are in a set. */
int months_count(unsigned months);

/* Are some months missing, where they are known at all? */
bool months_are_part(unsigned months);

/*
 * Read `Jan-Mar`, `April to June`, `Apr Jun, Sep`.  False, leaving *months alone, where the text is
 * something else or a range runs backwards through March.
 */
bool months_parse(const char *text, unsigned *months);

/* `Jan-Mar`, `Apr`, `Apr Jun Sep`, `Apr-Mar`; empty where no month is known or the year was given.
 */
const char *months_format(unsigned months, char text[MONTHS_TEXT_SIZE]);

/* The first and the last month of a set that has any. */
int months_first(unsigned months);
int months_last(unsigned months);

/* Does every month between the first and the last one belong to the set? */
bool months_are_unbroken(unsigned months);

/* The calendar year in which a month of a financial year lies. */
int months_calendar_year(struct year year, int month);

#endif
