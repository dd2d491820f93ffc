#include "outputs/text_cells.h"

#include <string.h>

#include "base/say.h"
#include "base/text.h"

#define NARROWEST_TEXT 20 /* a column of long texts is wrapped down to this */
#define WIDEST_KEY 30

/* A table being drawn, so many of its columns at a time. */
struct table_drawing {
	const struct text_cells *cells;
	const struct table_look *look;
	struct arena *arena;
	FILE *stream;
	size_t *shown, n_shown;     /* columns of this part */
	const char **line, **rests; /* room for a line's texts, and for what is left of a row's */
	size_t *counts;
};

static size_t smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

static void write_spaces(FILE *stream, size_t count)
{
	fprintf(stream, "%*s", (int)count, "");
}

/* One cell in its width; text to the left, numbers to the right, no trailing blanks. */
static void write_cell(FILE *stream, const char *text, size_t width, bool is_right, bool is_last)
{
	size_t own = text_width(text), blanks = width > own ? width - own : 0;

	if (is_right)
		write_spaces(stream, blanks);
	fputs(text, stream);
	if (!is_right && !is_last)
		write_spaces(stream, blanks);
	if (!is_last)
		write_spaces(stream, TEXT_GAP);
}

/* A line of cells, without blanks behind the last that says something. */
static void write_line(const struct table_drawing *drawing, const char *const *texts)
{
	const struct text_cells *cells = drawing->cells;
	size_t last = drawing->n_shown;

	while (last > 1 && texts[last - 1][0] == '\0')
		last--;
	for (size_t i = 0; i < last; i++) {
		const size_t column = drawing->shown[i];

		write_cell(drawing->stream, texts[i], cells->widths[column],
			   column_is_figure(text_cells_column(cells, column)), i + 1 == last);
	}
	fputc('\n', drawing->stream);
}

/* How many lines a text takes in a column. */
static size_t count_lines(const struct table_drawing *drawing, const char *text, size_t width)
{
	size_t count = 1;

	if (text_width(text) <= width)
		return 1;
	for ((void)text_words(&text, width, drawing->arena); text[0] != '\0'; count++)
		(void)text_words(&text, width, drawing->arena);
	return count;
}

/* A row in as many lines as its longest text takes; `is_low`: short ones end on the last line. */
static void write_wrapped(const struct table_drawing *drawing, const char *const *texts,
			  bool is_low)
{
	size_t n_lines = 1;

	for (size_t i = 0; i < drawing->n_shown; i++) {
		const size_t column = drawing->shown[i], width = drawing->cells->widths[column];

		drawing->line[i] = drawing->rests[i] = texts[column];
		drawing->counts[i] = count_lines(drawing, texts[column], width);
		n_lines = drawing->counts[i] > n_lines ? drawing->counts[i] : n_lines;
	}
	if (n_lines == 1)
		write_line(drawing, drawing->line);
	for (size_t at = 0; n_lines > 1 && at < n_lines; at++) {
		for (size_t i = 0; i < drawing->n_shown; i++) {
			const size_t width = drawing->cells->widths[drawing->shown[i]];
			const bool is_above = is_low && at + drawing->counts[i] < n_lines;

			drawing->line[i] =
			    is_above ? "" : text_words(&drawing->rests[i], width, drawing->arena);
		}
		write_line(drawing, drawing->line);
	}
}

static void write_row(const struct table_drawing *drawing, size_t row)
{
	write_wrapped(drawing, text_cells_row(drawing->cells, row), false);
}

static void write_rule(const struct table_drawing *drawing)
{
	size_t width = 0;

	for (size_t i = 0; i < drawing->n_shown; i++)
		width += drawing->cells->widths[drawing->shown[i]] + (i == 0 ? 0 : TEXT_GAP);
	for (size_t i = 0; i < width; i++)
		fputc('-', drawing->stream);
	fputc('\n', drawing->stream);
}

/* Labels end on the last line, so that they stand above their cells. */
static void write_header(const struct table_drawing *drawing)
{
	const struct text_cells *cells = drawing->cells;
	const char **labels = arena_array(drawing->arena, cells->n_columns, sizeof *labels);

	for (size_t i = 0; i < cells->n_columns; i++)
		labels[i] = text_cells_column(cells, i)->label;
	if (drawing->look->has_colour)
		fputs("\033[1m", drawing->stream);
	write_wrapped(drawing, labels, true);
	if (drawing->look->has_colour)
		fputs("\033[0m", drawing->stream);
	write_rule(drawing);
}

/* How many rows are not shown, and how to see them. */
static void write_more(const struct table_drawing *drawing)
{
	const struct table *table = drawing->cells->table;
	const char *count = say_count(drawing->arena, table->n_rows - drawing->cells->n_rows,
				      "more row", "more rows");

	(void)prose_write(drawing->stream,
			  arena_format(drawing->arena, "and %s%s: --table %s shows all", count,
				       table->totals == NULL ? "" : ", counted in the totals",
				       table->id),
			  "", "", drawing->look->width);
}

