/*
 * The option that leads at a glance, for whoever decides: what it asks for, what it brings, by
 * when, and how far it is ahead.
 */
#ifndef ANALYSES_CASE_DECISION_H
#define ANALYSES_CASE_DECISION_H

#include "analyses/case/case_options.h"
#include "results/results.h"

/* Table case_decision; its rows are in no other unit than what they hold. */
void case_decision_add(struct results *results, const struct case_work *work,
		       const struct case_parts *parts, const struct case_options *options,
		       const struct discounting *discounting);

#endif
