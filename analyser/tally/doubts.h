/*
 * What may be wrong in a text that is added up, or between the texts of a run, beside what may be
 * in any ledger (reading/ledger_doubts.h): told, and decided by whoever reads it.  Each is in the
 * file of its name.
 */
#ifndef TALLY_DOUBTS_H
#define TALLY_DOUBTS_H

#include "tally/again.h"
#include "tally/tally.h"

/* What may be wrong in any ledger (reading/ledger_doubts.h), when all rows of a text are counted.
 */
void tally_say_doubts(const struct tally *tally, const struct head *head,
		      const struct tally_file *file, struct engine *engine, struct again *again,
		      struct arena *scratch);

/* Channels as columns whose numbers are sums so far, by the first rows (channel_titles.c). */
void channel_rises_say(const struct head *head, struct diagnostics *diagnostics);

/*
 * Files of one run that may not mean the same by their amounts: net in one and gross in another,
 * above zero in one and below in another, or payments beside what is called receipts or a draft.
 * See a text that has been added up; when all have, the first that differs is told.
 */
void files_differ_see(struct tally *tally, struct tally_file *file, const struct head *head);
void files_differ_say(const struct tally *tally);

/*
 * Names by which a file is added up that are no part of it but the whole: `Whole authority` among
 * categories, whose amounts are what all others come to.  What totals look like is learned from a
 * file's first rows (reading/total_learn.c); this looks at what all of them came to, in the groups
 * of a file, whose keys are numbers of the engine's.
 */
void whole_names_say(const struct tally *tally, const struct head *head,
		     const struct engine *engine, const struct engine_group *groups, size_t count,
		     size_t n_keys, struct arena *scratch);

#endif
