/*
 * How sure a case is: what its answer would be by other numbers than those given.
 *
 * The whole case is evaluated again (sums/case_evaluate.h) for each scenario, for each number
 * alone from its low to its high, and where each number turns the answer.  All is of the leading
 * option unless a table says of which.  False with faults of correlations.csv, or of the numbers
 * that the user names, or where the run is to end (question->watch).
 */
#include "analyses/case/case_analyses.h"

#include "analyses/sureness/sureness.h"
#include "analyses/sureness/uncertainty.h"

bool sureness_add(struct results *results, const struct case_run *run)
{
	struct evaluation evaluation;
	struct range_cover cover;
	struct movers movers;

	results->section = SECTION_SURENESS;
	evaluation_init(&evaluation, run, results->arena);
	movers_list(&movers, &evaluation, results->arena);
	if (!sensitivity_add(results, &evaluation, &movers, &cover) ||
	    !sureness_grid(results, &evaluation, &movers))
		return false;
	sureness_scenarios(results, &evaluation);
	sureness_record(results, &evaluation);
	sureness_doubt(results, &evaluation, &movers);
	return uncertainty_add(results, &evaluation, &movers, &cover);
}
