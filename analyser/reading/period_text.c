#include "reading/period_text.h"

#include <ctype.h>
#include <string.h>

#include "base/months.h"
#include "base/text.h"

/* What stands in the text, piece by piece, and what is still open. */
struct period_pieces {
	const char *at;
	struct period_text said;
	int n_years;
	int before;    /* the month last named, from which a range may go on; or 0 */
	bool is_range; /* `-` or `to` behind it */
	int spare; /* the first number that nothing has taken: an order, a day, or all there is */
	int n_spare;
	int part, part_months; /* which quarter or half, and how many months one has */
	bool wants_number;     /* `Quarter`, whose number is to come */
};

/* `one`, `First`. */
static int number_of(const char *word, size_t length)
{
	static const char *const lists[] = {"|one|first|", "|two|second|", "|three|third|",
					    "|four|fourth|"};

	for (size_t i = 0; i < N_OF(lists); i++)
		if (text_lists_word(lists[i], word, length))
			return (int)i + 1;
	return 0;
}

static bool add_month(struct period_pieces *pieces, int month)
{
	if (!months_add_range(&pieces->said.months, pieces->is_range ? pieces->before : month,
			      month))
		return false;
	pieces->before = pieces->is_range ? 0 : month;
	pieces->is_range = false;
	return true;
}

static bool take_number(struct period_pieces *pieces, int number)
{
	if (!pieces->wants_number) {
		if (pieces->n_spare++ == 0)
			pieces->spare = number;
		return true;
	}
	pieces->wants_number = false;
	if (pieces->part_months > 0)
		pieces->part = number;
	else
		pieces->said.number = number;
	return true;
}

/* A unit, whose number may stand before it: `1st quarter`. */
static bool take_unit(struct period_pieces *pieces, enum period_unit unit, int months)
{
	if (pieces->said.unit != PERIOD_NOT || pieces->part_months > 0)
		return false;
	pieces->said.unit = unit;
	pieces->part_months = months;
	pieces->wants_number = true;
	if (pieces->n_spare == 0)
		return true;
	pieces->n_spare--;
	return take_number(pieces, pieces->spare);
}

static bool take_word(struct period_pieces *pieces, const char *word, size_t length)
{
	const int month = year_month_named(word, length), number = number_of(word, length);

	if (month != 0)
		return add_month(pieces, month);
	if (text_lists_word("|to|until|", word, length)) {
		pieces->is_range = pieces->before != 0;
		return true;
	}
	if (number != 0)
		return take_number(pieces, number);
	if (text_lists_word("|q|qtr|quarter|", word, length))
		return take_unit(pieces, PERIOD_NOT, 3);
	if (text_lists_word("|h|half|", word, length))
		return take_unit(pieces, PERIOD_NOT, 6);
	if (text_lists_word("|p|pd|per|period|", word, length))
		return take_unit(pieces, PERIOD_ACCOUNTS, 0);
	if (text_lists_word("|m|mth|mnth|mon|month|", word, length))
		return take_unit(pieces, PERIOD_MONTH, 0);
	if (text_lists_word("|w|wk|week|", word, length))
		return take_unit(pieces, PERIOD_WEEK, 0);
	return text_lists_word("|fy|year|yr|of|the|and|in|for|ending|financial|", word, length);
}

static bool take_year(struct period_pieces *pieces, int year)
{
	int *years = pieces->said.years;

	if (pieces->n_years > 0 && years[pieces->n_years - 1] == year)
		return true;
	if (pieces->n_years == 2)
		return false;
	years[pieces->n_years++] = year;
	return true;
}

static size_t digits_at(const char *text, int *number)
{
	size_t length = 0;

	*number = 0;
	for (; isdigit((unsigned char)text[length]) && length < 5; length++)
		*number = *number * 10 + (text[length] - '0');
	return length;
}

