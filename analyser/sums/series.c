#include "sums/series.h"

#include <string.h>

int series_add(struct series_list *list, enum series_form form, const struct levers *levers,
	       int first, int n_points, struct year base_year, int per)
{
	for (size_t i = 0; i < list->count && form != SERIES_FROM_ZERO && form != SERIES_FACTOR;
	     i++)
		if (list->items[i].first == first && list->items[i].form == form &&
		    list->items[i].per == per)
			return (int)i;
	int *years = arena_array(list->arena, (size_t)n_points, sizeof *years);
	for (int i = 0; i < n_points; i++) {
		const struct year year = levers->items[first + i].year;

		years[i] = year.start == 0 ? 0 : year.start - base_year.start;
	}
	ARENA_ADD(list->arena, list, items, count) =
	    (struct series){form, first, n_points, years, per, -1};
	return (int)list->count - 1;
}

int series_of_assumption(struct series_list *list, struct levers *levers,
			 const struct assumptions *assumptions, enum lever_kind kind,
			 const char *const *scopes, size_t n_scopes, struct year base_year, int per,
			 bool *is_given)
{
	const enum series_form form = kind == LEVER_VOLUME_GROWTH ? SERIES_COMPOUND : SERIES_LEVEL;
	const char *name = lever_kind_facts(kind)->name;
	const struct assumption *items = NULL;
	size_t count = 0;

	for (size_t i = 0; i <= n_scopes && items == NULL; i++)
		items = assumptions_find(assumptions, name, i < n_scopes ? scopes[i] : "*", &count);
	if (is_given != NULL)
		*is_given = items != NULL;
	int first = items == NULL ? levers_stand_in(levers, kind)
				  : levers_of_assumptions(levers, assumptions) +
					(int)(items - assumptions->items);
	if (first < 0)
		return -1;
	return series_add(list, form, levers, first, items == NULL ? 1 : (int)count, base_year,
			  per);
}

/* The ratio in a year, over a milliard times the years that it runs between two levers. */
static struct fraction ratio_in(const struct series *series, const int64_t *values, int year)
{
	const bool is_level = series->form == SERIES_LEVEL || series->form == SERIES_COMPOUND;
	const int *years = series->years;
	int after = 0, from_year = 0, steps, step;
	wide from = 0, to;

	while (after < series->n_points && years[after] < year)
		after++;
	if (after == series->n_points)
		return (struct fraction){values[series->first + after - 1], SHARE_ONE};
	to = values[series->first + after];
	if (after > 0) {
		from = values[series->first + after - 1];
		from_year = years[after - 1];
	} else if (is_level) {
		return (struct fraction){to, SHARE_ONE};
	}
	steps = years[after] - from_year;
	step = year - from_year;
	if (step >= steps)
		return (struct fraction){to, SHARE_ONE};
	return (struct fraction){from * (steps - step) + to * step, (wide)SHARE_ONE * steps};
}

/*
 * Where the exact factor no longer fits a fraction it is the nearest 10^-15, an error of one
 * contact in 10^15.
 */
static bool grow(struct fraction *factor, struct fraction step, bool *is_power)
{
	const int64_t scale = 1000000000000000;
	const struct fraction before = *factor;
	int64_t scaled;

	if (*is_power && fraction_multiply_coprime(factor, before, step))
		return true;
	if (!*is_power && fraction_multiply(factor, before, step))
		return true;
	*is_power = false;
	if (!fraction_of(&scaled, scale, before) || !fraction_of(&scaled, scaled, step))
		return false;
	(void)fraction_new(factor, scaled, scale); /* which has room for any of 64 bits */
	return true;
}

static bool fill_compound(struct portion *portions, const struct series *series,
			  const int64_t *values, int n_years, int *beyond)
{
	struct fraction factor = fraction_one, step = fraction_one, rate = fraction_zero;
	bool is_power = true; /* the factor is one of the step, exactly */

	portion_make(&portions[0], factor, series->per);
	for (int t = 1; t <= n_years; t++) {
		const struct fraction of_year = ratio_in(series, values, t);

		if (of_year.numerator == 0) {
			portions[t] = portions[t - 1];
			continue;
		}
		*beyond = t;
		if (of_year.numerator != rate.numerator ||
		    of_year.denominator != rate.denominator) {
			is_power = factor.numerator == factor.denominator;
			rate = of_year;
			/* Of 64 bits and a number of years: never too long. */
			(void)fraction_new(&step, rate.numerator + rate.denominator,
					   rate.denominator);
		}
		if (!grow(&factor, step, &is_power))
			return false;
		portion_make(&portions[t], factor, series->per);
	}
	return true;
}

bool series_fill(struct portion *portions, const struct series *series, const int64_t *values,
		 int n_years, int *beyond)
{
	const int last = series->years[series->n_points - 1];
	const int64_t scale = series->scale < 0 ? SHARE_ONE : values[series->scale];

	if (series->form == SERIES_COMPOUND)
		return fill_compound(portions, series, values, n_years, beyond);
	for (int t = 0; t <= n_years; t++) {
		if (t > last && t > 0) {
			portions[t] = portions[t - 1];
			continue;
		}
		struct fraction share = t == 0 && series->form != SERIES_LEVEL
					    ? (struct fraction){0, SHARE_ONE}
					    : ratio_in(series, values, t);
		if (scale != SHARE_ONE)
			share = (struct fraction){share.numerator * scale,
						  share.denominator * SHARE_ONE};
		if (series->form == SERIES_FACTOR)
			share.numerator += share.denominator;
		portion_make(&portions[t], share, series->per);
	}
	return true;
}

void series_fill_all(struct portion *portions, const struct series_list *list,
		     const int64_t *values, int n_years)
{
	int beyond;

	for (size_t i = 0; i < list->count; i++)
		(void)series_fill(&portions[i * ((size_t)n_years + 1)], &list->items[i], values,
				  n_years, &beyond);
}

int series_last_change(const struct series_list *list, const int64_t *values)
{
	int last = 0;

	FOR_EACH (const struct series, series, list->items, list->count) {
		for (int j = 0; j < series->n_points; j++) {
			if (series->form == SERIES_COMPOUND && values[series->first + j] != 0)
				return INT32_MAX;
			if (series->years[j] > last)
				last = series->years[j];
		}
	}
	return last;
}
