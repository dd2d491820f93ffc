/*
 * One saving counts once: the rows of a register in order, and those that
 * tell of the same gain found.
 */
#ifndef MODEL_GAINS_ONCE_H
#define MODEL_GAINS_ONCE_H

#include "model/gains.h"

/*
 * gains_count_once(gains, diagnostics):
 * Put the rows in the order of struct gains, note where each council begins,
 * and mark twins, a forecast and an
 * actual of one gain.  False with faults where a gain is given twice, or an
 * initiative stands under two workstreams and its rows do not say why.
 */
bool gains_count_once(struct gains *gains, struct diagnostics *diagnostics);

#endif
