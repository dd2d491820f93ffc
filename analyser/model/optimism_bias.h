/*
 * Optimism bias: what costs of a project's type turn out to exceed their
 * estimates by (Green Book supplementary guidance, table 1).
 */
#ifndef MODEL_OPTIMISM_BIAS_H
#define MODEL_OPTIMISM_BIAS_H

#include <stdbool.h>

#include "model/reference.h"

struct bias {
	const char *project_type; /* by the set's name */
	struct share upper;
	const char *source;
};

/*
 * The row of a project type, its name without regard to case and signs.  False with a fault, at
 * `place`, that names the types there are.
 */
bool optimism_bias_find(struct bias *bias, const char *project_type, struct place place,
			struct reference *reference);

#endif
