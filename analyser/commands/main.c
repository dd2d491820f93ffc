/*
 * vfm: what a change of channel or of procurement would save a council.
 *
 * `vfm COMMAND [OPTIONS] [FILE...]`: the library (vfm.h) on a command line.
 * Exit status: 0 done; 1 faulty data; 2 usage; 3 the environment (cannot write, no gnuplot).
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/text.h"
#include "commands/arguments.h"
#include "commands/help.h"
#include "commands/interrupt.h"
#include "commands/progress.h"

#define WIDTH 100 /* where it is no terminal */

/* Standard output as it is. */
static struct vfm_printing terminal_printing(void)
{
	struct vfm_printing printing = {
	    .stream = stdout, .name = "standard output", .width = WIDTH};
	const char *no_colour = getenv("NO_COLOR"), *terminal = getenv("TERM");
	struct winsize size;

	if (!isatty(STDOUT_FILENO))
		return printing;
	printing.is_terminal = true;
	printing.has_colour = (no_colour == NULL || no_colour[0] == '\0') && terminal != NULL &&
			      strcmp(terminal, "dumb") != 0;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40)
		printing.width = size.ws_col;
	return printing;
}

#define MOST_MESSAGES 50

/* How many there are, and of the data; how many lines are printed. */
struct message_counts {
	size_t faults, of_data, lines;
};

/* Faults, or notices; false: no memory, which is said. */
static bool print(struct vfm_request *request, bool is_of_faults, bool is_quiet,
		  struct message_counts *counts, struct arena *arena)
{
	struct vfm_message message;
	enum vfm_status status;

	for (size_t i = 0; (status = vfm_message(request, i, &message)) == VFM_DONE; i++) {
		if (message.message[0] == '\0' || (message.severity != VFM_NOTICE) != is_of_faults)
			continue;
		counts->faults += is_of_faults;
		counts->of_data += message.severity == VFM_FAULT;
		if (is_of_faults ? counts->faults > MOST_MESSAGES : is_quiet || message.is_told)
			continue;
		counts->lines++;
		fprintf(stderr, "%s%s\n", message.file == NULL ? "vfm: " : "",
			text_visible(arena, message.text));
	}
	if (status == VFM_NO_MEMORY)
		fputs("vfm: out of memory\n", stderr);
	return status != VFM_NO_MEMORY;
}

/*
 * Notices only where nothing else tells of them, and not where it is quiet.  What stopped the run
 * comes last, where the eye is, and that it did.
 */
static void messages_print(struct vfm_request *request, bool is_quiet, struct arena *arena)
{
	struct message_counts counts = {0};
	const bool is_whole = print(request, false, is_quiet, &counts, arena) &&
			      print(request, true, is_quiet, &counts, arena);

	if (counts.faults > MOST_MESSAGES)
		fprintf(stderr, "vfm: %zu faults in all; the first %d are shown\n", counts.faults,
			MOST_MESSAGES);
	if (is_whole && vfm_has_results(request) != VFM_DONE && counts.of_data > 0 &&
	    counts.lines > 1)
		fprintf(stderr, "vfm: no answer was worked out, because of %s\n",
			counts.of_data == 1
			    ? "this fault"
			    : arena_format(arena, "these %zu faults", counts.of_data));
}

/* A word of `vfm help WORD` that is neither a topic nor a command: say which is near. */
static void messages_tell_no_topic(const char *word, struct arena *arena)
{
	size_t n_topics, count = 0;
	const struct topic *topic = topics(&n_topics);
	struct vfm_command command;
	const char *names[64], *near;

	for (size_t i = 0; i < n_topics; i++)
		names[count++] = topic[i].name;
	for (size_t i = 0; vfm_command(i, &command) == VFM_DONE; i++)
		names[count++] = command.name;
	near = text_suggest(arena, word, names, count);
	fprintf(stderr, "vfm: there is no topic or command '%s'%s vfm help lists them\n",
		text_visible(arena, word), near[0] == '\0' ? ";" : near);
}

/* An option that stands where the command should: say that. */
static void messages_tell_misplaced(const char *word, struct arena *arena)
{
	fprintf(stderr,
		"vfm: the command comes before '%s': vfm COMMAND [OPTIONS] [FILE...]; vfm --help "
		"lists the commands\n",
		text_visible(arena, word));
}

static void messages_tell_too_many(const char *word, const char *usage, struct arena *arena)
{
	fprintf(stderr, "vfm: '%s' is one word too many; type %s\n", text_visible(arena, word),
		usage);
}

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
	const bool is_help = text_lists("|help|--help|-h|", name);
	const bool is_version = text_lists("|--version|-V|", name);
	const char *command = is_help && argc > 2 ? argv[2] : name;
	enum vfm_status status;

	/* A reader that goes away, and a file that grows too large, are failed writes. */
	(void)arena_alloc(arena, 1);
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
	if (argc < 2) {
		status = help_first() ? VFM_USAGE : VFM_FAILURE;
	} else if (command != name && strcmp(command, "--man") == 0 && argc == 4 &&
		   help_print_manual(argv[3])) {
		status = status_of_help(help_end());
	} else if (command != name && strcmp(command, "--words") == 0) {
		completion_print(argc - 3, argv + 3);
		status = status_of_help(help_end());
	} else if ((is_version && argc > 2) || (is_help && argc > 3 && command[0] != '-')) {
		status = VFM_USAGE;
		messages_tell_too_many(
		    argv[is_version ? 2 : 3],
		    is_version ? "vfm --version" : "vfm help COMMAND or vfm help TOPIC", arena);
	} else if (is_version) {
		status = status_of_help(help_version());
	} else if (is_help && argc == 2) {
		status = status_of_help(help_overview());
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
