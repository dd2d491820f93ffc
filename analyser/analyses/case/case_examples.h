/*
 * What others achieved, as the plan reports, beside what this case claims of the same kind of
 * action.
 */
#ifndef ANALYSES_CASE_CASE_EXAMPLES_H
#define ANALYSES_CASE_CASE_EXAMPLES_H

#include "analyses/case/case_run.h"

/* Table case_examples; false with faults where a user's own list of examples is faulty. */
bool case_examples_add(struct results *results, const struct case_run *run);

#endif
