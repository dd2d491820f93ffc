/*
 * A sheet of a workbook as a source like any other: text to be cut into rows, whose lines are the
 * sheet's rows.
 */
#ifndef READING_BOOK_SOURCE_H
#define READING_BOOK_SOURCE_H

#include "reading/book.h"
#include "reading/source.h"

struct columns;
struct field;
struct shape;

/* Where the cells of a source that is a sheet stand, once its columns are known. */
struct book_place {
	const char *book, *sheet; /* as messages name them */
	const struct field *fields;
	size_t n_fields;
	const int *at; /* the column of each field, from 0, or negative */
};

/*
 * book_source(source, sheet, area, arena, diagnostics):
 * Make the text of source->bytes, which are those of a workbook: of the sheet named, or where that
 * is NULL of the only one that has cells.  What is hidden, or cannot be read as it is shown, is
 * said in notices.  False with a fault.
 */
bool book_source(struct source *source, const char *sheet, const struct book_area *area,
		 struct arena *arena, struct diagnostics *diagnostics);

/* Remember where a source's columns are; of a text file, nothing. */
void book_source_columns(const struct source *source, const struct columns *columns,
			 const struct shape *shape, struct arena *arena);

/*
 * Say of the messages about a source in which cell it is (`case.xlsx: strategies!G7`), and of those
 * that name its path which sheet that is.
 */
void book_source_locate(const struct source *source, struct diagnostics *diagnostics);

/* `case.xlsx: Sheet 1`: a sheet as messages name it. */
const char *book_source_name(const char *book, const char *sheet, struct arena *arena);

/* What a sheet's hidden rows, columns and formats are, each in a notice. */
void book_source_say(const struct book_seen *seen, bool is_hidden, const char *path,
		     struct diagnostics *diagnostics);

#endif
