#include "commands/help.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "vfm.h"

/* Options whose values are the first column of a set of published figures. */
static const struct {
	const char *option, *set, *behind;
} listed[] = {{"strategy", "strategies", ""},
	      {"unit-costs", "unit-costs", ""},
	      {"fallback-costs", "unit-costs", ""},
	      {"exclude-channel", "channels", ""},
	      {"channel", "channels", ""},
	      {"price-like", "channels", "="},
	      {"reference", NULL, "="}};

static void print_commands(void)
{
	struct vfm_command command;

	for (size_t i = 0; vfm_command(i, &command) == VFM_DONE; i++)
		printf("%s\t%s\n", command.name, command.question);
	puts("help\tall commands, and answers to common questions");
}

static void print_options(const char *command)
{
	struct vfm_option option;

	for (size_t i = 0; vfm_option(command, i, &option) == VFM_DONE; i++) {
		printf("--%s\t%s\n", option.name, option.help);
		if (option.letter != 0)
			printf("-%c\t%s\n", option.letter, option.help);
	}
}

static bool find_option(const char *command, const char *word, struct vfm_option *option)
{
	for (size_t i = 0; vfm_option(command, i, option) == VFM_DONE; i++)
		if ((strncmp(word, "--", 2) == 0 && strcmp(word + 2, option->name) == 0) ||
		    (option->letter != 0 && word[0] == '-' && word[1] == option->letter &&
		     word[2] == '\0'))
			return true;
	return false;
}

/* The first column of CSV without its header, each name once; rows of a name stand together. */
static void print_first_column(const char *csv, size_t size, const char *behind)
{
	const char *end = csv + size, *before = NULL;
	size_t before_length = 0;

	for (const char *at = csv, *next; at < end; at = next) {
		const char *stop = memchr(at, '\n', (size_t)(end - at));
		size_t length = strcspn(at, ",\n");

		next = stop == NULL ? end : stop + 1;
		if (at == csv || length == 0 || at[0] == '"' ||
		    (length == before_length && strncmp(at, before, length) == 0))
			continue;
		printf("%.*s%s\n", (int)length, at, behind);
		before = at;
		before_length = length;
	}
}

static void print_set(const char *set, const char *behind)
{
	struct vfm_request *request;
	const char *bytes;
	size_t size;

	if (vfm_request_new(&request, "reference") == VFM_DONE &&
	    (set == NULL || vfm_request_file(request, set) == VFM_DONE) &&
	    vfm_run(request) == VFM_DONE &&
	    vfm_render(request, "csv", NULL, &bytes, &size) == VFM_DONE)
		print_first_column(bytes, size, behind);
	vfm_request_free(request);
}

/* The tables or charts that the command makes of the files already typed. */
static void print_results(const char *command, char **files, bool wants_charts, const char *behind)
{
	struct vfm_request *request;
	struct vfm_table table;
	struct vfm_chart chart;

	if (vfm_request_new(&request, command) != VFM_DONE)
		return;
	/* Where it draws, few draws will do. */
	if (find_option(command, "--draws", &(struct vfm_option){0}))
		(void)vfm_request_option(request, "draws", "50");
	for (; *files != NULL; files++)
		(void)vfm_request_file(request, *files);
	(void)vfm_run(request);
	for (size_t i = 0; !wants_charts && vfm_table(request, i, &table) == VFM_DONE; i++)
		printf("%s%s\t%s\n", table.id, behind, table.title);
	for (size_t i = 0; wants_charts && vfm_chart(request, i, &chart) == VFM_DONE; i++)
		printf("%s%s\t%s\n", chart.name, behind, chart.title);
	vfm_request_free(request);
}

/* `csv|json`; a word in capitals says what is meant. */
static void print_choices(const char *argument)
{
	size_t length;

	for (; *argument != '\0'; argument += length + (argument[length] == '|')) {
		length = strcspn(argument, "|");
		if (length > 0 && !isupper((unsigned char)argument[0]))
			printf("%.*s\n", (int)length, argument);
	}
}

static void print_values(const char *command, const struct vfm_option *option, char **files)
{
	const char *argument = option->argument, *kind;

	if (argument == NULL)
		return;
	for (size_t i = 0; i < sizeof listed / sizeof *listed; i++)
		if (strcmp(listed[i].option, option->name) == 0)
			print_set(listed[i].set, listed[i].behind);
	if (strcmp(argument, "ID") == 0 || strcmp(argument, "TABLE=FILE") == 0)
		print_results(command, files, false, argument[0] == 'T' ? "=" : "");
	else if (strcmp(argument, "[NAME=]FILE") == 0)
		print_results(command, files, true, "=");
	else if (strcmp(argument, "KIND") == 0)
		for (size_t i = 0; vfm_kind(i, &kind) == VFM_DONE; i++)
			puts(kind);
	else if (strchr(argument, '|') != NULL || islower((unsigned char)argument[0]))
		print_choices(argument);
	/* Among files are folders too. */
	if (strstr(argument, "FILE") != NULL)
		puts("@files");
	else if (strstr(argument, "FOLDER") != NULL)
		puts("@folders");
}

void completion_print(int argc, char **argv)
{
	struct vfm_option option;

	if (argc == 0)
		print_commands();
	else if (argc == 1 && strcmp(argv[0], "reference") == 0)
		print_options(argv[0]), print_set(NULL, "");
	else if (argc == 1)
		print_options(argv[0]);
	else if (find_option(argv[0], argv[1], &option))
		print_values(argv[0], &option, argv + 2);
}
