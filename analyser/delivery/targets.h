/*
 * The files a run is to write: each of its own, and none in a folder that the
 * run reads.  What a case or the run itself was made from is never lost.
 */
#ifndef DELIVERY_TARGETS_H
#define DELIVERY_TARGETS_H

#include "requests/run.h"

/* To be asked when every input is listed in the results.  False with usage messages. */
bool targets_check(struct run *run);

/*
 * The draft is to replace a file of a case, or one that this run reads: that one stays beside it
 * (`spend.csv~`), and a notice says so.
 */
void targets_keep_old(struct run *run, struct drafts *drafts, const char *path,
		      const char *temporary);

#endif
