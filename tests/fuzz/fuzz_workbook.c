/*
 * Any bytes at all as a workbook, or as one part of one that is well otherwise (the first byte
 * chooses: the sheet, the strings, the styles, an .ods, or the whole file).  Every sheet is read as
 * a case's and as a tally's: both have the same number of lines, no more than a sheet has rows, and
 * no text that could be taken for another line; a problem says something; nothing may leak.
 */
#include "fuzz.h"

#include <string.h>

#include "../unit/book_maker.h"
#include "model/shapes.h"
#include "reading/book_source.h"
#include "reading/reading.h"

static void out_of_memory(void)
{
	abort();
}

/* Only what the reader itself may put between cells and rows. */
static size_t count_lines(const char *bytes, size_t size, bool is_plain)
{
	size_t lines = 0;

	for (size_t i = 0; i < size; i++) {
		unsigned char at = (unsigned char)bytes[i];

		lines += at == '\n';
		REQUIRE(at >= ' ' || at == '\n' || at == '\t' ||
			(!is_plain && (at == BOOK_BREAK || at == BOOK_ERROR)));
	}
	return lines;
}

static size_t read_sheet(struct book *book, size_t sheet, bool is_plain)
{
	struct arena *arena = arena_new(out_of_memory);
	struct book_reader *reader = book_read(book, sheet, NULL, is_plain, arena);
	size_t lines = 0;
	char bytes[4096];
	int64_t count = reader == NULL ? -1 : 0;

	while (reader != NULL && (count = book_reader_take(reader, bytes, sizeof bytes)) > 0)
		lines += count_lines(bytes, (size_t)count, is_plain);
	REQUIRE(count == 0 || (book->problem != NULL && book->problem[0] != '\0'));
	REQUIRE(lines <= BOOK_MOST_ROWS);
	book_reader_close(reader);
	arena_free(arena);
	return count == 0 ? lines : SIZE_MAX;
}

static void read_book(const char *bytes, size_t size)
{
	const struct book_bytes given = {NULL, bytes, size};
	struct arena *arena = arena_new(out_of_memory);
	struct book *book = book_open(&given, arena);

	for (size_t i = 0; book != NULL && book->problem == NULL && i < book->n_sheets && i < 4;
	     i++) {
		size_t lines = read_sheet(book, i, false);

		if (book->problem == NULL)
			REQUIRE(read_sheet(book, i, true) == lines);
	}
	book_close(book);
	arena_free(arena);
}

/* As a file of activity: rows are of lines there are, and messages of cells. */
static void read_activity(const char *bytes, size_t size, bool is_ledger)
{
	struct arena *arena = arena_new(out_of_memory);
	struct diagnostics diagnostics;
	struct source source;
	struct reading reading;

	diagnostics_init(&diagnostics, arena);
	if (source_from_memory(&source, "fuzz.xlsx", bytes, size, arena, &diagnostics)) {
		(void)reading_read(&reading, &source, &activity_shape,
				   &(struct reading_options){.is_ledger = is_ledger,
							     .constant = is_ledger ? "X" : NULL},
				   arena, &diagnostics);
		book_source_locate(&source, &diagnostics);
	} else {
		REQUIRE(diagnostics_count(&diagnostics, SEVERITY_FAULT) > 0);
	}
	for (size_t i = 0; i < diagnostics.count; i++)
		REQUIRE(diagnostic_text(arena, &diagnostics.items[i])[0] != '\0');
	arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = malloc(size + 1);
	struct made_book made = {0};

	if (text == NULL)
		abort();
	if (size > 0)
		memcpy(text, data, size);
	text[size] = '\0';
	/* A part ends at its first NUL. */
	switch (size == 0 ? 0 : text[0]) {
	case 's':
		made = book_of_sheet(text + 1, "<sst><si><t>a</t></si><si><t>b</t></si></sst>",
				     "<styleSheet><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/>"
				     "<xf numFmtId='9'/></cellXfs></styleSheet>",
				     NULL);
		break;
	case 't':
		made = book_of_sheet("<worksheet><sheetData><row><c t='s'><v>0</v></c><c t='s'>"
				     "<v>1</v></c></row></sheetData></worksheet>",
				     text + 1, NULL, NULL);
		break;
	case 'f':
		made = book_of_sheet("<worksheet><sheetData><row><c s='0'><v>39448.25</v></c>"
				     "<c s='1'><v>-1.5E-3</v></c></row></sheetData></worksheet>",
				     NULL, text + 1, NULL);
		break;
	case 'o':
		made = book_of_tables(text + 1);
		break;
	default:
		made_put(&made, text, size);
		break;
	}
	read_book(made.bytes, made.size);
	read_activity(made.bytes, made.size, size % 2 == 1);
	free(made.bytes);
	free(text);
	return 0;
}
