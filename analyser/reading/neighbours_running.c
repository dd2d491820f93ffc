/*
 * Amounts that mean nothing added up: averages, and those that run on from row to row, as a balance
 * or a sum so far does, which counts each payment again in every row below it.
 */
#include <stdlib.h>
#include <string.h>

#include "base/fraction.h"
#include "base/say.h"
#include "base/text.h"
#include "reading/cell.h"
#include "reading/forms.h"
#include "reading/ledger.h"
#include "reading/neighbours_words.h"

#define FEWEST_STEPS 5 /* from row to row, that another column explains */
#define ENOUGH_STEPS 50
#define MOSTLY 90       /* percent of the steps */
#define MOST_GROUPS 256 /* of rows that share their names */
#define FEWEST_MONTHS 4 /* that show how fast an amount rises */
#define LEAST_GROWN 7   /* tenths of the months times the first amount */

static bool names_running(const char *folded)
{
	return text_has_any("|balance|runningtotal|runningsum|cumul|todate|sofar|", folded) ||
	       text_lists("|ytd|", folded) ||
	       (strlen(folded) > 3 && (strncmp(folded, "ytd", 3) == 0 ||
				       strcmp(folded + strlen(folded) - 3, "ytd") == 0));
}

/* What cannot be added up: averages, rates and, of things that are counted, times. */
static bool names_no_sum(const char *name, const char *folded, bool is_count)
{
	static const char times[] = "|minutes|seconds|hours|duration|waitingtime|";

	/* Not `Calls out of hours`, nor `Office hours calls`. */
	return (is_count && strstr(folded, "outofhours") == NULL &&
		(text_begins(times, folded) > 0 || text_ends(times, folded) > 0)) ||
	       (strchr(name, '%') != NULL && strstr(folded, "vat") == NULL &&
		strstr(folded, "tax") == NULL) ||
	       strncmp(folded, "avg", 3) == 0 ||
	       text_has_any("|average|median|percent|per1000|per100|percapita|perhead|", folded);
}

/* Money that is not paid, or no money. */
static bool names_no_spend(const char *folded)
{
	return text_has_any("|budget|forecast|estimat|income|receipt|outstanding|variance|"
			    "committed|commitment|contractvalue|quantity|costcentre|",
			    folded) ||
	       text_lists("|vat|vatamount|qty|", folded);
}

static bool read_amount(const struct row *row, int at, int64_t *amount)
{
	const char *text = row_cell(row, at);
	struct money money;

	if (cell_is_missing(text) || money_parse(text, &money) != PARSE_OK)
		return false;
	*amount = money.hundredths;
	return true;
}

/* Is a step of this size what another cell of the row has? */
static bool has_step(const struct neighbours *neighbours, const struct row *row, int amount,
		     int64_t step, size_t *column)
{
	for (size_t i = 0; i < neighbours->columns->header->n_cells; i++) {
		int64_t other;

		if ((int)i == amount || !read_amount(row, (int)i, &other) || other == 0 ||
		    llabs(other) != llabs(step))
			continue;
		*column = i;
		return true;
	}
	return false;
}

/*
 * The column of which the amounts are sums so far, by most of their steps, from the row above or,
 * where the last stands first, from the one below; -1: none.
 */
static int column_of_steps(const struct neighbours *neighbours, int amount, const struct row *rows,
			   size_t n_rows, bool is_last_first)
{
	size_t n_steps = 0, n_explained = 0, n_changes = 0, column = 0;
	int64_t before, after, last = 0;

	for (size_t i = 1; i < n_rows; i++) {
		const struct row *row = &rows[is_last_first ? i - 1 : i];
		const struct row *other = &rows[is_last_first ? i : i - 1];
		int64_t step;

		if (!read_amount(other, amount, &before) || !read_amount(row, amount, &after) ||
		    __builtin_sub_overflow(after, before, &step) || step == 0)
			continue;
		n_steps++;
		n_changes += step != last;
		last = step;
		n_explained += has_step(neighbours, row, amount, step, &column);
		/* Most files show soon that they are none. */
		if (n_explained * 100 < n_steps * MOSTLY && n_steps >= ENOUGH_STEPS)
			return -1;
	}
	/* Steps that are all alike are nothing's sum but by chance. */
	return n_changes >= FEWEST_STEPS && n_explained * 100 >= n_steps * MOSTLY ? (int)column
										  : -1;
}

/* Do the amounts rise from row to row, but for where a year begins, with dates in order? */
static bool does_rise(int amount, const struct dates_at *dates, const struct row *rows,
		      size_t n_rows)
{
	struct year year, last_year = {0};
	int64_t own, last = 0;
	size_t n_rises = 0;
	int month, last_month = 0;

	for (size_t i = 0; i < n_rows; i++) {
		int months;

		if (!read_amount(&rows[i], amount, &own) ||
		    !year_parse_as(row_cell(&rows[i], dates->at), &dates->forms, &year, &month))
			continue;
		if (month == 0)
			return false;
		months = year.start * 12 + months_place(month);
		if (n_rises > 0 || last_year.start != 0) {
			if (months < last_month || (year.start == last_year.start && own <= last))
				return false;
			n_rises += year.start == last_year.start;
		}
		last_year = year;
		last_month = months;
		last = own;
	}
	return n_rises >= NEIGHBOURS_FEWEST_RISES;
}

/* Rows that share their names, in one year: where the amount was first, and is now. */
struct rising {
	uint64_t names;
	struct year year;
	int64_t first, last;
	int month; /* of the last */
	size_t n;
};

