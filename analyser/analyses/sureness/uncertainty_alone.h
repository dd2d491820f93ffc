/*
 * Each channel strategy without the rest of the case, by the same draws as the whole: what is
 * decided when a strategy is chosen.  Table `uncertainty_alone`.
 */
#ifndef ANALYSES_SURENESS_UNCERTAINTY_ALONE_H
#define ANALYSES_SURENESS_UNCERTAINTY_ALONE_H

#include "analyses/sureness/draws_telling.h"

/* Of a case that has more than strategies. */
void uncertainty_alone_add(struct draws_telling *telling);

#endif
