#include "reading/sheet.h"

#include <csv.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "base/line.h"
#include "base/text.h"
#include "reading/book_rows.h"

const char sheet_delimiters[5] = ",;\t|";

static const char malformed[] = "has text before or after a quoted part of a cell; put quotes "
				"around the whole cell and double the quotes inside it";
static const char unclosed[] = "opens a quote that is never closed";
static const char too_many_cells[] = "has more than 16,384 cells, the most that a worksheet holds; "
				     "is the delimiter another one (--delimiter)?";
static const char cell_too_large[] =
    "has a cell of more than 1 MiB, which no table has; is a quote never closed?";
static const char row_too_large[] =
    "goes on inside quotes for more than 4 MiB, which no table has; is a quote never closed?";

/* What libcsv has told of the row under way. */
struct cutter {
	const struct source *source;
	struct arena *arena;
	const char **cells; /* of the row under way */
	size_t n_cells, capacity;
	struct row *rows;
	size_t n_rows, rows_capacity;
	size_t most_rows; /* that are wanted */
	bool is_row_done;
	const char *beyond; /* which bound its cells are, or NULL */
	bool skips_blank;   /* rows of empty cells are none */
	bool is_book;       /* the text is a workbook's sheet */
	bool is_strict;     /* it is a case file's */
};

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

/* One more cell of the row under way, whose text is the arena's. */
static void add_cell(struct cutter *cutter, char *text)
{
	if (cutter->is_book)
		put_breaks(text);
	else if (cutter->is_strict)
		make_breaks_alike(text);
	ARENA_ADD(cutter->arena, cutter, cells, n_cells) = text_trimmed(text);
}

static void on_cell(void *text, size_t length, void *data)
{
	struct cutter *cutter = data;

	if (length > BOUND_CELL || cutter->n_cells == BOUND_COLUMNS)
		cutter->beyond = length > BOUND_CELL ? cell_too_large : too_many_cells;
	else
		add_cell(cutter, arena_text_of(cutter->arena, text, length));
}

static void on_row(int terminator, void *data)
{
	(void)terminator;
	((struct cutter *)data)->is_row_done = true;
}

/* A row without quotes, as most are, is one line, and nothing but its delimiters part it. */
static bool is_plain(const char *at, const char *next)
{
	return (size_t)(next - at) <= BOUND_CELL && memchr(at, '"', (size_t)(next - at)) == NULL;
}

static void cut_plain(struct cutter *cutter, const char *at, const char *next, char delimiter)
{
	char *text, *end;

	while (next > at && (next[-1] == '\n' || next[-1] == '\r'))
		next--;
	text = arena_text_of(cutter->arena, at, (size_t)(next - at));
	end = text + (next - at);
	cutter->is_row_done = true;
	while (text <= end) {
		char *cell = text, *found = memchr(text, delimiter, (size_t)(end - text));

		text = (found == NULL ? end : found) + 1;
		text[-1] = '\0';
		if (cutter->n_cells == BOUND_COLUMNS)
			cutter->beyond = too_many_cells;
		else
			add_cell(cutter, cell);
	}
}

/* Behind lines with nothing in them, which there may be any number of; *line counts them. */
static const char *skip_empty(const char *at, const char *end, long *line)
{
	static const char lfs[] = "\n\n\n\n\n\n\n\n", crlfs[] = "\r\n\r\n\r\n\r\n";

	while (at < end && (*at == '\n' || *at == '\r')) {
		for (; end - at >= 8 && memcmp(at, lfs, 8) == 0; at += 8)
			*line += 8;
		for (; end - at >= 8 && memcmp(at, crlfs, 8) == 0; at += 8)
			*line += 4;
		if (at == end || (*at != '\n' && *at != '\r'))
			break;
		at += *at == '\r' && end - at >= 2 && at[1] == '\n' ? 2 : 1;
		++*line;
	}
	return at;
}

static bool is_blank(const char *at, const char *end, char delimiter)
{
	while (at < end && (*at == ' ' || *at == '\t' || *at == '\r' || *at == '\n') &&
	       *at != delimiter)
		at++;
	return at == end;
}

