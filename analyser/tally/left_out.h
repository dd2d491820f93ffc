/*
 * Columns that a file of the same kind may have, and that adding up by its keys leaves out: a share
 * of avoidable contacts, a market, a purpose.  Other commands answer otherwise without them.
 */
#ifndef TALLY_LEFT_OUT_H
#define TALLY_LEFT_OUT_H

#include "tally/head.h"

/*
 * Tell of those that a file has, with the --by that keeps them, where the keys are the kind's own:
 * a warning, but of a purpose alone, without which no row is read otherwise.  So is a column of
 * dates under an unknown name where rows may do without a year, and have none.
 */
void left_out_say(const struct head *head, struct diagnostics *diagnostics);

#endif
