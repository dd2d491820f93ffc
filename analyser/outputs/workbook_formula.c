#include "outputs/workbook.h"

#include <math.h>
#include <string.h>

#define MOST_LISTED 200   /* of 255 arguments that a function takes */
#define MOST_LENGTH 8000u /* of 8,192 characters of a formula */

/* A formula under way. */
struct formula_work {
	struct workbook *book;
	const struct table *table;
	size_t row, column;
	char *to;
	size_t used, room;
	bool takes_reasons; /* cells without a figure may be in a sum, which passes over them */
	bool has_failed;
};

static void put(struct formula_work *work, const char *text, size_t length)
{
	while (work->used + length + 1 > work->room) {
		char *more = arena_alloc(work->book->arena, 2 * work->room);

		memcpy(more, work->to, work->used);
		work->to = more;
		work->room *= 2;
	}
	memcpy(work->to + work->used, text, length);
	work->used += length;
	work->to[work->used] = '\0';
}

static void put_text(struct formula_work *work, const char *text)
{
	put(work, text, strlen(text));
}

static bool is_same_number(const struct value *a, const struct value *b)
{
	double first, second;

	return workbook_cell_number(a, &first) && workbook_cell_number(b, &second) &&
	       fabs(first - second) < 1e-9;
}

/* What a cell says, as text; NULL where it has no figure and no text. */
static const char *say_cell(struct formula_work *work, int column)
{
	const struct value *value = &table_values(work->table, work->row)[column];

	return value->kind == VALUE_NONE ? NULL
	       : value->kind == VALUE_TEXT
		   ? value->text
		   : plain_number(value, arena_alloc(work->book->arena, PLAIN_SIZE));
}

/* `F7`: many more of these are needed than a library's printf() is quick enough for. */
static void put_name(struct formula_work *work, size_t row, size_t column)
{
	char name[LXW_MAX_CELL_NAME_LENGTH];
	size_t at = sizeof name;

	for (row += WORKBOOK_ROWS + 1; row > 0; row /= 10)
		name[--at] = (char)('0' + row % 10);
	for (column++; column > 0; column = (column - 1) / 26)
		name[--at] = (char)('A' + (column - 1) % 26);
	put(work, name + at, sizeof name - at);
}

/* Is a column's formula for cells without a figure too? */
static bool is_of_none(const struct column *column)
{
	return column->formula != NULL && column->formula[0] == '!';
}

/* A cell of a table, which has a figure or may do without: `F7`, `channel_line!F7`. */
static void put_cell(struct formula_work *work, const struct table *table, size_t row, int column)
{
	const struct value *value = &table_values(table, row)[column];

	work->has_failed |= value->kind == VALUE_NONE && !is_of_none(&table->columns[column]);
	/* What is not shown has no cell. */
	if (table->columns[column].is_hidden) {
		char number[PLAIN_SIZE];
		const char *plain = plain_number(value, number);

		work->has_failed |= plain == NULL;
		put_text(work, plain == NULL ? "" : plain);
		return;
	}
	if (table != work->table) {
		const struct workbook_sheet *sheet = workbook_table_sheet(work->book, table);

		if (sheet == NULL) {
			work->has_failed = true;
			return;
		}
		put_text(work, sheet->name);
		put_text(work, "!");
	}
	put_name(work, row, (size_t)column);
}

/* A whole column, all of it figures or texts: `'case_year'!$H$4:$H$58`. */
static void put_column(struct formula_work *work, const struct formula_part *part)
{
	const struct workbook_sheet *sheet = workbook_table_sheet(work->book, part->table);
	const struct column *of = &part->table->columns[part->column];

	if (sheet == NULL) {
		work->has_failed = true;
		return;
	}
	for (size_t row = 0; row < part->table->n_rows; row++)
		if (!work->takes_reasons && of->unit != UNIT_TEXT && of->unit != UNIT_YEAR &&
		    table_values(part->table, row)[part->column].kind == VALUE_NONE)
			work->has_failed = true;
	put_text(work, workbook_cell_range(work->book, sheet, WORKBOOK_ROWS,
					   (lxw_row_t)(WORKBOOK_ROWS + part->table->n_rows - 1),
					   (lxw_col_t)part->column));
}

