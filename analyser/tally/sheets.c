#include "tally/sheets.h"

#include <errno.h>
#include <string.h>

#include "base/memory_try.h"
#include "base/text.h"
#include "reading/book_source.h"

#define MOST_NAMED 12

struct sheets {
	struct arena *arena, *scratch; /* the latter of the sheet at hand */
	struct diagnostics *diagnostics;
	struct sheets_asked asked;
	struct book *book;
	struct book_reader *reader;
	size_t number; /* of the sheet at hand, from 1 */
	const char *const *chosen;
	size_t n_chosen;
	const char *name;
};

bool sheets_is_failure(const struct sheets *sheets)
{
	return sheets->book->zip != NULL && book_zip_is_failure(sheets->book->zip);
}

static bool refuse(const struct sheets *sheets, const char *why)
{
	return diagnose(sheets->diagnostics,
			sheets_is_failure(sheets) ? SEVERITY_FAILURE : SEVERITY_FAULT,
			in_file(sheets->asked.path), "%s", why);
}

static const char *list_sheets(const struct sheets *sheets)
{
	const char *names[MOST_NAMED];
	size_t count = 0, n_sheets = sheets->book->n_sheets;

	for (size_t i = 0; i < n_sheets && count < MOST_NAMED; i++)
		names[count++] = arena_format(sheets->arena, "'%s'", sheets->book->sheets[i].name);
	return text_list(sheets->arena, names, count, count < n_sheets ? count - 1 : count);
}

bool sheets_open(const struct book_bytes *bytes, const struct sheets_asked *asked,
		 struct sheets **sheets, struct arena *arena, struct diagnostics *diagnostics)
{
	struct book *book = book_open(bytes, arena);
	struct sheets *opened;

	*sheets = NULL;
	if (book == NULL)
		return asked->sheet == NULL ||
		       fault(diagnostics, in_file(asked->path),
			     "is an archive, not a workbook, so it has no sheet '%s'; --member "
			     "NAME reads one of its members",
			     asked->sheet);
	opened = arena_alloc(arena, sizeof *opened);
	*opened = (struct sheets){
	    .arena = arena, .diagnostics = diagnostics, .asked = *asked, .book = book};
	if (book->problem != NULL)
		return refuse(opened, book->problem);
	if (asked->sheet != NULL && book_find(book, asked->sheet) == book->n_sheets)
		return refuse(opened, arena_format(arena, "has no sheet '%s'; its sheets are %s",
						   asked->sheet, list_sheets(opened)));
	*sheets = opened;
	return true;
}

/* Say of the sheet at hand what its reader should know, and leave it. */
static void leave(struct sheets *sheets, bool is_told)
{
	if (sheets->reader != NULL && is_told) {
		const struct book_seen *seen = book_reader_seen(sheets->reader);

		book_source_say(seen, sheets->book->sheets[sheets->number - 1].is_hidden,
				sheets->name, sheets->diagnostics);
		if (seen->errors > 0) {
			char column[BOOK_COLUMN_SIZE];

			notice(sheets->diagnostics, in_file(sheets->name),
			       "%ld %s, the first '%s' in %s%ld; where one stands for an amount, "
			       "its row is set aside",
			       seen->errors,
			       seen->errors == 1
				   ? "cell holds an error or a formula never calculated"
				   : "cells hold errors or formulas never calculated",
			       arena_text(sheets->arena, seen->error),
			       book_column(seen->error_column, column), seen->error_row);
		}
	}
	book_reader_close(sheets->reader);
	sheets->reader = NULL;
	arena_free(sheets->scratch);
	sheets->scratch = NULL;
}

void sheets_close(struct sheets *sheets)
{
	if (sheets == NULL)
		return;
	/* The arena ends what else is held, a reader too, and may have done so already. */
	book_close(sheets->book);
	sheets->reader = NULL;
}

void sheets_choose(struct sheets *sheets, const char *const *names, size_t count)
{
	sheets->chosen = names;
	sheets->n_chosen = count;
}

static bool is_chosen(const struct sheets *sheets, size_t number)
{
	const char *name = sheets->book->sheets[number].name;

	if (sheets->asked.sheet != NULL)
		return number == book_find(sheets->book, sheets->asked.sheet);
	for (size_t i = 0; i < sheets->n_chosen; i++)
		if (strcmp(sheets->chosen[i], name) == 0 || text_matches(sheets->chosen[i], name))
			return true;
	return sheets->n_chosen == 0;
}

bool sheets_are_several(const struct sheets *sheets)
{
	size_t count = 0;

	for (size_t i = 0; i < sheets->book->n_sheets; i++)
		count += is_chosen(sheets, i);
	return count > 1;
}

static bool begin(struct sheets *sheets)
{
	const size_t at = sheets->number - 1;

	sheets->scratch = arena_like(sheets->arena);
	sheets->reader = book_read(sheets->book, at, &sheets->asked.area, true, sheets->scratch);
	return sheets->reader != NULL;
}

bool sheets_next(struct sheets *sheets, const char **name, bool *is_well)
{
	size_t count = sheets->book->n_sheets, before = sheets->number;

	leave(sheets, true);
	*is_well = true;
	do
		sheets->number++;
	while (sheets->number <= count && !is_chosen(sheets, sheets->number - 1));
	if (sheets->number > count) {
		if (before == 0)
			*is_well = refuse(
			    sheets,
			    arena_format(sheets->arena,
					 "has no sheet that --member names; its sheets are %s",
					 list_sheets(sheets)));
		return false;
	}
	sheets->name = *name = book_source_name(
	    sheets->asked.path, sheets->book->sheets[sheets->number - 1].name, sheets->arena);
	*is_well = begin(sheets) || refuse(sheets, sheets->book->problem);
	return *is_well;
}

bool sheets_again(struct sheets *sheets)
{
	leave(sheets, false);
	return begin(sheets) || refuse(sheets, sheets->book->problem);
}

/* A read, and what came of it. */
struct sheets_reading {
	struct sheets *sheets;
	char *bytes;
	size_t size;
	int64_t count;
};

static void read_on(void *data)
{
	struct sheets_reading *reading = data;

	reading->count = book_reader_take(reading->sheets->reader, reading->bytes, reading->size);
}

/* NOLINTNEXTLINE(readability-non-const-parameter): written through what reads on */
int64_t sheets_read(struct sheets *sheets, char *bytes, size_t size)
{
	struct sheets_reading reading = {
	    .sheets = sheets, .bytes = bytes, .size = size, .count = -1};

	/* Whichever thread it is that reads has to leave here. */
	errno = EIO;
	if (!memory_try(read_on, &reading))
		errno = ENOMEM;
	return reading.count;
}

const char *sheets_problem(const struct sheets *sheets)
{
	return sheets->book->problem;
}
