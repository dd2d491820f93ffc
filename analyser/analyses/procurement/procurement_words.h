/*
 * The procurement answer in sentences, what it rests on, and the charts.
 */
#ifndef ANALYSES_PROCUREMENT_WORDS_H
#define ANALYSES_PROCUREMENT_WORDS_H

#include "analyses/procurement/procurement_tables.h"

/* The one council with spend in a year, or how many there are. */
const char *procurement_words_councils(struct arena *arena, const struct spend *spend,
				       struct year year);

/* sums are by category, in order of spend; markets by market. */
void procurement_words(struct results *results, const struct procurement_question *question,
		       const struct procurement_terms *terms,
		       const struct procurement_tables *tables, const struct procurement_sum *sums,
		       size_t count, const struct procurement_sum markets[MARKET_AVERAGE + 1],
		       const struct procurement_sum *all);

#endif
