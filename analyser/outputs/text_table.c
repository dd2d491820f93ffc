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

/* A share in a column of plain numbers is an exact decimal, not a percentage. */
static const char *cell_text(const struct table *table, const struct value *value, size_t column,
			     struct arena *arena)
{
	const char *text;

	if (value->kind == VALUE_SHARE && table->columns[column].unit == UNIT_RATIO)
		return share_plain(value->share, arena_alloc(arena, SHARE_TEXT_SIZE));
	text = text_value(value, arena);
	if (value->kind == VALUE_TEXT && strlen(text) > WIDEST_TEXT) {
		size_t cut = WIDEST_TEXT - 3;

		while (cut > 0 && ((unsigned char)text[cut] & 0xC0) == 0x80)
			cut--;
		return arena_format(arena, "%.*s...", (int)cut, text);
	}
	return text;
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

struct layout {
	const struct table *table;
	const char **cells; /* row by row */
	size_t *widths;
	size_t n_rows;
};

static const char **lay_row(const struct layout *layout, size_t row)
{
	return &layout->cells[row * layout->table->n_columns];
}

static void write_header(const struct layout *layout, const struct output_options *options,
			 struct arena *arena, FILE *stream)
{
	const struct table *table = layout->table;
	size_t n = table->n_columns, n_lines = 0;
	const char **lines[8];

	/* Labels are set from the bottom, so that they stand above their numbers. */
	const char **labels = arena_array(arena, n, sizeof *labels);
	bool is_left = true;

	for (size_t i = 0; i < n; i++)
		labels[i] = table->columns[i].label;
	while (is_left && n_lines < 8) {
		lines[n_lines] = arena_array(arena, n, sizeof **lines);
		is_left = false;
		for (size_t i = 0; i < n; i++) {
			lines[n_lines][i] = take_words(&labels[i], layout->widths[i], arena);
			is_left = is_left || labels[i][0] != '\0';
		}
		n_lines++;
	}
	for (size_t line = 0; line < n_lines; line++) {
		if (options->has_colour)
			fputs("\033[1m", stream);
		for (size_t i = 0; i < n; i++)
			write_cell(stream, lines[line][i], layout->widths[i],
				   is_number(table->columns[i].unit), i + 1 == n);
		if (options->has_colour)
			fputs("\033[0m", stream);
		fputc('\n', stream);
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

static void write_row(const struct layout *layout, size_t row, FILE *stream)
{
	const struct table *table = layout->table;
	const char **cells = lay_row(layout, row);
	size_t last = table->n_columns;

	while (last > 1 && cells[last - 1][0] == '\0')
		last--;
	for (size_t i = 0; i < last; i++)
		write_cell(stream, cells[i], layout->widths[i], is_number(table->columns[i].unit),
			   i + 1 == last);
	fputc('\n', stream);
}

static void fill_row(struct layout *layout, size_t row, const struct value *values,
		     struct arena *arena)
{
	for (size_t i = 0; i < layout->table->n_columns; i++) {
		const char *text = cell_text(layout->table, &values[i], i, arena);
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
	struct layout layout = {table, arena_array(arena, (shown + 1) * n, sizeof(char *)),
				arena_array(arena, n, sizeof(size_t)), shown};

	for (size_t i = 0; i < n; i++)
		layout.widths[i] = label_width(table->columns[i].label, arena);
	for (size_t i = 0; i < shown; i++)
		fill_row(&layout, i, table_values(table, i), arena);
	if (table->totals != NULL)
		fill_row(&layout, shown, table->totals, arena);
	write_header(&layout, options, arena, stream);
	write_rule(&layout, stream);
	for (size_t i = 0; i < shown; i++)
		write_row(&layout, i, stream);
	if (shown < table->n_rows)
		fprintf(stream, "and %zu more rows, counted in the totals: --table %s shows all\n",
			table->n_rows - shown, table->id);
	if (table->totals != NULL) {
		write_rule(&layout, stream);
		write_row(&layout, shown, stream);
	}
}
