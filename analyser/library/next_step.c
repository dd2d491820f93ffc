#include "library/next_step.h"

#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "requests/options.h"

static bool has_read(const struct results *results, const char *kind)
{
	for (size_t i = 0; kind != NULL && i < results->n_inputs; i++)
		if (strcmp(results->inputs[i].kind, kind) == 0)
			return true;
	return false;
}

static bool has_chart(const struct results *results)
{
	for (size_t i = 0; i < results->n_tables; i++)
		if (results->tables[i]->n_charts > 0 && results->tables[i]->n_rows > 0)
			return true;
	return false;
}

/* The one folder or workbook that all files were found in, as it is typed, or NULL. */
static const char *folder_typed(const struct run *run)
{
	const struct words *files = &run->settings.files;

	return files->count == 1 && shelf_is_folder(&run->shelf, files->items[0])
		   ? say_word(run->arena, files->items[0])
		   : NULL;
}

static const char *say_step(const struct run *run, const struct next_step *step, const char *folder)
{
	if (has_read(&run->results, step->file) ||
	    (step->is_done != NULL && step->is_done(&run->settings)))
		return NULL;
	return step->command != NULL && folder != NULL
		   ? arena_format(run->arena, "vfm %s %s %s", step->command, folder, step->gives)
		   : step->text;
}

const char *next_step_say(const struct run *run, const struct command *command)
{
	const char *folder = folder_typed(run), *step = NULL;

	for (size_t i = 0; i < MOST_NEXT && step == NULL; i++)
		step = say_step(run, &command->next[i], folder);
	if (step == NULL && has_chart(&run->results) && (command->groups & OPTIONS_CHARTS) != 0 &&
	    run->settings.output.n_charts == 0)
		step = "--chart FILE.svg draws it";
	return step == NULL ? NULL : arena_format(run->arena, "Next: %s.", step);
}
