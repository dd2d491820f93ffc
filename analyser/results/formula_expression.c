#include "results/formula.h"

#include <math.h>
#include <string.h>

#include "base/order.h"
#include "base/text.h"

/* An expression that is being worked out, for one row; in SUMPRODUCT for one row of its lists. */
struct working {
	struct formulas *formulas;
	const struct table *table;
	size_t row;
	const struct formula_part *at, *end;
	size_t item, n_items; /* of the lists, and how many rows they have */
	bool is_listing;
};

static double compare(struct working *working);

static bool is_sign(const struct working *working, const char *text)
{
	return working->at < working->end && working->at->kind == PART_SIGN &&
	       strcmp(working->at->text, text) == 0;
}

static bool take(struct working *working, const char *text)
{
	const bool is = is_sign(working, text);

	working->at += is;
	return is;
}

/* Half away from nought, as a spreadsheet does by what the number is to fifteen digits. */
static double round_to(double number, double places)
{
	const double scale = pow(10, places), size = fabs(number) * scale;

	return copysign(floor(size * (1 + 4e-16) + 0.5 + 1e-10) / scale, number);
}

/* The row so many after the first that a list has. */
static size_t item_of(const struct formula_part *part, const struct working *working, size_t item)
{
	size_t row = formula_first_row(part, working->table, working->row);

	while (item > 0 && row != FORMULA_NO_ROW) {
		row = formula_rows_next(part->rows, row);
		item--;
	}
	return row;
}

static size_t count_items(const struct formula_part *part, const struct working *working)
{
	size_t count = 0;

	for (size_t row = formula_first_row(part, working->table, working->row);
	     row != FORMULA_NO_ROW; row = formula_rows_next(part->rows, row))
		count++;
	return count;
}

/* What has no figure adds nothing. */
static double sum_of(const struct formula_part *part, const struct working *working)
{
	double sum = 0;

	for (size_t row = formula_first_row(part, working->table, working->row);
	     row != FORMULA_NO_ROW; row = formula_rows_next(part->rows, row)) {
		const double number =
		    formula_cell(working->formulas, part->table, row, part->column);

		sum += isnan(number) ? 0 : number;
	}
	return sum;
}

static double take_sum(struct working *working)
{
	double sum = 0;

	do {
		if (working->at < working->end && working->at->kind == PART_ALL &&
		    !working->is_listing)
			sum += sum_of(working->at++, working);
		else
			sum += compare(working);
	} while (take(working, ","));
	return sum;
}

/* The expression for each row of the lists in it, added up. */
static double take_product(struct working *working)
{
	const struct formula_part *first = working->at, *behind = first;
	double sum = 0;

	working->is_listing = true;
	working->n_items = 1;
	for (working->item = 0; working->item < working->n_items; working->item++) {
		working->at = first;
		sum += compare(working);
		behind = working->at;
	}
	working->is_listing = false;
	working->at = behind;
	return sum;
}

static double take_index(struct working *working)
{
	const struct formula_part *list = working->at++;

	if (list >= working->end || list->kind != PART_ALL || !take(working, ","))
		return NAN;
	double place = compare(working);
	size_t row = place >= 1 ? item_of(list, working, (size_t)place - 1) : FORMULA_NO_ROW;
	return row == FORMULA_NO_ROW
		   ? NAN
		   : formula_cell(working->formulas, list->table, row, list->column);
}

static int compare_numbers(const void *left, const void *right)
{
	return ORDER(*(const double *)left, *(const double *)right);
}

/* A quartile of a list's figures, in a straight line between two of them, as R's type 7. */
static double take_quartile(struct working *working, double quartile)
{
	const struct formula_part *list = working->at++;
	struct arena *arena = working->formulas->arena;
	size_t count, row, n = 0, below;
	double *numbers, place;

	if (list >= working->end || list->kind != PART_ALL)
		return NAN;
	if (take(working, ","))
		quartile = compare(working);
	count = count_items(list, working);
	numbers = arena_array(arena, count, sizeof *numbers);
	for (row = formula_first_row(list, working->table, working->row); row != FORMULA_NO_ROW;
	     row = formula_rows_next(list->rows, row))
		numbers[n++] = formula_cell(working->formulas, list->table, row, list->column);
	if (n == 0)
		return NAN;
	SORT(numbers, n, compare_numbers);
	place = (double)(n - 1) * quartile / 4;
	below = (size_t)place;
	return below + 1 < n ? numbers[below] +
				   (numbers[below + 1] - numbers[below]) * (place - (double)below)
			     : numbers[n - 1];
}

