#include "loading/inputs.h"
#include "base/path.h"
#include "loading/map_file.h"

#include <string.h>

#include "base/say.h"
#include "base/sha256.h"
#include "base/text.h"
#include "loading/books.h"
#include "loading/commented.h"
#include "loading/sources.h"
#include "model/accounts.h"
#include "model/shapes.h"
#include "reading/neighbours.h"

/* A file, or the one of that name in a folder. */
static struct case_files find_case(struct run *run, const char *path, const char *name)
{
	if (!shelf_is_folder(&run->shelf, path))
		return (struct case_files){path, NULL};
	path = path_trimmed(path, run->arena);
	return (struct case_files){books_find(run, path, name), path};
}

struct case_files inputs_case(struct run *run, const char *name)
{
	struct case_files files = find_case(run, run->settings.files.items[0], name);

	/* What stands beside one of several files is not for all of them. */
	if (run->settings.files.count > 1)
		files.folder = NULL;
	return files;
}

/* More files than these are named by their number. */
#define MOST_LABELLED 3

const char *inputs_label(struct run *run, const struct case_files *files)
{
	const struct words *words = &run->settings.files;
	const char *names[MOST_LABELLED];
	size_t count = words->count;

	if (count < 2)
		return files->main;
	for (size_t i = 0; i < count && count <= MOST_LABELLED; i++) {
		names[i] = say_file(path_trimmed(words->items[i], run->arena));
		/* Names that do not tell the files apart are no names. */
		for (size_t j = 0; j < i; j++)
			if (strcmp(names[i], names[j]) == 0)
				count = SIZE_MAX;
	}
	return count <= MOST_LABELLED ? text_list(run->arena, names, count, count)
				      : arena_format(run->arena, "%zu files", words->count);
}

const char *inputs_path(struct run *run, const struct case_files *files, const char *option,
			const char *name)
{
	if (option != NULL)
		return books_sheet(run, option, name);
	if (files->folder == NULL)
		return NULL;

	const char *path = arena_format(run->arena, "%s/%s", files->folder, name);

	if (sources_seek(run, path))
		return sources_path(run, path);
	/* A case tells of all its files together. */
	if (sources_path(run, path) != NULL && !run->settings.reading.is_whole_case)
		diagnose(&run->diagnostics, SEVERITY_REMARK, in_file(path),
			 "left out, having no rows");
	return NULL;
}

const char *inputs_name(const struct run *run, const char *path)
{
	const char *folder = run->settings.reading.case_folder;
	const size_t length = folder == NULL ? 0 : strlen(folder);

	return folder != NULL && strncmp(path, folder, length) == 0 && path[length] == '/' &&
		       strchr(path + length + 1, '/') == NULL
		   ? path + length + 1
		   : books_name(run, path);
}

void inputs_list(struct run *run, const struct reading *reading)
{
	const struct source *source = reading->source;
	const bool is_shown = !run->settings.business_case.only_faults;
	char *sha256 = arena_alloc(run->arena, SHA256_HEX_SIZE);

	ARENA_ADD_BY(run->arena, run, readings, n_readings, readings_capacity) = reading;
	*results_input(&run->results) = (struct input){
	    .path = source->path,
	    .name = inputs_name(run, source->path),
	    .sha256 = is_shown ? sha256_of(source->bytes, source->size, sha256) : NULL,
	    .kind = reading->shape->kind,
	    .rows_read = reading->read.rows,
	    .rows_used = reading->used.rows,
	    .rows_set_aside = reading->set_aside.rows,
	    .rows = is_shown && run->settings.reading.is_whole_case
			? input_rows(reading, run->arena)
			: NULL};
}

bool inputs_reference(struct run *run, struct reference *reference)
{
	const struct settings *settings = &run->settings;
	bool is_well = true;

	reference_init(reference, settings->reading.overrides, settings->reading.n_overrides,
		       run->arena, &run->diagnostics);
	reference->shelf = &run->shelf;
	for (size_t i = 0; i < settings->reading.n_overrides; i++) {
		const struct reading *reading =
		    reference_read(reference, settings->reading.overrides[i].name);

		if (reading != NULL)
			inputs_list(run, reading);
		is_well &= reading != NULL;
	}
	reference_forget_asked(reference);
	run->reference = *reference;
	return is_well;
}