/* The cells of all rows that agree, those that stand together as one range; nought for none. */
static void put_list(struct formula_work *work, const struct formula_part *part)
{
	size_t row = formula_first_row(part, work->table, work->row), n_listed = 0;

	if (row == FORMULA_NO_ROW)
		put_text(work, "0");
	while (row != FORMULA_NO_ROW) {
		size_t last = row, next = formula_rows_next(part->rows, row);

		while (next == last + 1) {
			last = next;
			next = formula_rows_next(part->rows, last);
		}
		if (n_listed++ > 0)
			put_text(work, ",");
		put_cell(work, part->table, row, part->column);
		if (last != row) {
			put_text(work, ":");
			put_name(work, last, (size_t)part->column);
		}
		row = next;
	}
	work->has_failed |= n_listed > MOST_LISTED;
}

static void put_one(struct formula_work *work, const struct formula_part *part)
{
	const size_t row = formula_one_row(part, work->table, work->row);

	if (row == FORMULA_NO_ROW)
		work->has_failed = true;
	else
		put_cell(work, part->table, row, part->column);
}

/* The lever of a kind, for a scope of one or two columns of this row, and a year. */
static const char *find_lever(struct formula_work *work, const struct formula_part *part,
			      const struct value **value)
{
	const char *scope = part->scope < 0 ? "*" : say_cell(work, part->scope),
		   *more = part->more < 0 ? NULL : say_cell(work, part->more),
		   *year = part->year < 0 ? NULL : say_cell(work, part->year);

	if (scope == NULL || (part->more >= 0 && more == NULL) || (part->year >= 0 && year == NULL))
		return NULL;
	if (more != NULL)
		scope = arena_format(work->book->arena, "%s (%s)", scope, more);
	return workbook_levers_name(work->book, part->text, scope, year, value);
}

static void put_lever(struct formula_work *work, const struct formula_part *part, bool is_alone)
{
	const struct value *value = NULL;
	const char *name = part->kind == PART_NAMED_LEVER
			       ? workbook_levers_by_id(work->book, say_cell(work, part->scope))
			       : find_lever(work, part, &value);

	/* A cell that should be the lever and is not was settled by something else. */
	if (name != NULL && is_alone && value != NULL &&
	    !is_same_number(&table_values(work->table, work->row)[work->column], value))
		name = NULL;
	if (name == NULL)
		work->has_failed = true;
	else {
		workbook_levers_follow(work->book, name);
		put_text(work, name);
	}
}

/* A figure of a lever on the sheet of levers, which shows it alone: no lever is followed by it. */
static void put_lever_cell(struct formula_work *work, const struct formula_part *part,
			   bool is_alone)
{
	const char *kind = say_cell(work, part->column), *scope = say_cell(work, part->scope),
		   *year = say_cell(work, part->year);
	const struct value *value = NULL;
	const char *cell =
	    kind == NULL || scope == NULL
		? NULL
		: workbook_levers_cell(work->book, kind, scope, year, part->text, &value);

	if (cell == NULL ||
	    (is_alone &&
	     !is_same_number(&table_values(work->table, work->row)[work->column], value)))
		work->has_failed = true;
	else
		put_text(work, cell);
}

/* Of a text with commas and a pound sign, by its digits alone: a country's comma may be a point. */
#define NUMBER_OF                                                                              \
	"IF(ISNUMBER(%s),%s,VALUE(SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(%s,\"\u00a3\",\"\"),\",\"," \
	"\"\"),"                                                                               \
	"\".\",\"\"))/10^MAX(0,LEN(%s)-FIND(\".\",%s&\".\")))"

/* A cell of a file's sheet. */
static void put_input_cell(struct formula_work *work, const struct workbook_sheet *sheet,
			   const struct input_cells *cells, size_t i)
{
	const struct input_rows *rows = cells->rows;
	const lxw_row_t row = workbook_inputs_row(cells, i);

	const size_t at = input_cells_place(cells, i);
	const char *name =
	    workbook_cell_range(work->book, sheet, row, row, (lxw_col_t)cells->column);
	double number;

	put_text(work,
		 input_cells_grouped(rows->cells[at], &number)
		     ? arena_format(work->book->arena, NUMBER_OF, name, name, name, name, name)
		     : name);
}