/* A row's cells but for numbers and the date. */
static uint64_t names_of(const struct row *row, int date)
{
	uint64_t hash = 0;

	for (size_t i = 0; i < row->n_cells; i++) {
		struct money money;

		hash *= UINT64_C(0x9E3779B97F4A7C15);
		if ((int)i != date && money_parse(row->cells[i], &money) != PARSE_OK)
			hash ^= text_hash(row->cells[i]);
	}
	return hash;
}

/* The group of these names, or else the one behind the last. */
static struct rising *rising_of(uint64_t names, struct rising *groups, size_t n_groups)
{
	struct rising *group = groups;

	while (group < groups + n_groups && group->names != names)
		group++;
	return group;
}

/* By about as much each month as was there in the first: what grows has more in that. */
size_t neighbours_rises(int amount, const struct dates_at *dates, const struct row *rows,
			size_t n_rows)
{
	struct rising groups[MOST_GROUPS];
	size_t n_groups = 0, n_rises = 0;
	struct year year = {0};
	int month = 0;
	bool is_dated = false; /* the row above, whose date most rows repeat */

	for (size_t i = 0; i < n_rows; i++) {
		struct rising *group, now = {.n = 1};

		if (i == 0 || !row_repeats(&rows[i], &rows[i - 1], (size_t)dates->at))
			is_dated = year_parse_as(row_cell(&rows[i], dates->at), &dates->forms,
						 &year, &month);
		if (!is_dated || !read_amount(&rows[i], amount, &now.last))
			continue;
		now.year = year;
		now.month = month == 0 ? -1 : months_place(month);
		now.first = now.last;
		now.names = names_of(&rows[i], dates->at);
		group = rising_of(now.names, groups, n_groups);
		if (now.month < 0 || group == groups + MOST_GROUPS)
			return 0;
		if (group == groups + n_groups) {
			n_groups++;
		} else if (group->year.start == now.year.start) {
			if (now.month <= group->month || now.last <= group->last)
				return 0;
			now.first = group->first;
			now.n = group->n + 1;
			n_rises += now.n >= FEWEST_MONTHS;
			if (now.n >= FEWEST_MONTHS &&
			    (wide)now.last * 10 < (wide)now.first * LEAST_GROWN * (wide)now.n)
				return 0;
		} else if (now.year.start < group->year.start) {
			return 0;
		}
		*group = now;
	}
	return n_rises;
}

bool neighbours_check_running(const struct neighbours *neighbours, const struct row *rows,
			      size_t n_rows, struct diagnostics *diagnostics)
{
	const int field = ledger_amount_field(neighbours->shape);
	const int at = field < 0 ? -1 : neighbours->columns->at[field];
	const int year = shape_year(neighbours->shape);
	const struct dates_at dates = {year < 0 ? -1 : neighbours->columns->at[year],
				       year < 0 ? (struct date_forms){0}
						: forms_of_dates(&neighbours->shape->fields[year])};
	const struct row *header = neighbours->columns->header;
	struct arena *arena = diagnostics->arena;
	const char *name, *id;
	struct place place;
	bool is_chosen;
	int steps;

	if (at < 0)
		return true;
	is_chosen = neighbours->columns->is_mapped[field];
	name = cell_quoted(arena, header->cells[at]);
	id = neighbours->shape->fields[field].id;
	place = (struct place){neighbours->path, header->line, id};
	steps = column_of_steps(neighbours, at, rows, n_rows, false);
	if (steps < 0)
		steps = column_of_steps(neighbours, at, rows, n_rows, true);
	if (steps >= 0) {
		const char *other = cell_quoted(arena, header->cells[steps]);

		diagnose(diagnostics, is_chosen ? SEVERITY_WARNING : SEVERITY_FAULT, place,
			 "%s is a balance that runs on: from row to row it differs by %s, so added "
			 "up it counts each again and again; %s",
			 name, other,
			 neighbours->is_case
			     ? arena_format(arena, "name that column %s in its place", id)
			     : arena_format(arena, "read that with --map %s=%s", id,
					    say_quoted(arena, header->cells[steps], '\'')));
		return is_chosen;
	}
	if (names_no_sum(header->cells[at], text_fold(arena, header->cells[at]),
			 neighbours->shape->fields[field].unit == UNIT_COUNT))
		warning(diagnostics, place,
			"%s is an average, a rate or a time by its name, and is added up; use a "
			"column that can be",
			name);
	else if (strcmp(id, "spend") == 0 && names_no_spend(text_fold(arena, header->cells[at])))
		warning(diagnostics, place,
			"%s is no money paid by its name, and is added up as spend; name the "
			"column of payments %s",
			name, neighbours->is_case ? "spend" : "with --map spend=\"...\"");
	else if (names_running(text_fold(arena, header->cells[at])))
		warning(diagnostics, place,
			"%s is a balance or a sum so far by its name, and is added up; where each "
			"row has all before it in it, use a column of what each row adds",
			name);
	else if (dates.at >= 0 && does_rise(at, &dates, rows, n_rows))
		warning(diagnostics, place,
			"%s rises in every row, in order of the dates, as a sum so far does, and "
			"is added up; if it is one, use a column of what each row adds",
			name);
	else if (dates.at >= 0 &&
		 neighbours_rises(at, &dates, rows, n_rows) >= NEIGHBOURS_FEWEST_RISES)
		warning(diagnostics, place,
			"%s rises from month to month among the rows that share their names, as a "
			"sum so far does, and is added up; if it is one, use a column of what each "
			"row adds",
			name);
	return true;
}
