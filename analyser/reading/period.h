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
	int field;    /* of the shape, `months`, whose texts such a column holds; or -1 */
	int month_at; /* the column that makes dates of calendar years, or -1 */
};

/*
 * period_find(columns, shape, rows, n_rows, given, options, path, diagnostics):
 * Find such a column of a ledger by its name (`Month`, `Quarter`, `Period`...) and these rows of
 * it, none of which may say anything else.  `given` is the year of rows without one (start 0:
 * none).  Beside financial years it becomes the column of the field `months`, where the shape has
 * one and none was found.  Numbers beside financial years could count from April or January: that
 * is said.
 */
struct period period_find(struct columns *columns, const struct shape *shape,
			  const struct row *rows, size_t n_rows, struct year given,
			  const struct column_options *options, const char *path,
			  struct diagnostics *diagnostics);

/* Read `2024` and `April`, `Apr`, `4` or `04` as April of 2024-25. */
bool period_of_calendar(const char *year_text, const char *month_text, struct year *year,
			int *month);

/*
 * Set *months to those that a text names: `Apr-Jun`, `Q1` or `Quarter 1`, by its number in the
 * financial year, `P1` or `Period 1`, which is April, and `Apr-24`, if it is in that year.
 */
bool period_parse(const char *text, struct year year, unsigned *months);

#endif
