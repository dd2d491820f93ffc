/*
 * correlations.csv: numbers of a case that go together.
 *
 * Each row names two levers by their ids, as the JSON output lists them, and their rank
 * correlation.  What no row names varies on its own.
 */
#ifndef MODEL_CORRELATIONS_H
#define MODEL_CORRELATIONS_H

#include <stdbool.h>

#include "reading/reading.h"

struct correlation {
	const char *levers[2];
	struct share correlation; /* between -100% and 100%, neither being one */
	const char *source;
	long line;
	struct fate *fate;
};

struct correlations {
	const char *path; /* NULL: there is no correlations.csv */
	struct correlation *items;
	size_t n_items;
};

/*
 * Make the model of a file read as correlations_shape.  False with faults: a number that goes with
 * itself, a pair that stands twice, a correlation of 1 or more.
 */
bool correlations_build(struct correlations *correlations, const struct reading *reading,
			struct diagnostics *diagnostics);

#endif
