#include "library/commands.h"

#include "analyses/region/region.h"
#include "loading/folder_case.h"
#include "loading/load_region.h"
#include "loading/shared.h"
#include "requests/options.h"

static bool execute(struct run *run)
{
	struct case_files files = inputs_case(run, "spend.csv");
	const struct procurement_sum *by_council;
	struct procurement_question question;
	struct case_file file;
	struct shared shared;

	if (!region_check(run) ||
	    !folder_case_take(run, &files, FOLDER_COUNCIL | FOLDER_BASE_YEAR | FOLDER_PLAN_YEARS,
			      &file) ||
	    !shared_init(run, &shared) || !load_procurement(run, &files, &shared, &question))
		return false;
	load_procurement_leave(&question, &file, run->arena);
	return procurement_analyse(&question, &by_council, &run->results, &run->diagnostics) &&
	       (!region_is_asked(run) ||
		region_procurement_add(&run->results, &question, by_council, &run->diagnostics)) &&
	       region_authorities(run, &question.spend->councils, question.spend_path);
}

COMMAND(procurement, "SPEND...|FOLDER", "What would smarter procurement save, by category?",
	OPTIONS_RESULTS | OPTIONS_CHARTS | OPTIONS_READING | OPTIONS_COUNCILS | OPTIONS_YEARS |
	    OPTIONS_PROCUREMENT | OPTIONS_REGION,
	1, MOST_REPEATS, execute,
	{NEXT_CASE,
	 {.text = "--categories FILE classifies your own categories", .file = "categories"}});
