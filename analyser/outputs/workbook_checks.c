#include "outputs/workbook.h"

#include <string.h>

#include "base/say.h"

static const char *const headings[] = {"Check",      "Sheet",      "As shown",       "Formed again",
				       "Difference", "Live cells", "Cells of values"};

static const bool is_figure[] = {false, false, true, true, true, true, true};

enum check_column {
	CHECK_NAME,
	CHECK_SHEET,
	CHECK_SHOWN,
	CHECK_AGAIN,
	CHECK_DIFFERENCE,
	CHECK_LIVE,
	CHECK_VALUES,
	N_CHECK_COLUMNS,
};

void workbook_checks_count(struct workbook_sheet *own, const struct value *value, bool is_live)
{
	double number;

	if (!workbook_cell_number(value, &number))
		return;
	if (is_live)
		own->n_live++;
	else
		own->n_values++;
}

/* The first figure of a column that is a formula, in the sheet; -1: none. */
static bool is_live(const struct workbook_sheet *sheet, size_t column)
{
	return sheet->live != NULL && sheet->live[column];
}

static void write_check(struct workbook *book, struct workbook_sheet *own, lxw_row_t row,
			const struct workbook_sheet *of, size_t column)
{
	const struct table *table = of->table;
	const struct column *shown = &table->columns[column];
	const char *range =
	    workbook_cell_range(book, of, WORKBOOK_ROWS,
				(lxw_row_t)(WORKBOOK_ROWS + table->n_rows - 1), (lxw_col_t)column);
	double sum = 0, number;

	for (size_t i = 0; i < table->n_rows; i++)
		if (workbook_cell_number(&table_values(table, i)[column], &number))
			sum += number;
	struct value total = value_ratio(sum);
	workbook_cell_text(book, own->sheet, row, CHECK_NAME,
			   arena_format(book->arena, "%s, all rows: formulas and the run of vfm",
					shown->label[0] == '\0' ? shown->id : shown->label),
			   book->styles[STYLE_WORDS]);
	workbook_cell_text(book, own->sheet, row, CHECK_SHEET, of->name, NULL);
	workbook_cell_formula(book, own->sheet, row, CHECK_SHOWN, shown, &total,
			      arena_format(book->arena, "=SUM(%s)", range), false);
	workbook_cell_value(book, own->sheet, row, CHECK_AGAIN, shown, &total, false);
}

static void write_total(struct workbook *book, struct workbook_sheet *own, lxw_row_t row,
			const struct workbook_sheet *of, size_t column)
{
	const struct table *table = of->table;
	const struct column *shown = &table->columns[column];
	const lxw_row_t last = (lxw_row_t)(WORKBOOK_ROWS + table->n_rows);
	const struct value *total = &table->totals[column];

	workbook_cell_text(book, own->sheet, row, CHECK_NAME,
			   arena_format(book->arena, "%s: the total and its rows", shown->label),
			   book->styles[STYLE_WORDS]);
	workbook_cell_text(book, own->sheet, row, CHECK_SHEET, of->name, NULL);
	workbook_cell_value(book, own->sheet, row, CHECK_SHOWN, shown, total, false);
	workbook_cell_formula(
	    book, own->sheet, row, CHECK_AGAIN, shown, total,
	    arena_format(book->arena, "=SUM(%s)",
			 workbook_cell_range(book, of, WORKBOOK_ROWS, last - 1, (lxw_col_t)column)),
	    false);
}

/* Both ways of forming what a table's own check is of. */
static bool write_own(struct workbook *book, struct workbook_sheet *own, lxw_row_t row,
		      struct workbook_sheet *of, const struct table_check *check)
{
	static const struct column money = {.unit = UNIT_MONEY};
	const char *shown = workbook_formula_text(book, of, check->shown),
		   *again = workbook_formula_text(book, of, check->again);

	if (shown == NULL || again == NULL)
		return false;
	workbook_cell_text(book, own->sheet, row, CHECK_NAME, check->what,
			   book->styles[STYLE_WORDS]);
	workbook_cell_text(book, own->sheet, row, CHECK_SHEET, of->name, NULL);
	workbook_cell_formula(book, own->sheet, row, CHECK_SHOWN, &money, &check->value, shown,
			      false);
	workbook_cell_formula(book, own->sheet, row, CHECK_AGAIN, &money, &check->value, again,
			      false);
	return true;
}

/* Is there something to check of a column: a total that is a sum, or formulas? */
static bool is_checked(const struct workbook_sheet *sheet, size_t column, bool of_totals)
{
	/* Pounds and ratios of one column have no sum. */
	if (sheet->table == NULL || sheet->chart != NULL || sheet->table->columns[column].is_mixed)
		return false;
	return of_totals
		   ? sheet->table->totals != NULL && workbook_table_is_sum(sheet->table, column)
		   : is_live(sheet, column);
}

static void write_difference(struct workbook *book, struct workbook_sheet *own, lxw_row_t row)
{
	LXW(worksheet_write_formula_num)
	(own->sheet, row, CHECK_DIFFERENCE,
	 arena_format(book->arena, "=ROUND(C%u-D%u,4)", row + 1, row + 1),
	 book->looks[0][LOOK_RATIO], 0);
}

static const char *say_counts(struct workbook *book, const struct workbook_sheet *sheet)
{
	if (sheet->rows != NULL)
		return "Figures of this file that formulas follow, and those that they do not";
	if (sheet->n_unlike > 0)
		return arena_format(book->arena,
				    "Figures that are formulas, and values that vfm worked out, of "
				    "which %zu that the formula of their column does not come to",
				    sheet->n_unlike);
	return sheet->n_live == 0 ? "Figures are values that vfm worked out"
				  : "Figures that are formulas, and values that vfm worked out";
}