static const struct reading *read_file(struct run *run, const char *path, const struct shape *shape,
				       const struct reading_options *options, bool *is_well)
{
	const struct source *source = sources_read(run, path, &run->diagnostics);
	struct reading *reading = arena_alloc(run->arena, sizeof *reading);
	struct reading_options own = *options;

	if (source == NULL)
		return NULL;
	if (shape == &accounts_shape)
		own.known = accounts_known(&run->reference, run->arena);
	*is_well = reading_read(reading, source, shape, &own, run->arena, &run->diagnostics);
	if (!*is_well && reading->n_records == 0)
		return NULL;
	/* Else a check of the file by itself has said it. */
	if (!run->settings.business_case.only_faults)
		commented_say(reading, options, run->arena, &run->diagnostics);
	account_list(run, reading);
	return reading;
}

const struct reading *inputs_read(struct run *run, const char *path, const struct shape *shape,
				  bool *is_well)
{
	*is_well = false;
	return read_file(run, path, shape,
			 &(struct reading_options){.forms = run->settings.reading.forms}, is_well);
}

bool inputs_check_mapped_once(struct run *run, bool is_wide)
{
	const struct mapping *mappings = run->settings.reading.mappings;

	for (size_t i = 0; i < run->settings.reading.n_mappings; i++)
		for (size_t j = 0; j < i; j++)
			if (strcmp(mappings[i].field, mappings[j].field) == 0 &&
			    strcmp(mappings[i].column, mappings[j].column) != 0 &&
			    !(is_wide && strcmp(mappings[i].field, "channel") == 0))
				return misuse(
				    &run->diagnostics,
				    "--map gives field '%s' two columns, '%s' and '%s'; give one",
				    mappings[i].field, mappings[j].column, mappings[i].column);
	return true;
}

bool inputs_check_mappings(struct run *run, const struct shape *shape)
{
	bool is_well = inputs_check_mapped_once(run, false);

	for (size_t i = 0; i < run->settings.reading.n_mappings; i++) {
		const char *ids = "";

		if (shape_field(shape, run->settings.reading.mappings[i].field) >= 0 ||
		    neighbours_has_field(run->settings.reading.mappings[i].field))
			continue;
		for (size_t j = 0; j < shape->n_fields; j++)
			ids = text_more(run->arena, ids, ", ", shape->fields[j].id);
		is_well =
		    misuse(&run->diagnostics, "--map: %s has no field '%s'; its fields are %s",
			   shape->kind, run->settings.reading.mappings[i].field, ids);
	}
	return is_well;
}

bool inputs_check_ledger(struct run *run, const struct settings *settings)
{
	const char *name = settings->reading.header != NULL    ? "header"
			   : settings->reading.channel != NULL ? "channel"
			   : settings->reading.year.start != 0 ? "year"
			   : settings->reading.scale != 0      ? "scale"
							       : NULL;

	return name == NULL || settings->reading.is_ledger ||
	       misuse(&run->diagnostics,
		      "--%s is of a ledger or a log as published, so it goes with --lenient", name);
}

struct reading_options inputs_options(const struct settings *settings, bool is_of_case)
{
	return (struct reading_options){.is_ledger = settings->reading.is_ledger,
					.delimiter = settings->reading.delimiter,
					.mappings = settings->reading.mappings,
					.n_mappings = settings->reading.n_mappings,
					.constant = settings->reading.councils.count == 1
							? settings->reading.councils.items[0]
							: NULL,
					.is_mappable = !is_of_case,
					.is_of_case = is_of_case,
					.scale = settings->reading.scale,
					.header = settings->reading.header,
					.year = settings->reading.year,
					.channel = settings->reading.channel,
					.forms = settings->reading.forms};
}

/* Does the file itself say which council it is of? */
static bool lacks_council(const struct reading *reading)
{
	int field = shape_field(reading->shape, "council");

	return field >= 0 && !reading->has_column[field];
}

