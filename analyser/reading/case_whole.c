#include "reading/case_whole.h"

#include <string.h>

#include "base/alike.h"
#include "base/say.h"
#include "reading/case_checks.h"
#include "reading/cell.h"
#include "reading/doubtful.h"
#include "reading/record_doubts.h"

/* `Aug-07`: the month after the last two digits of the year, 2007-08 as a spreadsheet shows it. */
static bool is_made_month(const char *text)
{
	struct year year;
	int month;

	return strlen(text) == 6 && text[3] == '-' && text[0] > '9' &&
	       year_parse(text, &year, &month) && month >= 4 && month == year.start % 100 + 1;
}

/*
 * Years that a spreadsheet made months of, where rows may be of some months only: tell where all
 * dates of the file are such as `Aug-07`, which a spreadsheet shows for 2007-08.
 */
static void say_made_months(struct reader *reader, const struct sheet *sheet, size_t header)
{
	int field = shape_field(&reader->shape, "year");
	const char *example = NULL;
	struct year year;
	int at, month;
	long line = 0;

	/* Where only years count, a month does no harm. */
	if (field < 0 || shape_field(&reader->shape, "months") < 0)
		return;
	at = reader->columns.at[field];

	for (size_t i = header + 1; at >= 0 && i < sheet->n_rows; i++) {
		const struct row *row = &sheet->rows[i];
		const char *cell = row_cell(row, at);

		if (cell_is_missing(cell))
			continue;
		if (!is_made_month(cell))
			return;
		if (example == NULL) {
			example = cell;
			line = row->line;
		}
	}
	if (example != NULL && year_parse(example, &year, &month))
		notice(reader->diagnostics,
		       (struct place){reader->reading->source->path, line,
				      reader->shape.fields[field].id},
		       "'%s' is read as a month, but a spreadsheet makes it of %s too; write %s if "
		       "the whole year is meant",
		       example, say_year(reader->arena, year), say_year(reader->arena, year));
}

/* Has what a row is of one row only, whatever other columns say of it?  All but what is counted. */
static bool is_one_only(const struct shape *shape)
{
	static const char *const counted[] = {"activity", "spend", "prices"};

	for (size_t i = 0; i < N_OF(counted); i++)
		if (strcmp(shape->kind, counted[i]) == 0)
			return false;
	return true;
}

/* `alike` has the same rows as they are compared, whatever way they are written. */
static void check_duplicates(struct reader *reader, const struct sheet *sheet,
			     const struct row *const *alike)
{
	struct duplicates exact, in_short;
	size_t n_seen = 0;

	duplicates_init(&exact, NULL, sheet->n_rows, reader->arena);
	duplicates_init(&in_short, NULL, sheet->n_rows, reader->arena);
	for (size_t i = 0; i < sheet->n_rows; i++) {
		const struct row *row = &sheet->rows[i], *first = NULL,
				 *found =
				     alike[i] == NULL ? NULL : duplicates_see(&in_short, alike[i]);

		if (found == NULL)
			continue;
		/* Few get here: are they written in one way too? */
		for (; n_seen <= i; n_seen++)
			if (alike[n_seen] != NULL)
				first = duplicates_see(&exact, &sheet->rows[n_seen]);
		reader_fault(reader, row, NULL,
			     arena_format(reader->arena,
					  "agrees with line %ld in every cell%s, so it would "
					  "count twice; take one out, or, if both are meant, %s",
					  first != NULL ? first->line : found->line,
					  first != NULL ? "" : " but for how they are written",
					  is_one_only(&reader->shape)
					      ? "make one row of them"
					      : "make one row of them or tell them apart in a "
						"column of your own"));
	}
}

static bool is_number(const struct field *field)
{
	/* Of plain numbers those that are mostly more than a thousand; a rate may have any
	 * decimals. */
	return (field->unit == UNIT_COUNT || field->unit == UNIT_MONEY ||
		strcmp(field->id, "quantity") == 0 || strcmp(field->id, "productive_hours") == 0) &&
	       (field->flags & (FIELD_RAW | FIELD_PER_ONE)) == 0;
}

