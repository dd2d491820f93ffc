/*
 * Workbooks (.xlsx, .xlsm, .ods): their sheets, and the rows of one as lines of CSV (book_rows.h).
 *
 * A cell is what a spreadsheet shows: a date by its format, `46%`, the result of a formula as it
 * was last saved.  Numbers keep all their digits.  Rows, columns and sheets that are hidden are
 * read. Nothing is calculated, run or fetched; what comes of a file is bounded by its size
 * (book_zip.h), and memory by its shared strings (BOOK_MOST_STRINGS) and styles.
 */
#ifndef READING_BOOK_H
#define READING_BOOK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "reading/book_rows.h"
#include "reading/book_zip.h"

#define BOOK_MOST_STRINGS ((size_t)512 * 1024 * 1024) /* bytes of those that sheets share */
#define BOOK_MOST_SHEETS 500

struct book_sheet {
	const char *name, *part;
	bool is_hidden;
};

struct book {
	struct arena *arena;
	struct book_zip *zip;
	bool is_ods, is_1904;
	struct book_sheet *sheets;
	size_t n_sheets, sheets_capacity;
	const char *strings_part, *styles_part;
	/* Of .xlsx: the format of each style, and the strings that sheets share. */
	unsigned char *formats;
	size_t n_formats, formats_capacity;
	struct book_strings *strings;
	const char *problem; /* to stand behind the file's name; or NULL */
};

/* Do these first bytes, or all of them, begin a ZIP archive or an older document of Office? */
bool book_is_mark(const char *first, size_t length);

/* Why a file that is named as a workbook, and has no mark of one, is not read, and what to do. */
const char *book_misnamed(const char *first, size_t length);

/* Does a path end as those of workbooks do? */
bool book_is_named(const char *path);

/*
 * book_open(bytes, arena):
 * Look into a file.  NULL where it is a ZIP archive without a workbook in it; else a book, with
 * a problem where it cannot be read as one (protected, damaged, binary, too old), and what to do.
 */
struct book *book_open(const struct book_bytes *bytes, struct arena *arena);
void book_close(struct book *book);

/*
 * book_split(path, &file, &sheet, &area, arena):
 * Part `FILE.xlsx:Sheet!A5` into its file, sheet (or NULL) and area.  False where the path names no
 * sheet.
 */
bool book_split(const char *path, const char **file, const char **sheet, struct book_area *area,
		struct arena *arena);

/* The sheet of that name, however it is written; n_sheets: none. */
size_t book_find(const struct book *book, const char *name);

struct book_reader;

/* Read the rows of a sheet; NULL with the book's problem. */
struct book_reader *book_read(struct book *book, size_t sheet, const struct book_area *area,
			      bool is_plain, struct arena *arena);

/* Up to `size` bytes of CSV; 0 at the end, -1 with the book's problem. */
int64_t book_reader_take(struct book_reader *reader, char *bytes, size_t size);

/* What was seen on the way. */
const struct book_seen *book_reader_seen(const struct book_reader *reader);

void book_reader_close(struct book_reader *reader);

#endif
