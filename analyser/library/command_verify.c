#include "library/commands.h"

#include <errno.h>
#include <fcntl.h>
#include <sha2.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#include "base/say.h"
#include "base/text.h"
#include "base/version.h"
#include "delivery/folder.h"
#include "delivery/pack.h"
#include "library/request.h"
#include "results/table.h"

static const struct passage_spec said_answer = {"verify.answer", SECTION_ANSWER, PASSAGE_ANSWER, 9,
						"pack_difference"},
				 said_version = {"verify.version", SECTION_ANSWER, PASSAGE_WARNING,
						 8, NULL},
				 said_epoch = {"verify.date", SECTION_ANSWER, PASSAGE_WARNING, 8,
					       NULL},
				 said_cause = {"verify.no-input-changed", SECTION_ANSWER,
					       PASSAGE_WARNING, 8, "pack_difference"};

TABLE(pack_difference, (name, "File", TEXT), (kind, "Of the", TEXT), (difference, "Found", TEXT),
      (listed, "SHA-256 listed begins", TEXT), (found, "Found now begins", TEXT),
      (again, "Run again begins", TEXT));

TABLE(pack_file, (name, "File", TEXT), (kind, "Of the", TEXT), (listed, "SHA-256 listed", TEXT),
      (found, "Found now", TEXT), (again, "Run again", TEXT));

#define N_BEGINNING 12 /* hexadecimal digits that tell two files apart for a reader */
#define MOST_INPUT (INT64_C(1) << 30)

/* A pack as it is verified. */
struct verification {
	struct run *run;
	struct pack pack;
	struct pack_entries inputs; /* as they are now; a SHA-256 is NULL where one is not found */
	struct pack_entries again;  /* the pack's files as the inputs give them */
	struct pack_entries read_again; /* the inputs of that run */
	struct shelf shelf;             /* with the bytes of the inputs, under their listed names */
	const char *why_not;            /* it was not run again, or NULL: it was */
	struct table *differences, *files;
	size_t n_changed, n_missing, n_added, n_unlike, n_inputs;
};

/* --- The inputs as they are now --- */

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

static const char *base_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash == NULL ? path : slash + 1;
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
		   : arena_format(work->run->arena, "%s/%s", inputs, base_of(folder));
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
			      : arena_format(work->run->arena, "%s/%s", inputs, base_of(path));
}

static void close_file(void *descriptor)
{
	(void)close(*(const int *)descriptor);
}

/*
 * A plain file's bytes, onto the shelf under the path that it is listed by.  False where it is
 * none; NULL bytes of an empty file are a text all the same.
 */
static bool shelve(struct verification *work, const char *path, const char *place)
{
	struct arena *arena = work->run->arena;
	int *held = arena_alloc(arena, sizeof *held);
	struct stat status;
	size_t size = 0;

	*held = open(place, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	if (*held < 0)
		return false;
	arena_hold(arena, held, close_file);

	bool is_plain =
	    fstat(*held, &status) == 0 && S_ISREG(status.st_mode) && status.st_size <= MOST_INPUT;
	char *bytes = is_plain ? arena_alloc(arena, (size_t)status.st_size + 1) : NULL;

	while (is_plain && size < (size_t)status.st_size) {
		ssize_t got = read(*held, bytes + size, (size_t)status.st_size - size);

		if (got <= 0 && errno != EINTR)
			break;
		size += got > 0 ? (size_t)got : 0;
	}
	arena_end(arena, held);
	if (!is_plain || size != (size_t)status.st_size)
		return false;
	bytes[size] = '\0';
	shelf_add(&work->shelf, (struct shelf_file){.path = path, .bytes = bytes, .size = size},
		  arena);
	return true;
}

static const char *digest(struct arena *arena, const void *bytes, size_t size)
{
	char *hex = arena_alloc(arena, SHA256_DIGEST_STRING_LENGTH);

	return SHA256Data(bytes, size, hex);
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

		if (shelf_find(&work->shelf, path) == NULL && !is_input_at(work, place))
			(void)shelve(work, path, place);
	}
}

