/*
 * vfm: what a change of channel or of procurement would save a council.
 *
 * `vfm COMMAND [OPTIONS] [FILE...]`: the library (vfm.h) on a command line.
 * Exit status: 0 done; 1 faulty data; 2 usage; 3 the environment (cannot write, no gnuplot).
 */
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "commands/arguments.h"
#include "commands/help.h"
#include "commands/interrupt.h"
#include "commands/messages.h"
#include "commands/progress.h"
#include "commands/terminal.h"

static enum vfm_status status_of_help(bool has_arrived)
{
	return has_arrived ? VFM_DONE : VFM_FAILURE;
}

static void ignore_signals(void *data)
{
	(void)data;
	interrupt_ignore();
}

static void out_of_memory(void)
{
	interrupt_abandon();
	fputs("vfm: out of memory\n", stderr);
	exit(VFM_FAILURE);
}

static enum vfm_status answer(struct vfm_request *request, bool is_quiet, struct arena *arena)
{
	const struct vfm_printing printing = terminal_printing();
	struct progress progress;
	enum vfm_status status, delivered = VFM_DONE;

	progress_start(&progress, is_quiet);
	(void)vfm_request_hooks(request, &(struct vfm_hooks){.data = &progress,
							     .progress = progress_tell,
							     .delivered = ignore_signals,
							     .step = progress_step});
	interrupt_watch(request);
	status = vfm_run(request);
	progress_end(&progress);
	if (vfm_has_results(request) == VFM_DONE)
		delivered = vfm_deliver(request, &printing);
	messages_print(request, is_quiet, arena);
	/* Nothing is left of the drafts, whose memory goes. */
	interrupt_ignore();
	return delivered != VFM_DONE ? delivered : status;
}

static enum vfm_status execute(const char *command, int argc, char **argv, struct arena *arena)
{
	struct arguments arguments = {.command = command};
	struct vfm_request *request;
	enum vfm_status status = vfm_request_new(&request, command);

	if (request == NULL)
		out_of_memory();
	if (status == VFM_DONE)
		arguments_take(&arguments, request, argc, argv);
	if (status != VFM_DONE)
		messages_print(request, false, arena);
	else if (arguments.is_well && arguments.is_help)
		status = status_of_help(help_command(command));
	else if (arguments.is_well && arguments.is_version)
		status = status_of_help(help_version());
	else
		status = answer(request, arguments.is_quiet, arena);
	vfm_request_free(request);
	return status;
}

static bool is_command(const char *name)
{
	struct vfm_option option;

	return vfm_option(name, 0, &option) == VFM_DONE;
}

int main(int argc, char **argv)
{
	/* For messages; all of it that they usually need is there before any work. */
	struct arena *arena = arena_new(out_of_memory);
	const char *name = argc < 2 ? "" : argv[1];
	const char *command = strcmp(name, "help") == 0 && argc > 2 ? argv[2] : name;
	enum vfm_status status;

	/* A reader that goes away, and a file that grows too large, are failed writes. */
	(void)arena_alloc(arena, 1);
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
	if (argc < 2) {
		status = help_first() ? VFM_USAGE : VFM_FAILURE;
	} else if (strcmp(name, "--version") == 0 || strcmp(name, "-V") == 0) {
		status = status_of_help(help_version());
	} else if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0 ||
		   (strcmp(name, "help") == 0 && argc == 2)) {
		status = status_of_help(help_overview());
	} else if (strcmp(command, "--man") == 0 && argc == 4 && help_print_manual(argv[3])) {
		status = status_of_help(help_end());
	} else if (command != name && strcmp(command, "--words") == 0) {
		completion_print(argc - 3, argv + 3);
		status = status_of_help(help_end());
	} else if (command != name && is_command(command)) {
		status = status_of_help(help_command(command));
	} else if (command != name && topic_find(command) != NULL) {
		status = status_of_help(help_topic(command));
	} else if (command[0] == '-') {
		status = VFM_USAGE;
		messages_tell_misplaced(command, arena);
	} else if (command != name) {
		status = VFM_USAGE;
		messages_tell_no_topic(command, arena);
	} else {
		status = execute(command, argc - 1, argv + 1, arena);
	}
	arena_free(arena);
	/* What the library tells apart further is the environment too. */
	return (int)(status > VFM_FAILURE ? VFM_FAILURE : status);
}
