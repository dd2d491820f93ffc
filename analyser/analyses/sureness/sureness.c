#include "analyses/sureness/sureness.h"

#include "analyses/sureness/scenarios.h"
#include "analyses/sureness/uncertainty.h"

bool sureness_add(struct results *results, const struct case_run *run,
		  const struct case_expectation *expectation, struct diagnostics *diagnostics)
{
	struct evaluation evaluation;
	struct range_cover cover;
	struct movers movers;

	evaluation_init(&evaluation, run, expectation, results->arena);
	movers_list(&movers, &evaluation, results->arena);
	sensitivity_add(results, &evaluation, &movers, &cover);
	scenarios_add(results, &evaluation);
	return uncertainty_add(results, &evaluation, &movers, &cover, diagnostics);
}
