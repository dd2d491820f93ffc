#include "library/commands.h"

#include "analyses/sayings.h"
#include "analyses/unit_cost/unit_cost.h"
#include "loading/folder_case.h"
#include "loading/shared.h"
#include "requests/options.h"
#include "model/shapes.h"

/* Resources and activity, or the folder that holds both. */
static bool find_files(struct run *run, const char **resources, const char **activity)
{
	const struct words *files = &run->settings.files;
	struct case_files folder = inputs_case(run, "resources.csv");
	struct case_file file;

	*resources = folder.main;
	if (files->count == 2 && folder.folder == NULL) {
		*activity = files->items[1];
		return true;
	}
	*activity = inputs_path(run, &folder, NULL, "activity.csv");
	if (files->count == 1 && *activity != NULL)
		return folder_case_take(run, &folder, FOLDER_COUNCIL | FOLDER_BASE_YEAR, &file);
	return REFUSE(run, files->count == 2 ? "unitcost takes two files, or one folder that holds "
					       "resources.csv and activity.csv"
					     : "unitcost needs the activity too: vfm unitcost "
					       "RESOURCES ACTIVITY, or a folder that holds both");
}

static bool check_activity(struct run *run, const struct activity *activity, const char *path,
			   struct year year)
{
	if (!activity_has(activity, year))
		return fault(&run->diagnostics, in_file(path),
			     "has no contacts of the base year %s", say_year(run->arena, year));
	if (activity->councils.count > 1)
		return fault(&run->diagnostics, in_file(path),
			     "has %zu councils, and resources are those of one; choose it with "
			     "--council NAME",
			     activity->councils.count);
	return true;
}

static bool execute(struct run *run)
{
	struct unit_cost_question question = {.population = run->settings.unit_cost.population,
					      .is_by_posts = run->settings.unit_cost.is_by_posts};
	struct resources resources;
	struct activity activity;
	struct shared shared;
	const char *path;
	bool is_well, is_read;

	if (!find_files(run, &path, &question.activity_path) || !shared_init(run, &shared))
		return false;

	const struct reading *given = inputs_read(run, path, &resources_shape, &is_well);
	const struct reading *reading =
	    inputs_read_main(run, question.activity_path, &activity_shape, &is_read);

	if (given != NULL)
		is_well &= resources_build(&resources, given, &shared.channels, &run->diagnostics);
	if (given == NULL || reading == NULL)
		return false;

	struct selection selection = inputs_selection(run, reading, &shared.channels);

	is_well &= is_read;
	is_well &=
	    activity_build(&activity, reading, &shared.channels, &selection, &run->diagnostics);
	if (!is_well)
		return false;
	question.base_year =
	    run->settings.years.base.start != 0 ? run->settings.years.base : activity.last_year;
	if (!check_activity(run, &activity, question.activity_path, question.base_year))
		return false;
	account_leave_out_years(run, reading, question.base_year);
	question.resources = &resources;
	question.activity = &activity;
	question.channels = &shared.channels;
	question.reference = &shared.reference;
	return unit_cost_analyse(&question, &run->results, &run->diagnostics);
}

static bool is_saved(const struct settings *settings)
{
	return settings->output.n_saves > 0;
}

COMMAND(unitcost, "RESOURCES ACTIVITY|FOLDER",
	"What does one contact cost here, beside the published figures?",
	OPTIONS_RESULTS | OPTIONS_CHARTS | OPTIONS_READING | OPTIONS_COUNCILS | OPTIONS_LOG |
	    OPTIONS_UNIT_COST,
	1, 2, execute,
	{NEXT_CASE,
	 {.text = "--save unit_costs=FILE keeps them for vfm channel --unit-costs FILE",
	  .is_done = is_saved}});
