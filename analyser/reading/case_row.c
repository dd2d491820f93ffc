#include "reading/case_checks.h"

#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "reading/cell.h"

static const char *quote(struct reader *reader, const char *text, const char *problem)
{
	return arena_format(reader->arena, "%s %s", cell_quoted(reader->arena, text), problem);
}

/* What is wrong with an empty cell, by what should be in it, or by what stands beside it. */
static const char *empty_text(struct reader *reader, const struct row *row,
			      const struct field *field, int at)
{
	const char *beside = case_shift_beside(reader, row, field, at);

	if (beside != NULL)
		return arena_format(
		    reader->arena,
		    "is empty, and '%s' beside it holds %s; is that one cell too far right?",
		    beside, cell_quoted(reader->arena, row->cells[at + 1]));
	if (strcmp(field->id, "source") == 0)
		return "is empty; say where the figure comes from";
	if (field->unit == UNIT_TEXT || field->unit == UNIT_YEAR)
		return "is empty, and is needed in every row; fill it in, or take the row out";
	return "is empty; missing is not zero, so give a value or take the row out";
}

static size_t count_digits(const char *text)
{
	return strspn(text, "0123456789");
}

/* `all`, `All channels`: what the field writes as `*`. */
static bool is_all(const struct field *field, const char *text, struct arena *arena)
{
	const char *folded = (field->flags & FIELD_ALL) != 0 ? text_fold(arena, text) : "";

	return text_lists("|all|any|every|everything|allservices|allchannels|allpurposes|"
			  "allspend|",
			  folded);
}

/* A case file's cell; what is wrong with it is a fault. */
static void read_field(struct reader *reader, const struct row *row, size_t i,
		       struct verdict *verdict)
{
	const struct field *field = &reader->shape.fields[i];
	int at = reader->columns.at[i];
	const struct read_cell *cell;
	const char *text;
	struct value *value = &verdict->values[i];

