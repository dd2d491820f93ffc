#include "reading/source_bytes.h"

#include <ctype.h>
#include <string.h>

#include "reading/cell.h"

#define LEAST_ROWS 3  /* that show how a column is written */
#define MOST_ROWS 200 /* that are asked */

/* Digits behind the last point or comma; -1: no number. */
static int decimals_of(const char *text)
{
	const char *mark = strrchr(text, '.'), *comma = strrchr(mark == NULL ? text : mark, ',');

	if (text[0] == '\0' || strspn(text, "0123456789.,-+()\xC2\xA3 ") != strlen(text))
		return -1;
	if (comma != NULL)
		mark = comma;
	return mark == NULL ? 0 : (int)strspn(mark + 1, "0123456789");
}

static char kind_of(char byte)
{
	if (isdigit((unsigned char)byte))
		return '9';
	return isalpha((unsigned char)byte) ? 'a' : byte;
}

/* How many bytes two texts are alike in, digits for digits and letters for letters. */
static size_t alike(const char *a, const char *b)
{
	size_t n = 0;

	while (a[n] != '\0' && b[n] != '\0' && kind_of(a[n]) == kind_of(b[n]))
		n++;
	return n;
}

/* Is a cell the beginning of what all others of its column are?  They agree in a form, or do not.
 */
static const char *whole_form(const struct row *rows, size_t n_rows, size_t column,
			      const char *text)
{
	const char *first = NULL;
	size_t n = 0;
	int decimals = -1;

	for (size_t i = 0; i < n_rows && i < MOST_ROWS; i++) {
		const char *other = row_cell(&rows[i], (int)column);
		size_t length = strlen(other);

		if (cell_is_missing(other))
			continue;
		if (n++ == 0) {
			first = other;
			decimals = decimals_of(other);
		} else if (decimals > 0
			       ? decimals_of(other) != decimals
			       : length != strlen(first) || alike(first, other) != length) {
			return NULL;
		}
	}
	if (n < LEAST_ROWS || text[0] == '\0')
		return NULL;
	if (decimals > 0)
		return decimals_of(text) >= 0 && decimals_of(text) < decimals ? first : NULL;
	return strlen(text) < strlen(first) && alike(first, text) == strlen(text) ? first : NULL;
}

static bool is_short(const struct row *last, const struct row *rows, size_t n_rows)
{
	size_t n = 0;

	for (size_t i = 0; i < n_rows && i < MOST_ROWS; i++) {
		if (rows[i].fault != NULL || row_is_blank(&rows[i]))
			continue;
		if (rows[i].n_cells <= last->n_cells)
			return false;
		n++;
	}
	return n >= LEAST_ROWS;
}

void cut_end_say(const char *end, size_t length, char delimiter, const struct row *rows,
		 size_t n_rows, const char *path, struct diagnostics *diagnostics)
{
	const struct place place = {.file = path};
	struct arena *arena = diagnostics->arena;
	size_t start = length;
	struct sheet sheet;
	const char *text, *form;

	while (start > 0 && end[start - 1] != '\n' && end[start - 1] != '\r')
		start--;
	/* Ended well; or a row that is longer than what is looked at. */
	if (start == length || start == 0)
		return;

	const struct source source = {.text = arena_text_of(arena, end + start, length - start),
				      .length = length - start};

	sheet_read(&sheet, &source, delimiter, false, arena);
	/* Nor is a mark that ends a file of long ago. */
	if (sheet.n_rows != 1 || sheet.rows[0].fault != NULL || end[length - 1] == '\x1a')
		return;
	if (is_short(&sheet.rows[0], rows, n_rows)) {
		warning(diagnostics, place,
			"ends without a line end, and its last row has fewer cells than the "
			"others; it may be cut short: fetch it anew");
		return;
	}
	text = sheet.rows[0].cells[sheet.rows[0].n_cells - 1];
	form = whole_form(rows, n_rows, sheet.rows[0].n_cells - 1, text);
	if (form != NULL)
		warning(diagnostics, place,
			"ends without a line end, and its last cell, %s, is not written like the "
			"others of its column (%s); it may be cut short: fetch it anew",
			cell_quoted(arena, text), cell_quoted(arena, form));
}
