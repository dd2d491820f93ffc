#include "reading/sheet.h"

#include <string.h>
#include <strings.h>

#include "base/line.h"
#include "reading/cells_cut.h"

const char sheet_delimiters[5] = ",;\t|";

static const char malformed[] = "has text before or after a quoted part of a cell; put quotes "
				"around the whole cell and double the quotes inside it";
static const char unclosed[] = "opens a quote that is never closed";
static const char row_too_large[] =
    "goes on inside quotes for more than 4 MiB, which no table has; is a quote never closed?";

/* A source on its way to rows. */
struct cutter {
	const struct source *source;
	struct arena *arena;
	struct cells_cut cut;
	struct row *rows;
	size_t n_rows, rows_capacity;
	size_t most_rows; /* that are wanted */
	bool skips_blank; /* rows of empty cells are none */
	bool is_strict;   /* it is a case file's */
};

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
	return fault == cells_cut_too_many || fault == cells_cut_too_large ||
	       fault == row_too_large;
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
	struct cells_cut *cut = &cutter->cut;

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
		row->n_cells = cut->n_cells;
		row->cells = arena_array(cutter->arena, cut->n_cells, sizeof *row->cells);
		memcpy(row->cells, cut->cells, cut->n_cells * sizeof *row->cells);
	}
	cells_cut_next(cut);
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
 * No input is read many times over.  In strict quoting every quote opens or
 * closes, so a row that fails on its last line went on over lines each with
 * an even number of quotes, and each of these by itself is a row.
 */
static void cut_rows(struct cutter *cutter, char delimiter)
{
	struct cells_cut *cut = &cutter->cut;
	const char *at = cutter->source->text, *end = at + cutter->source->length;
	const char *opened_at = NULL; /* where the row under way opens, or NULL */
	const bool is_strict = cutter->is_strict, is_book = cutter->source->place != NULL;
	long line = 0, opened_on = 0;

	*cut = (struct cells_cut){.arena = cutter->arena,
				  .delimiter = delimiter,
				  .is_book = is_book,
				  .is_strict = is_strict};
	while (at < end && cutter->n_rows < cutter->most_rows) {
		if (opened_at == NULL && (at = skip_empty(at, end, &line)) == end)
			break;

		const char *next = line_end(at, end), *fault = NULL;

		line++;
		if (opened_at == NULL) {
			if (is_blank(at, next, delimiter) ||
			    (is_strict &&
			     (is_comment(at, next) || (is_book && is_book_comment(at, next))))) {
				at = next;
				continue;
			}
			opened_at = at;
			opened_on = line;
		}
		if (opened_at != at || !cells_cut_plain(cut, at, next)) {
			if (!cells_cut_feed(cut, at, (size_t)(next - at)))
				fault = malformed;
			else if (!cut->is_row_done && next == end && !cells_cut_finish(cut))
				fault = unclosed;
			else if (!cut->is_row_done && next != end &&
				 (size_t)(next - opened_at) <= BOUND_LINE) {
				at = next;
				continue;
			}
		}
		if (fault == NULL)
			fault = cut->beyond;
		if (fault == NULL && !cut->is_row_done && (size_t)(next - opened_at) > BOUND_LINE)
			fault = row_too_large;
		if (fault != NULL) {
			next = line_end(opened_at, end);
			line = opened_on;
			cells_cut_drop(cut);
			if (!is_strict && !is_bound(fault) &&
			    cells_cut_loosely(cut, opened_at, next))
				fault = NULL;
		}
		add_row(cutter, opened_on, fault, opened_at, next);

		const struct row *added = &cutter->rows[cutter->n_rows - 1];

		if ((is_strict && is_quoted_comment(added)) ||
		    (is_strict && is_book && cutter->n_rows == 1 && is_title(added)) ||
		    (cutter->skips_blank && added->fault == NULL && row_is_blank(added)))
			cutter->n_rows--;
		opened_at = NULL;
		at = next;
	}
	cells_cut_end(cut);
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
	struct cutter cutter = {
	    .source = source, .arena = arena, .most_rows = most_rows, .is_strict = is_strict};

	delimiter = delimiter_of(source, delimiter, is_strict);
	cut_rows(&cutter, delimiter);
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
				.is_strict = true};

	cut_rows(&cutter, delimiter_of(source, delimiter, true));
	return cutter.n_rows == 2 || (cutter.n_rows == 1 && is_no_header(&cutter.rows[0]));
}

const struct row *sheet_beyond(const struct sheet *sheet, const struct row *header)
{
	FOR_EACH (const struct row, row, sheet->rows, sheet->n_rows)
		if (row->is_beyond && (header == NULL || row->line < header->line))
			return row;
	return NULL;
}
