#include "base/year.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

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

static int parts_of(const char *text, struct part parts[3])
{
	int count = 0;

	while (*text != '\0') {
		bool is_number = isdigit((unsigned char)*text) != 0;
		size_t length = 0;

		if (!is_number && !isalpha((unsigned char)*text))
			return 0;
		while (is_number ? isdigit((unsigned char)text[length])
				 : isalpha((unsigned char)text[length]))
			length++;
		if (count == 3 || length >= sizeof parts[0].text)
			return 0;
		struct part *part = &parts[count++];

		*part = (struct part){.is_number = is_number, .digits = (int)length};
		memcpy(part->text, text, length);
		for (size_t i = 0; is_number && i < length && i < 9; i++)
			part->number = part->number * 10 + (text[i] - '0');
		text += length;
		/* One separator, or none between digits and letters (`MAR2019`). */
		if (*text != '\0' && strchr("-/. ", *text) != NULL) {
			text++;
			if (*text == '\0')
				return 0;
		} else if (*text != '\0' && (isalpha((unsigned char)*text) != 0) != is_number) {
			return 0;
		}
	}
	return count;
}

static int month_of(const struct part *part)
{
	if (part->is_number)
		return part->digits <= 2 && part->number >= 1 && part->number <= 12 ? part->number
										    : 0;
	for (int i = 0; i < 12; i++)
		if (part->digits >= 3 &&
		    strncasecmp(part->text, months[i], (size_t)part->digits) == 0)
			return i + 1;
	if (strcasecmp(part->text, "sept") == 0)
		return 9;
	return 0;
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

static bool has_day(int year, int month, int day)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return day >= 1 && day <= days[month - 1] + (month == 2 && is_leap);
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
	    strspn(colon, "0123456789:.+-Z APMapm") != strlen(colon))
		return length;
	return (size_t)(time - 1 - text);
}

bool year_parse(const char *text, struct year *year, int *month)
{
	struct part parts[3];
	char date[24];
	size_t length = strlen(text);

	length = length_of_date(text, length);
	if (length >= sizeof date)
		return false;
	memcpy(date, text, length);
	date[length] = '\0';

	int count = parts_of(date, parts);

	if (count == 2) {
		const struct part *a = &parts[0], *b = &parts[1];

		if (a->is_number && a->digits == 4 && b->is_number) {
			int first = calendar_year_of(a);

			/* `2008-09` is a financial year; `2008-05` could be May or a slip, so
			 * neither. */
			if (first == 0 || !((b->digits == 2 && b->number == (first + 1) % 100) ||
					    (b->digits == 4 && b->number == first + 1)))
				return false;
			year->start = first;
			*month = 0;
			return true;
		}
		if (!a->is_number && (b->digits == 4 || b->digits == 2))
			return set_date(calendar_year_of(b), month_of(a), year, month);
		if (!b->is_number && a->is_number && a->digits == 4)
			return set_date(calendar_year_of(a), month_of(b), year, month);
		return false;
	}
	if (count != 3 || !parts[0].is_number || !parts[2].is_number)
		return false;

	const struct part *y = parts[0].digits == 4 ? &parts[0] : &parts[2];
	const struct part *d = parts[0].digits == 4 ? &parts[2] : &parts[0];
	int calendar_year = calendar_year_of(y), calendar_month = month_of(&parts[1]);

	if (calendar_year == 0 || calendar_month == 0 || d->digits > 2 ||
	    !has_day(calendar_year, calendar_month, d->number))
		return false;
	return set_date(calendar_year, calendar_month, year, month);
}

const char *year_format(struct year year, char text[YEAR_TEXT_SIZE])
{
	snprintf(text, YEAR_TEXT_SIZE, "%d-%02d", year.start, (year.start + 1) % 100);
	return text;
}