/* `sep=;`, by which a spreadsheet is told of a file's delimiter. */
static bool is_sep(const char *at, const char *end)
{
	while (end > at && (end[-1] == '\n' || end[-1] == '\r'))
		end--;
	return end - at == 5 && strncasecmp(at, "sep=", 4) == 0;
}

/* A case file's comment, whatever quotes are in it. */
static bool is_comment(const char *at, const char *end)
{
	if (is_sep(at, end))
		return true;
	while (at < end && (*at == ' ' || *at == '\t'))
		at++;
	return at < end && *at == '#';
}

/* A workbook's: the first cell that says anything begins so, whatever is in the others. */
static bool is_book_comment(const char *at, const char *end)
{
	while (at < end && (*at == ' ' || *at == ','))
		at++;
	return at < end && (*at == '#' || (*at == '"' && at + 1 < end && at[1] == '#'));
}

size_t row_width(const struct row *row)
{
	size_t width = row->n_cells;

	while (width > 0 && row->cells[width - 1][0] == '\0')
		width--;
	return width;
}

bool row_is_blank(const struct row *row)
{
	return row_width(row) == 0;
}

static bool is_bound(const char *fault)
{
	return fault == too_many_cells || fault == cell_too_large || fault == row_too_large;
}

/* How many rows there may be the first ones tell, so that their array need hardly grow later. */
#define ROWS_THAT_TELL 64
#define MOST_RESERVED ((size_t)64 * 1024)

static void reserve(struct cutter *cutter, const char *at)
{
	const size_t length = (size_t)(at - cutter->source->text);
	struct row *rows = cutter->rows;
	size_t capacity = cutter->source->length / (length / cutter->n_rows + 1) + ROWS_THAT_TELL;

	capacity = capacity < MOST_RESERVED ? capacity : MOST_RESERVED;
	capacity = capacity < cutter->most_rows ? capacity : cutter->most_rows;
	if (capacity <= cutter->rows_capacity)
		return;
	cutter->rows = arena_array(cutter->arena, capacity, sizeof *cutter->rows);
	cutter->rows_capacity = capacity;
	memcpy(cutter->rows, rows, cutter->n_rows * sizeof *rows);
}

static void add_row(struct cutter *cutter, long line, const char *fault, const char *raw,
		    const char *end)
{
	while (end > raw && (end[-1] == '\n' || end[-1] == '\r'))
		end--;
	if (cutter->n_rows == ROWS_THAT_TELL)
		reserve(cutter, raw);
	cutter->rows = arena_grow(cutter->arena, cutter->rows, cutter->n_rows,
				  &cutter->rows_capacity, sizeof *cutter->rows);
	struct row *row = &cutter->rows[cutter->n_rows++];

	*row = (struct row){.line = line,
			    .fault = fault,
			    .raw = raw,
			    .raw_length = (size_t)(end - raw),
			    .is_unclosed = fault == unclosed,
			    .is_beyond = is_bound(fault)};
	if (fault == NULL) {
		row->n_cells = cutter->n_cells;
		row->cells = arena_array(cutter->arena, cutter->n_cells, sizeof *row->cells);
		memcpy(row->cells, cutter->cells, cutter->n_cells * sizeof *row->cells);
	}
	cutter->n_cells = 0;
	cutter->is_row_done = false;
	cutter->beyond = NULL;
}

static void start(struct csv_parser *parser, char delimiter, unsigned char strictness)
{
	/* Fails for no parser only. */
	(void)csv_init(parser, CSV_APPEND_NULL | strictness);
	csv_set_delim(parser, (unsigned char)delimiter);
}

static void end_parser(void *parser)
{
	csv_free(parser);
}

/* A parser that ends with the arena, if it has not been ended before. */
static struct csv_parser *new_parser(struct cutter *cutter, char delimiter,
				     unsigned char strictness)
{
	struct csv_parser *parser = arena_alloc(cutter->arena, sizeof *parser);

	start(parser, delimiter, strictness);
	arena_hold(cutter->arena, parser, end_parser);
	return parser;
}

/* Feed bytes to libcsv; false where their quotes are malformed. */
static bool feed(struct cutter *cutter, struct csv_parser *parser, const char *at, size_t length)
{
	if (csv_parse(parser, at, length, on_cell, on_row, cutter) == length)
		return true;
	if (csv_error(parser) != CSV_EPARSE)
		(void)arena_array(cutter->arena, SIZE_MAX, SIZE_MAX); /* no memory */
	return false;
}

