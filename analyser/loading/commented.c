#include "loading/commented.h"

#include <string.h>

#include "base/say.h"
#include "model/templates.h"
#include "reading/cell.h"

#define MOST_SOUGHT 50 /* comments of one file */

bool commented_next(struct commented_line *line, const char *end)
{
	const char *at = line->end;

	if (at == end)
		return false;
	/* Before the first there is no line end. */
	if (line->number > 0 && (*at == '\n' || *at == '\r'))
		at += *at == '\r' && at + 1 < end && at[1] == '\n' ? 2 : 1;
	line->number++;
	line->at = line->end = at;
	while (line->end < end && *line->end != '\n' && *line->end != '\r')
		line->end++;
	while (line->n_rows > 0 && line->rows->raw + line->rows->raw_length <= line->at) {
		line->rows++;
		line->n_rows--;
	}
	line->is_within = line->n_rows > 0 && line->rows->raw < line->at;
	return line->at < end;
}

static const char *skip(const char *at, const char *end, const char *what)
{
	while (at < end && strchr(what, *at) != NULL && *at != '\0')
		at++;
	return at;
}

const char *commented_text(const struct commented_line *line, const struct source *source,
			   struct arena *arena)
{
	const bool is_sheet = source->place != NULL;
	const char *at = skip(line->at, line->end, is_sheet ? " ," : " \t");
	const bool is_quoted = is_sheet && line->end - at > 1 && at[0] == '"' && at[1] == '#';

	if (line->is_within || (!is_quoted && (at == line->end || *at != '#')))
		return NULL;
	at = skip(at + is_quoted, line->end, "# ");
	char *text = arena_text_of(arena, at - 1, (size_t)(line->end - at) + 1);
	text[0] = '"';
	return is_quoted ? text : text + 1;
}

const struct row *commented_row(const char *text, char delimiter, struct arena *arena)
{
	struct diagnostics unheard;
	struct source *source = arena_alloc(arena, sizeof *source);
	struct sheet sheet;

	diagnostics_init(&unheard, arena);
	if (!source_from_memory(source, "", text, strlen(text), arena, &unheard))
		return NULL;
	sheet_read(&sheet, source, delimiter, false, arena);
	return sheet.n_rows == 1 && sheet.rows[0].fault == NULL ? &sheet.rows[0] : NULL;
}

/* The same cell, also where a spreadsheet wrote `Aug-07` for 2007-08 or `2.6` for 2.60. */
static bool is_same_cell(const char *a, const char *b)
{
	struct year year_a, year_b;
	struct money money_a, money_b;
	int month;

	if (strcmp(a, b) == 0)
		return true;
	if (year_parse(a, &year_a, &month) && year_parse(b, &year_b, &month))
		return year_a.start == year_b.start;
	return money_parse(a, &money_a) == PARSE_OK && money_parse(b, &money_b) == PARSE_OK &&
	       money_a.hundredths == money_b.hundredths;
}

static bool is_alike(const struct row *a, const struct row *b)
{
	size_t width = a->n_cells > b->n_cells ? a->n_cells : b->n_cells;

	for (size_t i = 0; i < width; i++)
		if (!is_same_cell(row_cell(a, (int)i), row_cell(b, (int)i)))
			return false;
	return true;
}

static struct commented_line first_line_of(const struct reading *reading)
{
	return (struct commented_line){
	    .end = reading->source->text, .rows = reading->rows, .n_rows = reading->n_rows};
}

/* The rows that vfm init writes into a file of this kind, behind a `#`. */
struct example_rows {
	const struct row **items;
	size_t count, capacity;
};

static struct example_rows examples_of(const char *kind, struct arena *arena)
{
	static const struct source built_in;
	const struct template *file = templates_find(kind);
	struct commented_line line = {.end = file == NULL ? NULL : file->bytes};
	struct example_rows found = {0};

