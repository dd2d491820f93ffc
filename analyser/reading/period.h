/*
 * A column that says of which month or quarter of its year a row is, beside one of years alone.
 *
 * `2024-25, April`: without it a log of some months would pass for a whole year's.  Where the years
 * are calendar years (`2024, April`), only both together say which financial year a row is of.
 */
#ifndef READING_PERIOD_H
#define READING_PERIOD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/months.h"
#include "reading/columns.h"

struct period {
	int field;         /* of the shape, `months`, whose texts such a column holds; or -1 */
	int month_at;      /* the column that makes dates of calendar years, or -1 */
	bool has_quarters; /* by its name: a number is a quarter's */
};

/* The rows of a ledger in which such a column is looked for. */
struct period_rows {
	const struct row *rows;
	size_t n_rows;
	bool are_all;          /* no row follows them */
	struct year given;     /* the year of rows without one; start 0: none */
	const size_t *amounts; /* the columns of what is added up, where they are not the shape's */
	size_t n_amounts;
};

/*
 * period_find(columns, shape, rows, options, path, diagnostics):
 * Find such a column of a ledger by its name (`Month`, `Quarter`, `Period`...) and these rows of
 * it, none of which may say anything else.  Beside financial years it becomes the column of the
 * field `months`, where the shape has one and none was found.  Numbers beside financial years could
 * count from April or January, and quarters and periods beside calendar years be of either year:
 * that is said.
 */
struct period period_find(struct columns *columns, const struct shape *shape,
			  const struct period_rows *rows, const struct column_options *options,
			  const char *path, struct diagnostics *diagnostics);

/*
 * Where the years are calendar years alone (`2024`), no column of months stands beside them, and a
 * column of dates that agree with them does: let the year be read from those, which is said.  Call
 * it before anything is believed of the year's column.
 */
void period_settle_dates(struct columns *columns, const struct shape *shape,
			 const struct period_rows *rows, const struct column_options *options,
			 const char *path, struct diagnostics *diagnostics);

/*
 * Say that rows are of the financial years of these two columns' calendar years and months.  Where
 * most dates of another column say otherwise that is a fault, unless --map names the years' column.
 */
void period_say_calendar(const struct columns *columns, const struct shape *shape,
			 const struct period_rows *rows, int years, int months, const char *path,
			 struct diagnostics *diagnostics);

/* `2024`, or 0. */
int period_calendar_year(const char *text);

/* Read `2024` and `April`, `Apr`, `4` or `04` as April of 2024-25. */
bool period_of_calendar(const char *year_text, const char *month_text, struct year *year,
			int *month);

/*
 * Set *months to those that a text names: `Apr-Jun`, `Q1` or `1st quarter`, by its number in the
 * financial year, `P1` or `Period 1`, which is April, and `Apr-24`, if it is in that year.  A bare
 * number is a quarter's, where they are quarters.
 */
bool period_parse(const char *text, struct year year, bool are_quarters, unsigned *months);

#endif
