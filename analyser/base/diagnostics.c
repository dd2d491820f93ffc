#include "base/diagnostics.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void diagnostics_init(struct diagnostics *diagnostics, struct arena *arena)
{
	*diagnostics = (struct diagnostics){.arena = arena};
}

bool diagnose(struct diagnostics *diagnostics, enum severity severity, struct place place,
	      const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	const char *message = arena_vformat(diagnostics->arena, format, arguments);

	va_end(arguments);
	diagnostics->items = arena_grow(diagnostics->arena, diagnostics->items, diagnostics->count,
					&diagnostics->capacity, sizeof *diagnostics->items);
	diagnostics->items[diagnostics->count++] =
	    (struct diagnostic){.severity = severity, .place = place, .message = message};
	return false;
}

size_t diagnostics_count(const struct diagnostics *diagnostics, enum severity at_least)
{
	size_t count = 0;

	for (size_t i = 0; i < diagnostics->count; i++)
		count += diagnostics->items[i].severity >= at_least;
	return count;
}

const char *diagnostic_text(struct arena *arena, const struct diagnostic *diagnostic)
{
	const struct place *place = &diagnostic->place;
	char line[32] = "";

	if (diagnostic->where != NULL)
		return arena_format(arena, "%s: %s%s%s", diagnostic->where,
				    place->column == NULL ? "" : place->column,
				    place->column == NULL ? "" : ": ", diagnostic->message);
	if (place->line > 0)
		snprintf(line, sizeof line, place->file == NULL ? "line %ld" : ":%ld", place->line);
	return arena_format(arena, "%s%s%s%s%s%s", place->file == NULL ? "" : place->file, line,
			    place->file == NULL && place->line <= 0 ? "" : ": ",
			    place->column == NULL ? "" : place->column,
			    place->column == NULL ? "" : ": ", diagnostic->message);
}

/* Its file, by when that was first told of, and its place among all. */
struct sorted {
	size_t file, number;
	long line;
	struct diagnostic item;
};

static int compare(const void *left, const void *right)
{
	const struct sorted *a = left, *b = right;

	if (a->file != b->file)
		return a->file < b->file ? -1 : 1;
	if (a->line != b->line)
		return a->line < b->line ? -1 : 1;
	return a->number < b->number ? -1 : a->number > b->number;
}

static bool is_same(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

void diagnostics_sort(struct diagnostics *diagnostics)
{
	const size_t count = diagnostics->count;
	struct sorted *orders = arena_array(diagnostics->arena, count, sizeof *orders);

	for (size_t i = 0; i < count; i++) {
		const struct diagnostic *item = &diagnostics->items[i];

		orders[i] = (struct sorted){i, i, item->place.line, *item};
		/* The last of the same file knows its first; most stand beside one. */
		for (size_t j = i; j-- > 0;)
			if (is_same(orders[j].item.place.file, item->place.file)) {
				orders[i].file = orders[j].file;
				break;
			}
	}
	if (count > 1)
		qsort(orders, count, sizeof *orders, compare);
	for (size_t i = 0; i < count; i++)
		diagnostics->items[i] = orders[i].item;
}
