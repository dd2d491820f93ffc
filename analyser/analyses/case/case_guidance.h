/*
 * What the guidance that a case goes by says of its figures: the edition, what a ratio is, and from
 * 2026 a second test at lower rates of what runs beyond 50 years.
 */
#ifndef ANALYSES_CASE_CASE_GUIDANCE_H
#define ANALYSES_CASE_CASE_GUIDANCE_H

#include "analyses/case/case_run.h"

/* Tables case_guidance and case_lower_test (where there is a test), and what is said of them. */
bool case_guidance_add(struct results *results, const struct case_run *run);

#endif
