/*
 * Names by which a file is added up that are no part of it but the whole: `Whole authority` among
 * categories, whose amounts are what all others come to.
 *
 * What totals look like is learned from a file's first rows (reading/total_learn.h); this looks at
 * what all of them came to, and tells.
 */
#ifndef TALLY_WHOLE_NAMES_H
#define TALLY_WHOLE_NAMES_H

#include "tally/head.h"
#include "tally/tally.h"

/* Of the groups of a file, whose keys are numbers of the engine's. */
void whole_names_say(const struct tally *tally, const struct head *head,
		     const struct engine *engine, const struct engine_group *groups, size_t count,
		     size_t n_keys, struct arena *scratch);

#endif
