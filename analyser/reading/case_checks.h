/*
 * What a case file is checked for as it is read, strictly; each in the file of its name.
 */
#ifndef READING_CASE_CHECKS_H
#define READING_CASE_CHECKS_H

#include "reading/reader.h"

/*
 * case_columns_check(columns, shape, options, path, diagnostics):
 * Columns that no field takes.  Most are an analyst's own, and are told once.  One that is nearly
 * the name of a column that the file lacks, or another word for it, would change the answer if it
 * were read: it is a fault, with what to call it.  False where a column may be one that the file
 * lacks, with a fault for each; a mapping of that field, to the column or to none, settles it.
 */
bool case_columns_check(const struct columns *columns, const struct shape *shape,
			const struct column_options *options, const char *path,
			struct diagnostics *diagnostics);

/*
 * case_faults_fold(diagnostics, first):
 * Faults of one cause: a column of text where numbers belong has one in every row.  Of the faults
 * from the `first`th on that differ in nothing but their rows and the texts found in them, more
 * than five of a kind become three and a count of the others.
 */
void case_faults_fold(struct diagnostics *diagnostics, size_t first);

/*
 * case_row_read(reader, row):
 * What is wrong with any cell is a fault that tells its line and column, and a row without any is
 * used.  Blank rows and rows of another width are faults; comments are no rows of a sheet.
 */
void case_row_read(struct reader *reader, const struct row *row);

/*
 * case_scale_check(columns, shape, row, may_be_ledger, path, diagnostics):
 * Case files are in pounds, and a column or a comment that speaks of thousands is not passed over.
 * Is each column counted in units, by its name?  False with a fault for each that is a field's
 * but for the words of its scale, which shows by the first row, or NULL, what to write.
 */
bool case_scale_check(const struct columns *columns, const struct shape *shape,
		      const struct row *row, bool may_be_ledger, const char *path,
		      struct diagnostics *diagnostics);

/*
 * Say which comments of a file with money in it speak of thousands.  False, with a fault, where a
 * title of a workbook's sheet does, above its header.
 */
bool case_scale_say(const struct source *source, const struct shape *shape, long header_line,
		    struct diagnostics *diagnostics);

/*
 * What to do with a row that was pasted one place off: it does not fit, and would with an empty
 * cell less, or one more, beside which its cells fit their columns; NULL where it fits as it is, or
 * in no such way.
 */
const char *case_shift_say(const struct reader *reader, const struct row *row);

/* Of an empty cell of a field: the column of words behind it that holds what would fit, or NULL. */
const char *case_shift_beside(const struct reader *reader, const struct row *row,
			      const struct field *field, int at);

/*
 * figure_meant(field, text, problem, arena):
 * The problem that cell_read() had with a text, with what to write for it where the text shows that
 * (`14.2k`, `-180000`, `10000 calls`, `FY2008`); NULL where it has said all there is to say.
 */
const char *figure_meant(const struct field *field, const char *text, const char *problem,
			 struct arena *arena);

/*
 * case_totals_check(reader):
 * Rows that are totals of others, and would count twice.  Called when all rows have been read.
 *
 * A row that says so under a column that names what the row is of (FIELD_NAME) is a fault, and so
 * is one by any name whose amount is, to five digits or more, what three others that agree with it
 * in all else, or in council and year, come to; or that leaves a part of its key empty (FIELD_PART,
 * FIELD_NAME) and has what the rows that give it come to.  What agrees in fewer digits, or within
 * half of one hundredth, may be chance, and is told.  Of a file of more than 1,000 rows, sums are
 * not compared.
 */
void case_totals_check(struct reader *reader);

/* --- Rows that may be one: they agree in every cell that both fill, or nearly --- */

/*
 * The rows of a sheet with their cells as they are compared, whatever way numbers and names are
 * written; NULL for the header and what is above it, and for rows that are blank or faulty.
 */
const struct row **case_alike_rows(const struct reader *reader, const struct sheet *sheet,
				   size_t header);

/* Warn of such rows that agree with one above but for cells that one of the two leaves empty or
 * short. */
void case_alike_say(struct reader *reader, const struct row *const *rows, size_t n_rows);

/*
 * header_find(reader, sheet, options):
 * Cut the source into rows and find the header among them; the number of rows where none is.  A
 * case file's is the first, comments being no rows.  A ledger's is the one among the first fifty
 * that lacks least of what its kind needs, whatever the delimiter: a preamble may have misled about
 * that.
 */
size_t header_find(struct reader *reader, struct sheet *sheet,
		   const struct column_options *options);

/*
 * header_refuse_preamble(reader, sheet, header, lacking, options):
 * A case file with a preamble: one message for the header, not one for each
 * column.  A later row is the header if it lacks at most one field, as a ledger
 * without the council's name does, and the first row lacks more.  False where
 * there is no preamble.
 */
bool header_refuse_preamble(struct reader *reader, const struct sheet *sheet, size_t header,
			    size_t lacking, const struct column_options *options);

#endif
