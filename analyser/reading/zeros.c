#include "reading/ledger.h"

#include "base/order.h"
#include "reading/cell.h"

#define LEAST_ROWS 2

/* A month's rows, as a count of months; those before it have others. */
struct month_rows {
	int place;
	size_t n, n_zero;
};

/* The month of a row, April 2007 being 2007 * 12; or -1. */
static int place_of(const struct ledger *ledger, int years, const struct row *row,
		    struct arena *arena)
{
	const struct field *field = &ledger->shape->fields[years];
	const int at = ledger->columns->at[years];
	struct year year = ledger->year;
	struct value value = value_none("");
	const char *problem;
	unsigned months = 0;
	int month = 0;

	if (at >= 0 && cell_read(&value, row_cell(row, at), field, arena, &problem) &&
	    value.kind == VALUE_YEAR) {
		year = value.year;
		month = value.month;
	} else if (at >= 0 &&
		   (ledger->period.month_at < 0 ||
		    !period_of_calendar(row_cell(row, at), row_cell(row, ledger->period.month_at),
					&year, &month))) {
		return -1;
	}
	if (month == 0 && ledger->period.field >= 0 &&
	    period_parse(row_cell(row, ledger->columns->at[ledger->period.field]), year,
			 ledger->period.has_quarters, &months))
		month = months_last(months);
	return year.start == 0 || month == 0 ? -1 : year.start * 12 + months_place(month);
}

static int compare(const void *left, const void *right)
{
	const struct month_rows *a = left, *b = right;

	return ORDER(a->place, b->place);
}

static const char *name_of(struct arena *arena, int place)
{
	const struct year year = {place / 12};
	const int month = months_at(place % 12);

	return arena_format(arena, "%s %d", month_name(month), months_calendar_year(year, month));
}

void zeros_say(const struct ledger *ledger, const struct row *rows, size_t n_rows,
	       const size_t *amounts, size_t n_amounts, const char *path,
	       struct diagnostics *diagnostics)
{
	struct arena *arena = diagnostics->arena;
	struct {
		struct month_rows *items;
		size_t count, capacity;
	} months = {0};
	const int years = shape_year(ledger->shape);
	size_t first, n = 0;

	for (size_t i = 0; years >= 0 && i < n_rows; i++) {
		const int place =
		    rows[i].fault != NULL ? -1 : place_of(ledger, years, &rows[i], arena);
		size_t at = 0;

		if (place < 0)
			continue;
		while (at < months.count && months.items[at].place != place)
			at++;
		if (at == months.count)
			ARENA_ADD(arena, &months, items, count) = (struct month_rows){place, 0, 0};
		for (size_t j = 0; j < n_amounts; j++) {
			int64_t count;

			if (count_parse(row_cell(&rows[i], (int)amounts[j]), &count) != PARSE_OK)
				continue;
			months.items[at].n++;
			months.items[at].n_zero += count == 0;
		}
	}
	if (months.count == 0)
		return;
	SORT(months.items, months.count, compare);
	for (first = months.count;
	     first > 0 && months.items[first - 1].n_zero == months.items[first - 1].n; first--)
		n += months.items[first - 1].n;
	if (first < 2 || n < LEAST_ROWS)
		return;
	warning(diagnostics, in_file(path),
		"%s is 0 in every row %s %s, as in months that are yet to come; if they are, leave "
		"those rows out, so that the others are told to be a part of the year",
		n_amounts == 1 ? cell_quoted(arena, ledger->columns->header->cells[amounts[0]])
			       : "each channel",
		first + 1 == months.count ? "of" : "from",
		first + 1 == months.count
		    ? name_of(arena, months.items[first].place)
		    : arena_format(arena, "%s to %s", name_of(arena, months.items[first].place),
				   name_of(arena, months.items[months.count - 1].place)));
}
