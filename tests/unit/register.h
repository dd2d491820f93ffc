/*
 * The worked example of the indicator: a register that has every rule of the
 * design's section 6.  Its figures are derived by hand at each test.
 */
#ifndef REGISTER_H
#define REGISTER_H

#include "asking.h"

#define REGISTER_HEADER                                                                           \
	"council,initiative,workstream,year,gross,source,running_cost,investment,cash_releasing," \
	"first_impact,lapses,likelihood,quality_check,status,basis\n"

extern const char worked_register[], worked_terms[];

/* Ask the indicator of it, for every year of the plan. */
void ask_worked(struct asking *asking);

#endif
