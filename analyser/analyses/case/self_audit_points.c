#include "analyses/case/self_audit.h"

#include <string.h>

#include "base/say.h"

static bool is_actual(const struct gain *gain)
{
	return gain->status == GAIN_ACTUAL;
}

static bool is_forecast(const struct gain *gain)
{
	return gain->status == GAIN_FORECAST;
}

static bool lapses(const struct gain *gain)
{
	return gain->lapses.start != 0;
}

static const char no_file[] = "no file of a case could show it",
		  not_told[] = "; no file shows that members were told",
		  look_harder[] = "; 'vfm indicator' lists the projects to examine; no file shows "
				  "that anyone has";

/*
 * By the key of the set: a point has evidence of its own, or part of it is shown by the author's
 * words in a section, or by rows of the register that have something, or by no file.
 */
static const struct {
	const char *key;
	const char *could; /* show it, where nothing does */
	audit_evidence *find;
	const char *section;
	audit_test *has, *is_asked;
	const char *said[2], *rest[2]; /* before and behind the lines of one row, and of more */
} points[] = {
    {"drivers", .could = "no figure shows it; notes.csv, section strategic, could say it",
     .section = "strategic"},
    {"leadership", .could = "no figure shows it; notes.csv, section management, could say it",
     .section = "management"},
    {"challenge", .could = no_file},
    {"performance", .find = audit_performance},
    {"partnership", .find = audit_partnership},
    {"risks", .find = audit_risks},
    {"owners", .find = audit_owners},
    {"progress",
     .could = "actual gains beside the forecasts (gains.csv, column status) could show it",
     .section = "management", .has = is_actual,
     .said = {"rows of the register is an actual gain", "rows of the register are actual gains"},
     .rest = {not_told, not_told}},
    {"internal audit", .could = no_file},
    {"residents", .could = no_file},
    {"data", .find = audit_data},
    {"sources", .find = audit_sources},
    {"refined", .find = audit_refined},
    {"benchmarks", .find = audit_benchmarks},
    {"outcomes", .could = no_file},
    {"quality", .find = audit_quality},
    {"scrutiny", .could = "likelihoods of forecasts (gains.csv) could show some of it",
     .has = audit_has_likelihood, .is_asked = is_forecast,
     .said = {"forecasts has a likelihood", "forecasts have a likelihood"},
     .rest = {look_harder, look_harder}},
    {"revised",
     .could = "a register holds one likelihood of a gain; two cases set side by side (vfm case "
	      "--compare) show what was revised"},
    {"realised", .could = "actual gains (gains.csv, column status) could show it", .has = is_actual,
     .is_asked = audit_counts, .said = {"gains has an outturn", "gains have an outturn"},
     .rest = {"; no file shows that budgets were cut by it",
	      "; no file shows that budgets were cut by them"}},
    {"sustained",
     .could = "the year in which a gain lapses (gains.csv, column lapses) could show some of it",
     .has = lapses, .said = {"gains says when it lapses", "gains say when they lapse"},
     .is_asked = audit_counts, .rest = {", and counts until then", ", and count until then"}},
    {"performance management", .could = no_file},
};

static struct audit_finding by_register(const struct audit_point *point, size_t number)
{
	const struct gains *gains = point->question->gains;
	const struct audit_rows rows =
	    audit_rows_of(gains, points[number].has, points[number].is_asked);

	const bool is_many = rows.count != 1;

	if (rows.count == 0)
		return points[number].section == NULL
			   ? audit_nothing(points[number].could)
			   : audit_by_words(point, points[number].section, points[number].could);
	return (struct audit_finding){AUDIT_PART,
				      arena_format(point->arena, "%zu of %zu %s%s%s", rows.count,
						   rows.all, points[number].said[is_many],
						   audit_rows_say(&rows, point->arena),
						   points[number].rest[is_many]),
				      say_file(gains->path)};
}

bool self_audit_find(struct audit_finding *finding, const char *key,
		     const struct case_question *question, struct arena *arena)
{
	const struct audit_point point = {question, arena};
	size_t i = 0;

	while (i < N_OF(points) && strcmp(points[i].key, key) != 0)
		i++;
	if (i == N_OF(points))
		return false;
	*finding = points[i].find != NULL  ? points[i].find(&point)
		   : points[i].has != NULL ? by_register(&point, i)
		   : points[i].section != NULL
		       ? audit_by_words(&point, points[i].section, points[i].could)
		       : audit_nothing(points[i].could);
	return true;
}
