#include "outputs/workbook.h"

#include <string.h>

#include "base/text.h"
#include "outputs/workbook_marks.h"
#include "results/table.h"

/* The file's cell says the central value, and that the one to use, until another is put there. */
TABLE(workbook_lever, (lever, WORKBOOK_LEVERS_NAME, TEXT),
      (value, WORKBOOK_LEVERS_VALUE, MIXED, .formula = "[follows=yes][cells] central"),
      (low, "Low", MIXED, .formula = "[low_cells] #[low_cells]"),
      (central, WORKBOOK_LEVERS_CENTRAL, MIXED, .formula = "[follows=yes][cells] #[cells]"),
      (high, "High", MIXED, .formula = "[high_cells] #[high_cells]"),
      (follows, "Formulas follow it", TEXT), (name, "Name of the cell", TEXT),
      (used_in, "Used in", TEXT), (origin, "Given by", TEXT), (source, "Source", TEXT),
      (cells, "", COUNT_KEY, HIDDEN), (low_cells, "", COUNT_KEY, HIDDEN),
      (high_cells, "", COUNT_KEY, HIDDEN));

static const char follows[] = "yes", follows_not[] = "no: run vfm again with it";

/* `cost_3`: the third lever of its kind; `discount_rate` where it is the only one. */
static const char *name_of(struct workbook *book, size_t number)
{
	const struct lever_used *levers = book->results->levers;
	size_t count = 0, own = 0;

	for (size_t i = 0; i < book->results->n_levers; i++)
		if (strcmp(levers[i].kind, levers[number].kind) == 0) {
			count++;
			own += i <= number;
		}
	return count == 1 ? arena_format(book->arena, "vfm_%s", levers[number].kind)
			  : arena_format(book->arena, "vfm_%s_%zu", levers[number].kind, own);
}

/* What vfm would refuse in the files is refused in the cell. */
static void limit(struct workbook *book, struct workbook_sheet *own, size_t number)
{
	const struct lever_used *lever = &book->results->levers[number];
	const lxw_row_t row = (lxw_row_t)(WORKBOOK_ROWS + number);
	lxw_data_validation asked = {
	    .validate = lever->value.kind == VALUE_COUNT ? LXW_VALIDATION_TYPE_INTEGER
							 : LXW_VALIDATION_TYPE_DECIMAL,
	    .criteria = LXW_VALIDATION_CRITERIA_BETWEEN,
	    .error_title = (char *)"Out of range",
	    .error_message = (char *)"vfm refuses a number that cannot be."};

	if (workbook_cell_number(&lever->least, &asked.minimum_number) &&
	    workbook_cell_number(&lever->most, &asked.maximum_number) &&
	    LXW(worksheet_data_validation_cell)(own->sheet, row, 1, &asked) != LXW_NO_ERROR)
		book->has_failed = true;
}

static void fill(struct workbook *book, struct workbook_sheet *own)
{
	lxw_format *changed = LXW(workbook_add_format)(book->file);
	lxw_conditional_format rule = {.type = LXW_CONDITIONAL_TYPE_FORMULA,
				       .value_string = (char *)"=$B4<>$D4",
				       .format = changed};
	const size_t n_rows = own->table->n_rows;

	if (changed == NULL) {
		book->has_failed = true;
		return;
	}
	own->note = "Put another number under '" WORKBOOK_LEVERS_VALUE
		    "': what has 'yes' is followed by the formulas of this workbook. Low and High "
		    "follow the files; what is drawn from them is the run's.";
	LXW(format_set_bg_color)(changed, 0xFFE699);
	workbook_table_fill(book, own);
	for (size_t i = 0; i < n_rows; i++)
		limit(book, own, i);
	if (LXW(worksheet_conditional_format_range)(own->sheet, WORKBOOK_ROWS, 1,
						    (lxw_row_t)(WORKBOOK_ROWS + n_rows - 1), 1,
						    &rule) != LXW_NO_ERROR)
		book->has_failed = true;
}