void case_whole_doubts(struct reader *reader, const struct sheet *sheet, size_t header)
{
	struct doubtfuls shares;
	bool is_well = true;

	doubtfuls_init(&shares, reader->arena);
	for (size_t j = 0; j < reader->shape.n_fields; j++) {
		const struct field *field = &reader->shape.fields[j];
		const int at = reader->columns.at[j];
		const bool has_comma = (field->flags & FIELD_DECIMAL_COMMA) != 0,
			   is_share =
			       field->unit == UNIT_PERCENT && (field->flags & FIELD_RAW) == 0;
		struct doubtfuls numbers;

		if (at < 0 || (!is_share && !is_number(field)))
			continue;
		doubtfuls_init(&numbers, reader->arena);
		for (size_t i = header + 1; i < sheet->n_rows; i++) {
			const struct row *row = &sheet->rows[i];
			const struct place place = {reader->reading->source->path, row->line,
						    field->id};

			if (row->fault != NULL || (size_t)at >= row->n_cells)
				continue;
			if (is_share)
				doubtfuls_see_share(&shares, row->cells[at], has_comma, place);
			else
				doubtfuls_see_number(&numbers, row->cells[at], has_comma, place);
		}
		is_well &= doubtfuls_refuse_numbers(&numbers, reader->diagnostics);
	}
	is_well &= doubtfuls_refuse_shares(&shares, reader->diagnostics);
	reader->is_well = reader->is_well && is_well;
}

/*
 * Every `#` at the start of a cell here was inside quotes.  Where the header is quoted too, whoever
 * wrote the file quotes everything, and a comment looks like a row.
 */
static void check_quoted_marks(struct reader *reader, const struct sheet *sheet, size_t header)
{
	const struct row *first = NULL;
	size_t count = 0;

	for (size_t i = header + 1; i < sheet->n_rows; i++) {
		const struct row *row = &sheet->rows[i];

		if (row->fault != NULL || row->cells[0][0] != '#')
			continue;
		if (count++ == 0)
			first = row;
		if (sheet->rows[header].raw[0] == '"')
			reader_fault(
			    reader, row, NULL,
			    arena_format(reader->arena,
					 "begins with %s in quotes, as all cells of this "
					 "file are, so it may be a row or a comment: take the "
					 "row out if it is a comment, else begin it with "
					 "something other than #",
					 cell_quoted(reader->arena, row->cells[0])));
	}
	if (count > 0 && sheet->rows[header].raw[0] != '"')
		notice(reader->diagnostics, at_line(reader->reading->source->path, first->line),
		       "%zu %s with a # in quotes, so %s; take the quotes off if it is a comment",
		       count, count == 1 ? "row begins" : "rows begin",
		       count == 1 ? "it counts as a row" : "they count as rows");
}

/* Spreadsheets leave hundreds of them, below what was filled in. */
static void say_blank_rows(const struct reader *reader)
{
	const struct reading *reading = reader->reading;

	if (reading->n_rejects > 0)
		notice(reader->diagnostics,
		       at_line(reading->source->path, reading->rejects[0].line),
		       "%s with nothing in %s cells left out%s",
		       say_count(reader->arena, reading->n_rejects, "row", "rows"),
		       say_which(reading->n_rejects, "its", "their"),
		       reading->n_rejects == 1 ? "" : ", this one the first");
}

/* The names of one column, with the first row of each. */
struct column_names {
	const char **names;
	long *lines;
	size_t count;
};

/* More names than these are no slips of the pen, nor are more twins than these told of. */
#define MOST_NAMES 1000
#define MOST_TWINS 5

static struct column_names names_of(const struct reader *reader, size_t field)
{
	const struct reading *reading = reader->reading;
	struct column_names found = {arena_array(reader->arena, MOST_NAMES, sizeof *found.names),
				     arena_array(reader->arena, MOST_NAMES, sizeof *found.lines),
				     0};

