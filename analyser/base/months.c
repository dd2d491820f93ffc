#include "base/months.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

int months_at(int place)
{
	return (place + 3) % 12 + 1;
}

int months_place(int month)
{
	return (month + 8) % 12;
}

static bool has(unsigned months, int month)
{
	return (months & 1u << month) != 0;
}

int months_count(unsigned months)
{
	int count = 0;

	for (int month = 1; month <= 12; month++)
		count += has(months, month);
	return count;
}

bool months_are_part(unsigned months)
{
	return (months & MONTHS_OF_YEAR) == 0 && months != 0 && months_count(months) < 12;
}

int months_first(unsigned months)
{
	int place = 0;

	while (place < 11 && !has(months, months_at(place)))
		place++;
	return months_at(place);
}

int months_last(unsigned months)
{
	int place = 11;

	while (place > 0 && !has(months, months_at(place)))
		place--;
	return months_at(place);
}

bool months_are_unbroken(unsigned months)
{
	return months_place(months_last(months)) - months_place(months_first(months)) + 1 ==
	       months_count(months);
}

int months_calendar_year(struct year year, int month)
{
	return month >= 4 ? year.start : year.start + 1;
}

bool months_add_range(unsigned *months, int first, int last)
{
	if (months_place(first) > months_place(last))
		return false;
	for (int place = months_place(first); place <= months_place(last); place++)
		*months |= 1u << months_at(place);
	return true;
}

bool months_parse(const char *text, unsigned *months)
{
	unsigned found = 0;
	int before = 0;
	bool is_range = false;

	for (;;) {
		size_t length = 0;

		while (*text == ' ' || *text == ',' || *text == ';')
			text++;
		if (*text == '\0')
			break;
		if (*text == '-' || strncasecmp(text, "to ", 3) == 0) {
			if (before == 0 || is_range)
				return false;
			is_range = true;
			text += *text == '-' ? 1 : 3;
			continue;
		}
		while (isalpha((unsigned char)text[length]))
			length++;

		int month = year_month_named(text, length);

		if (month == 0 || !months_add_range(&found, is_range ? before : month, month))
			return false;
		before = is_range ? 0 : month;
		is_range = false;
		text += length;
	}
	if (is_range || found == 0)
		return false;
	*months = found;
	return true;
}

const char *months_format(unsigned months, char text[MONTHS_TEXT_SIZE])
{
	int first = months_first(months), last = months_last(months);
	size_t used = 0;

	text[0] = '\0';
	if ((months & MONTHS_OF_YEAR) != 0 || months_count(months) == 0)
		return text;
	bool is_range = first != last && months_are_unbroken(months);

	for (int place = 0; place < 12; place++) {
		int month = months_at(place);

		if (!has(months, month) || (is_range && month != first && month != last))
			continue;
		if (used > 0)
			text[used++] = is_range ? '-' : ' ';
		memcpy(text + used, month_name(month), 3);
		used += 3;
		text[used] = '\0';
	}
	return text;
}
