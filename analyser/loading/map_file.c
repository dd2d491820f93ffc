#include "loading/map_file.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/say.h"
#include "base/text.h"
#include "loading/check_kinds.h"
#include "loading/inputs.h"
#include "requests/option_table.h"
#include "reading/cell.h"
#include "reading/neighbours.h"

enum { FILE_PATTERN, COLUMN, MEANS };

static const struct field fields[] = {
    [FILE_PATTERN] = {"file", UNIT_TEXT, FIELD_REQUIRED, "pattern|files|council", NULL},
    [COLUMN] = {"column", UNIT_TEXT, FIELD_REQUIRED, NULL, NULL},
    [MEANS] = {"means", UNIT_TEXT, FIELD_REQUIRED, "field", NULL},
};

static const struct shape map_shape = {"map", "columns", fields, N_OF(fields), true};

/* `option year`, or `--year`, which a spreadsheet takes for a formula: what stands behind it. */
static const char *option_name(const char *means)
{
	const size_t before = text_begins("|option --|option |--|", means);

	return before > 0 ? means + before : NULL;
}

/* The option that a row means, or NULL. */
static const struct option_spec *option_of(const char *means)
{
	const char *name = option_name(means);

	for (size_t i = 0; name != NULL && i < n_option_specs; i++)
		if ((option_specs[i].groups & OPTIONS_REMEMBERED) != 0 &&
		    strcmp(option_specs[i].name, name) == 0)
			return &option_specs[i];
	return NULL;
}

/* A field of any kind of file, a neighbour, or the amount of a line of purchases; NULL: none. */
static const char *field_of(const char *means, struct arena *arena)
{
	const char *folded = text_fold(arena, means);
	size_t count;
	const struct kind *kinds = check_kinds(&count);

	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < kinds[i].shape->n_fields; j++)
			if (strcmp(text_fold(arena, kinds[i].shape->fields[j].id), folded) == 0)
				return kinds[i].shape->fields[j].id;
	return neighbours_has_field(folded) || strcmp(folded, "amount") == 0 ? folded : NULL;
}

/* Of the fields of ledgers and logs, which are mapped most. */
static const char *near_field(const char *means, struct arena *arena)
{
	static const char *const ids[] = {"spend",   "supplier", "category",  "year",
					  "council", "volume",   "service",   "channel",
					  "item",    "quantity", "unit_price"};
	const char *near = text_suggest(arena, means, ids, N_OF(ids));

	return near[0] != '\0' ? near
			       : arena_format(arena, "; write one, such as %s",
					      text_list(arena, ids, N_OF(ids), N_OF(ids)));
}

/* What a row means, as it is known elsewhere; NULL with a fault. */
static const char *meaning_of(struct run *run, const struct record *record)
{
	const char *means = record->values[MEANS].text;
	const char *field;

	if (option_of(means) != NULL)
		return means;
	field = field_of(means, run->arena);
	if (field == NULL)
		fault(&run->diagnostics, (struct place){record->path, record->line, "means"},
		      "%s is not %s%s", cell_quoted(run->arena, means),
		      option_name(means) != NULL ? "an option that a map remembers"
						 : "a field of any kind of file",
		      option_name(means) != NULL ? "" : near_field(means, run->arena));
	return field;
}

/* Read the file once, for all that the run reads. */
static bool read_map(struct run *run)
{
	const char *path = run->settings.reading.map_file;
	struct source *source = arena_alloc(run->arena, sizeof *source);
	struct reading *reading = arena_alloc(run->arena, sizeof *reading);
	bool is_well = true;

	if (path == NULL || run->map.is_read)
		return run->map.is_well || path == NULL;
	run->map.is_read = true;
	if (!source_read(source, path, &run->shelf, run->arena, &run->diagnostics) ||
	    !reading_read(reading, source, &map_shape, &(struct reading_options){0}, run->arena,
			  &run->diagnostics))
		return false;
	inputs_list(run, reading);
	run->map.rows = arena_array(run->arena, reading->n_records, sizeof *run->map.rows);
	FOR_EACH (const struct record, record, reading->records, reading->n_records) {
		const struct value *values = record->values;
		const char *means = meaning_of(run, record);

		is_well &= means != NULL;
		if (means != NULL)
			run->map.rows[run->map.n_rows++] = (struct map_row){
			    values[FILE_PATTERN].text, values[COLUMN].text, means, false};
	}
	run->map.is_well = is_well;
	return is_well;
}