	for (size_t i = 0; i < reading->n_records && found.count < MOST_NAMES; i++) {
		const struct value *value = &reading->records[i].values[field];
		bool is_known = value->kind != VALUE_TEXT;

		for (size_t j = found.count; j > 0 && !is_known; j--)
			is_known = strcmp(found.names[j - 1], value->text) == 0;
		if (is_known)
			continue;
		found.names[found.count] = value->text;
		found.lines[found.count++] = reading->records[i].line;
	}
	return found;
}

/* `plannning` beside `planning`, `Westmere DC` beside `Westmere District Council`. */
static void say_twins(const struct reader *reader, size_t field)
{
	const struct column_names found = names_of(reader, field);
	const char *id = reader->reading->shape->fields[field].id;
	const bool is_council = strcmp(id, "council") == 0;
	struct alike_council *councils = arena_array(reader->arena, found.count, sizeof *councils);
	size_t n_told = 0;

	for (size_t i = 0; i < found.count && is_council; i++)
		councils[i] = alike_council(found.names[i], reader->arena);

	for (size_t i = 1; i < found.count; i++)
		for (size_t j = 0; j < i && n_told < MOST_TWINS; j++) {
			if (!alike_by_a_letter(found.names[j], found.names[i]) &&
			    !(is_council && alike_as_councils(&councils[j], &councils[i])))
				continue;
			n_told++;
			notice(reader->diagnostics,
			       (struct place){reader->reading->source->path, found.lines[i], id},
			       "%s is nearly %s of line %ld, and the two are kept apart; write "
			       "them alike if they are one",
			       cell_quoted(reader->arena, found.names[i]),
			       cell_quoted(reader->arena, found.names[j]), found.lines[j]);
		}
}

static void say_all_twins(const struct reader *reader)
{
	const struct shape *shape = reader->reading->shape;

	for (size_t i = 0; i < shape->n_fields; i++)
		/* Prices of two units are not compared. */
		if (((shape->fields[i].flags & (FIELD_NAME | FIELD_PART)) != 0 &&
		     strcmp(shape->fields[i].id, "supplier") != 0) ||
		    strcmp(shape->fields[i].id, "unit") == 0)
			say_twins(reader, i);
}

static void say_record_doubts(const struct reader *reader, const struct sheet *sheet, size_t header)
{
	const struct row *rows = sheet->rows + header + 1;
	const size_t n_rows = sheet->n_rows - header - 1;
	const int volume = shape_field(&reader->shape, "volume");
	struct ledger_sums sums;

	if (volume >= 0) {
		const struct ledger ledger = {.shape = &reader->shape,
					      .columns = &reader->columns,
					      .period = {.field = -1, .month_at = -1}};
		const size_t amount = (size_t)reader->columns.at[volume];

		zeros_say(&ledger, rows, n_rows, &amount, 1, reader->reading->source->path,
			  reader->diagnostics);
	}
	record_doubts_add(&sums, reader);
	record_doubts_say(&sums, reader, rows, n_rows);
}

void case_whole_check(struct reader *reader, const struct sheet *sheet, size_t header)
{
	struct arena *kept = reader->arena;

	/* What is compared is of the size of the file, and nothing of it stays. */
	reader->arena = arena_like(kept);

	const struct row **alike = case_alike_rows(reader, sheet, header);

	check_duplicates(reader, sheet, alike);
	case_alike_say(reader, alike, sheet->n_rows);
	check_quoted_marks(reader, sheet, header);
	say_made_months(reader, sheet, header);
	say_blank_rows(reader);
	say_all_twins(reader);
	case_totals_check(reader);
	if (reader->is_well && !is_one_only(&reader->shape))
		say_record_doubts(reader, sheet, header);
	arena_free(reader->arena);
	reader->arena = kept;
}
