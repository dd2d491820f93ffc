/*
 * vfm: what a change of channel or of procurement would save a council.
 *
 * `vfm COMMAND [OPTIONS] [FILE...]`.  Exit status: 0 done; 1 faulty data; 2
 * usage; 3 the environment (cannot write, no gnuplot).
 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/version.h"
#include "loading/account.h"
#include "library/commands.h"
#include "delivery/delivery.h"
#include "commands/interrupt.h"
#include "commands/messages.h"
#include "commands/progress.h"
#include "commands/terminal.h"
#include "requests/options.h"
#include "loading/reconcile.h"
#include "loading/regular.h"
#include "library/strays.h"

static const struct passage_spec said_notice = {"notice", SECTION_NOTICES, PASSAGE_WARNING, 5,
						NULL};

enum status { STATUS_DONE, STATUS_FAULTY, STATUS_USAGE, STATUS_ENVIRONMENT };

static void out_of_memory(void)
{
	interrupt_abandon();
	fputs("vfm: out of memory\n", stderr);
	exit(STATUS_ENVIRONMENT);
}

static void print_overview(FILE *stream)
{
	size_t count;
	const struct command *const *list = commands(&count);

	fputs("vfm: what a change of channel or of procurement would save a council\n\n"
	      "usage: vfm COMMAND [OPTIONS] [FILE...]\n\n",
	      stream);
	for (size_t i = 0; i < count; i++)
		fprintf(stream, "  %s %s\n          %s\n", list[i]->name, list[i]->arguments,
			list[i]->question);
	fputs("\nvfm COMMAND --help tells its options; man vfm tells the rest.\n", stream);
}

static void print_help(const struct command *command)
{
	printf("usage: vfm %s [OPTIONS] %s\n\n%s\n\n", command->name, command->arguments,
	       command->question);
	options_help(command->groups, stdout);
}

/* A help text that does not arrive is a failure like any other. */
static enum status finish_help(void)
{
	if (fflush(stdout) == 0 && ferror(stdout) == 0)
		return STATUS_DONE;
	fprintf(stderr, "vfm: standard output cannot be written: %s\n", strerror(errno));
	return STATUS_ENVIRONMENT;
}

static enum status status_of(const struct run *run)
{
	static const enum severity severities[] = {SEVERITY_FAILURE, SEVERITY_USAGE,
						   SEVERITY_FAULT};
	static const enum status statuses[] = {STATUS_ENVIRONMENT, STATUS_USAGE, STATUS_FAULTY};

	for (size_t i = 0; i < 3; i++)
		for (size_t j = 0; j < run->diagnostics.count; j++)
			if (run->diagnostics.items[j].severity == severities[i])
				return statuses[i];
	return STATUS_DONE;
}

/* What a reader should know goes into the results, for every output to show. */
static void keep_notices(struct run *run)
{
	for (size_t i = 0; i < run->diagnostics.count; i++)
		if (run->diagnostics.items[i].severity == SEVERITY_NOTICE)
			results_say(&run->results, &said_notice, "%s",
				    diagnostic_text(run->arena, &run->diagnostics.items[i]));
	run->n_kept = run->diagnostics.count;
}

static bool has_files(struct run *run, const struct command *command)
{
	size_t count = run->settings.files.count;

	if (count >= command->least_files && count <= command->most_files)
		return true;
	return diagnose(&run->diagnostics, SEVERITY_USAGE, (struct place){0},
			count < command->least_files ? "%s needs a file: vfm %s %s"
						     : "%s takes fewer files: vfm %s %s",
			command->name, command->name, command->arguments);
}

static void kept(void *data)
{
	(void)data;
	interrupt_ignore();
}

static enum status execute(struct run *run, const struct command *command, int argc, char **argv)
{
	bool is_done = options_parse(&run->settings, argc, argv, command->groups, command->name,
				     &run->diagnostics);

	if (is_done && run->settings.is_help) {
		print_help(command);
		return finish_help();
	}
	if (is_done && run->settings.is_version) {
		puts("vfm " VFM_VERSION);
		return finish_help();
	}
	/* What a tally reads is always published by others. */
	if ((command->groups & OPTIONS_TALLY) != 0)
		run->settings.reading.is_ledger = true;
	is_done = is_done && has_files(run, command) && regular_check(run) && delivery_check(run);
	if (is_done) {
		struct progress progress;

		progress_start(&progress, run->settings.output.is_quiet);
		run->hooks = (struct run_hooks){&progress, progress_tell, kept};
		is_done = command->execute(run);
		progress_end(&progress);
		/* A check tells it among its findings. */
		if ((command->groups & (OPTIONS_CHECK | OPTIONS_TALLY)) == 0)
			strays_say_all(run);
	}
	if (!is_done) {
		drafts_drop(&run->drafts);
		messages_print(run, !run->settings.output.is_quiet);
		return status_of(run);
	}
	if (run->ledger != NULL)
		reconcile(run, run->ledger);
	account_add(run);
	keep_notices(run);
	/* A command that told of a fault has failed, whatever it returned. */
	const struct printing printing = terminal_printing();

	is_done =
	    diagnostics_count(&run->diagnostics, SEVERITY_FAULT) == 0 && deliver(run, &printing);
	messages_print(run, is_done && settings_has_notices_outside(&run->settings));
	if (!is_done)
		return status_of(run);
	return run->is_faulty ? STATUS_FAULTY : STATUS_DONE;
}

static enum status unknown_command(const char *name, struct arena *arena)
{
	const char *names[32];
	size_t count;
	const struct command *const *list = commands(&count);

	for (size_t i = 0; i < count; i++)
		names[i] = list[i]->name;
	const char *nearest = text_nearest(name, names, count);

	if (name[0] == '-')
		fprintf(stderr,
			"vfm: the command comes before '%s': vfm COMMAND [OPTIONS] "
			"[FILE...]; vfm --help lists the commands\n",
			text_visible(arena, name));
	else
		fprintf(stderr, "vfm: there is no command '%s'%s%s%s; vfm --help lists them\n",
			text_visible(arena, name), nearest == NULL ? "" : " (did you mean '",
			nearest == NULL ? "" : nearest, nearest == NULL ? "" : "'?)");
	return STATUS_USAGE;
}

int main(int argc, char **argv)
{
	struct arena *arena = arena_new(out_of_memory);
	const char *name = argc < 2 ? "--help" : argv[1];
	const struct command *command = command_find(name);
	enum status status;

	/* A reader that goes away, and a file that grows too large, are failed writes. */
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
	if (strcmp(name, "--version") == 0 || strcmp(name, "-V") == 0) {
		puts("vfm " VFM_VERSION);
		status = finish_help();
	} else if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0 ||
		   (strcmp(name, "help") == 0 && argc == 2)) {
		print_overview(argc < 2 ? stderr : stdout);
		status = argc < 2 ? STATUS_USAGE : finish_help();
	} else if (strcmp(name, "help") == 0 && command_find(argv[2]) != NULL) {
		print_help(command_find(argv[2]));
		status = finish_help();
	} else if (command == NULL) {
		status = unknown_command(strcmp(name, "help") == 0 ? argv[2] : name, arena);
	} else {
		struct run *run = arena_alloc(arena, sizeof *run);

		run->arena = arena;
		diagnostics_init(&run->diagnostics, arena);
		drafts_init(&run->drafts, arena);
		interrupt_watch(&run->drafts);
		results_init(&run->results, arena, command->name);
		status = execute(run, command, argc - 1, argv + 1);
		/* Nothing is left of the drafts, whose memory goes. */
		interrupt_ignore();
	}
	arena_free(arena);
	return (int)status;
}
