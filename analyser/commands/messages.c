#include "commands/messages.h"

#include <stdio.h>

#include "base/text.h"
#include "commands/help.h"

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

/* What stopped the run comes last, where the eye is, and that it did. */
void messages_print(struct vfm_request *request, bool is_quiet, struct arena *arena)
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
