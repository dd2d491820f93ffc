#include "outputs/workbook.h"

#include <string.h>

/* The place of a name in a list, where it is put if it is not there. */
static size_t place(const char **names, size_t *count, const char *name)
{
	for (size_t i = 0; i < *count; i++)
		if (strcmp(names[i], name) == 0)
			return i;
	names[*count] = name;
	return (*count)++;
}

static const char *text_at(struct workbook *book, const struct table *table, size_t row, int column)
{
	const struct value *value = &table_values(table, row)[column];
	char *text;

	if (value->kind == VALUE_YEAR) {
		text = arena_alloc(book->arena, YEAR_TEXT_SIZE);
		return year_format(value->year, text);
	}
	return value->text == NULL ? "" : value->text;
}

static const char *measure_label(const struct chart *chart, const struct table *table, int measure)
{
	return chart->measure_labels[measure] != NULL
		   ? chart->measure_labels[measure]
		   : table->columns[chart->measures[measure]].label;
}

struct gathering {
	struct workbook *book;
	struct workbook_figures *figures;
	const struct chart *chart;
	size_t most_series;
};

static void put(struct gathering *gathering, size_t row, const char *series, int column)
{
	struct workbook_figures *figures = gathering->figures;
	const struct chart *chart = gathering->chart;
	const struct table *table = figures->table;
	const char *category = text_at(gathering->book, table, row, chart->category);
	size_t i, j;

	if (chart->panel >= 0 && chart->kind == CHART_STACKED_SHARES)
		category =
		    arena_format(gathering->book->arena, "%s, %s",
				 text_at(gathering->book, table, row, chart->panel), category);
	i = place(figures->categories, &figures->n_categories, category);
	j = place(figures->series, &figures->n_series, series);
	struct workbook_figure *cell = &figures->cells[i * gathering->most_series + j];
	cell->column = column;
	ARENA_ADD(gathering->book->arena, cell, rows, n_rows) = row;
}

/* The figures of a row, by what the kind of chart makes of its columns. */
static void put_row(struct gathering *gathering, size_t row)
{
	const struct chart *chart = gathering->chart;
	const struct table *table = gathering->figures->table;
	const char *series = chart->series >= 0 && chart->kind != CHART_WATERFALL
				 ? text_at(gathering->book, table, row, chart->series)
				 : measure_label(chart, table, 0);

	if (chart->kind == CHART_RANGES) {
		put(gathering, row, table->columns[chart->low].label, chart->low);
		put(gathering, row, measure_label(chart, table, 0), chart->measures[0]);
		put(gathering, row, table->columns[chart->high].label, chart->high);
		return;
	}
	put(gathering, row, series, chart->measures[0]);
	if (chart->measures[1] < 0)
		return;
	if (chart->kind == CHART_LINES)
		/* What is expected is the same whatever is held against it. */
		put(gathering, row,
		    arena_format(gathering->book->arena, "%s: %s", series,
				 measure_label(chart, table, 1)),
		    chart->measures[1]);
	else
		put(gathering, row,
		    chart->series >= 0 ? arena_format(gathering->book->arena, "%s: %s", series,
						      measure_label(chart, table, 1))
				       : measure_label(chart, table, 1),
		    chart->measures[1]);
}

/* Cells were laid out for the most series that there could be. */
static void close_up(struct workbook_figures *figures, size_t most_series)
{
	for (size_t i = 0; i < figures->n_categories; i++)
		for (size_t j = 0; j < figures->n_series; j++)
			figures->cells[i * figures->n_series + j] =
			    figures->cells[i * most_series + j];
}

const struct workbook_figures *workbook_figures(struct workbook *book, const struct chart *chart,
						const struct workbook_sheet *source)
{
	const struct table *table = source->table;
	struct workbook_figures *figures = arena_alloc(book->arena, sizeof *figures);
	struct gathering gathering = {book, figures, chart, 0};
	const char **names = arena_array(book->arena, table->n_rows, sizeof *names);
	const char *panel = chart->panel >= 0 ? text_at(book, table, 0, chart->panel) : NULL;
	size_t n_names = 0;

	for (size_t row = 0; chart->series >= 0 && row < table->n_rows; row++)
		(void)place(names, &n_names, text_at(book, table, row, chart->series));
	gathering.most_series = 2 * n_names + 3;
	figures->source = source;
	figures->table = table;
	figures->categories = arena_array(book->arena, table->n_rows, sizeof *figures->categories);
	figures->series = arena_array(book->arena, gathering.most_series, sizeof *figures->series);
	figures->cells =
	    arena_array(book->arena, table->n_rows * gathering.most_series, sizeof *figures->cells);
	for (size_t row = 0; row < table->n_rows; row++)
		/* A bridge by itself: that of the first panel, which the title speaks of. */
		if (chart->kind != CHART_WATERFALL || panel == NULL ||
		    strcmp(text_at(book, table, row, chart->panel), panel) == 0)
			put_row(&gathering, row);
	close_up(figures, gathering.most_series);
	return figures;
}

const char *workbook_figures_formula(struct workbook *book, const struct workbook_figures *figures,
				     size_t category, size_t series, struct value *value)
{
	const struct workbook_figure *cell = &figures->cells[category * figures->n_series + series];
	const char *formula = NULL;
	double sum = 0, number;

	for (size_t i = 0; i < cell->n_rows; i++) {
		const struct value *found =
		    &table_values(figures->table, cell->rows[i])[cell->column];
		const lxw_row_t row = (lxw_row_t)(WORKBOOK_ROWS + cell->rows[i]);

		if (!workbook_cell_number(found, &number))
			continue;
		*value = *found;
		sum += number;
		formula = arena_format(
		    book->arena, "%s%s%s", formula == NULL ? "=" : formula,
		    formula == NULL ? "" : "+",
		    workbook_cell_range(book, figures->source, row, row, (lxw_col_t)cell->column));
	}
	if (formula != NULL && cell->n_rows > 1)
		*value = value_ratio(sum);
	return formula;
}

void workbook_figures_write(struct workbook *book, struct workbook_sheet *own,
			    const struct workbook_figures *figures)
{
	const char **headings = arena_array(book->arena, figures->n_series + 1, sizeof *headings);
	struct value value;

	headings[0] = figures->table->columns[own->chart->category].label;
	for (size_t i = 0; i < figures->n_series; i++)
		headings[i + 1] = figures->series[i];
	workbook_table_mark(book, own, headings, figures->n_series + 1, figures->n_categories);
	workbook_cell_height(book, own, WORKBOOK_HEADINGS, 2);
	for (size_t i = 0; i < figures->n_categories; i++) {
		const lxw_row_t row = (lxw_row_t)(WORKBOOK_ROWS + i);

		workbook_cell_text(book, own->sheet, row, 0, figures->categories[i], NULL);
		for (size_t j = 0; j < figures->n_series; j++) {
			const char *formula = workbook_figures_formula(book, figures, i, j, &value);

			if (formula != NULL)
				workbook_cell_formula(
				    book, own->sheet, row, (lxw_col_t)(j + 1),
				    &figures->table->columns
					 [figures->cells[i * figures->n_series + j].column],
				    &value, formula, false);
		}
	}
}
