/*
 * sheet_text FILE: the sheets of a workbook as the program reads them, each behind a line of its
 * name, in CSV; for comparing with what other programs read.
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "reading/book.h"

static void out_of_memory(void)
{
	abort();
}

static bool show(struct book *book, size_t sheet, struct arena *arena)
{
	struct book_reader *reader = book_read(book, sheet, NULL, false, arena);
	char bytes[64 * 1024];
	int64_t count = -1;

	printf("== %s\n", book->sheets[sheet].name);
	while (reader != NULL && (count = book_reader_take(reader, bytes, sizeof bytes)) > 0)
		fwrite(bytes, 1, (size_t)count, stdout);
	book_reader_close(reader);
	return count == 0;
}

int main(int count, char **arguments)
{
	struct arena *arena = arena_new(out_of_memory);
	struct book_bytes bytes = {.path = arguments[1]};
	struct stat status;
	struct book *book = NULL;
	bool is_well = count == 2 && stat(arguments[1], &status) == 0;

	if (is_well) {
		bytes.size = (size_t)status.st_size;
		book = book_open(&bytes, arena);
		is_well = book != NULL && book->problem == NULL;
	}
	for (size_t i = 0; is_well && i < book->n_sheets; i++)
		is_well = show(book, i, arena);
	if (!is_well)
		fprintf(stderr, "%s\n", book == NULL ? "no workbook" : book->problem);
	book_close(book);
	arena_free(arena);
	return is_well ? 0 : 1;
}
