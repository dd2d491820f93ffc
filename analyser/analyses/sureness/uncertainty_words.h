/*
 * What the draws show, in words.
 */
#ifndef ANALYSES_SURENESS_UNCERTAINTY_WORDS_H
#define ANALYSES_SURENESS_UNCERTAINTY_WORDS_H

#include "analyses/sureness/draws_telling.h"
#include "analyses/sureness/sensitivity.h"

void uncertainty_words(const struct draws_telling *telling, const struct range_cover *cover);

/* Where no draw is possible. */
void uncertainty_words_none(const struct draws_telling *telling);

#endif
