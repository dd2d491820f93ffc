#include "tally/left_out.h"

#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "reading/cell.h"

/* Not what a file of its kind says of its rows beside their keys: who was paid, and when. */
static bool is_of_no_use(const struct field *field)
{
	return (field->flags & (FIELD_REQUIRED | FIELD_AMOUNT)) != 0 || field->unit == UNIT_YEAR ||
	       strcmp(field->id, "months") == 0 || strcmp(field->id, "supplier") == 0;
}

/* The column that holds it, if no other field has that one; or -1. */
static int column_of(const struct head *head, const struct field *field, const char **folded)
{
	const size_t n_cells = head->columns.header->n_cells;
	int at = columns_find_listed(folded, n_cells, field->id, NULL, false);

	if (at < 0 && field->aliases != NULL)
		at = columns_find_listed(folded, n_cells, field->aliases, NULL, false);
	return at < 0 || columns_field(&head->columns, &head->shape, (size_t)at) >= 0 ? -1 : at;
}

/* Do most cells of a column's first rows hold a date or a year? */
static bool holds_years(const struct head *head, size_t column)
{
	size_t n_given = 0, n_years = 0;

	for (size_t i = head->sample; i < head->sheet.n_rows; i++) {
		const char *text = row_cell(&head->sheet.rows[i], (int)column);
		struct year year;
		int month;

		if (cell_is_missing(text))
			continue;
		n_given++;
		n_years += year_parse(text, &year, &month);
	}
	return n_years > 0 && n_years * 5 >= n_given * 4;
}

/* Where rows may lack a year, as lines of purchases may, dates under an unknown name are no year.
 */
static void say_dates(const struct head *head, struct diagnostics *diagnostics)
{
	const struct tally_question *question = head->question;
	const struct row *header = head->columns.header;
	const int key = question_key(question, "year");

	if (key < 0 || !question_may_lack_year(question) || question->year.start != 0 ||
	    head->columns.at[head->key_fields[key]] >= 0)
		return;
	for (size_t i = 0; i < header->n_cells; i++)
		if (columns_field(&head->columns, &head->shape, i) < 0 &&
		    header->cells[i][0] != '\0' && holds_years(head, i)) {
			warning(diagnostics, in_file(head->path),
				"no column is known to hold the year, so what all years paid is "
				"added up; %s holds dates: --map year=%s keeps years apart",
				cell_quoted(diagnostics->arena, header->cells[i]),
				say_quoted(diagnostics->arena, header->cells[i], '\''));
			return;
		}
}

void left_out_say(const struct head *head, struct diagnostics *diagnostics)
{
	const struct tally_question *question = head->question;
	const struct row *header = head->columns.header;
	struct arena *arena = diagnostics->arena;
	const char **folded = arena_array(arena, header->n_cells, sizeof *folded);
	const char **names = arena_array(arena, question->shape->n_fields, sizeof *names);
	const char *by = NULL;
	bool is_told = false;
	size_t n = 0;

	for (size_t i = 0; i < header->n_cells; i++)
		folded[i] = text_fold(arena, header->cells[i]);
	for (size_t i = 0; i < question->n_keys; i++)
		by = text_more(arena, by, ",", question->keys[i].id);
	for (size_t i = 0; question->has_own_keys && i < question->shape->n_fields; i++) {
		const struct field *field = &question->shape->fields[i];
		const int at = is_of_no_use(field) || question_key(question, field->id) >= 0
				   ? -1
				   : column_of(head, field, folded);

		if (at < 0)
			continue;
		names[n++] = cell_quoted(arena, header->cells[at]);
		by = text_more(arena, by, ",", field->id);
		/* Rows without a purpose gain what they did; not so without a share or a market. */
		is_told = is_told || field->flags != FIELD_PART;
	}
	if (n > 0)
		diagnose(diagnostics, is_told ? SEVERITY_WARNING : SEVERITY_NOTICE,
			 in_file(head->path), "the table leaves out %s; to keep %s: --by %s",
			 text_list(arena, names, n, n), n == 1 ? "it" : "them", by);
	say_dates(head, diagnostics);
}
