/*
 * Prices of one thing that are so far apart that one may be in pence, of a pack or of a line.
 */
#ifndef LOADING_PRICE_DOUBTS_H
#define LOADING_PRICE_DOUBTS_H

#include "loading/inputs.h"
#include "model/prices.h"

/* Warn of items whose highest price is more than twenty times their lowest: the first few. */
void price_doubts_say(struct run *run, const struct prices *prices);

#endif
