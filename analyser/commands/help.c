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

bool help_overview(FILE *stream)
{
	struct vfm_command command;

	fputs("vfm: what a change of channel or of procurement would save a council\n\n"
	      "usage: vfm COMMAND [OPTIONS] [FILE...]\n\n",
	      stream);
	for (size_t i = 0; vfm_command(i, &command) == VFM_DONE; i++)
		fprintf(stream, "  %s %s\n          %s\n", command.name, command.arguments,
			command.question);
	fputs("\nvfm COMMAND --help tells its options; man vfm tells the rest.\n", stream);
	return has_arrived(stream);
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
	printf("vfm %s\n", vfm_version());
	return has_arrived(stdout);
}
