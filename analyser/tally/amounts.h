/*
 * Which column holds the amounts?  Never guessed between two.
 *
 * Ledgers have net, gross and VAT, under many names.  Where more than one
 * column could be what is paid, the user is told what was seen and asked.
 */
#ifndef TALLY_AMOUNTS_H
#define TALLY_AMOUNTS_H

#include "tally/head.h"

/*
 * amounts_check(head, diagnostics):
 * False with a fault where another column could as well be the amount that
 * was found, or as well be the unit price; or where rows are to be counted
 * though a column looks like a volume, or though they are prices, whose
 * quantity nobody may guess.  A column of VAT beside the amount is said in a
 * notice.
 */
bool amounts_check(const struct head *head, struct diagnostics *diagnostics);

/* The columns that hold amounts, with an example of each, for a message; or NULL. */
const char *amounts_seen(const struct head *head, struct arena *arena);

#endif
