#include "model/notes.h"

#include <string.h>

#include "base/text.h"
#include "model/shapes.h"
#include "results/passages.h"

enum { SECTION, TEXT };

static const struct field fields[] = {
    [SECTION] = {"section", UNIT_TEXT, FIELD_REQUIRED, "part|heading", NULL},
    [TEXT] = {"text", UNIT_TEXT, FIELD_REQUIRED | FIELD_RAW, "note|words", NULL},
};

const struct shape notes_shape = {"notes", "notes", fields, N_OF(fields), true};

/* `Strategic case` of `Strategic case: why change` */
static const char *short_heading(const char *heading, struct arena *arena)
{
	return arena_text_of(arena, heading, strcspn(heading, ":"));
}

/* By its name or its heading; the number of parts where it is none. */
static size_t find_section(const char *name, struct arena *arena)
{
	const char *folded = text_fold(arena, name);
	size_t found, n_parts;
	const struct report_part *parts = report_parts(&n_parts);

	for (found = 0; found < n_parts; found++) {
		const char *heading = parts[found].heading;

		if (strcmp(folded, text_fold(arena, parts[found].name)) == 0 ||
		    strcmp(folded, text_fold(arena, heading)) == 0 ||
		    strcmp(folded, text_fold(arena, short_heading(heading, arena))) == 0)
			break;
	}
	return found;
}

static bool refuse_section(const char *name, struct place place, struct diagnostics *diagnostics)
{
	size_t n_parts;
	const struct report_part *parts = report_parts(&n_parts);

	return fault(diagnostics, place, "%s",
		     text_not_among(diagnostics->arena, name, "a section", "sections",
				    TEXTS_OF(parts, n_parts, name, diagnostics->arena), n_parts));
}

bool notes_build(struct notes *notes, const struct reading *reading,
		 struct diagnostics *diagnostics)
{
	struct arena *arena = diagnostics->arena;
	size_t *of = arena_array(arena, reading->n_records, sizeof *of);
	bool is_well = true;
	size_t n_parts;
	const struct report_part *parts = report_parts(&n_parts);

	*notes =
	    (struct notes){.path = reading->source->path,
			   .items = arena_array(arena, reading->n_records, sizeof *notes->items)};
	for (size_t i = 0; i < reading->n_records; i++) {
		const struct record *record = &reading->records[i];
		const char *name = record->values[SECTION].text;

		of[i] = find_section(name, arena);
		fate_use(record->fate);
		if (of[i] == n_parts)
			is_well = refuse_section(
			    name, (struct place){notes->path, record->line, "section"},
			    diagnostics);
	}
	for (size_t section = 0; section < n_parts; section++)
		for (size_t i = 0; i < reading->n_records; i++)
			if (of[i] == section)
				notes->items[notes->n_items++] =
				    (struct note){parts[section].name, parts[section].heading,
						  reading->records[i].values[TEXT].text};
	return is_well;
}