/* False, told, where the list names places that are not read on its word. */
static bool find_inputs(struct verification *work)
{
	const struct pack *pack = &work->pack;
	struct run *run = work->run;

	for (size_t i = 0; i < pack->arguments.count; i++)
		if (run->settings.verify.inputs == NULL && !is_below(pack->arguments.items[i]))
			return diagnose(
			    &run->diagnostics, SEVERITY_FAULT, (struct place){.file = pack->list},
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

/* --- Run again --- */

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
		if (run->diagnostics.items[i].severity != SEVERITY_NOTICE)
			return diagnostic_text(run->arena, &run->diagnostics.items[i]);
	return "it was stopped";
}

static void keep_contents(struct verification *work, const struct folder_content *contents,
			  size_t count, const struct results *results)
{
	struct arena *arena = work->run->arena;

	work->again.items = arena_array(arena, count, sizeof *work->again.items);
	for (size_t i = 0; i < count; i++)
		work->again.items[work->again.count++] = (struct pack_entry){
		    contents[i].name, contents[i].bytes == NULL
					  ? NULL
					  : digest(arena, contents[i].bytes, contents[i].size)};
	work->read_again.items =
	    arena_array(arena, results->n_inputs, sizeof *work->read_again.items);
	for (size_t i = 0; i < results->n_inputs; i++)
		work->read_again.items[work->read_again.count++] =
		    (struct pack_entry){results->inputs[i].path, results->inputs[i].sha256};
}

/*
 * Run the inputs again in this run's place, so that a signal finds its drafts and its child.  False
 * with a failure.
 */
static bool run_again(struct verification *work)
{
	const struct command *command = command_find("case");
	struct run *run = work->run, outer = *run;
	const struct folder_content *contents = NULL;
	bool is_well = true;
	size_t count = 0;

	run_within(run, &outer, command->name, "");
	run->settings = (struct settings){0};
	run->drafts = outer.drafts;
	run->hooks = outer.hooks;
	run->shelf = work->shelf;
	run->shelf.is_sealed = true;
	if (ask_again(run, &work->pack, command) && request_find_results(run, command))
		contents = folder_render(run, &count);
	if (contents != NULL)
		keep_contents(work, contents, count, &run->results);
	else
		work->why_not = arena_format(run->arena, "its inputs cannot be run again: %s",
					     first_fault(run));
	/* Without gnuplot, say, nothing is known of the pack. */
	for (size_t i = 0; i < run->diagnostics.count; i++)
		if (run->diagnostics.items[i].severity == SEVERITY_FAILURE)
			is_well = diagnose(&outer.diagnostics, SEVERITY_FAILURE,
					   run->diagnostics.items[i].place, "%s",
					   run->diagnostics.items[i].message);
	outer.drafts = run->drafts;
	*run = outer;
	return is_well && !run_is_stopped(run);
}

/* --- What differs --- */

static struct value beginning(const struct verification *work, const char *sha256, const char *why)
{
	return sha256 == NULL || sha256[0] == '\0'
		   ? value_none(why)
		   : value_text(arena_text_of(work->run->arena, sha256, N_BEGINNING));
}

static struct value whole(const char *sha256, const char *why)
{
	return sha256 == NULL || sha256[0] == '\0' ? value_none(why) : value_text(sha256);
}

/* One file or input with its three sums, and what is to be said of it where these differ. */
struct verified {
	const char *name, *kind, *listed, *found, *again, *difference;
};

static void add(struct verification *work, const struct verified *one)
{
	const char *why = work->why_not == NULL ? "not given" : "not run again";

	TABLE_ADD(work->files, pack_file, .name = value_text(one->name),
		  .kind = value_text(one->kind), .listed = whole(one->listed, "not listed"),
		  .found = whole(one->found, "not found"), .again = whole(one->again, why));
	if (one->difference != NULL)
		TABLE_ADD(work->differences, pack_difference, .name = value_text(one->name),
			  .kind = value_text(one->kind), .difference = value_text(one->difference),
			  .listed = beginning(work, one->listed, "not listed"),
			  .found = beginning(work, one->found, "not found"),
			  .again = beginning(work, one->again, why));
}

static bool is_same(const char *a, const char *b)
{
	return a != NULL && b != NULL && strcmp(a, b) == 0;
}

/* A file of the pack, by any of its three names; false where it cannot be read. */
static bool compare_file(struct verification *work, const char *name)
{
	const struct pack_entry *listed = pack_find(&work->pack.files, name),
				*again = pack_find(&work->again, name);
	const char *path = arena_format(work->run->arena, "%s/%s", work->pack.folder, name);
	char *found = arena_alloc(work->run->arena, PACK_DIGEST_SIZE);
	struct verified one = {name,
			       "pack",
			       listed == NULL ? NULL : listed->sha256,
			       found,
			       again == NULL ? NULL : again->sha256,
			       NULL};
	struct stat status;
	const bool is_there = lstat(path, &status) == 0;
	/* A print by another program is held against the list only, its page against both. */
	const bool was_run = work->why_not == NULL && (again == NULL || again->sha256 != NULL);

	if (!pack_digest(path, found))
		return diagnose(&work->run->diagnostics, SEVERITY_FAILURE,
				(struct place){.file = path}, "cannot be read: %s",
				strerror(errno));
	if (!is_there && listed == NULL && !was_run)
		return true;
	if (!is_there && (listed != NULL || again != NULL)) {
		work->n_missing++;
		one.difference = listed != NULL ? "missing" : "missing, and not on the list";
	} else if (listed == NULL) {
		work->n_added++;
		one.difference =
		    is_same(one.again, found) ? "added; its inputs give it too" : "added";
	} else if (!is_same(one.listed, found)) {
		work->n_changed++;
		one.difference =
		    !was_run                         ? "changed"
		    : is_same(one.again, one.listed) ? "changed; its inputs give what was listed"
		    : is_same(one.again, found)      ? "changed; its inputs give what it is now"
						     : "changed; its inputs give something else";
	} else if (was_run && !is_same(one.again, found)) {
		work->n_unlike++;
		one.difference = again == NULL ? "as listed; its inputs do not give it"
					       : "as listed; its inputs give something else";
	}
	add(work, &one);
	return true;
}

static bool compare_files(struct verification *work)
{
	const struct pack_entries found = pack_found(&work->pack, work->run->arena);
	const struct pack_entries *lists[] = {&work->pack.files, &found, &work->again};
	bool is_well = true;

	for (size_t list = 0; list < sizeof lists / sizeof *lists; list++)
		for (size_t i = 0; i < lists[list]->count; i++) {
			const char *name = lists[list]->items[i].name;
			bool is_new = true;

			for (size_t before = 0; before < list; before++)
				is_new &= pack_find(lists[before], name) == NULL;
			if (is_new)
				is_well &= compare_file(work, name);
		}
	return is_well;
}

static void compare_inputs(struct verification *work)
{
	for (size_t i = 0; i < work->inputs.count; i++) {
		const struct pack_entry *listed = &work->pack.inputs.items[i];
		const struct pack_entry *again = pack_find(&work->read_again, listed->name);
		struct verified one = {listed->name,
				       "inputs",
				       listed->sha256,
				       work->inputs.items[i].sha256,
				       again == NULL ? NULL : again->sha256,
				       NULL};

		if (one.found == NULL)
			one.difference = "not found";
		else if (one.listed != NULL && !is_same(one.listed, one.found))
			one.difference = "changed since the pack was made";
		work->n_inputs += one.difference != NULL;
		add(work, &one);
	}
	for (size_t i = 0; i < work->read_again.count; i++) {
		const struct pack_entry *input = &work->read_again.items[i];

		if (pack_find(&work->pack.inputs, input->name) != NULL)
			continue;
		work->n_inputs++;
		add(work, &(struct verified){input->name, "inputs", NULL, input->sha256,
					     input->sha256, "added since the pack was made"});
	}
}

/* --- What is said --- */

static const char *more(const struct verification *work, const char *before, size_t count,
			const char *one, const char *many)
{
	return count == 0 ? before
			  : text_more(work->run->arena, before, ", ",
				      say_count(work->run->arena, count, one, many));
}

static void say(struct verification *work)
{
	struct results *results = &work->run->results;
	struct arena *arena = work->run->arena;
	const struct pack *pack = &work->pack;
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	const char *counts = "";

	counts = more(work, counts, work->n_changed, "file was changed", "files were changed");
	counts = more(work, counts, work->n_missing, "file is missing", "files are missing");
	counts = more(work, counts, work->n_added, "file was added", "files were added");
	counts = more(work, counts, work->n_unlike, "file is not what the inputs give",
		      "files are not what the inputs give");
	counts = more(work, counts, work->n_inputs, "input is not as it was",
		      "inputs are not as they were");
	if (work->why_not != NULL)
		results_say(results, &said_answer,
			    "Whether this pack is what its inputs give is not known, because %s%s.",
			    work->why_not,
			    counts[0] == '\0' ? "; its files are as they were written"
					      : arena_format(arena, "; %s", counts));
	else if (counts[0] != '\0')
		results_say(results, &said_answer, "This pack is not what its inputs give: %s.",
			    counts);
	else
		results_say(results, &said_answer,
			    "This pack is what its inputs give: %s as written, and running its %s "
			    "again gives the same, byte for byte.",
			    say_count(arena, pack->files.count, "file is", "files are"),
			    say_count(arena, pack->inputs.count, "input", "inputs"));
	if (strcmp(pack->version, VFM_VERSION) != 0)
		results_say(results, &said_version,
			    "The pack was made by vfm %s, and this is %s, which may work out, word "
			    "or draw things otherwise.",
			    text_cut(arena, pack->version, 40), VFM_VERSION);
	if ((pack->epoch == NULL) != (epoch == NULL) ||
	    (epoch != NULL && strcmp(epoch, pack->epoch) != 0))
		results_say(results, &said_epoch,
			    "The pack was made with SOURCE_DATE_EPOCH %s, and it is %s now; times "
			    "inside its files may differ for that alone.",
			    pack->epoch == NULL ? "not set" : text_cut(arena, pack->epoch, 40),
			    epoch == NULL ? "not set" : text_cut(arena, epoch, 40));
	if (work->why_not == NULL && work->n_unlike > 0 && work->n_inputs == 0)
		results_say(results, &said_cause,
			    "No input has changed. Unless files and list were both rewritten, the "
			    "reason is "
			    "another version of vfm or gnuplot, or another file in the folder of "
			    "the case.");
	work->run->is_faulty = counts[0] != '\0' || work->why_not != NULL;
}

static bool execute(struct run *run)
{
	struct verification *work = arena_alloc(run->arena, sizeof *work);
	const char *folder = run->settings.files.items[0];

	*work = (struct verification){.run = run};
	if (!pack_read(&work->pack, folder, run))
		return false;
	if (strcmp(work->pack.command, "case") != 0)
		return diagnose(&run->diagnostics, SEVERITY_FAULT,
				(struct place){.file = work->pack.list},
				"is of vfm %s; a pack is what vfm case FOLDER -o PACK leaves",
				text_cut(run->arena, work->pack.command, 40));
	if (!work->pack.has_request)
		work->why_not = "its list does not say how it was made (an older vfm made it)";
	else if (!find_inputs(work))
		return false;
	for (size_t i = 0; i < work->inputs.count && work->why_not == NULL; i++)
		if (work->inputs.items[i].sha256 == NULL)
			work->why_not =
			    arena_format(run->arena, "'%s' is not found%s",
					 text_cut(run->arena, work->inputs.items[i].name, 200),
					 run->settings.verify.inputs == NULL
					     ? " (say where the inputs are with --inputs FOLDER)"
					     : "");
	if (work->why_not == NULL && !run_again(work))
		return false;
	work->differences =
	    TABLE_NEW(&run->results, pack_difference, "What is not as it was, or as it should be");
	work->files = TABLE_NEW(&run->results, pack_file, "All files, with their sums");
	work->files->is_detail = true;
	if (!compare_files(work))
		return false;
	compare_inputs(work);
	say(work);
	return true;
}

const struct command command_verify = {
    .name = "verify",
    .arguments = "PACK",
    .question = "Is a pack still what its inputs give?",
    .groups = OPTIONS_RESULTS | OPTIONS_VERIFY,
    .least_files = 1,
    .most_files = 1,
    .execute = execute,
};
