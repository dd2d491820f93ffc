/*
 * The published figures, each a set with a name.
 *
 * A set is one CSV file of datasets/, built in, with one line in the table of
 * reference.c.  A user's file of the same columns overrides it
 * (`--reference NAME=FILE`).  Sets are read by the reader that reads any file.
 */
#ifndef MODEL_REFERENCE_H
#define MODEL_REFERENCE_H

#include <stdbool.h>
#include <stddef.h>

#include "reading/reading.h"

struct reference_set {
	const char *name, *title;
	const struct shape *shape;
	const char *bytes, *end;
};

/* A set replaced by a user's file. */
struct reference_override {
	const char *name, *path;
};

/* The sets at hand in a run. */
struct reference {
	struct arena *arena;
	struct diagnostics *diagnostics;
	const struct reference_override *overrides;
	size_t n_overrides;
	struct reading *readings;  /* by set; a NULL shape where not yet read */
	const struct shelf *shelf; /* files at hand; NULL, unless set: none */
	bool *is_asked;            /* by set: it was read for its figures */
};

void reference_init(struct reference *reference, const struct reference_override *overrides,
		    size_t n_overrides, struct arena *arena, struct diagnostics *diagnostics);

/* What was read so far was only to be checked: for its figures none was. */
void reference_forget_asked(struct reference *reference);

/* Tell of a file that stands for a set which nothing has asked for. */
void reference_say_unasked(const struct reference *reference, struct diagnostics *diagnostics);

/* The table of sets, and one by name (NULL where there is none). */
const struct reference_set *reference_sets(size_t *count);
const struct reference_set *reference_find(const char *name);

/* A set's rows, read once; NULL with faults in diagnostics where a user's file is faulty. */
const struct reading *reference_read(struct reference *reference, const char *name);

/*
 * The figure of a field in the first row of that name, the set's first field, and, where a year is
 * given, of that year, its second; NULL where the set has no such row, or is faulty.
 */
const struct value *reference_figure(struct reference *reference, const char *set, const char *name,
				     struct year year, const char *field);

/* Where a set's figures come from: `built in`, or the path of the user's file. */
const char *reference_origin(const struct reference *reference, const char *name);

#endif
