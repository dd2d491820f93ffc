#include "outputs/workbook.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"

#define LEAST_WIDTH 9
#define MOST_WIDTH 48
#define ROWS_MEASURED 500

size_t workbook_table_columns(const struct table *table)
{
	size_t count = table->n_columns;

	while (count > 0 && table->columns[count - 1].is_hidden)
		count--;
	return count;
}

static size_t width_of(const struct value *value)
{
	char text[PLAIN_SIZE];
	const char *number = value->kind == VALUE_RATIO ? text : plain_number(value, text);

	/* No more decimals of a ratio are shown. */
	if (number == text && value->kind == VALUE_RATIO)
		snprintf(text, sizeof text, "%.4f", value->ratio);
	if (number != NULL)
		return strlen(number) > 20 ? 20 : strlen(number) * 4 / 3 + 2;
	return value->text == NULL ? 0 : text_width(value->text);
}

/* The widths of its columns, in characters. */
static double *set_widths(struct workbook *book, struct workbook_sheet *own)
{
	const struct table *table = own->table;
	double *widths = arena_array(book->arena, table->n_columns, sizeof *widths);

	for (size_t i = 0; i < workbook_table_columns(table); i++) {
		size_t width = text_width(table->columns[i].label) + 3;

		/* A heading goes on several lines. */
		width = width > 2 * LEAST_WIDTH ? 2 * LEAST_WIDTH : width;
		for (size_t row = 0; row < table->n_rows && row < ROWS_MEASURED; row++) {
			size_t other = width_of(&table_values(table, row)[i]) + 1;

			width = other > width ? other : width;
		}
		width = width < LEAST_WIDTH ? LEAST_WIDTH : width > MOST_WIDTH ? MOST_WIDTH : width;
		widths[i] = (double)width;
		LXW(worksheet_set_column)(own->sheet, (lxw_col_t)i, (lxw_col_t)i, widths[i], NULL);
	}
	return widths;
}

/* The most lines that a cell of a row takes. */
static size_t count_lines(const struct table *table, size_t row, const double *widths)
{
	const struct value *values = table_values(table, row);
	size_t most = 1;

	for (size_t i = 0; i < workbook_table_columns(table); i++)
		if (values[i].kind == VALUE_TEXT || values[i].kind == VALUE_NONE) {
			size_t lines = workbook_cell_lines(values[i].text, widths[i]);

			most = lines > most ? lines : most;
		}
	return most;
}

/* May figures of a table follow from others? */
static bool has_formulas(const struct table *table)
{
	for (size_t i = 0; i < table->n_columns; i++)
		if (table->columns[i].formula != NULL)
			return true;
	return false;
}

/* Why a sheet of a case has values alone, or NULL: it has formulas, or none can be expected. */
static const char *say_values(const struct workbook *book, const struct table *table)
{
	const bool is_of_run = table->results == book->results;

	if (book->levers == NULL || !is_of_run || has_formulas(table))
		return NULL;
	return table->section == SECTION_RESTS || table->section == SECTION_SURENESS
		   ? "Values, not formulas: run vfm again after a change, as each is the whole "
		     "case worked out again."
		   : "Values, not formulas: run vfm again after a change.";
}

/* One row of the table's, below the head. */
static void write_row(struct workbook *book, struct workbook_sheet *own, size_t row,
		      const double *widths)
{
	const struct table *table = own->table;
	const bool is_followed =
		       book->levers != NULL && table != book->levers && has_formulas(table),
		   is_step = table->results == book->results->workings;
	const lxw_row_t at = (lxw_row_t)(WORKBOOK_ROWS + row);

	for (size_t i = 0; i < workbook_table_columns(table); i++) {
		const struct value *value = &table_values(table, row)[i];

		/* Names of steps are short, and there are many of them. */
		if (is_step && value->kind == VALUE_TEXT) {
			workbook_cell_text(book, own->sheet, at, (lxw_col_t)i, value->text, NULL);
			continue;
		}
		const char *formula = workbook_formula(book, own, row, i);
		workbook_checks_count(own, value, formula != NULL);
		if (formula == NULL && is_followed && table->columns[i].role != ROLE_DIMENSION) {
			workbook_cell_fixed(book, own->sheet, at, (lxw_col_t)i, &table->columns[i],
					    value);
			continue;
		}
		if (formula == NULL) {
			workbook_cell_value(book, own->sheet, at, (lxw_col_t)i, &table->columns[i],
					    value, false);
			continue;
		}
		own->live[i] = true;
		workbook_cell_formula(book, own->sheet, at, (lxw_col_t)i, &table->columns[i], value,
				      formula, false);
	}
	if (!is_step)
		workbook_cell_height(book, own, at, count_lines(table, row, widths));
}

static lxw_format *heading_style(struct workbook *book, const struct workbook_sheet *own,
				 size_t column)
{
	return book->styles[own->is_figure != NULL && own->is_figure[column] ? STYLE_HEADING_FIGURE
									     : STYLE_HEADING];
}

