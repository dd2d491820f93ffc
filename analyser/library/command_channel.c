#include "library/commands.h"

#include "analyses/region/region.h"
#include "loading/load_case.h"
#include "loading/load_channel.h"
#include "requests/options.h"
#include "loading/load_region.h"

/* What case.csv of a folder says of unit costs holds here as in the case. */
static bool take_costs(struct run *run, const struct case_files *files)
{
	struct settings *settings = &run->settings;
	struct case_file file;

	if (files->folder == NULL)
		return true;
	if (!load_case_file(run, files->folder, &file))
		return false;
	if (settings->channel.unit_costs == NULL && file.unit_costs != NULL) {
		settings->channel.unit_costs = file.unit_costs;
		diagnose(&run->diagnostics, SEVERITY_NOTICE, (struct place){.file = file.path},
			 "unit costs are of '%s', as the key unit_costs asks", file.unit_costs);
	}
	if (settings->channel.fallback_costs == NULL)
		settings->channel.fallback_costs = file.fallback_costs;
	return true;
}

static bool execute(struct run *run)
{
	struct case_files files = inputs_case(run, "activity.csv");
	struct channel_question question;
	struct shared shared;

	return region_check(run) && take_costs(run, &files) && shared_init(run, &shared) &&
	       load_channel(run, &files, &shared, &question) &&
	       channel_analyse(&question, &run->results, &run->diagnostics) &&
	       (!region_is_asked(run) ||
		region_channel_add(&run->results, &question, &run->diagnostics)) &&
	       region_authorities(run, &question.activity->councils, question.activity_path);
}

const struct command command_channel = {
    "channel",
    "ACTIVITY...|FOLDER",
    "What do contacts cost by channel, and what would each strategy release?",
    OPTIONS_RESULTS | OPTIONS_CHARTS | OPTIONS_READING | OPTIONS_YEARS | OPTIONS_CHANNEL |
	OPTIONS_REGION,
    1,
    MOST_REPEATS,
    execute,
};
