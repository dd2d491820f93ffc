#include "base/year.h"

#include <ctype.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/typed.h"

static const char *const months[] = {"January",   "February", "March",    "April",
				     "May",       "June",     "July",     "August",
				     "September", "October",  "November", "December"};

const char *month_name(int month)
{
	return months[month - 1];
}

/* A date is cut into at most three parts, each digits or letters. */
struct part {
	char text[12];
	bool is_number;
	int number, digits;
};

struct date_parts {
	struct part parts[3];
	int count;
	bool is_said_year; /* behind `FY` */
};

/* Three letters or more of a name. */
static bool is_name(const char *word, size_t length, const char *name)
{
	return length >= 3 && (word[0] | 0x20) == (name[0] | 0x20) &&
	       strncasecmp(word, name, length) == 0;
}

int year_month_named(const char *word, size_t length)
{
	for (int i = 0; i < 12; i++)
		if (is_name(word, length, months[i]))
			return i + 1;
	return 0;
}

static bool is_weekday(const struct part *part)
{
	static const char *const days[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
					   "Friday", "Saturday", "Sunday",    "Weds"};

	for (size_t i = 0; i < sizeof days / sizeof *days; i++)
		if (is_name(part->text, (size_t)part->digits, days[i]))
			return true;
	return false;
}

/* Behind a day: `29th`. */
static bool is_ordinal(const struct part *part)
{
	static const char *const endings[] = {"st", "nd", "rd", "th"};

	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (strcasecmp(part->text, endings[i]) == 0)
			return true;
	return false;
}

/* One separator with blanks around, or none between digits and letters (`MAR2019`). */
static const char *skip_separator(const char *text)
{
	while (*text == ' ')
		text++;
	if (*text == '-' || *text == '/' || *text == '.' || *text == ',' || *text == '\'')
		text++;
	while (*text == ' ')
		text++;
	return text;
}

static int parts_of(const char *text, struct part parts[3])
{
	int count = 0;
	bool is_behind_number = false;

	while (*text != '\0') {
		bool is_number = isdigit((unsigned char)*text) != 0;
		struct part part = {.is_number = is_number};
		size_t length = 0;

		while (is_number ? isdigit((unsigned char)text[length])
				 : isalpha((unsigned char)text[length]))
			length++;
		if (length == 0 || length >= sizeof part.text)
			return 0;
		part.digits = (int)length;
		memcpy(part.text, text, length);
		for (size_t i = 0; is_number && i < length && i < 9; i++)
			part.number = part.number * 10 + (text[i] - '0');
		text += length;

		/* Weekdays, `th` and `of` say nothing that the date does not. */
		bool is_said =
		    is_number || !(is_weekday(&part) || strcasecmp(part.text, "of") == 0 ||
				   (is_behind_number && is_ordinal(&part)));

		if (is_said && count == 3)
			return 0;
		if (is_said)
			parts[count++] = part;

		const char *next = skip_separator(text);

		if (next != text && *next == '\0')
			return 0;
		is_behind_number = is_number && next == text;
		text = next;
	}
	return count;
}

/* The same of digits with `/` or `-` between, as most dates are; 0 for all else, and for what may
 * be none. */
static int plain_parts_of(const char *text, struct part parts[3])
{
	for (int count = 0; count < 3;) {
		struct part *part = &parts[count++];

		part->is_number = true;
		part->number = part->digits = 0;
		for (; *text >= '0' && *text <= '9' && part->digits < 8; text++, part->digits++)
			part->number = part->number * 10 + (*text - '0');
		if (part->digits == 0 || (*text != '\0' && *text != '/' && *text != '-'))
			return 0;
		if (*text++ == '\0')
			return count;
	}
	return 0;
}

static int month_of(const struct part *part)
{
	if (part->is_number)
		return part->digits <= 2 && part->number >= 1 && part->number <= 12 ? part->number
										    : 0;
	return year_month_named(part->text, (size_t)part->digits);
}

/* Two digits are of this century up to 79, else of the last. */
static int calendar_year_of(const struct part *part)
{
	if (!part->is_number)
		return 0;
	if (part->digits == 4 && part->number >= 1900 && part->number <= 2199)
		return part->number;
	if (part->digits == 2)
		return part->number + (part->number < 80 ? 2000 : 1900);
	return 0;
}

int year_month_days(int month, int year)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (month == 2 && is_leap);
}

static bool set_date(int year, int month, struct year *result, int *result_month)
{
	/* Also 1900-01-00, a spreadsheet's date for nothing: no year begins before 1900. */
	if (year == 0 || month == 0 || (year == 1900 && month < 4))
		return false;
	result->start = month >= 4 ? year : year - 1;
	*result_month = month;
	return true;
}

