/*
 * The price answer in sentences, what it rests on, and the chart.
 */
#ifndef ANALYSES_PRICES_WORDS_H
#define ANALYSES_PRICES_WORDS_H

#include "analyses/prices/prices_tables.h"

void prices_words(struct results *results, const struct prices_question *question,
		  const struct price_items *items, const struct prices_tables *tables);

#endif
