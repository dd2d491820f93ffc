#include "tally/head_parts.h"

#include "reading/given.h"

bool head_given(struct head *head, struct arena *arena)
{
	head->header = head->n_header = head->sample = 0;
	return columns_match(&head->columns, given_header(head->question->header, arena),
			     &head->shape, &head->options, arena) == 0;
}

/* Rows of the sheet as text. */
static const struct row **decode(const struct head *head, size_t from, size_t count,
				 struct arena *arena)
{
	const struct row **rows = arena_array(arena, count, sizeof *rows);

	for (size_t i = 0; i < count; i++)
		rows[i] = head_decode(head, &head->sheet.rows[from + i], arena);
	return rows;
}

bool head_find_far(struct head *head, struct arena *arena)
{
	const struct row **rows = decode(head, 0, head->sheet.n_rows, arena);
	const struct columns before = head->columns;

	for (size_t i = 0; i < head->sheet.n_rows; i++) {
		if (rows[i]->fault != NULL || columns_match(&head->columns, rows[i], &head->shape,
							    &head->options, arena) != 0)
			continue;
		head->header = i;
		head->n_header = 1;
		for (size_t j = 0; j < i; j++)
			if (ledger_is_payment(rows[j], &head->shape, &head->columns))
				return true;
		break;
	}
	head->columns = before;
	return false;
}

void head_take_rows_above(struct head *head, struct arena *arena, struct diagnostics *diagnostics)
{
	if (given_has_rows_above(&head->columns, &head->shape, decode(head, 0, head->header, arena),
				 head->header, head->path, diagnostics))
		head->header = head->n_header = 0;
}

void head_settle_year(struct head *head, struct arena *arena, struct diagnostics *diagnostics)
{
	size_t n_rows = head->sheet.n_rows - head->sample;

	for (size_t i = 0; i < head->shape.n_fields; i++)
		if (head->fields[i].unit == UNIT_YEAR && head->columns.at[i] >= 0)
			head->useless_field = (int)i;
	if (head->question->year.start != 0)
		head->useless_date = given_settle_year(
		    &head->columns, &head->shape, decode(head, head->sample, n_rows, arena), n_rows,
		    head->question->year, head->path, diagnostics);
}
