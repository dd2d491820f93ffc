/*
 * The account of a run: of every file, each row that was read is used, set
 * aside as a ledger's, or left out for a reason, and so are its amounts.
 */
#ifndef LOADING_ACCOUNT_H
#define LOADING_ACCOUNT_H

#include "requests/run.h"

/* A file that the run reads is listed in the results, and its rows are accounted for. */
void account_list(struct run *run, const struct reading *reading);

/* What another run within this one read is accounted for here. */
void account_take(struct run *run, const struct run *other);

/* Records of other years than this are used for nothing; those that give none are of it. */
void account_leave_out_years(const struct reading *reading, struct year year, const char *why);

/*
 * Once the command is done: table `account`, a row for what was read of a file, for what of it was
 * used, and for each reason for which rows were set aside or left out; and the same in the list of
 * inputs.  Read is used and set aside and left out, by the way it is counted.
 */
void account_add(struct run *run);

#endif