static void write_part(const struct table_drawing *drawing, bool is_last)
{
	const struct text_cells *cells = drawing->cells;
	const struct table *table = cells->table;

	write_header(drawing);
	for (size_t i = 0; i < cells->n_rows; i++)
		write_row(drawing, i);
	if (cells->n_rows < table->n_rows && is_last)
		write_more(drawing);
	if (table->totals != NULL) {
		write_rule(drawing);
		write_row(drawing, cells->n_rows);
	}
}

size_t text_table_narrowest(const struct text_cells *cells)
{
	size_t width = 0;

	for (size_t i = 0; i < cells->n_columns; i++) {
		const bool is_text = text_cells_column(cells, i)->unit == UNIT_TEXT;

		width += is_text ? smaller(cells->widths[i], NARROWEST_TEXT) : cells->widths[i];
		width += i == 0 ? 0 : TEXT_GAP;
	}
	return width;
}

/* Long texts take more lines, the widest first, as far as the table is too wide. */
static void wrap_texts(struct text_cells *cells, size_t width)
{
	for (;;) {
		const size_t total = text_cells_width(cells);
		size_t widest = 0;

		for (size_t i = 1; i < cells->n_columns; i++)
			if (text_cells_column(cells, i)->unit == UNIT_TEXT &&
			    (text_cells_column(cells, widest)->unit != UNIT_TEXT ||
			     cells->widths[i] > cells->widths[widest]))
				widest = i;
		if (total <= width || text_cells_column(cells, widest)->unit != UNIT_TEXT ||
		    cells->widths[widest] <= NARROWEST_TEXT)
			return;
		cells->widths[widest]--;
	}
}

/*
 * How many of the first columns say what a row is about, and leave room for others: these are in
 * every part of a table that is too wide.  No other is then wider than what they leave.
 */
static size_t settle_keys(struct text_cells *cells, size_t width)
{
	size_t used = 0, count = 0, most = smaller(WIDEST_KEY, width / 2);

	while (count < cells->n_columns &&
	       (count == 0 || text_cells_column(cells, count)->role == ROLE_DIMENSION)) {
		const size_t own = smaller(cells->widths[count], most);

		if (count > 0 && used + TEXT_GAP + own > width / 2)
			break;
		cells->widths[count++] = own;
		used += own + TEXT_GAP;
	}
	for (size_t i = count; i < cells->n_columns; i++)
		if (text_cells_column(cells, i)->unit == UNIT_TEXT)
			cells->widths[i] = smaller(cells->widths[i], width - used);
	return count;
}

/* A column without a label says more of the one before it, and is not parted from that. */
static bool is_second(const struct text_cells *cells, size_t column)
{
	return column < cells->n_columns && text_cells_column(cells, column)->label[0] == '\0';
}

static size_t pair_width(const struct text_cells *cells, size_t column)
{
	const bool has_second = is_second(cells, column + 1);

	return cells->widths[column] + (has_second ? TEXT_GAP + cells->widths[column + 1] : 0);
}

/* The columns of the next part: the keys, and as many as fit behind them. */
static void take_columns(struct table_drawing *drawing, size_t n_keys, size_t *next, size_t width)
{
	const struct text_cells *cells = drawing->cells;
	size_t used = 0;

	drawing->n_shown = 0;
	for (size_t i = 0; i < n_keys; i++) {
		used += cells->widths[i] + TEXT_GAP;
		drawing->shown[drawing->n_shown++] = i;
	}
	while (*next < cells->n_columns &&
	       (drawing->n_shown == n_keys || used + pair_width(cells, *next) <= width)) {
		used += cells->widths[*next] + TEXT_GAP;
		drawing->shown[drawing->n_shown++] = (*next)++;
	}
}

/* Fit the widths; how many columns stand in every part: all of them where one part is enough. */
static size_t fit(struct text_cells *cells, size_t width, struct arena *arena)
{
	size_t *natural = arena_array(arena, cells->n_columns, sizeof *natural);

	memcpy(natural, cells->widths, cells->n_columns * sizeof *natural);
	wrap_texts(cells, width);
	if (text_cells_width(cells) <= width)
		return cells->n_columns;
	memcpy(cells->widths, natural, cells->n_columns * sizeof *natural);
	return settle_keys(cells, width);
}

bool text_table(const struct table *table, const struct table_look *look, struct arena *arena,
		FILE *stream)
{
	const size_t width = (size_t)look->width;
	struct text_cells cells = text_cells_make(table, look, arena);
	const size_t n = cells.n_columns, n_keys = fit(&cells, width, arena);
	struct table_drawing drawing = {.cells = &cells,
					.look = look,
					.arena = arena,
					.stream = stream,
					.shown = arena_array(arena, n, sizeof *drawing.shown),
					.line = arena_array(arena, n, sizeof *drawing.line),
					.rests = arena_array(arena, n, sizeof *drawing.rests),
					.counts = arena_array(arena, n, sizeof *drawing.counts)};
	size_t next = n_keys;

	for (;;) {
		take_columns(&drawing, n_keys, &next, width);
		write_part(&drawing, next == n);
		if (next == n)
			break;
		fputc('\n', stream);
	}
	return cells.is_rounded;
}
