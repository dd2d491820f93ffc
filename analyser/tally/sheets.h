/*
 * The sheets of a workbook as texts of CSV, unpacked as they are read (reading/book.h): the number
 * of a line is that of the sheet's row.  Memory grows with the strings that the sheets share, and
 * not with their rows.
 */
#ifndef TALLY_SHEETS_H
#define TALLY_SHEETS_H

#include "base/diagnostics.h"
#include "reading/book.h"

struct sheets;

/* What is asked for: a sheet by its name and its area, or those that --member names, or all. */
struct sheets_asked {
	const char *path;  /* as messages name the file */
	const char *sheet; /* or NULL */
	struct book_area area;
};

/*
 * sheets_open(bytes, asked, &sheets, arena, diagnostics):
 * Look into a file that is marked as a workbook; *sheets is NULL where it is a ZIP archive of
 * another kind.  False with a fault.
 */
bool sheets_open(const struct book_bytes *bytes, const struct sheets_asked *asked,
		 struct sheets **sheets, struct arena *arena, struct diagnostics *diagnostics);
void sheets_close(struct sheets *sheets);

/* Read only the sheets of these names, or patterns of them. */
void sheets_choose(struct sheets *sheets, const char *const *names, size_t count);

/* Is there more than one to read? */
bool sheets_are_several(const struct sheets *sheets);

/* Go to the first sheet, or the next one, and set *name; false at the end, or with a fault told. */
bool sheets_next(struct sheets *sheets, const char **name, bool *is_well);

/* Go back to the start of the sheet; false with a problem. */
bool sheets_again(struct sheets *sheets);

/* As stream_read(): -1 with errno set and a problem, unless memory ran out. */
int64_t sheets_read(struct sheets *sheets, char *bytes, size_t size);

/* Is it that the file cannot be read, rather than what is in it? */
bool sheets_is_failure(const struct sheets *sheets);

/* What is wrong with the workbook, to stand behind its name; or NULL. */
const char *sheets_problem(const struct sheets *sheets);

#endif
