#include "reading/sheet.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

static const char malformed[] =
    "has text before or after a quoted part of a cell; put quotes around the whole cell and "
    "double the quotes inside it";
static const char unclosed[] = "opens a quote that is never closed";
static const char unreadable[] =
    "opens a quote that is never closed, as many rows above do; nothing after it can be read";

/* Each unclosed quote costs a reading of the rest of the file; no honest file has more. */
#define MOST_UNCLOSED 64

/* What libcsv has told of the row under way. */
struct cutter {
	struct arena *arena;
	const char **cells; /* of the row under way */
	size_t n_cells, capacity;
	struct row *rows;
	size_t n_rows, rows_capacity;
	bool is_row_done;
};

static void on_cell(void *text, size_t length, void *data)
{
	struct cutter *cutter = data;

	cutter->cells = arena_grow(cutter->arena, cutter->cells, cutter->n_cells, &cutter->capacity,
				   sizeof *cutter->cells);
	cutter->cells[cutter->n_cells++] =
	    text == NULL ? "" : arena_text_of(cutter->arena, text, length);
}

static void on_row(int terminator, void *data)
{
	(void)terminator;
	((struct cutter *)data)->is_row_done = true;
}

/* Where the line that begins at `at` ends: behind its LF, CR LF or lone CR. */
static const char *line_end(const char *at, const char *end)
{
	while (at < end && *at != '\n' && *at != '\r')
		at++;
	if (end - at >= 2 && at[0] == '\r' && at[1] == '\n')
		return at + 2;
	return at < end ? at + 1 : end;
}

static bool is_blank(const char *at, const char *end, char delimiter)
{
	while (at < end && (*at == ' ' || *at == '\t' || *at == '\r' || *at == '\n') &&
	       *at != delimiter)
		at++;
	return at == end;
}

static void add_row(struct cutter *cutter, long line, const char *fault, const char *raw,
		    const char *end)
{
	while (end > raw && (end[-1] == '\n' || end[-1] == '\r'))
		end--;
	cutter->rows = arena_grow(cutter->arena, cutter->rows, cutter->n_rows,
				  &cutter->rows_capacity, sizeof *cutter->rows);
	struct row *row = &cutter->rows[cutter->n_rows++];

	*row = (struct row){
	    .line = line, .fault = fault, .raw = raw, .raw_length = (size_t)(end - raw)};
	if (fault == NULL) {
		row->n_cells = cutter->n_cells;
		row->cells = arena_array(cutter->arena, cutter->n_cells, sizeof *row->cells);
		memcpy(row->cells, cutter->cells, cutter->n_cells * sizeof *row->cells);
	}
	cutter->n_cells = 0;
	cutter->is_row_done = false;
}

static bool start(struct csv_parser *parser, char delimiter, bool is_strict)
{
	if (csv_init(parser, is_strict ? CSV_STRICT | CSV_APPEND_NULL : CSV_APPEND_NULL) != 0)
		return false;
	csv_set_delim(parser, (unsigned char)delimiter);
	return true;
}

static void restart(struct csv_parser *parser, struct cutter *cutter, char delimiter,
		    bool is_strict)
{
	csv_free(parser);
	start(parser, delimiter, is_strict);
	cutter->n_cells = 0;
	cutter->is_row_done = false;
}

/* libcsv skips empty lines and tells no line numbers, so it is fed line by line. */
static void cut(struct cutter *cutter, const struct source *source, char delimiter, bool is_strict)
{
	const char *at = source->text, *end = source->text + source->length;
	const char *opened_at = NULL; /* where the row under way opens, or NULL */
	long line = 0, opened_on = 0;
	int n_unclosed = 0;
	struct csv_parser parser;

	if (!start(&parser, delimiter, is_strict))
		return;
	while (at < end || opened_at != NULL) {
		const char *next = line_end(at, end);
		bool is_at_end = at == end;

		if (opened_at == NULL && !is_blank(at, next, delimiter)) {
			opened_at = at;
			opened_on = line + 1;
		}
		line += !is_at_end;

		size_t length = (size_t)(next - at);
		bool is_parsed = csv_parse(&parser, at, length, on_cell, on_row, cutter) == length;

		if (is_parsed && !cutter->is_row_done && next == end && opened_at != NULL) {
			/* The last row, which has no line end of its own or a quote too many;
			 * only a strict parser tells which. */
			csv_set_opts(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL);
			if (csv_fini(&parser, on_cell, on_row, cutter) != 0) {
				const char *after = line_end(opened_at, end);

				if (++n_unclosed > MOST_UNCLOSED) {
					add_row(cutter, opened_on, unreadable, opened_at, end);
					break;
				}
				add_row(cutter, opened_on, unclosed, opened_at, after);
				restart(&parser, cutter, delimiter, is_strict);
				at = after;
				line = opened_on;
				opened_at = NULL;
				continue;
			}
			cutter->is_row_done = true;
		}
		if (!is_parsed) {
			const char *after = line_end(opened_at, end);

			add_row(cutter, opened_on, malformed, opened_at, after);
			restart(&parser, cutter, delimiter, is_strict);
			at = after;
			line = opened_on;
			opened_at = NULL;
			continue;
		}
		at = next;
		if (cutter->is_row_done) {
			add_row(cutter, opened_on, NULL, opened_at, at);
			opened_at = NULL;
		}
	}
	csv_free(&parser);
}

static char find_delimiter(const struct source *source)
{
	static const char candidates[] = ",;\t|";
	const char *at = source->text, *end = source->text + source->length;

	while (at < end) {
		const char *next = line_end(at, end);
		size_t counts[sizeof candidates] = {0}, best = 0;
		bool is_quoted = false;

		for (; at < next; at++) {
			const char *found = strchr(candidates, *at);

			if (*at == '"')
				is_quoted = !is_quoted;
			else if (!is_quoted && *at != '\0' && found != NULL)
				counts[found - candidates]++;
		}
		for (size_t i = 1; i < sizeof candidates - 1; i++)
			if (counts[i] > counts[best])
				best = i;
		if (counts[best] > 0)
			return candidates[best];
	}
	return ',';
}

void sheet_read(struct sheet *sheet, const struct source *source, char delimiter, bool is_strict,
		struct arena *arena)
{
	struct cutter cutter = {.arena = arena};

	if (delimiter == 0)
		delimiter = find_delimiter(source);
	cut(&cutter, source, delimiter, is_strict);
	*sheet = (struct sheet){source, delimiter, cutter.rows, cutter.n_rows};
}
