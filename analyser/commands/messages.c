#include "commands/messages.h"

#include <stdio.h>

#include "base/text.h"
#include "commands/topics.h"

#define MOST_MESSAGES 50

/* What has been printed. */
struct message_counts {
	size_t notices, faults, of_data; /* faults: in all, also what was too much to print */
};

/* False: no memory, which is said. */
static bool print_some(struct vfm_request *request, bool (*is_wanted)(enum vfm_severity),
		       bool is_quiet, struct message_counts *printed, struct arena *arena)
{
	struct vfm_message message;
	enum vfm_status status;

	for (size_t i = 0; (status = vfm_message(request, i, &message)) == VFM_DONE; i++) {
		const bool is_notice = message.severity == VFM_NOTICE;

		if (message.message[0] == '\0' || !is_wanted(message.severity))
			continue;
		printed->faults += !is_notice;
		printed->of_data += message.severity == VFM_FAULT;
		if (is_notice ? is_quiet || message.is_told : printed->faults > MOST_MESSAGES)
			continue;
		printed->notices += is_notice;
		fprintf(stderr, "%s%s\n", message.file == NULL ? "vfm: " : "",
			text_visible(arena, message.text));
	}
	if (status == VFM_NO_MEMORY)
		fputs("vfm: out of memory\n", stderr);
	return status != VFM_NO_MEMORY;
}

static bool is_any(enum vfm_severity severity)
{
	(void)severity;
	return true;
}

static bool is_notice(enum vfm_severity severity)
{
	return severity == VFM_NOTICE;
}

static bool is_fault(enum vfm_severity severity)
{
	return severity != VFM_NOTICE;
}

/* What ends the run stands last, where the eye is, and that it did. */
static void print_refusal(struct vfm_request *request, bool is_quiet,
			  struct message_counts *printed, struct arena *arena)
{
	if (print_some(request, is_notice, is_quiet, printed, arena) &&
	    print_some(request, is_fault, is_quiet, printed, arena) && printed->of_data > 0 &&
	    printed->notices + printed->faults > 1)
		fprintf(stderr, "vfm: no answer was worked out, because of %s\n",
			printed->of_data == 1
			    ? "this fault"
			    : arena_format(arena, "these %zu faults", printed->of_data));
}

void messages_print(struct vfm_request *request, bool is_quiet, struct arena *arena)
{
	struct message_counts printed = {0};

	if (vfm_has_results(request) == VFM_DONE)
		(void)print_some(request, is_any, is_quiet, &printed, arena);
	else
		print_refusal(request, is_quiet, &printed, arena);
	if (printed.faults > MOST_MESSAGES)
		fprintf(stderr, "vfm: %zu faults in all; the first %d are shown\n", printed.faults,
			MOST_MESSAGES);
}

void messages_tell_no_topic(const char *word, struct arena *arena)
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

void messages_tell_misplaced(const char *word, struct arena *arena)
{
	fprintf(stderr,
		"vfm: the command comes before '%s': vfm COMMAND [OPTIONS] [FILE...]; vfm --help "
		"lists the commands\n",
		text_visible(arena, word));
}
