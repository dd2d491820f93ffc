#include <math.h>
#include <string.h>

#include "base/text.h"
#include "outputs/docx_parts.h"
#include "outputs/report_table.h"

#define CELL_MARGINS 160    /* left and right of a cell, together */
#define EM 100              /* the height of letters, in which widths are measured */
#define MOST_WORD (14 * EM) /* that a column makes room for */
#define MOST_LINE (34 * EM) /* and of a line */
#define LEAST_LINE (7 * EM) /* that a column of longer texts has */
#define TWIPS (10.0 / EM)   /* of half a point, by hundredths of an em */
#define MOST_REASONS 4      /* that are told below a table */
#define MOST_TOGETHER 0.6   /* of a page, that a table takes which does not part on it */
#define LINE 1.2            /* from one line to the next, by the height of letters */
#define BOLD_MORE 1.14      /* how much wider bold letters are */

/* Styles of the text of a table, by the height of letters in half points. */
static const struct text_size {
	int half_points;
	const char *style;
} sizes[] = {{18, "TableText"}, {16, "TableTextSmall"}, {14, "TableTextSmallest"}};

#define N_SIZES (sizeof sizes / sizeof *sizes)

/* How a table is laid out. */
struct table_layout {
	const struct table *table;
	const struct report_node *node;
	bool *shown;
	size_t n_shown, last;  /* the last column that is shown */
	double *least, *liked; /* that a column must and would have */
	const struct text_size *size;
	bool is_wide;
};

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
		for (size_t i = 0; i < sizeof widths / sizeof *widths; i++)
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
	for (size_t i = 0; i < N_SIZES - 1; i++) {
		layout->size = &sizes[i];
		if (width_of(layout, layout->least, &sizes[i]) <= DOCX_TEXT_UPRIGHT)
			return;
	}
	layout->is_wide = true;
	for (size_t i = 0; i < N_SIZES; i++) {
		layout->size = &sizes[i];
		if (width_of(layout, layout->least, &sizes[i]) <= DOCX_TEXT_ACROSS)
			return;
	}
}

static struct table_layout lay_out(const struct report_node *node, struct arena *arena)
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

bool docx_table_is_wide(const struct report_node *node, struct arena *arena)
{
	return lay_out(node, arena).is_wide;
}

/* Each column what it must have, and a part of the rest by what it would have more. */
static void share_width(const struct table_layout *layout, int width, int *columns)
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

static void write_properties(struct docx *docx, const struct table_layout *layout, int width)
{
	struct markup *body = &docx->body;
	const struct report_node *node = layout->node;

	markup_open(body, MARKUP("w:tblPr"));
	docx_value(body, MARKUP("w:tblStyle"), "ReportTable");
	markup_open(body, MARKUP("w:tblW"));
	markup_attribute_number(body, MARKUP("w:w"), width);
	markup_attribute(body, MARKUP("w:type"), "dxa");
	markup_end_void(body);
	markup_raw(body, MARKUP("<w:tblLayout w:type=\"fixed\"/>"));
	markup_open(body, MARKUP("w:tblLook"));
	markup_attribute(body, MARKUP("w:val"), layout->table->totals != NULL ? "06E0" : "06A0");
	markup_attribute(body, MARKUP("w:firstRow"), "1");
	markup_attribute(body, MARKUP("w:lastRow"), layout->table->totals != NULL ? "1" : "0");
	markup_attribute(body, MARKUP("w:firstColumn"), "1");
	markup_attribute(body, MARKUP("w:lastColumn"), "0");
	markup_attribute(body, MARKUP("w:noHBand"), "1");
	markup_attribute(body, MARKUP("w:noVBand"), "1");
	markup_end_void(body);
	docx_value(body, MARKUP("w:tblCaption"),
		   arena_format(docx->arena, "Table %d. %s", node->number, node->text));
	docx_value(body, MARKUP("w:tblDescription"),
		   arena_format(docx->arena, "%s; the first row and the first column are headers",
				node->text));
	markup_close(body);
}

static void write_grid(struct markup *body, const struct table_layout *layout, const int *columns)
{
	markup_open(body, MARKUP("w:tblGrid"));
	for (size_t i = 0; i < layout->table->n_columns; i++) {
		if (!layout->shown[i])
			continue;
		markup_open(body, MARKUP("w:gridCol"));
		markup_attribute_number(body, MARKUP("w:w"), columns[i]);
		markup_end_void(body);
	}
	markup_close(body);
}

/* A row that is kept stays on the page of the next. */
enum row_kind { ROW_HEADER, ROW_USUAL, ROW_KEPT, ROW_TOTALS };

static void write_cell(struct docx *docx, const struct table_layout *layout, size_t column,
		       int width, enum row_kind kind, const char *text)
{
	struct markup *body = &docx->body;

	markup_open(body, MARKUP("w:tc"));
	markup_open(body, MARKUP("w:tcPr"));
	markup_open(body, MARKUP("w:tcW"));
	markup_attribute_number(body, MARKUP("w:w"), width);
	markup_attribute(body, MARKUP("w:type"), "dxa");
	markup_end_void(body);
	if (kind == ROW_HEADER)
		docx_value(body, MARKUP("w:vAlign"), "bottom");
	markup_close(body);
	docx_paragraph_open(body, layout->size->style);
	if (kind != ROW_USUAL)
		markup_raw(body, MARKUP("<w:keepNext/>"));
	if (report_table_is_number(&layout->table->columns[column]))
		docx_value(body, MARKUP("w:jc"), "right");
	docx_paragraph_text(body);
	docx_run(body, text, kind == ROW_HEADER || kind == ROW_TOTALS, docx->arena);
	markup_close(body);
	markup_close(body);
}

