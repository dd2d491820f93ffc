/*
 * Cells of a batch of rows as years (engine_dates.c), as amounts
 * (engine_amounts.c), and those that may make a row odd (engine_watch.c).
 */
#ifndef TALLY_ENGINE_CELLS_H
#define TALLY_ENGINE_CELLS_H

#include <stdint.h>

#include "base/money.h"
#include "tally/engine.h"
#include "tally/keys.h"

/*
 * The different financial years of a run, each with a small number (engine_years.c).  Any number of
 * threads may use them at once.  by_month: the months of a year have a number each.
 */
struct years;

#define YEARS_NO_MEMORY UINT32_MAX

struct years *years_new(bool by_month);
void years_free(struct years *years);

/* The number of a year, or of these months of it (base/months.h): the next one where it is new. */
uint32_t years_number(struct years *years, struct year year, unsigned months);

/* A date was in this month (1 to 12) of a year that has a number; 0 where it gave no month. */
void years_see_month(struct years *years, struct year year, int month);

uint32_t years_count(const struct years *years);
struct engine_year years_at(const struct years *years, uint32_t number);

/* Numbers in order of time, to be freed; NULL where there is no memory. */
uint32_t *years_order(const struct years *years);

#define CELLS_MOST_TEXT 255 /* bytes of an amount or a date */

/*
 * cells_copy(copy, cell):
 * Copy a cell without blanks at its ends, NUL-terminated.  False where it is too long or
 * holds a NUL.
 */
bool cells_copy(char copy[CELLS_MOST_TEXT + 1], const struct keys_cell *cell);

/* The months that dates were in, and the years of those that gave no month; a bit each. */
#define CELLS_MONTHS ((size_t)300 * 12)
#define CELLS_PERIODS (CELLS_MONTHS + 300)

struct cells_periods {
	uint64_t bits[(CELLS_PERIODS + 63) / 64];
};

/* Texts of dates met lately, each with its year's number; one thread's own. */
struct cells_dates;

struct cells_dates *cells_dates_new(void);

/* cells_dates_free(NULL) has no effect. */
void cells_dates_free(struct cells_dates *dates);

/*
 * cells_number_years(dates, forms, years, cells, n, is_odd, numbers):
 * The numbers of the years of dates in these forms.  A cell that is odd already is passed over;
 * one that can't be read becomes so.  False where there is no memory.
 */
bool cells_number_years(struct cells_dates *dates, const struct date_forms *forms,
			struct years *years, const struct keys_cell *cells, size_t n, bool *is_odd,
			uint32_t *numbers);

/* Take out which months were met since the last time. */
void cells_take_periods(struct cells_dates *dates, struct cells_periods *periods);

/* Tell the years of the months met that are not among `told`, and put them there. */
void cells_tell_periods(const struct cells_periods *periods, struct cells_periods *told,
			struct years *years);

/* Texts of a watched cell met lately that make no row odd; one thread's own, zeros at first. */
#define CELLS_WATCHED_TEXT KEYS_SLACK
#define CELLS_WATCHED_BITS 9
#define CELLS_WATCHED ((size_t)1 << CELLS_WATCHED_BITS)

struct cells_met {
	uint64_t first, last; /* bytes at its ends */
	size_t length;        /* and one more; 0: nothing here */
	char text[CELLS_WATCHED_TEXT];
};

struct cells_watched {
	struct cells_met met[CELLS_WATCHED];
};

/* A row with a cell that its watch finds odd becomes so; an odd one is passed over. */
void cells_watch(struct cells_watched *watched, const struct engine_watch *watch,
		 const struct keys_cell *cells, size_t n, bool *is_odd);

/*
 * cells_divide(cell, by, text):
 * Make a cell of money, read as its bytes stand, its quotient, written to `text` as
 * money_plain().  False where there is none exact to a hundredth of a penny, or it can't be read.
 */
bool cells_divide(struct keys_cell *cell, int64_t by, char text[MONEY_TEXT_SIZE]);

/*
 * Amounts, as cells_number_years(): money in hundredths of a penny, or counts.  One that has any
 * of the `unsure` marks and is not plainly digits with two decimals or none becomes odd.
 */
void cells_read_amounts(bool is_money, const char *unsure, const struct keys_cell *cells, size_t n,
			bool *is_odd, uint64_t *amounts);

#endif
