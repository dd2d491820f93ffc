/*
 * Unit costs at the prices of the case, where that is asked for.
 *
 * A cost whose price year its row states is brought from that year.  One that
 * does not (NWeGG's do not) is brought from the year that case.csv gives, else
 * from 2007-08; what each of 2005-06 and 2007-08 would make of it stands beside.
 * A cost is rounded to £0.0001.
 */
#ifndef ANALYSES_CASE_REPRICE_H
#define ANALYSES_CASE_REPRICE_H

#include "analyses/case/case_run.h"
#include "results/results.h"

/*
 * case_reprice(question, work):
 * Give *question, whose case is asked to reprice, a channel question with its
 * unit costs at the case's prices.  False with faults.
 */
bool case_reprice(struct case_question *question, struct case_work *work);

/*
 * case_reprice_add(results, run, given):
 * Add case_reprice, each cost as printed and repriced, and
 * case_reprice_result, what each makes of the options; `given` is the case
 * before it was repriced.  False with faults.
 */
bool case_reprice_add(struct results *results, const struct case_run *run,
		      const struct case_question *given);

#endif
