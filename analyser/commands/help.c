#include "commands/help.h"

#include <errno.h>
#include <string.h>

#include "vfm.h"

/* A help text that does not arrive is a failure like any other. */
static bool has_arrived(FILE *stream)
{
	if (fflush(stream) == 0 && ferror(stream) == 0)
		return true;
	fprintf(stderr, "vfm: standard output cannot be written: %s\n", strerror(errno));
	return false;
}

bool help_first(void)
{
	fputs("vfm works out what a change would save a council. Start here:\n"
	      "  vfm init mycase     an empty case to fill in, with examples\n"
	      "  vfm check mycase    mistakes in it, line by line\n"
	      "  vfm case mycase     the business case, from the files that have rows\n"
	      "  vfm help            all commands, and answers to common questions\n",
	      stderr);
	return has_arrived(stderr);
}

bool help_overview(void)
{
	struct vfm_command command;
	size_t n_topics;
	const struct topic *topic = topics(&n_topics);

	fputs("vfm: what a change of channel or procurement would save a council\n\n"
	      "usage: vfm COMMAND [OPTIONS] [FILE...]\n\n",
	      stdout);
	for (size_t i = 0; vfm_command(i, &command) == VFM_DONE; i++)
		printf("  %s %s\n          %s\n", command.name, command.arguments,
		       command.question);
	fputs("\nCommon questions:\n\n", stdout);
	for (size_t i = 0; i < n_topics; i++)
		printf("  vfm help %-12s %s\n", topic[i].name, topic[i].question);
	fputs("\nRun 'vfm COMMAND --help' for its options, or 'man vfm' for the manual.\n", stdout);
	return has_arrived(stdout);
}

bool help_topic(const char *name)
{
	const struct topic *topic = topic_find(name);

	printf("%s\n\n%s", topic->question, topic->answer);
	return has_arrived(stdout);
}

static void print_option(const struct vfm_option *option)
{
	char letter[8] = "    ", name[64];

	if (option->letter != 0)
		snprintf(letter, sizeof letter, "-%c, ", option->letter);
	snprintf(name, sizeof name, "%s--%s%s%s", letter, option->name,
		 option->argument == NULL ? "" : " ",
		 option->argument == NULL ? "" : option->argument);
	printf("  %s\n          %s\n", name, option->help);
}

bool help_command(const char *name)
{
	struct vfm_command command = {0};
	struct vfm_option option;

	for (size_t i = 0; vfm_command(i, &command) == VFM_DONE; i++)
		if (strcmp(command.name, name) == 0)
			break;
	printf("usage: vfm %s [OPTIONS] %s\n\n%s\n\n", command.name, command.arguments,
	       command.question);
	for (size_t i = 0; vfm_option(name, i, &option) == VFM_DONE; i++)
		print_option(&option);
	return has_arrived(stdout);
}

bool help_version(void)
{
	const char *name, *version;

	printf("vfm %s\n", vfm_version());
	for (size_t i = 0; vfm_library(i, &name, &version) == VFM_DONE; i++)
		printf("  %s %s\n", name, version);
	return has_arrived(stdout);
}

bool help_end(void)
{
	return has_arrived(stdout);
}
