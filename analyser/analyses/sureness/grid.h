/*
 * Two numbers at once: how much of the plan happens, by the share of moved contacts that fail, or
 * two that the user names.  Table `two_levers`, of the leading option, a thread in each room.
 */
#ifndef ANALYSES_SURENESS_GRID_H
#define ANALYSES_SURENESS_GRID_H

#include "analyses/sureness/movers.h"

/*
 * False with a fault: what the user names is no number of the case; or where the run is to end.
 */
bool grid_add(struct results *results, const struct evaluation_rooms *rooms,
	      const struct movers *movers);

#endif
