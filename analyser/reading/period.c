#include "reading/period.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "reading/cell.h"
#include "reading/ledger.h"
#include "reading/period_text.h"

static const char names[] =
    "months|month|monthname|monthno|monthnumber|monthofyear|mth|quarter|qtr|quartername|quarterno|"
    "quarternumber|financialquarter|fiscalquarter|financialmonth|fiscalmonth|financialperiod|"
    "fiscalperiod|accountingperiod|reportingperiod|reportingmonth|period|periodname|periodno|"
    "periodnumber|week|weekno|weeknumber|wk|wkno|weekcommencing|weekending|weekbeginning|"
    "weekstart|weekstarting|wc|we|wb";

#define WEEKS_OF_YEAR 52

/* `1.0`, where a program wrote numbers with decimals. */
static bool read_text(struct period_text *said, const char *text)
{
	int64_t number;

	if (count_parse(text, &number) != PARSE_OK || number < 1 || number > 53)
		return period_text_read(said, text);
	*said = (struct period_text){.unit = PERIOD_BARE, .number = (int)number};
	return true;
}

bool period_of_calendar(const char *year_text, const char *month_text, struct year *year,
			int *month)
{
	const int found = period_calendar_year(year_text);
	struct period_text said;

	if (found == 0 || !read_text(&said, month_text) || said.years[1] != 0 ||
	    (said.years[0] != 0 && said.years[0] != found))
		return false;
	if (said.unit == PERIOD_BARE && said.number <= 12)
		said.months = 1u << said.number;
	if (months_count(said.months) != 1)
		return false;
	*month = months_first(said.months);
	*year = (struct year){*month >= 4 ? found : found - 1};
	return true;
}

bool period_parse(const char *text, struct year year, bool are_quarters, unsigned *months)
{
	const struct date_forms forms = {.pairs = DATE_PAIRS_MONTHS};
	struct period_text said;
	struct year found;
	int month;

	if (year_parse_as(text, &forms, &found, &month) && month != 0) {
		*months = 1u << month;
		return found.start == year.start;
	}
	if (!read_text(&said, text) || !period_text_is_of(&said, year))
		return false;
	if (said.unit == PERIOD_ACCOUNTS && said.number <= 12)
		said.months = 1u << months_at(said.number - 1);
	if (said.unit == PERIOD_BARE && are_quarters && said.number <= 4)
		(void)months_add_range(&said.months, months_at(said.number * 3 - 3),
				       months_at(said.number * 3 - 1));
	if (said.months == 0)
		return false;
	*months = said.months;
	return true;
}

/* Which numbers of months or weeks the rows of one year have. */
struct year_numbers {
	struct year year;
	uint64_t numbers; /* a bit each */
};

/* What the rows say in a column, beside their years. */
struct seen {
	size_t n_months, n_calendar, n_numbers, n_other, n_either;
	const char *number, *either; /* the first */
	struct year_numbers *years;
	size_t n_years, capacity;
	const char **others; /* that nobody can read, each once */
	size_t n_others, others_capacity;
	bool has_quarters, has_weeks;
};

static void see_number(struct seen *seen, struct year year, int number, struct arena *arena)
{
	size_t i = 0;

	while (i < seen->n_years && seen->years[i].year.start != year.start)
		i++;
	if (i == seen->n_years)
		ARENA_ADD_BY(arena, seen, years, n_years, capacity) =
		    (struct year_numbers){year, 0};
	seen->years[i].numbers |= (uint64_t)1 << number;
}

static void see_other(struct seen *seen, const char *text, struct arena *arena)
{
	size_t i = 0;

	while (i < seen->n_others && strcmp(seen->others[i], text) != 0)
		i++;
	if (i == seen->n_others && i <= WEEKS_OF_YEAR)
		ARENA_ADD_BY(arena, seen, others, n_others, others_capacity) = text;
}

static void see(struct seen *seen, const char *year_text, const char *text, bool is_calendar,
		struct arena *arena)
{
	struct period_text said;
	unsigned months;
	struct year year;
	int month;

