/*
 * Names that are none: ditto marks and `as above`, whose rows count under the mark, and balances.
 */
#ifndef TALLY_DITTO_H
#define TALLY_DITTO_H

#include "tally/head.h"
#include "tally/tally.h"

/* Tell of those among the n_names names of one of the engine's keys, in the groups of a file. */
void ditto_say(const struct tally *tally, const struct head *head, const struct engine *engine,
	       const struct engine_group *groups, size_t count, size_t engine_key_at,
	       size_t n_names, const char *key, struct arena *scratch);

#endif