const struct reading *inputs_read_main(struct run *run, const char *path, const struct shape *shape,
				       bool *is_well)
{
	const struct settings *settings = map_file_apply(run, path, shape);
	const struct shelf_file *file = shelf_find(&run->shelf, path);

	*is_well = false;
	if (settings == NULL || !inputs_check_mappings(run, shape) ||
	    !inputs_check_ledger(run, settings))
		return NULL;
	struct reading_options options = inputs_options(settings, settings->reading.is_whole_case);
	options.known = run->known;
	if (options.constant == NULL && settings->reading.is_ledger)
		options.constant = path_stem(strcmp(path, "-") == 0               ? "standard input"
					     : file == NULL || file->book == NULL ? path
										  : file->book,
					     run->arena);
	const struct reading *reading = read_file(run, path, shape, &options, is_well);
	if (reading != NULL && !*is_well && !settings->reading.is_ledger && shape == &spend_shape &&
	    !settings->reading.is_whole_case && !reading->is_too_large)
		notice(&run->diagnostics, in_file(reading->source->path),
		       "if it is a ledger as published, --lenient sets aside the rows that cannot "
		       "be used, and accounts for them");
	if (reading == NULL || !*is_well)
		return settings->reading.is_ledger ? NULL : reading;
	map_file_use(run, settings, path, shape, reading->columns);
	if (lacks_council(reading))
		notice(&run->diagnostics, in_file(reading->source->path),
		       settings->reading.councils.count == 1
			   ? "has no column for the council; assumed to be '%s'"
			   : "has no column for the council; named '%s' after the file (give "
			     "--council NAME)",
		       options.constant);
	if (settings->reading.is_ledger)
		run->ledger = reading;
	return reading;
}

const struct reading *inputs_read_all(struct run *run, const struct case_files *files,
				      const char *name, const struct shape *shape, bool *is_well)
{
	const struct words *words = &run->settings.files;
	const struct reading **readings = arena_array(run->arena, words->count, sizeof *readings);
	struct reading *joined = arena_alloc(run->arena, sizeof *joined);
	bool has_all = true, is_read;
	size_t beyond = 0, n_read = 0;

	if (words->count < 2)
		return inputs_read_main(run, files->main, shape, is_well);
	*is_well = false;
	if (run->settings.reading.is_ledger) {
		misuse(&run->diagnostics,
		       "--lenient accounts for one file; add several up with vfm tally first");
		return NULL;
	}
	for (size_t i = 0; i < words->count; i++) {
		readings[i] = inputs_read_main(run, find_case(run, words->items[i], name).main,
					       shape, &is_read);
		has_all &= readings[i] != NULL;
		n_read += is_read;
	}
	if (!has_all)
		return NULL;
	*is_well = n_read == words->count;
	if (!reading_join(joined, readings, words->count, inputs_label(run, files), &beyond,
			  run->arena)) {
		fault(&run->diagnostics, in_file(readings[beyond]->source->path),
		      "with this file the %s of all files add up to more than can be counted; is "
		      "there a code or a telephone number among them?",
		      shape->noun);
		return NULL;
	}
	return joined;
}

struct selection inputs_selection(struct run *run, const struct reading *reading,
				  const struct channels *channels)
{
	struct settings *settings = &run->settings;
	struct selection selection = {.councils = settings->reading.councils.items,
				      .n_councils = settings->reading.councils.count,
				      .services = settings->channel.services.items,
				      .n_services = settings->channel.services.count,
				      .n_excluded_channels =
					  settings->channel.excluded_channels.count,
				      .council_asker = settings->reading.council_asker};

	selection.excluded_channels = arena_array(run->arena, selection.n_excluded_channels,
						  sizeof *selection.excluded_channels);
	for (size_t i = 0; i < selection.n_excluded_channels; i++)
		selection.excluded_channels[i] =
		    channels_standard(channels, settings->channel.excluded_channels.items[i]);
	/* A name given to a file without councils names them, and chooses nothing. */
	if (lacks_council(reading))
		selection.n_councils = 0;
	return selection;
}
