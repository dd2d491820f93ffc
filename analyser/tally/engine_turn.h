/*
 * What is done with a piece when all before it have been done with: see
 * engine_run.h.  By one thread at a time.
 */
#ifndef TALLY_ENGINE_TURN_H
#define TALLY_ENGINE_TURN_H

#include "tally/engine_run.h"

/*
 * Cut a piece that begins with a row, into rows that have been begun.  A row
 * that stays open adds nothing.  False where there is no memory.
 */
bool turn_cut(struct worker *worker, const struct piece *piece);

enum engine_status turn_take(struct engine_run *run, struct piece *piece);

#endif
