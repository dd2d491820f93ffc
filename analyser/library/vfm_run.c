#include <string.h>
#include <sys/stat.h>

#include "base/look.h"
#include "base/say.h"
#include "base/text.h"
#include "delivery/delivery.h"
#include "library/request.h"
#include "library/strays.h"
#include "loading/inputs.h"
#include "loading/books.h"
#include "loading/reconcile.h"
#include "loading/sources.h"

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
	if (FIND_BY(run->results.inputs, run->results.n_inputs, kind, step->file) != NULL ||
	    (step->is_done != NULL && step->is_done(&run->settings)))
		return NULL;
	return step->command != NULL && folder != NULL
		   ? arena_format(run->arena, "vfm %s %s %s", step->command, folder, step->gives)
		   : step->text;
}

/*
 * `Next: ...`, of what the run has not just done, in its arena; NULL where nothing is left to
 * propose.
 */
static const char *next_step_say(const struct run *run, const struct command *command)
{
	const char *folder = folder_typed(run), *step = NULL;

	for (size_t i = 0; i < MOST_NEXT && step == NULL; i++)
		step = say_step(run, &command->next[i], folder);
	if (step == NULL && has_chart(&run->results) && (command->groups & OPTIONS_CHARTS) != 0 &&
	    run->settings.output.n_charts == 0)
		step = "--chart FILE.svg draws it";
	return step == NULL ? NULL : arena_format(run->arena, "Next: %s.", step);
}

PASSAGE(said_notice, "notice", NOTICES, WARNING, 5, NULL);

/* As results say it: of a case, which its folder and its workbook are alike, by the file's name. */
static const char *notice_text(const struct run *run, struct diagnostic item)
{
	const char *folder = run->settings.reading.case_folder;

	if (folder != NULL && item.place.file != NULL) {
		const char *name = inputs_name(run, item.place.file);

		item.where = name == item.place.file ? item.where
			     : item.place.line > 0
				 ? arena_format(run->arena, "%s, row %ld", name, item.place.line)
				 : name;
		if (strcmp(item.place.file, folder) == 0)
			item.place.file = NULL;
	}
	return diagnostic_text(run->arena, &item);
}

/* What a reader should know goes into the results, for every output to show. */
static void keep_notices(struct run *run)
{
	FOR_EACH (struct diagnostic, item, run->diagnostics.items, run->diagnostics.count) {
		if (item->severity >= SEVERITY_FAULT ||
		    (item->severity == SEVERITY_ASIDE && run->settings.reading.case_folder != NULL))
			continue;
		item->is_kept = true;
		struct passage_spec *spec =
		    &results_say(&run->results, &said_notice, "%s", notice_text(run, *item))->spec;

		/* A remark asks nothing of its reader. */
		if (item->severity == SEVERITY_REMARK) {
			spec->weight = 3;
			spec->kind = PASSAGE_CAVEAT;
		} else if (item->severity == SEVERITY_WARNING) {
			spec->weight = WEIGHT_LEADS;
		}
	}
}

static bool has_files(struct run *run, const struct command *command)
{
	size_t count = run->settings.files.count;

	if (count >= command->least_files && count <= command->most_files)
		return true;
	return REFUSE(run,
		      count < command->least_files ? "%s needs a file: vfm %s %s"
						   : "%s takes fewer files: vfm %s %s",
		      command->name, command->name, command->arguments);
}

/* The same file or folder twice, by whatever names, would be counted twice. */
static bool check_twice(struct run *run)
{
	const struct words *files = &run->settings.files;
	bool is_well = true;

	for (size_t i = 0; i < files->count; i++)
		for (size_t j = 0; j < i; j++) {
			struct stat one, other;
			bool is_same = strcmp(files->items[i], files->items[j]) == 0;

			if (!is_same && shelf_is_on_disk(&run->shelf, files->items[i]) &&
			    shelf_is_on_disk(&run->shelf, files->items[j]) &&
			    look_at(files->items[i], &one) && look_at(files->items[j], &other))
				is_same = (S_ISREG(one.st_mode) || S_ISDIR(one.st_mode)) &&
					  look_is_same(&one, &other);
			if (is_same)
				is_well = diagnose(&run->diagnostics, SEVERITY_USAGE,
						   in_file(files->items[i]),
						   "is given twice, and would be counted twice");
		}
	return is_well;
}

