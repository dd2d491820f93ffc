/*
 * Financial years, April to March, written `2008-09`.
 */
#ifndef BASE_YEAR_H
#define BASE_YEAR_H

#include <stdbool.h>
#include <stddef.h>

struct year {
	int start; /* the calendar year of its April; 0 is no year */
};

#define YEAR_TEXT_SIZE 16

/*
 * What the dates of a column are, where a text by itself could be two things.  All zero is how a
 * date without a column is read: the day first, `2009-10` a financial year.
 */
struct date_forms {
	bool is_month_first; /* `04/25/2019` */
	bool is_year_first;  /* `19/04/25`, of three numbers of two digits each */
	enum date_pairs {
		DATE_PAIRS_YEARS,  /* `2009-10` is a financial year, and `2009-09` nothing */
		DATE_PAIRS_MONTHS, /* `2009-10` is October 2009, and `2013-14` nothing */
		DATE_PAIRS_APART,  /* `2009-10` is nothing, since the column has both others */
	} pairs;
};

/*
 * Read a financial year (`2008-09`, `2008/09`, `2008-2009`, `FY2008-09`, `FY08/09`, `23/24`) or a
 * date whose year it finds: `2008-04-01`, `01/04/2008`, `1 Apr 2008`, `04-Nov-20`, `MAR2019`,
 * `04/2019`, `Friday, April 29, 2022`, `29th of April 2022`, `20190401`, `01042019`, `201904`, with
 * or without a time behind it. *month is the calendar month, 1 to 12, or 0 where the text is a
 * year.  False, leaving both alone, where the text is none of these or names a day that does not
 * exist.
 */
bool year_parse_as(const char *text, const struct date_forms *forms, struct year *year, int *month);

/* By itself. */
bool year_parse(const char *text, struct year *year, int *month);

/* What a date's text says of the column that it is in. */
enum date_proof {
	DATE_PROVES_NOTHING,
	DATE_PROVES_DAY_FIRST,   /* `25/04/2019` */
	DATE_PROVES_MONTH_FIRST, /* `04/25/2019` */
	DATE_PROVES_YEARS,       /* `2013-14`: that there are financial years */
	DATE_PROVES_MONTHS,      /* `2009-09`: that there are months */
	DATE_EITHER_PAIR,        /* `2009-10`, which may be either */
	DATE_EITHER_ORDER,       /* `03/04/2019`, the same */
};

enum date_proof date_proof(const char *text);

/*
 * Read a spreadsheet's count of days (41486 is 31 July 2013) from 1990 to 2079, with or without the
 * time of the day as decimals.
 */
bool year_of_day_number(const char *text, struct year *year, int *month);

/* `2008-09`; year_parse() reads it back as the same year. */
const char *year_format(struct year year, char text[YEAR_TEXT_SIZE]);

/* `March 2009`; month 1 to 12. */
const char *month_name(int month);

/* The month whose name a word begins, by three letters or more in any case, or 0. */
int year_month_named(const char *word, size_t length);

/* How many days a month has in a calendar year. */
int year_month_days(int month, int year);

#endif
