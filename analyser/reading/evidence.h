/*
 * What the cells of a file's columns show of how dates and numbers are written in it, each kind
 * with the first cell that shows it.  reading/forms.h decides by it.
 */
#ifndef READING_EVIDENCE_H
#define READING_EVIDENCE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "reading/shape.h"

/* The first cell that shows something, and how many do. */
struct shown {
	const char *text, *column;
	int64_t line, count;
};

/* Dates of three numbers of two digits: which values stand first, and which last. */
struct ends {
	struct shown shown;
	int least_first, most_first, least_last, most_last;
	uint32_t lasts;  /* bit i: 31 or less stands last */
	bool has_no_day; /* one is no date with its year first */
};

/* Distinct texts that can be months only: one or two may be slips for years. */
#define ENOUGH_MONTHS 3

struct evidence {
	struct ends ends;
	const char *months[ENOUGH_MONTHS];
	size_t n_months;
	int64_t n_dates; /* years or dates of any form */
	/* `201913`, the thirteenth period of accounts; and `201904`, which may be the fourth. */
	struct shown periods, compact;
	struct shown marked; /* `04/2019`, `2019-04`: most likely months */
	/* Of dates that may begin with the day or the month: bit i where i stands first, second. */
	uint32_t firsts, seconds;
	/* Bit i: where the day is beyond 12, i is a month; where it is not, i is a day, a month. */
	uint32_t sure_months, low_days, low_months;
	int64_t n_sure, n_low;
	/* The same by month: bit i is a day up to the twelfth, but for that of the month's number.
	 */
	uint16_t low_dates[13];
	/* Dates whose order is plain, `2019-04-03` and `3 Apr 2019`, and those such as
	 * `03/04/2019`: on a day up to the twelfth, and beyond. */
	int64_t n_plain_low, n_plain_high, n_mixed_low, n_mixed_high;
	/* `2019-16-04`, with its day in the middle, and how many have it at their end. */
	struct shown day_second;
	int64_t n_day_last;
	struct shown dates[DATE_EITHER_ORDER + 1];
	/* The last date that was no usual one, and what it proves: the next is often the same. */
	char last_date[16];
	enum date_proof last_proof;
	struct shown numbers[NUMBER_EITHER_BY_COMMA + 1];
	/* `1.234` of no unit price, and three decimals that no thousands could be. */
	struct shown doubtful, fine;
};

/* Take account of a cell; its text is copied into the arena where it is kept. */
void evidence_see(struct evidence *evidence, const struct field *field, const char *text,
		  int64_t line, struct arena *arena);

/*
 * Did a spreadsheet with the other order of dates change over day and month wherever that made a
 * date?  Then those that it could not are of few months, and the others of many months, on days
 * that are the numbers of these few.
 */
bool evidence_is_changed_over(const struct evidence *evidence);

/*
 * Are all dates on the first twelve days, though there are many of many months?  A spreadsheet that
 * changed them over leaves no others as dates.
 */
bool evidence_is_of_low_days(const struct evidence *evidence);

/*
 * Read day first, are all dates of one or two days of many months?  Of a ledger that is unlikely,
 * but for the first of each; of one with the month first it is what a month or two look like.
 */
bool evidence_is_of_few_days(const struct evidence *evidence);

#endif
