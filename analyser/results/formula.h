/*
 * Formulas of columns (struct column's `formula`), cut into parts, for whoever writes them as those
 * of a spreadsheet's cells (outputs/workbook.h) or works them out (formula_work_out()).
 *
 * A column's formula is written in the columns' ids, as a spreadsheet's is in cells:
 *
 *	cash_releasing_gain - running_cost   cells of the same row
 *	prev(running_total) + net_gain       the row above, of the same first column; else nought
 *	{cost.amount}                        a column of a table, whole; {amount}: of this one
 *	{?cost.amount}                       the same; nought where the results have no such table
 *	cost.amount[item, year=first]        the cell of the one row of a table whose `item` is this
 *	                                     row's, and whose `year` is this row's `first`
 *	                                     where several are so in both tables, the one in the
 *	                                     same place among them
 *	{cost.amount[item, part=2]}          (or kind="once", year="2010-11") the cells of all such
 *rows, where a list may stand; none: nought.  Of this table: .amount[item], {.amount[item]}
 *	@discount_rate, @cost(item, year)    the lever of this kind, for this and from this year;
 *	@cost(item (strategy), year)         a scope may have a second column in brackets
 *	@[lever]                             the lever whose id stands in a column
 *	@low[kind, scope, year]              the low (value, high) of the lever that columns of this
 *	                                     row say
 *	#[cells]                             the cells of the files whose number stands in a column
 *	[bias=] 0; bias*cost                 by whether another cell of the row has a figure
 *	[cells] #[cells]                     or by whether it has any
 *	{step.a[k]}; |{b[k]}                 the second where the first names what is not there
 *	[kind=running] amount; [kind=once] 0 by what another cell of the row says: the first that
 *fits !IF(...)                             also where there is no figure but its reason
 *
 * All else stands as it is.  Rounding is said (`ROUND(x,2)`) where the sums round; a second ROUND
 * within, to more places, takes off what binary numbers add to an exact half.  Tables are those of
 * the results and of their workings.
 */
#ifndef RESULTS_FORMULA_H
#define RESULTS_FORMULA_H

#include "base/source_line.h"
#include "results/results.h"

/*
 * Cells of the files of a case that a figure is the sum of, so that a workbook's formulas can begin
 * where the files end.
 */

/*
 * In rising order of rows.  Of more than a formula can list, parts that it can: others of the
 * results' cells, one behind the other, that come to this one's sum before its factor.
 */
struct input_cells {
	const struct input_rows *rows;
	size_t column, *at; /* numbers of rows */
	size_t count;
	double factor; /* of their sum, or 0: none; */
	int places;    /* to so many decimals */
	size_t first_part, n_parts;
	const struct word *words; /* the one cell says one of these; NULL: all are numbers */
};

/*
 * A text that is plainly a number, as it would be written again: no signs but `-`, no lost nought.
 */
struct plain_figure {
	int places;
	bool is_percent;
	double number;
};

/* What may stand between the letters of a word, which a formula takes off. */
#define INPUT_CELLS_BETWEEN " -_/."

#define FIGURE_PLACES 9 /* decimals of a figure in a file, at most */

bool input_cells_figure(const char *text, struct plain_figure *figure);

/* A text that stays text in a workbook and is a number all the same: `40,000`, `£1,234.50`. */
bool input_cells_grouped(const char *text, double *number);

/*
 * The number, among the results' cells, of those that a figure comes from.  None where they do not
 * come to the value as they stand: the file is in thousands, say, or a cell is no plain number.
 */
struct value input_cells_note(struct results *results, const struct source_figure *from,
			      struct value value);

/* Where the i-th of them stands among the cells of its rows. */
size_t input_cells_place(const struct input_cells *cells, size_t i);

/*
 * The number behind the last of those that stand together from the first on, as one range of a
 * formula; what is text stands by itself.
 */
size_t input_cells_run(const struct input_cells *cells, size_t first);

/* What they come to; what is blank adds nothing; NaN where one is no plain number, or word. */
double input_cells_figure_of(const struct input_cells *cells);

/*
 * Which rows of a table agree with values in some of its columns, found at once.
 */

#define FORMULA_KEYS 6

struct formula_rows;

/* The rows of a table by these columns; it must have all its rows. */
struct formula_rows *formula_rows_new(const struct table *table, const int *columns,
				      size_t n_columns, struct arena *arena);

/*
 * The first row whose columns have these values, and formula_rows_next() the one after a row;
 * FORMULA_NO_ROW where there is none.
 */
#define FORMULA_NO_ROW ((size_t)-1)
size_t formula_rows_first(const struct formula_rows *rows, const struct value *keys);
size_t formula_rows_next(const struct formula_rows *rows, size_t row);

/* Are they of this table and these columns? */
bool formula_rows_are_by(const struct formula_rows *rows, const struct table *table,
			 const int *columns, size_t n_columns);

