/*
 * Councils that would buy together.
 */
#ifndef MODEL_BUYER_GROUPS_H
#define MODEL_BUYER_GROUPS_H

#include <stdbool.h>

#include "model/names.h"

#define BUYS_ALONE (-1)

struct buyer_groups {
	const char *path;
	struct names groups;
	int *by_council; /* the group of each council, or BUYS_ALONE */
};

/*
 * Make the model of a file read as buyer_groups_shape: council, [group]; a file without groups is
 * one, named after it.  `councils` are those that buy.  False with faults: a council in two groups.
 * A council of the file that buys nothing is told in a notice, with the nearest name that does.
 */
bool buyer_groups_build(struct buyer_groups *groups, const struct reading *reading,
			const struct names *councils, struct diagnostics *diagnostics);

#endif
