#include "tally/head_parts.h"

#include <string.h>

#include "base/text.h"
#include "reading/cell.h"
#include "reading/given.h"

#define HEADER_ROWS 50
#define MOST_NAMED 15 /* columns in a message */

struct row *head_decode(const struct head *head, const struct row *row, struct arena *arena)
{
	struct row *decoded = arena_alloc(arena, sizeof *decoded);

	*decoded = *row;
	if (row->fault != NULL)
		return decoded;
	decoded->cells = arena_array(arena, row->n_cells, sizeof *decoded->cells);
	for (size_t i = 0; i < row->n_cells; i++)
		decoded->cells[i] = text_trim(arena, encoding_text(&head->encoding, row->cells[i],
								   strlen(row->cells[i]), arena));
	return decoded;
}

/* Two rows as one header: `Payment` above `Date` is `Payment Date`. */
static struct row *join_rows(const struct row *above, const struct row *below, bool carries,
			     struct arena *arena)
{
	struct row *joined = arena_alloc(arena, sizeof *joined);
	const char *last = "";

	*joined = *below;
	joined->line = above->line;
	joined->n_cells = above->n_cells > below->n_cells ? above->n_cells : below->n_cells;
	joined->cells = arena_array(arena, joined->n_cells, sizeof *joined->cells);
	for (size_t i = 0; i < joined->n_cells; i++) {
		const char *first = row_cell(above, (int)i);
		const char *second = row_cell(below, (int)i);

		/* A title over several columns stands above the first of them. */
		if (first[0] != '\0')
			last = first;
		else if (carries && second[0] != '\0')
			first = last;
		joined->cells[i] = text_more(arena, first, " ", second);
	}
	return joined;
}

/* Does the row below a header only tell more of its columns: `(£)`, `Net`, `VAT`? */
static bool goes_on_below(const struct head *head, const struct row *below)
{
	int field = ledger_amount_field(&head->shape);
	int at = field < 0 ? -1 : head->columns.at[field];
	struct money money;

	if (row_cell(below, at)[0] == '\0')
		return false;
	for (size_t i = 0; i < below->n_cells; i++)
		if (money_parse(below->cells[i], &money) == PARSE_OK)
			return false;
	return true;
}

static bool find_header(struct head *head, struct arena *arena)
{
	const struct sheet *sheet = &head->sheet;
	size_t n = sheet->n_rows < HEADER_ROWS ? sheet->n_rows : HEADER_ROWS;
	const struct row **rows = arena_array(arena, n + 1, sizeof *rows);
	size_t least = SIZE_MAX, most_cells = 0, best = 0;

	for (size_t i = 0; i < n + 1 && i < sheet->n_rows; i++)
		rows[i] =
		    sheet->rows[i].fault == NULL ? head_decode(head, &sheet->rows[i], arena) : NULL;
	for (size_t i = 0; i < n; i++) {
		const struct row *below = i + 1 < sheet->n_rows ? rows[i + 1] : NULL;

		if (rows[i] == NULL)
			continue;
		size_t lacking =
		    columns_match(&head->columns, rows[i], &head->shape, &head->options, arena);

		/* Where channels are columns, a title above them needs nothing else. */
		lacking += head->options.is_wide && !channel_columns_any(head, arena);

		if (lacking == 0) {
			head->header = i;
			head->n_header = 1;
			if (below != NULL && goes_on_below(head, below)) {
				struct columns single = head->columns;

				head->n_header = 2;
				if (columns_match(&head->columns,
						  join_rows(rows[i], below, true, arena),
						  &head->shape, &head->options, arena) != 0) {
					head->columns = single;
					head->n_header = 1;
				}
			}
			return true;
		}
		size_t n_cells = 0;

		for (size_t j = 0; j < rows[i]->n_cells; j++)
			n_cells += rows[i]->cells[j][0] != '\0';
		if (n_cells > 0 &&
		    (lacking < least || (lacking == least && n_cells > most_cells))) {
			least = lacking;
			best = i;
			most_cells = n_cells;
		}
	}
	for (size_t i = 0; i + 1 < n; i++)
		for (int carries = 0; carries < 2; carries++)
			if (rows[i] != NULL && rows[i + 1] != NULL &&
			    columns_match(&head->columns,
					  join_rows(rows[i], rows[i + 1], carries != 0, arena),
					  &head->shape, &head->options, arena) == 0) {
				head->header = i;
				head->n_header = 2;
				return true;
			}
	head->sample = best + 1;
	if (least == SIZE_MAX)
		head->columns.header = NULL;
	else
		columns_match(&head->columns, rows[best], &head->shape, &head->options, arena);
	return false;
}

/* A preamble may have misled about the delimiter; false, with all as it was, where not. */
static bool find_otherwise(struct head *head, struct arena *arena)
{
	const struct head before = *head;

	for (size_t i = 0; sheet_delimiters[i] != 0; i++) {
		sheet_read(&head->sheet, before.sheet.source, sheet_delimiters[i], false, arena);
		if (find_header(head, arena))
			return true;
	}
	head->sheet = before.sheet;
	head->columns = before.columns;
	head->sample = before.sample;
	return false;
}

bool head_find(struct head *head, struct arena *arena, struct diagnostics *diagnostics)
{
	if (head->question->header != NULL)
		return head_given(head, arena);
	if (!find_header(head, arena) &&
	    !(head->question->delimiter == 0 && find_otherwise(head, arena)) &&
	    !head_find_far(head, arena))
		return false;
	head_take_rows_above(head, arena, diagnostics);
	return true;
}

