#include <stdlib.h>
#include <string.h>

#include "base/held_signals.h"
#include "base/memory_try.h"
#include "base/text.h"
#include "library/request.h"

/* What a request could not know. */
struct request_fault {
	struct vfm_request *request;
	struct memory_fault fault;
};

static void tell_fault(void *data)
{
	const struct request_fault *told = data;
	struct run *run = &told->request->run;

	(void)failure(&run->diagnostics,
		      (struct place){.file = arena_text(run->arena, told->fault.path)}, "%s%s%s",
		      told->fault.what, told->fault.why == 0 ? "" : ": ",
		      told->fault.why == 0 ? "" : strerror(told->fault.why));
}

bool request_try(struct vfm_request *request, void (*work)(void *data), void *data)
{
	sigset_t before;

	if (request->is_out_of_memory)
		return false;
	pthread_sigmask(SIG_SETMASK, NULL, &before);
	if (memory_try(work, data))
		return true;

	struct request_fault left = {request, memory_left()};

	request->has_results = false;
	drafts_take_back(&request->run.drafts);
	drafts_take_back(&request->aside);
	request->is_out_of_memory = left.fault.path == NULL || !memory_try(tell_fault, &left);
	release_signals(&before);
	return false;
}

enum vfm_status request_left(const struct vfm_request *request)
{
	return request->is_out_of_memory ? VFM_NO_MEMORY : VFM_FAILURE;
}

enum vfm_status request_status(const struct vfm_request *request, size_t first)
{
	static const enum severity severities[] = {SEVERITY_FAILURE, SEVERITY_USAGE,
						   SEVERITY_FAULT};
	static const enum vfm_status statuses[] = {VFM_FAILURE, VFM_USAGE, VFM_FAULTY};
	const struct diagnostics *told = &request->run.diagnostics;

	for (size_t i = 0; i < N_OF(severities); i++)
		for (size_t j = first; j < told->count; j++)
			if (told->items[j].severity == severities[i])
				return statuses[i];
	return VFM_FAILURE;
}

/* Does the run go on, by what a hook says and by what was said before? */
static bool goes_on(struct vfm_request *request, bool hook_says)
{
	if (!hook_says)
		atomic_store(&request->is_stopped, true);
	return !atomic_load(&request->is_stopped);
}

static bool tell_progress(void *data, int64_t bytes, int64_t total)
{
	struct vfm_request *request = data;
	const struct vfm_hooks *hooks = &request->hooks;

	return goes_on(request,
		       hooks->progress == NULL || hooks->progress(hooks->data, bytes, total));
}

static bool tell_step(void *data, const char *what, int64_t done, int64_t total)
{
	struct vfm_request *request = data;
	const struct vfm_hooks *hooks = &request->hooks;

	return goes_on(request, hooks->step == NULL || hooks->step(hooks->data, what, done, total));
}

static void tell_delivered(void *data)
{
	const struct vfm_hooks *hooks = &((struct vfm_request *)data)->hooks;

	if (hooks->delivered != NULL)
		hooks->delivered(hooks->data);
}

static bool refuse_command(struct vfm_request *request, const char *name)
{
	const char *names[32];
	size_t count;
	const struct command *const *list = commands(&count);

	for (size_t i = 0; i < count; i++)
		names[i] = list[i]->name;
	const char *nearest = text_nearest(name, names, count);

	return misuse(&request->run.diagnostics,
		      "there is no command '%s'%s%s%s; vfm --help lists them", name,
		      nearest == NULL ? "" : " (did you mean '", nearest == NULL ? "" : nearest,
		      nearest == NULL ? "" : "'?)");
}

/* What a function of the library is given, for memory_try(). */
struct call {
	struct vfm_request *request;
	const char *name, *value;
	const void *bytes;
	size_t size;
	bool is_well;
};

