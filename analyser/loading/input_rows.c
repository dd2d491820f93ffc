#include "loading/input_rows.h"

#include "reading/sheet.h"

/* What stands in a column is text where it is of no field, or of a field that is no figure. */
static void find_figures(const struct reading *reading, bool *is_figures)
{
	for (size_t i = 0; i < reading->shape->n_fields; i++) {
		const enum unit unit = reading->shape->fields[i].unit;
		const int at = reading->columns->at[i];

		if (at >= 0 && unit != UNIT_TEXT && unit != UNIT_YEAR)
			is_figures[at] = true;
	}
}

const struct input_rows *input_rows(const struct reading *reading, struct arena *arena)
{
	struct input_rows *rows;
	struct sheet sheet;
	const struct row *header;
	const char **cells;
	bool *is_figures;

	if (reading->columns == NULL)
		return NULL;
	/* The source is at hand; its rows were cut for the reading alone. */
	sheet_read(&sheet, reading->source, 0, true, arena);
	header = reading->columns->header;
	rows = arena_alloc(arena, sizeof *rows);
	cells = arena_array(arena, sheet.n_rows * header->n_cells, sizeof *cells);
	is_figures = arena_array(arena, header->n_cells, sizeof *is_figures);
	find_figures(reading, is_figures);
	*rows = (struct input_rows){.name = reading->shape->kind,
				    .headings = header->cells,
				    .is_figures = is_figures,
				    .n_columns = header->n_cells,
				    .cells = cells};
	for (size_t i = 0; i < sheet.n_rows; i++) {
		const struct row *row = &sheet.rows[i];

		if (row->line <= header->line || row->fault != NULL || row_is_blank(row))
			continue;
		for (size_t j = 0; j < header->n_cells; j++)
			cells[rows->n_rows * header->n_cells + j] =
			    j < row->n_cells ? row->cells[j] : "";
		rows->n_rows++;
	}
	return rows;
}
