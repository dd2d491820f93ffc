#include "reading/case_scale.h"

#include <string.h>

#include "reading/cell.h"
#include "reading/scale.h"

/* The columns that would be a field's without the words of their scale. */
static void match_without(struct columns *without, const struct columns *columns,
			  const struct shape *shape, struct arena *arena)
{
	const struct column_options plain = {0};
	struct row *names = arena_alloc(arena, sizeof *names);

	*names = *columns->header;
	names->cells = arena_array(arena, names->n_cells, sizeof *names->cells);
	for (size_t i = 0; i < names->n_cells; i++) {
		const char *name = scale_name_without(columns->header->cells[i], arena);

		names->cells[i] = name == NULL ? "" : name;
	}
	(void)columns_match(without, names, shape, &plain, arena);
}

bool case_scale_check(const struct columns *columns, const struct shape *shape, bool may_be_ledger,
		      const char *path, struct diagnostics *diagnostics)
{
	struct columns without;
	bool is_well = true;

	match_without(&without, columns, shape, diagnostics->arena);
	for (size_t i = 0; i < shape->n_fields; i++) {
		const struct field *field = &shape->fields[i];
		int at = columns->at[i] >= 0 ? columns->at[i] : without.at[i];
		bool is_unsure;

		if (at < 0 || field->unit == UNIT_TEXT || field->unit == UNIT_YEAR ||
		    (scale_said(columns->header->cells[at], true, &is_unsure) == 1 && !is_unsure))
			continue;
		is_well = diagnose(
		    diagnostics, SEVERITY_FAULT,
		    (struct place){path, columns->header->line, field->id},
		    "column %s is counted in thousands or millions by its name, and the files of a "
		    "case are in units: write 25000, not 25, here and in low and high if they are "
		    "in "
		    "thousands too, and name the column '%s'%s",
		    cell_quoted(diagnostics->arena, columns->header->cells[at]), field->id,
		    may_be_ledger ? "; --lenient reads it, if it is a ledger as published" : "");
	}
	return is_well;
}

static bool has_money(const struct shape *shape)
{
	for (size_t i = 0; i < shape->n_fields; i++)
		if (shape->fields[i].unit == UNIT_MONEY)
			return true;
	return false;
}

bool case_scale_say(const struct source *source, const struct shape *shape, long header_line,
		    struct diagnostics *diagnostics)
{
	const char *at = source->text, *end = source->text + source->length;
	long line = 1;
	bool is_well = true;

	for (; has_money(shape) && at < end; line++) {
		const char *start = at;
		bool is_unsure;

		while (at < end && *at != '\r' && *at != '\n')
			at++;
		while (start < at && (*start == ' ' || *start == '\t'))
			start++;
		/* Of a sheet, whatever stands in front and above the header. */
		while (source->place != NULL && start < at && (*start == ',' || *start == '"'))
			start++;

		bool is_title = source->place != NULL && line < header_line;

		if (start < at && (*start == '#' || is_title)) {
			const char *text =
			    arena_text_of(diagnostics->arena, start, (size_t)(at - start));

			if (scale_said(text, false, &is_unsure) == 1 && !is_unsure)
				text = NULL;
			is_well = is_well && (text == NULL || !is_title);
			if (text != NULL)
				diagnose(
				    diagnostics, is_title ? SEVERITY_FAULT : SEVERITY_NOTICE,
				    (struct place){source->path, line, NULL},
				    is_title
					? "the title %s speaks of thousands or millions, and "
					  "amounts would be read as pounds; give them in pounds "
					  "and change the title"
					: "the comment %s speaks of thousands or millions; "
					  "amounts are read as pounds, as they are",
				    cell_quoted(diagnostics->arena, text));
		}
		at += at < end && *at == '\r' && at + 1 < end && at[1] == '\n' ? 2 : 1;
	}
	return is_well;
}
