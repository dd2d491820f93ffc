#include "library/case_form.h"
#include "base/path.h"
#include "library/commands.h"

#include <stdio.h>
#include <string.h>

#include "base/look.h"
#include "base/say.h"
#include "base/text.h"
#include "delivery/delivery.h"
#include "requests/options.h"
#include "model/templates.h"

/* Nothing that is there is written over: false, told, with the first file that is. */
static bool check_free(struct run *run, const char *folder)
{
	size_t count;
	const struct template *files = templates(&count);
	struct stat status;
	bool is_free = true;

	for (size_t i = 0; i < count; i++) {
		const char *path = arena_format(run->arena, "%s/%s", folder, files[i].name);

		if (look_at(path, &status))
			is_free =
			    diagnose(&run->diagnostics, SEVERITY_USAGE, in_file(path),
				     "already exists and is not overwritten; name a new folder");
	}
	return is_free;
}

static bool write_file(struct run *run, struct draft_folder *draft, const char *path,
		       const struct template *file)
{
	FILE *stream = folder_stream(run, draft, file->name);

	if (stream == NULL)
		return false;
	fwrite(file->bytes, 1, (size_t)(file->end - file->bytes), stream);
	return delivery_close(run, stream, path);
}

static bool write_form(struct run *run, FILE *stream)
{
	struct results *form = arena_alloc(run->arena, sizeof *form);
	const struct output_options options = {.diagnostics = &run->diagnostics};

	results_init(form, run->arena, run->results.command);
	return case_form(form, &run->diagnostics) &&
	       output_find("xlsx")->write(form, &options, stream);
}

/* A workbook to fill in: a sheet for each file. */
static bool make_workbook(struct run *run, const char *path)
{
	const char *shown = text_visible(run->arena, path), *typed = say_word(run->arena, path);
	struct stat status;

	if (look_at(path, &status))
		return diagnose(&run->diagnostics, SEVERITY_USAGE, in_file(path),
				"is there already, and is not written over; name a new file");
	FILE *stream = delivery_open(run, &run->drafts, path);
	if (stream == NULL || !write_form(run, stream) || !delivery_close(run, stream, path))
		return false;
	run->text = arena_format(
	    run->arena,
	    "An empty case to fill in is in %s. Its first sheet says which sheets answer what.\n"
	    "Write your own rows below the examples, which begin with # and do not count. Then:\n"
	    "  vfm check %s     what is wrong with its sheets\n"
	    "  vfm case %s      the business case, from whichever sheets have rows\n",
	    shown, typed, typed);
	return true;
}

static bool is_workbook(const char *path)
{
	const struct output *output = output_of_path(path);

	return output != NULL && output == output_find("xlsx");
}

/* The name of a file of another form, which no folder is meant to have. */
static bool is_other_form(const char *path)
{
	return path[0] != '\0' && text_ends("|.xls|.xlsm|.xlsb|.ods|.csv|.zip|", path + 1) > 0;
}

static bool execute(struct run *run)
{
	const char *folder = run->settings.files.items[0];
	size_t count;
	const struct template *files = templates(&count);

	if (is_workbook(folder))
		return make_workbook(run, folder);
	if (is_other_form(folder))
		return diagnose(&run->diagnostics, SEVERITY_USAGE, in_file(folder),
				"would be a folder of that name; give a workbook the ending .xlsx, "
				"and a folder a name without an ending");
	folder = path_trimmed(folder, run->arena);
	struct draft_folder *draft = check_free(run, folder) ? folder_open(run, folder) : NULL;
	if (draft == NULL)
		return false;
	for (size_t i = 0; i < count; i++)
		if (!write_file(run, draft,
				arena_format(run->arena, "%s/%s", folder, files[i].name),
				&files[i]))
			return false;
	folder_settle(run, folder, draft);

	const char *shown = text_visible(run->arena, folder), *typed = say_word(run->arena, folder);

	run->text = arena_format(
	    run->arena,
	    "%s now holds an empty case: %zu files, each with its columns and examples.\n"
	    "Uncomment an example row (remove the #) and replace it with your own.\n"
	    "'vfm help files' says which files you need. Then:\n"
	    "  vfm check %s    mistakes, line by line\n"
	    "  vfm case %s     the business case, from the files that have rows\n",
	    shown, count, typed, typed);
	return true;
}

COMMAND(init, "FOLDER|FILE.xlsx",
	"An empty case to start from: every file, its columns, and examples", 0, 1, 1, execute,
	{{0}});
