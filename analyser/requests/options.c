#include "requests/options.h"

#include <string.h>

#include "base/text.h"
#include "requests/option_table.h"

/* The option of that name for the command, or else for any, as it may mean another thing there. */
static const struct option_spec *find(const char *name, unsigned groups)
{
	const struct option_spec *found = NULL;

	for (size_t i = 0; i < n_option_specs; i++) {
		if (strcmp(option_specs[i].name, name) != 0)
			continue;
		if ((option_specs[i].groups & (groups | OPTIONS_ALL)) != 0)
			return &option_specs[i];
		found = &option_specs[i];
	}
	return found;
}

/* The command's option of which a name, `fromat` or `fromat=csv`, may be a slip; or NULL. */
static const char *nearest_option(const char *name, unsigned groups, struct arena *arena)
{
	const char *names[MOST_OPTIONS];
	size_t count = 0;

	for (size_t i = 0; i < n_option_specs; i++)
		if ((option_specs[i].groups & (groups | OPTIONS_ALL)) != 0)
			names[count++] = option_specs[i].name;
	return text_nearest(arena_text_of(arena, name, strcspn(name, "=")), names, count);
}

static bool refuse_unknown(const struct options *options, const char *name)
{
	struct arena *arena = options->diagnostics->arena;
	const char *nearest = nearest_option(name, options->groups, arena);

	return misuse(
	    options->diagnostics, "'--%s' is not an option of vfm %s%s; see vfm %s --help", name,
	    options->command,
	    nearest == NULL ? "" : arena_format(arena, " (did you mean '--%s'?)", nearest),
	    options->command);
}

/* No value is empty, and of two values for one thing neither is dropped in silence. */
static bool check_value(const struct option_use *use, const struct option_spec *spec,
			bool *is_given)
{
	if (spec->argument == NULL)
		return true;
	if (use->value[0] == '\0')
		return misuse(use->diagnostics, "--%s needs a value, and '' is none", spec->name);
	if (*is_given && (spec->groups & OPTIONS_REPEATED) == 0)
		return misuse(use->diagnostics, "--%s is given twice; give it once", spec->name);
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

/* And of a pack it is wanted to make it again, unless it only says where results go. */
static bool note(const struct option_use *use, const struct option_spec *spec)
{
	const unsigned others = OPTIONS_ALL | OPTIONS_RESULTS | OPTIONS_CHARTS | OPTIONS_REPEATED;
	struct settings *settings = use->settings;

	if ((spec->groups & ~others) == 0)
		return true;
	ARENA_ADD_BY(use->diagnostics->arena, settings, asked, n_asked, asked_capacity) =
	    (struct remembered){spec->name, use->value};
	return true;
}

/* Of another command; of a published file it may be vfm tally's. */
static bool refuse_use(const struct options *options, const struct option_spec *spec)
{
	bool is_of_tally =
	    (spec->groups & OPTIONS_TALLY) != 0 && (options->groups & OPTIONS_READING) != 0;

	return misuse(
	    options->diagnostics, "--%s has no use with vfm %s; %ssee vfm %s --help", spec->name,
	    options->command,
	    is_of_tally ? "vfm tally takes it: add the ledger or log up first, and use the result; "
			: "",
	    is_of_tally ? "tally" : options->command);
}

bool options_take(struct options *options, const char *name, const char *value)
{
	const struct option_spec *spec = find(name, options->groups);

	if (spec == NULL)
		return refuse_unknown(options, name);
	if ((spec->groups & (options->groups | OPTIONS_ALL)) == 0)
		return refuse_use(options, spec);
	if (spec->apply == NULL)
		return misuse(options->diagnostics, "--%s has a use on a command line only",
			      spec->name);
	if ((value != NULL) != (spec->argument != NULL))
		return misuse(options->diagnostics,
			      value == NULL ? "'--%s' needs a value; see vfm %s --help"
					    : "--%s takes no value; see vfm %s --help",
			      spec->name, options->command);

	const struct option_use use = {options->settings, spec->at, spec->name, value,
				       options->diagnostics};

	return check_value(&use, spec, &options->is_given[spec - option_specs]) &&
	       spec->apply(&use) && remember(&use, spec) && note(&use, spec);
}

bool options_take_file(struct options *options, const char *path)
{
	const struct option_use use = {options->settings, offsetof(struct settings, files), "file",
				       path, options->diagnostics};

	return path[0] != '\0' ? option_word(&use)
			       : misuse(options->diagnostics, "'' is not the name of a file");
}
