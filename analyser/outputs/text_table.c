#include "outputs/text_table.h"

#include <math.h>
#include <string.h>

#include "base/text.h"

#define GAP 2
#define WIDEST_TEXT 60

const char *text_value(const struct value *value, struct arena *arena)
{
	char *text = arena_alloc(arena, MONEY_TEXT_SIZE);

	switch (value->kind) {
	case VALUE_TEXT:
		return text_visible(arena, value->text);
	case VALUE_YEAR:
		return year_format(value->year, text);
	case VALUE_COUNT:
		return count_thousands(value->count, text);
	case VALUE_MONEY:
		return money_pounds(value->money, text);
	case VALUE_SHARE:
		return share_percent(value->share, text);
	case VALUE_RATIO:
		return arena_format(arena, "%.*f", fabs(value->ratio) < 10 ? 2 : 1, value->ratio);
	default:
		return value->text[0] == '\0' ? "" : "-";
	}
}

struct layout {
	const struct table *table;
	const char **cells; /* row by row */
	size_t *widths;
	bool *has_tenths; /* columns in which some percentage is not whole */
	size_t n_rows;
	bool is_whole; /* a table asked for by id: long texts are not cut */
};

static const char **lay_row(const struct layout *layout, size_t row)
{
	return &layout->cells[row * layout->table->n_columns];
}

/* Percentages of one column have as many decimals, so that they stand in line. */
static const char *share_text(const struct layout *layout, struct share share, size_t column,
			      struct arena *arena)
{
	const char *text = share_percent(share, arena_alloc(arena, SHARE_TEXT_SIZE));

	if (!layout->has_tenths[column] || strchr(text, '.') != NULL)
		return text;
	return arena_format(arena, "%.*s.0%%", (int)strlen(text) - 1, text);
}

static void note_tenths(const struct layout *layout, const struct value *values)
{
	char text[SHARE_TEXT_SIZE];

	for (size_t i = 0; i < layout->table->n_columns; i++)
		if (values[i].kind == VALUE_SHARE &&
		    strchr(share_percent(values[i].share, text), '.') != NULL)
			layout->has_tenths[i] = true;
}

/* Long names end in dots, so that the numbers behind them stay in sight. */
static const char *shortened(const char *text, struct arena *arena)
{
	size_t length = strlen(text), kept = 0;

	if (text_width(text) <= WIDEST_TEXT)
		return text;
	for (;;) {
		size_t next = kept + text_character(text + kept, length - kept);
		const char *start = arena_text_of(arena, text, next);

		if (next == kept || text_width(start) > WIDEST_TEXT - 3)
			return arena_format(arena, "%.*s...", (int)kept, text);
		kept = next;
	}
}

/* A share in a column of plain numbers is an exact decimal, not a percentage. */
static const char *cell_text(const struct layout *layout, const struct value *value, size_t column,
			     struct arena *arena)
{
	const char *text;

	if (value->kind == VALUE_SHARE && layout->table->columns[column].unit == UNIT_RATIO)
		return share_plain(value->share, arena_alloc(arena, SHARE_TEXT_SIZE));
	if (value->kind == VALUE_SHARE)
		return share_text(layout, value->share, column, arena);
	if (value->kind == VALUE_RATIO && layout->table->columns[column].unit == UNIT_FACTOR)
		return arena_format(arena, "%.4f", value->ratio);
	text = text_value(value, arena);
	return value->kind == VALUE_TEXT && !layout->is_whole ? shortened(text, arena) : text;
}

static bool is_number(enum unit unit)
{
	return unit != UNIT_TEXT && unit != UNIT_YEAR;
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
		write_spaces(stream, GAP);
}

/* As many words of *label as fit; *label moves behind them. */
static const char *take_words(const char **label, size_t width, struct arena *arena)
{
	const char *start = *label;
	size_t taken = strcspn(start, " ");

	while (start[taken] == ' ') {
		size_t next = taken + 1 + strcspn(start + taken + 1, " ");

		if (next > width)
			break;
		taken = next;
	}
	*label = start + taken + (start[taken] == ' ');
	return arena_text_of(arena, start, taken);
}

