/*
 * What the draws come to, as tables and in words.
 */
#ifndef ANALYSES_SURENESS_UNCERTAINTY_TABLES_H
#define ANALYSES_SURENESS_UNCERTAINTY_TABLES_H

#include "analyses/sureness/sensitivity.h"
#include "sums/carlo.h"

void uncertainty_tables(struct results *results, const struct evaluation *evaluation,
			const struct movers *movers, const struct range_cover *cover,
			const struct carlo *carlo);

#endif
