#include "reading/evidence.h"

#include <ctype.h>
#include <string.h>

#include "reading/cell.h"

#define ENOUGH_DATES 5 /* that show what a spreadsheet did */
#define MANY_DATES 30  /* different ones: that none is beyond the twelfth is no chance */

static void show(struct shown *shown, const struct field *field, const char *text, int64_t line,
		 struct arena *arena)
{
	if (shown->count++ > 0)
		return;
	shown->text = arena_text(arena, text);
	shown->column = field->id;
	shown->line = line;
}

/* How many digits a text begins with, of no more than so many. */
static size_t digits_of(const char *text, size_t most)
{
	size_t n = 0;

	while (n < most && text[n] >= '0' && text[n] <= '9')
		n++;
	return n;
}

static bool are_digits(const char *text, size_t count)
{
	return digits_of(text, count) == count;
}

/* Between a date's numbers. */
static bool is_mark(char c)
{
	return c == '/' || c == '-' || c == '.';
}

/*
 * Most dates and amounts show what others showed before, or nothing: that is seen at little
 * cost.
 */
static bool is_usual_date(const struct evidence *evidence, const char *text)
{
	if (!are_digits(text, 2))
		return false;
	if (are_digits(text + 2, 2))
		return text[4] == '-' && are_digits(text + 5, 2) && text[7] == '-';
	if ((text[2] != '/' && text[2] != '-') || !are_digits(text + 3, 2) || text[5] != text[2])
		return false;

	int first = (text[0] - '0') * 10 + text[1] - '0';
	int second = (text[3] - '0') * 10 + text[4] - '0';

	return second <= 12 &&
	       (first > 12 ? evidence->dates[DATE_PROVES_DAY_FIRST].count > 0
			   : first == second || evidence->dates[DATE_EITHER_ORDER].count > 0);
}

static bool is_usual_number(const struct evidence *evidence, const char *text)
{
	const char *point = strchr(text, '.');

	if (point == NULL)
		return strchr(text, ',') == NULL;
	return evidence->numbers[NUMBER_PROVES_POINT].count > 0 && are_digits(point + 1, 2) &&
	       point[3] == '\0';
}

/* `19/04/25`, in whichever order. */
static void see_ends(struct ends *ends, const struct field *field, const char *text, int64_t line,
		     struct arena *arena)
{
	static const struct date_forms year_first = {.is_year_first = true};
	int first, last, month;
	struct year year;

	if (strnlen(text, 9) != 8 || !are_digits(text, 2) || !are_digits(text + 3, 2) ||
	    !are_digits(text + 6, 2) || text[2] != text[5] || !is_mark(text[2]))
		return;
	first = (text[0] - '0') * 10 + text[1] - '0';
	last = (text[6] - '0') * 10 + text[7] - '0';
	show(&ends->shown, field, text, line, arena);
	if (ends->shown.count == 1) {
		ends->least_first = ends->most_first = first;
		ends->least_last = ends->most_last = last;
	}
	ends->least_first = first < ends->least_first ? first : ends->least_first;
	ends->most_first = first > ends->most_first ? first : ends->most_first;
	ends->least_last = last < ends->least_last ? last : ends->least_last;
	ends->most_last = last > ends->most_last ? last : ends->most_last;
	ends->lasts |= last < 32 ? UINT32_C(1) << last : 0;
	ends->has_no_day |= !year_parse_as(text, &year_first, &year, &month);
}

/* A date read with its day first, or behind its month and year. */
static void see_day_of_month(struct evidence *evidence, int day, int month, bool is_plain)
{
	if (month < 1 || month > 12 || day < 1 || day > 31 || day == month)
		return;
	if (day <= 12)
		evidence->low_dates[month] |= (uint16_t)(1u << day);
	++*(is_plain ? (day > 12 ? &evidence->n_plain_high : &evidence->n_plain_low)
		     : (day > 12 ? &evidence->n_mixed_high : &evidence->n_mixed_low));
	if (day > 12) {
		evidence->sure_months |= UINT32_C(1) << month;
		evidence->n_sure++;
		return;
	}
	evidence->low_days |= UINT32_C(1) << day;
	evidence->low_months |= UINT32_C(1) << month;
	evidence->n_low++;
}

