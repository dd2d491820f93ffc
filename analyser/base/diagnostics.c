#include "base/diagnostics.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/order.h"

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
	ARENA_ADD(diagnostics->arena, diagnostics, items, count) =
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

struct placed_fault {
	struct diagnostic item;
	size_t file, found; /* where the first fault of its file is found, and where this one */
};

static int compare_faults(const void *left, const void *right)
{
	const struct placed_fault *a = left, *b = right;

	return ORDER_BY(ORDER(a->file, b->file),
			(a->item.place.line == 0) - (b->item.place.line == 0),
			ORDER(a->item.place.line, b->item.place.line), ORDER(a->found, b->found));
}

static bool is_of_file(const struct diagnostic *item, const char *file)
{
	return item->place.file == file ||
	       (file != NULL && item->place.file != NULL && strcmp(item->place.file, file) == 0);
}

bool diagnostics_refuses(const struct diagnostics *diagnostics, struct place place)
{
	FOR_EACH (const struct diagnostic, told, diagnostics->items, diagnostics->count)
		if (told->severity == SEVERITY_FAULT && is_of_file(told, place.file) &&
		    (place.line == 0 ? told->place.line > 0
				     : told->place.line == place.line &&
					   (told->place.column == NULL ||
					    (place.column != NULL &&
					     strcmp(told->place.column, place.column) == 0))))
			return true;
	return false;
}

void diagnostics_sort_faults(struct diagnostics *diagnostics)
{
	struct placed_fault *faults =
	    arena_array(diagnostics->arena, diagnostics->count, sizeof *faults);
	size_t n_faults = 0, n_placed = 0;

	for (size_t i = 0; i < diagnostics->count; i++) {
		const struct diagnostic *item = &diagnostics->items[i];
		size_t file = n_faults;

		if (item->severity != SEVERITY_FAULT)
			continue;
		/* Those of one file come together, most of them. */
		while (file > 0 && !is_of_file(&faults[file - 1].item, item->place.file))
			file--;
		faults[n_faults] =
		    (struct placed_fault){*item, file > 0 ? faults[file - 1].file : i, i};
		n_faults++;
	}
	SORT(faults, n_faults, compare_faults);
	for (size_t i = 0; n_placed < n_faults; i++)
		if (diagnostics->items[i].severity == SEVERITY_FAULT)
			diagnostics->items[i] = faults[n_placed++].item;
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
