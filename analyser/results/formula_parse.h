/*
 * The text of a column's formula cut into parts (results/formula.h has its words).
 */
#ifndef RESULTS_FORMULA_PARSE_H
#define RESULTS_FORMULA_PARSE_H

#include "results/formula.h"

/* Never NULL; a choice that names what is not there is broken. */
struct formula *formula_parse(struct formulas *formulas, const struct table *table,
			      const char *text);

#endif
