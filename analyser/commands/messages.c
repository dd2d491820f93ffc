#include "commands/messages.h"

#include <stdio.h>

#include "base/text.h"
#include "commands/help.h"

#define MOST_MESSAGES 50

void messages_print(struct vfm_request *request, bool is_quiet, struct arena *arena)
{
	size_t shown = 0, faults = 0;
	struct vfm_message message;
	enum vfm_status status;

	for (size_t i = 0; (status = vfm_message(request, i, &message)) == VFM_DONE; i++) {
		faults += message.severity != VFM_NOTICE;
		if (message.message[0] == '\0')
			continue;
		if (message.severity == VFM_NOTICE ? is_quiet || message.is_told
						   : ++shown > MOST_MESSAGES)
			continue;
		fprintf(stderr, "%s%s\n", message.file == NULL ? "vfm: " : "",
			text_visible(arena, message.text));
	}
	if (status == VFM_NO_MEMORY)
		fputs("vfm: out of memory\n", stderr);
	if (faults > MOST_MESSAGES)
		fprintf(stderr, "vfm: %zu faults in all; the first %d are shown\n", faults,
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
