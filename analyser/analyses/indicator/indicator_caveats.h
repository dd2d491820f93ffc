/*
 * What NI 179 rests on: its rules, what is left out and what is not known,
 * and the assumptions with their sources.
 */
#ifndef ANALYSES_INDICATOR_CAVEATS_H
#define ANALYSES_INDICATOR_CAVEATS_H

#include "analyses/indicator/indicator_tables.h"

void indicator_caveats(struct results *results, const struct indicator_question *question,
		       const struct indicator_terms *terms, const struct indicator_tables *tables);

#endif
