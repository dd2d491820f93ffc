/*
 * Financial years, April to March, written `2008-09`.
 */
#ifndef BASE_YEAR_H
#define BASE_YEAR_H

#include <stdbool.h>

struct year {
	int start; /* the calendar year of its April; 0 is no year */
};

#define YEAR_TEXT_SIZE 16

/*
 * year_parse(text, &year, &month):
 * Read a financial year (`2008-09`, `2008/09`, `2008-2009`) or a date whose
 * year it finds (`2008-04-01`, `01/04/2008`, `1 Apr 2008`, `04-Nov-20`,
 * `MAR2019`).  Day before month, always.  *month is the calendar month, 1 to
 * 12, or 0 where the text is a year.  False, leaving both alone, where the
 * text is none of these or names a day that does not exist.
 */
bool year_parse(const char *text, struct year *year, int *month);

/* `2008-09`; year_parse() reads it back as the same year. */
const char *year_format(struct year year, char text[YEAR_TEXT_SIZE]);

/* `March 2009`; month 1 to 12. */
const char *month_name(int month);

#endif
