#include "tally/far_years.h"

#include <stdlib.h>

#include "base/memory_try.h"
#include "base/say.h"
#include "reading/cell.h"
#include "reading/total_say.h"

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
	struct arena *scratch, *kept;
	const struct engine_odd *odd;
	size_t n_left;
};

static void look(void *data)
{
	struct far_search *search = data;
	const struct engine_layout *layout = &search->head->layout;
	const struct source source = {.text = search->odd->bytes, .length = search->odd->length};
	struct sheet sheet;
	struct year year;
	int month;

	arena_empty(search->scratch);
	sheet_read(&sheet, &source, layout->delimiter, false, search->scratch);
	for (size_t i = 0; i < sheet.n_rows; i++) {
		const struct row *row = &sheet.rows[i];
		const char *text;

		if (row->fault != NULL || (size_t)layout->date >= row->n_cells)
			continue;
		text = row->cells[layout->date];
		if (!year_parse_as(text, &layout->dates, &year, &month))
			continue;
		for (size_t j = 0; j < search->years->count; j++) {
			struct counted_year *counted = &search->years->items[j];

			if (counted->start != year.start || counted->line != 0 ||
			    !is_far(search->years, counted))
				continue;
			counted->line = (long)(search->odd->line + row->line - 1);
			counted->text = arena_text(search->kept, text);
			search->n_left--;
		}
	}
}

/* An engine_odd_function. */
static bool look_at_row(void *data, const struct engine_odd *odd)
{
	struct far_search *search = data;

	search->odd = odd;
	return search->n_left == 0 || memory_try(look, search);
}

/* Where the rows stand is not told if the text cannot be read again. */
static void find_rows(const struct tally *tally, struct far_search *search, struct again *again)
{
	struct engine_options options = tally->question->engine;
	struct engine_layout layout = search->head->layout;
	struct engine_input input;
	struct engine *engine;
	int64_t rows, amount;

	if (!again_second(again, &input))
		return;
	options.has_no_regular = true;
	options.progress = NULL;
	layout.n_keys = 0;
	layout.marks = NULL;
	engine = engine_new(0, 0, 0, &options);
	if (engine != NULL)
		(void)engine_add(engine, &input, &layout, look_at_row, search, &rows, &amount);
	engine_free(engine);
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
	struct far_search search = {
	    .head = head, .years = &years, .scratch = arena_like(scratch), .kept = scratch};

	if (groups == NULL)
		return;
	years = count_years(groups, count, scratch);
	for (size_t i = 0; i < years.count; i++)
		search.n_left += is_far(&years, &years.items[i]);
	if (search.n_left > 0)
		find_rows(tally, &search, again);
	for (size_t i = 0; i < years.count && n_told < MOST_TOLD; i++)
		if (is_far(&years, &years.items[i])) {
			say(tally, head, &years, &years.items[i]);
			n_told++;
		}
	arena_free(search.scratch);
}
