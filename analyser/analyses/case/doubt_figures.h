/*
 * The exact figures that warnings of a case speak of and no other table has (table `case_doubt`).
 */
#ifndef ANALYSES_CASE_DOUBT_FIGURES_H
#define ANALYSES_CASE_DOUBT_FIGURES_H

#include "results/results.h"

/* Add one, for the warning that goes by these words; among what the case rests on. */
void doubt_figures_add(struct results *results, const char *warning, const char *figure,
		       struct value value);

#endif
