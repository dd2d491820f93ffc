/*
 * Names as small numbers, in an order that does not depend on the input's.
 */
#ifndef MODEL_NAMES_H
#define MODEL_NAMES_H

#include <stddef.h>
#include <stdint.h>

#include "reading/reading.h"

/* In a hash table of names. */
struct name_slot {
	int id; /* and one; 0 is free */
	uint32_t hash;
};

struct names {
	struct arena *arena;
	const char **items;
	size_t count, capacity;
	struct name_slot *slots;
	size_t n_slots;
};

void names_init(struct names *names, struct arena *arena);

/* The number of a name, new or known. */
int names_add(struct names *names, const char *name);

/* The number of a name, or -1. */
int names_find(const struct names *names, const char *name);

/*
 * Put the names in order (NULL: of their bytes) and return the new number of each old one, borrowed
 * from the arena.
 */
int *names_sort(struct names *names, int (*compare)(const char *a, const char *b, void *data),
		void *data);

/* `*` for all, which have no name. */
static inline const char *names_scope(const char *name)
{
	return name == NULL ? "*" : name;
}

/* The name that a value says; NULL for `*` and for nothing given. */
const char *names_scope_of(const struct value *value);

/*
 * Are there no more names in a column than can be told apart?  Else a fault says so: they are
 * numbers of cases or of invoices, which would take more memory than a machine has.
 */
bool names_hold(const struct names *names, size_t most, const char *what,
		const struct reading *reading, const char *field, struct diagnostics *diagnostics);

/*
 * A notice for each two names that differ only in case, spaces or signs: they are kept apart, which
 * the user may not have meant.  With a reading, it tells the first rows that have them in the field
 * of this id; else NULL and NULL.
 */
void names_say_alike(const struct names *names, const char *what, const struct reading *reading,
		     const char *field, struct diagnostics *diagnostics);

#endif
