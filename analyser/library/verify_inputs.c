#include "library/verify.h"

#include <string.h>
#include <sys/stat.h>

#include "base/look.h"
#include "base/sha256.h"
#include "base/say.h"
#include "delivery/delivery.h"
#include "library/request.h"
#include "library/strays.h"
#include "reading/source.h"

/* What stands behind `folder/` in a path, or NULL. */
static const char *behind(const char *path, const char *folder)
{
	size_t length = strlen(folder);

	while (length > 1 && folder[length - 1] == '/')
		length--;
	return strncmp(path, folder, length) == 0 && path[length] == '/' &&
		       pack_is_within(path + length + 1)
		   ? path + length + 1
		   : NULL;
}

/* Is it a path that a list may have read by itself: below here, and nowhere else? */
static bool is_below(const char *path)
{
	while (strncmp(path, "./", 2) == 0)
		path += 2;
	return strcmp(path, ".") == 0 || pack_is_within(path);
}

/* Where a case's folder is now: the one given with --inputs, or of several the one in it. */
static const char *folder_now(const struct verification *work, const char *folder)
{
	const char *inputs = work->run->settings.verify.inputs;

	if (inputs == NULL)
		return folder;
	return work->pack.arguments.count == 1
		   ? inputs
		   : arena_format(work->run->arena, "%s/%s", inputs, say_file(folder));
}

/* Where an input is now. */
static const char *place_now(const struct verification *work, const char *path)
{
	const char *inputs = work->run->settings.verify.inputs;

	for (size_t i = 0; i < work->pack.arguments.count; i++) {
		const char *name = behind(path, work->pack.arguments.items[i]);

		if (name != NULL)
			return arena_format(work->run->arena, "%s/%s",
					    folder_now(work, work->pack.arguments.items[i]), name);
	}
	return inputs == NULL ? path
			      : arena_format(work->run->arena, "%s/%s", inputs, say_file(path));
}

/*
 * A plain file's bytes, onto the shelf under the path that it is listed by.  False where it is
 * none; NULL bytes of an empty file are a text all the same.
 */
static bool shelve(struct verification *work, const char *path, const char *place)
{
	struct shelf_file file = {.path = path};

	if (look_whole(place, BOUND_FILE, &file.bytes, &file.size, work->run->arena) != LOOK_DONE)
		return false;
	shelf_add(&work->shelf, file, work->run->arena);
	return true;
}

static const char *digest(struct arena *arena, const void *bytes, size_t size)
{
	char *hex = arena_alloc(arena, SHA256_HEX_SIZE);

	return sha256_of(bytes, size, hex);
}

/* Is an input taken from there, that was in another place when the pack was made? */
static bool is_input_at(const struct verification *work, const char *place)
{
	for (size_t i = 0; i < work->pack.inputs.count; i++)
		if (strcmp(place_now(work, work->pack.inputs.items[i].name), place) == 0)
			return true;
	return false;
}

/* The other files of a case's folder, of which a run says that it does not read them. */
static void shelve_others(struct verification *work, const char *folder)
{
	const char *now = folder_now(work, folder);
	size_t count, length = strlen(folder);
	const char *const *names = shelf_names(NULL, now, &count, work->run->arena);

	while (length > 1 && folder[length - 1] == '/')
		length--;
	for (size_t i = 0; i < count; i++) {
		const char *path =
		    arena_format(work->run->arena, "%.*s/%s", (int)length, folder, names[i]);

		const char *place = arena_format(work->run->arena, "%s/%s", now, names[i]);
		/* What no run would read, by its name or for its size, is no text here either. */
		const struct shelf_file unread = {.path = path, .bytes = "", .size = sizeof ""};
		struct stat status;

		if (shelf_find(&work->shelf, path) != NULL || is_input_at(work, place) ||
		    !look_at(place, &status) || !S_ISREG(status.st_mode))
			continue;
		if (!strays_may_read(work->run->arena, names[i]) || !shelve(work, path, place))
			shelf_add(&work->shelf, unread, work->run->arena);
	}
}