static bool is_of_file(const struct map_row *row, const struct settings *given, const char *path)
{
	for (size_t i = 0; i < given->reading.councils.count; i++)
		if (strcasecmp(row->file, given->reading.councils.items[i]) == 0)
			return true;
	return text_matches(row->file, say_file(path));
}

/* What stands on the command line is not overruled. */
static bool is_given(const struct settings *given, const char *means)
{
	const struct reading_settings *reading = &given->reading;
	const char *name = option_name(means);

	return name == NULL
		   ? FIND_BY(reading->mappings, reading->n_mappings, field, means) != NULL
		   : FIND_BY(reading->remembered, reading->n_remembered, name, name) != NULL;
}

static bool apply_option(struct run *run, struct settings *settings, const struct map_row *row)
{
	const struct option_spec *spec = option_of(row->means);
	const struct option_use use = {settings, spec->at, spec->name, row->column,
				       &run->diagnostics};

	for (size_t i = 0; i < settings->reading.n_remembered; i++)
		if ((spec->groups & OPTIONS_REPEATED) == 0 &&
		    strcmp(settings->reading.remembered[i].name, spec->name) == 0)
			return strcmp(settings->reading.remembered[i].value, row->column) == 0 ||
			       fault(&run->diagnostics, in_file(run->settings.reading.map_file),
				     "gives --%s two values for one file, %s and %s", spec->name,
				     cell_quoted(run->arena, settings->reading.remembered[i].value),
				     cell_quoted(run->arena, row->column));
	if (settings->reading.n_remembered == MOST_REPEATS || !spec->apply(&use))
		return false;
	settings->reading.remembered[settings->reading.n_remembered++] =
	    (struct remembered){spec->name, row->column};
	return true;
}

const struct settings *map_file_apply(struct run *run, const char *path, const struct shape *shape)
{
	const struct settings *given = &run->settings;
	size_t n_used = 0;

	if (given->reading.map_file == NULL)
		return given;
	if (!read_map(run))
		return NULL;
	struct settings *settings = arena_alloc(run->arena, sizeof *settings);
	*settings = *given;
	FOR_EACH (const struct map_row, row, run->map.rows, run->map.n_rows) {
		if (!is_of_file(row, given, path) || is_given(given, row->means))
			continue;
		n_used++;
		if (option_of(row->means) != NULL) {
			if (!apply_option(run, settings, row))
				return NULL;
		} else if (shape_field(shape, row->means) >= 0 ||
			   neighbours_has_field(row->means) || strcmp(row->means, "amount") == 0) {
			if (settings->reading.n_mappings == MOST_REPEATS) {
				fault(&run->diagnostics, in_file(given->reading.map_file),
				      "maps more than %d columns of one file", MOST_REPEATS);
				return NULL;
			}
			settings->reading.mappings[settings->reading.n_mappings++] =
			    (struct mapping){row->means, row->column, true};
		}
	}
	if (n_used == 0)
		notice(&run->diagnostics, in_file(path),
		       "no row of %s is for a file of this name, or for its council; a pattern "
		       "such as *.csv in the column file is for several",
		       given->reading.map_file);
	return settings;
}