/* Functions of plain numbers. */
static double apply(const char *name, const double *numbers, size_t count)
{
	double best = count > 0 ? numbers[0] : NAN;

	if (strcmp(name, "ROUND") == 0 && count == 2)
		return round_to(numbers[0], numbers[1]);
	if (strcmp(name, "INT") == 0 && count == 1)
		return floor(numbers[0]);
	if (strcmp(name, "IF") == 0 && count == 3)
		return isnan(numbers[0]) ? NAN : numbers[0] != 0 ? numbers[1] : numbers[2];
	const bool is_most = strcmp(name, "MAX") == 0, is_least = strcmp(name, "MIN") == 0;

	if (!is_most && !is_least && strcmp(name, "AND") != 0)
		return NAN;
	for (size_t i = 1; i < count; i++)
		if (is_most)
			best = numbers[i] > best || isnan(numbers[i]) ? numbers[i] : best;
		else if (is_least)
			best = numbers[i] < best || isnan(numbers[i]) ? numbers[i] : best;
		else
			best = best != 0 && numbers[i] != 0;
	return best;
}

#define MOST_ARGUMENTS 8

static double take_function(struct working *working)
{
	const char *name = working->at++->text;
	double numbers[MOST_ARGUMENTS], number;
	size_t count = 0;

	if (!take(working, "("))
		return NAN;
	if (strcmp(name, "SUM") == 0) {
		number = take_sum(working);
	} else if (strcmp(name, "SUMPRODUCT") == 0) {
		number = take_product(working);
	} else if (strcmp(name, "INDEX") == 0) {
		number = take_index(working);
	} else if (strcmp(name, "MEDIAN") == 0 || strcmp(name, "QUARTILE") == 0) {
		number = take_quartile(working, 2);
	} else {
		while (!is_sign(working, ")") && count < MOST_ARGUMENTS &&
		       working->at < working->end) {
			numbers[count++] = compare(working);
			if (!take(working, ","))
				break;
		}
		number = apply(name, numbers, count);
	}
	return take(working, ")") ? number : NAN;
}

static double take_lever(const struct working *working, const struct formula_part *part)
{
	const struct results *results = working->formulas->results;
	const struct value *id = &table_values(working->table, working->row)[part->scope];

	const struct lever_used *lever =
	    FIND_BY(results->levers, results->n_levers, id, value_text_of(id));

	return lever == NULL ? NAN : formula_number(&lever->value);
}

static double take_input(const struct working *working, const struct formula_part *part)
{
	const struct input_cells *cells =
	    formula_input(part, working->formulas, working->table, working->row);

	return cells == NULL ? NAN : input_cells_figure_of(cells);
}

static double take_item(struct working *working, const struct formula_part *part)
{
	working->n_items = count_items(part, working);
	size_t row = item_of(part, working, working->item);
	return row == FORMULA_NO_ROW
		   ? 0
		   : formula_cell(working->formulas, part->table, row, part->column);
}

static double take_one(struct working *working)
{
	const struct formula_part *part = working->at++;
	size_t row;

	switch (part->kind) {
	case PART_NUMBER:
		return part->number;
	case PART_CELL:
		return formula_cell(working->formulas, working->table, working->row, part->column);
	case PART_ABOVE:
		return working->row > 0 &&
			       formula_is_run(working->table, working->row, working->row - 1)
			   ? formula_cell(working->formulas, working->table, working->row - 1,
					  part->column)
			   : 0;
	case PART_ONE:
		row = formula_one_row(part, working->table, working->row);
		return row == FORMULA_NO_ROW
			   ? NAN
			   : formula_cell(working->formulas, part->table, row, part->column);
	case PART_ALL:
		return working->is_listing ? take_item(working, part) : NAN;
	case PART_NAMED_LEVER:
		return take_lever(working, part);
	case PART_INPUT:
		return take_input(working, part);
	case PART_SIGN:
	case PART_TEXT:
	case PART_NAME:
	case PART_COLUMN:
	case PART_LEVER:
	case PART_LEVER_CELL:
		break;
	}
	return NAN;
}

static double take_factor(struct working *working)
{
	double number;

	if (working->at >= working->end)
		return NAN;
	if (take(working, "-"))
		return -take_factor(working);
	if (take(working, "(")) {
		number = compare(working);
		return take(working, ")") ? number : NAN;
	}
	return working->at->kind == PART_NAME ? take_function(working) : take_one(working);
}

static double take_term(struct working *working)
{
	double number = take_factor(working);

	for (;;)
		if (take(working, "*"))
			number *= take_factor(working);
		else if (take(working, "/"))
			number /= take_factor(working);
		else
			return number;
}

static double add(struct working *working)
{
	double number = take_term(working);

	for (;;)
		if (take(working, "+"))
			number += take_term(working);
		else if (take(working, "-"))
			number -= take_term(working);
		else
			return number;
}

static double compare(struct working *working)
{
	const double number = add(working);

	if (take(working, ">"))
		return number > add(working);
	if (take(working, "<"))
		return number < add(working);
	if (take(working, ">="))
		return number >= add(working);
	if (take(working, "<="))
		return number <= add(working);
	if (take(working, "<>"))
		return number != add(working);
	if (take(working, "="))
		return number == add(working); /* lint: allow */
	return number;
}

double formula_express(struct formulas *formulas, const struct formula_choice *choice,
		       const struct table *table, size_t row)
{
	struct working working = {.formulas = formulas,
				  .table = table,
				  .row = row,
				  .at = choice->parts,
				  .end = choice->parts + choice->n_parts};
	const double number = compare(&working);

	return working.at == working.end ? number : NAN;
}