	if (period_calendar_year(year_text) != 0) {
		if (is_calendar && period_of_calendar(year_text, text, &year, &month)) {
			seen->n_calendar++;
			return;
		}
		seen->n_other++;
		if (read_text(&said, text) && seen->n_either++ == 0)
			seen->either = text;
		return;
	}
	/* A title, a total, a line of text below the table. */
	if (!year_parse(year_text, &year, &month))
		return;
	if (month == 0 && period_parse(text, year, seen->has_quarters, &months)) {
		seen->n_months++;
	} else if (month == 0 && read_text(&said, text) && said.number != 0 &&
		   said.unit != PERIOD_ACCOUNTS && period_text_is_of(&said, year)) {
		if (seen->n_numbers++ == 0)
			seen->number = text;
		see_number(seen, year, said.number, arena);
	} else {
		seen->n_other++;
		if (month == 0 && period_text_may_be(text) &&
		    !(year_parse(text, &year, &month) && month == 0))
			see_other(seen, text, arena);
	}
}

/* Is there anything to add up, and not a month to come? */
static bool has_amount(const struct period_rows *rows, const struct row *row, int amount)
{
	for (size_t i = 0; i < rows->n_amounts; i++)
		if (!cell_is_missing(row_cell(row, (int)rows->amounts[i])))
			return true;
	return rows->n_amounts == 0 && (amount < 0 || !cell_is_missing(row_cell(row, amount)));
}

/* The column, of which `years` are those of the rows, and `amount` what is added up. */
static struct seen look(const struct period_rows *rows, int years, int amount, int at,
			const char *folded, struct arena *arena)
{
	struct seen seen = {.has_quarters = text_has_any("|quarter|qtr|", folded),
			    .has_weeks = folded[0] == 'w'};
	/* Numbers of weeks, quarters and periods are none of a calendar month. */
	const bool is_calendar = (folded[0] == 'm' || strcmp(folded, "reportingmonth") == 0) &&
				 !text_has_any("|fin|fisc|", folded);
	char given[YEAR_TEXT_SIZE];

	FOR_EACH (const struct row, row, rows->rows, rows->n_rows) {
		const char *year =
		    years >= 0 ? row_cell(row, years) : year_format(rows->given, given);

		if (row->fault == NULL && !cell_is_missing(year) &&
		    !cell_is_missing(row_cell(row, at)) && has_amount(rows, row, amount))
			see(&seen, year, row_cell(row, at), is_calendar, arena);
	}
	return seen;
}

/* Rows that say something else are titles or totals where they are few. */
static bool are_few(size_t n_other, size_t n)
{
	return n_other * 5 <= n;
}

/* What a column makes of its rows' years; false where it says nothing of months. */
static bool take(struct period *period, struct columns *columns, const struct seen *seen,
		 bool is_financial, int at, int months)
{
	if (seen->n_numbers > 0 || !are_few(seen->n_other, seen->n_calendar + seen->n_months))
		return false;
	if (seen->n_calendar > 0 && seen->n_months == 0 && !is_financial) {
		period->month_at = at;
		return true;
	}
	if (seen->n_calendar > 0 || seen->n_months == 0 || months < 0)
		return false;
	period->field = months;
	period->has_quarters = seen->has_quarters;
	columns->at[months] = at;
	columns->is_alias[months] = true;
	return true;
}

/* `5 of 12 in 2024-25`, of years whose numbers are not all there; NULL where all are. */
static const char *part_of_years(const struct seen *seen, bool are_all, struct arena *arena)
{
	const int of = seen->has_weeks ? WEEKS_OF_YEAR : 12;
	const char *parts = NULL;
	char text[YEAR_TEXT_SIZE];

	for (size_t i = 0; i < seen->n_years; i++) {
		const int n = __builtin_popcountll(seen->years[i].numbers);

		/* All of them are a year, wherever they count from. */
		if (n < of && are_all)
			parts = text_more(arena, parts, ", ",
					  arena_format(arena, "%d of %d in %s", n, of,
						       year_format(seen->years[i].year, text)));
	}
	return are_all || seen->n_years == 0 ? parts : "";
}

/* Do so many texts that nobody can read stand for a whole year? */
static bool may_be_whole(size_t n)
{
	return n == 4 || n == 12 || n >= WEEKS_OF_YEAR;
}

