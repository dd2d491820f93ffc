#include "reading/case_checks.h"

#include "reading/cell.h"
#include "reading/denomination.h"

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

/* `20000, not 20`: as the file has it, or an example. */
static const char *say_example(const struct row *row, int at, int64_t scale, struct arena *arena)
{
	const char *text = row == NULL ? "" : row_cell(row, at), *whole;
	struct money money;

	if (money_parse(text, &money) != PARSE_OK || money.hundredths == 0)
		text = "25";
	whole = scale_text(text, scale, arena);
	return whole == NULL ? "25000, not 25" : arena_format(arena, "%s, not %s", whole, text);
}

/* `600, not 60000`: as the file has it, or an example. */
static const char *say_pence(const struct row *row, int at, struct arena *arena)
{
	const char *text = row == NULL ? "" : row_cell(row, at);
	char plain[MONEY_TEXT_SIZE];
	struct money money;

	if (money_parse(text, &money) != PARSE_OK || money.hundredths == 0 ||
	    money.hundredths % 100 != 0)
		return "2.50, not 250";
	money.hundredths /= 100;
	return arena_format(arena, "%s, not %s", money_plain(money, plain), text);
}

bool case_scale_check(const struct columns *columns, const struct shape *shape,
		      const struct row *row, bool may_be_ledger, const char *path,
		      struct diagnostics *diagnostics)
{
	struct arena *arena = diagnostics->arena;
	struct columns without;
	bool is_well = true;

	match_without(&without, columns, shape, arena);
	for (size_t i = 0; i < shape->n_fields; i++) {
		const struct field *field = &shape->fields[i];
		int at = columns->at[i] >= 0 ? columns->at[i] : without.at[i];
		bool is_unsure;
		int64_t scale;

		if (at < 0 || field->unit == UNIT_TEXT || field->unit == UNIT_YEAR)
			continue;
		scale = scale_said(columns->header->cells[at], true, &is_unsure);
		if (field->unit == UNIT_MONEY &&
		    scale_says_pence(columns->header->cells[at], true)) {
			is_well = fault(
			    diagnostics, (struct place){path, columns->header->line, field->id},
			    "column %s is counted in pence by its name, and the files of a case "
			    "are in pounds: write %s, here and in low and high if they are in "
			    "pence too, and name the column '%s', or only name it so if it is in "
			    "pounds already",
			    cell_quoted(arena, columns->header->cells[at]),
			    say_pence(row, at, arena), field->id);
			continue;
		}
		if (scale == 1 && !is_unsure)
			continue;
		is_well = fault(
		    diagnostics, (struct place){path, columns->header->line, field->id},
		    "column %s is counted in %s by its name, and the files of a case are in units: "
		    "write %s, here and in low and high if they are in %s too, and name the column "
		    "'%s', or only name it so if it is in units already%s",
		    cell_quoted(arena, columns->header->cells[at]),
		    is_unsure       ? "thousands or millions"
		    : scale == 1000 ? "thousands"
				    : "millions",
		    say_example(row, at, is_unsure ? 1000 : scale, arena),
		    is_unsure || scale == 1000 ? "thousands" : "millions", field->id,
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

			const bool is_pence = scale_says_pence(text, false);

			if (scale_said(text, false, &is_unsure) == 1 && !is_unsure && !is_pence)
				text = NULL;
			is_well = is_well && (text == NULL || !is_title);
			if (text != NULL)
				diagnose(diagnostics, is_title ? SEVERITY_FAULT : SEVERITY_NOTICE,
					 at_line(source->path, line),
					 is_title
					     ? "the title %s speaks of %s, and amounts would be "
					       "read as pounds; give them in pounds and change the "
					       "title"
					     : "the comment %s speaks of %s; amounts are read as "
					       "pounds, as they are",
					 cell_quoted(diagnostics->arena, text),
					 is_pence ? "pence" : "thousands or millions");
		}
		at += at < end && *at == '\r' && at + 1 < end && at[1] == '\n' ? 2 : 1;
	}
	return is_well;
}
