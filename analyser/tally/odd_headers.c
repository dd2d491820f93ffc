#include "tally/odd_parts.h"

#include <string.h>

#include "base/text.h"
#include "reading/cell.h"

/* Nothing but names, as in a header. */
static bool is_only_names(const struct row *row)
{
	size_t n_names = 0;

	for (size_t i = 0; row->fault == NULL && i < row->n_cells; i++) {
		if (strpbrk(row->cells[i], "0123456789") != NULL)
			return false;
		n_names += row->cells[i][0] != '\0';
	}
	return n_names > 2;
}

/* A name of a header of two rows has both in it. */
static bool is_name_again(const char *name, const char *cell, struct arena *arena)
{
	return name[0] == '\0' || cell[0] == '\0' ||
	       strstr(text_fold(arena, name), text_fold(arena, cell)) != NULL;
}

bool odd_header_is(const struct odd_rows *odds, const struct row *row, bool *is_other)
{
	const struct head *head = odds->head;
	const struct column_options options = question_columns(head->question);
	struct columns columns;

	if (!is_only_names(row) ||
	    columns_match(&columns, row, &head->shape, &options, odds->scratch) != 0)
		return false;
	*is_other = false;
	for (size_t i = 0; i < head->shape.n_fields; i++)
		*is_other =
		    *is_other || (head->columns.at[i] >= 0 && columns.at[i] != head->columns.at[i]);
	for (size_t i = 0; i < row->n_cells && i < head->columns.header->n_cells; i++)
		*is_other = *is_other || !is_name_again(head->columns.header->cells[i],
							row->cells[i], odds->scratch);
	return true;
}

bool odd_header_refuse(struct odd_rows *odds, int64_t line)
{
	odds->is_refused = true;
	return fault(odds->tally->diagnostics, at_line(odds->head->path, (long)line), "%s",
		     odds->head->question->header == NULL
			 ? LEDGER_OTHER_HEADER
			 : "is a header of its own, and --header names the columns of a file that "
			   "has none; leave out --header, or this row");
}

bool odd_header_has_date(const struct odd_rows *odds, const struct row *row)
{
	const struct head *head = odds->head;
	const char *problem;
	struct value value;

	return cell_read(&value, row_cell(row, head->useless_date),
			 &head->fields[head->useless_field], odds->scratch, &problem) &&
	       value.kind == VALUE_YEAR;
}

bool odd_header_refuse_date(struct odd_rows *odds, const struct row *row)
{
	const struct head *head = odds->head;

	odds->is_refused = true;
	return fault(
	    odds->tally->diagnostics, (struct place){head->path, row->line, "year"},
	    "%s is a date after all, though none of the first rows of %s is; leave --year out, or "
	    "give --map year=none for --year to count",
	    cell_quoted(odds->tally->arena, row->cells[head->useless_date]),
	    cell_quoted(odds->tally->arena, head->columns.header->cells[head->useless_date]));
}

bool odd_header_is_of_wide(const struct odd_rows *odds, const struct row *row)
{
	const struct row *header = odds->head->columns.header;

	for (size_t i = 0; i < row->n_cells && i + 2 < header->n_cells; i++)
		if (strcmp(row->cells[i], header->cells[i]) != 0)
			return false;
	return row->n_cells + 2 == header->n_cells;
}