bool verify_find_inputs(struct verification *work)
{
	const struct pack *pack = &work->pack;
	struct run *run = work->run;

	for (size_t i = 0; i < pack->arguments.count; i++)
		if (run->settings.verify.inputs == NULL && !is_below(pack->arguments.items[i]))
			return fault(
			    &run->diagnostics, in_file(pack->list),
			    "names inputs outside the folder that you are in ('%s'), which are not "
			    "read on its word; say where they are with --inputs FOLDER",
			    text_cut(run->arena, pack->arguments.items[i], 200));
	work->inputs.items =
	    arena_array(run->arena, pack->inputs.count, sizeof *work->inputs.items);
	for (size_t i = 0; i < pack->inputs.count; i++) {
		const char *path = pack->inputs.items[i].name, *place = place_now(work, path);
		struct pack_entry *input = &work->inputs.items[work->inputs.count++];

		*input = (struct pack_entry){path, NULL};
		if ((run->settings.verify.inputs == NULL && !is_below(path)) ||
		    !shelve(work, path, place))
			continue;

		const struct shelf_file *file = shelf_find(&work->shelf, path);

		input->sha256 = digest(run->arena, file->bytes, file->size);
	}
	for (size_t i = 0; i < pack->arguments.count; i++)
		shelve_others(work, pack->arguments.items[i]);
	return true;
}

/* The request as the list has it; false with what is wrong among the run's messages. */
static bool ask_again(struct run *run, const struct pack *pack, const struct command *command)
{
	struct options options = {.settings = &run->settings,
				  .diagnostics = &run->diagnostics,
				  .command = command->name,
				  .groups = command->groups};

	for (size_t i = 0; i < pack->n_options; i++)
		if (!options_take(&options, pack->options[i].name, pack->options[i].value))
			return false;
	for (size_t i = 0; i < pack->arguments.count; i++)
		if (!options_take_file(&options, pack->arguments.items[i]))
			return false;
	/* A folder of this name is what its files are written into; none is. */
	return options_take(&options, "output", "pack");
}

static const char *first_fault(const struct run *run)
{
	for (size_t i = 0; i < run->diagnostics.count; i++)
		if (run->diagnostics.items[i].severity >= SEVERITY_FAULT)
			return diagnostic_text(run->arena, &run->diagnostics.items[i]);
	return "it was stopped";
}

static void keep_contents(struct verification *work, const struct folder_content *contents,
			  size_t count)
{
	struct arena *arena = work->run->arena;

	work->again.items = arena_array(arena, count, sizeof *work->again.items);
	for (size_t i = 0; i < count; i++)
		work->again.items[work->again.count++] = (struct pack_entry){
		    contents[i].name, contents[i].bytes == NULL
					  ? NULL
					  : digest(arena, contents[i].bytes, contents[i].size)};
	work->read_again = pack_inputs(work->run);
}

bool verify_run_again(struct verification *work)
{
	const struct command *command = command_find("case");
	struct run *run = work->run, outer = *run;
	const struct folder_content *contents = NULL;
	bool is_well = true;
	size_t count = 0;

	run_within(run, &outer, command->name, "");
	run->results.epoch = work->pack.epoch;
	run->settings = (struct settings){0};
	run->drafts = outer.drafts;
	run->hooks = outer.hooks;
	run->shelf = work->shelf;
	run->shelf.is_sealed = true;
	if (ask_again(run, &work->pack, command) && request_find_results(run, command))
		contents = folder_render(run, &count);
	if (contents != NULL) {
		keep_contents(work, contents, count);
		work->statements = manifest_differs(run, work->pack.said);
	} else {
		work->why_not = arena_format(run->arena, "its inputs cannot be run again: %s",
					     first_fault(run));
	}
	/* Without gnuplot, say, nothing is known of the pack. */
	for (size_t i = 0; i < run->diagnostics.count; i++)
		if (run->diagnostics.items[i].severity == SEVERITY_FAILURE)
			is_well = failure(&outer.diagnostics, run->diagnostics.items[i].place, "%s",
					  run->diagnostics.items[i].message);
	outer.drafts = run->drafts;
	*run = outer;
	return is_well && !run_is_stopped(run);
}