/* A log that cannot be read because its channels are columns. */
static void wide_offer(const struct head *head, struct diagnostics *diagnostics)
{
	int channel = shape_field(&head->shape, "channel");
	const char *seen = channel < 0 || head->columns.at[channel] >= 0
			       ? NULL
			       : channel_columns_seen(head, diagnostics->arena);

	if (seen != NULL)
		notice(diagnostics, at_line(head->path, head->columns.header->line),
		       "the columns %s are named like channels; --wide reads each as rows of its "
		       "channel",
		       seen);
}

const char *head_lacks(const struct head *head, bool *is_amount, struct arena *arena)
{
	const int amount = ledger_amount_field(&head->shape);
	const char *lacking = NULL;
	size_t n_there = 0, n_lacking = 0;

	*is_amount = false;
	for (size_t i = 0; head->columns.header != NULL && i < head->shape.n_fields; i++) {
		const struct field *field = &head->fields[i];

		n_there += head->columns.at[i] >= 0;
		if ((field->flags & (FIELD_REQUIRED | FIELD_COLUMN)) == 0 ||
		    (field->flags & FIELD_CONSTANT) != 0 || head->columns.at[i] >= 0)
			continue;
		n_lacking++;
		*is_amount = (int)i == amount;
		lacking = text_more(arena, lacking, ", ", field->id);
	}
	*is_amount = *is_amount && n_lacking == 1 && n_there > 1;
	return n_there > 0 ? lacking : NULL;
}

bool head_refuse(const struct head *head, struct diagnostics *diagnostics)
{
	const struct tally_question *question = head->question;
	struct arena *arena = diagnostics->arena;
	const char *wanted = "", *ways = "", *cells = "", *seen;
	bool has_any = false;
	int amount = ledger_amount_field(&head->shape);
	size_t n_named = 0;

	const struct row *beyond = sheet_beyond(&head->sheet, head->columns.header);

	if (question->header == NULL && beyond != NULL)
		return fault(diagnostics, at_line(head->path, beyond->line), "%s", beyond->fault);
	if (head->columns.header == NULL)
		return fault(diagnostics, in_file(head->path),
			     "has no row among its first %d that can be the header of a file of %s",
			     HEADER_ROWS, question->shape->kind);
	for (size_t i = 0; i < head->shape.n_fields; i++) {
		const struct field *field = &head->fields[i];

		if ((field->flags & (FIELD_REQUIRED | FIELD_COLUMN)) == 0 ||
		    (field->flags & FIELD_CONSTANT) != 0)
			continue;
		has_any = has_any || head->columns.at[i] >= 0;
		wanted = text_more(arena, wanted, ", ", field->id);
		ways = text_more(arena, ways, ", ",
				 arena_format(arena, "--map %s=\"...\"%s", field->id,
					      field->unit == UNIT_YEAR
						  ? " (or --year 2009-10, of the whole file)"
					      : strcmp(field->id, "channel") == 0
						  ? " (or --channel NAME, of the whole file)"
						  : ""));
	}
	columns_say_lacking(&head->columns, &head->shape, &head->options, head->path, diagnostics);
	wide_offer(head, diagnostics);
	if (head->options.is_wide && !channel_columns_any(head, arena))
		return channel_columns_refuse(head, diagnostics);
	if (question->header == NULL &&
	    given_refuse_payment(head->columns.header, head->path, diagnostics))
		return false;
	if (has_any || question->n_mappings > 0 || question->header != NULL) {
		columns_report(&head->columns, &head->sheet, &head->shape, &head->options,
			       diagnostics);
		/* Of help where it is the amount that was not found. */
		seen =
		    amount >= 0 && head->columns.at[amount] < 0 ? amounts_seen(head, arena) : NULL;
		if (seen != NULL)
			notice(diagnostics, at_line(head->path, head->columns.header->line),
			       "the columns that hold amounts are %s", seen);
		return false;
	}
	if (head->columns.header->n_cells == 1 && question->delimiter != 0)
		ways = arena_format(arena,
				    "%s; its rows have one cell with the delimiter that "
				    "--delimiter names: leave that out if it is another",
				    ways);
	else if (head->columns.header->n_cells == 1 &&
		 strpbrk(head->columns.header->cells[0], sheet_delimiters) != NULL)
		return fault(diagnostics, at_line(head->path, head->columns.header->line),
			     "is not a file of %s as it stands: a row is one cell, such as %s, "
			     "whose quotes around it all hide the delimiters; take them off",
			     question->shape->kind,
			     cell_quoted(arena, head->columns.header->cells[0]));
	for (size_t i = 0; i < head->columns.header->n_cells; i++) {
		const char *cell = head->columns.header->cells[i];

		if (cell[0] != '\0' && n_named++ < MOST_NAMED)
			cells = text_more(arena, cells, ", ", cell_quoted(arena, cell));
	}
	if (n_named > MOST_NAMED)
		cells = arena_format(arena, "%s and %zu more", cells, n_named - MOST_NAMED);
	return fault(diagnostics, in_file(head->path),
		     "is not a file of %s: none of its first %d rows names a column for %s; the "
		     "row most like a header is %ld, with %s; leave it out, or, if it is one all "
		     "the same, say which columns they are: %s",
		     question->shape->kind, HEADER_ROWS, wanted, head->columns.header->line, cells,
		     ways);
}
