/*
 * Councils of a case that are not in all its files: a row under another name is counted like the
 * others, and only its council's name shows that it may not belong there.
 */
#ifndef LOADING_COUNCIL_DOUBTS_H
#define LOADING_COUNCIL_DOUBTS_H

#include "requests/run.h"

/*
 * council_doubts_say(run):
 * Of the activity, spend and register read so far, where no council was asked for: a warning for a
 * council that another of these files does not have, with its first line and how much of it counts;
 * where all have the same several, a notice that they are counted together.
 */
void council_doubts_say(struct run *run);

#endif