/* `payments-april-2019.csv` as a pattern for the files of other months: `payments-*.csv`. */
static const char *pattern_of(const char *path, struct arena *arena)
{
	static const char *const months[] = {
	    "january",   "february", "march",    "april",    "may", "june", "july", "august",
	    "september", "october",  "november", "december", "jan", "feb",  "mar",  "apr",
	    "jun",       "jul",      "aug",      "sept",     "sep", "oct",  "nov",  "dec"};
	const char *name = say_file(path);
	char *pattern = arena_alloc(arena, strlen(name) * 2 + 2), *end = pattern;

	while (*name != '\0') {
		size_t length = strspn(name, "0123456789");
		bool is_start = end == pattern || !isalpha((unsigned char)name[-1]);

		for (size_t i = 0; length == 0 && is_start && i < N_OF(months); i++)
			if (strncasecmp(name, months[i], strlen(months[i])) == 0 &&
			    !isalpha((unsigned char)name[strlen(months[i])]))
				length = strlen(months[i]);
		if (length > 0) {
			/* What only parts two of them goes with them. */
			if (end - pattern >= 2 && end[-2] == '*' && strchr("-_ .", end[-1]) != NULL)
				end--;
			if (end == pattern || end[-1] != '*')
				*end++ = '*';
			name += length;
			continue;
		}
		if (strchr("*?\\", *name) != NULL)
			*end++ = '\\';
		*end++ = *name++;
	}
	*end = '\0';
	return pattern;
}

static void keep(struct run *run, const char *file, const char *column, const char *means)
{
	struct map_used *used = &run->map.used;

	for (size_t i = 0; i < used->count; i++)
		if (strcmp(used->rows[i].file, file) == 0 &&
		    strcmp(used->rows[i].column, column) == 0 &&
		    strcmp(used->rows[i].means, means) == 0)
			return;
	ARENA_ADD(run->arena, used, rows, count) = (struct map_row){file, column, means, false};
}

/* What the map says of a file otherwise than it was read is not kept. */
static void overrule(struct run *run, const char *path, const char *column, const char *means,
		     const struct row *header)
{
	FOR_EACH (struct map_row, row, run->map.rows, run->map.n_rows) {
		bool is_by_place;

		if (is_of_file(row, &run->settings, path) && strcmp(row->means, means) == 0 &&
		    strcmp(row->column, column) != 0 &&
		    (option_of(means) != NULL ||
		     columns_place(header, row->column, &is_by_place, run->arena) >= 0))
			row->is_overruled = true;
	}
}

void map_file_use(struct run *run, const struct settings *settings, const char *path,
		  const struct shape *shape, const struct columns *columns)
{
	const char *file, *column, *means;

	if (run->settings.reading.save_map == NULL)
		return;
	file = pattern_of(path, run->arena);
	for (size_t i = 0; i < shape->n_fields; i++) {
		int at = columns->at[i];

		if (at < 0)
			continue;
		column = columns->is_by_place[i]
			     ? arena_format(run->arena, "#%d", at + 1)
			     : arena_text(run->arena, columns->header->cells[at]);
		means = arena_text(run->arena, shape->fields[i].id);
		overrule(run, path, column, means, columns->header);
		keep(run, file, column, means);
	}
	FOR_EACH (const struct mapping, mapping, settings->reading.mappings,
		  settings->reading.n_mappings)
		if (neighbours_has_field(mapping->field) || mapping_is_none(mapping))
			keep(run, file, mapping->column, mapping->field);
	for (size_t i = 0; i < settings->reading.n_remembered; i++) {
		means = arena_format(run->arena, "option %s", settings->reading.remembered[i].name);
		overrule(run, path, settings->reading.remembered[i].value, means, columns->header);
		keep(run, file, settings->reading.remembered[i].value, means);
	}
}

void map_file_write(struct run *run, FILE *stream)
{
	for (size_t i = 0; i < run->map.n_rows; i++)
		if (!run->map.rows[i].is_overruled)
			keep(run, run->map.rows[i].file, run->map.rows[i].column,
			     run->map.rows[i].means);
	fputs("file,column,means\n", stream);
	FOR_EACH (const struct map_row, row, run->map.used.rows, run->map.used.count) {
		csv_cell(stream, row->file);
		fputc(',', stream);
		csv_cell(stream, row->column);
		fputc(',', stream);
		csv_cell(stream, row->means);
		fputc('\n', stream);
	}
}