/* `2023/24`, `23-24`, `2023-2024`, `2023` and, behind what it is of, `23`. */
static size_t take_years(struct period_pieces *pieces)
{
	int first, second = 0;
	const size_t length = digits_at(pieces->at, &first);
	const char *rest = pieces->at + length;
	const size_t behind = *rest == '/' || *rest == '-' ? digits_at(rest + 1, &second) : 0;
	const int year = length == 4 ? first : 2000 + first;
	const bool is_open = pieces->wants_number && length < 3;

	if ((length != 2 && length != 4) || year < 1900 || year >= 2100)
		return 0;
	if (!is_open && ((behind == 2 && second == (year + 1) % 100) ||
			 (length == 4 && behind == 4 && second == year + 1)))
		return take_year(pieces, year) && take_year(pieces, year + 1) ? length + 1 + behind
									      : 0;
	if (length == 2 && (is_open || (pieces->said.months == 0 && pieces->part == 0 &&
					pieces->said.number == 0)))
		return 0;
	return take_year(pieces, year) ? length : 0;
}

static bool take_digits(struct period_pieces *pieces)
{
	int number;
	size_t length = take_years(pieces);

	if (length > 0) {
		pieces->at += length;
		return true;
	}
	length = digits_at(pieces->at, &number);
	if (length > 2 || number == 0)
		return false;
	pieces->at += length;
	if (text_lists_word("|st|nd|rd|th|", pieces->at, strspn(pieces->at, "stndrhSTNDRH")))
		pieces->at += 2;
	return take_number(pieces, number);
}

static bool take_piece(struct period_pieces *pieces)
{
	const char *at = pieces->at;
	size_t length = 0;

	while (isalpha((unsigned char)at[length]))
		length++;
	if (length > 0) {
		pieces->at += length;
		return take_word(pieces, at, length);
	}
	if (isdigit((unsigned char)*at))
		return take_digits(pieces);
	length = strncmp(at, "\xE2\x80\x93", 3) == 0 || strncmp(at, "\xE2\x80\x94", 3) == 0 ? 3 : 1;
	if (length == 3 || *at == '-')
		pieces->is_range = pieces->before != 0;
	else if (strchr(" ,;:.()[]/_&", *at) == NULL)
		return false;
	pieces->at += length;
	return true;
}

bool period_text_read(struct period_text *said, const char *text)
{
	struct period_pieces pieces = {.at = text};
	unsigned whole = 0;

	while (*pieces.at != '\0')
		if (!take_piece(&pieces))
			return false;
	if (pieces.part_months > 0) {
		if (pieces.part < 1 || pieces.part * pieces.part_months > 12)
			return false;
		(void)months_add_range(&whole, months_at((pieces.part - 1) * pieces.part_months),
				       months_at(pieces.part * pieces.part_months - 1));
	} else if (pieces.said.unit != PERIOD_NOT && pieces.said.number == 0) {
		return false;
	} else if (pieces.n_spare > 0 && pieces.said.unit == PERIOD_NOT) {
		pieces.said.unit = PERIOD_BARE;
		pieces.said.number = pieces.spare;
	}
	/* Two days are of the months that stand behind them: `3-9 Apr`; no year has more weeks. */
	if (pieces.said.months == 0 && (pieces.n_spare > 1 || pieces.said.number > 53))
		return false;
	/* Months in words are what a quarter's or a week's number is of, wherever it counts from.
	 */
	if (pieces.said.months != 0) {
		pieces.said.unit = PERIOD_NOT;
	} else if (whole != 0) {
		pieces.said.unit = PERIOD_PART;
		pieces.said.months = whole;
	}
	*said = pieces.said;
	return true;
}

bool period_text_is_of(const struct period_text *said, struct year year)
{
	const int *years = said->years;

	for (int i = 0; i < 2; i++)
		if (years[i] != 0 && years[i] != year.start && years[i] != year.start + 1)
			return false;
	if (years[1] != 0)
		return years[0] == year.start;
	return years[0] == 0 || said->months == 0 || said->unit == PERIOD_PART ||
	       years[0] == months_calendar_year(year, months_first(said->months)) ||
	       years[0] == months_calendar_year(year, months_last(said->months));
}

bool period_text_may_be(const char *text)
{
	char folded[64];
	size_t length = 0;

	for (; text[length] != '\0' && length + 1 < sizeof folded; length++)
		folded[length] = (char)tolower((unsigned char)text[length]);
	folded[length] = '\0';
	if (strchr(text, ':') != NULL)
		return false;
	return strpbrk(text, "0123456789") != NULL ||
	       text_has_any("|quarter|qtr|month|week|half|", folded);
}
