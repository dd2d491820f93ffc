#include "reading/cells_cut.h"

#include <csv.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "reading/book_rows.h"
#include "reading/source.h"

const char cells_cut_too_many[] = "has more than 16,384 cells, the most that a worksheet holds; "
				  "is the delimiter another one (--delimiter)?";
const char cells_cut_too_large[] =
    "has a cell of more than 1 MiB, which no table has; is a quote never closed?";

/* Line ends within the cells of a workbook are kept apart from those of rows. */
static void put_breaks(char *text)
{
	for (char *at = text; (at = strchr(at, BOOK_BREAK)) != NULL; at++)
		*at = '\n';
}

/* Within those of a case file they are what they are in a workbook, whatever wrote the file. */
static void make_breaks_alike(char *text)
{
	char *to = strchr(text, '\r');

	if (to == NULL)
		return;
	for (const char *at = to; *at != '\0'; at++)
		if (*at != '\r')
			*to++ = *at;
		else if (at[1] != '\n')
			*to++ = '\n';
	*to = '\0';
}

void cells_cut_next(struct cells_cut *cut)
{
	cut->n_cells = 0;
	cut->is_row_done = false;
	cut->beyond = NULL;
}

/* Is there nothing about it to be taken away, as about most? */
static bool is_bare(const char *text, size_t length)
{
	return length > 0 && (signed char)text[0] > ' ' && text[0] != '=' &&
	       (signed char)text[length - 1] > ' ';
}

/* One more cell of the row under way, whose text is the arena's. */
static void add_cell(struct cells_cut *cut, char *text, size_t length)
{
	if (cut->is_book)
		put_breaks(text);
	else if (cut->is_strict)
		make_breaks_alike(text);
	ARENA_ADD(cut->arena, cut, cells, n_cells) =
	    is_bare(text, length) ? text : text_unwrapped(text_trimmed(text));
}

/* The end of a cell that begins here: a delimiter, or the end of the line; NULL where quotes are
 * not about all of it, or stand within. */
static char *end_of_cell(char **cell, char *end, char delimiter, bool has_quotes)
{
	char *found;

	if (has_quotes && **cell == '"') {
		++*cell;
		found = memchr(*cell, '"', (size_t)(end - *cell));
		if (found == NULL || (found + 1 < end && found[1] != delimiter))
			return NULL;
		*found = '\0';
		return found + 1;
	}
	found = memchr(*cell, delimiter, (size_t)(end - *cell));
	if (found == NULL)
		found = end;
	return has_quotes && memchr(*cell, '"', (size_t)(found - *cell)) != NULL ? NULL : found;
}

bool cells_cut_plain(struct cells_cut *cut, const char *at, const char *next)
{
	char *text, *end;
	bool has_quotes;

	if ((size_t)(next - at) > BOUND_CELL)
		return false;
	while (next > at && (next[-1] == '\n' || next[-1] == '\r'))
		next--;
	has_quotes = memchr(at, '"', (size_t)(next - at)) != NULL;
	text = arena_text_of(cut->arena, at, (size_t)(next - at));
	end = text + (next - at);
	while (text <= end) {
		char *cell = text, *found = end_of_cell(&cell, end, cut->delimiter, has_quotes);

		if (found == NULL) {
			cells_cut_next(cut);
			return false;
		}
		*found = '\0';
		if (cut->n_cells == BOUND_COLUMNS)
			cut->beyond = cells_cut_too_many;
		else
			add_cell(cut, cell, (size_t)(found - cell) - (size_t)(cell - text));
		text = found + 1;
	}
	return cut->is_row_done = true;
}

static void on_cell(void *text, size_t length, void *data)
{
	struct cells_cut *cut = data;

	if (length > BOUND_CELL || cut->n_cells == BOUND_COLUMNS)
		cut->beyond = length > BOUND_CELL ? cells_cut_too_large : cells_cut_too_many;
	else
		add_cell(cut, arena_text_of(cut->arena, text, length), length);
}

static void on_row(int terminator, void *data)
{
	(void)terminator;
	((struct cells_cut *)data)->is_row_done = true;
}

static void end_parser(void *parser)
{
	csv_free(parser);
}

/* A parser that ends with the arena, if it has not been ended before. */
static struct csv_parser *new_parser(const struct cells_cut *cut, unsigned char strictness)
{
	struct csv_parser *parser = arena_alloc(cut->arena, sizeof *parser);

	/* Fails for no parser only. */
	(void)csv_init(parser, CSV_APPEND_NULL | strictness);
	csv_set_delim(parser, (unsigned char)cut->delimiter);
	arena_hold(cut->arena, parser, end_parser);
	return parser;
}

static bool feed(struct cells_cut *cut, struct csv_parser *parser, const char *at, size_t length)
{
	if (csv_parse(parser, at, length, on_cell, on_row, cut) == length)
		return true;
	if (csv_error(parser) != CSV_EPARSE)
		(void)arena_array(cut->arena, SIZE_MAX, SIZE_MAX); /* no memory */
	return false;
}

static bool finish(struct cells_cut *cut, struct csv_parser *parser)
{
	/* libcsv minds an open quote only where it is strict. */
	(void)csv_set_opts(parser, CSV_APPEND_NULL | CSV_STRICT | CSV_STRICT_FINI);
	return csv_fini(parser, on_cell, on_row, cut) == 0;
}

/* It is strict: loose quoting would run on over line ends and swallow rows. */
bool cells_cut_feed(struct cells_cut *cut, const char *at, size_t length)
{
	if (cut->parser == NULL)
		cut->parser = new_parser(cut, CSV_STRICT);
	return feed(cut, cut->parser, at, length);
}

bool cells_cut_finish(struct cells_cut *cut)
{
	return finish(cut, cut->parser);
}

void cells_cut_drop(struct cells_cut *cut)
{
	cells_cut_end(cut);
	cells_cut_next(cut);
}

/*
 * Do quotes that each open or close something part a line into as many cells as libcsv found?  One
 * quote by itself that opens no cell is a sign for inches.
 */
static bool is_parted_alike(const struct cells_cut *cut, const char *at, const char *end)
{
	size_t n_cells = 1, n_quotes = 0;
	bool opens_cell = false;

	for (const char *c = at; c < end; c++) {
		opens_cell = opens_cell || (*c == '"' && (c == at || c[-1] == cut->delimiter));
		n_quotes += *c == '"';
		n_cells += *c == cut->delimiter && n_quotes % 2 == 0;
	}
	return (n_quotes == 1 && !opens_cell) || n_cells == cut->n_cells;
}

bool cells_cut_loosely(struct cells_cut *cut, const char *at, const char *end)
{
	struct csv_parser *parser = new_parser(cut, 0);
	bool is_cut =
	    feed(cut, parser, at, (size_t)(end - at)) && (cut->is_row_done || finish(cut, parser));

	arena_end(cut->arena, parser);
	return is_cut && cut->beyond == NULL && is_parted_alike(cut, at, end);
}

void cells_cut_end(struct cells_cut *cut)
{
	if (cut->parser != NULL)
		arena_end(cut->arena, cut->parser);
	cut->parser = NULL;
}
