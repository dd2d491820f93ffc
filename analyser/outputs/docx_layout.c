#include "outputs/docx_parts.h"

#include <math.h>
#include <string.h>

#include "base/text.h"

#define CELL_MARGINS 160    /* left and right of a cell, together */
#define EM 100              /* the height of letters, in which widths are measured */
#define MOST_WORD (14 * EM) /* that a column makes room for */
#define MOST_LINE (34 * EM) /* and of a line */
#define LEAST_LINE (7 * EM) /* that a column of longer texts has */
#define TWIPS (10.0 / EM)   /* of half a point, by hundredths of an em */
#define MOST_TOGETHER 0.6   /* of a page, that a table takes which does not part on it */
#define LINE 1.2            /* from one line to the next, by the height of letters */
#define BOLD_MORE 1.14      /* how much wider bold letters are */

/* Styles of the text of a table, by the height of letters in half points. */
static const struct text_size sizes[] = {
    {18, "TableText"}, {16, "TableTextSmall"}, {14, "TableTextSmallest"}};

/* Letters of Arial, or what stands in for it, a little more than less. */
static int letter_width(const char *letter, size_t length)
{
	static const struct {
		const char *letters;
		int width;
	} widths[] = {
	    {"ijl|'", 23},        {" .,:;!/ftI", 28}, {"-()[]r\"`", 34}, {"ckJsvxyz", 50},
	    {"wCDGHKNORUQ&", 75}, {"mM%", 89},        {"W@", 102},       {"ABEPSVXYTZFL", 68},
	};

	if (length == 1)
		for (size_t i = 0; i < N_OF(widths); i++)
			if (strchr(widths[i].letters, *letter) != NULL)
				return widths[i].width;
	/* Digits and most small letters are 56 wide; of other scripts some take a whole em. */
	return length <= 2 ? 57 : EM;
}

static double width_of_text(const char *text, size_t length)
{
	int width = 0;

	for (size_t at = 0, step; at < length; at += step) {
		step = text_character(text + at, length - at);
		if (step == 0)
			step = 1;
		width += letter_width(text + at, step);
	}
	return width;
}

static double longest_word(const char *text)
{
	double longest = 0;

	while (*text != '\0') {
		const size_t length = strcspn(text, " \n\t");
		const double width = width_of_text(text, length);

		longest = width > longest ? width : longest;
		text += length;
		text += strspn(text, " \n\t");
	}
	return longest > MOST_WORD ? MOST_WORD : longest;
}

static void measure_text(struct table_layout *layout, size_t column, const char *text, double times)
{
	const double whole = width_of_text(text, strlen(text));
	const double liked = times * (whole > MOST_LINE ? MOST_LINE : whole);
	double least = times * longest_word(text);

	if (least < LEAST_LINE)
		least = liked < LEAST_LINE ? liked : LEAST_LINE;
	if (least > layout->least[column])
		layout->least[column] = least;
	if (liked > layout->liked[column])
		layout->liked[column] = liked;
}

/* A header takes as many lines as it has words. */
static void measure_header(struct table_layout *layout, size_t column)
{
	const double word = BOLD_MORE * longest_word(layout->table->columns[column].label);

	layout->least[column] = layout->liked[column] = word;
}

static void measure_row(struct table_layout *layout, const struct value *values, double times,
			struct arena *arena)
{
	for (size_t i = 0; i < layout->table->n_columns; i++)
		if (layout->shown[i])
			measure_text(layout, i, report_value(layout->table, i, &values[i], arena),
				     times);
}

/* The width of all columns, in twentieths of a point. */
static double width_of(const struct table_layout *layout, const double *letters,
		       const struct text_size *size)
{
	double width = 0;

	for (size_t i = 0; i < layout->table->n_columns; i++)
		if (layout->shown[i])
			width += letters[i] * size->half_points * TWIPS + CELL_MARGINS;
	return width;
}

/* The largest letters with which no word breaks, upright if it can be, but never the smallest. */
static void choose_size(struct table_layout *layout)
{
	for (size_t i = 0; i < N_OF(sizes) - 1; i++) {
		layout->size = &sizes[i];
		if (width_of(layout, layout->least, &sizes[i]) <= DOCX_TEXT_UPRIGHT)
			return;
	}
	layout->is_wide = true;
	for (size_t i = 0; i < N_OF(sizes); i++) {
		layout->size = &sizes[i];
		if (width_of(layout, layout->least, &sizes[i]) <= DOCX_TEXT_ACROSS)
			return;
	}
}

struct table_layout docx_layout_make(const struct report_node *node, struct arena *arena)
{
	const struct table *table = node->table;
	struct table_layout layout = {.table = table, .node = node};

	layout.shown = arena_array(arena, table->n_columns, sizeof *layout.shown);
	layout.least = arena_array(arena, table->n_columns, sizeof *layout.least);
	layout.liked = arena_array(arena, table->n_columns, sizeof *layout.liked);
	layout.n_shown = report_table_shown(table, layout.shown);
	for (size_t i = 0; i < table->n_columns; i++)
		if (layout.shown[i]) {
			measure_header(&layout, i);
			layout.last = i;
		}
	for (size_t row = 0; row < node->n_rows; row++)
		measure_row(&layout, table_values(table, row), 1, arena);
	if (table->totals != NULL)
		measure_row(&layout, table->totals, BOLD_MORE, arena);
	choose_size(&layout);
	return layout;
}

void docx_layout_share(const struct table_layout *layout, int width, int *columns)
{
	const double letter = layout->size->half_points * TWIPS;
	const double least = width_of(layout, layout->least, layout->size);
	const double liked = width_of(layout, layout->liked, layout->size);
	int given = 0;

	for (size_t i = 0; i < layout->table->n_columns; i++) {
		double must = layout->least[i] * letter + CELL_MARGINS;
		double would = layout->liked[i] * letter + CELL_MARGINS;

		if (!layout->shown[i])
			continue;
		if (least >= width)
			must *= width / least;
		else if (liked > width)
			must += (would - must) * (width - least) / (liked - least);
		else
			must = would * width / liked;
		columns[i] = (int)must;
		given += columns[i];
	}
	columns[layout->last] += width - given;
}

/* About how high a row stands, in twentieths of a point: as its longest cell. */
static double height_of(const struct table_layout *layout, const int *columns,
			const struct value *values, struct arena *arena)
{
	const double letter = layout->size->half_points * TWIPS;
	double most = 1;

	for (size_t i = 0; i < layout->table->n_columns; i++) {
		const char *text =
		    layout->shown[i] ? report_value(layout->table, i, &values[i], arena) : "";
		/* A line is never quite full. */
		const double lines = ceil(
		    1.15 * width_of_text(text, strlen(text)) * letter /
		    (columns[i] > 2 * CELL_MARGINS ? columns[i] - CELL_MARGINS : CELL_MARGINS));

		most = lines > most ? lines : most;
	}
	return most * LINE * layout->size->half_points * 10;
}

bool docx_layout_stays_together(const struct table_layout *layout, const int *columns,
				struct arena *arena)
{
	const double page =
	    (layout->is_wide ? DOCX_SHORT_SIDE : DOCX_LONG_SIDE) - 2 * DOCX_MARGIN_ABOVE;
	double height = 0;

	for (size_t row = 0; row < layout->node->n_rows && height < page; row++)
		height += height_of(layout, columns, table_values(layout->table, row), arena);
	return height <= MOST_TOGETHER * page;
}