static void put_sum(struct formula_work *work, const struct workbook_sheet *sheet,
		    const struct input_cells *cells)
{
	const char *comma = "";

	if (cells->count > 1)
		put_text(work, "ROUND(SUM(");
	for (size_t i = 0; i < cells->count; comma = ",") {
		const size_t end = input_cells_run(cells, i);

		put_text(work, comma);
		if (end == i + 1)
			put_input_cell(work, sheet, cells, i);
		else
			put_text(work, workbook_cell_range(work->book, sheet,
							   workbook_inputs_row(cells, i),
							   workbook_inputs_row(cells, end - 1),
							   (lxw_col_t)cells->column));
		i = end;
	}
	if (cells->count > 1)
		put_text(work, "),9)");
}

/*
 * What the word of a cell means: `CHOOSE(MATCH(word,{"yes","no"},0),1,0)`; of another there is no
 * figure, as vfm refuses it in the files.
 */
static void put_word(struct formula_work *work, const struct workbook_sheet *sheet,
		     const struct input_cells *cells)
{
	put_text(work, "CHOOSE(MATCH(");
	for (size_t i = 0; INPUT_CELLS_BETWEEN[i] != '\0'; i++)
		put_text(work, "SUBSTITUTE(");
	put_text(work, "LOWER(");
	put_input_cell(work, sheet, cells, 0);
	put_text(work, ")");
	for (size_t i = 0; INPUT_CELLS_BETWEEN[i] != '\0'; i++)
		put_text(work,
			 arena_format(work->book->arena, ",\"%c\",\"\")", INPUT_CELLS_BETWEEN[i]));
	for (const struct word *word = cells->words; word->folded != NULL; word++)
		put_text(work, arena_format(work->book->arena, "%s\"%s\"",
					    word == cells->words ? ",{" : ",", word->folded));
	put_text(work, "},0)");
	for (const struct word *word = cells->words; word->folded != NULL; word++)
		put_text(work, arena_format(work->book->arena, ",%d", word->meaning));
	put_text(work, ")");
}

/* What a figure of the files is the sum of; a sum of decimals is made one again. */
static void put_input(struct formula_work *work, const struct formula_part *part)
{
	const struct input_cells *cells =
	    formula_input(part, &work->book->formulas, work->table, work->row);
	const struct workbook_sheet *sheet =
	    cells == NULL ? NULL : workbook_inputs_sheet(work->book, cells->rows->name);

	if (sheet == NULL || sheet->rows != cells->rows) {
		work->has_failed = true;
		return;
	}
	if (cells->words != NULL) {
		put_word(work, sheet, cells);
		return;
	}
	if (cells->factor > 0)
		put_text(work, "ROUND(ROUND(");
	if (cells->n_parts > 0)
		put_text(work, workbook_sums_formula(work->book, cells));
	else
		put_sum(work, sheet, cells);
	if (cells->factor > 0) {
		const struct value factor = value_ratio(cells->factor);
		char number[PLAIN_SIZE];

		put_text(work, arena_format(work->book->arena, "*%s,%d),%d)",
					    plain_number(&factor, number), cells->places + 4,
					    cells->places));
	}
}

/* A formula goes by these cells. */
static void follow_input(struct formula_work *work, const struct formula_part *part)
{
	const struct input_cells *cells =
	    formula_input(part, &work->book->formulas, work->table, work->row);

	for (size_t i = 0; i < cells->count; i++)
		cells->rows->is_followed[input_cells_place(cells, i)] = true;
}

