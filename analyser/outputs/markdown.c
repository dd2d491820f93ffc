/*
 * Results as Markdown (CommonMark, with tables as GitHub has them), for a committee paper or an
 * email: the answer, the tables that text shows, and what they rest on.
 *
 * Figures are those of text.  What a file says is never markup: each character that could be is
 * escaped, and no address becomes a link by itself.
 */
#include "outputs/output.h"

#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "outputs/passages.h"
#include "outputs/text_cells.h"

/* Could the character at `at` be read as markup? */
static bool is_markup(const char *text, const char *at)
{
	static const char address[] = "www.";
	const size_t length = sizeof address - 1;

	if (strchr("\\`*_{}[]<>#|~&!@$", *at) != NULL)
		return true;
	if (*at == ':')
		return at[1] == '/';
	if (*at == '.' && at >= text + length - 1 &&
	    strncasecmp(at - length + 1, address, length) == 0)
		return true;
	return false;
}

/* Could it at the beginning of a line make a list, or of the line before a heading? */
static bool is_markup_of_line(const char *text, const char *at)
{
	if (at == text)
		return strchr("-+=", *at) != NULL;
	return (*at == '.' || *at == ')') && strspn(text, "0123456789") == (size_t)(at - text);
}

static void write_text(FILE *stream, const char *raw, bool is_line, struct arena *arena)
{
	const char *text = text_visible(arena, raw);

	for (const char *at = text; *at != '\0'; at++) {
		if (is_markup(text, at) || (is_line && is_markup_of_line(text, at)))
			fputc('\\', stream);
		fputc(*at, stream);
	}
}

static void write_row(FILE *stream, const struct table *table, const struct value *values,
		      struct arena *arena)
{
	for (size_t i = 0; i < table->n_columns; i++) {
		fputs(i == 0 ? "| " : " | ", stream);
		write_text(stream, text_of_column(&table->columns[i], &values[i], arena), false,
			   arena);
	}
	fputs(" |\n", stream);
}

static void write_table(FILE *stream, const struct table *table, size_t most, struct arena *arena)
{
	size_t n_rows = most == 0 || table->n_rows < most ? table->n_rows : most;

	fputs("## ", stream);
	write_text(stream, table->title, true, arena);
	fputs("\n\n", stream);
	for (size_t i = 0; i < table->n_columns; i++) {
		fputs(i == 0 ? "| " : " | ", stream);
		write_text(stream, table->columns[i].label, false, arena);
	}
	fputs(" |\n", stream);
	for (size_t i = 0; i < table->n_columns; i++)
		fputs(column_is_figure(&table->columns[i]) ? "| ---: " : "| --- ", stream);
	fputs("|\n", stream);
	for (size_t i = 0; i < n_rows; i++)
		write_row(stream, table, table_values(table, i), arena);
	if (table->totals != NULL)
		write_row(stream, table, table->totals, arena);
	if (n_rows < table->n_rows)
		fprintf(stream, "\n%zu more rows: --table %s\n", table->n_rows - n_rows, table->id);
}

/* A part of the prose, each passage a paragraph or a point. */
static void write_prose(FILE *stream, const struct results *results, struct said said,
			const char *heading, const char *before, const char *behind)
{
	if (said.count > 0)
		fputs(heading, stream);
	for (size_t i = 0; i < said.count; i++) {
		fputs(before, stream);
		write_text(stream, said.items[i]->text, true, results->arena);
		fputs(behind, stream);
	}
}

bool output_md(const struct results *results, const struct output_options *options, FILE *stream)
{
	if (options->table != NULL) {
		write_table(stream, results_find(results, options->table), 0, results->arena);
		return true;
	}
	const struct said warnings = passages_wanted(results, SAID_FIRST, passage_is_warning);

	write_prose(stream, results, passages_wanted(results, SAID_FIRST, passage_is_no_warning),
		    "", "", "\n\n");
	write_prose(stream, results, warnings,
		    arena_format(results->arena, "## %s\n\n", passages_warnings_heading(results)),
		    "- ", "\n");
	if (warnings.count > 0)
		fputc('\n', stream);
	for (size_t i = 0; i < results->n_tables; i++) {
		const struct table *table = results->tables[i];

		if (table->is_detail || table->n_rows == 0)
			continue;
		write_table(stream, table, table->most_rows, results->arena);
		fputc('\n', stream);
	}
	write_prose(stream, results, passages_at(results, SAID_MOST),
		    "## What it rests on most\n\n", "- ", "\n");
	write_prose(stream, results, passages_at(results, SAID_CAVEATS),
		    "\n## What it rests on, and what could make it wrong\n\n", "- ", "\n");
	write_prose(stream, results, passages_at(results, SAID_NOTICES), "\n## Notices\n\n", "- ",
		    "\n");
	return true;
}
