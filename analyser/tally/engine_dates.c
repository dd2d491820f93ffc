#include <stdlib.h>
#include <string.h>

#include "tally/engine_cells.h"

/* A date of up to 16 bytes, and its year; one that can't be read is never kept. */
struct cells_date {
	uint64_t words[2];
	uint16_t length; /* 0: nothing kept here */
	uint16_t period;
	uint32_t year;
};

#define N_DATES_BITS 12 /* some ten years of days */
#define MOST_DATES_TRIED 8
#define N_DATES ((size_t)1 << N_DATES_BITS)

/* Of the usual dates, whose parts stand where they always do, the month tells the year. */
#define FIRST_YEAR 1900
#define FIRST_MONTH (FIRST_YEAR * 12)
#define NOT_YET UINT32_MAX

struct cells_dates {
	struct date_forms forms;             /* of all that is kept here */
	uint32_t months[CELLS_MONTHS];       /* the number of each one's year, or NOT_YET */
	unsigned char is_met[CELLS_PERIODS]; /* lately */
	struct cells_date *dates;            /* NULL until there is an unusual one */
};

struct cells_dates *cells_dates_new(void)
{
	struct cells_dates *dates = calloc(1, sizeof *dates);

	if (dates != NULL)
		memset(dates->months, 0xff, sizeof dates->months);
	return dates;
}

