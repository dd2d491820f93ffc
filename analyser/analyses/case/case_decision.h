/*
 * The option that leads at a glance, for whoever decides: what it asks for, what it brings, by
 * when, and how far it is ahead.
 */
#ifndef ANALYSES_CASE_DECISION_H
#define ANALYSES_CASE_DECISION_H

#include "analyses/case/case_run.h"
#include "results/results.h"

/* Table case_decision; its rows are in no other unit than what they hold. */
void case_decision_add(struct results *results, const struct case_run *run);

#endif