void workbook_table_mark(struct workbook *book, struct workbook_sheet *own,
			 const char *const *headings, size_t n_columns, size_t n_rows)
{
	lxw_table_column *columns = arena_array(book->arena, n_columns, sizeof *columns);
	lxw_table_column **listed = arena_array(book->arena, n_columns + 1, sizeof *listed);
	const char **shown = arena_array(book->arena, n_columns, sizeof *shown);
	const char *const *fitting;
	const bool is_given = own->rows != NULL;

	/* Headings that differ may be shown alike, which no marked table may have. */
	for (size_t i = 0; i < n_columns; i++)
		shown[i] = workbook_cell_plain(book->arena, headings[i], is_given);
	if (n_rows == 0 || !workbook_headings_mark(shown, n_columns)) {
		for (size_t i = 0; i < n_columns; i++)
			(is_given ? workbook_cell_given : workbook_cell_text)(
			    book, own->sheet, own->headings, (lxw_col_t)i, headings[i],
			    heading_style(book, own, i));
		return;
	}
	fitting = workbook_headings_fit(book, own, shown, n_columns);
	for (size_t i = 0; i < n_columns; i++) {
		columns[i].header = (char *)fitting[i];
		columns[i].header_format = heading_style(book, own, i);
		listed[i] = &columns[i];
	}
	own->marked = (lxw_table_options){
	    .name = arena_format(book->arena, "vfm_table_%zu", ++book->n_tables),
	    .style_type = LXW_TABLE_STYLE_TYPE_LIGHT,
	    .style_type_number = 1,
	    .no_banded_rows = true,
	    .columns = listed};
	if (LXW(worksheet_add_table)(own->sheet, own->headings, 0,
				     (lxw_row_t)(own->headings + n_rows),
				     (lxw_col_t)(n_columns - 1), &own->marked) != LXW_NO_ERROR)
		book->has_failed = true;
}

bool workbook_table_is_sum(const struct table *table, size_t column)
{
	const enum unit unit = table->columns[column].unit;
	int64_t sum = 0, units, total;

	/* The share of one row is that of all, whether or not shares add up. */
	if (table->n_rows < 2 && unit != UNIT_MONEY && unit != UNIT_COUNT)
		return false;
	if (!value_units(&table->totals[column], &total))
		return false;
	for (size_t row = 0; row < table->n_rows; row++) {
		const struct value *value = &table_values(table, row)[column];

		if (value->kind == VALUE_NONE)
			continue;
		if (value->kind != table->totals[column].kind || !value_units(value, &units) ||
		    __builtin_add_overflow(sum, units, &sum))
			return false;
	}
	return sum == total;
}

static void write_totals(struct workbook *book, struct workbook_sheet *own)
{
	const struct table *table = own->table;
	const lxw_row_t row = (lxw_row_t)(WORKBOOK_ROWS + table->n_rows);

	for (size_t i = 0; i < table->n_columns; i++) {
		const struct column *column = &table->columns[i];
		const struct value *value = &table->totals[i];
		const char *range =
		    workbook_cell_range(book, own, WORKBOOK_ROWS, row - 1, (lxw_col_t)i);

		if (workbook_table_is_sum(table, i))
			workbook_cell_formula(
			    book, own->sheet, row, (lxw_col_t)i, column, value,
			    arena_format(book->arena, "=SUM(%s)", strchr(range, '!') + 1), true);
		else
			workbook_cell_value(book, own->sheet, row, (lxw_col_t)i, column, value,
					    true);
	}
}

void workbook_table_fill(struct workbook *book, struct workbook_sheet *own)
{
	const struct table *table = own->table;
	const char **headings = arena_array(book->arena, table->n_columns, sizeof *headings);

	bool *is_figure = arena_array(book->arena, table->n_columns, sizeof *is_figure);

	for (size_t i = 0; i < workbook_table_columns(table); i++) {
		headings[i] = workbook_headings_of(book->arena, table, i);
		is_figure[i] = table->columns[i].unit != UNIT_TEXT &&
			       table->columns[i].unit != UNIT_YEAR && !table->columns[i].is_mixed;
	}
	own->is_figure = is_figure;
	if (own->note == NULL)
		own->note = say_values(book, table);
	workbook_cell_head(book, own);
	const double *widths = set_widths(book, own);

	own->live = arena_array(book->arena, table->n_columns, sizeof *own->live);

	workbook_table_mark(book, own, headings, workbook_table_columns(table), table->n_rows);
	workbook_cell_height(book, own, WORKBOOK_HEADINGS, 2);
	for (size_t row = 0; row < table->n_rows && !book->has_failed; row++)
		write_row(book, own, row, widths);
	if (table->totals != NULL)
		write_totals(book, own);
	workbook_cell_print(own,
			    (lxw_row_t)(WORKBOOK_ROWS + table->n_rows - (table->totals == NULL)),
			    (lxw_col_t)(workbook_table_columns(table) - 1), true);
}

void workbook_table_add(struct workbook *book, const struct table *table, const char *part)
{
	if (table->n_rows == 0)
		return;
	struct workbook_sheet *own =
	    workbook_add(book, table->id, table->title, workbook_table_fill);
	own->table = table;
	own->part = part;
	if (table->n_rows > LXW_ROW_MAX - WORKBOOK_ROWS - 1)
		book->has_failed = true;
}

const struct workbook_sheet *workbook_table_sheet(struct workbook *book, const struct table *table)
{
	/* Formulas of one sheet find the same others again and again. */
	if (book->found != NULL && book->found->table == table)
		return book->found;
	for (size_t i = 0; i < book->n_sheets; i++)
		if (book->sheets[i]->table == table && book->sheets[i]->chart == NULL)
			return book->found = book->sheets[i];
	return NULL;
}