void workbook_levers_add(struct workbook *book)
{
	const struct results *results = book->results;
	struct results *held = arena_alloc(book->arena, sizeof *held);

	if (results->n_levers == 0)
		return;
	results_init(held, book->arena, results->command);
	book->levers = TABLE_NEW(held, workbook_lever, "Levers: the numbers that may be otherwise");
	struct workbook_sheet *own = workbook_add(book, WORKBOOK_LEVERS, book->levers->title, fill);
	own->table = book->levers;
	own->part = "Levers and checks";
	for (size_t i = 0; i < results->n_levers; i++) {
		const struct lever_used *lever = &results->levers[i];
		const char *name = name_of(book, i);
		const lxw_row_t row = (lxw_row_t)(WORKBOOK_ROWS + i);

		TABLE_ADD(book->levers, workbook_lever, .lever = value_text(lever->id),
			  .value = lever->value, .low = lever->low, .central = lever->value,
			  .high = lever->high, .follows = value_text(follows_not),
			  .name = value_text(name),
			  .used_in = value_text_or(lever->used_in, "none of these figures"),
			  .origin = value_text(lever->origin), .source = value_text(lever->source),
			  .cells = lever->cells, .low_cells = lever->low_cells,
			  .high_cells = lever->high_cells);
		if (LXW(workbook_define_name)(
			book->file, name,
			arena_format(book->arena, "=%s",
				     workbook_cell_range(book, own, row, row, 1))) != LXW_NO_ERROR)
			book->has_failed = true;
	}
}

/* The row of the one lever of a kind, scope and year; NULL: there is none, or more. */
static const struct workbook_lever_row *find(const struct workbook *book, const char *kind,
					     const char *scope, const char *year, size_t *number)
{
	const struct results *results = book->results;
	const struct workbook_lever_row *found = NULL;

	for (size_t i = 0; book->levers != NULL && i < results->n_levers; i++) {
		const struct lever_used *lever = &results->levers[i];

		if (strcmp(lever->kind, kind) != 0 || !text_is_same(lever->scope, scope) ||
		    !text_is_same(lever->year, year))
			continue;
		if (found != NULL)
			return NULL;
		found = table_get(book->levers, i);
		*number = i;
	}
	return found;
}

const char *workbook_levers_name(const struct workbook *book, const char *kind, const char *scope,
				 const char *year, const struct value **value)
{
	size_t row = 0;
	double number;
	const struct workbook_lever_row *found = find(book, kind, scope, year, &row);

	if (found == NULL || !workbook_cell_number(&found->central, &number))
		return NULL;
	*value = &found->central;
	return found->name.text;
}

const char *workbook_levers_cell(struct workbook *book, const char *kind, const char *scope,
				 const char *year, const char *figure, const struct value **value)
{
	const int column = book->levers == NULL ? -1 : table_column(book->levers, figure);
	size_t row = 0;

	if (column < 0 || find(book, kind, scope, year, &row) == NULL)
		return NULL;
	*value = &table_values(book->levers, row)[column];
	return workbook_cell_range(book, workbook_table_sheet(book, book->levers),
				   (lxw_row_t)(WORKBOOK_ROWS + row),
				   (lxw_row_t)(WORKBOOK_ROWS + row), (lxw_col_t)column);
}

const char *workbook_levers_by_id(const struct workbook *book, const char *id)
{
	const struct lever_used *levers = book->results->levers;
	const struct lever_used *lever = FIND_BY(levers, book->results->n_levers, id, id);

	if (lever == NULL || book->levers == NULL)
		return NULL;
	return ((const struct workbook_lever_row *)table_get(book->levers,
							     (size_t)(lever - levers)))
	    ->name.text;
}

void workbook_levers_follow(struct workbook *book, const char *name)
{
	for (size_t i = 0; i < book->levers->n_rows; i++) {
		struct workbook_lever_row *row = table_change(book->levers, i);

		if (strcmp(row->name.text, name) == 0)
			row->follows = value_text(follows);
	}
}
