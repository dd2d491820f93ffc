#include "library/commands.h"

#include <string.h>

#include "analyses/reference/reference_check.h"
#include "analyses/sayings.h"
#include "base/text.h"
#include "loading/inputs.h"
#include "requests/options.h"
#include "results/table.h"

PASSAGE(said_sets, "reference.sets", ANSWER, ANSWER, 9, "reference_sets");
PASSAGE(said_statuses, "reference.statuses", SOURCES, METHOD, 3, NULL);
PASSAGE(said_cut, "reference.cut-short", SOURCES, METHOD, 2, NULL);

TABLE(reference_sets, (set, "Set", TEXT, SHORT), (title, "What it holds", TEXT, SHORT),
      (rows, "Rows", COUNT_TOTAL, SHORT), (published, "Published", COUNT),
      (reported, "Reported", COUNT), (derived, "Derived", COUNT), (origin, "From", TEXT));

static int64_t count_status(const struct reading *reading, const char *status)
{
	int field = shape_field(reading->shape, "status");
	int64_t count = 0;

	for (size_t i = 0; field >= 0 && i < reading->n_records; i++) {
		const struct value *value = &reading->records[i].values[field];

		count += value->kind == VALUE_TEXT && strcmp(value->text, status) == 0;
	}
	return count;
}

static bool list_sets(struct run *run, struct reference *reference)
{
	size_t count;
	const struct reference_set *sets = reference_sets(&count);
	struct table *table =
	    TABLE_NEW(&run->results, reference_sets, "Published figures built in");

	for (size_t i = 0; i < count; i++) {
		const struct reading *reading = reference_read(reference, sets[i].name);

		if (reading == NULL)
			return false;
		TABLE_ADD(table, reference_sets, .set = value_text(sets[i].name),
			  .title = value_text(sets[i].title),
			  .rows = value_count((int64_t)reading->n_records),
			  .published = value_count(count_status(reading, "published")),
			  .reported = value_count(count_status(reading, "reported")),
			  .derived = value_count(count_status(reading, "derived")),
			  .origin = value_text(reference_origin(reference, sets[i].name)));
	}
	results_say(&run->results, &said_sets,
		    "%zu sets of figures are built in; vfm reference SET prints one, and "
		    "--reference SET=FILE uses your file instead.",
		    count);
	results_say(&run->results, &said_statuses,
		    "Published: as printed in the source named. Reported: quoted by a secondary "
		    "source. Derived: worked out here, as its derivation says.");
	return true;
}

static bool print_set(struct run *run, struct reference *reference, const struct reference_set *set)
{
	const struct reading *reading = reference_read(reference, set->name);
	size_t n = set->shape->n_fields;
	struct column *columns = arena_array(run->arena, n, sizeof *columns);
	struct channels channels;
	struct table *table;

	if (reading == NULL)
		return false;
	for (size_t i = 0; i < n; i++) {
		const struct field *field = &set->shape->fields[i];
		bool is_measure = field->unit != UNIT_TEXT && field->unit != UNIT_YEAR;

		columns[i] = (struct column){.id = field->id,
					     .label = say_label(run->arena, field->id),
					     .unit = field->unit,
					     .role = is_measure ? ROLE_MEASURE : ROLE_DIMENSION,
					     .is_published = true};
	}
	table =
	    results_table(&run->results, arena_format(run->arena, "reference_%s", set->shape->kind),
			  set->title, columns, n);
	FOR_EACH (const struct record, record, reading->records, reading->n_records)
		memcpy(table_row(table), record->values, n * sizeof *record->values);
	results_say(&run->results, &said_cut,
		    "Long texts are cut short here; --table %s, or --format csv, shows them whole.",
		    table->id);
	if (strcmp(set->name, "unit-costs") == 0 && channels_load(&channels, reference))
		reference_costs_add(&run->results, reference, &channels, NULL);
	return true;
}

static bool execute(struct run *run)
{
	const char *name = run->settings.files.count > 0 ? run->settings.files.items[0] : NULL;
	const struct reference_set *set = name == NULL ? NULL : reference_find(name);
	struct reference reference;
	size_t count;

	if (!inputs_reference(run, &reference))
		return false;
	if (run->settings.reference.is_check && name != NULL)
		return REFUSE(run, "--check checks all sets; leave out '%s'", name);
	if (run->settings.reference.is_check)
		return reference_check(&reference, &run->results, &run->diagnostics);
	if (name == NULL)
		return list_sets(run, &reference);
	if (set != NULL)
		return print_set(run, &reference, set);

	const struct reference_set *sets = reference_sets(&count);

	const char *nearest = text_nearest(name, TEXTS_OF(sets, count, name, run->arena), count);

	return REFUSE(run, "there is no set '%s'%s; vfm reference lists them", name,
		      nearest == NULL ? ""
				      : arena_format(run->arena, " (did you mean '%s'?)", nearest));
}

static bool has_set(const struct settings *settings)
{
	return settings->files.count > 0 || settings->reference.is_check;
}

COMMAND(reference, "[SET]", "What published figures are built in, and from where?",
	OPTIONS_RESULTS | OPTIONS_CHARTS | OPTIONS_REFERENCE, 0, 1, execute,
	{{.text = "vfm reference SET prints one of these sets", .is_done = has_set},
	 {.text = "--reference SET=FILE has any command use your figures instead"}});