void cells_dates_free(struct cells_dates *dates)
{
	if (dates != NULL)
		free(dates->dates);
	free(dates);
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Months count from the first one, then come the years that were given without. */
static uint16_t period_of(struct year year, int month)
{
	int calendar_year = month == 0 || month >= 4 ? year.start : year.start + 1;
	int at = month == 0 ? (int)CELLS_MONTHS + year.start - FIRST_YEAR
			    : calendar_year * 12 + month - 1 - FIRST_MONTH;

	return (uint16_t)at;
}

static bool parse_date(const struct date_forms *forms, struct years *years,
		       const struct keys_cell *cell, uint32_t *number, uint16_t *period,
		       bool *is_odd)
{
	char text[CELLS_MOST_TEXT + 1];
	struct year year;
	int month;

	*is_odd = !cells_copy(text, cell) || !year_parse_as(text, forms, &year, &month);
	if (*is_odd)
		return true;
	*number = years_number(years, year, 1u << month);
	*period = period_of(year, month);
	return *number != YEARS_NO_MEMORY;
}

void cells_take_periods(struct cells_dates *dates, struct cells_periods *periods)
{
	*periods = (struct cells_periods){0};
	for (const unsigned char *at = dates->is_met, *end = at + CELLS_PERIODS;
	     (at = memchr(at, true, (size_t)(end - at))) != NULL; at++)
		periods->bits[(at - dates->is_met) / 64] |= UINT64_C(1)
							    << (at - dates->is_met) % 64;
	memset(dates->is_met, 0, sizeof dates->is_met);
}

void cells_tell_periods(const struct cells_periods *periods, struct cells_periods *told,
			struct years *years)
{
	for (size_t word = 0; word < N_OF(told->bits); word++) {
		uint64_t bits = periods->bits[word] & ~told->bits[word];

		told->bits[word] |= bits;
		for (; bits != 0; bits &= bits - 1) {
			size_t i = word * 64 + (size_t)__builtin_ctzll(bits);
			int month = i < CELLS_MONTHS ? (int)(i % 12) + 1 : 0;
			int year = FIRST_YEAR + (int)(month == 0 ? i - CELLS_MONTHS : i / 12);

			if (month != 0 && month < 4)
				year--;
			years_see_month(years, (struct year){year}, month);
		}
	}
}

/* The length of the date in `2008-04-01 12:33:07`, of which year_parse() drops the time too. */
static size_t length_of_date(const struct keys_cell *cell)
{
	const char *text = cell->text;

	if (cell->length < 14 || (text[10] != ' ' && text[10] != 'T') || !is_digit(text[11]) ||
	    !is_digit(text[12]) || text[13] != ':' || !is_digit(text[9]))
		return cell->length;
	for (size_t i = 14; i < cell->length; i++)
		if (!is_digit(text[i]) && text[i] != ':' && text[i] != '.')
			return cell->length;
	return 10;
}

/* A date of up to 16 bytes with zeros behind it. */
static void words_of_date(uint64_t words[2], const char *text, size_t length)
{
	static const unsigned char masks[32] = {255, 255, 255, 255, 255, 255, 255, 255,
						255, 255, 255, 255, 255, 255, 255, 255};
	uint64_t mask[2];

	memcpy(words, text, 16);
	memcpy(mask, masks + 16 - length, 16);
	words[0] &= mask[0];
	words[1] &= mask[1];
}

/* Where a date is kept, or where to keep it: soon behind where its hash says.  NULL where no memory
 * is left for that. */
static struct cells_date *find_date(struct cells_dates *dates, const uint64_t words[2],
				    size_t length)
{
	uint64_t hash =
	    (words[0] ^ (words[1] * UINT64_C(0xbf58476d1ce4e5b9))) * UINT64_C(0x9e3779b97f4a7c15);
	size_t first = hash >> (64 - N_DATES_BITS);

	if (dates->dates == NULL)
		dates->dates = calloc(N_DATES, sizeof *dates->dates);
	if (dates->dates == NULL)
		return NULL;
	for (size_t i = first; i < first + MOST_DATES_TRIED; i++) {
		struct cells_date *date = &dates->dates[i % N_DATES];

		if (date->length == 0 || (date->words[0] == words[0] &&
					  date->words[1] == words[1] && date->length == length))
			return date;
	}
	return &dates->dates[first];
}

#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
static uint64_t spread(const char *text)
{
	uint64_t word;

	memcpy(&word, text, sizeof word);
	return word;
}

/* Digits stay below 16 with 6 added, and so do the separators, zero by now, with 15. */
static bool are_digits(uint64_t word, uint64_t added)
{
	return ((word | (word + added)) & UINT64_C(0xf0f0f0f0f0f0f0f0)) == 0;
}

/*
 * The month of `2008-04-01`, `01/04/2008` and `01-04-2008`, counted from FIRST_MONTH; false for
 * all else, where there is no such day, and on 29 February, which not all years have.
 */
static inline bool month_of_date(const char *text, bool is_month_first, uint32_t *month)
{
	static const unsigned char days[128] = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool is_iso = text[4] == '-';
	uint64_t separator = (unsigned char)text[2], zeros, added;

	if (is_iso) {
		zeros = spread("0000-00-");
		added = UINT64_C(0x0f06060f06060606);
	} else if (separator == '/' || separator == '-') {
		zeros = (spread("00/00/00") & ~UINT64_C(0xff0000ff0000)) | separator << 16 |
			separator << 40;
		added = UINT64_C(0x06060f06060f0606);
	} else {
		return false;
	}

	uint64_t first = spread(text) ^ zeros;
	unsigned tens = (unsigned char)text[8] ^ '0', ones = (unsigned char)text[9] ^ '0';

	if (!are_digits(first, added) || !are_digits(tens | ones << 8, 0x0606))
		return false;

	/* Each byte and the one behind it as a number of two digits. */
	uint64_t pairs = first * 10 + (first >> 8);
	unsigned last = tens * 10 + ones;
	unsigned year = (unsigned)(is_iso ? (pairs & 0xff) * 100 + (pairs >> 16 & 0xff)
					  : (pairs >> 48 & 0xff) * 100 + last);
	unsigned front = (unsigned)pairs & 0xff, middle = (unsigned)(pairs >> 24) & 0xff;
	unsigned in_year = is_iso           ? (unsigned)(pairs >> 40) & 0xff
			   : is_month_first ? front
					    : middle;
	unsigned day = is_iso ? last : is_month_first ? middle : front;

	*month = year * 12 + in_year - 1 - FIRST_MONTH;
	/* One test: that in_year is a month shows in its days. */
	return ((day - 1 < days[in_year]) & (*month < CELLS_MONTHS)) != 0;
}
#else
static bool month_of_date(const char *text, bool is_month_first, uint32_t *month)
{
	(void)text;
	(void)is_month_first;
	(void)month;
	return false;
}
#endif

/* Any date: but for the first time it is found by its bytes. */
static bool number_date(struct cells_dates *dates, struct years *years,
			const struct keys_cell *whole, bool *is_odd, uint32_t *number)
{
	struct keys_cell cell = *whole;
	struct cells_date *date = NULL;
	uint64_t words[2] = {0, 0};
	uint16_t period = 0;

	if (cell.length > 10)
		cell.length = length_of_date(&cell);
	if (cell.length > 0 && cell.length <= 16) {
		words_of_date(words, cell.text, cell.length);
		date = find_date(dates, words, cell.length);
	}
	if (date != NULL) {
		*number = date->year;
		if (date->words[0] == words[0] && date->words[1] == words[1] &&
		    date->length == cell.length) {
			dates->is_met[date->period] = true;
			return true;
		}
	}
	if (!parse_date(&dates->forms, years, &cell, number, &period, is_odd))
		return false;
	if (*is_odd)
		return true;
	dates->is_met[period] = true;
	if (date != NULL)
		*date = (struct cells_date){
		    {words[0], words[1]}, (uint16_t)cell.length, period, *number};
	return true;
}

/* What is kept was read in these forms. */
static void keep_forms(struct cells_dates *dates, const struct date_forms *forms)
{
	if (dates->forms.is_month_first == forms->is_month_first &&
	    dates->forms.pairs == forms->pairs)
		return;
	dates->forms = *forms;
	if (dates->dates != NULL)
		memset(dates->dates, 0, N_DATES * sizeof *dates->dates);
}

/* As cells_number_years(); made twice, for a form that is known. */
static inline __attribute__((always_inline)) bool
number_all(struct cells_dates *dates, bool is_month_first, struct years *years,
	   const struct keys_cell *cells, size_t n, bool *is_odd, uint32_t *numbers)
{
	for (size_t i = 0; i < n; i++) {
		uint32_t month;
		uint16_t period;

		if (is_odd[i])
			continue;
		if (cells[i].length != 10 ||
		    !month_of_date(cells[i].text, is_month_first, &month)) {
			if (!number_date(dates, years, &cells[i], &is_odd[i], &numbers[i]))
				return false;
			continue;
		}
		numbers[i] = dates->months[month];
		dates->is_met[month] = true;
		if (numbers[i] != NOT_YET)
			continue;
		/* The first date of a month: the rule of every date says what year it is of. */
		if (!parse_date(&dates->forms, years, &cells[i], &numbers[i], &period, &is_odd[i]))
			return false;
		if (is_odd[i])
			dates->is_met[month] = false;
		else
			dates->months[month] = numbers[i];
	}
	return true;
}

bool cells_number_years(struct cells_dates *dates, const struct date_forms *forms,
			struct years *years, const struct keys_cell *cells, size_t n, bool *is_odd,
			uint32_t *numbers)
{
	keep_forms(dates, forms);
	if (forms->is_month_first)
		return number_all(dates, true, years, cells, n, is_odd, numbers);
	return number_all(dates, false, years, cells, n, is_odd, numbers);
}
