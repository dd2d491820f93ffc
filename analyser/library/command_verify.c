#include <string.h>

#include "base/path.h"
#include "base/say.h"
#include "base/version.h"
#include "library/request.h"
#include "library/verify.h"

PASSAGE(said_answer, "verify.answer", ANSWER, ANSWER, 9, "pack_difference");
PASSAGE(said_version, "verify.version", ANSWER, WARNING, 8, NULL);
PASSAGE(said_inputs, "verify.changed-inputs", ANSWER, WARNING, 9, "pack_difference");
PASSAGE(said_cause, "verify.no-input-changed", ANSWER, WARNING, 8, "pack_difference");

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
			    "This pack is what its inputs give: %s as written, and its %s, run "
			    "again, %s the same, byte for byte.",
			    say_count(arena, pack->files.count, "file is", "files are"),
			    say_count(arena, pack->inputs.count, "input", "inputs"),
			    say_which(pack->inputs.count, "gives", "give"));
	if (work->told.count > 0)
		results_say(results, &said_inputs,
			    "The inputs differ: %s. Put the old ones back, or make a new pack: "
			    "vfm case FOLDER -o PACK.",
			    text_list(arena, work->told.items, work->told.count, 5));
	if (strcmp(pack->version, VFM_VERSION) != 0)
		results_say(results, &said_version,
			    "The pack was made by vfm %s, and this is %s, which may work out, word "
			    "or draw things otherwise.",
			    text_cut(arena, pack->version, 40), VFM_VERSION);
	if (work->why_not == NULL && work->n_unlike > 0 && work->n_inputs == 0)
		results_say(results, &said_cause,
			    "No input has changed. Unless files and list were both rewritten, the "
			    "reason is another version of vfm or gnuplot, or another file in the "
			    "folder of the case.");
	work->run->is_faulty = counts[0] != '\0' || work->why_not != NULL;
}

/* What to do with the pack next. */
static const char *say_next(const struct verification *work)
{
	struct arena *arena = work->run->arena;
	const char *folder = say_word(arena, work->run->settings.files.items[0]);

	for (size_t i = 0; i < work->inputs.count && work->why_not != NULL; i++)
		if (work->inputs.items[i].sha256 == NULL)
			return "Next: verify it again with --inputs FOLDER, where its inputs are.";
	if (work->why_not != NULL)
		return arena_format(arena, "Next: vfm case FOLDER -o %s writes it anew.", folder);
	return work->run->is_faulty
		   ? arena_format(arena,
				  "Next: vfm case FOLDER -o %s writes it anew, once it is plain "
				  "what was changed and why.",
				  folder)
		   : "Next: report.html or report.docx in it can be sent as it is.";
}

/* What is verified is not written to. */
static bool check_place(struct run *run, const char *path, const char *pack)
{
	return path == NULL || !path_is_within(path, pack, run->arena) ||
	       REFUSE(run,
		      "'%s' is in the pack that is verified, which would not be the same again; "
		      "write it elsewhere",
		      path);
}

static bool check_places(struct run *run, const char *pack)
{
	const struct output_settings *output = &run->settings.output;
	bool is_well = check_place(run, output->path, pack);

	for (size_t i = 0; i < output->n_saves; i++)
		is_well &= check_place(run, output->saves[i].path, pack);
	for (size_t i = 0; i < output->n_charts; i++)
		is_well &= check_place(run, output->charts[i].path, pack);
	return is_well;
}

static bool execute(struct run *run)
{
	struct verification *work = arena_alloc(run->arena, sizeof *work);
	const char *folder = run->settings.files.items[0];

	if (!check_places(run, folder))
		return false;

	*work = (struct verification){.run = run};
	if (!pack_read(&work->pack, folder, run))
		return false;
	if (strcmp(work->pack.command, "case") != 0)
		return fault(&run->diagnostics, in_file(work->pack.list),
			     "is of vfm %s; a pack is what vfm case FOLDER -o PACK leaves",
			     text_cut(run->arena, work->pack.command, 40));
	if (!work->pack.has_request)
		work->why_not = "its list does not say how it was made (an older vfm made it)";
	else if (!verify_find_inputs(work))
		return false;
	for (size_t i = 0; i < work->inputs.count && work->why_not == NULL; i++)
		if (work->inputs.items[i].sha256 == NULL)
			work->why_not =
			    arena_format(run->arena, "'%s' is not found%s",
					 text_cut(run->arena, work->inputs.items[i].name, 200),
					 run->settings.verify.inputs == NULL
					     ? " (say where the inputs are with --inputs FOLDER)"
					     : "");
	if (work->why_not == NULL && !verify_run_again(work))
		return false;
	verify_compare(work);
	say(work);
	run->next = say_next(work);
	return true;
}

COMMAND(verify, "PACK", "Is a pack still what its inputs give?", OPTIONS_RESULTS | OPTIONS_VERIFY,
	1, 1, execute, {{0}});
