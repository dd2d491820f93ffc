#include "library/commands.h"

#include <string.h>
#include <sys/stat.h>

#include "analyses/case/case_compare.h"
#include "base/look.h"
#include "base/path.h"
#include "base/text.h"
#include "loading/inputs.h"
#include "library/folder_names.h"
#include "loading/load_case.h"
#include "requests/options.h"

/* The folder without the slashes at its end; NULL, told, where it is none. */
static const char *folder_of(struct run *run, const char *path)
{
	bool is_folder = shelf_is_folder(&run->shelf, path);

	if (!is_folder && !shelf_exists(&run->shelf, path)) {
		const char *slash = strrchr(path, '/');
		const char *parent =
		    slash == NULL ? "."
				  : arena_text_of(run->arena, path, (size_t)(slash - path) + 1);
		size_t count;
		const char *const *names = shelf_hints(&run->shelf, parent, &count, run->arena);

		failure(&run->diagnostics, in_file(path),
			"is not there; a case is a folder of CSV files, or a workbook (vfm init "
			"makes one)%s",
			text_suggest(run->arena, slash == NULL ? path : slash + 1, names, count));
		return NULL;
	}
	if (!is_folder) {
		fault(&run->diagnostics, in_file(path),
		      "is not a folder; a case is a folder of CSV files (vfm init makes one)");
		return NULL;
	}
	return path_trimmed(path, run->arena);
}

/* -o FOLDER, where neither its suffix nor an option asks for one file. */
static void settle_output(struct run *run)
{
	struct settings *settings = &run->settings;

	if (settings->output.path == NULL || settings->output.format != NULL ||
	    settings->output.table != NULL || output_of_path(settings->output.path) != NULL)
		return;
	run->folder = path_trimmed(settings->output.path, run->arena);
	settings->output.path = NULL;
}

/* A pack among the files of its case would be files of the case to the next run. */
static bool check_folder(struct run *run)
{
	struct stat own, given;

	for (size_t i = 0; run->folder != NULL && i < run->settings.files.count; i++)
		if (look_at(run->folder, &own) && look_at(run->settings.files.items[i], &given) &&
		    look_is_same(&own, &given))
			return REFUSE(run,
				      "-o '%s' is the folder of the case itself; name another, "
				      "such as -o '%s/pack'",
				      run->folder, run->folder);
	return true;
}

static bool check_pdf(struct run *run)
{
	return !run->settings.output.has_pdf || run->folder != NULL ||
	       REFUSE(run, "--pdf puts report.pdf into a folder: give one with -o FOLDER");
}

/* One case by itself, in a run of its own whose messages and inputs go to this one. */
static bool run_apart(struct run *run, const char *path, struct case_question *question,
		      struct results *results, struct case_options *options,
		      struct inputs_read *inputs)
{
	struct run *apart = arena_alloc(run->arena, sizeof *apart);
	const char *folder = folder_of(run, path);

	if (folder == NULL)
		return false;
	run_within(apart, run, run->results.command, folder);
	/* What if it went beyond its range?  Then that is what is compared. */
	apart->diagnostics.tolerates_ranges = true;
	bool is_done = load_case(apart, folder, question) &&
		       case_analyse(question, &apart->results, options, &apart->diagnostics);
	for (size_t i = 0; i < apart->diagnostics.count; i++)
		(void)diagnose(&run->diagnostics, apart->diagnostics.items[i].severity,
			       apart->diagnostics.items[i].place, "%s",
			       apart->diagnostics.items[i].message);
	account_take(run, apart);
	/* Whose sheets messages are about. */
	run->sources = apart->sources;
	for (size_t i = 0; i < apart->results.n_inputs; i++) {
		struct input *input = results_input(&run->results);

		/* Files of both cases have the same names. */
		*input = apart->results.inputs[i];
		input->name = input->path;
	}
	*results = apart->results;
	*inputs = (struct inputs_read){apart->readings, apart->n_readings};
	return is_done;
}

static bool compare(struct run *run)
{
	const struct words *files = &run->settings.files;
	struct results *found = arena_array(run->arena, 2, sizeof *found);
	struct case_question questions[2];
	struct case_options options[2];
	struct compared_case cases[2];
	const char *names[2];
	bool is_well = true;

	if (files->count != 2)
		return REFUSE(run, "--compare needs two folders: vfm case --compare FOLDER FOLDER");
	folder_names(names, files->items, run->arena);
	for (size_t i = 0; i < 2; i++) {
		cases[i] = (struct compared_case){.name = names[i],
						  .question = &questions[i],
						  .results = &found[i],
						  .options = &options[i]};
		is_well &= run_apart(run, files->items[i], &questions[i], &found[i], &options[i],
				     &cases[i].inputs);
	}
	if (is_well)
		case_compare(&run->results, cases);
	return is_well;
}

static bool execute(struct run *run)
{
	struct case_question question;
	const char *folder;

	settle_output(run);
	if (!check_pdf(run) || !check_folder(run))
		return false;
	if (run->settings.business_case.compares)
		return compare(run);
	if (run->settings.files.count > 1)
		return REFUSE(run, "case takes one folder, or two with --compare");
	folder = folder_of(run, run->settings.files.items[0]);
	return folder != NULL && load_case(run, folder, &question) &&
	       case_analyse(&question, &run->results, NULL, &run->diagnostics);
}

COMMAND(case, "FOLDER|FILE.xlsx",
	"The whole business case: from gross to cash, what it costs, and when it is repaid",
	OPTIONS_RESULTS | OPTIONS_CHARTS | OPTIONS_YEARS | OPTIONS_CHANNEL | OPTIONS_PROCUREMENT |
	    OPTIONS_CASE,
	1, 2, execute,
	{{.text = "-o FOLDER writes the report, every table and every chart, to be sent"}});
