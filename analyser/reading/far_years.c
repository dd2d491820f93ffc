#include "reading/ledger_doubts.h"

#include <stdlib.h>

#include "base/say.h"
#include "reading/cell.h"
#include "reading/totals.h"

#define MOST_ROWS 3    /* of a year that may be a slip */
#define LEAST_TIMES 10 /* as many rows as that are in all the file */
/* Years from the nearest that has more rows; invoices are paid late, and not before their date. */
#define FAR_BEFORE 3
#define FAR_AFTER 2
#define MOST_TOLD 3

/* A year, and its first row, where it was found. */
struct far_year {
	const struct year_sum *sum;
	long line; /* 0: not found */
	const char *text;
};

/* Years from a year to the nearest that has more rows, below zero where that is later; or 0. */
static int distance(const struct year_sums *years, const struct year_sum *year)
{
	int nearest = 0;

	for (size_t i = 0; i < years->count; i++) {
		const int apart = year->start - years->items[i].start;

		if (years->items[i].rows > MOST_ROWS && (nearest == 0 || abs(apart) < abs(nearest)))
			nearest = apart;
	}
	return nearest;
}

static bool is_far(const struct ledger_read *read, const struct year_sum *year)
{
	const int apart = distance(&read->sums->years, year);

	return year->rows <= MOST_ROWS && year->rows * LEAST_TIMES <= read->sums->n &&
	       (apart >= FAR_AFTER || apart <= -FAR_BEFORE);
}

/* The search for the first row of each such year. */
struct far_search {
	const struct ledger_read *read;
	struct far_year *years;
	size_t n, n_left;
};

/* A ledger_look_function. */
static bool look(void *data, const struct row *row, int64_t line)
{
	struct far_search *search = data;
	const struct ledger_read *read = search->read;
	struct year year;
	int month;

	if (!year_parse_as(row_cell(row, read->date), &read->dates, &year, &month))
		return true;
	FOR_EACH (struct far_year, far, search->years, search->n) {
		if (far->sum->start != year.start || far->line != 0)
			continue;
		far->line = (long)line;
		far->text = arena_text(read->scratch, row->cells[read->date]);
		search->n_left--;
	}
	return search->n_left > 0;
}

static void say(const struct ledger_read *read, const struct far_year *far)
{
	struct arena *arena = read->diagnostics->arena;
	const struct year_sum *year = far->sum;
	const int apart = distance(&read->sums->years, year);

	diagnose(read->diagnostics, read->is_by_year ? SEVERITY_WARNING : SEVERITY_NOTICE,
		 (struct place){read->path, far->line, "year"},
		 "%s%d years %s the nearest others, and %s (%s) in %s; correct the date in the "
		 "file if it is a slip",
		 far->line == 0 ? "a date is "
				: arena_format(arena, "%s is ", cell_quoted(arena, far->text)),
		 abs(apart), apart > 0 ? "after" : "before",
		 year->rows == 1
		     ? "its row counts"
		     : arena_format(arena, "%s rows count", say_number(arena, year->rows)),
		 read->amount < 0 ? say_count(arena, year->rows, "row", "rows")
				  : total_say_amount(year->amount, read->is_money, arena),
		 say_year(arena, (struct year){year->start}));
}

void far_years_say(const struct ledger_read *read)
{
	struct far_search search = {
	    .read = read,
	    .years = arena_array(read->scratch, read->sums->years.count, sizeof *search.years)};

	for (size_t i = 0; i < read->sums->years.count; i++)
		if (is_far(read, &read->sums->years.items[i]))
			search.years[search.n++].sum = &read->sums->years.items[i];
	search.n_left = search.n;
	if (search.n > 0)
		read->again(read->again_data, look, &search);
	for (size_t i = 0; i < search.n && i < MOST_TOLD; i++)
		say(read, &search.years[i]);
}
