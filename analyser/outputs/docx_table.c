#include <string.h>

#include "base/text.h"
#include "outputs/docx_parts.h"

#define LOOK(value, last_row)                                                          \
	MARKUP("<w:tblLook w:val=\"" value "\" w:firstRow=\"1\" w:lastRow=\"" last_row \
	       "\" w:firstColumn=\"1\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/>")

static void write_properties(struct docx *docx, const struct table_layout *layout, int width)
{
	struct markup *body = &docx->body;
	const struct report_node *node = layout->node;

	markup_open(body, MARKUP("w:tblPr"));
	docx_value(body, MARKUP("w:tblStyle"), "ReportTable");
	docx_width(body, MARKUP("w:tblW"), width);
	markup_raw(body, MARKUP("<w:tblLayout w:type=\"fixed\"/>"));
	markup_raw(body, layout->table->totals != NULL ? LOOK("06E0", "1") : LOOK("06A0", "0"));
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
	docx_width(body, MARKUP("w:tcW"), width);
	if (kind == ROW_HEADER)
		docx_value(body, MARKUP("w:vAlign"), "bottom");
	markup_close(body);
	docx_paragraph_open(body, layout->size->style);
	if (kind != ROW_USUAL)
		markup_raw(body, MARKUP("<w:keepNext/>"));
	if (column_is_figure(&layout->table->columns[column]))
		docx_value(body, MARKUP("w:jc"), "right");
	docx_paragraph_text(body);
	docx_run(body, text, kind == ROW_HEADER || kind == ROW_TOTALS);
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

static void write_notes(struct docx *docx, const struct table_layout *layout,
			const struct docx_section *ends)
{
	const char *note =
	    report_table_note(layout->table, layout->shown, layout->node->n_rows, docx->arena);

	/* A table never touches what follows it. */
	docx_paragraph_open(&docx->body, "TableNote");
	if (ends != NULL)
		docx_section(&docx->body, ends);
	docx_paragraph_text(&docx->body);
	docx_run(&docx->body, note == NULL ? "" : note, false);
	docx_paragraph_end(&docx->body);
}

bool docx_table(struct docx *docx, const struct report_node *node, int width,
		const struct docx_section *ends)
{
	const struct table_layout layout = docx_layout_make(node, docx->arena);
	const struct table *table = node->table;
	struct markup *body = &docx->body;
	int *columns = arena_array(docx->arena, table->n_columns, sizeof *columns);

	if (layout.n_shown == 0)
		return false;
	docx_layout_share(&layout, width, columns);
	docx_caption(docx, node, true);
	markup_open(body, MARKUP("w:tbl"));
	write_properties(docx, &layout, width);
	write_grid(body, &layout, columns);
	write_row(docx, &layout, columns, ROW_HEADER, NULL);
	bool is_short = docx_layout_stays_together(&layout, columns, docx->arena);
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