	*value = value_none("not given");
	if (at < 0) {
		if ((field->flags & FIELD_CONSTANT) != 0 && reader->options->constant != NULL)
			*value = value_text(reader->options->constant);
		return;
	}
	text = row_cell(row, at);
	cell = reader_cell(reader, i, text);
	*value = cell->value;
	if (cell->is_day_number) {
		reader->ledger.n_day_numbers++;
	} else if (!cell->is_read) {
		const char *meant = figure_meant(field, text, cell->problem, reader->arena);

		reader_fault(reader, row, field->id,
			     quote(reader, text, meant != NULL ? meant : cell->problem));
	} else if (value->kind == VALUE_NONE && (field->flags & FIELD_REQUIRED) != 0) {
		reader_fault(
		    reader, row, field->id,
		    text[0] != '\0'
			? quote(
			      reader, text,
			      "means missing, which is not zero; give a value or take the row out")
			: empty_text(reader, row, field, at));
	} else if (is_all(field, text, reader->arena)) {
		reader_fault(reader, row, field->id,
			     quote(reader, text, "is written *, which means all; write *"));
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

/*
 * A row wider than the header by empty cells, in which `42,000` may have been parted at its comma
 * into `42` and `000`: the number that it became.  NULL where no number stands so.
 */
static const char *parted_number(struct reader *reader, const struct row *row)
{
	for (size_t i = 0; i < reader->shape.n_fields; i++) {
		const struct field *field = &reader->shape.fields[i];
		size_t at = (size_t)reader->columns.at[i];
		const char *first, *second;
		size_t n_digits;

		if (reader->columns.at[i] < 0 || at + 1 >= row->n_cells ||
		    field->unit == UNIT_YEAR ||
		    (field->unit == UNIT_TEXT && (field->flags & FIELD_RAW) == 0))
			continue;
		first = row->cells[at] + strcspn(row->cells[at], "0123456789");
		second = row->cells[at + 1];
		n_digits = count_digits(first);
		if (n_digits >= 1 && n_digits <= 3 && first[n_digits] == '\0' &&
		    count_digits(second) == 3 && (second[3] == '\0' || second[3] == '.'))
			return arena_format(reader->arena, "%s,%s", row->cells[at], second);
	}
	return NULL;
}

/* The label of a total that lacks what every row needs to have, or NULL. */
static const char *bare_total(const struct reader *reader, const struct row *row)
{
	const char *label = NULL;
	size_t n_lacks = 0;

	for (size_t i = 0; i < reader->shape.n_fields; i++) {
		const struct field *field = &reader->shape.fields[i];
		const char *text = row_cell(row, reader->columns.at[i]);

		n_lacks += reader->columns.at[i] >= 0 && text[0] == '\0' &&
			   (field->flags & FIELD_REQUIRED) != 0;
		if (label == NULL && field->unit == UNIT_TEXT && totals_says_total(text))
			label = text;
	}
	return n_lacks >= 2 || (n_lacks == 1 && totals_is_word(label == NULL ? "" : label)) ? label
											    : NULL;
}

/* An amount that is all a row has, where a row needs more; or NULL. */
static const char *lone_amount(const struct reader *reader, const struct row *row)
{
	const char *amount = NULL;
	size_t n_given = 0, n_lacks = 0;

	for (size_t i = 0; i < reader->shape.n_fields; i++) {
		const struct field *field = &reader->shape.fields[i];
		int at = reader->columns.at[i];
		const char *text = row_cell(row, at);

		n_given += text[0] != '\0';
		n_lacks += at >= 0 && text[0] == '\0' && (field->flags & FIELD_REQUIRED) != 0;
		if (text[0] != '\0' && (field->flags & FIELD_AMOUNT) != 0)
			amount = text;
	}
	return n_given == 1 && n_lacks >= 2 ? amount : NULL;
}

/* Has a row the names of the columns that are read, each in its column? */
static bool is_header_again(const struct reader *reader, const struct row *row)
{
	const struct row *header = reader->columns.header;
	size_t n_same = 0;

	for (size_t i = 0; i < reader->shape.n_fields; i++) {
		int at = reader->columns.at[i];
		const char *text = row_cell(row, at);

		if (at < 0 || text[0] == '\0')
			continue;
		if (strcasecmp(text, header->cells[at]) != 0)
			return false;
		n_same++;
	}
	return n_same >= 2;
}

/* What is wrong with a row as a whole, or NULL. */
static const char *wrong_whole(struct reader *reader, const struct row *row)
{
	const char *text;

	if (row->fault != NULL)
		return row->fault;
	if (is_header_again(reader, row))
		return arena_format(reader->arena,
				    "is the header of line %ld again, as where one file was pasted "
				    "below another; take the row out",
				    reader->columns.header->line);
	if (reader->reading->source->place != NULL &&
	    row_width(row) > reader->columns.header->n_cells)
		return arena_format(reader->arena,
				    "%s stands beside the columns, under no header; take it out, "
				    "or give its column a name",
				    cell_quoted(reader->arena, row->cells[row_width(row) - 1]));
	text = parted_number(reader, row);
	if (text == NULL || row->n_cells <= reader->columns.header->n_cells)
		text = case_shift_say(reader, row);
	else
		text = NULL;
	if (text != NULL)
		return text;
	if (row->n_cells < row_width(reader->columns.header) ||
	    row_width(row) > reader->columns.header->n_cells)
		return arena_format(reader->arena, "has %zu %s where the header has %zu; %s",
				    row->n_cells, row->n_cells == 1 ? "cell" : "cells",
				    reader->columns.header->n_cells,
				    row->n_cells < reader->columns.header->n_cells
					? "give it all its cells, empty ones too"
					: "put a cell that holds a comma in quotes, or take out "
					  "the cell that is too many");
	text = row->n_cells > reader->columns.header->n_cells ? parted_number(reader, row) : NULL;
	if (text != NULL)
		return arena_format(
		    reader->arena,
		    "has %zu cells where the header has %zu, and may have a number parted at its "
		    "comma: if %s is one, take its comma out, else the empty cells at the end",
		    row->n_cells, reader->columns.header->n_cells,
		    cell_quoted(reader->arena, text));
	text = lone_amount(reader, row);
	if (text != NULL)
		return arena_format(reader->arena,
				    "has the amount %s and nothing else, as a total of the rows "
				    "above has; take the row out",
				    cell_quoted(reader->arena, text));
	text = bare_total(reader, row);
	if (text != NULL)
		return arena_format(reader->arena,
				    "%s says that the row is a total of others, which would count "
				    "twice; take the row out",
				    cell_quoted(reader->arena, text));
	return NULL;
}

void case_row_read(struct reader *reader, const struct row *row)
{
	const char *wrong;

	if (row->fault == NULL && row_is_blank(row)) {
		reader_set_aside(reader, row, &(struct verdict){.reason = "blank row"});
		return;
	}
	wrong = wrong_whole(reader, row);
	if (wrong != NULL) {
		reader_fault(reader, row, NULL, wrong);
		reader->reading->n_faulty++;
		return;
	}
	bool was_well = reader->is_well;
	size_t before = reader->diagnostics->count;
	struct verdict verdict = read_fields(reader, row);

	if (reader->diagnostics->count == before) {
		reader_use(reader, row, &verdict);
	} else {
		reader->reading->n_faulty++;
		reader->is_well = false;
	}
	reader->is_well = reader->is_well && was_well;
}