static void put_part(struct formula_work *work, const struct formula_part *part, bool is_alone)
{
	switch (part->kind) {
	case PART_SIGN:
	case PART_NUMBER:
	case PART_TEXT:
	case PART_NAME:
		put_text(work, part->text);
		break;
	case PART_CELL:
		put_cell(work, work->table, work->row, part->column);
		break;
	case PART_ABOVE:
		if (work->row > 0 && formula_is_run(work->table, work->row, work->row - 1))
			put_cell(work, work->table, work->row - 1, part->column);
		else
			put_text(work, "0");
		break;
	case PART_COLUMN:
		put_column(work, part);
		break;
	case PART_ONE:
		put_one(work, part);
		break;
	case PART_ALL:
		put_list(work, part);
		break;
	case PART_LEVER:
	case PART_NAMED_LEVER:
		put_lever(work, part, is_alone);
		break;
	case PART_LEVER_CELL:
		put_lever_cell(work, part, is_alone);
		break;
	case PART_INPUT:
		put_input(work, part);
		break;
	}
}

/* Is `+SUM({...})` or `-SUM({...})` next, of a list that has no rows here? */
static bool is_empty_sum(const struct formula_work *work, const struct formula_choice *choice,
			 size_t at)
{
	const struct formula_part *part = &choice->parts[at];

	return at + 4 < choice->n_parts && part[0].kind == PART_SIGN &&
	       (part[0].text[0] == '+' || part[0].text[0] == '-') && part[1].kind == PART_NAME &&
	       strcmp(part[1].text, "SUM") == 0 && part[3].kind == PART_ALL &&
	       part[4].kind == PART_SIGN && part[4].text[0] == ')' &&
	       formula_first_row(&part[3], work->table, work->row) == FORMULA_NO_ROW;
}

/* It all; NULL where something in it has no cell. */
static const char *put_choice(struct formula_work *work, const struct formula_choice *choice)
{
	work->to = arena_alloc(work->book->arena, work->room);
	put_text(work, "=");
	for (size_t i = 0; i < choice->n_parts && !work->has_failed; i++)
		if (i > 0 && is_empty_sum(work, choice, i))
			i += 4;
		else
			put_part(work, &choice->parts[i], choice->n_parts == 1);
	if (work->has_failed || work->used > MOST_LENGTH)
		return NULL;
	for (size_t i = 0; i < choice->n_parts; i++)
		if (choice->parts[i].kind == PART_INPUT)
			follow_input(work, &choice->parts[i]);
	return work->to;
}

/* Are there rows of all that it finds by their columns?  Else it is of other figures. */
static bool has_rows(const struct formula_choice *choice, const struct table *table, size_t row)
{
	FOR_EACH (const struct formula_part, part, choice->parts, choice->n_parts)
		if ((part->kind == PART_ONE || part->kind == PART_ALL) &&
		    formula_first_row(part, table, row) == FORMULA_NO_ROW)
			return false;
	return true;
}

const char *workbook_formula(struct workbook *book, struct workbook_sheet *own, size_t row,
			     size_t column)
{
	const struct table *table = own->table;
	const struct formula *formula = formula_of(&book->formulas, table, column);
	struct formula_work work = {
	    .book = book, .table = table, .row = row, .column = column, .room = 128};
	const struct value *value = &table_values(table, row)[column];
	double number;

	if (formula == NULL || (!formula->is_of_none && value->kind != VALUE_TEXT &&
				!workbook_cell_number(value, &number)))
		return NULL;
	const struct formula_choice *choice = formula_choose(formula, table, row);
	/* Where workings are not there, or not of all that a figure has, it is a value. */
	if (choice == NULL)
		return NULL;
	if (choice->is_by_rows && table->results != book->results->workings &&
	    !formula_is_right(&book->formulas, table, row, (int)column)) {
		own->n_unlike += has_rows(choice, table, row);
		return NULL;
	}
	return put_choice(&work, choice);
}

const char *workbook_formula_text(struct workbook *book, const struct workbook_sheet *own,
				  const char *text)
{
	const struct formula *formula = formula_parse(&book->formulas, own->table, text);
	const struct formula_choice *choice = formula_choose(formula, own->table, 0);
	struct formula_work work = {
	    .book = book, .table = own->table, .room = 128, .takes_reasons = true};

	return choice == NULL ? NULL : put_choice(&work, choice);
}