static lxw_row_t write_counts(struct workbook *book, struct workbook_sheet *own, lxw_row_t row)
{
	for (size_t i = 0; i < book->n_sheets; i++) {
		const struct workbook_sheet *sheet = book->sheets[i];

		if ((sheet->table == NULL && sheet->rows == NULL) || sheet->chart != NULL ||
		    sheet->table == book->levers)
			continue;
		workbook_cell_text(book, own->sheet, row, CHECK_NAME, say_counts(book, sheet),
				   book->styles[STYLE_WORDS]);
		workbook_cell_text(book, own->sheet, row, CHECK_SHEET, sheet->name, NULL);
		LXW(worksheet_write_number)
		(own->sheet, row, CHECK_LIVE, (double)sheet->n_live, book->looks[0][LOOK_COUNT]);
		LXW(worksheet_write_number)
		(own->sheet, row++, CHECK_VALUES, (double)sheet->n_values,
		 book->looks[0][LOOK_COUNT]);
	}
	return row;
}

static void mark_differences(struct workbook *book, struct workbook_sheet *own, lxw_row_t last)
{
	lxw_format *well = LXW(workbook_add_format)(book->file),
		   *ill = LXW(workbook_add_format)(book->file);
	lxw_conditional_format rules[] = {{.type = LXW_CONDITIONAL_TYPE_CELL,
					   .criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO,
					   .value = 0,
					   .format = well},
					  {.type = LXW_CONDITIONAL_TYPE_CELL,
					   .criteria = LXW_CONDITIONAL_CRITERIA_NOT_EQUAL_TO,
					   .value = 0,
					   .format = ill}};

	if (well == NULL || ill == NULL || last < WORKBOOK_ROWS)
		return;
	LXW(format_set_bg_color)(well, 0xD5EBD8);
	LXW(format_set_bg_color)(ill, 0xF4C7C3);
	for (size_t i = 0; i < 2; i++)
		if (LXW(worksheet_conditional_format_range)(
			own->sheet, WORKBOOK_ROWS, CHECK_DIFFERENCE, last, CHECK_DIFFERENCE,
			&rules[i]) != LXW_NO_ERROR)
			book->has_failed = true;
}

/* Why a case has no steps, of all or of some of its figures. */
static const char *say_left_out(struct workbook *book)
{
	const struct formula_unlike *unlike = &book->unlike;

	if (book->levers == NULL || book->has_steps)
		return "";
	if (unlike->table != NULL)
		return arena_format(book->arena,
				    " The steps to the figures are left out, because the formula "
				    "of '%s' in row %zu of '%s' does not come to the figure of the "
				    "run, which is a fault of this program: please report it.",
				    unlike->table->columns[unlike->column].label, unlike->row + 1,
				    unlike->table->title);
	return book->results->workings_left_out == NULL
		   ? ""
		   : arena_format(book->arena, " The steps to the figures are left out: %s.",
				  book->results->workings_left_out);
}

static const char *say_cut(struct workbook *book)
{
	if (book->n_cut == 0)
		return "";
	return arena_format(book->arena,
			    " %s longer than a cell holds and cut short in this workbook, such as "
			    "in %s; the other files have all of it.",
			    say_count(book->arena, book->n_cut, "text is", "texts are"),
			    book->first_cut);
}

static void fill(struct workbook *book, struct workbook_sheet *own)
{
	lxw_row_t row = WORKBOOK_ROWS, last;

	own->note = arena_format(
	    book->arena,
	    "Differences are nought until a lever or a figure is changed; then they say by how "
	    "much the figures have moved from the run's. Figures on grey are the run's, and follow "
	    "nothing%s.%s%s",
	    book->levers == NULL ? ""
				 : "; on the sheets of the files, no formula follows those on grey",
	    say_left_out(book), say_cut(book));
	workbook_cell_head(book, own);
	LXW(worksheet_set_column)(own->sheet, 0, 0, 56, NULL);
	LXW(worksheet_set_column)(own->sheet, 1, N_CHECK_COLUMNS - 1, 20, NULL);
	for (int of_totals = 1; of_totals >= 0; of_totals--)
		for (size_t i = 0; i < book->n_sheets; i++)
			for (size_t j = 0; book->sheets[i]->table != NULL &&
					   j < workbook_table_columns(book->sheets[i]->table);
			     j++)
				if (is_checked(book->sheets[i], j, of_totals)) {
					(of_totals ? write_total : write_check)(book, own, row,
										book->sheets[i], j);
					write_difference(book, own, row++);
				}
	for (size_t i = 0; i < book->n_sheets; i++)
		for (size_t j = 0;
		     book->sheets[i]->table != NULL && book->sheets[i]->chart == NULL &&
		     j < book->sheets[i]->table->n_checks;
		     j++)
			if (write_own(book, own, row, book->sheets[i],
				      &book->sheets[i]->table->checks[j]))
				write_difference(book, own, row++);
	last = row;
	row = write_counts(book, own, row);
	own->is_figure = is_figure;
	workbook_table_mark(book, own, headings, N_CHECK_COLUMNS, row - WORKBOOK_ROWS);
	mark_differences(book, own, last - 1);
	workbook_cell_print(own, row - 1, N_CHECK_COLUMNS - 1, true);
}

void workbook_checks_add(struct workbook *book)
{
	workbook_add(book, "Checks", "Checks: sums formed twice, and what is a formula", fill)
	    ->part = "Levers and checks";
	book->sheets[book->n_sheets - 1]->is_of_all = true;
}
