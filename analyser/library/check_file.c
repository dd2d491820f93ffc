#include "library/check_file.h"

#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "loading/check_kinds.h"
#include "loading/commented.h"
#include "loading/inputs.h"
#include "loading/map_file.h"
#include "loading/sources.h"
#include "model/accounts.h"
#include "model/shapes.h"

const char *check_file_kinds(struct run *run)
{
	size_t count;
	const struct kind *kinds = check_kinds(&count);
	const char **names = arena_array(run->arena, count, sizeof *names);

	for (size_t i = 0; i < count; i++)
		names[i] = kinds[i].shape->kind;
	return text_list(run->arena, names, count, count);
}

/* By --as, else by its name, else by the header that suits it best. */
static const struct kind *kind_of(struct file_checker *checker, const struct source *source)
{
	const char *base = say_file(source->path), *wanted = checker->run->settings.check.kind;

	if (wanted == NULL && text_ends_in(base, ".csv"))
		wanted = arena_text_of(checker->run->arena, base, strlen(base) - 4);
	if (wanted != NULL && check_kinds_find(wanted) != NULL)
		return check_kinds_find(wanted);
	const struct kind *best = check_kinds_fitting(source, checker->run->arena);
	if (best == NULL)
		fault(&checker->found, in_file(source->path),
		      "cannot tell what kind of file this is; a ledger as published is read by "
		      "vfm tally --to spend FILE, a log of contacts by vfm tally --to activity "
		      "FILE; else say with --as KIND; the kinds are %s",
		      check_file_kinds(checker->run));
	return best;
}

/* A ledger lacks columns of a case's file, which tally finds in what it has. */
static void say_ledger(struct file_checker *checker, const struct reading *reading)
{
	static const char *const kinds[] = {"spend", "activity", "prices"};

	for (size_t i = 0; i < N_OF(kinds); i++) {
		const char *path = reading->source->path;
		const char *name = arena_format(checker->run->arena, "%s.csv", kinds[i]);
		const char *typed = say_quoted(checker->run->arena, path, '\'');

		if (strcmp(reading->shape->kind, kinds[i]) != 0)
			continue;
		/* What tally makes of it would be written over it. */
		if (strcmp(say_file(path), name) == 0)
			notice(&checker->found, in_file(path),
			       "if it is a ledger or log as published, give it another name, say "
			       "ledger.csv outside the folder, and make %s of it, without its "
			       "other columns: vfm tally --to %s ledger.csv -o %s",
			       name, kinds[i], typed);
		else
			notice(&checker->found, in_file(path),
			       "if it is a ledger or log as published, make %s of it: vfm tally "
			       "--to %s %s -o %s",
			       name, kinds[i], typed, name);
	}
}

bool check_file_add(struct file_checker *checker, const char *path)
{
	struct run *run = checker->run;
	const struct settings *settings = &run->settings;
	struct reading *reading = arena_alloc(run->arena, sizeof *reading);
	const struct kind *kind = NULL;

	diagnostics_init(&checker->found, run->arena);
	const struct source *source = sources_read(run, path, &checker->found);
	if (source != NULL)
		kind = kind_of(checker, source);
	if (kind != NULL)
		settings = map_file_apply(run, path, kind->shape);
	if (settings == NULL || (kind != NULL && (!inputs_check_mappings(run, kind->shape) ||
						  !inputs_check_ledger(run, settings))))
		return false;

	struct reading_options options = inputs_options(settings, checker->is_of_case);

	if (options.constant == NULL)
		options.constant = checker->council;
	if (kind != NULL && kind->shape == &accounts_shape)
		options.known = accounts_known(&checker->reference, run->arena);
	/* Rows that could be read are checked even where others could not. */
	if (kind != NULL &&
	    (reading_read(reading, source, kind->shape, &options, run->arena, &checker->found) ||
	     reading->n_records > 0) &&
	    kind->check != NULL)
		kind->check(&(struct kind_check){run->arena, &checker->reference,
						 &checker->channels, &checker->found},
			    reading);
	if (kind != NULL && reading->source != NULL && !settings->reading.is_ledger &&
	    reading->columns == NULL)
		say_ledger(checker, reading);
	if (kind != NULL && reading->source != NULL)
		commented_say(reading, &options, run->arena, &checker->found);
	if (kind != NULL && reading->columns != NULL)
		map_file_use(run, settings, path, kind->shape, reading->columns);
	for (size_t i = 0; i < checker->found.count; i++)
		if (checker->found.items[i].severity == SEVERITY_FAILURE)
			return failure(&run->diagnostics, checker->found.items[i].place, "%s",
				       checker->found.items[i].message);
	check_report_file(&checker->report, path, kind == NULL ? NULL : kind->shape->kind,
			  kind != NULL && reading->source != NULL ? reading : NULL);
	check_report_take(&checker->report, &checker->found, true);
	if (settings->reading.is_ledger && kind != NULL)
		run->ledger = reading;
	return true;
}
