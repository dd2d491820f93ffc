#include "model/colours.h"

#include <string.h>

#include "base/text.h"
#include "model/shapes.h"

#define LEAST_TEXT 4.5
#define LEAST_SERIES 3.0
#define LEAST_APART 2.0

enum { USE, COLOUR };

static const struct field fields[] = {
    [USE] = {"use", UNIT_TEXT, FIELD_REQUIRED | FIELD_KEY, "for", NULL},
    [COLOUR] = {"colour", UNIT_TEXT, FIELD_REQUIRED, "color|hex", NULL},
};

const struct shape colours_shape = {"colours", "colours", fields, N_OF(fields), true};

enum { HEADINGS = HOUSE_SERIES, N_USES };

static const char *const uses[N_USES] = {"series 1", "series 2", "series 3", "series 4",
					 "series 5", "series 6", "headings"};

static const struct colour white = {0xFF, 0xFF, 0xFF};

/* `lines` has the line that each use was given in, or nought. */
static bool set(struct house_colours *colours, const struct record *record, const char *path,
		long *lines, struct diagnostics *diagnostics)
{
	const char *use = text_fold(diagnostics->arena, record->values[USE].text);
	const char *text = record->values[COLOUR].text;
	const struct place place = {path, record->line, "colour"};
	struct colour colour;
	double least, contrast;
	size_t at = 0;

	while (at < N_USES && strcmp(text_fold(diagnostics->arena, uses[at]), use) != 0)
		at++;
	if (at == N_USES)
		return fault(diagnostics, (struct place){path, record->line, "use"}, "%s",
			     text_not_among(diagnostics->arena, record->values[USE].text,
					    "a use of a colour", "uses", (const char **)uses,
					    N_USES));
	if (lines[at] != 0)
		return fault(diagnostics, (struct place){path, record->line, "use"},
			     "'%s' is given twice, first in line %ld; keep one", uses[at],
			     lines[at]);
	lines[at] = record->line;
	if (!colour_parse(text, &colour))
		return fault(diagnostics, place,
			     "'%s' is not a colour; write # and six digits, such as #12436D", text);
	least = at == HEADINGS ? LEAST_TEXT : LEAST_SERIES;
	contrast = colour_contrast(colour, white);
	if (contrast < least)
		return fault(diagnostics, place,
			     "'%s' is too pale on white: its contrast is %.1f to 1, and %s need "
			     "%.1f; give a darker one",
			     text, contrast, at == HEADINGS ? "headings" : "series", least);
	if (at == HEADINGS) {
		colours->has_headings = true;
		colours->headings = colour;
	} else {
		colours->series[at] = colour;
	}
	return true;
}

bool colours_build(struct house_colours *colours, const struct reading *reading,
		   struct diagnostics *diagnostics)
{
	const char *path = reading->source->path;
	bool is_well = true;
	long lines[N_USES] = {0};

	*colours = house_colours_own;
	FOR_EACH (const struct record, record, reading->records, reading->n_records) {
		fate_use(record->fate);
		is_well &= set(colours, record, path, lines, diagnostics);
	}
	for (size_t i = 1; is_well && i < HOUSE_SERIES; i++) {
		const double apart = colour_contrast(colours->series[i - 1], colours->series[i]);

		if (apart < LEAST_APART)
			is_well = fault(diagnostics, in_file(path),
					"series %zu and %zu cannot be told apart in grey: the "
					"contrast of one to the other is %.1f to 1, and %.1f is "
					"needed; let dark and light take turns",
					i, i + 1, apart, LEAST_APART);
	}
	return is_well;
}
