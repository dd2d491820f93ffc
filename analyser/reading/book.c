#include "reading/book_parts.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/look.h"
#include "base/text.h"

static const char old_mark[] = "\xD0\xCF\x11\xE0";
static const char zip_mark[] = "PK\x03\x04";

bool book_is_mark(const char *first, size_t length)
{
	return length >= 4 && (memcmp(first, zip_mark, 4) == 0 || memcmp(first, old_mark, 4) == 0);
}

bool book_is_named(const char *path)
{
	return path[0] != '\0' && text_ends("|.xlsx|.xlsm|.ods|.xltx|.xls|.xlsb|", path + 1) > 0;
}

/* `A5` or `A5:F20` behind the exclamation mark. */
static bool parse_area(const char *text, struct book_area *area)
{
	*area = (struct book_area){0};
	if (!book_cell_parse(&text, &area->row, &area->column))
		return false;
	area->is_table = *text == '\0';
	if (*text == ':') {
		text++;
		if (!book_cell_parse(&text, &area->last_row, &area->last_column))
			return false;
	}
	return *text == '\0';
}

bool book_split(const char *path, const char **file, const char **sheet, struct book_area *area,
		struct arena *arena)
{
	const char *colon = NULL, *mark;

	*area = (struct book_area){0};
	for (const char *at = strchr(path, ':'); at != NULL && colon == NULL;
	     at = strchr(at + 1, ':'))
		if (book_is_named(arena_text_of(arena, path, (size_t)(at - path))))
			colon = at;
	if (colon == NULL || colon[1] == '\0')
		return false;
	*file = arena_text_of(arena, path, (size_t)(colon - path));
	*sheet = arena_text(arena, colon + 1);
	mark = strrchr(*sheet, '!');
	if (mark != NULL && parse_area(mark + 1, area))
		*sheet = arena_text_of(arena, *sheet, (size_t)(mark - *sheet));
	/* Quoted, as spreadsheets do where a name has blanks. */
	size_t length = strlen(*sheet);

	if (length > 2 && (*sheet)[0] == '\'' && (*sheet)[length - 1] == '\'')
		*sheet = arena_text_of(arena, *sheet + 1, length - 2);
	return true;
}

void book_sheet_add(struct book *book, const char *name, const char *part, bool is_hidden)
{
	if (book->n_sheets == BOOK_MOST_SHEETS) {
		book->problem = "has more than 500 sheets; save those that are wanted as CSV";
		return;
	}
	ARENA_ADD_BY(book->arena, book, sheets, n_sheets, sheets_capacity) = (struct book_sheet){
	    arena_text(book->arena, name), arena_text(book->arena, part), is_hidden};
}

const char book_too_long[] = "has a cell of 1 MiB or more, which no spreadsheet has";

bool book_text_add(struct book_text *text, const char *bytes, size_t length, struct arena *arena)
{
	if (text->used + length > BOOK_MOST_CELL)
		return false;
	text->bytes = arena_room(arena, text->bytes, text->used, &text->capacity, length);
	memcpy(text->bytes + text->used, bytes, length);
	text->used += length;
	return true;
}