/* End the row under way at the end of the text; false where a quote is open. */
static bool finish(struct cutter *cutter, struct csv_parser *parser)
{
	/* libcsv minds an open quote only where it is strict. */
	(void)csv_set_opts(parser, CSV_APPEND_NULL | CSV_STRICT | CSV_STRICT_FINI);
	return csv_fini(parser, on_cell, on_row, cutter) == 0;
}

/* A line by itself, its stray quotes taken for text; false where a quote stays open. */
static bool cut_loosely(struct cutter *cutter, const char *at, const char *end, char delimiter)
{
	struct csv_parser *parser = new_parser(cutter, delimiter, 0);

	cutter->n_cells = 0;
	cutter->beyond = NULL;
	bool is_cut = feed(cutter, parser, at, (size_t)(end - at)) &&
		      (cutter->is_row_done || finish(cutter, parser));

	arena_end(cutter->arena, parser);
	return is_cut && cutter->beyond == NULL;
}

/*
 * Do quotes that each open or close something part a line into as many cells as libcsv found?  Else
 * a delimiter may stand inside of quotes or outside, and nobody can tell.  One quote by itself that
 * opens no cell is a sign for inches.
 */
static bool is_parted_alike(const struct cutter *cutter, const char *at, const char *end,
			    char delimiter)
{
	size_t n_cells = 1, n_quotes = 0;
	bool opens_cell = false;

	for (const char *c = at; c < end; c++) {
		opens_cell = opens_cell || (*c == '"' && (c == at || c[-1] == delimiter));
		n_quotes += *c == '"';
		n_cells += *c == delimiter && n_quotes % 2 == 0;
	}
	return (n_quotes == 1 && !opens_cell) || n_cells == cutter->n_cells;
}

/*
 * A comment that a spreadsheet or `vfm init` put into quotes, for what is in it: nothing else is
 * in its row.  A quoted `#` with cells behind it begins a name, such as `#1 website`.
 */
static bool is_quoted_comment(const struct row *row)
{
	if (row->fault != NULL || row->cells[0][0] != '#')
		return false;
	for (size_t i = 1; i < row->n_cells; i++)
		if (row->cells[i][0] != '\0')
			return false;
	return true;
}

/* A line of words above a workbook's table: nothing else is in its row, and no table has one
 * column. */
static bool is_title(const struct row *row)
{
	size_t count = 0;

	for (size_t i = 0; i < row->n_cells; i++)
		count += row->cells[i][0] != '\0';
	return row->fault == NULL && count == 1;
}

/*
 * libcsv skips empty lines and tells no line numbers, so it is fed line by
 * line.  It is strict first in any case: loose quoting would run on over
 * line ends and swallow rows.
 *
 * No input is read many times over.  In strict quoting every quote opens or
 * closes, so a row that fails on its last line went on over lines each with
 * an even number of quotes, and each of these by itself is a row.
 */
