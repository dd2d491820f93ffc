/*
 * Files of a case whose amounts are a thousandth of those beside them: in thousands, as a budget
 * book has them, where the others are in pounds.
 */
#ifndef LOADING_SIZE_DOUBTS_H
#define LOADING_SIZE_DOUBTS_H

#include "analyses/case/case.h"
#include "loading/inputs.h"

/* Warn of spend, costs or gains none of which is £1,000, where one of the others is £100,000. */
void size_doubts_say(struct run *run, const struct case_question *question);

#endif