	while (file != NULL && commented_next(&line, file->end)) {
		const char *text = commented_text(&line, &built_in, arena);
		const struct row *example = text == NULL ? NULL : commented_row(text, ',', arena);

		if (example != NULL)
			ARENA_ADD(arena, &found, items, count) = example;
	}
	return found;
}

static bool is_example(const struct row *row, const struct example_rows *examples)
{
	for (size_t i = 0; i < examples->count; i++)
		if (is_alike(row, examples->items[i]))
			return true;
	return false;
}

/* Would it be a row under the file's header, with a number or a year where one belongs? */
static bool is_row(const struct reading *reading, const char *text,
		   const struct reading_options *options, struct arena *arena)
{
	const struct row *header = reading->columns->header;
	const char *whole =
	    arena_format(arena, "%.*s\n%s\n", (int)header->raw_length, header->raw, text);
	struct diagnostics unheard;
	struct source source;
	struct reading found;

	diagnostics_init(&unheard, arena);
	if (!source_from_memory(&source, "", whole, strlen(whole), arena, &unheard) ||
	    !reading_read(&found, &source, reading->shape, options, arena, &unheard) ||
	    found.n_records != 1)
		return false;
	for (size_t i = 0; i < found.shape->n_fields; i++)
		if (found.records[0].values[i].kind != VALUE_TEXT &&
		    found.records[0].values[i].kind != VALUE_NONE)
			return true;
	return false;
}

/* Rows of a council that are those of vfm init, without their `#`: figures of nobody. */
static void say_examples(const struct reading *reading, const struct example_rows *examples,
			 char delimiter, struct arena *arena, struct diagnostics *diagnostics)
{
	const struct source *source = reading->source;
	struct commented_line line = first_line_of(reading);
	size_t n_sought = 0, n_found = 0;
	long first_line = 0;

	if (shape_field(reading->shape, "council") < 0)
		return;
	while (n_sought < MOST_SOUGHT && commented_next(&line, source->text + source->length)) {
		if (line.number <= reading->columns->header->line || line.at == line.end ||
		    line.is_within || commented_text(&line, source, arena) != NULL)
			continue;
		n_sought++;
		const struct row *row = commented_row(
		    arena_text_of(arena, line.at, (size_t)(line.end - line.at)), delimiter, arena);
		if (row != NULL && is_example(row, examples) && n_found++ == 0)
			first_line = line.number;
	}
	if (n_found > 0)
		notice(diagnostics, at_line(source->path, first_line),
		       "%s still as vfm init gives %s, with figures of no council (this one the "
		       "first); write your own instead",
		       say_count(arena, n_found, "row is", "rows are"),
		       say_which(n_found, "it", "them"));
}

void commented_say(const struct reading *reading, const struct reading_options *options,
		   struct arena *arena, struct diagnostics *diagnostics)
{
	const struct source *source = reading->source;
	struct commented_line line = first_line_of(reading);
	size_t n_sought = 0, n_found = 0;
	const char *first = NULL;
	long first_line = 0;

	if (options->is_ledger || reading->columns == NULL)
		return;

	const struct example_rows examples = examples_of(reading->shape->kind, arena);

	say_examples(reading, &examples, options->delimiter, arena, diagnostics);
	while (n_sought < MOST_SOUGHT && commented_next(&line, source->text + source->length)) {
		const char *text = commented_text(&line, source, arena);
		const struct row *row = NULL;

		if (text == NULL || line.number < reading->columns->header->line)
			continue;
		n_sought++;
		row = commented_row(text, options->delimiter, arena);
		if (row == NULL || is_example(row, &examples) ||
		    !is_row(reading, text, options, arena))
			continue;
		if (n_found++ == 0) {
			first = row->cells[0];
			first_line = line.number;
		}
	}
	if (n_found > 0)
		notice(diagnostics, at_line(source->path, first_line),
		       "%s out by a # (this one begins with %s) and %s not count; remove the # if "
		       "%s should",
		       say_count(arena, n_found, "row is left", "rows are left"),
		       cell_quoted(arena, first), say_which(n_found, "does", "do"),
		       say_which(n_found, "it", "they"));
}
