#include "library/commands.h"

#include "analyses/region/region.h"
#include "loading/folder_case.h"
#include "loading/load_region.h"
#include "loading/shared.h"
#include "requests/options.h"

static bool execute(struct run *run)
{
	struct case_files files = inputs_case(run, "activity.csv");
	struct channel_councils councils;
	struct channel_question question;
	struct case_file file;
	struct shared shared;

	return region_check(run) &&
	       folder_case_take(run, &files,
				FOLDER_COUNCIL | FOLDER_BASE_YEAR | FOLDER_PLAN_YEARS |
				    FOLDER_UNIT_COSTS,
				&file) &&
	       shared_init(run, &shared) && load_channel(run, &files, &shared, &question) &&
	       channel_analyse(&question, &councils, &run->results, &run->diagnostics) &&
	       (!region_is_asked(run) ||
		region_channel_add(&run->results, &question, &councils, &run->diagnostics)) &&
	       region_authorities(run, &question.activity->councils, question.activity_path);
}

COMMAND(channel, "ACTIVITY...|FOLDER",
	"What do contacts cost by channel, and what would each strategy save?",
	OPTIONS_RESULTS | OPTIONS_CHARTS | OPTIONS_READING | OPTIONS_COUNCILS | OPTIONS_LOG |
	    OPTIONS_YEARS | OPTIONS_CHANNEL | OPTIONS_REGION,
	1, MOST_REPEATS, execute,
	{NEXT_CASE,
	 {.text = "--strategies FILE compares strategies of your own", .file = "strategies"}});
