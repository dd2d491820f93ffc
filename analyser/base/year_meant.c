#include "base/year_meant.h"

#include <string.h>

#define NO_YEAR "is not a financial year or a date; write "

#define DIGITS "0123456789"

static size_t count_digits(const char *text)
{
	return strspn(text, DIGITS);
}

static int number_of(const char *digits, size_t count)
{
	int number = 0;

	for (size_t i = 0; i < count; i++)
		number = number * 10 + (digits[i] - '0');
	return number;
}

/* The calendar year of two or four digits; 0: none. */
static int calendar_year(const char *digits, size_t count)
{
	int year = count == 2 || count == 4 ? number_of(digits, count) : 0;

	if (count == 2)
		year += year < 70 ? 2000 : 1900;
	return year >= 1950 && year <= 2100 ? year : 0;
}

/* Of `2007/8`, `07/08` and `2007-9`, from its first year on; or NULL. */
static const char *year_of_two(const char *text, size_t first, int from, struct arena *arena)
{
	const char *rest = text + first;
	const size_t second = rest[0] == '\0' ? 0 : count_digits(rest + 1);
	const int base = second == 1 ? 10 : 100;

	if ((*rest != '/' && *rest != '-') || rest[1 + second] != '\0' ||
	    (second != 1 && second != 2))
		return NULL;
	int to = number_of(rest + 1, second);
	if ((from + 1) % base != to && first == 4 && second == 2 && to >= 1 && to <= 12)
		return arena_format(
		    arena,
		    "is no financial year; write %d-%02d or %d-%02d, or %d-%02d-01 if %s %d is "
		    "meant (--dates months where the column holds months)",
		    from, (from + 1) % 100, from + 1, (from + 2) % 100, from, to, month_name(to),
		    from);
	if ((from + 2) % base == to)
		return arena_format(arena,
				    "is not a financial year but two; write %d-%02d or %d-%02d",
				    from, (from + 1) % 100, from + 1, (from + 2) % 100);
	return (from + 1) % base != to
		   ? NULL
		   : arena_format(arena, NO_YEAR "it as %d-%02d", from, (from + 1) % 100);
}

/* The only calendar year in a text, as in `Q3 2009`, `FY08`; 0: none, or several. */
static int only_year(const char *text)
{
	int whole = 0, year = 0;
	size_t n_whole = 0, n_groups = 0;

	while (*(text += strcspn(text, DIGITS)) != '\0') {
		const size_t length = count_digits(text);
		const int found = calendar_year(text, length);

		if (length == 4 && found != 0) {
			whole = found;
			n_whole++;
		}
		year = found;
		n_groups++;
		text += length;
	}
	return n_whole == 1 ? whole : n_whole == 0 && n_groups == 1 ? year : 0;
}

/* The first of the two years that stand here, as `2007/08` and `2007-2008` within no date; or 0. */
static int pair_at(const char *at, char before)
{
	const int from = count_digits(at) == 4 ? calendar_year(at, 4) : 0;

	if (from == 0 || strchr("/-.", before) != NULL || (at[4] != '/' && at[4] != '-'))
		return 0;

	const char *last = at + 5;
	const size_t n_last = count_digits(last);
	const char after = last[n_last] == '\0' ? ' ' : last[n_last];
	const int to = number_of(last, n_last > 4 ? 4 : n_last);
	const bool is_next =
	    (n_last == 2 && to == (from + 1) % 100) || (n_last == 4 && to == from + 1);

	return is_next && strchr("/-.", after) == NULL ? from : 0;
}

bool year_within(const char *text, struct year *year)
{
	int found = 0;

	for (const char *at = text; *(at += strcspn(at, DIGITS)) != '\0'; at += count_digits(at)) {
		const int from = pair_at(at, at == text ? ' ' : at[-1]);

		if (from != 0 && found != 0)
			return false;
		found = from != 0 ? from : found;
	}
	*year = (struct year){found};
	return found != 0;
}

/* Of `31 June 2008`, a date but for its day; or NULL. */
static const char *date_of_no_day(const char *text, struct arena *arena)
{
	for (const char *at = text; *(at += strcspn(at, DIGITS)) != '\0'; at += count_digits(at)) {
		char *other = arena_text(arena, text);
		struct year year;
		int month;

		if (count_digits(at) != 2 || number_of(at, 2) < 29)
			continue;
		other[at - text] = '2';
		other[at - text + 1] = '8';
		if (!year_parse(other, &year, &month) || month == 0)
			continue;
		const int calendar = year.start + (month < 4),
			  last = year_month_days(month, calendar);

		return arena_format(arena,
				    "is not a date, since %s %d has %d days; write %d-%02d-%02d if "
				    "its last day is meant",
				    month_name(month), calendar, last, calendar, month, last);
	}
	return NULL;
}

const char *year_meant(const char *text, struct arena *arena)
{
	const size_t first = count_digits(text);
	const int from = calendar_year(text, first);
	const char *meant = from == 0 ? NULL : year_of_two(text, first, from, arena);
	if (meant == NULL)
		meant = date_of_no_day(text, arena);
	if (meant != NULL)
		return meant;

	const int only = only_year(text);
	char alone[YEAR_TEXT_SIZE];
	struct year within;

	if (year_within(text, &within))
		return arena_format(arena, NO_YEAR "the year alone, %s",
				    year_format(within, alone));
	if (only == 0 || (first == 2 && text[first] == '\0'))
		return NO_YEAR "it like 2008-09 or 2008-04-01";
	return arena_format(
	    arena, NO_YEAR "%d-%02d if it begins in April %d%s, %d-%02d if it ends in March %d%s",
	    only, (only + 1) % 100, only, from == only ? "" : " or later", only - 1, only % 100,
	    only, from == only ? "" : " or before");
}
