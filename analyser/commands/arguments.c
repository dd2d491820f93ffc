#include "commands/arguments.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST_OPTIONS 128
#define FIRST_LONG 256 /* above any letter */

/* Every option of any command, as getopt_long() wants them. */
struct argument_forms {
	struct vfm_option options[MOST_OPTIONS];
	struct option longs[MOST_OPTIONS + 1];
	char letters[2 * MOST_OPTIONS + 2];
	size_t count;
};

static void list_forms(struct argument_forms *forms)
{
	char *letter = forms->letters;

	*letter++ = ':';
	while (forms->count < MOST_OPTIONS &&
	       vfm_option(NULL, forms->count, &forms->options[forms->count]) == VFM_DONE) {
		const struct vfm_option *option = &forms->options[forms->count];

		forms->longs[forms->count] = (struct option){
		    option->name, option->argument == NULL ? no_argument : required_argument, NULL,
		    FIRST_LONG + (int)forms->count};
		if (option->letter != 0) {
			*letter++ = option->letter;
			if (option->argument != NULL)
				*letter++ = ':';
		}
		forms->count++;
	}
}

static const char *name_of(const struct argument_forms *forms, int found)
{
	if (found >= FIRST_LONG)
		return forms->options[found - FIRST_LONG].name;
	for (size_t i = 0; i < forms->count; i++)
		if (forms->options[i].letter != 0 && forms->options[i].letter == found)
			return forms->options[i].name;
	return NULL;
}

/* A word that getopt_long() makes nothing of. */
static enum vfm_status refuse(const struct arguments *arguments, struct vfm_request *request,
			      const struct argument_forms *forms, int found, const char *word)
{
	char *message = NULL;

	/* Shortened, it may be an option of another command. */
	if (found == ':' && optopt >= FIRST_LONG)
		return vfm_request_option(request, name_of(forms, optopt), NULL);
	if (found == '?' && (optopt == 0 || optopt >= FIRST_LONG))
		return vfm_request_option(request, word + strlen("--"), NULL);
	if (asprintf(&message,
		     found == ':' ? "'-%c' needs a value; see vfm %s --help"
				  : "there is no option '-%c'; see vfm %s --help",
		     optopt, arguments->command) < 0)
		return VFM_NO_MEMORY;
	(void)vfm_request_refuse(request, message);
	free(message);
	return VFM_USAGE;
}

/* What is the command line's own is not handed on. */
static enum vfm_status take(struct arguments *arguments, struct vfm_request *request,
			    const char *name, const char *value)
{
	if (strcmp(name, "quiet") == 0)
		arguments->is_quiet = true;
	if (strcmp(name, "help") == 0)
		arguments->is_help = true;
	else if (strcmp(name, "version") == 0)
		arguments->is_version = true;
	else
		return vfm_request_option(request, name, value);
	return VFM_DONE;
}

/* `-full`, which would be taken for four options of a letter each; false, told. */
static bool has_two_hyphens(const struct argument_forms *forms, struct vfm_request *request,
			    int argc, char **argv)
{
	for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++)
		for (size_t j = 0; j < forms->count && argv[i][0] == '-'; j++) {
			char *message = NULL;

			if (strlen(argv[i]) < 4 || strcmp(argv[i] + 1, forms->longs[j].name) != 0)
				continue;
			if (asprintf(&message, "there is no option '%s'; did you mean '-%s'?",
				     argv[i], argv[i]) >= 0)
				(void)vfm_request_refuse(request, message);
			free(message);
			return false;
		}
	return true;
}

void arguments_take(struct arguments *arguments, struct vfm_request *request, int argc, char **argv)
{
	struct argument_forms forms = {.count = 0};
	int found;

	list_forms(&forms);
	arguments->is_well = has_two_hyphens(&forms, request, argc, argv);
	if (!arguments->is_well)
		return;
	optind = 0; /* GNU: start anew, and let files stand before options */
	opterr = 0;
	while ((found = getopt_long(argc, argv, forms.letters, forms.longs, NULL)) != -1) {
		const char *name = name_of(&forms, found);
		enum vfm_status status =
		    name != NULL ? take(arguments, request, name, optarg)
				 : refuse(arguments, request, &forms, found, argv[optind - 1]);

		arguments->is_well &= status == VFM_DONE;
	}
	for (; optind < argc; optind++)
		arguments->is_well &= vfm_request_file(request, argv[optind]) == VFM_DONE;
}
