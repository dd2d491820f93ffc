/*
 * What if a contact costs what another published set says: which source was chosen, and how much
 * that matters.
 */
#ifndef ANALYSES_SURENESS_SCENARIO_SETS_H
#define ANALYSES_SURENESS_SCENARIO_SETS_H

#include "analyses/sureness/scenes.h"

/* Every published set in turn, with the case's own cost of a channel that it lacks. */
void scenario_sets_add(struct scenes *scenes);

/* Where the case, worth `npv`, stands among them; nothing where they differ by less than 1%. */
void scenario_sets_say(struct scenes *scenes, struct money npv);

#endif
