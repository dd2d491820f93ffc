/*
 * Results for people: the answer first, then tables, then what they rest on.
 *
 * Columns are aligned, money has its pound sign and thousands.  Tables show
 * pounds and pence, so that what is shown adds up; sentences round.
 */
#include "outputs/output.h"

#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "outputs/passages.h"
#include "outputs/prose.h"
#include "outputs/screen.h"
#include "outputs/text_cells.h"

static void write_heading(FILE *stream, const char *text, const struct output_options *options)
{
	prose_heading(stream, text, options->has_colour, options->width);
}

static void write_prose(const struct results *results, struct said said, const char *first,
			const char *later, const struct output_options *options, FILE *stream)
{
	for (size_t i = 0; i < said.count; i++)
		prose_write(stream, text_visible(results->arena, said.items[i]->text), first, later,
			    options->width);
}

/* Points under a heading of their own; false where there is nothing to say. */
static bool write_points(const struct results *results, enum place_said place, const char *heading,
			 const struct output_options *options, FILE *stream)
{
	const struct said said = passages_at(results, place);

	if (said.count == 0)
		return false;
	fputc('\n', stream);
	write_heading(stream, heading, options);
	if (place == SAID_MOST)
		write_prose(results, passages_at(results, SAID_MOST_HOW), "", "", options, stream);
	write_prose(results, said, "- ", "  ", options, stream);
	return true;
}

/* The answer, and what is to be known before it is used. */
static void write_first(const struct results *results, const struct output_options *options,
			FILE *stream)
{
	const struct said warnings = passages_wanted(results, SAID_FIRST, passage_is_warning);

	write_prose(results, passages_wanted(results, SAID_FIRST, passage_is_no_warning), "", "",
		    options, stream);
	if (warnings.count == 0)
		return;
	fputc('\n', stream);
	write_heading(stream, passages_warnings_heading(results), options);
	write_prose(results, warnings, "- ", "  ", options, stream);
}

static void write_caveats(const struct results *results, const struct output_options *options,
			  FILE *stream)
{
	const bool has_most =
	    write_points(results, SAID_MOST, "What it rests on most", options, stream);

	write_points(results, SAID_CAVEATS,
		     has_most ? "What else it rests on, and what could make it wrong"
			      : "What it rests on, and what could make it wrong",
		     options, stream);
}

/* `(low £2.00, high £12.10)`, or nothing. */
static const char *range_text(const struct assumption_used *used, struct arena *arena)
{
	if (used->low.kind == VALUE_NONE && used->high.kind == VALUE_NONE)
		return "";
	return arena_format(arena, " (%s to %s)", text_assumed(&used->low, arena),
			    text_assumed(&used->high, arena));
}

static void write_assumptions(const struct results *results, const struct output_options *options,
			      FILE *stream)
{
	struct arena *arena = results->arena;

	for (size_t i = 0; i < results->n_assumptions; i++) {
		const struct assumption_used *used = &results->assumptions[i];

		prose_write(
		    stream,
		    text_visible(arena,
				 arena_format(arena, "%s of %s%s: %s%s, %s: %s",
					      say_id(arena, used->name),
					      strcmp(used->scope, "*") == 0 ? "all" : used->scope,
					      say_around(arena, " in ", used->year, ""),
					      text_assumed(&used->value, arena),
					      range_text(used, arena), used->origin, used->source)),
		    "- ", "  ", options->width);
	}
}

static void write_inputs(const struct results *results, const struct output_options *options,
			 FILE *stream)
{
	struct arena *arena = results->arena;

	for (size_t i = 0; i < results->n_inputs; i++) {
		const struct input *input = &results->inputs[i];
		const char *rows = say_count(arena, input->rows_read, "row", "rows");

		const char *hash = input->sha256 == NULL
				       ? ""
				       : arena_format(arena, "; SHA-256 %.16s...", input->sha256);

		if (input->rows_set_aside == 0 && input->rows_left_out == 0 &&
		    input->rows_faulty == 0)
			rows = arena_format(arena, "%s used", rows);
		else
			rows = arena_format(arena, "%s read = %s used", rows,
					    say_number(arena, input->rows_used));
		if (input->rows_set_aside != 0)
			rows = arena_format(arena, "%s + %s set aside", rows,
					    say_number(arena, input->rows_set_aside));
		if (input->rows_faulty != 0)
			rows = arena_format(arena, "%s + %s faulty", rows,
					    say_number(arena, input->rows_faulty));
		if (input->rows_left_out != 0)
			rows =
			    arena_format(arena, "%s + %s left out (%s)", rows,
					 say_number(arena, input->rows_left_out), input->left_out);
		prose_write(stream,
			    text_visible(arena, arena_format(arena, "%s (%s): %s%s", input->name,
							     input->kind, rows, hash)),
			    "- ", "  ", options->width);
	}
}

static void write_tables(const struct results *results, const struct output_options *options,
			 FILE *stream)
{
	struct table_look look = {.width = options->width, .has_colour = options->has_colour};

	for (size_t i = 0; i < results->n_tables; i++) {
		const struct table *table = results->tables[i];

		if (table->is_detail || table->is_of_part || table->n_rows == 0)
			continue;
		fputc('\n', stream);
		write_heading(stream, text_visible(results->arena, table->title), options);
		look.most_rows = table->most_rows;
		(void)text_table(table, &look, results->arena, stream);
	}
}

static void write_table(const struct results *results, const struct output_options *options,
			FILE *stream)
{
	const struct table *table = results_find(results, options->table);
	const struct table_look look = {
	    .width = options->width, .has_colour = options->has_colour, .is_whole = true};

	write_heading(stream, text_visible(results->arena, table->title), options);
	(void)text_table(table, &look, results->arena, stream);
}

/* Tables too long to be read, which are there all the same. */
static void write_others(const struct results *results, const struct output_options *options,
			 FILE *stream)
{
	const char *names = "";

	for (size_t i = 0; i < results->n_tables; i++)
		if (results->tables[i]->is_detail && results->tables[i]->n_rows > 0)
			names = text_more(results->arena, names, ", ", results->tables[i]->id);
	if (names[0] == '\0')
		return;
	fputc('\n', stream);
	write_heading(stream, "Other tables", options);
	prose_write(stream, arena_format(results->arena, "--table ID prints one of %s.", names), "",
		    "", options->width);
}

static void write_all(const struct results *results, const struct output_options *options,
		      FILE *stream)
{
	write_first(results, options, stream);
	write_tables(results, options, stream);
	write_caveats(results, options, stream);
	if (results->n_assumptions > 0) {
		fputc('\n', stream);
		write_heading(stream, "Assumptions", options);
		write_assumptions(results, options, stream);
	}
	write_points(results, SAID_NOTICES, "Notices", options, stream);
	if (results->n_inputs > 0) {
		fputc('\n', stream);
		write_heading(stream, "Files read", options);
		write_inputs(results, options, stream);
	}
	write_others(results, options, stream);
}

bool output_text(const struct results *results, const struct output_options *options, FILE *stream)
{
	if (options->table != NULL)
		write_table(results, options, stream);
	else if (options->is_full)
		write_all(results, options, stream);
	else
		screen_write(results, options, stream);
	return true;
}