/* The least width in which a label takes at most two lines. */
static size_t label_width(const char *label, struct arena *arena)
{
	size_t width = 1;

	for (;; width++) {
		const char *rest = label;
		bool fits = text_width(take_words(&rest, width, arena)) <= width;

		fits = fits && text_width(take_words(&rest, width, arena)) <= width;
		if (fits && rest[0] == '\0')
			return width;
	}
}

/* A row of cells, without blanks behind the last that says something. */
static void write_line(const struct layout *layout, const char **cells, FILE *stream)
{
	const struct table *table = layout->table;
	size_t last = table->n_columns;

	while (last > 1 && cells[last - 1][0] == '\0')
		last--;
	for (size_t i = 0; i < last; i++)
		write_cell(stream, cells[i], layout->widths[i], is_number(table->columns[i].unit),
			   i + 1 == last);
	fputc('\n', stream);
}

#define MOST_LABEL_LINES 8

/* Labels end on the last line, so that they stand above their cells. */
static void write_header(const struct layout *layout, const struct output_options *options,
			 struct arena *arena, FILE *stream)
{
	const struct table *table = layout->table;
	size_t n = table->n_columns, n_lines = 0;
	size_t *counts = arena_array(arena, n, sizeof *counts);
	const char **words = arena_array(arena, n * MOST_LABEL_LINES, sizeof *words);
	const char **cells = arena_array(arena, n, sizeof *cells);

	for (size_t i = 0; i < n; i++) {
		const char *label = table->columns[i].label;

		while (label[0] != '\0' && counts[i] < MOST_LABEL_LINES)
			words[i * MOST_LABEL_LINES + counts[i]++] =
			    take_words(&label, layout->widths[i], arena);
		n_lines = counts[i] > n_lines ? counts[i] : n_lines;
	}
	for (size_t line = 0; line < n_lines; line++) {
		for (size_t i = 0; i < n; i++) {
			size_t above = n_lines - counts[i];

			cells[i] = line < above ? "" : words[i * MOST_LABEL_LINES + line - above];
		}
		if (options->has_colour)
			fputs("\033[1m", stream);
		write_line(layout, cells, stream);
		if (options->has_colour)
			fputs("\033[0m", stream);
	}
}

static void write_rule(const struct layout *layout, FILE *stream)
{
	size_t width = 0;

	for (size_t i = 0; i < layout->table->n_columns; i++)
		width += layout->widths[i] + (i == 0 ? 0 : GAP);
	for (size_t i = 0; i < width; i++)
		fputc('-', stream);
	fputc('\n', stream);
}

static void fill_row(struct layout *layout, size_t row, const struct value *values,
		     struct arena *arena)
{
	for (size_t i = 0; i < layout->table->n_columns; i++) {
		const char *text = cell_text(layout, &values[i], i, arena);
		size_t width = text_width(text);

		lay_row(layout, row)[i] = text;
		if (width > layout->widths[i])
			layout->widths[i] = width;
	}
}

void text_table(const struct table *table, size_t most_rows, const struct output_options *options,
		struct arena *arena, FILE *stream)
{
	size_t n = table->n_columns;
	size_t shown = most_rows > 0 && table->n_rows > most_rows ? most_rows : table->n_rows;
	struct layout layout = {table,
				arena_array(arena, (shown + 1) * n, sizeof(char *)),
				arena_array(arena, n, sizeof(size_t)),
				arena_array(arena, n, sizeof(bool)),
				shown,
				options->table != NULL};

	for (size_t i = 0; i < shown; i++)
		note_tenths(&layout, table_values(table, i));
	if (table->totals != NULL)
		note_tenths(&layout, table->totals);
	for (size_t i = 0; i < n; i++)
		layout.widths[i] = label_width(table->columns[i].label, arena);
	for (size_t i = 0; i < shown; i++)
		fill_row(&layout, i, table_values(table, i), arena);
	if (table->totals != NULL)
		fill_row(&layout, shown, table->totals, arena);
	write_header(&layout, options, arena, stream);
	write_rule(&layout, stream);
	for (size_t i = 0; i < shown; i++)
		write_line(&layout, lay_row(&layout, i), stream);
	if (shown < table->n_rows)
		fprintf(stream, "and %zu more rows%s: --table %s shows all\n",
			table->n_rows - shown,
			table->totals == NULL ? "" : ", counted in the totals", table->id);
	if (table->totals != NULL) {
		write_rule(&layout, stream);
		write_line(&layout, lay_row(&layout, shown), stream);
	}
}
