#include "commands/command.h"

#include "analyses/region.h"
#include "commands/load_channel.h"
#include "commands/options.h"
#include "commands/region.h"

static bool execute(struct run *run)
{
	struct case_files files = inputs_case(run, "activity.csv");
	struct channel_question question;
	struct shared shared;

	return region_check(run) && shared_init(run, &shared) &&
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
