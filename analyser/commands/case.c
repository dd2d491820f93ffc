#include "commands/command.h"

#include <string.h>
#include <sys/stat.h>

#include "commands/load_case.h"
#include "commands/options.h"

/* The folder without the slashes at its end; NULL, told, where it is none. */
static const char *folder_of(struct run *run, const char *path)
{
	struct stat status;

	if (stat(path, &status) != 0 || !S_ISDIR(status.st_mode)) {
		diagnose(&run->diagnostics, SEVERITY_FAULT, (struct place){.file = path},
			 "is not a folder; a case is a folder of CSV files (vfm init makes one)");
		return NULL;
	}
	while (strlen(path) > 1 && path[strlen(path) - 1] == '/')
		path = arena_text_of(run->arena, path, strlen(path) - 1);
	return path;
}

/* -o FOLDER, where neither its suffix nor an option asks for one file. */
static void settle_output(struct run *run)
{
	struct settings *settings = &run->settings;

	if (settings->output == NULL || settings->format != NULL || settings->table != NULL ||
	    output_of_path(settings->output) != NULL)
		return;
	run->folder = settings->output;
	settings->output = NULL;
}

static bool execute(struct run *run)
{
	struct case_question question;
	const char *folder = folder_of(run, run->settings.files.items[0]);

	settle_output(run);
	return folder != NULL && load_case(run, folder, &question) &&
	       case_analyse(&question, &run->results, &run->diagnostics);
}

const struct command command_case = {
    "case",
    "FOLDER",
    "The whole business case: from gross to cash, what it costs, and when it is repaid",
    OPTIONS_RESULTS | OPTIONS_CHARTS | OPTIONS_YEARS | OPTIONS_CHANNEL | OPTIONS_PROCUREMENT |
	OPTIONS_CASE,
    1,
    2,
    execute,
};
