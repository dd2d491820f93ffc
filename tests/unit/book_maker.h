/*
 * Workbooks in memory, for tests and harnesses: a ZIP archive of stored parts.
 */
#ifndef BOOK_MAKER_H
#define BOOK_MAKER_H

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

struct made_part {
	const char *name, *text;
	size_t length; /* 0: up to its NUL */
};

struct made_book {
	char *bytes;
	size_t size, capacity;
};

static inline void made_put(struct made_book *book, const void *bytes, size_t size)
{
	while (book->capacity - book->size < size) {
		book->capacity = book->capacity == 0 ? 4096 : book->capacity * 2;
		book->bytes = realloc(book->bytes, book->capacity);
		if (book->bytes == NULL)
			abort();
	}
	if (size > 0)
		memcpy(book->bytes + book->size, bytes, size);
	book->size += size;
}

/* Little end first. */
static inline void made_number(struct made_book *book, uint64_t value, size_t size)
{
	unsigned char bytes[8];

	for (size_t i = 0; i < size; i++)
		bytes[i] = (unsigned char)(value >> (8 * i));
	made_put(book, bytes, size);
}

/* What a part's header and its entry in the directory have in common. */
static inline void made_entry(struct made_book *book, const struct made_part *part, size_t length)
{
	made_number(book, 20, 2); /* version */
	made_number(book, 0, 4);  /* flags; stored */
	made_number(book, 0, 4);  /* time */
	made_number(book, crc32(0, (const Bytef *)part->text, (uInt)length), 4);
	made_number(book, length, 4);
	made_number(book, length, 4);
	made_number(book, strlen(part->name), 2);
	made_number(book, 0, 2);
}

/* An archive of the parts, those without text left out; its bytes are the caller's to free. */
static inline struct made_book book_of_parts(const struct made_part *parts, size_t count)
{
	struct made_book book = {0}, directory = {0};
	size_t n_parts = 0;

	for (size_t i = 0; i < count; i++) {
		size_t length = parts[i].length, at = book.size;

		if (parts[i].text == NULL)
			continue;
		length = length == 0 ? strlen(parts[i].text) : length;
		n_parts++;
		made_number(&book, 0x04034b50, 4);
		made_entry(&book, &parts[i], length);
		made_put(&book, parts[i].name, strlen(parts[i].name));
		made_put(&book, parts[i].text, length);
		made_number(&directory, 0x02014b50, 4);
		made_number(&directory, 20, 2);
		made_entry(&directory, &parts[i], length);
		made_number(&directory, 0, 2);
		made_number(&directory, 0, 8);
		made_number(&directory, at, 4);
		made_put(&directory, parts[i].name, strlen(parts[i].name));
	}

	size_t at = book.size;

	made_put(&book, directory.bytes, directory.size);
	made_number(&book, 0x06054b50, 4);
	made_number(&book, 0, 4);
	made_number(&book, n_parts, 2);
	made_number(&book, n_parts, 2);
	made_number(&book, directory.size, 4);
	made_number(&book, at, 4);
	made_number(&book, 0, 2);
	free(directory.bytes);
	return book;
}

#define MADE_TYPES "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

/*
 * An .xlsx of one sheet, `Sheet 1`: of what stands in its sheetData, its shared strings (`<si>`),
 * its formats by number from 164 on (`<numFmt>`) and styles (`<xf>`).  Any may be NULL.
 */
static inline struct made_book book_of_sheet(const char *sheet, const char *strings,
					     const char *styles, const char *properties)
{
	char workbook[512];
	const struct made_part parts[] = {
	    {"[Content_Types].xml", "<Types/>", 0},
	    {"_rels/.rels",
	     "<Relationships><Relationship Id='r' Type='" MADE_TYPES
	     "officeDocument' Target='/xl/workbook.xml'/></Relationships>",
	     0},
	    {"xl/workbook.xml", workbook, 0},
	    {"xl/_rels/workbook.xml.rels",
	     "<Relationships><Relationship Id='a' Type='" MADE_TYPES
	     "worksheet' Target='worksheets/../worksheets/one.xml'/>"
	     "<Relationship Id='b' Type='" MADE_TYPES
	     "sharedStrings' Target='strings.xml'/><Relationship Id='c' Type='" MADE_TYPES
	     "styles' Target='styles.xml'/></Relationships>",
	     0},
	    {"xl/strings.xml", strings == NULL ? "<sst/>" : strings, 0},
	    {"xl/styles.xml", styles == NULL ? "<styleSheet/>" : styles, 0},
	    {"xl/worksheets/one.xml", sheet, 0},
	};

	(void)snprintf(workbook, sizeof workbook,
		       "<workbook xmlns:r='r'>%.200s<sheets><sheet name='Sheet 1' "
		       "r:id='a'/></sheets></workbook>",
		       properties == NULL ? "" : properties);
	return book_of_parts(parts, sizeof parts / sizeof *parts);
}

/* An .ods of the tables that its spreadsheet holds. */
static inline struct made_book book_of_tables(const char *content)
{
	const struct made_part parts[] = {
	    {"mimetype", "application/vnd.oasis.opendocument.spreadsheet", 0},
	    {"content.xml", content, 0},
	};

	return book_of_parts(parts, 2);
}

#endif
