#include "requests/options.h"

#include <getopt.h>
#include <string.h>

#include "base/text.h"
#include "requests/option_table.h"

static const struct place nowhere;

#define FIRST_LONG 256 /* above any letter */

static const struct option_spec *spec_of(int found)
{
	if (found >= FIRST_LONG)
		return &option_specs[found - FIRST_LONG];
	for (size_t i = 0; i < n_option_specs; i++)
		if (option_specs[i].letter != 0 && option_specs[i].letter == found)
			return &option_specs[i];
	return NULL;
}

/* An option's name may mean something else to another group of commands. */
static const struct option_spec *spec_for(const struct option_spec *spec, unsigned groups)
{
	for (size_t i = 0; spec != NULL && i < n_option_specs; i++)
		if (strcmp(option_specs[i].name, spec->name) == 0 &&
		    (option_specs[i].groups & (groups | OPTIONS_ALL)) != 0)
			return &option_specs[i];
	return spec;
}

/* The command's option of which a word, `--fromat` or `--fromat=csv`, may be a slip; or NULL. */
static const char *nearest_option(const char *word, unsigned groups, struct arena *arena)
{
	const char *names[MOST_OPTIONS];
	size_t count = 0;

	if (strncmp(word, "--", 2) != 0)
		return NULL;
	for (size_t i = 0; i < n_option_specs; i++)
		if ((option_specs[i].groups & (groups | OPTIONS_ALL)) != 0)
			names[count++] = option_specs[i].name;
	return text_nearest(arena_format(arena, "%.*s", (int)strcspn(word + 2, "="), word + 2),
			    names, count);
}

static bool refuse_found(int found, char **argv, unsigned groups, const char *command,
			 struct diagnostics *diagnostics)
{
	const char *word = optind > 0 ? argv[optind - 1] : "";

	if (found == ':')
		return diagnose(diagnostics, SEVERITY_USAGE, nowhere,
				"'%s' needs a value; see vfm %s --help", word, command);
	if (optopt != 0 && optopt < FIRST_LONG)
		return diagnose(diagnostics, SEVERITY_USAGE, nowhere,
				"there is no option '-%c'; see vfm %s --help", optopt, command);

	const char *nearest = nearest_option(word, groups, diagnostics->arena);

	return diagnose(diagnostics, SEVERITY_USAGE, nowhere,
			"'%s' is not an option of vfm %s%s; see vfm %s --help", word, command,
			nearest == NULL
			    ? ""
			    : arena_format(diagnostics->arena, " (did you mean '--%s'?)", nearest),
			command);
}

/* No value is empty, and of two values for one thing neither is dropped in silence. */
static bool check_value(const struct option_use *use, const struct option_spec *spec,
			bool *is_given)
{
	if (spec->argument == NULL)
		return true;
	if (use->value[0] == '\0')
		return diagnose(use->diagnostics, SEVERITY_USAGE, nowhere,
				"--%s needs a value, and '' is none", spec->name);
	if (*is_given && (spec->groups & OPTIONS_REPEATED) == 0)
		return diagnose(use->diagnostics, SEVERITY_USAGE, nowhere,
				"--%s is given twice; give it once", spec->name);
	*is_given = true;
	return true;
}

/* What is said of a file may be wanted again for the next one. */
static bool remember(const struct option_use *use, const struct option_spec *spec)
{
	struct settings *settings = use->settings;

	if ((spec->groups & OPTIONS_REMEMBERED) != 0 &&
	    settings->reading.n_remembered < MOST_REPEATS)
		settings->reading.remembered[settings->reading.n_remembered++] =
		    (struct remembered){spec->name, use->value == NULL ? "yes" : use->value};
	return true;
}

bool options_parse(struct settings *settings, int argc, char **argv, unsigned groups,
		   const char *command, struct diagnostics *diagnostics)
{
	struct option longs[MOST_OPTIONS + 1] = {0};
	bool is_well = true, is_given[MOST_OPTIONS] = {false};
	int found;

	for (size_t i = 0; i < n_option_specs; i++)
		longs[i] = (struct option){option_specs[i].name,
					   option_specs[i].argument == NULL ? no_argument
									    : required_argument,
					   NULL, FIRST_LONG + (int)i};
	optind = 0; /* GNU: start anew, and let files stand before options */
	opterr = 0;
	while ((found = getopt_long(argc, argv, ":o:hV", longs, NULL)) != -1) {
		const struct option_spec *spec = spec_for(spec_of(found), groups);

		if (spec == NULL) {
			is_well = refuse_found(found, argv, groups, command, diagnostics);
			continue;
		}
		if ((spec->groups & (groups | OPTIONS_ALL)) == 0) {
			bool is_of_tally =
			    (spec->groups & OPTIONS_TALLY) != 0 && (groups & OPTIONS_READING) != 0;

			is_well = diagnose(
			    diagnostics, SEVERITY_USAGE, nowhere,
			    "--%s has no use with vfm %s; %ssee vfm %s --help", spec->name, command,
			    is_of_tally ? "add the ledger or log up with vfm tally, which takes "
					  "it, and give what comes of that; "
					: "",
			    is_of_tally ? "tally" : command);
			continue;
		}
		const struct option_use use = {settings, spec->at, spec->name, optarg, diagnostics};

		is_well &= check_value(&use, spec, &is_given[spec - option_specs]) &&
			   spec->apply(&use) && remember(&use, spec);
	}
	for (; optind < argc; optind++) {
		const struct option_use use = {settings, offsetof(struct settings, files), "file",
					       argv[optind], diagnostics};

		is_well &= argv[optind][0] != '\0' ? option_word(&use)
						   : diagnose(diagnostics, SEVERITY_USAGE, nowhere,
							      "'' is not the name of a file");
	}
	return is_well;
}

void options_help(unsigned groups, FILE *stream)
{
	for (size_t i = 0; i < n_option_specs; i++) {
		char name[64];

		if ((option_specs[i].groups & (groups | OPTIONS_ALL)) == 0)
			continue;
		snprintf(name, sizeof name, "%s--%s%s%s",
			 option_specs[i].letter == 'o'   ? "-o, "
			 : option_specs[i].letter == 'h' ? "-h, "
			 : option_specs[i].letter == 'V' ? "-V, "
							 : "    ",
			 option_specs[i].name, option_specs[i].argument == NULL ? "" : " ",
			 option_specs[i].argument == NULL ? "" : option_specs[i].argument);
		fprintf(stream, "  %s\n          %s\n", name, option_specs[i].help);
	}
}