static void cut(struct cutter *cutter, const struct source *source, char delimiter, bool is_strict)
{
	const char *at = source->text, *end = source->text + source->length;
	const char *opened_at = NULL; /* where the row under way opens, or NULL */
	long line = 0, opened_on = 0;
	struct csv_parser *parser = new_parser(cutter, delimiter, CSV_STRICT);

	while (at < end && cutter->n_rows < cutter->most_rows) {
		if (opened_at == NULL && (at = skip_empty(at, end, &line)) == end)
			break;

		const char *next = line_end(at, end), *fault = NULL;

		line++;
		if (opened_at == NULL) {
			if (is_blank(at, next, delimiter) ||
			    (is_strict && (is_comment(at, next) ||
					   (cutter->is_book && is_book_comment(at, next))))) {
				at = next;
				continue;
			}
			opened_at = at;
			opened_on = line;
		}
		if (opened_at == at && is_plain(at, next))
			cut_plain(cutter, at, next, delimiter);
		else if (!feed(cutter, parser, at, (size_t)(next - at)))
			fault = malformed;
		else if (!cutter->is_row_done && next == end && !finish(cutter, parser))
			fault = unclosed;
		else if (!cutter->is_row_done && next != end &&
			 (size_t)(next - opened_at) <= BOUND_LINE) {
			at = next;
			continue;
		}
		if (fault == NULL)
			fault = cutter->beyond;
		if (fault == NULL && !cutter->is_row_done &&
		    (size_t)(next - opened_at) > BOUND_LINE)
			fault = row_too_large;
		if (fault != NULL) {
			next = line_end(opened_at, end);
			line = opened_on;
			csv_free(parser);
			start(parser, delimiter, CSV_STRICT);
			cutter->is_row_done = false;
			if (!is_strict && !is_bound(fault) &&
			    cut_loosely(cutter, opened_at, next, delimiter) &&
			    is_parted_alike(cutter, opened_at, next, delimiter))
				fault = NULL;
		}
		add_row(cutter, opened_on, fault, opened_at, next);

		const struct row *added = &cutter->rows[cutter->n_rows - 1];

		if ((is_strict && is_quoted_comment(added)) ||
		    (is_strict && cutter->is_book && cutter->n_rows == 1 && is_title(added)) ||
		    (cutter->skips_blank && added->fault == NULL && row_is_blank(added)))
			cutter->n_rows--;
		opened_at = NULL;
		at = next;
	}
	arena_end(cutter->arena, parser);
}

static char find_delimiter(const struct source *source, bool is_strict)
{
	const char *candidates = sheet_delimiters;
	const char *at = source->text, *end = source->text + source->length;
	long line = 0;

	while ((at = skip_empty(at, end, &line)) < end) {
		const char *next = line_end(at, end);
		size_t counts[sizeof sheet_delimiters] = {0}, best = 0;
		bool is_quoted = false;

		if (is_blank(at, next, 0) || (is_strict && is_comment(at, next))) {
			at = next;
			continue;
		}
		for (; at < next; at++) {
			const char *found = strchr(candidates, *at);

			if (*at == '"')
				is_quoted = !is_quoted;
			else if (!is_quoted && *at != '\0' && found != NULL)
				counts[found - candidates]++;
		}
		for (size_t i = 1; i < sizeof sheet_delimiters - 1; i++)
			if (counts[i] > counts[best])
				best = i;
		if (counts[best] > 0)
			return candidates[best];
	}
	return ',';
}

/* A sheet's cells are parted by commas, whatever the other files have. */
static char delimiter_of(const struct source *source, char delimiter, bool is_strict)
{
	if (source->place != NULL)
		return ',';
	return delimiter != 0 ? delimiter : find_delimiter(source, is_strict);
}

void sheet_begin(struct sheet *sheet, const struct source *source, char delimiter, bool is_strict,
		 size_t most_rows, struct arena *arena)
{
	struct cutter cutter = {.source = source,
				.arena = arena,
				.most_rows = most_rows,
				.is_book = source->place != NULL,
				.is_strict = is_strict};

	delimiter = delimiter_of(source, delimiter, is_strict);
	cut(&cutter, source, delimiter, is_strict);
	*sheet = (struct sheet){source, delimiter, cutter.rows, cutter.n_rows};
}

void sheet_read(struct sheet *sheet, const struct source *source, char delimiter, bool is_strict,
		struct arena *arena)
{
	/* A header, and one that is too many. */
	sheet_begin(sheet, source, delimiter, is_strict, BOUND_ROWS + 2, arena);
}

/* No column is called by a number; a row without a header is one. */
static bool is_no_header(const struct row *row)
{
	for (size_t i = 0; row->fault == NULL && i < row->n_cells; i++)
		if (row->cells[i][0] >= '0' && row->cells[i][0] <= '9')
			return true;
	return row->fault != NULL;
}

bool sheet_has_rows(const struct source *source, char delimiter, struct arena *arena)
{
	struct cutter cutter = {.source = source,
				.arena = arena,
				.most_rows = 2,
				.skips_blank = true,
				.is_book = source->place != NULL};

	cut(&cutter, source, delimiter_of(source, delimiter, true), true);
	return cutter.n_rows == 2 || (cutter.n_rows == 1 && is_no_header(&cutter.rows[0]));
}
