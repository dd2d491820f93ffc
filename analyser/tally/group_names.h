/*
 * What an engine's groups are by name: its keys are bytes of a file in whatever encoding, and
 * several of them may mean the same.
 */
#ifndef TALLY_GROUP_NAMES_H
#define TALLY_GROUP_NAMES_H

#include "tally/odd_rows.h"

/*
 * group_names_add(tally, head, engine, odds, scratch):
 * Put a file's groups to the sums, and their months to what is covered.  False with diagnostics.
 */
bool group_names_add(struct tally *tally, struct head *head, struct engine *engine,
		     const struct odd_rows *odds, struct arena *scratch);

/* Tell of channels that are nearly one that is known: each has a cost of its own, or none. */
void group_names_say_channels(const struct tally *tally);

#endif
