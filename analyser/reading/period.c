#include "reading/period.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "reading/cell.h"

static const char names[] =
    "months|month|monthname|monthno|monthnumber|monthofyear|mth|quarter|qtr|quartername|"
    "financialquarter|fiscalquarter|financialmonth|fiscalmonth|financialperiod|fiscalperiod|"
    "accountingperiod|reportingperiod|reportingmonth|period|periodname|periodno|periodnumber|"
    "week|weekno|weeknumber|wk|wkno|weekcommencing|weekending|weekbeginning";

#define WEEKS_OF_YEAR 52

/* `12`, `Month 12`, `Wk 12`: which of at most `most` parts of a year, or 0. */
static int part_number(const char *text, int most)
{
	static const char *const words[] = {"month", "m", "week", "wk", "w"};

	for (size_t i = 0; i < N_OF(words); i++)
		if (strncasecmp(text, words[i], strlen(words[i])) == 0) {
			text += strlen(words[i]);
			text += strspn(text, " ");
			break;
		}

	int64_t number;

	return strlen(text) <= 2 && count_parse(text, &number) == PARSE_OK && number >= 1 &&
		       number <= most
		   ? (int)number
		   : 0;
}

/* 1 to 12, or 0. */
static int month_number(const char *text)
{
	return part_number(text, 12);
}

static int calendar_year(const char *text)
{
	int64_t year;

	return strlen(text) == 4 && count_parse(text, &year) == PARSE_OK && year >= 1900 &&
		       year < 2100
		   ? (int)year
		   : 0;
}

bool period_of_calendar(const char *year_text, const char *month_text, struct year *year,
			int *month)
{
	const int found = calendar_year(year_text), number = month_number(month_text);
	unsigned months = 0;

	if (number != 0)
		months = 1u << number;
	if (found == 0 || (number == 0 && !months_parse(month_text, &months)) ||
	    months_count(months) != 1)
		return false;
	*month = months_first(months);
	*year = (struct year){*month >= 4 ? found : found - 1};
	return true;
}

/* `Q1`, `Quarter 1`: April to June; `P1`, `Period 1`: April. */
static bool part_of_year(const char *text, unsigned *months)
{
	static const struct {
		const char *word;
		int n_months;
	} words[] = {{"q", 3}, {"qtr", 3}, {"quarter", 3}, {"p", 1}, {"period", 1}};

	for (size_t i = 0; i < N_OF(words); i++) {
		const size_t length = strlen(words[i].word);
		const int n = words[i].n_months;
		int number;

		if (strncasecmp(text, words[i].word, length) != 0)
			continue;
		number = month_number(text + length + strspn(text + length, " "));
		if (number == 0 || number * n > 12)
			continue;
		*months = 0;
		for (int place = (number - 1) * n; place < number * n; place++)
			*months |= 1u << ((place + 3) % 12 + 1);
		return true;
	}
	return false;
}

bool period_parse(const char *text, struct year year, unsigned *months)
{
	const struct date_forms forms = {.pairs = DATE_PAIRS_MONTHS};
	struct year found;
	int month;

	if (months_parse(text, months) || part_of_year(text, months))
		return true;
	if (!year_parse_as(text, &forms, &found, &month) || month == 0 || found.start != year.start)
		return false;
	*months = 1u << month;
	return true;
}

/* What the rows say in a column, beside their years. */
struct seen {
	size_t n_months, n_calendar, n_numbers, n_other;
	uint64_t numbers;   /* a bit each */
	const char *number; /* the first */
};

