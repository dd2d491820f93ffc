#include "outputs/workbook.h"

#include <math.h>
#include <string.h>

/*
 * A column from `start` to `end` is drawn as what is above nought and what is below, on parts that
 * are not seen: stacked columns pile up and down from nought apart from each other.
 */
#define STEP_COLUMNS(EACH)                    \
	EACH(STEP, "Step")                    \
	EACH(AMOUNT, "Amount")                \
	EACH(START, "Starts at")              \
	EACH(END, "Ends at")                  \
	EACH(UNDER_ABOVE, "Not drawn, above") \
	EACH(UNDER_BELOW, "Not drawn, below") \
	EACH(RISE_ABOVE, "Rise")              \
	EACH(RISE_BELOW, "Rise below nought") \
	EACH(FALL_ABOVE, "Fall")              \
	EACH(FALL_BELOW, "Fall below nought") \
	EACH(TOTAL, "Total")

#define COLUMN_NUMBER(name, heading) COLUMN_##name,
#define COLUMN_HEADING(name, heading) heading,
enum step_column { STEP_COLUMNS(COLUMN_NUMBER) N_COLUMNS };

static const char *const headings[N_COLUMNS] = {STEP_COLUMNS(COLUMN_HEADING)};

/* By row N: `%1$zu`; written in their order. */
static const char *const formulas[N_COLUMNS] = {
    [COLUMN_UNDER_ABOVE] = "=IF(K%1$zu<>0,0,MAX(0,MIN(C%1$zu,D%1$zu)))",
    [COLUMN_UNDER_BELOW] = "=IF(K%1$zu<>0,0,MIN(0,MAX(C%1$zu,D%1$zu)))",
    [COLUMN_RISE_ABOVE] = "=IF(AND(K%1$zu=0,D%1$zu>=C%1$zu),MAX(0,D%1$zu)-MAX(0,C%1$zu),0)",
    [COLUMN_RISE_BELOW] = "=IF(AND(K%1$zu=0,D%1$zu>=C%1$zu),MIN(0,C%1$zu)-MIN(0,D%1$zu),0)",
    [COLUMN_FALL_ABOVE] = "=IF(AND(K%1$zu=0,D%1$zu<C%1$zu),MAX(0,C%1$zu)-MAX(0,D%1$zu),0)",
    [COLUMN_FALL_BELOW] = "=IF(AND(K%1$zu=0,D%1$zu<C%1$zu),MIN(0,D%1$zu)-MIN(0,C%1$zu),0)",
};

static double above(double number)
{
	return fmax(0, number);
}

static double below(double number)
{
	return fmin(0, number);
}

/* What the formulas come to. */
static void reckon(double cells[N_COLUMNS], double start, double amount, bool is_total)
{
	const double end = is_total ? amount : start + amount;
	const bool rises = end >= start;

	memset(cells, 0, N_COLUMNS * sizeof *cells);
	cells[COLUMN_AMOUNT] = amount;
	cells[COLUMN_START] = is_total ? 0 : start;
	cells[COLUMN_END] = end;
	if (is_total) {
		cells[COLUMN_TOTAL] = amount;
		return;
	}
	cells[COLUMN_UNDER_ABOVE] = above(fmin(start, end));
	cells[COLUMN_UNDER_BELOW] = below(fmax(start, end));
	cells[rises ? COLUMN_RISE_ABOVE : COLUMN_FALL_ABOVE] = fabs(above(end) - above(start));
	cells[rises ? COLUMN_RISE_BELOW : COLUMN_FALL_BELOW] = -fabs(below(end) - below(start));
}

