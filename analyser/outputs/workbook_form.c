#include "outputs/workbook.h"

#include <string.h>

#include "base/text.h"

#define MOST_CHOICES 30
#define TITLE_SIZE 32 /* of a message */

bool workbook_form(const struct results *results)
{
	return results->n_inputs > 0 && results->inputs[0].rows != NULL &&
	       results->inputs[0].rows->form != NULL;
}

/* `a|b` as a list that ends with NULL. */
static char **cut_choices(struct workbook *book, const char *choices)
{
	char **list = arena_array(book->arena, MOST_CHOICES + 1, sizeof *list);
	size_t count = 0;

	while (count < MOST_CHOICES) {
		const size_t length = strcspn(choices, "|");

		list[count++] = arena_text_of(book->arena, choices, length);
		if (choices[length] == '\0')
			break;
		choices += length + 1;
	}
	return list;
}

/* A year is text, so that no spreadsheet makes a date of `2008-09`. */
static const enum workbook_look looks[] = {
    [UNIT_TEXT] = LOOK_CODE,        [UNIT_YEAR] = LOOK_CODE,       [UNIT_COUNT] = LOOK_COUNT,
    [UNIT_MONEY] = LOOK_MONEY_FINE, [UNIT_PERCENT] = LOOK_PERCENT, [UNIT_RATIO] = LOOK_RATIO,
    [UNIT_FACTOR] = LOOK_RATIO};

lxw_format *workbook_form_column(struct workbook *book, struct workbook_sheet *own, size_t column)
{
	const struct form_column *form = &own->rows->form[column];
	lxw_data_validation asked = {.validate = LXW_VALIDATION_TYPE_ANY,
				     .ignore_blank = LXW_VALIDATION_ON,
				     .show_input = LXW_VALIDATION_ON,
				     .dropdown = LXW_VALIDATION_ON,
				     .error_type = LXW_VALIDATION_ERROR_TYPE_WARNING};

	if (form->choices != NULL) {
		asked.validate = LXW_VALIDATION_TYPE_LIST;
		asked.value_list = cut_choices(book, form->choices);
		asked.error_title = (char *)"Not in the list";
		asked.error_message =
		    (char *)"It may be right all the same: vfm check says what is wrong.";
	}
	if (form->hint != NULL) {
		asked.input_title =
		    (char *)text_cut(book->arena, own->rows->headings[column], TITLE_SIZE - 3);
		asked.input_message = (char *)form->hint;
	}
	if ((form->choices != NULL || form->hint != NULL) &&
	    LXW(worksheet_data_validation_range)(own->sheet, own->headings + 1, (lxw_col_t)column,
						 own->headings + WORKBOOK_FORM_ROWS,
						 (lxw_col_t)column, &asked) != LXW_NO_ERROR)
		book->has_failed = true;
	return book->looks[0][looks[form->unit]];
}
