#include "reading/case_checks.h"

#define HEADER_ROWS 50
#define LAST_ROWS 50 /* among which a header may stand that sorting has put there */

/* A header that stands behind the rows it is of, as after sorting. */
static bool is_below(struct reader *reader, const struct sheet *sheet, size_t at,
		     const struct column_options *options)
{
	const struct shape *shape = reader->reading->shape;

	if (sheet->rows[at].fault != NULL ||
	    columns_match(&reader->columns, &sheet->rows[at], shape, options, reader->arena) != 0)
		return false;
	for (size_t i = 0; i < at; i++)
		if (ledger_is_payment(&sheet->rows[i], shape, &reader->columns))
			return true;
	return false;
}

/* A ledger's: the best of its first rows; how many fields that lacks. */
static size_t find_header(struct reader *reader, const struct sheet *sheet,
			  const struct column_options *options, size_t *least)
{
	size_t best = sheet->n_rows, most_cells = 0;

	*least = MAX_FIELDS + 1;
	for (size_t i = 0; i < sheet->n_rows && i < HEADER_ROWS && *least != 0; i++) {
		const struct row *row = &sheet->rows[i];

		if (row->fault != NULL)
			continue;
		size_t lacking = columns_match(&reader->columns, row, reader->reading->shape,
					       options, reader->arena);

		/* Where nothing fits, the widest row is what the message should show. */
		if (lacking < *least || (lacking == *least && row->n_cells > most_cells)) {
			*least = lacking;
			best = i;
			most_cells = row->n_cells;
		}
	}
	for (size_t i = sheet->n_rows;
	     *least > 0 && i > HEADER_ROWS && i + LAST_ROWS > sheet->n_rows; i--)
		if (is_below(reader, sheet, i - 1, options)) {
			*least = 0;
			best = i - 1;
		}
	return best;
}

size_t header_find(struct reader *reader, struct sheet *sheet, const struct column_options *options)
{
	const struct source *source = reader->reading->source;
	size_t least;

	sheet_read(sheet, source, reader->options->delimiter, !options->is_ledger, reader->arena);
	if (!options->is_ledger)
		return 0;
	if (reader->options->header != NULL)
		return 0;

	size_t header = find_header(reader, sheet, options, &least);

	/* A preamble may have misled about the delimiter. */
	for (size_t i = 0; reader->options->delimiter == 0 && least > 0 && sheet_delimiters[i] != 0;
	     i++) {
		struct sheet other;

		sheet_read(&other, source, sheet_delimiters[i], false, reader->arena);

		size_t other_header = find_header(reader, &other, options, &least);

		if (least == 0) {
			*sheet = other;
			header = other_header;
		}
	}
	return header;
}

bool header_refuse_preamble(struct reader *reader, const struct sheet *sheet, size_t header,
			    size_t lacking, const struct column_options *options)
{
	for (size_t i = header + 1; i < sheet->n_rows && i < HEADER_ROWS; i++) {
		struct columns columns;
		const struct row *row = &sheet->rows[i];

		if (row->fault != NULL || lacking <= 1 ||
		    columns_match(&columns, row, reader->reading->shape, options, reader->arena) >
			1)
			continue;
		reader_fault(
		    reader, &sheet->rows[header], NULL,
		    arena_format(
			reader->arena,
			"is not a header of %s, but line %ld is: take out the lines above it%s",
			reader->reading->shape->kind, row->line,
			options->is_mappable ? ", or use --lenient" : ""));
		return true;
	}
	return false;
}
