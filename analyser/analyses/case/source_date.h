/*
 * The date that a text names, as far as it can be compared with another: `efficiency statement,
 * July 2009`, `14 March 2008`, `2008-03-14`, `socitm-2009`.
 */
#ifndef ANALYSES_SOURCE_DATE_H
#define ANALYSES_SOURCE_DATE_H

#include <stdbool.h>

struct source_date {
	int year;  /* of the calendar */
	int month; /* 1 to 12, or 0: not named */
};

/* The latest date in a text; financial years (`2009-10`), which may be planned for, are none. False
 * where there is none. */
bool source_date_find(struct source_date *date, const char *text);

/* Is one after the other, as far as both say? */
bool source_date_is_after(const struct source_date *date, const struct source_date *other);

#endif