enum formula_kind {
	PART_SIGN, /* an operator, a bracket, a comma */
	PART_NUMBER,
	PART_TEXT, /* with its quotes */
	PART_NAME, /* of a function */
	PART_CELL,
	PART_ABOVE,
	PART_COLUMN,
	PART_ONE,
	PART_ALL,
	PART_LEVER,
	PART_NAMED_LEVER,
	PART_LEVER_CELL,
	PART_INPUT,
};

struct formula_part {
	enum formula_kind kind;
	const char *text;          /* as it stands; of a lever, its kind, or which of its figures */
	double number;             /* of PART_NUMBER */
	const struct table *table; /* of what is not a cell of this row */
	int column;
	const struct formula_rows *rows; /* those that may agree, by so many keys: */
	struct formula_key {
		int own; /* a column of this row, or -1: */
		struct value constant;
	} keys[FORMULA_KEYS];
	size_t n_keys;
	int scope, more, year; /* of a lever, and of cells of the files: columns, or -1 */
};

/* A formula, and the rows that it is for. */
struct formula_choice {
	struct formula_condition {
		int column;
		const char *text; /* that it says, "" for none; NULL: it has some value */
	} conditions[2];
	size_t n_conditions;
	struct formula_part *parts;
	size_t n_parts, capacity;
	bool is_broken;  /* something it names is not there */
	bool is_instead; /* of the one before, where that is broken */
	bool is_by_rows; /* it finds rows by their columns, or cells of the files */
};

struct formula {
	struct formula_choice *choices;
	size_t n_choices, capacity;
	bool is_of_none;
};

/* The formulas of the columns of a table, NULL where a column has none. */
struct formula_table {
	const struct table *table;
	struct formula **by_column;
};

/* Those of all tables, read once. */
struct formulas {
	const struct results *results;
	struct arena *arena;
	struct formula_table *tables;
	size_t n_tables, capacity, last;
	struct formula_rows **rows;
	size_t n_rows, rows_capacity;
};

void formula_init(struct formulas *formulas, const struct results *results, struct arena *arena);

/* A table of the results or their workings that has rows; NULL: there is none. */
const struct table *formula_find_table(const struct formulas *formulas, const char *id);

/* The formula of a column, which may be of a table of the output's own; NULL: it has none. */
const struct formula *formula_of(struct formulas *formulas, const struct table *table,
				 size_t column);

/* What is for a row; NULL: nothing, or something is not there. */
const struct formula_choice *formula_choose(const struct formula *formula,
					    const struct table *table, size_t row);

/* The first row that a part is about, seen from a row; as formula_rows_first(). */
size_t formula_first_row(const struct formula_part *part, const struct table *table, size_t row);

/*
 * The row that PART_ONE is about, seen from a row; FORMULA_NO_ROW: there is none, or which of
 * several it is cannot be told.
 */
size_t formula_one_row(const struct formula_part *part, const struct table *table, size_t row);

/* The cells that PART_INPUT is about, seen from a row; NULL: there are none. */
const struct input_cells *formula_input(const struct formula_part *part,
					const struct formulas *formulas, const struct table *table,
					size_t row);

/* Do two rows have the same first column: does prev() go from one to the other? */
bool formula_is_run(const struct table *table, size_t row, size_t other);

/* --- The text of a column's formula cut into parts (results/formula.h has its words) --- */

/* Never NULL; a choice that names what is not there is broken. */
struct formula *formula_parse(struct formulas *formulas, const struct table *table,
			      const char *text);

/*
 * What formulas come to, worked out as a spreadsheet does, in binary numbers: the figures of
 * workings, whose rows are given and whose formulas are their only definition.
 */

/* A figure that its formula does not come to. */
struct formula_unlike {
	const struct table *table; /* NULL: none */
	size_t row;
	int column;
};

/*
 * Fill every cell of the results' workings that has a formula and no figure.  One that has both, a
 * figure of the sums, must come to the same, to a hundredth of a penny or a billionth of itself:
 * false, with the first in *unlike, where one does not, the workings then being of no use.
 */
bool formula_work_out(struct formulas *formulas, struct formula_unlike *unlike);

/* A value in pounds, or parts of one; of a year only the order matters; NaN: it has no figure. */
double formula_number(const struct value *value);

/* A cell's figure, which is worked out where it has none and a formula; NaN where it has none. */
double formula_cell(struct formulas *formulas, const struct table *table, size_t row, int column);

/* Does the formula of a cell come to the figure that the cell has? */
bool formula_is_right(struct formulas *formulas, const struct table *table, size_t row, int column);

/*
 * One formula of one row as a number, worked out as a spreadsheet does.
 *
 * It knows ROUND (half away from nought, by what a number is to fifteen digits), SUM, SUMPRODUCT,
 * MIN, MAX, IF, AND, INT, INDEX, MEDIAN, QUARTILE and NA; lists are those of rows by their keys.
 */

/* NaN where something in it has no figure, or is none of these. */
double formula_express(struct formulas *formulas, const struct formula_choice *choice,
		       const struct table *table, size_t row);

#endif
