#include "library/commands.h"

#include "analyses/sayings.h"
#include "loading/folder_case.h"
#include "loading/load_region.h"
#include "loading/shared.h"
#include "model/shapes.h"
#include "requests/options.h"

/* The plan's years, or as many after a case's own base, and those of the register after them,
 * unless given. */
static bool find_years(struct run *run, const struct gains *gains, struct year base,
		       struct year *first, struct year *last)
{
	const struct settings *settings = &run->settings;
	const bool is_given = settings->years.first.start != 0;

	*first =
	    (struct year){(base.start > PLAN_BASE_YEAR.start ? base : PLAN_BASE_YEAR).start + 1};
	if (is_given)
		*first = settings->years.first;
	*last = (struct year){first->start + 2};
	if (!is_given && gains->last_year.start > last->start)
		*last = gains->last_year;
	if (settings->years.last.start != 0)
		*last = settings->years.last;
	if (first->start <= PLAN_BASE_YEAR.start)
		return REFUSE_YEARS(
		    run, "%s begin in %s; NI 179 counts gains since the start of 2008-09",
		    settings->years.asker == NULL ? "--years" : settings->years.asker,
		    say_year(run->arena, *first));
	if (last->start < first->start)
		return REFUSE_YEARS(run, "%s end in %s, before the first year %s",
				    settings->years.asker, say_year(run->arena, *last),
				    say_year(run->arena, *first));
	if (last->start - first->start >= 60)
		return fault(&run->diagnostics, in_file(gains->path),
			     "has a gain of %s, more than 60 years on; choose years with --years",
			     say_year(run->arena, *last));
	return true;
}

static bool execute(struct run *run)
{
	struct case_files files = inputs_case(run, "gains.csv");
	struct indicator_question question = {0};
	struct workstream_rates rates;
	struct case_file file;
	struct shared shared;
	struct gains gains;

	if (!folder_case_take(run, &files, FOLDER_COUNCIL | FOLDER_PLAN_YEARS, &file) ||
	    !shared_init(run, &shared) ||
	    !workstream_rates_load(&rates, &shared.reference, &run->diagnostics))
		return false;

	bool is_well;
	const struct reading *reading =
	    inputs_read_all(run, &files, "gains.csv", &gains_shape, &is_well);

	is_well &= shared_assumptions(run, &files, &shared);
	is_well &=
	    shared_baseline(run, &files, &shared, &question.accounts, &question.accounts_path);
	if (reading == NULL)
		return false;

	struct selection selection = inputs_selection(run, reading, &shared.channels);

	is_well &= gains_build(&gains, reading, &rates, &selection, &run->diagnostics);
	if (!is_well ||
	    !find_years(run, &gains, file.base_year, &question.first_year, &question.last_year))
		return false;
	other_councils_say(run, gains.n_filtered, gains.path);
	question.gains = &gains;
	question.assumptions = &shared.assumptions;
	question.rates = &rates;
	question.reference = &shared.reference;
	return indicator_analyse(&question, &run->results, &run->diagnostics);
}

COMMAND(indicator, "GAINS...|FOLDER", "What is NI 179, forecast and actual?",
	OPTIONS_RESULTS | OPTIONS_CHARTS | OPTIONS_READING | OPTIONS_COUNCILS | OPTIONS_INDICATOR,
	1, MOST_REPEATS, execute,
	{NEXT_CASE,
	 {.text = "--accounts FILE sets the gains against 3% a year of your own baseline",
	  .file = "accounts"}});
