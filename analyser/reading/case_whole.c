#include "reading/case_whole.h"

#include <string.h>

#include "base/say.h"
#include "reading/case_months.h"
#include "reading/case_totals.h"
#include "reading/cell.h"
#include "reading/duplicates.h"

static void check_duplicates(struct reader *reader, const struct sheet *sheet, size_t header)
{
	struct duplicates duplicates;

	duplicates_init(&duplicates, reader->arena);
	for (size_t i = header + 1; i < sheet->n_rows; i++) {
		const struct row *row = &sheet->rows[i], *first;

		if (row->fault != NULL || row_is_blank(row))
			continue;
		first = duplicates_see(&duplicates, row);
		if (first != NULL)
			reader_fault(
			    reader, row, NULL,
			    arena_format(reader->arena,
					 "agrees with line %ld in every cell, so it would "
					 "count twice; take one out, or, if both are meant, "
					 "make one row of them or tell them apart in a column "
					 "of your own",
					 first->line));
	}
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
		diagnose(reader->diagnostics, SEVERITY_NOTICE,
			 (struct place){reader->reading->source->path, first->line, NULL},
			 "%zu %s with a # in quotes, so %s; take the quotes off if it is a comment",
			 count, count == 1 ? "row begins" : "rows begin",
			 count == 1 ? "it counts as a row" : "they count as rows");
}

/* Spreadsheets leave hundreds of them, below what was filled in. */
static void say_blank_rows(const struct reader *reader)
{
	const struct reading *reading = reader->reading;

	if (reading->n_rejects > 0)
		diagnose(reader->diagnostics, SEVERITY_NOTICE,
			 (struct place){reading->source->path, reading->rejects[0].line, NULL},
			 "%s with nothing in %s cells left out%s",
			 say_count(reader->arena, reading->n_rejects, "row", "rows"),
			 say_which(reading->n_rejects, "its", "their"),
			 reading->n_rejects == 1 ? "" : ", this one the first");
}

void case_whole_check(struct reader *reader, const struct sheet *sheet, size_t header)
{
	check_duplicates(reader, sheet, header);
	check_quoted_marks(reader, sheet, header);
	case_months_say(reader, sheet, header);
	say_blank_rows(reader);
	case_totals_check(reader);
}
