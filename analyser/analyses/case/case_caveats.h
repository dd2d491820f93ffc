/*
 * What a business case rests on and how it is worked out, in sentences.
 */
#ifndef ANALYSES_CASE_CAVEATS_H
#define ANALYSES_CASE_CAVEATS_H

#include "analyses/case/case_run.h"

/* What costs.csv lacks for an option that moves contacts to the web, or NULL. */
const char *case_caveats_uncosted(const struct case_run *run, const struct case_option *option);

/*
 * Add what else it rests on, behind what it rests on most (case_rests.c) and
 * before what its parts rest on.
 */
void case_caveats_add(struct results *results, const struct case_run *run);

#endif
