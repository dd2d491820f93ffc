#include "outputs/workbook.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"

#define MOST_HEADING 255 /* that a table's heading may have, counted as Excel does */
#define END_HEADING 60   /* bytes of the end that a cut one keeps: names often differ there */

/* How long Excel takes a text to be: characters beyond the first 65,536 are two. */
static size_t length_of(const char *text)
{
	size_t length = 0;

	for (; *text != '\0'; text++) {
		const unsigned char byte = (unsigned char)*text;

		length += (byte & 0xC0) != 0x80;
		length += byte >= 0xF0;
	}
	return length;
}

/* The end of a text in whole characters, at most so many bytes of it. */
static const char *end_of(const char *text, size_t most_bytes)
{
	const char *at = text + strlen(text) - most_bytes;

	while (((unsigned char)*at & 0xC0) == 0x80)
		at++;
	return at;
}

/* Is a heading one of these already?  Case tells none apart. */
static bool is_taken(const char *const *headings, size_t count, size_t except, const char *text)
{
	for (size_t i = 0; i < count; i++)
		if (i != except && headings[i] != NULL && strcasecmp(headings[i], text) == 0)
			return true;
	return false;
}

/* As the attribute of a table holds it, in which libxlsxwriter escapes no control character. */
static const char *plain(struct arena *arena, const char *safe)
{
	const size_t size = strlen(safe) * strlen("_x000A_") + 1;
	char *made = arena_alloc(arena, size), *to = made;

	for (; *safe != '\0'; safe++)
		if ((unsigned char)*safe < ' ')
			to += snprintf(to, size - (size_t)(to - made), "_x%04X_", (unsigned)*safe);
		else
			*to++ = *safe;
	*to = '\0';
	return made;
}

/*
 * One that is too long, without its middle, and numbered where another is like it then.  It is cut
 * as it will stand: what becomes longer when it is made plain would never be short enough.
 */
static const char *shortened(struct arena *arena, const char *const *fitting, size_t count,
			     size_t at, const char *text)
{
	size_t most = MOST_HEADING;
	const char *made;

	for (size_t number = 1;; number += length_of(made) <= MOST_HEADING) {
		const char *mark = number == 1 ? "" : arena_format(arena, " (%zu)", number);

		made = arena_format(arena, "%s%s%s", text_cut(arena, text, most),
				    end_of(text, END_HEADING), mark);
		if (length_of(made) > MOST_HEADING)
			most -= most > 8 ? 8 : 0;
		else if (!is_taken(fitting, count, at, made))
			return made;
	}
}

const char *const *workbook_headings_fit(struct workbook *book, const struct workbook_sheet *own,
					 const char *const *headings, size_t count)
{
	const char **fitting = arena_array(book->arena, count, sizeof *fitting);

	const char **whole = arena_array(book->arena, count, sizeof *whole);

	/* Those that are as they should be stay so, whatever becomes of others. */
	for (size_t i = 0; i < count; i++) {
		whole[i] = plain(book->arena, headings[i]);
		fitting[i] = length_of(whole[i]) <= MOST_HEADING ? whole[i] : NULL;
	}
	for (size_t i = 0; i < count; i++)
		if (fitting[i] == NULL) {
			workbook_cell_tell_cut(book, own->sheet, own->headings, (lxw_col_t)i);
			fitting[i] = shortened(book->arena, fitting, count, i, whole[i]);
		}
	return fitting;
}

bool workbook_headings_mark(const char *const *headings, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (headings[i][0] == '\0' || is_taken(headings, i, i, headings[i]))
			return false;
	return true;
}

const char *workbook_headings_of(struct arena *arena, const struct table *table, size_t column)
{
	const struct column *own = &table->columns[column];

	if (own->label[0] == '\0')
		return own->id;
	for (size_t i = 0; i < workbook_table_columns(table); i++)
		if (i != column && strcasecmp(table->columns[i].label, own->label) == 0)
			return arena_format(arena, "%s (%s)", own->label, own->id);
	return own->label;
}