/* A time after a date, as databases write it, says nothing of the year. */
static size_t length_of_date(const char *text, size_t length)
{
	const char *colon = strchr(text, ':'), *time = colon;

	while (time != NULL && time > text && isdigit((unsigned char)time[-1]))
		time--;
	if (time == NULL || time - text < 2 || colon - time < 1 || colon - time > 2 ||
	    strchr("T ", time[-1]) == NULL ||
	    strspn(colon, "0123456789:.+-Z APMapmUTCGBS") != strlen(colon))
		return length;
	length = (size_t)(time - 1 - text);
	while (text[length - 1] == ' ')
		length--;
	return length;
}

/* `2008-09` and `2009-01`: a financial year, or a month of a calendar year. */
static bool read_pair(int first, int second, int digits, const struct date_forms *forms,
		      struct year *year, int *month)
{
	bool is_year =
	    (digits == 2 && second == (first + 1) % 100) || (digits == 4 && second == first + 1);
	bool is_month = digits == 2 && second >= 1 && second <= 12;

	if (first == 0 || (is_year && is_month && forms->pairs == DATE_PAIRS_APART))
		return false;
	if (is_month &&
	    (forms->pairs == DATE_PAIRS_MONTHS || (!is_year && forms->pairs == DATE_PAIRS_APART)))
		return set_date(first, second, year, month);
	if (!is_year || (digits == 2 && forms->pairs == DATE_PAIRS_MONTHS))
		return false;
	year->start = first;
	*month = 0;
	return true;
}

static bool read_day(int calendar_year, int calendar_month, int day, struct year *year, int *month)
{
	return calendar_year != 0 && calendar_month >= 1 && calendar_month <= 12 && day >= 1 &&
	       day <= year_month_days(calendar_month, calendar_year) &&
	       set_date(calendar_year, calendar_month, year, month);
}

/* A year's four digits out of a number that has all parts of a date. */
static int year_within(int number)
{
	return number >= 1900 && number <= 2199 ? number : 0;
}

/* `20190401`, `01042019`, `201904`: no number is a date in two of these ways. */
static bool read_compact(const struct part *part, const struct date_forms *forms, struct year *year,
			 int *month)
{
	int number = part->number, first = number / 1000000, second = number / 10000 % 100;

	if (!part->is_number)
		return false;
	if (part->digits == 6)
		return read_pair(year_within(number / 100), number % 100, 2, forms, year, month);
	if (part->digits != 8)
		return false;
	/* `20052019` begins as a year, and has no such month. */
	if (read_day(year_within(number / 10000), number / 100 % 100, number % 100, year, month))
		return true;
	return read_day(year_within(number % 10000), forms->is_month_first ? first : second,
			forms->is_month_first ? second : first, year, month);
}

static bool read_two(const struct part *a, const struct part *b, const struct date_forms *forms,
		     struct year *year, int *month)
{
	if (a->is_number && a->digits == 4 && b->is_number)
		return read_pair(calendar_year_of(a), b->number, b->digits, forms, year, month);
	/* `04/2019` */
	if (a->is_number && a->digits <= 2 && b->is_number && b->digits == 4)
		return set_date(calendar_year_of(b), month_of(a), year, month);
	if (!a->is_number && (b->digits == 4 || b->digits == 2))
		return set_date(calendar_year_of(b), month_of(a), year, month);
	if (!b->is_number && a->is_number && a->digits == 4)
		return set_date(calendar_year_of(a), month_of(b), year, month);
	/* `23/24`: no month is a 23rd or 24th, and no day; `11/12` may be November. */
	if (!a->is_number || !b->is_number || a->digits != 2 || b->digits != 2 || a->number <= 12 ||
	    a->number >= 79 || b->number != a->number + 1)
		return false;
	*year = (struct year){calendar_year_of(a)};
	*month = 0;
	return true;
}

static bool read_three(const struct part parts[3], const struct date_forms *forms,
		       struct year *year, int *month)
{
	const struct part *y = &parts[2], *m = &parts[1], *d = &parts[0];

	if (parts[0].is_number &&
	    (parts[0].digits == 4 || (forms->is_year_first && parts[0].digits == 2 &&
				      parts[1].is_number && parts[2].digits == 2))) {
		y = &parts[0];
		d = &parts[2];
	} else if (!parts[0].is_number || (forms->is_month_first && parts[1].is_number)) {
		m = &parts[0];
		d = &parts[1];
	}
	return y->is_number && d->is_number && d->digits <= 2 &&
	       read_day(calendar_year_of(y), month_of(m), d->number, year, month);
}

