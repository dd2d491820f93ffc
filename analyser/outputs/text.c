/*
 * Results for people: the answer first, then tables, then what they rest on.
 *
 * Columns are aligned, money has its pound sign and thousands.  Tables show
 * pounds and pence, so that what is shown adds up; sentences round.
 */

#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "outputs/passages.h"
#include "outputs/screen.h"
#include "outputs/text_cells.h"

/* What is told, how, and where to. */
struct telling {
	const struct results *results;
	const struct output_options *options;
	FILE *stream;
};

static void write_heading(const struct telling *to, const char *text)
{
	fputc('\n', to->stream);
	prose_heading(to->stream, text, to->options->has_colour, to->options->width);
}

static void write_prose(const struct telling *to, struct said said, const char *first,
			const char *later)
{
	for (size_t i = 0; i < said.count; i++)
		prose_write(to->stream, text_visible(to->results->arena, said.items[i]->text),
			    first, later, to->options->width);
}

/* Points under a heading of their own; false where there is nothing to say. */
static bool write_points(const struct telling *to, enum place_said place, const char *heading)
{
	const struct said said = passages_at(to->results, place);

	if (said.count == 0)
		return false;
	write_heading(to, heading);
	if (place == SAID_MOST)
		write_prose(to, passages_at(to->results, SAID_MOST_HOW), "", "");
	write_prose(to, said, "- ", "  ");
	return true;
}

/* The answer, and what is to be known before it is used. */
static void write_first(const struct telling *to)
{
	const struct said warnings = passages_wanted(to->results, SAID_FIRST, passage_is_warning);

	write_prose(to, passages_wanted(to->results, SAID_FIRST, passage_is_no_warning), "", "");
	if (warnings.count == 0)
		return;
	write_heading(to, passages_warnings_heading(to->results));
	write_prose(to, warnings, "- ", "  ");
}

static void write_caveats(const struct telling *to)
{
	const bool has_most = write_points(to, SAID_MOST, "What it rests on most");

	write_points(to, SAID_CAVEATS,
		     has_most ? "What else it rests on, and what could make it wrong"
			      : "What it rests on, and what could make it wrong");
}

/* `(low £2.00, high £12.10)`, or nothing. */
static const char *range_text(const struct assumption_used *used, struct arena *arena)
{
	if (used->low.kind == VALUE_NONE && used->high.kind == VALUE_NONE)
		return "";
	return arena_format(arena, " (%s to %s)", text_assumed(&used->low, arena),
			    text_assumed(&used->high, arena));
}

static void write_assumptions(const struct telling *to)
{
	struct arena *arena = to->results->arena;

	FOR_EACH (const struct assumption_used, used, to->results->assumptions,
		  to->results->n_assumptions)
		prose_write(
		    to->stream,
		    text_visible(arena,
				 arena_format(arena, "%s of %s%s: %s%s, %s: %s",
					      say_id(arena, used->name),
					      strcmp(used->scope, "*") == 0 ? "all" : used->scope,
					      say_around(arena, " in ", used->year, ""),
					      text_assumed(&used->value, arena),
					      range_text(used, arena), used->origin, used->source)),
		    "- ", "  ", to->options->width);
}

static void write_inputs(const struct telling *to)
{
	struct arena *arena = to->results->arena;

	FOR_EACH (const struct input, input, to->results->inputs, to->results->n_inputs) {
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
		prose_write(to->stream,
			    text_visible(arena, arena_format(arena, "%s (%s): %s%s", input->name,
							     input->kind, rows, hash)),
			    "- ", "  ", to->options->width);
	}
}

static void write_tables(const struct telling *to)
{
	struct table_look look = {.width = to->options->width,
				  .has_colour = to->options->has_colour};

	for (size_t i = 0; i < to->results->n_tables; i++) {
		const struct table *table = to->results->tables[i];

		if (table->is_detail || table->is_of_part || table->n_rows == 0)
			continue;
		write_heading(to, text_visible(to->results->arena, table->title));
		look.most_rows = table->most_rows;
		(void)text_table(table, &look, to->results->arena, to->stream);
	}
}

static void write_table(const struct telling *to)
{
	const struct table *table = results_find(to->results, to->options->table);
	const struct table_look look = {
	    .width = to->options->width, .has_colour = to->options->has_colour, .is_whole = true};

	prose_heading(to->stream, text_visible(to->results->arena, table->title), look.has_colour,
		      look.width);
	(void)text_table(table, &look, to->results->arena, to->stream);
}

/* Tables too long to be read, which are there all the same. */
static void write_others(const struct telling *to)
{
	const char *names = "";

	for (size_t i = 0; i < to->results->n_tables; i++)
		if (to->results->tables[i]->is_detail && to->results->tables[i]->n_rows > 0)
			names =
			    text_more(to->results->arena, names, ", ", to->results->tables[i]->id);
	if (names[0] == '\0')
		return;
	write_heading(to, "Other tables");
	prose_write(to->stream,
		    arena_format(to->results->arena, "--table ID prints one of %s.", names), "", "",
		    to->options->width);
}

static void write_all(const struct telling *to)
{
	write_first(to);
	write_tables(to);
	write_caveats(to);
	if (to->results->n_assumptions > 0) {
		write_heading(to, "Assumptions");
		write_assumptions(to);
	}
	write_points(to, SAID_NOTICES, "Notices");
	if (to->results->n_inputs > 0) {
		write_heading(to, "Files read");
		write_inputs(to);
	}
	write_others(to);
}

bool output_text(const struct results *results, const struct output_options *options, FILE *stream)
{
	const struct telling to = {results, options, stream};

	if (options->table != NULL)
		write_table(&to);
	else if (options->is_full)
		write_all(&to);
	else
		screen_write(results, options, stream);
	return true;
}
