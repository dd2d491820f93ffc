/*
 * NI 179 in sentences, what it rests on, and its chart.
 */
#ifndef ANALYSES_INDICATOR_WORDS_H
#define ANALYSES_INDICATOR_WORDS_H

#include "analyses/indicator/indicator_tables.h"

void indicator_words(struct results *results, const struct indicator_question *question,
		     const struct indicator_terms *terms, const struct indicator_tables *tables,
		     const struct indicator_figures *figures);

#endif
