#include "commands/help.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "vfm.h"

/* Text as man page source: a hyphen is one to be typed, and no line begins with a request. */
static void print_text(const char *text)
{
	if (text[0] == '.' || text[0] == '\'')
		fputs("\\&", stdout);
	for (; *text != '\0'; text++)
		if (*text == '-')
			fputs("\\-", stdout);
		else if (*text == '\\')
			fputs("\\e", stdout);
		else
			putchar(*text);
}

static void print_option(const struct vfm_option *option)
{
	fputs(".TP\n\\fB", stdout);
	if (option->letter != 0)
		printf("\\-%c\\fR, \\fB", option->letter);
	fputs("\\-\\-", stdout);
	print_text(option->name);
	fputs("\\fR", stdout);
	if (option->argument != NULL) {
		fputs(" \\fI", stdout);
		print_text(option->argument);
		fputs("\\fR", stdout);
	}
	putchar('\n');
	putchar(toupper((unsigned char)option->help[0]));
	print_text(option->help + 1);
	fputs(".\n", stdout);
}

static void print_page(const struct vfm_command *command)
{
	struct vfm_option option;

	printf(".TH VFM-");
	for (const char *letter = command->name; *letter != '\0'; letter++)
		putchar(toupper((unsigned char)*letter));
	printf(" 1 \"\" \"vfm %s\" \"User Commands\"\n.SH NAME\nvfm\\-%s \\- ", vfm_version(),
	       command->name);
	print_text(command->question);
	printf("\n.SH SYNOPSIS\n.B vfm %s\n.RI [ OPTIONS ]\n", command->name);
	print_text(command->arguments);
	fputs("\n.SH DESCRIPTION\n.\\\" description\n.SH OPTIONS\n", stdout);
	for (size_t i = 0; vfm_option(command->name, i, &option) == VFM_DONE; i++)
		print_option(&option);
	fputs(".SH SEE ALSO\n.BR vfm (1)\nhas the files, how numbers are read, the sums, and more "
	      "of some options.\n",
	      stdout);
}

static void print_commands(void)
{
	struct vfm_command command;

	for (size_t i = 0; vfm_command(i, &command) == VFM_DONE; i++) {
		printf(".TP\n.BR vfm\\-%s (1)\n", command.name);
		print_text(command.question);
		putchar('\n');
	}
}

/* A column that may be left out stands in brackets. */
static void print_files(void)
{
	const char *kind;
	struct vfm_column column;

	for (size_t i = 0; vfm_kind(i, &kind) == VFM_DONE; i++) {
		printf(".TP\n.B %s.csv\n", kind);
		for (size_t j = 0; vfm_column(i, j, &column) == VFM_DONE; j++)
			printf("%s%s%s%s", j == 0 ? "" : ", ", column.is_needed ? "" : "[",
			       column.name, column.is_needed ? "" : "]");
		putchar('\n');
	}
}

bool help_print_manual(const char *what)
{
	struct vfm_command command;

	for (size_t i = 0; vfm_command(i, &command) == VFM_DONE; i++)
		if (strcmp(command.name, what) == 0)
			return print_page(&command), true;
	if (strcmp(what, "commands") == 0)
		return print_commands(), true;
	if (strcmp(what, "files") == 0)
		return print_files(), true;
	return false;
}
