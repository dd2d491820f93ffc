#include "analyses/case/case_sources.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

static bool is_digit(char c)
{
	return isdigit((unsigned char)c) != 0;
}

static int number_at(const char *text, int digits)
{
	int number = 0;

	for (int i = 0; i < digits; i++)
		number = number * 10 + (text[i] - '0');
	return number;
}

/* Is there a month of two digits before the year, between two signs of this kind? */
static bool has_month_before(const char *text, const char *from)
{
	return text - from >= 4 && (text[-1] == '/' || text[-1] == '.') && is_digit(text[-2]) &&
	       is_digit(text[-3]) && text[-4] == text[-1];
}

/* Four digits that are no part of a longer number, of this or the last century. */
static bool is_year(const char *text, const char *from)
{
	for (int i = 0; i < 4; i++)
		if (!is_digit(text[i]))
			return false;
	return !is_digit(text[4]) && (text == from || !is_digit(text[-1])) &&
	       (text == from || strchr("£.,", text[-1]) == NULL || has_month_before(text, from)) &&
	       number_at(text, 4) >= 1900 && number_at(text, 4) < 2100;
}

/* `2009-10`, `2009/10` and `2009-2010`, but not `2008-03-14`. */
static bool is_financial(const char *text)
{
	if ((text[4] != '-' && text[4] != '/') || !is_digit(text[5]) || !is_digit(text[6]))
		return false;
	return !is_digit(text[7]) ? text[7] != '-' && text[7] != '/'
				  : is_digit(text[8]) && !is_digit(text[9]);
}

/* The month that stands before or behind a year, or 0. */
static int month_at(const char *text, const char *from)
{
	const char *end = text, *begin;
	int month;

	if (text[4] == '-' && is_digit(text[5]) && is_digit(text[6]) && text[7] == '-') {
		month = number_at(text + 5, 2);
		return month >= 1 && month <= 12 ? month : 0;
	}
	if (has_month_before(text, from)) {
		month = number_at(text - 3, 2);
		return month >= 1 && month <= 12 ? month : 0;
	}
	while (end > from && (end[-1] == ' ' || end[-1] == ',' || end[-1] == '-'))
		end--;
	for (begin = end; begin > from && isalpha((unsigned char)begin[-1]); begin--)
		;
	for (month = 1; month <= 12; month++) {
		const size_t length = (size_t)(end - begin);

		if (length >= 3 && length <= strlen(month_name(month)) &&
		    strncasecmp(begin, month_name(month), length) == 0)
			return month;
	}
	return 0;
}

bool source_date_find(struct source_date *date, const char *text)
{
	bool is_found = false;

	for (const char *at = text; *at != '\0'; at++) {
		if (!is_digit(*at) || !is_year(at, text))
			continue;
		struct source_date found =
		    (struct source_date){number_at(at, 4), month_at(at, text)};
		if (is_financial(at)) {
			/* Its second year is no date either. */
			at += 4 + (is_digit(at[7]) ? 4 : 2);
			continue;
		}
		if (!is_found || source_date_is_after(&found, date))
			*date = found;
		is_found = true;
		at += 3;
	}
	return is_found;
}

bool source_date_is_after(const struct source_date *date, const struct source_date *other)
{
	if (date->year != other->year)
		return date->year > other->year;
	return date->month != 0 && other->month != 0 && date->month > other->month;
}
