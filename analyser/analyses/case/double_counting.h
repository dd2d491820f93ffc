/*
 * One saving counts once: what two files of a case might both count.
 *
 * Refused, with the rows and how to say that they are different: a category
 * of spend counted by bands and by prices; a procurement gain of the register
 * beside the spend; an initiative of the register that is a strategy, or of a
 * channel whose contacts the strategies count; a cost that stands in costs.csv
 * and in the register.
 */
#ifndef ANALYSES_DOUBLE_COUNTING_H
#define ANALYSES_DOUBLE_COUNTING_H

#include "analyses/case/case.h"

/* False with a fault for each row that might count twice. */
bool double_counting_check(const struct case_question *question, struct arena *arena,
			   struct diagnostics *diagnostics);

#endif
