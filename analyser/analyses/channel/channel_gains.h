/*
 * Channel gains as numbers, for the business case.
 */
#ifndef ANALYSES_CHANNEL_GAINS_H
#define ANALYSES_CHANNEL_GAINS_H

#include "analyses/channel/channel_lines.h"

/* Room for every strategy and year of a plan, all of it zero. */
void gains_init(struct channel_gains *gains, const struct plan *plan);

/*
 * gains_add(gains, plan, strategy, year, lines, work):
 * Note what a strategy's lines of a year come to, and what they would if no
 * contact failed.  The lines' items are lost.  False with faults.
 */
bool gains_add(struct channel_gains *gains, const struct plan *plan, size_t strategy, int year,
	       struct channel_lines *lines, struct step_work *work);

#endif
