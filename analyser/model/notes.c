#include "model/notes.h"

#include <string.h>

#include "base/text.h"
#include "model/shapes.h"

enum { SECTION, TEXT };

static const struct field fields[] = {
    [SECTION] = {"section", UNIT_TEXT, FIELD_REQUIRED, "part|heading", NULL},
    [TEXT] = {"text", UNIT_TEXT, FIELD_REQUIRED | FIELD_RAW, "note|words", NULL},
};

const struct shape notes_shape = {"notes", "notes", fields, sizeof fields / sizeof *fields};

/* One a line. */
/* clang-format off */
static const struct note_section sections[] = {
    {"summary", "Summary"},
    {"decision", "Decision"},
    {"strategic", "Strategic case"},
    {"economic", "Economic case"},
    {"options", "Options"},
    {"commercial", "Commercial case"},
    {"procurement", "Procurement"},
    {"prices", "Prices"},
    {"channels", "Channels"},
    {"unit_costs", "Unit costs"},
    {"financial", "Financial case"},
    {"costs", "Costs"},
    {"ni179", "NI 179"},
    {"management", "Management case"},
    {"risks", "Risks"},
    {"assumptions", "Assumptions"},
    {"data", "Data"},
    {"sources", "Sources"},
    {"left_out", "What is not in the figures"},
};
/* clang-format on */

#define N_SECTIONS (sizeof sections / sizeof *sections)

const struct note_section *note_sections(size_t *count)
{
	*count = N_SECTIONS;
	return sections;
}

/* By its name or its heading; N_SECTIONS where it is none. */
static size_t find_section(const char *name, struct arena *arena)
{
	const char *folded = text_fold(arena, name);
	size_t found = 0;

	while (found < N_SECTIONS && strcmp(folded, text_fold(arena, sections[found].name)) != 0 &&
	       strcmp(folded, text_fold(arena, sections[found].heading)) != 0)
		found++;
	return found;
}

static bool refuse_section(const char *name, struct place place, struct diagnostics *diagnostics)
{
	const char *names[N_SECTIONS];

	for (size_t i = 0; i < N_SECTIONS; i++)
		names[i] = sections[i].name;
	return diagnose(
	    diagnostics, SEVERITY_FAULT, place, "%s",
	    text_not_among(diagnostics->arena, name, "a section", "sections", names, N_SECTIONS));
}

bool notes_build(struct notes *notes, const struct reading *reading,
		 struct diagnostics *diagnostics)
{
	struct arena *arena = diagnostics->arena;
	size_t *of = arena_array(arena, reading->n_records, sizeof *of);
	bool is_well = true;

	*notes =
	    (struct notes){.path = reading->source->path,
			   .items = arena_array(arena, reading->n_records, sizeof *notes->items)};
	for (size_t i = 0; i < reading->n_records; i++) {
		const struct record *record = &reading->records[i];
		const char *name = record->values[SECTION].text;

		of[i] = find_section(name, arena);
		fate_use(record->fate);
		if (of[i] == N_SECTIONS)
			is_well = refuse_section(
			    name, (struct place){notes->path, record->line, "section"},
			    diagnostics);
	}
	for (size_t section = 0; section < N_SECTIONS; section++)
		for (size_t i = 0; i < reading->n_records; i++)
			if (of[i] == section)
				notes->items[notes->n_items++] =
				    (struct note){sections[section].name, sections[section].heading,
						  reading->records[i].values[TEXT].text};
	return is_well;
}