/* Why a column that says something of its rows' years is not read. */
static const char *doubt(const struct seen *seen, const char *name, const char *year_name,
			 bool is_financial, bool are_all, struct arena *arena)
{
	const char *part = part_of_years(seen, are_all, arena);
	const char *said = cell_quoted(arena, name);

	if (seen->n_either > 0 || (seen->n_calendar > 0 && is_financial))
		return arena_format(
		    arena,
		    "%s has calendar years, and %s beside it may be of either of two "
		    "financial years, so neither is read: write the financial year "
		    "(2023-24) in each row",
		    cell_quoted(arena, year_name),
		    seen->n_either > 0 ? arena_format(arena, "%s (such as %s)", said,
						      cell_quoted(arena, seen->either))
				       : said);
	if (part != NULL && are_few(seen->n_other, seen->n_numbers))
		return arena_format(
		    arena,
		    "%s says by a number (such as %s) which %s of its year a row is of, %s%sand "
		    "may count from April or from January, so it is not read: the rows may be of a "
		    "part of the year; write the months' names (Apr), or give --map months=none",
		    said, cell_quoted(arena, seen->number), seen->has_weeks ? "week" : "month",
		    part, *part == '\0' ? "" : ", ");
	if (seen->n_others > 0 && !(are_all && may_be_whole(seen->n_others)))
		return arena_format(
		    arena,
		    "%s (such as %s) is beside the year and is not read as a month or quarter of "
		    "it: the rows may be of a part of the year; write the months' names (Apr, or "
		    "Apr-Jun), or give --map months=none",
		    said, cell_quoted(arena, seen->others[0]));
	return NULL;
}

struct period period_find(struct columns *columns, const struct shape *shape,
			  const struct period_rows *rows, const struct column_options *options,
			  const char *path, struct diagnostics *diagnostics)
{
	const struct row *header = columns->header;
	struct arena *arena = diagnostics->arena;
	const int months = shape_field(shape, "months"), added = ledger_amount_field(shape);
	const int amount = added < 0 ? -1 : columns->at[added];
	const struct mapping *mapping = mapping_find(options, "months");
	struct period period = {.field = -1, .month_at = -1};
	const int own = months < 0 ? -1 : columns->at[months], field = shape_year(shape);
	const int years = field < 0 ? -1 : columns->at[field];
	const char *doubtful = NULL;
	int at;

	if ((years < 0 && rows->given.start == 0) || (own >= 0 && mapping == NULL) ||
	    (mapping != NULL && mapping_is_none(mapping)))
		return period;

	const char *year_name = years < 0 ? "" : header->cells[years];
	const bool is_financial = text_has_any("|fin|fisc|fy|", text_fold(arena, year_name));

	const char **folded = columns_unread(columns, shape, arena);

	/* One that --map names is read as any other is, whatever it is called, and no other. */
	for (size_t i = 0; own >= 0 && i < header->n_cells; i++)
		folded[i] = (int)i == own ? text_fold(arena, header->cells[i]) : "";
	while ((at = own >= 0 && folded[own][0] != '\0'
			 ? own
			 : columns_find_listed(folded, header->n_cells, names, NULL, false)) >= 0) {
		const struct seen seen = look(rows, years, amount, at, folded[at], arena);

		if (take(&period, columns, &seen, is_financial || own >= 0, at, months))
			break;
		if (doubtful == NULL && (months >= 0 || seen.n_either > 0))
			doubtful = doubt(&seen, header->cells[at], year_name, is_financial,
					 rows->are_all, arena);
		folded[at] = "";
	}
	/* A date of the year says so too, and nothing is odd about one that is not: of an invoice.
	 */
	while (period.month_at < 0 && period.field < 0 && years >= 0 &&
	       (at = columns_find_listed(folded, header->n_cells, shape->fields[field].aliases,
					 NULL, false)) >= 0) {
		const struct seen seen = look(rows, years, amount, at, "", arena);

		if (seen.n_numbers == 0 && take(&period, columns, &seen, true, at, months))
			break;
		folded[at] = "";
	}
	if (period.month_at >= 0)
		period_say_calendar(columns, shape, rows, years, at, path, diagnostics);
	else if (period.field < 0 && doubtful != NULL)
		warning(diagnostics, in_file(path), "%s", doubtful);
	return period;
}