static const char *cell_text(const struct table *table, size_t column, const struct value *value,
			     struct arena *arena)
{
	/* A blank without a reason is none that a reader should look for. */
	if (value->kind == VALUE_NONE && (value->text == NULL || value->text[0] == '\0'))
		return "";
	return report_value(table, column, value, arena);
}

/* A row of values, or of labels where these are NULL. */
static void write_row(struct docx *docx, const struct table_layout *layout, const int *columns,
		      enum row_kind kind, const struct value *values)
{
	struct markup *body = &docx->body;
	const struct table *table = layout->table;

	markup_open(body, MARKUP("w:tr"));
	markup_raw(body, MARKUP("<w:trPr><w:cantSplit/>"));
	if (kind == ROW_HEADER)
		markup_raw(body, MARKUP("<w:tblHeader/>"));
	markup_raw(body, MARKUP("</w:trPr>"));
	for (size_t i = 0; i < table->n_columns; i++)
		if (layout->shown[i])
			write_cell(docx, layout, i, columns[i], kind,
				   values == NULL ? table->columns[i].label
						  : cell_text(table, i, &values[i], docx->arena));
	markup_close(body);
	markup_raw(body, MARKUP("\n"));
}

/* Why there are dashes; another output tells the reason at each. */
static const char *dash_reasons(const struct table_layout *layout, struct arena *arena)
{
	const char *reasons[MOST_REASONS], *words = NULL;
	size_t count = 0;

	for (size_t i = 0; i < layout->node->n_rows * layout->table->n_columns; i++) {
		const struct value *value = &layout->table->cells[i];
		bool is_new = layout->shown[i % layout->table->n_columns] &&
			      value->kind == VALUE_NONE && value->text != NULL &&
			      value->text[0] != '\0';

		for (size_t j = 0; is_new && j < count; j++)
			is_new = strcmp(reasons[j], value->text) != 0;
		if (is_new && count == MOST_REASONS)
			return arena_format(arena,
					    "A dash is one of: %s; or another reason, in "
					    "the file of the table.",
					    words);
		if (is_new) {
			reasons[count++] = value->text;
			words = text_more(arena, words, "; ", value->text);
		}
	}
	return count == 0 ? NULL : arena_format(arena, "A dash is: %s.", words);
}

static void write_notes(struct docx *docx, const struct table_layout *layout,
			const struct docx_section *ends)
{
	const char *note = report_table_note(layout->table, layout->node->n_rows, docx->arena);
	const char *dashes = dash_reasons(layout, docx->arena);

	/* A table never touches what follows it. */
	docx_paragraph_open(&docx->body, "TableNote");
	if (ends != NULL)
		docx_section(&docx->body, ends);
	docx_paragraph_text(&docx->body);
	docx_run(&docx->body, text_more(docx->arena, note, " ", dashes == NULL ? "" : dashes),
		 false, docx->arena);
	markup_close(&docx->body);
	markup_raw(&docx->body, MARKUP("\n"));
}

/* About how high a row stands, in twentieths of a point: as its longest cell. */
static double height_of(const struct table_layout *layout, const int *columns,
			const struct value *values, struct arena *arena)
{
	const double letter = layout->size->half_points * TWIPS;
	double most = 1;

	for (size_t i = 0; i < layout->table->n_columns; i++) {
		const char *text =
		    layout->shown[i] ? cell_text(layout->table, i, &values[i], arena) : "";
		/* A line is never quite full. */
		const double lines = ceil(
		    1.15 * width_of_text(text, strlen(text)) * letter /
		    (columns[i] > 2 * CELL_MARGINS ? columns[i] - CELL_MARGINS : CELL_MARGINS));

		most = lines > most ? lines : most;
	}
	return most * LINE * layout->size->half_points * 10;
}

/* Is the table short enough to stand on one page with what goes before it? */
static bool stays_together(const struct table_layout *layout, const int *columns,
			   struct arena *arena)
{
	const double page =
	    (layout->is_wide ? DOCX_SHORT_SIDE : DOCX_LONG_SIDE) - 2 * DOCX_MARGIN_ABOVE;
	double height = 0;

	for (size_t row = 0; row < layout->node->n_rows && height < page; row++)
		height += height_of(layout, columns, table_values(layout->table, row), arena);
	return height <= MOST_TOGETHER * page;
}

bool docx_table(struct docx *docx, const struct report_node *node, int width,
		const struct docx_section *ends)
{
	const struct table_layout layout = lay_out(node, docx->arena);
	const struct table *table = node->table;
	struct markup *body = &docx->body;
	int *columns = arena_array(docx->arena, table->n_columns, sizeof *columns);
	bool is_short;

	if (layout.n_shown == 0)
		return false;
	share_width(&layout, width, columns);
	docx_caption(docx, node, true);
	markup_open(body, MARKUP("w:tbl"));
	write_properties(docx, &layout, width);
	write_grid(body, &layout, columns);
	write_row(docx, &layout, columns, ROW_HEADER, NULL);
	is_short = stays_together(&layout, columns, docx->arena);
	/* The last stays with the totals, or the note, which had a page to itself else. */
	for (size_t row = 0; row < node->n_rows; row++)
		write_row(docx, &layout, columns,
			  is_short || row + 1 == node->n_rows ? ROW_KEPT : ROW_USUAL,
			  table_values(table, row));
	if (table->totals != NULL)
		write_row(docx, &layout, columns, ROW_TOTALS, table->totals);
	markup_close(body);
	write_notes(docx, &layout, ends);
	return true;
}
