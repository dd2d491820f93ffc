#include <stdlib.h>
#include <string.h>

#include "tally/engine_cells.h"

/* A date of up to 16 bytes, and its year; one that can't be read is never kept. */
struct cells_date {
	uint64_t words[2];
	uint32_t length; /* 0: nothing kept here */
	uint32_t year;
};

#define N_DATES_BITS 12 /* some ten years of days */
#define MOST_DATES_TRIED 8
#define N_DATES ((size_t)1 << N_DATES_BITS)

struct cells_dates {
	struct cells_date dates[N_DATES];
};

struct cells_dates *cells_dates_new(void)
{
	return calloc(1, sizeof(struct cells_dates));
}

void cells_dates_free(struct cells_dates *dates)
{
	free(dates);
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool parse_date(struct years *years, const struct keys_cell *cell, uint32_t *number,
		       bool *is_odd)
{
	char text[CELLS_MOST_TEXT + 1];
	struct year year;
	int month;

	*is_odd = !cells_copy(text, cell) || !year_parse(text, &year, &month);
	if (*is_odd)
		return true;
	*number = years_number(years, year);
	if (*number == YEARS_NO_MEMORY)
		return false;
	/* Each text is parsed at least once, so this takes no time from the rows. */
	years_see_month(years, *number, month);
	return true;
}

/* Of `2008-04-01 12:33:07` as databases write it, the date's length: year_parse() drops the rest.
 */
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

/* Where a date is kept, or where to keep it: soon behind where its hash says. */
static struct cells_date *find_date(struct cells_dates *dates, const uint64_t words[2],
				    size_t length)
{
	uint64_t hash =
	    (words[0] ^ (words[1] * UINT64_C(0xbf58476d1ce4e5b9))) * UINT64_C(0x9e3779b97f4a7c15);
	size_t first = hash >> (64 - N_DATES_BITS);

	for (size_t i = first; i < first + MOST_DATES_TRIED; i++) {
		struct cells_date *date = &dates->dates[i % N_DATES];

		if (date->length == 0 || (date->words[0] == words[0] &&
					  date->words[1] == words[1] && date->length == length))
			return date;
	}
	return &dates->dates[first];
}

/* Dates are few and come again and again: all but the first are found by their bytes. */
bool cells_number_years(struct cells_dates *dates, struct years *years,
			const struct keys_cell *cells, size_t n, bool *is_odd, uint32_t *numbers)
{
	for (size_t i = 0; i < n; i++) {
		struct keys_cell cell = cells[i];
		struct cells_date *date = NULL;
		uint64_t words[2] = {0, 0};

		if (is_odd[i])
			continue;
		if (cell.length > 10)
			cell.length = length_of_date(&cell);
		if (cell.length > 0 && cell.length <= 16) {
			words_of_date(words, cell.text, cell.length);
			date = find_date(dates, words, cell.length);
			numbers[i] = date->year;
			if (date->words[0] == words[0] && date->words[1] == words[1] &&
			    date->length == cell.length)
				continue;
		}
		if (!parse_date(years, &cell, &numbers[i], &is_odd[i]))
			return false;
		if (date != NULL && !is_odd[i])
			*date = (struct cells_date){
			    {words[0], words[1]}, (uint32_t)cell.length, numbers[i]};
	}
	return true;
}
