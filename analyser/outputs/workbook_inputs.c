#include "outputs/workbook.h"

#include <string.h>

#include "base/text.h"
#include "outputs/workbook_marks.h"

#define LEAST_WIDTH 12
#define MOST_WIDTH 50
#define ROWS_BETWEEN 64 /* two looks whether there is memory */
#define ROWS_MEASURED 500

/* The look of a figure with so many decimals, made once; on grey where no formula follows it. */
static lxw_format *look_of(struct workbook *book, const struct plain_figure *figure, bool is_grey)
{
	lxw_format **made = &book->figures[is_grey][figure->is_percent][figure->places];

	if (*made == NULL) {
		*made = LXW(workbook_add_format)(book->file);
		if (*made == NULL) {
			book->has_failed = true;
			return NULL;
		}
		LXW(format_set_num_format)
		(*made, arena_format(book->arena, "0%s%.*s%s", figure->places > 0 ? "." : "",
				     figure->places, "000000000", figure->is_percent ? "%" : ""));
		LXW(format_set_align)(*made, LXW_ALIGN_VERTICAL_TOP);
		if (is_grey)
			LXW(format_set_bg_color)(*made, WORKBOOK_GREY);
	}
	return *made;
}

/* A cell of a row that counts.  What formulas follow is a number whatever its column holds. */
static void write_cell(struct workbook *book, struct workbook_sheet *own, lxw_row_t row,
		       size_t column, size_t at)
{
	const struct input_rows *rows = own->rows;
	const bool is_followed = rows->is_followed[at],
		   is_grey = book->levers != NULL && !is_followed;
	const char *text = rows->cells[at];
	struct plain_figure figure = {0};

	if (!rows->is_figures[column] && !is_followed) {
		workbook_cell_given(book, own->sheet, row, (lxw_col_t)column, text,
				    book->looks[0][LOOK_TEXT]);
		return;
	}
	if (text[0] != '\0')
		*(is_followed ? &own->n_live : &own->n_values) += 1;
	if (!input_cells_figure(text, &figure))
		workbook_cell_given(book, own->sheet, row, (lxw_col_t)column, text,
				    book->looks[is_grey ? 2 : 0][LOOK_TEXT]);
	else if (LXW(worksheet_write_number)(own->sheet, row, (lxw_col_t)column, figure.number,
					     look_of(book, &figure, is_grey)) != LXW_NO_ERROR)
		book->has_failed = true;
}

static double width_of(const struct input_rows *rows, size_t column)
{
	size_t width = text_width(rows->headings[column]) + 4;

	for (size_t row = 0; row < rows->n_rows && row < ROWS_MEASURED; row++) {
		size_t other = text_width(rows->cells[row * rows->n_columns + column]) + 2;

		width = other > width ? other : width;
	}
	return width < LEAST_WIDTH ? LEAST_WIDTH : width > MOST_WIDTH ? MOST_WIDTH : (double)width;
}

static void fill_row(struct workbook *book, struct workbook_sheet *own, size_t row,
		     const double *widths)
{
	const struct input_rows *rows = own->rows;
	const lxw_row_t at = (lxw_row_t)(own->headings + 1 + row);
	const bool is_aside = input_rows_is_aside(rows, row);
	size_t lines = 1;

	for (size_t column = 0; column < rows->n_columns; column++) {
		const char *text = rows->cells[row * rows->n_columns + column];
		const size_t own_lines = workbook_cell_lines(text, widths[column]);

		lines = own_lines > lines ? own_lines : lines;
		if (is_aside)
			workbook_cell_given(book, own->sheet, at, (lxw_col_t)column, text,
					    book->looks[0][LOOK_REASON]);
		else
			write_cell(book, own, at, column, row * rows->n_columns + column);
	}
	workbook_cell_height(book, own, at, lines);
}

static void fill(struct workbook *book, struct workbook_sheet *own)
{
	const struct input_rows *rows = own->rows;
	double *widths = arena_array(book->arena, rows->n_columns, sizeof *widths);

	/* As in a file, so that a row has the number that its line had. */
	own->headings = (lxw_row_t)rows->n_comments;
	for (size_t i = 0; i < rows->n_comments; i++)
		workbook_cell_given(book, own->sheet, (lxw_row_t)i, 0, rows->comments[i],
				    book->styles[STYLE_HEADING_PLAIN]);
	if (rows->n_columns == 0)
		return;
	own->is_figure = rows->is_figures;
	workbook_table_mark(book, own, rows->headings, rows->n_columns, rows->n_rows);
	for (size_t column = 0; column < rows->n_columns; column++) {
		widths[column] = width_of(rows, column);
		LXW(worksheet_set_column)
		(own->sheet, (lxw_col_t)column, (lxw_col_t)column, widths[column],
		 rows->form == NULL ? NULL : workbook_form_column(book, own, column));
	}
	for (size_t row = 0; row < rows->n_rows && !book->has_failed; row++) {
		if (row % ROWS_BETWEEN == 0)
			workbook_cell_spare(book);
		fill_row(book, own, row, widths);
	}
	workbook_cell_print(own, (lxw_row_t)(own->headings + rows->n_rows),
			    (lxw_col_t)(rows->n_columns - 1), true);
}

/* What stands above the columns, as a sentence. */
static const char *join_comments(struct workbook *book, const struct input_rows *rows)
{
	const char *joined = "";

	for (size_t i = 0; i < rows->n_comments; i++)
		joined = text_more(book->arena, joined, " ",
				   rows->comments[i] + strspn(rows->comments[i], "# "));
	return joined;
}

static void add(struct workbook *book, const struct input_rows *rows, const char *title,
		const char *part)
{
	if (rows == NULL || workbook_inputs_sheet(book, rows->name) != NULL)
		return;
	struct workbook_sheet *own = workbook_add(book, rows->name, title, fill);
	own->rows = rows;
	own->part = part;
}

void workbook_inputs_add(struct workbook *book)
{
	const struct results *results = book->results;

	FOR_EACH (const struct input, input, results->inputs, results->n_inputs) {
		const struct input_rows *rows = input->rows;

		if (rows != NULL && rows->form != NULL)
			add(book, rows, join_comments(book, rows), rows->answers);
		else
			add(book, rows,
			    arena_format(book->arena,
					 "%s, as it was read: vfm case reads it from this workbook "
					 "too",
					 input->name),
			    WORKBOOK_FILES);
	}
	for (size_t i = 0; i < results->n_kept; i++)
		add(book, results->kept[i],
		    arena_format(book->arena, "%s.csv, of which this case made no use",
				 results->kept[i]->name),
		    WORKBOOK_FILES);
}

const struct workbook_sheet *workbook_inputs_sheet(const struct workbook *book, const char *name)
{
	for (size_t i = 0; i < book->n_sheets; i++)
		if (book->sheets[i]->rows != NULL && strcmp(book->sheets[i]->rows->name, name) == 0)
			return book->sheets[i];
	return NULL;
}

lxw_row_t workbook_inputs_row(const struct input_cells *cells, size_t i)
{
	return (lxw_row_t)(cells->rows->n_comments + 1 + cells->at[i]);
}
