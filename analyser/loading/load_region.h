/*
 * Councils of a run side by side, and their names checked against a list.
 */
#ifndef LOADING_LOAD_REGION_H
#define LOADING_LOAD_REGION_H

#include "model/names.h"
#include "requests/run.h"

/* Does the run set councils side by side?  Refuse any other --by with a usage message. */
bool region_check(struct run *run);
bool region_is_asked(const struct run *run);

/* Check the councils' names where --authorities gives a list; false with diagnostics. */
bool region_authorities(struct run *run, const struct names *councils, const char *path);

/*
 * Names among councils that are hardly councils: the parts of one, its housing company, its
 * schools.
 */

/*
 * A warning where some of several names say that they are councils and others do not, with how to
 * count all as one: by an option where `is_ledger`.  `path` may be NULL.
 */
void region_say_bodies(struct run *run, const struct names *councils, bool is_ledger,
		       const char *path);

/* Rows of a file that are of other councils than those asked for, and are left out. */
#define MOST_OTHER_COUNCILS 50

struct other_councils {
	const char *names[MOST_OTHER_COUNCILS]; /* each once, the first so many */
	size_t count;
	long line;    /* of the first of their rows; 0: of none */
	bool is_near; /* one of them is nearly one that is asked for, and may be meant */
};

/* Those of a file that was read. */
struct other_councils other_councils_find(const struct run *run, const char *path);

/* ` ('Otherham' and 'Elsewhere')`; nothing where there are none. */
const char *other_councils_name(const struct other_councils *others, struct arena *arena);

/* Say how many rows of a file they have, and who asked for others. */
void other_councils_say(struct run *run, int64_t n_rows, const char *path);

#endif