/* An older document of Office: protected, or an .xls. */
static void refuse_old(struct book *book, const char *bytes, size_t size)
{
	static const char name[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";

	book->problem = bytes != NULL && memmem(bytes, size, name, sizeof name) != NULL
			    ? "is protected by a password; save it without one"
			    : "is a workbook of Excel 97 (.xls) or another older document; open it "
			      "and save it as .xlsx or CSV";
}

const char *book_misnamed(const char *first, size_t length)
{
	while (length > 0 && strchr(" \t\r\n\xEF\xBB\xBF", *first) != NULL) {
		first++;
		length--;
	}
	return length > 0 && *first == '<'
		   ? "is named as a spreadsheet but is a web page or XML, as some systems export "
		     "it; open it in a spreadsheet and save it as .xlsx or CSV"
		   : "is named as a spreadsheet but is none; if it is text, such as CSV, rename it "
		     "to end in .csv";
}

/* The same of a file on the disk, piece by piece; a name that two of them share is seen in the
 * second. */
static bool refuse_old_file(struct book *book, const char *path)
{
	enum { PIECE = 8 * 1024, OVERLAP = 64 };
	char bytes[OVERLAP + PIECE];
	size_t length, kept = 0;
	FILE *stream = fopen(path, "rb");
	bool is_old;

	if (stream == NULL)
		look_fail(path);
	length = fread(bytes, 1, 4, stream);
	is_old = length == 4 && memcmp(bytes, old_mark, 4) == 0;
	if (is_old)
		refuse_old(book, NULL, 0);
	while (is_old && strstr(book->problem, "password") == NULL &&
	       (length = fread(bytes + kept, 1, PIECE, stream)) > 0) {
		length += kept;
		refuse_old(book, bytes, length);
		kept = length < OVERLAP ? length : OVERLAP;
		memmove(bytes, bytes + length - kept, kept);
	}

	const bool is_read = ferror(stream) == 0;
	const int why = errno;

	(void)fclose(stream);
	errno = why;
	if (!is_read)
		look_fail(path);
	return is_old;
}

/* Is the part there?  Sees whether the file can be read at all. */
static bool has_part(struct book *book, const char *part)
{
	return book->problem == NULL && book_zip_part(book->zip, part);
}

struct book *book_open(const struct book_bytes *bytes, struct arena *arena)
{
	struct book *book = arena_alloc(arena, sizeof *book);
	char mimetype[64];
	int64_t length = 0;

	*book = (struct book){.arena = arena};
	if (bytes->bytes != NULL && bytes->size >= 4 && memcmp(bytes->bytes, old_mark, 4) == 0) {
		refuse_old(book, bytes->bytes, bytes->size);
		return book;
	}
	if (bytes->path != NULL && refuse_old_file(book, bytes->path))
		return book;
	book->zip = book_zip_open(bytes, arena);
	if (has_part(book, "[Content_Types].xml")) {
		(void)book_xlsx_open(book);
		return book;
	}
	if (has_part(book, "mimetype"))
		length = book_zip_read(book->zip, mimetype, sizeof mimetype);
	if (length > 45 &&
	    memcmp(mimetype, "application/vnd.oasis.opendocument.spreadsheet", 46) == 0) {
		book->is_ods = true;
		(void)book_ods_open(book);
		return book;
	}
	book->problem = book_zip_problem(book->zip);
	return book->problem == NULL ? NULL : book;
}

void book_close(struct book *book)
{
	if (book != NULL && book->zip != NULL)
		book_zip_close(book->zip);
}

/* The next letter or digit, small, of a sheet's name: blanks, `_` and `-` say nothing. */
static char next_letter(const char **at)
{
	while (**at == ' ' || **at == '_' || **at == '-')
		++*at;

	char letter = **at;

	*at += letter != '\0';
	return letter >= 'A' && letter <= 'Z' ? (char)(letter + ('a' - 'A')) : letter;
}

static bool is_alike(const char *a, const char *b)
{
	char letter;

	do {
		letter = next_letter(&a);
		if (letter != next_letter(&b))
			return false;
	} while (letter != '\0');
	return true;
}

size_t book_find(const struct book *book, const char *name)
{
	for (size_t i = 0; i < book->n_sheets; i++)
		if (strcmp(book->sheets[i].name, name) == 0)
			return i;
	for (size_t i = 0; i < book->n_sheets; i++)
		if (is_alike(book->sheets[i].name, name))
			return i;
	return book->n_sheets;
}

struct book_reader *book_read(struct book *book, size_t sheet, const struct book_area *area,
			      bool is_plain, struct arena *arena)
{
	struct book_reader *reader = arena_alloc(arena, sizeof *reader);

	*reader = (struct book_reader){.book = book, .arena = arena};
	reader->rows = (struct book_rows){
	    .arena = arena, .is_plain = is_plain, .most = book_zip_most(book->zip)};
	if (area != NULL)
		reader->rows.area = *area;
	if (!(book->is_ods ? book_ods_begin(reader, sheet) : book_xlsx_begin(reader, sheet)))
		return NULL;
	return reader;
}

int64_t book_reader_take(struct book_reader *reader, char *bytes, size_t size)
{
	struct book_rows *rows = &reader->rows;

	while (rows->used - rows->taken < size && !reader->is_ended) {
		if (book_xml_step(reader->xml))
			continue;
		reader->is_ended = true;
		reader->book->problem = book_xml_problem(reader->xml);
		if (reader->book->problem == NULL) {
			book_rows_end(rows);
			reader->book->problem = rows->problem;
		}
	}
	if (reader->book->problem != NULL)
		return -1;
	return (int64_t)book_rows_take(rows, bytes, size);
}

const struct book_seen *book_reader_seen(const struct book_reader *reader)
{
	return &reader->rows.seen;
}

void book_reader_close(struct book_reader *reader)
{
	if (reader != NULL)
		book_xml_close(reader->xml);
}