bool request_find_results(struct run *run, const struct command *command)
{
	bool is_done;

	/* What a tally reads is always published by others. */
	if ((command->groups & OPTIONS_TALLY) != 0)
		run->settings.reading.is_ledger = true;
	/* What is checked, or compared, is not added up. */
	const bool adds_up =
	    (command->groups & OPTIONS_CHECK) == 0 && !run->settings.business_case.compares;

	if (!has_files(run, command) || !regular_check(run) || !delivery_check(run) ||
	    (adds_up && !check_twice(run)))
		return false;
	is_done =
	    ((command->groups & OPTIONS_TALLY) != 0 || books_shelve(run)) && command->execute(run);
	/* A check tells it among its findings, and a pack is no case. */
	if ((command->groups & (OPTIONS_CHECK | OPTIONS_TALLY | OPTIONS_VERIFY)) == 0)
		strays_say_all(run);
	diagnostics_sort_faults(&run->diagnostics);
	if (!is_done)
		return false;
	if ((command->groups & OPTIONS_REFERENCE) == 0)
		reference_say_unasked(&run->reference, &run->diagnostics);
	if (run->ledger != NULL)
		reconcile(run, run->ledger);
	if (run->next == NULL)
		run->next = next_step_say(run, command);
	account_add(run);
	books_locate(run, &run->diagnostics);
	keep_notices(run);
	/* A command that told of a fault has failed, whatever it returned. */
	return diagnostics_count(&run->diagnostics, SEVERITY_FAULT) == 0;
}

/* Nothing that a stopped run said by the way is worth knowing. */
static void say_end(struct vfm_request *request, size_t n_before)
{
	struct diagnostics *told = &request->run.diagnostics;

	if (atomic_load(&request->is_stopped))
		told->count = n_before;
	if (diagnostics_count(told, SEVERITY_FAULT) == 0)
		(void)failure(told, (struct place){0}, "the run was stopped before its end");
}

static void run_request(void *data)
{
	struct vfm_request *request = data;
	struct run *run = &request->run;
	size_t n_before = run->diagnostics.count;

	if (diagnostics_count(&run->diagnostics, SEVERITY_FAULT) > 0)
		return;
	request->has_results =
	    request_find_results(run, request->command) && !atomic_load(&request->is_stopped);
	books_locate(run, &run->diagnostics);
	if (request->has_results)
		return;
	drafts_drop(&run->drafts);
	say_end(request, n_before);
}

enum vfm_status vfm_run(struct vfm_request *request)
{
	if (request->is_out_of_memory)
		return VFM_NO_MEMORY;
	if (request->stage != STAGE_ASKING || request->command == NULL)
		return VFM_USAGE;
	request->stage = STAGE_RUN;
	if (!request_try(request, run_request, request))
		return request_left(request);
	if (request->has_results)
		return request->run.is_faulty ? VFM_FAULTY : VFM_DONE;
	return atomic_load(&request->is_stopped) ? VFM_STOPPED : request_status(request, 0);
}

enum vfm_status vfm_has_results(const struct vfm_request *request)
{
	return request->has_results ? VFM_DONE : VFM_USAGE;
}

/* A delivery and what came of it. */
struct run_order {
	struct vfm_request *request;
	const struct vfm_printing *printing;
	bool is_done;
};

static void deliver_results(void *data)
{
	struct run_order *order = data;
	const struct vfm_printing *asked = order->printing;
	struct vfm_request *request = order->request;
	struct printing printing = {0};

	if (asked != NULL)
		printing = (struct printing){asked->stream, asked->name, asked->has_colour,
					     asked->width, asked->is_terminal};
	order->is_done = deliver(&request->run, &printing);
	if (!order->is_done)
		say_end(request, request->run.diagnostics.count);
}

enum vfm_status vfm_deliver(struct vfm_request *request, const struct vfm_printing *printing)
{
	struct run_order order = {request, printing, false};

	if (request->is_out_of_memory)
		return VFM_NO_MEMORY;
	if (!request->has_results || request->stage != STAGE_RUN)
		return VFM_USAGE;
	request->stage = STAGE_DELIVERED;
	if (!request_try(request, deliver_results, &order))
		return request_left(request);
	request->has_notices_outside =
	    order.is_done && settings_has_notices_outside(&request->run.settings);
	if (order.is_done)
		return VFM_DONE;
	return atomic_load(&request->is_stopped) ? VFM_STOPPED : request_status(request, 0);
}
