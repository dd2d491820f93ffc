/*
 * Rows of a file that are of other councils than those asked for, and are left out.
 */
#ifndef LOADING_OTHER_COUNCILS_H
#define LOADING_OTHER_COUNCILS_H

#include "requests/run.h"

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