static struct seen look(const struct row *rows, size_t n_rows, int year_at, struct year given,
			int at, int most)
{
	char given_text[YEAR_TEXT_SIZE];
	struct seen seen = {0};

	for (size_t i = 0; i < n_rows && seen.n_other == 0; i++) {
		const char *year_text =
		    year_at >= 0 ? row_cell(&rows[i], year_at) : year_format(given, given_text);
		const char *text = row_cell(&rows[i], at);
		unsigned months;
		struct year year;
		int month;

		if (rows[i].fault != NULL || cell_is_missing(year_text) || cell_is_missing(text))
			continue;
		if (period_of_calendar(year_text, text, &year, &month)) {
			seen.n_calendar++;
		} else if (!year_parse(year_text, &year, &month)) {
			/* A title, a total, a line of text below the table. */
			seen.n_other += calendar_year(year_text) != 0;
		} else if (month == 0 && period_parse(text, year, &months)) {
			seen.n_months++;
		} else if (month == 0 && part_number(text, most) != 0) {
			seen.n_numbers++;
			seen.numbers |= (uint64_t)1 << part_number(text, most);
			seen.number = seen.number == NULL ? text : seen.number;
		} else {
			seen.n_other++;
		}
	}
	return seen;
}

/* What a column makes of its rows' years; false where it says nothing of months. */
static bool take(struct period *period, struct columns *columns, const struct seen *seen,
		 int year_at, int at, int months, struct arena *arena)
{
	const char *year_name =
	    year_at >= 0 ? text_fold(arena, columns->header->cells[year_at]) : "";
	const bool is_financial =
	    strstr(year_name, "fin") != NULL || strstr(year_name, "fisc") != NULL;

	if (seen->n_other > 0 || seen->n_numbers > 0)
		return false;
	if (seen->n_calendar > 0 && seen->n_months == 0 && !is_financial) {
		period->month_at = at;
		return true;
	}
	if (seen->n_calendar > 0 || seen->n_months == 0 || months < 0)
		return false;
	period->field = months;
	columns->at[months] = at;
	columns->is_alias[months] = true;
	return true;
}

struct period period_find(struct columns *columns, const struct shape *shape,
			  const struct row *rows, size_t n_rows, struct year given,
			  const struct column_options *options, const char *path,
			  struct diagnostics *diagnostics)
{
	const struct row *header = columns->header;
	struct arena *arena = diagnostics->arena;
	const int months = shape_field(shape, "months");
	const struct mapping *mapping = mapping_find(options, "months");
	const char **folded = arena_array(arena, header->n_cells, sizeof *folded);
	struct period period = {.field = -1, .month_at = -1};
	struct numbered {
		const char *name, *example;
		int n, of;
	} numbered = {0};
	int year_at = -1, at;

	for (size_t i = 0; i < shape->n_fields; i++)
		if (shape->fields[i].unit == UNIT_YEAR)
			year_at = columns->at[i];
	if ((year_at < 0 && given.start == 0) || (months >= 0 && columns->at[months] >= 0) ||
	    (mapping != NULL && mapping_is_none(mapping)))
		return period;
	for (size_t i = 0; i < header->n_cells; i++)
		folded[i] =
		    columns_field(columns, shape, i) >= 0 ? "" : text_fold(arena, header->cells[i]);
	while ((at = columns_find_listed(folded, header->n_cells, names, NULL, false)) >= 0) {
		const int of = folded[at][0] == 'w' ? WEEKS_OF_YEAR : 12;
		const struct seen seen = look(rows, n_rows, year_at, given, at, of == 12 ? 12 : 53);
		const int n = __builtin_popcountll(seen.numbers);

		if (take(&period, columns, &seen, year_at, at, months, arena))
			break;
		/* All of them are a year, wherever they count from. */
		if (numbered.name == NULL && n > 0 && seen.n_other == 0 && n < of)
			numbered = (struct numbered){header->cells[at], seen.number, n, of};
		folded[at] = "";
	}
	if (period.month_at >= 0)
		notice(diagnostics, in_file(path),
		       "the financial year of a row is that of its month, by %s and %s together",
		       cell_quoted(arena, header->cells[year_at]),
		       cell_quoted(arena, header->cells[at]));
	else if (period.field < 0 && numbered.name != NULL && months >= 0)
		warning(diagnostics, in_file(path),
			"%s says by a number (such as %s) which %s of its year a row is of, %d of "
			"%d, and may count from April or from January, so it is not read: the rows "
			"may be of a part of the year; write the months' names (Apr)",
			cell_quoted(arena, numbered.name), cell_quoted(arena, numbered.example),
			numbered.of == 12 ? "month" : "week", numbered.n, numbered.of);
	return period;
}
