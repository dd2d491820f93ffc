#include "loading/inputs.h"

#include "base/say.h"
#include "base/text.h"

bool inputs_years(struct run *run, struct year file_last_year, struct year *base,
		  struct year *first, struct year *last)
{
	const struct settings *settings = &run->settings;
	const char *asker = settings->years.asker == NULL ? "--years" : settings->years.asker;

	*base = settings->years.base.start != 0 ? settings->years.base : file_last_year;
	*first = settings->years.first.start != 0 ? settings->years.first
						  : (struct year){base->start + 1};
	*last = settings->years.last.start != 0 ? settings->years.last
						: (struct year){first->start + 2};
	if (first->start > base->start && last->start >= first->start &&
	    last->start - base->start <= 60)
		return true;
	if (first->start > base->start)
		return REFUSE_YEARS(run, "%s end in %s, %s the base year %s", asker,
				    say_year(run->arena, *last),
				    last->start < first->start ? "before the year after"
							       : "more than 60 years after",
				    say_year(run->arena, *base));
	return REFUSE_YEARS(run,
			    "%s begin in %s, which is not after the base year %s; give --base-year",
			    asker, say_year(run->arena, *first), say_year(run->arena, *base));
}

bool inputs_refuse_base(struct run *run, const char *path, const char *what, const char *are,
			struct year base, const char *span)
{
	return fault(
	    &run->diagnostics, in_file(path),
	    "has no %s of the base year %s; its %s %s of %s; give another --base-year%s, or "
	    "give %s of that year",
	    what, say_year(run->arena, base), what, are, span,
	    run->settings.reading.is_whole_case ? ", or base_year in case.csv" : "", what);
}

/* A spreadsheet makes Aug-07 of 2007-08, and writes it so. */
static void say_spreadsheet_year(struct run *run, unsigned months, struct year year,
				 const char *path)
{
	int month = months_first(months);
	int calendar_year = months_calendar_year(year, month);

	if (months_count(months) == 1 && month == calendar_year % 100 + 1)
		notice(&run->diagnostics, in_file(path),
		       "is read as %s %d only, which is also what a spreadsheet turns %s into; "
		       "write %s in its rows if they are for the whole year",
		       month_name(month), calendar_year, say_year(run->arena, year),
		       say_year(run->arena, year));
}

const char *inputs_part_year(struct run *run, struct coverage *coverage, struct year year,
			     const char *path)
{
	unsigned all = coverage_months(coverage, NULL, year);
	const char **parts = arena_array(run->arena, coverage->count, sizeof *parts);
	size_t n_parts = 0;

	if (months_are_part(all)) {
		say_spreadsheet_year(run, all, year, path);
		return say_months(run->arena, all);
	}
	coverage_sort(coverage);
	FOR_EACH (const struct covered, covered, coverage->items, coverage->count)
		if (covered->year.start == year.start && months_are_part(covered->months))
			parts[n_parts++] = arena_format(
			    run->arena, "%s (%s)", text_cut(run->arena, covered->council, 60),
			    say_months_of(run->arena, covered->months, year));
	if (n_parts > 0)
		notice(&run->diagnostics, in_file(path),
		       "covers only a part of %s for %s: their figures are not for a whole year",
		       say_year(run->arena, year), text_list(run->arena, parts, n_parts, 5));
	return NULL;
}

void years_back_add(struct years_back *years, struct year base, struct year year, int64_t amount)
{
	const int back = base.start - year.start;

	/* A part of the sum of all, which has been checked. */
	if (year.start != 0 && back >= 0 && back < YEARS_BACK)
		years->sums[back] += amount;
}

size_t inputs_doubt_base(const struct run *run, const struct years_back *years)
{
	const int64_t own = years->sums[0];
	size_t most = 1;

	if (run->settings.years.base.start != 0)
		return 0;
	if (own < years->sums[1] / 2)
		return 1;
	for (size_t i = 2; i < YEARS_BACK; i++)
		most = years->sums[i] > years->sums[most] ? i : most;
	return own < years->sums[most] / 10 ? most : 0;
}

void inputs_say_base(struct run *run, const char *path, struct year base, size_t back,
		     const char *own, const char *other)
{
	const char *before = say_year(run->arena, (struct year){base.start - (int)back});

	warning(&run->diagnostics, in_file(path),
		"the base year is %s, its last, with %s, and %s has %s; if that is meant to be the "
		"base year, give --base-year %s%s",
		say_year(run->arena, base), own, before, other, before,
		run->settings.reading.is_whole_case ? ", or base_year in case.csv" : "");
}
