#include "reading/case_checks.h"

#include <string.h>

#include "base/say.h"

#define MOST_ALIKE 5  /* of one kind, each told by itself */
#define SHOWN_ALIKE 3 /* of more */

/* Faults of one kind. */
struct fault_kind {
	const struct diagnostic *first;
	size_t count, n_shown;
	long last_line;
	struct fault_kind *next;
};

/* What a message says behind the text that it begins with, which differs by row. */
static const char *behind_quote(const char *message)
{
	const char *end = message[0] == '\'' ? strstr(message + 1, "' ") : NULL;

	return end == NULL ? message : end + 1;
}

static bool is_alike(const struct diagnostic *a, const struct diagnostic *b)
{
	const char *one = a->place.column, *two = b->place.column;

	return a->severity == b->severity && (one == NULL) == (two == NULL) &&
	       (one == NULL || strcmp(one, two) == 0) &&
	       strcmp(behind_quote(a->message), behind_quote(b->message)) == 0;
}

static struct fault_kind *fault_kind_of(struct fault_kind **kinds, const struct diagnostic *item,
					struct arena *arena)
{
	struct fault_kind *kind;

	for (kind = *kinds; kind != NULL; kind = kind->next)
		if (is_alike(kind->first, item))
			return kind;
	kind = arena_alloc(arena, sizeof *kind);
	*kind = (struct fault_kind){.first = item, .next = *kinds};
	*kinds = kind;
	return kind;
}

void case_faults_fold(struct diagnostics *diagnostics, size_t first)
{
	const size_t count = diagnostics->count - first;
	struct diagnostic *items = arena_array(diagnostics->arena, count, sizeof *items);
	struct fault_kind *kinds = NULL,
			  **of = arena_array(diagnostics->arena, count, sizeof(void *));

	if (count <= MOST_ALIKE)
		return;
	memcpy(items, diagnostics->items + first, count * sizeof *items);
	for (size_t i = 0; i < count; i++) {
		of[i] = fault_kind_of(&kinds, &items[i], diagnostics->arena);
		of[i]->count++;
		of[i]->last_line = items[i].place.line;
	}
	diagnostics->count = first;
	for (size_t i = 0; i < count; i++) {
		struct fault_kind *kind = of[i];
		size_t n_others = kind->count - SHOWN_ALIKE;

		if (kind->count <= MOST_ALIKE || kind->n_shown < SHOWN_ALIKE)
			diagnostics->items[diagnostics->count++] = items[i];
		else if (kind->n_shown == SHOWN_ALIKE)
			diagnose(diagnostics, items[i].severity, items[i].place,
				 "%s more, this one to line %ld, %s the same fault: %s",
				 say_count(diagnostics->arena, n_others, "row", "rows"),
				 kind->last_line, say_which(n_others, "has", "have"),
				 behind_quote(items[i].message) +
				     (behind_quote(items[i].message)[0] == ' '));
		kind->n_shown++;
	}
}
