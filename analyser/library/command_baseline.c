#include "library/commands.h"

#include "analyses/indicator/indicator.h"
#include "loading/inputs.h"
#include "requests/options.h"
#include "model/shapes.h"

static bool execute(struct run *run)
{
	struct case_files files = inputs_case(run, "accounts.csv");
	struct reference reference;
	struct accounts accounts;
	const struct baseline_question question = {&accounts, &reference};

	if (run->settings.reading.councils.count > 0)
		return REFUSE(
		    run,
		    "--council has no use here: accounts are of one council, and do not name it");
	if (!inputs_reference(run, &reference))
		return false;

	bool is_well;
	const struct reading *reading =
	    inputs_read_main(run, files.main, &accounts_shape, &is_well);

	return reading != NULL &&
	       accounts_build(&accounts, reading, &reference, &run->diagnostics) && is_well &&
	       baseline_analyse(&question, &run->results, &run->diagnostics);
}

COMMAND(baseline, "ACCOUNTS|FOLDER", "What is the baseline of annex A, and 3% of it?",
	OPTIONS_RESULTS | OPTIONS_READING | OPTIONS_COUNCILS, 1, 1, execute,
	{{.text = "vfm indicator GAINS --accounts FILE sets NI 179 against this baseline",
	  .command = "indicator",
	  .gives = "sets NI 179 against this baseline"},
	 NEXT_CASE});
