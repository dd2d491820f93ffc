/*
 * What may be wrong in a text, or between the texts of a run, though each row can be read: told,
 * and decided by whoever reads it.  Each is in the file of its name.
 */
#ifndef TALLY_DOUBTS_H
#define TALLY_DOUBTS_H

#include "tally/again.h"
#include "tally/tally.h"

/*
 * A few rows whose dates are years away from all others: slips such as 2103 for 2013, each of which
 * makes a year of its own.  When all rows of a text are counted by `engine`; the row is looked for
 * by reading the text once more.
 */
void far_years_say(const struct tally *tally, const struct head *head, struct engine *engine,
		   struct again *again, struct arena *scratch);

/*
 * An amount that reads like a date or a number of somebody's: 20130401, 01865249811.  Cells one
 * place off, or a slip of the pen, put such into the sums, and the largest amount shows it.  When
 * all rows of a text are counted by `engine`, as `file` has it.
 */
void codes_say(const struct tally *tally, const struct head *head, const struct tally_file *file,
	       struct engine *engine, struct again *again, struct arena *scratch);

/*
 * Financial years of one column that are not those of the dates in another: one of them is wrong,
 * or of something else.  By the first rows; nothing where the user named the column of the years.
 */
void years_differ_say(const struct head *head, struct diagnostics *diagnostics);

/*
 * Days that a program wrote as times by UTC: midnight in summer is 23:00 of the day before.  By the
 * first rows.
 */
void utc_days_say(const struct head *head, struct diagnostics *diagnostics);

/* Channels as columns whose numbers are sums so far, by the first rows (channel_titles.c). */
void channel_rises_say(const struct head *head, struct diagnostics *diagnostics);

/*
 * Files of one run that may not mean the same by their amounts: net in one and gross in another,
 * above zero in one and below in another, or payments beside what is called receipts or a draft;
 * and files that all have tax in their amounts, by what files_differ_tax() makes of a column's
 * name. See a text that has been added up; when all have, the first that differs is told.
 */
enum tally_tax files_differ_tax(const char *name, struct arena *arena);
void files_differ_see(struct tally *tally, struct tally_file *file, const struct head *head);
void files_differ_say(const struct tally *tally);

/*
 * Names that are none: ditto marks and `as above`, whose rows count under the mark, balances, and
 * nobody who was paid (`TEST SUPPLIER`, `Ash Ltd - CANCELLED`);
 * among the n_names names of one of the engine's keys, in the groups of a file.
 */
void ditto_say(const struct tally *tally, const struct head *head, const struct engine *engine,
	       const struct engine_group *groups, size_t count, size_t engine_key_at,
	       size_t n_names, const char *key, struct arena *scratch);

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
