#include "tally/doubts.h"

#include <stdlib.h>

#include "base/say.h"
#include "reading/cell.h"

#define MOST_ROWS 3    /* of a year that may be a slip */
#define LEAST_TIMES 10 /* as many rows as that are in all the file */
/* Years from the nearest that has more rows; invoices are paid late, and not before their date. */
#define FAR_BEFORE 3
#define FAR_AFTER 2
#define MOST_TOLD 3

/* The rows of a year; its first row, where it was found. */
struct counted_year {
	int start;
	int64_t rows, amount;
	long line; /* 0: not found */
	const char *text;
};

struct counted_years {
	struct counted_year *items;
	size_t count, capacity;
	int64_t rows;
};

/* Groups come in the order of their years. */
static struct counted_years count_years(const struct engine_group *groups, size_t n_groups,
					struct arena *arena)
{
	struct counted_years years = {0};

	for (size_t i = 0; i < n_groups; i++) {
		struct counted_year *last = years.count == 0 ? NULL : &years.items[years.count - 1];

		if (last == NULL || last->start != groups[i].year.start) {
			ARENA_ADD(arena, &years, items, count) =
			    (struct counted_year){.start = groups[i].year.start};
			last = &years.items[years.count - 1];
		}
		last->rows += groups[i].rows;
		/* A part of the sum of all, which has been checked. */
		last->amount += groups[i].amount;
		years.rows += groups[i].rows;
	}
	return years;
}

/* Years from a year to the nearest that has more rows, below zero where that is later; or 0. */
static int distance(const struct counted_years *years, const struct counted_year *year)
{
	int nearest = 0;

	for (size_t i = 0; i < years->count; i++) {
		const int apart = year->start - years->items[i].start;

		if (years->items[i].rows > MOST_ROWS && (nearest == 0 || abs(apart) < abs(nearest)))
			nearest = apart;
	}
	return nearest;
}

static bool is_far(const struct counted_years *years, const struct counted_year *year)
{
	const int apart = distance(years, year);

	return year->rows <= MOST_ROWS && year->rows * LEAST_TIMES <= years->rows &&
	       (apart >= FAR_AFTER || apart <= -FAR_BEFORE);
}

/* The search for the first row of each such year. */
struct far_search {
	const struct head *head;
	struct counted_years *years;
	struct arena *kept;
	size_t n_left;
};

/* An again_row_function. */
static bool look(void *data, const struct row *row, int64_t line)
{
	struct far_search *search = data;
	const struct engine_layout *layout = &search->head->layout;
	struct year year;
	int month;

	if (!year_parse_as(row_cell(row, layout->date), &layout->dates, &year, &month))
		return true;
	FOR_EACH (struct counted_year, counted, search->years->items, search->years->count) {
		if (counted->start != year.start || counted->line != 0 ||
		    !is_far(search->years, counted))
			continue;
		counted->line = (long)line;
		counted->text = arena_text(search->kept, row->cells[layout->date]);
		search->n_left--;
	}
	return search->n_left > 0;
}

static void say(const struct tally *tally, const struct head *head,
		const struct counted_years *years, const struct counted_year *year)
{
	struct arena *arena = tally->diagnostics->arena;
	const int apart = distance(years, year);
	bool is_by_year = false;

	for (size_t i = 0; i < tally->question->n_keys; i++)
		is_by_year = is_by_year || tally->question->keys[i].is_year ||
			     tally->question->keys[i].is_month;
	diagnose(tally->diagnostics, is_by_year ? SEVERITY_WARNING : SEVERITY_NOTICE,
		 (struct place){head->path, year->line, "year"},
		 "%s%d years %s the nearest others, and %s (%s) in %s; correct the date in the "
		 "file if it is a slip",
		 year->line == 0 ? "a date is "
				 : arena_format(arena, "%s is ", cell_quoted(arena, year->text)),
		 abs(apart), apart > 0 ? "after" : "before",
		 year->rows == 1
		     ? "its row counts"
		     : arena_format(arena, "%s rows count", say_number(arena, year->rows)),
		 head->layout.amount < 0
		     ? say_count(arena, year->rows, "row", "rows")
		     : total_say_amount(year->amount, tally->question->is_money, arena),
		 say_year(arena, (struct year){year->start}));
}

void far_years_say(const struct tally *tally, const struct head *head, struct engine *engine,
		   struct again *again, struct arena *scratch)
{
	size_t count, n_told = 0;
	const struct engine_group *groups =
	    head->layout.date < 0 ? NULL : engine_groups(engine, &count);
	struct counted_years years;
	struct far_search search = {.head = head, .years = &years, .kept = scratch};

	if (groups == NULL)
		return;
	years = count_years(groups, count, scratch);
	for (size_t i = 0; i < years.count; i++)
		search.n_left += is_far(&years, &years.items[i]);
	if (search.n_left > 0)
		again_rows(again, &tally->question->engine, look, &search, scratch);
	for (size_t i = 0; i < years.count && n_told < MOST_TOLD; i++)
		if (is_far(&years, &years.items[i])) {
			say(tally, head, &years, &years.items[i]);
			n_told++;
		}
}
