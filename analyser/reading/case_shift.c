#include "reading/case_checks.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "reading/cell.h"

#define LEAST_MOVED 2 /* cells that say something; a single one may be wrong in itself */

/* `40%`, `£16,000`, `2010-11`: nothing that words are. */
static bool is_number_like(const char *text)
{
	return strpbrk(text, "0123456789") != NULL &&
	       text[strspn(text, "0123456789.,%-/+ \xC2\xA3")] == '\0';
}

static bool is_words(const struct field *field)
{
	return field->unit == UNIT_TEXT && (field->flags & FIELD_RAW) == 0;
}

static bool cell_fits(const struct reader *reader, size_t i, const char *text)
{
	const struct field *field = &reader->shape.fields[i];

	if (cell_is_missing(text))
		return (field->flags & FIELD_REQUIRED) == 0;
	if (is_words(field))
		return !is_number_like(text);
	return reader_cell(reader, i, text)->is_read;
}

/* Do cells fit the columns?  Of the one at `any`, which is not there, whatever it should be. */
static bool cells_fit(const struct reader *reader, const char *const *cells, size_t any)
{
	for (size_t i = 0; i < reader->shape.n_fields; i++) {
		const int at = reader->columns.at[i];

		if (at >= 0 && (size_t)at != any && !cell_fits(reader, i, cells[at]))
			return false;
	}
	return true;
}

/* A row's cells as many as the header's, without the one at `out`, or with an empty one at `in`. */
static void move_cells(const char **cells, size_t n_cells, const struct row *row, size_t out,
		       size_t in)
{
	for (size_t i = 0; i < n_cells; i++) {
		const size_t from = i + (i >= out) - (i > in);

		cells[i] = i == in || from >= row->n_cells ? "" : row->cells[from];
	}
}

static size_t n_said(const struct row *row, size_t from)
{
	size_t count = 0;

	for (size_t i = from; i < row->n_cells; i++)
		count += row->cells[i][0] != '\0';
	return count;
}

/* One cell too few, or an empty one not there in a row that has its width. */
static const char *say_lacking(const struct reader *reader, const struct row *row,
			       const char **cells)
{
	const struct row *header = reader->columns.header;
	const size_t n = header->n_cells;
	const bool is_short = row->n_cells + 1 == n;
	const char **names = arena_array(reader->arena, n, sizeof *names), *found = NULL;
	size_t n_names = 0;

	if (!is_short && row->cells[n - 1][0] != '\0')
		return NULL;
	/* `key,value` without the source that few give: nothing but the end is lacking. */
	move_cells(cells, n, row, SIZE_MAX, n - 1);
	if (is_short && cells_fit(reader, cells, SIZE_MAX))
		return NULL;
	for (size_t k = 0; k < n; k++) {
		move_cells(cells, n, row, SIZE_MAX, k);
		if (!cells_fit(reader, cells, is_short ? k : SIZE_MAX) ||
		    n_said(row, k) < LEAST_MOVED)
			continue;
		found = row->cells[k];
		names[n_names++] = arena_format(reader->arena, "'%s'", header->cells[k]);
	}
	if (n_names == 0)
		return NULL;
	if (is_short)
		return arena_format(
		    reader->arena,
		    "has %zu %s where the header has %zu, and fits with one more: %s is missing; "
		    "put it in, or an empty cell",
		    row->n_cells, row->n_cells == 1 ? "cell" : "cells", n,
		    n_names == 1 ? names[0]
				 : arena_format(reader->arena, "one of %s",
						text_list(reader->arena, names, n_names, n_names)));
	return arena_format(
	    reader->arena,
	    "is one cell too far left from %s on, and fits with an empty cell in %s; put that in",
	    cell_quoted(reader->arena, found), names[n_names - 1]);
}

/* An empty cell too many. */
static const char *say_spare(const struct reader *reader, const struct row *row, const char **cells)
{
	const struct row *header = reader->columns.header;
	const size_t n = header->n_cells;

	for (size_t k = row->n_cells; k-- > 0;) {
		if (row->cells[k][0] != '\0' || n_said(row, k) < LEAST_MOVED)
			continue;
		/* One cell alone is beside its place: case_shift_beside() tells of it. */
		move_cells(cells, n, row, SIZE_MAX, SIZE_MAX);
		if (row->n_cells == n && k + 1 < n) {
			cells[k] = row->cells[k + 1];
			cells[k + 1] = "";
			if (cells_fit(reader, cells, SIZE_MAX))
				return NULL;
		}
		move_cells(cells, n, row, k, SIZE_MAX);
		if (!cells_fit(reader, cells, SIZE_MAX))
			continue;
		if (row->n_cells > n)
			return arena_format(reader->arena,
					    "has %zu cells where the header has %zu, and fits "
					    "without cell %zu, which is empty; take that out",
					    row->n_cells, n, k + 1);
		return arena_format(reader->arena,
				    "is one cell too far right from '%s' on, and fits without the "
				    "empty cell there; take that out",
				    header->cells[k]);
	}
	return NULL;
}

const char *case_shift_say(const struct reader *reader, const struct row *row)
{
	const size_t n = reader->columns.header->n_cells;
	const char **cells, *said;

	if (row->n_cells + 1 < n || row->n_cells > n + 1)
		return NULL;
	cells = arena_array(reader->arena, n + 1, sizeof *cells);
	if (row->n_cells == n && cells_fit(reader, row->cells, SIZE_MAX))
		return NULL;
	said = row->n_cells > n ? NULL : say_lacking(reader, row, cells);
	return said != NULL || row->n_cells < n ? said : say_spare(reader, row, cells);
}

const char *case_shift_beside(const struct reader *reader, const struct row *row,
			      const struct field *field, int at)
{
	const int beside = at + 1;

	if (field->unit == UNIT_TEXT || (size_t)beside >= row->n_cells ||
	    !is_number_like(row->cells[beside]) ||
	    !cell_fits(reader, (size_t)(field - reader->shape.fields), row->cells[beside]))
		return NULL;
	for (size_t i = 0; i < reader->shape.n_fields; i++)
		if (reader->columns.at[i] == beside && is_words(&reader->shape.fields[i]))
			return reader->columns.header->cells[beside];
	return NULL;
}