static void begin(void *data)
{
	struct call *call = data;
	struct vfm_request *request = call->request;
	struct run *run = &request->run;

	run->arena = arena_new(memory_gone);
	diagnostics_init(&run->diagnostics, run->arena);
	drafts_init(&run->drafts, run->arena);
	drafts_init(&request->aside, run->arena);
	results_init(&run->results, run->arena, arena_text(run->arena, call->name));
	run->hooks = (struct run_hooks){.data = request,
					.progress = tell_progress,
					.watch = {tell_step, request},
					.kept = tell_delivered};
	run->stop = &request->is_stopped;
	request->command = command_find(call->name);
	if (request->command == NULL) {
		call->is_well = refuse_command(request, run->results.command);
		return;
	}
	request->options = (struct options){.settings = &run->settings,
					    .diagnostics = &run->diagnostics,
					    .command = request->command->name,
					    .groups = request->command->groups};
	call->is_well = true;
}

enum vfm_status vfm_request_new(struct vfm_request **request, const char *command)
{
	struct vfm_request *made = calloc(1, sizeof *made);
	struct call call = {.request = made, .name = command};

	*request = made;
	if (made == NULL)
		return VFM_NO_MEMORY;
	if (request_try(made, begin, &call))
		return call.is_well ? VFM_DONE : VFM_USAGE;
	vfm_request_free(made);
	*request = NULL;
	return VFM_NO_MEMORY;
}

void vfm_request_free(struct vfm_request *request)
{
	if (request == NULL)
		return;
	if (!request->is_out_of_memory) {
		drafts_drop(&request->run.drafts);
		drafts_drop(&request->aside);
	}
	arena_free(request->run.arena);
	free(request);
}

static enum vfm_status ask(struct call *call, void (*work)(void *data))
{
	struct vfm_request *request = call->request;

	if (request->stage != STAGE_ASKING || request->command == NULL)
		return request->is_out_of_memory ? VFM_NO_MEMORY : VFM_USAGE;
	if (!request_try(request, work, call))
		return request_left(request);
	return call->is_well ? VFM_DONE : VFM_USAGE;
}

static void take_option(void *data)
{
	struct call *call = data;
	struct arena *arena = call->request->run.arena;

	call->is_well = options_take(&call->request->options, arena_text(arena, call->name),
				     call->value == NULL ? NULL : arena_text(arena, call->value));
}

enum vfm_status vfm_request_option(struct vfm_request *request, const char *name, const char *value)
{
	return ask(&(struct call){.request = request, .name = name, .value = value}, take_option);
}

static void take_file(void *data)
{
	struct call *call = data;

	call->is_well = options_take_file(&call->request->options,
					  arena_text(call->request->run.arena, call->name));
}

enum vfm_status vfm_request_file(struct vfm_request *request, const char *path)
{
	return ask(&(struct call){.request = request, .name = path}, take_file);
}

static void take_bytes(void *data)
{
	struct call *call = data;
	struct run *run = &call->request->run;

	shelf_add(&run->shelf,
		  (struct shelf_file){.path = arena_text(run->arena, call->name),
				      .bytes = call->bytes,
				      .size = call->size},
		  run->arena);
	call->is_well = true;
}

enum vfm_status vfm_request_bytes(struct vfm_request *request, const char *path, const void *bytes,
				  size_t size)
{
	return ask(&(struct call){.request = request, .name = path, .bytes = bytes, .size = size},
		   take_bytes);
}

static void take_refusal(void *data)
{
	struct call *call = data;

	call->is_well = true;
	(void)misuse(&call->request->run.diagnostics, "%s", call->name);
}

enum vfm_status vfm_request_refuse(struct vfm_request *request, const char *message)
{
	return ask(&(struct call){.request = request, .name = message}, take_refusal);
}

enum vfm_status vfm_request_hooks(struct vfm_request *request, const struct vfm_hooks *hooks)
{
	request->hooks = *hooks;
	return VFM_DONE;
}

enum vfm_status vfm_request_stop(struct vfm_request *request)
{
	atomic_store(&request->is_stopped, true);
	return VFM_DONE;
}

enum vfm_status vfm_request_abandon(struct vfm_request *request)
{
	drafts_abandon(&request->run.drafts);
	drafts_abandon(&request->aside);
	return VFM_DONE;
}