/* `FY2008-09`, `FY 08/09`: a financial year whatever its column holds; `FY09` alone could be two.
 */
static bool read_said_year(const struct part *first, const struct part *second, struct year *year,
			   int *month)
{
	static const struct date_forms usual;

	return first->is_number && second->is_number && second->digits != 1 &&
	       first->digits >= second->digits &&
	       read_pair(calendar_year_of(first), second->number, second->digits, &usual, year,
			 month);
}

static bool take_apart(const char *text, struct date_parts *date)
{
	char typed[64];
	size_t length;

	date->is_said_year = false;
	date->count = plain_parts_of(text, date->parts);
	if (date->count > 0)
		return true;
	if (!typed_plain(text, typed, sizeof typed, &length))
		return false;
	typed[length_of_date(typed, length)] = '\0';
	date->is_said_year = strncasecmp(typed, "FY", 2) == 0;
	date->count = parts_of(date->is_said_year ? skip_separator(typed + 2) : typed, date->parts);
	return date->count > 0;
}

static bool read_parts(const struct date_parts *date, const struct date_forms *forms,
		       struct year *year, int *month)
{
	const struct part *parts = date->parts;

	if (date->is_said_year)
		return date->count == 2 && read_said_year(&parts[0], &parts[1], year, month);
	switch (date->count) {
	case 1:
		return read_compact(&parts[0], forms, year, month);
	case 2:
		return read_two(&parts[0], &parts[1], forms, year, month);
	default:
		return read_three(parts, forms, year, month);
	}
}

bool year_parse_as(const char *text, const struct date_forms *forms, struct year *year, int *month)
{
	struct date_parts date;

	return take_apart(text, &date) && read_parts(&date, forms, year, month);
}

bool year_parse(const char *text, struct year *year, int *month)
{
	static const struct date_forms usual;

	return year_parse_as(text, &usual, year, month);
}

enum date_proof date_proof(const char *text)
{
	static const struct date_forms day_first, month_first = {.is_month_first = true},
						  only_months = {.pairs = DATE_PAIRS_MONTHS};
	struct date_parts date;
	struct year year;
	int month, other;

	if (!take_apart(text, &date))
		return DATE_PROVES_NOTHING;

	bool is_day_first = read_parts(&date, &day_first, &year, &month);
	bool is_month_first = read_parts(&date, &month_first, &year, &other);

	if (is_day_first != is_month_first)
		return is_day_first ? DATE_PROVES_DAY_FIRST : DATE_PROVES_MONTH_FIRST;
	if (is_day_first && month != other)
		return DATE_EITHER_ORDER;

	bool is_month = read_parts(&date, &only_months, &year, &other);

	if (is_day_first != is_month)
		return is_month ? DATE_PROVES_MONTHS : DATE_PROVES_YEARS;
	return is_month && month == 0 && other != 0 ? DATE_EITHER_PAIR : DATE_PROVES_NOTHING;
}

bool year_of_day_number(const char *text, struct year *year, int *month)
{
	static const int64_t first = 32874, last = 65745; /* 1 January 1990, 31 December 2079 */
	size_t digits = strspn(text, "0123456789");
	int64_t number = 0;

	/* The time of the day stands behind the point. */
	if (digits != 5 || (text[digits] != '\0' &&
			    (text[digits] != '.' || text[digits + 1] == '\0' ||
			     strspn(text + digits + 1, "0123456789") != strlen(text + digits + 1))))
		return false;
	for (size_t i = 0; i < digits; i++)
		number = number * 10 + (text[i] - '0');
	if (number < first || number > last)
		return false;
	/* Days since 1 March 2000, which is 36586; every fourth year here is a leap year. */
	int64_t days = number - 36586 + 1461 * 5, in_cycle = days % 1461;
	int64_t years = in_cycle == 1460 ? 3 : in_cycle / 365;
	int64_t day_of_year = in_cycle - years * 365; /* from 1 March */
	int month_from_march = (int)((5 * day_of_year + 2) / 153);
	int march_year = (int)(2000 - 20 + days / 1461 * 4 + years);

	*month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
	/* March itself still belongs to the financial year that began the April before. */
	year->start = month_from_march == 0 ? march_year - 1 : march_year;
	return true;
}

const char *year_format(struct year year, char text[YEAR_TEXT_SIZE])
{
	snprintf(text, YEAR_TEXT_SIZE, "%d-%02d", year.start, (year.start + 1) % 100);
	return text;
}