/* `2019-16-04` or `2019-04-16`: where the day stands behind a year. */
static void see_day(struct evidence *evidence, const struct field *field, const char *text,
		    int64_t line, struct arena *arena)
{
	int second, third;

	if (!are_digits(text, 4) || !is_mark(text[4]) || !are_digits(text + 5, 2) ||
	    text[7] != text[4] || !are_digits(text + 8, 2))
		return;
	second = (text[5] - '0') * 10 + text[6] - '0';
	third = (text[8] - '0') * 10 + text[9] - '0';
	if (second > 12 && second <= 31 && third >= 1 && third <= 12)
		show(&evidence->day_second, field, text, line, arena);
	evidence->n_day_last += third > 12;
	see_day_of_month(evidence, third, second, true);
}

/* `03/04/2019` */
static void see_order(struct evidence *evidence, const char *text)
{
	if (!are_digits(text, 2) || !is_mark(text[2]) || !are_digits(text + 3, 2) ||
	    text[5] != text[2])
		return;

	const int first = (text[0] - '0') * 10 + text[1] - '0';
	const int second = (text[3] - '0') * 10 + text[4] - '0';

	evidence->firsts |= first < 32 ? UINT32_C(1) << first : 0;
	evidence->seconds |= second < 32 ? UINT32_C(1) << second : 0;
	see_day_of_month(evidence, first, second, false);
}

/* `3 Apr 2019`, `03-Apr-19` */
static void see_named(struct evidence *evidence, const char *text)
{
	static const struct date_forms forms = {0};
	const size_t n_digits = digits_of(text, 3);
	struct year year;
	int month;

	if (n_digits < 1 || n_digits > 2 || text[n_digits] == '\0' ||
	    !isalpha((unsigned char)text[n_digits + 1]) ||
	    !year_parse_as(text, &forms, &year, &month))
		return;
	see_day_of_month(evidence,
			 (text[0] - '0') * (n_digits == 2 ? 10 : 1) +
			     (n_digits == 2 ? text[1] - '0' : 0),
			 month, true);
}

/* Numbers of accounting periods: a year's end has some beyond the twelve, and a beginning a 0. */
static void see_period(struct evidence *evidence, const struct field *field, const char *text,
		       int64_t line, struct arena *arena)
{
	const size_t mark = are_digits(text, 4) && (text[4] == '-' || text[4] == '/') ? 1 : 0;
	const size_t first = digits_of(text, 3);
	int number, month;
	struct year year;

	/* `1/2019` */
	if (first >= 1 && first <= 2 && is_mark(text[first]) && are_digits(text + first + 1, 4) &&
	    text[first + 5] == '\0') {
		number = first == 1 ? text[0] - '0' : (text[0] - '0') * 10 + text[1] - '0';
		show(number == 0 || (number > 12 && number <= 16) ? &evidence->periods
								  : &evidence->marked,
		     field, text, line, arena);
		return;
	}

	if (!are_digits(text, 4) || !are_digits(text + 4 + mark, 2) || text[6 + mark] != '\0')
		return;
	number = (text[4 + mark] - '0') * 10 + text[5 + mark] - '0';
	if ((number == 0 || (number > 12 && number <= 16)) && !year_parse(text, &year, &month))
		show(&evidence->periods, field, text, line, arena);
	else if (mark == 0 && number >= 1 && number <= 12)
		show(&evidence->compact, field, text, line, arena);
	else if (number >= 1 && number <= 12 &&
		 number != ((text[2] - '0') * 10 + text[3] - '0' + 1) % 100)
		show(&evidence->marked, field, text, line, arena);
}

static void see_month(struct evidence *evidence, const char *text, struct arena *arena)
{
	for (size_t i = 0; i < evidence->n_months; i++)
		if (strcmp(evidence->months[i], text) == 0)
			return;
	if (evidence->n_months < ENOUGH_MONTHS)
		evidence->months[evidence->n_months++] = arena_text(arena, text);
}

