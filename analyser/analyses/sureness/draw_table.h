/*
 * The first draws one by one, for whoever would check them: table `draw`, each number that was
 * drawn and the NPV that each option has by them.
 */
#ifndef ANALYSES_SURENESS_DRAW_TABLE_H
#define ANALYSES_SURENESS_DRAW_TABLE_H

#include "analyses/sureness/outcome.h"
#include "sums/carlo.h"

void draw_table_add(struct results *results, const struct evaluation *evaluation,
		    const struct carlo *carlo, size_t n_shown);

#endif
