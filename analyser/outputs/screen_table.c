#include "outputs/screen.h"

#include <string.h>

#include "base/memory_stream.h"
#include "base/memory_try.h"
#include "base/text.h"
#include "outputs/text_cells.h"

#define FEWEST_ROWS 4
#define MOST_ROWS 20
#define HEADING_LINES 2 /* with the blank one above it */
#define OTHER_LINES 5   /* of a table: its heading, labels and a rule */

static size_t count_marked(const struct table *table)
{
	size_t count = 0;

	for (size_t i = 0; i < table->n_columns; i++)
		count += table->columns[i].is_short;
	return count;
}

const struct table *screen_table_of(const struct results *results)
{
	const struct table *first = NULL;

	for (size_t i = 0; i < results->n_tables; i++) {
		const struct table *table = results->tables[i];

		if (table->n_rows == 0)
			continue;
		if (count_marked(table) > 0)
			return table;
		if (first == NULL && !table->is_detail)
			first = table;
	}
	return first;
}

/* Does a column say the same in every row, as who the only council is? A lone row shows nothing of
 * that. */
static bool is_same(const struct text_cells *cells, size_t column)
{
	for (size_t i = 1; i < cells->n_rows; i++)
		if (strcmp(text_cells_row(cells, i)[column], text_cells_row(cells, 0)[column]) != 0)
			return false;
	return text_cells_column(cells, column)->unit == UNIT_TEXT && cells->n_columns > 1 &&
	       cells->n_rows > 1;
}

/* The column that is missed least: one that says nothing, else the last. */
static size_t least_column(const struct text_cells *cells)
{
	for (size_t i = 0; i < cells->n_columns; i++)
		if (is_same(cells, i))
			return i;
	return cells->n_columns - 1;
}

/* The columns of the short form, as many as fit. */
static void choose_columns(const struct table *table, struct table_look *look)
{
	struct arena *arena = table->results->arena;
	size_t *columns = arena_array(arena, table->n_columns, sizeof *columns);
	const bool has_marks = count_marked(table) > 0;
	struct text_cells cells;

	for (size_t i = 0; i < table->n_columns; i++)
		if (!has_marks || table->columns[i].is_short)
			columns[look->n_columns++] = i;
	look->columns = columns;
	while (look->n_columns > 1) {
		cells = text_cells_make(table, look, arena);
		if (text_table_narrowest(&cells) <= (size_t)look->width)
			break;
		size_t least = least_column(&cells);
		look->n_columns--;
		memmove(columns + least, columns + least + 1,
			(look->n_columns - least) * sizeof *columns);
	}
}

size_t screen_table_lines(const struct table *table, int width, size_t most_rows)
{
	struct table_look look = {.width = width,
				  .is_rounded = true,
				  .most_rows = most_rows < table->n_rows ? most_rows : 0};
	struct memory_stream *stream = memory_stream_open(table->results->arena);
	const char *text = NULL;
	size_t lines = HEADING_LINES;

	if (stream != NULL) {
		choose_columns(table, &look);
		(void)text_table(table, &look, table->results->arena, memory_stream_file(stream));
		text = memory_stream_close(stream, NULL);
	}
	if (text == NULL)
		memory_gone();
	while (text != NULL && (text = strchr(text, '\n')) != NULL) {
		text++;
		lines++;
	}
	return lines;
}

const char *screen_table_write(const struct table *table, int width, size_t most_lines,
			       bool has_colour, FILE *stream)
{
	struct table_look look = {.width = width, .has_colour = has_colour, .is_rounded = true};
	/* Lines that are no rows. */
	const size_t others = OTHER_LINES + (table->totals != NULL ? 2u : 0u);
	struct arena *arena = table->results->arena;
	struct memory_stream *body = memory_stream_open(arena);
	const char *text = NULL;
	bool is_rounded = false;

	look.most_rows = most_lines < others + FEWEST_ROWS ? FEWEST_ROWS : most_lines - others;
	if (look.most_rows > MOST_ROWS)
		look.most_rows = MOST_ROWS;
	/* To say how many more there are takes a line too. */
	if (look.most_rows + 2 >= table->n_rows)
		look.most_rows = 0;
	choose_columns(table, &look);
	if (body != NULL) {
		is_rounded = text_table(table, &look, arena, memory_stream_file(body));
		text = memory_stream_close(body, NULL);
	}
	if (text == NULL) {
		memory_gone();
		return NULL;
	}
	prose_heading(stream,
		      arena_format(arena, "%s%s", text_visible(arena, table->title),
				   is_rounded ? " (rounded)" : ""),
		      has_colour, width);
	fputs(text, stream);
	return is_rounded ? "exact" : look.n_columns < table->n_columns ? "more columns" : NULL;
}
