#include "reading/case_row.h"

#include <string.h>

#include "reading/cell.h"

static const char *quote(struct reader *reader, const char *text, const char *problem)
{
	return arena_format(reader->arena, "%s %s", cell_quoted(reader->arena, text), problem);
}

static bool is_blank(const struct row *row)
{
	for (size_t i = 0; i < row->n_cells; i++)
		if (row->cells[i][0] != '\0')
			return false;
	return true;
}

/* What is wrong with an empty cell, by what should be in it. */
static const char *empty_text(const struct field *field)
{
	if (strcmp(field->id, "source") == 0)
		return "is empty; say where the figure comes from";
	if (field->unit == UNIT_TEXT || field->unit == UNIT_YEAR)
		return "is empty, and is needed in every row";
	return "is empty; missing is not zero, so give a value or take the row out";
}

/* A case file's cell; what is wrong with it is a fault. */
static void read_field(struct reader *reader, const struct row *row, size_t i,
		       struct verdict *verdict)
{
	const struct field *field = &reader->shape.fields[i];
	int at = reader->columns.at[i];
	const char *problem = NULL, *text;
	struct value *value = &verdict->values[i];

	*value = value_none("not given");
	if (at < 0) {
		if ((field->flags & FIELD_CONSTANT) != 0 && reader->options->constant != NULL)
			*value = value_text(reader->options->constant);
		return;
	}
	text = (size_t)at < row->n_cells ? row->cells[at] : "";
	struct year year;
	int month;

	if (field->unit == UNIT_YEAR && year_of_day_number(text, &year, &month)) {
		*value = value_year(year);
		value->month = month;
		reader->ledger.n_day_numbers++;
	} else if (!cell_read(value, text, field, reader->arena, &problem)) {
		reader_fault(reader, row, field->id, quote(reader, text, problem));
	} else if (value->kind == VALUE_NONE && (field->flags & FIELD_REQUIRED) != 0) {
		reader_fault(reader, row, field->id,
			     text[0] != '\0'
				 ? quote(reader, text, "means missing, and a value is needed")
				 : empty_text(field));
	} else if ((field->flags & FIELD_AMOUNT) != 0 && value->kind != VALUE_NONE) {
		verdict->has_amount = true;
		verdict->amount =
		    value->kind == VALUE_MONEY ? value->money.hundredths : value->count;
	}
}

static struct verdict read_fields(struct reader *reader, const struct row *row)
{
	struct verdict verdict = {0};
	size_t n_fields = reader->reading->shape->n_fields;

	verdict.values = arena_array(reader->arena, n_fields, sizeof *verdict.values);
	for (size_t i = 0; i < n_fields; i++)
		read_field(reader, row, i, &verdict);
	return verdict;
}

/* How many cells a row has but for empty ones at its end. */
static size_t width_of(const struct row *row)
{
	size_t width = row->n_cells;

	while (width > 0 && row->cells[width - 1][0] == '\0')
		width--;
	return width;
}

void case_row_read(struct reader *reader, const struct row *row)
{
	if (row->fault != NULL) {
		reader_fault(reader, row, NULL, row->fault);
		return;
	}
	if (is_blank(row)) {
		reader_fault(reader, row, NULL, "is a blank row; take it out");
		return;
	}
	if (row->n_cells < width_of(reader->columns.header) ||
	    width_of(row) > reader->columns.header->n_cells) {
		reader_fault(
		    reader, row, NULL,
		    arena_format(reader->arena,
				 "has %zu cells where the header has %zu; quote a cell that "
				 "holds the delimiter",
				 row->n_cells, reader->columns.header->n_cells));
		return;
	}
	bool was_well = reader->is_well;
	size_t before = reader->diagnostics->count;
	struct verdict verdict = read_fields(reader, row);

	if (reader->diagnostics->count == before)
		reader_use(reader, row, &verdict);
	else
		reader->is_well = false;
	reader->is_well = reader->is_well && was_well;
}
