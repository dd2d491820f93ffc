/*
 * The years that a question is about, of those that its files have.
 */
#ifndef LOADING_INPUT_YEARS_H
#define LOADING_INPUT_YEARS_H

#include "model/coverage.h"
#include "requests/run.h"

/*
 * Base year and years of the plan: as given, else the file's last year and
 * the three after the base.  False with usage messages.
 */
bool inputs_years(struct run *run, struct year file_last_year, struct year *base,
		  struct year *first, struct year *last);

/*
 * The months in words where dates fill only part of the year, else NULL.  Where they fill it for
 * some councils and not for others, that is said in a notice.
 */
const char *inputs_part_year(struct run *run, struct coverage *coverage, struct year year,
			     const char *path);

/*
 * The last year of a file may be one stray row's: a warning where it has less than half of what the
 * year before has, both as `said`, and nobody has said that it is the base year.  False where it is
 * not told.
 */
bool inputs_doubt_base(struct run *run, const char *path, struct year base, int64_t here,
		       int64_t there, const char *const said[2]);

#endif
