#include "outputs/workbook_formula.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

#include "outputs/plain.h"
#include "outputs/workbook_cell.h"
#include "outputs/workbook_levers.h"
#include "outputs/workbook_table.h"

/* A formula under way. */
struct formula_work {
	struct workbook *book;
	const struct workbook_sheet *own;
	const struct table *table;
	size_t row, column;
	const char *at; /* what is left to translate */
	char *to;
	size_t used, room;
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

static size_t word_length(const char *at)
{
	size_t length = 0;

	while (isalnum((unsigned char)at[length]) || at[length] == '_')
		length++;
	return length;
}

static const char *take_word(struct formula_work *work)
{
	const size_t length = word_length(work->at);
	const char *word = arena_text_of(work->book->arena, work->at, length);

	work->at += length;
	while (*work->at == ' ')
		work->at++;
	return word;
}

static bool is_same_number(const struct value *a, const struct value *b)
{
	double first, second;

	return workbook_cell_number(a, &first) && workbook_cell_number(b, &second) &&
	       fabs(first - second) < 1e-9;
}

/* What a cell says, as text; NULL where it has no figure and no text. */
static const char *say_cell(struct workbook *book, const struct table *table, size_t row,
			    int column)
{
	const struct value *value = &table_values(table, row)[column];

	return value->kind == VALUE_NONE ? NULL
	       : value->kind == VALUE_TEXT
		   ? value->text
		   : plain_number(value, arena_alloc(book->arena, PLAIN_SIZE));
}

static bool is_same(const struct table *table, size_t row, size_t other)
{
	const struct value *a = &table_values(table, row)[0], *b = &table_values(table, other)[0];

	return a->kind == VALUE_TEXT && b->kind == VALUE_TEXT && strcmp(a->text, b->text) == 0;
}

/* Is a column's formula for cells without a figure too? */
static bool is_of_none(const struct column *column)
{
	return column->formula != NULL && column->formula[0] == '!';
}

/* A cell of this row or of one above: `F7`. */
static void put_cell(struct formula_work *work, int column, size_t row)
{
	char name[LXW_MAX_CELL_NAME_LENGTH];

	if (say_cell(work->book, work->table, row, column) == NULL &&
	    !is_of_none(&work->table->columns[column]))
		work->has_failed = true;
	lxw_rowcol_to_cell(name, (lxw_row_t)(WORKBOOK_ROWS + row), (lxw_col_t)column);
	put_text(work, name);
}

static void put_previous(struct formula_work *work)
{
	const char *id;
	int column;

	work->at++; /* the bracket */
	id = take_word(work);
	column = table_column(work->table, id);
	if (column < 0 || *work->at != ')') {
		work->has_failed = true;
		return;
	}
	work->at++;
	if (work->row > 0 && is_same(work->table, work->row, work->row - 1))
		put_cell(work, column, work->row - 1);
	else
		put_text(work, "0");
}

/* A whole column, all of it figures or texts: `'case_year'!$H$4:$H$58`. */
static void put_range(struct formula_work *work)
{
	const struct workbook_sheet *sheet = work->own;
	const char *word;
	bool is_optional;
	int column;

	work->at++;
	is_optional = *work->at == '?';
	work->at += is_optional;
	word = take_word(work);
	if (*work->at == '.') {
		const struct table *table = results_find(work->book->results, word);

		work->at++;
		sheet = table == NULL ? NULL : workbook_table_sheet(work->book, table);
		word = take_word(work);
	}
	if (sheet == NULL && is_optional && *work->at == '}') {
		work->at++;
		put_text(work, "0");
		return;
	}
	column = sheet == NULL ? -1 : table_column(sheet->table, word);
	if (column < 0 || *work->at != '}') {
		work->has_failed = true;
		return;
	}
	work->at++;
	for (size_t row = 0; row < sheet->table->n_rows; row++) {
		const struct column *of = &sheet->table->columns[column];

		if (of->unit != UNIT_TEXT && of->unit != UNIT_YEAR &&
		    table_values(sheet->table, row)[column].kind == VALUE_NONE)
			work->has_failed = true;
	}
	put_text(work, workbook_cell_range(work->book, sheet, WORKBOOK_ROWS,
					   (lxw_row_t)(WORKBOOK_ROWS + sheet->table->n_rows - 1),
					   (lxw_col_t)column));
}

/* What the cell of a column that is named here says; NULL, failed, where there is none. */
static const char *take_said(struct formula_work *work)
{
	int column;
	const char *said;

	while (*work->at == ' ')
		work->at++;
	column = table_column(work->table, take_word(work));
	said = column < 0 ? NULL : say_cell(work->book, work->table, work->row, column);
	if (said == NULL)
		work->has_failed = true;
	return said;
}

/* `@kind`, `@kind(scope)`, `@kind(scope (more), year)`, of columns of this row. */
static void put_lever(struct formula_work *work)
{
	const char *kind, *scope = "*", *year = NULL, *name;
	const struct value *value = NULL;

	work->at++;
	kind = take_word(work);
	if (*work->at == '(') {
		work->at++;
		scope = take_said(work);
		if (*work->at == '(' && scope != NULL) {
			work->at++;
			scope = arena_format(work->book->arena, "%s (%s)", scope, take_said(work));
			work->at += *work->at == ')';
		}
		if (*work->at == ',') {
			work->at++;
			year = take_said(work);
		}
		work->at += *work->at == ')';
	}
	name =
	    work->has_failed ? NULL : workbook_levers_name(work->book, kind, scope, year, &value);
	/* A cell that should be the lever and is not was settled by something else. */
	if (name != NULL && work->used == 1 && (*work->at == '\0' || *work->at == ';') &&
	    !is_same_number(&table_values(work->table, work->row)[work->column], value))
		name = NULL;
	if (name == NULL)
		work->has_failed = true;
	else {
		workbook_levers_follow(work->book, name);
		put_text(work, name);
	}
}

/* A word that is a column's is a cell; any other, such as a function's name, itself. */
static void put_word(struct formula_work *work)
{
	const char *word = take_word(work);
	const int column = table_column(work->table, word);

	if (*work->at == '(' && strcmp(word, "prev") == 0)
		put_previous(work);
	else if (column >= 0 && *work->at != '(')
		put_cell(work, column, work->row);
	else
		put_text(work, word);
}

/* Does `[step=running cost]` fit this row? */
static bool fits_one(struct formula_work *work)
{
	const char *end, *said, *wanted;
	int column;

	work->at++;
	column = table_column(work->table, take_word(work));
	end = strchr(work->at, ']');
	if (column < 0 || *work->at != '=' || end == NULL)
		return false;
	wanted = arena_text_of(work->book->arena, work->at + 1, (size_t)(end - work->at - 1));
	said = say_cell(work->book, work->table, work->row, column);
	work->at = end + 1;
	return said != NULL && strcmp(said, wanted) == 0;
}

/* Nothing before a formula fits all. */
static bool fits(struct formula_work *work)
{
	while (*work->at == '[')
		if (!fits_one(work))
			return false;
	return true;
}

static void skip_blanks(struct formula_work *work)
{
	while (*work->at == ' ' || *work->at == ';')
		work->at++;
}

/* To the formula of this row; false where there is none. */
static bool find_own(struct formula_work *work)
{
	for (;;) {
		skip_blanks(work);
		if (*work->at == '\0')
			return false;
		if (fits(work))
			return true;
		work->at = strchrnul(work->at, ';');
	}
}

static void put_literal(struct formula_work *work)
{
	const char *end = strchr(work->at + 1, '"');

	if (end == NULL)
		end = work->at;
	put(work, work->at, (size_t)(end - work->at + 1));
	work->at = end + 1;
}

const char *workbook_formula(struct workbook *book, const struct workbook_sheet *own, size_t row,
			     size_t column)
{
	struct formula_work work = {.book = book,
				    .own = own,
				    .table = own->table,
				    .row = row,
				    .column = column,
				    .at = own->table->columns[column].formula,
				    .room = 256};
	const struct value *value = &table_values(own->table, row)[column];
	double number;

	if (work.at == NULL)
		return NULL;
	if (is_of_none(&own->table->columns[column]))
		work.at++;
	else if (value->kind != VALUE_TEXT && !workbook_cell_number(value, &number))
		return NULL;
	if (!find_own(&work))
		return NULL;
	work.to = arena_alloc(book->arena, work.room);
	put_text(&work, "=");
	while (*work.at != '\0' && *work.at != ';' && !work.has_failed)
		switch (*work.at) {
		case '{':
			put_range(&work);
			break;
		case '@':
			put_lever(&work);
			break;
		case '"':
			put_literal(&work);
			break;
		case ' ':
			work.at++;
			break;
		default:
			if (isalpha((unsigned char)*work.at))
				put_word(&work);
			else
				put(&work, work.at++, 1);
		}
	return work.has_failed ? NULL : work.to;
}