static enum date_proof proof_of(struct evidence *evidence, const char *text)
{
	const size_t length = strlen(text);

	if (strcmp(evidence->last_date, text) == 0)
		return evidence->last_proof;
	if (length >= sizeof evidence->last_date)
		return date_proof(text);
	memcpy(evidence->last_date, text, length + 1);
	return evidence->last_proof = date_proof(text);
}

void evidence_see(struct evidence *evidence, const struct field *field, const char *text,
		  int64_t line, struct arena *arena)
{
	if (field->unit == UNIT_YEAR) {
		see_ends(&evidence->ends, field, text, line, arena);
		see_day(evidence, field, text, line, arena);
		see_order(evidence, text);
		see_named(evidence, text);
		see_period(evidence, field, text, line, arena);
		evidence->n_dates += !cell_is_missing(text);
	}
	if (field->unit == UNIT_YEAR && !is_usual_date(evidence, text)) {
		enum date_proof proof = proof_of(evidence, text);

		if (proof != DATE_PROVES_NOTHING)
			show(&evidence->dates[proof], field, text, line, arena);
		/* When a gain is first felt is asked for by the day, so that a month is no slip. */
		if (proof == DATE_PROVES_MONTHS &&
		    ((field->flags & FIELD_OPTIONAL) == 0 || strcmp(field->id, "year") == 0))
			see_month(evidence, text, arena);
	} else if (field->unit != UNIT_YEAR &&
		   (field->unit != UNIT_TEXT || (field->flags & FIELD_RAW) != 0) &&
		   !is_usual_number(evidence, text)) {
		enum number_proof proof = number_proof(text);

		/* Whole things are not counted with three decimals. */
		if (proof == NUMBER_EITHER_BY_COMMA && field->unit == UNIT_COUNT)
			return;
		if (proof != NUMBER_PROVES_NOTHING)
			show(&evidence->numbers[proof], field, text, line, arena);
		if (proof == NUMBER_EITHER_BY_POINT && (field->flags & FIELD_PER_ONE) == 0)
			show(&evidence->doubtful, field, text, line, arena);
		else if (number_is_fine(text, false))
			show(&evidence->fine, field, text, line, arena);
	}
}

bool evidence_is_changed_over(const struct evidence *evidence)
{
	/* All that could be dates became some, and the others stayed as they were written. */
	if (evidence->n_plain_low >= ENOUGH_DATES && evidence->n_plain_high == 0 &&
	    evidence->n_mixed_high >= ENOUGH_DATES && evidence->n_mixed_low == 0)
		return true;
	return evidence->n_sure >= ENOUGH_DATES && evidence->n_low >= ENOUGH_DATES &&
	       __builtin_popcount(evidence->sure_months) <= 4 &&
	       (evidence->low_days & ~evidence->sure_months) == 0 &&
	       __builtin_popcount(evidence->low_months & ~evidence->sure_months) >= 2;
}

bool evidence_is_of_low_days(const struct evidence *evidence)
{
	int n_dates = 0, n_months = 0;

	for (int month = 1; month <= 12; month++) {
		n_dates += __builtin_popcount(evidence->low_dates[month]);
		n_months += evidence->low_dates[month] != 0;
	}
	return evidence->n_sure == 0 && evidence->dates[DATE_PROVES_MONTH_FIRST].count == 0 &&
	       n_dates >= MANY_DATES && n_dates >= 2 * n_months;
}

bool evidence_is_of_few_days(const struct evidence *evidence)
{
	const int n_firsts = __builtin_popcount(evidence->firsts);
	const int n_seconds = __builtin_popcount(evidence->seconds);

	return evidence->dates[DATE_EITHER_ORDER].count > 0 &&
	       evidence->dates[DATE_PROVES_MONTH_FIRST].count == 0 &&
	       evidence->dates[DATE_PROVES_DAY_FIRST].count == 0 &&
	       (evidence->firsts & ~UINT32_C(2)) != 0 && n_firsts <= 2 && n_seconds >= 3 &&
	       n_seconds > 2 * n_firsts - 1;
}
