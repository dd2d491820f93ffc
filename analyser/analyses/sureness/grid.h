/*
 * Two numbers at once: how much of the plan happens, by the share of moved contacts that fail.
 * Table `two_levers`, of the leading option's strategy.
 */
#ifndef ANALYSES_SURENESS_GRID_H
#define ANALYSES_SURENESS_GRID_H

#include "analyses/sureness/movers.h"

void grid_add(struct results *results, struct evaluation *evaluation, const struct movers *movers);

#endif