static void write_step(struct workbook *book, struct workbook_sheet *own, size_t step,
		       const char *source, const double cells[N_COLUMNS], bool is_total)
{
	const size_t row = WORKBOOK_ROWS + step, number = row + 1;

	for (int i = COLUMN_AMOUNT; i < N_COLUMNS; i++) {
		const char *formula = source;

		if (i == COLUMN_START)
			formula = is_total ? "=0" : arena_format(book->arena, "=D%zu", number - 1);
		else if (i == COLUMN_END)
			formula = is_total
				      ? arena_format(book->arena, "=B%zu", number)
				      : arena_format(book->arena, "=C%zu+B%zu", number, number);
		else if (i == COLUMN_TOTAL)
			formula = is_total ? arena_format(book->arena, "=B%zu", number) : "=0";
		else if (i != COLUMN_AMOUNT)
			formula = arena_format(book->arena, formulas[i], number);
		LXW(worksheet_write_formula_num)
		(own->sheet, (lxw_row_t)row, (lxw_col_t)i, formula, book->looks[0][LOOK_MONEY],
		 cells[i]);
	}
}

static void add_series(struct workbook *book, struct workbook_sheet *own, lxw_chart *drawn,
		       size_t n_steps)
{
	static const size_t colours[N_COLUMNS] = {[COLUMN_RISE_ABOVE] = 1,
						  [COLUMN_RISE_BELOW] = 1,
						  [COLUMN_FALL_ABOVE] = 2,
						  [COLUMN_FALL_BELOW] = 2,
						  [COLUMN_TOTAL] = 0};
	const struct house_colours *house = document_colours(book->results->document);
	const lxw_row_t last = (lxw_row_t)(WORKBOOK_ROWS + n_steps - 1);

	for (int i = COLUMN_UNDER_ABOVE; i < N_COLUMNS; i++) {
		lxw_chart_series *series = LXW(chart_add_series)(
		    drawn,
		    arena_format(book->arena, "=%s",
				 workbook_cell_range(book, own, WORKBOOK_ROWS, last, 0)),
		    arena_format(
			book->arena, "=%s",
			workbook_cell_range(book, own, WORKBOOK_ROWS, last, (lxw_col_t)i)));
		lxw_chart_fill fill = {.color = colour_number(house->series[colours[i]]),
				       .none = i <= COLUMN_UNDER_BELOW};

		if (series == NULL) {
			book->has_failed = true;
			return;
		}
		LXW(chart_series_set_name)(series, headings[i]);
		LXW(chart_series_set_fill)(series, &fill);
	}
	LXW(chart_set_series_gap)(drawn, 40);
	/* What is not drawn, and one of each pair. */
	if (LXW(chart_legend_delete_series)(drawn, (int16_t[]){0, 1, 3, 5, -1}) != LXW_NO_ERROR)
		book->has_failed = true;
}

static bool is_total(const struct chart *chart, const struct workbook_figures *figures, size_t step)
{
	const size_t row = figures->cells[step * figures->n_series].rows[0];

	if (step == 0 || step + 1 == figures->n_categories)
		return true;
	if (chart->series < 0)
		return false;

	const struct value *kind = &table_values(figures->table, row)[chart->series];

	return kind->kind == VALUE_TEXT && strcmp(kind->text, "total") == 0;
}

size_t workbook_waterfall(struct workbook *book, struct workbook_sheet *own,
			  const struct workbook_figures *figures, lxw_chart *drawn)
{
	double cells[N_COLUMNS], start = 0;

	workbook_table_mark(book, own, headings, N_COLUMNS, figures->n_categories);
	for (size_t i = 0; i < figures->n_categories; i++) {
		struct value value;
		double amount = 0;
		const char *source = workbook_figures_formula(book, figures, i, 0, &value);
		const bool is_whole = is_total(own->chart, figures, i);

		workbook_cell_text(book, own->sheet, (lxw_row_t)(WORKBOOK_ROWS + i), COLUMN_STEP,
				   figures->categories[i], NULL);
		if (source != NULL)
			(void)workbook_cell_number(&value, &amount);
		reckon(cells, start, amount, is_whole);
		write_step(book, own, i, source == NULL ? "=0" : source, cells, is_whole);
		start = cells[COLUMN_END];
	}
	add_series(book, own, drawn, figures->n_categories);
	return N_COLUMNS;
}
