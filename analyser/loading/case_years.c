#include "loading/load_case.h"

#include "analyses/case/case_least_cost.h"
#include "base/say.h"

/* The base year: given, else the last that any of the files has. */
static struct year find_base(const struct settings *settings, const struct case_question *question)
{
	struct year base = settings->years.base;

	if (base.start != 0)
		return base;
	if (question->channel != NULL)
		base = question->channel->base_year;
	if (question->procurement != NULL && question->procurement->base_year.start > base.start)
		base = question->procurement->base_year;
	if (base.start == 0 && question->prices != NULL)
		base = question->prices->terms.year;
	if (base.start == 0 && case_least_cost_is(question))
		for (size_t i = 0; i < question->costs->n_items; i++)
			if (base.start == 0 || question->costs->items[i].year.start < base.start)
				base = question->costs->items[i].year;
	return base.start != 0 ? base : PLAN_BASE_YEAR;
}

static bool check_bases(struct run *run, const struct case_question *question)
{
	if (question->channel == NULL || question->procurement == NULL ||
	    question->channel->base_year.start == question->procurement->base_year.start)
		return true;
	return fault(
	    &run->diagnostics, in_file(question->path),
	    "activity.csv ends in %s and spend.csv in %s; say which is the base_year in case.csv",
	    say_year(run->arena, question->channel->base_year),
	    say_year(run->arena, question->procurement->base_year));
}

bool case_years_find(struct run *run, struct case_question *question)
{
	const struct settings *settings = &run->settings;
	const struct case_file *file = question->file;
	const struct place place = {.file = file->path != NULL ? file->path : question->path};

	if (!check_bases(run, question))
		return false;
	question->base_year = find_base(settings, question);
	question->first_year = file->first_year.start != 0
				   ? file->first_year
				   : (struct year){question->base_year.start + 1};
	question->last_year = file->last_year.start != 0
				  ? file->last_year
				  : (struct year){question->first_year.start + 2};
	if (settings->years.first.start != 0) {
		question->first_year = settings->years.first;
		question->last_year = settings->years.last;
	}
	question->price_year = file->price_year.start != 0 ? file->price_year : question->base_year;
	question->guidance =
	    file->guidance != GUIDANCE_NOT_GIVEN
		? file->guidance
		: guidance_in_force(question->first_year, question->last_year, file->date);
	int plan = question->last_year.start - question->base_year.start;
	question->n_years = file->appraisal_years != 0 ? file->appraisal_years : plan;
	if (question->first_year.start <= question->base_year.start)
		return fault(&run->diagnostics, place, "first_year is not after the base year %s",
			     say_year(run->arena, question->base_year));
	if (plan > MOST_APPRAISAL_YEARS || plan < 1)
		return fault(&run->diagnostics, place,
			     "last_year is not from 1 to 60 years after the base year %s",
			     say_year(run->arena, question->base_year));
	if (question->n_years < plan)
		return fault(
		    &run->diagnostics, place,
		    "appraisal_years ends before the last year planned, %s; give %d or more",
		    say_year(run->arena, question->last_year), plan);
	return true;
}
