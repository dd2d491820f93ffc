#include "commands/command.h"

#include "commands/load_procurement.h"
#include "commands/options.h"

static bool execute(struct run *run)
{
	struct case_files files = inputs_case(run, "spend.csv");
	struct procurement_question question;
	struct shared shared;

	return inputs_shared(run, &shared) && load_procurement(run, &files, &shared, &question) &&
	       procurement_analyse(&question, &run->results, &run->diagnostics);
}

const struct command command_procurement = {
    "procurement",
    "SPEND|FOLDER",
    "What would smarter procurement release, by category?",
    OPTIONS_RESULTS | OPTIONS_CHARTS | OPTIONS_READING | OPTIONS_YEARS | OPTIONS_PROCUREMENT,
    1,
    1,
    execute,
};
