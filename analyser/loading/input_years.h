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

/* What the rows of a year come to: the base year's at 0, then those of the years before it. */
#define YEARS_BACK 200
struct years_back {
	int64_t sums[YEARS_BACK];
};

/* Add a row's; a later year than the base year, or one too long ago, adds nothing. */
void years_back_add(struct years_back *years, struct year base, struct year year, int64_t amount);

/*
 * The last year of a file may be one stray row's: how many years before the base year one is that
 * had better be it, with twice as much the year before or ten times as much earlier; 0: none, or
 * the user said which is the base year.
 */
size_t inputs_doubt_base(const struct run *run, const struct years_back *years);

/* Tell of that, with what both years come to. */
void inputs_say_base(struct run *run, const char *path, struct year base, size_t back,
		     const char *own, const char *other);

#endif
