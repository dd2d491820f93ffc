#include "outputs/workbook.h"

#include "results/table.h"

TABLE(input_sum, (file, "File", TEXT), (column, "Column", TEXT), (first, "From row", COUNT_KEY),
      (last, "To row", COUNT_KEY), (rows, "Rows", COUNT_KEY),
      (sum, "Sum of these rows", RATIO, .formula = "#[cells]"), (cells, "", COUNT_KEY, HIDDEN));

/* A row of a sheet as people count them. */
static struct value row_of(const struct input_cells *cells, size_t i)
{
	return value_count((int64_t)workbook_inputs_row(cells, i) + 1);
}

static void add_part(struct table *table, const struct input_cells *part, size_t number)
{
	TABLE_ADD(
	    table, input_sum, .file = value_text(part->rows->name),
	    .column = value_text(part->rows->headings[part->column]), .first = row_of(part, 0),
	    .last = row_of(part, part->count - 1), .rows = value_count((int64_t)part->count),
	    .sum = value_ratio(input_cells_figure_of(part)), .cells = value_count((int64_t)number));
}

void workbook_sums_add(struct workbook *book)
{
	const struct results *results = book->results;
	struct results *own = arena_alloc(book->arena, sizeof *own);

	if (book->levers == NULL)
		return;
	results_init(own, book->arena, results->command);
	struct table *table = TABLE_NEW(own, input_sum, "Sums of many rows of the files, in parts");
	for (size_t i = 0; i < results->n_cells; i++)
		for (size_t j = 0; j < results->cells[i].n_parts; j++) {
			const size_t number = results->cells[i].first_part + j;

			add_part(table, &results->cells[number], number);
		}
	book->sums = table;
	workbook_table_add(book, table, "Workings: the steps to the figures");
}

const char *workbook_sums_formula(struct workbook *book, const struct input_cells *cells)
{
	const struct workbook_sheet *sheet = workbook_table_sheet(book, book->sums);
	size_t row = 0;

	for (; row < book->sums->n_rows; row++) {
		const struct input_sum_row *part = table_get(book->sums, row);

		if ((size_t)part->cells.count == cells->first_part)
			break;
	}
	return arena_format(
	    book->arena, "ROUND(SUM(%s),9)",
	    workbook_cell_range(book, sheet, (lxw_row_t)(WORKBOOK_ROWS + row),
				(lxw_row_t)(WORKBOOK_ROWS + row + cells->n_parts - 1),
				COLUMN(input_sum, sum)));
}
