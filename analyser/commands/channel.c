#include "commands/command.h"

#include "commands/load_channel.h"
#include "commands/options.h"

static bool execute(struct run *run)
{
	struct case_files files = inputs_case(run, "activity.csv");
	struct channel_question question;
	struct shared shared;

	return inputs_shared(run, &shared) && load_channel(run, &files, &shared, &question) &&
	       channel_analyse(&question, &run->results, &run->diagnostics);
}

const struct command command_channel = {
    "channel",
    "ACTIVITY|FOLDER",
    "What do contacts cost by channel, and what would each strategy release?",
    OPTIONS_RESULTS | OPTIONS_CHARTS | OPTIONS_READING | OPTIONS_YEARS | OPTIONS_CHANNEL,
    1,
    1,
    execute,
};
