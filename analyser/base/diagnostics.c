#include "base/diagnostics.h"

#include <stdarg.h>
#include <stdio.h>

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
	diagnostics->items[diagnostics->count++] = (struct diagnostic){
	    .severity = severity, .place = place, .message = message};
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
