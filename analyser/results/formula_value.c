#include "results/formula.h"

#include <math.h>

static double work_out(struct formulas *formulas, const struct table *table, size_t row, int column)
{
	const struct formula *formula = formula_of(formulas, table, (size_t)column);
	const struct formula_choice *choice =
	    formula == NULL ? NULL : formula_choose(formula, table, row);

	return choice == NULL ? NAN : formula_express(formulas, choice, table, row);
}

/* Of a cell that no formula is for: nothing is shown. */
static const char blank[] = "";

static bool has_none(const struct value *value)
{
	return value->kind == VALUE_NONE &&
	       (value->text == NULL || (value->text[0] == '\0' && value->text != blank));
}

double formula_number(const struct value *value)
{
	int64_t units;

	if (value->kind == VALUE_RATIO)
		return value->ratio;
	if (value->kind == VALUE_YEAR)
		return value->year.start;
	if (!value_units(value, &units))
		return NAN;
	return value->kind == VALUE_MONEY   ? (double)units / MONEY_PER_POUND
	       : value->kind == VALUE_SHARE ? (double)units / SHARE_ONE
					    : (double)units;
}

/* A cell's figure, which is worked out where it has none and a formula. */
double formula_cell(struct formulas *formulas, const struct table *table, size_t row, int column)
{
	struct value *value = &table_own(table, row)[column];

	if (!has_none(value) || table->columns[column].formula == NULL)
		return formula_number(value);
	/* One that follows from itself has no figure. */
	*value = value_none("not worked out");
	double number = work_out(formulas, table, row, column);
	*value = isfinite(number) ? value_ratio(number) : value_none(blank);
	return number;
}

static bool is_near(double a, double b)
{
	return fabs(a - b) <= 0.00005 + 1e-9 * fabs(b);
}

bool formula_is_right(struct formulas *formulas, const struct table *table, size_t row, int column)
{
	return is_near(work_out(formulas, table, row, column),
		       formula_number(&table_values(table, row)[column]));
}

static bool work_out_table(struct formulas *formulas, const struct table *table,
			   struct formula_unlike *unlike)
{
	for (size_t row = 0; row < table->n_rows; row++)
		for (size_t column = 0; column < table->n_columns; column++) {
			const struct value *value = &table_values(table, row)[column];

			/* What no formula is for is given. */
			if (table->columns[column].formula == NULL ||
			    formula_choose(formula_of(formulas, table, column), table, row) == NULL)
				continue;
			if (value->kind == VALUE_NONE)
				(void)formula_cell(formulas, table, row, (int)column);
			else if (value->kind != VALUE_RATIO && value->kind != VALUE_TEXT &&
				 !formula_is_right(formulas, table, row, (int)column)) {
				*unlike = (struct formula_unlike){table, row, (int)column};
				return false;
			}
		}
	return true;
}

bool formula_work_out(struct formulas *formulas, struct formula_unlike *unlike)
{
	const struct results *workings = formulas->results->workings;

	for (size_t i = 0; workings != NULL && i < workings->n_tables; i++)
		if (!work_out_table(formulas, workings->tables[i], unlike))
			return false;
	return true;
}
