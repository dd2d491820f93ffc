/*
 * Shares by year, from the levers that give them for some years.
 *
 * Years are counted from the base year, 0.  Between the years that have a lever
 * a share runs in a straight line, and after the last it stays level.
 */
#ifndef SUMS_SERIES_H
#define SUMS_SERIES_H

#include "sums/levers.h"
#include "sums/portions.h"

enum series_form {
	SERIES_LEVEL,     /* before its first year level too */
	SERIES_FROM_ZERO, /* from zero in year 0 */
	SERIES_FACTOR,    /* the same, one added */
	SERIES_COMPOUND,  /* growth: each year's factor is that of the year before times one plus */
};

/* Of the levers from `first` on, in order of year. */
struct series {
	enum series_form form;
	int first, n_points;
	const int *years; /* of each */
	int per;          /* that its portions are made for (portions.h) */
	int scale;        /* lever: of what is other than nothing so much comes; -1: all */
};

/* Many of them, each with its levers. */
struct series_list {
	struct arena *arena;
	struct series *items;
	size_t count, capacity;
};

/*
 * The number of the series of these levers; of a form but SERIES_LEVEL and SERIES_COMPOUND a new
 * one, else one that is there already.
 */
int series_add(struct series_list *list, enum series_form form, const struct levers *levers,
	       int first, int n_points, struct year base_year, int per);

/*
 * Of the first scope that has an assumption of the kind, then `*`, then what stands in for it; -1
 * where nothing does.  *is_given tells which; it may be NULL.
 */
int series_of_assumption(struct series_list *list, struct levers *levers,
			 const struct assumptions *assumptions, enum lever_kind kind,
			 const char *const *scopes, size_t n_scopes, struct year base_year, int per,
			 bool *is_given);

/*
 * Its portions of years 0 to n_years.  False where growth is more than can be counted, in which
 * year *beyond.
 */
bool series_fill(struct portion *portions, const struct series *series, const int64_t *values,
		 int n_years, int *beyond);

/* Every series of a list of shares, none of which compounds, by number and year. */
void series_fill_all(struct portion *portions, const struct series_list *list,
		     const int64_t *values, int n_years);

/* The last year in which one of them may be other than in the year before. */
int series_last_change(const struct series_list *list, const int64_t *values);

#endif
