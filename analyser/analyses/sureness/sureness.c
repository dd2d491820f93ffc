/*
 * How sure a case is: what its answer would be by other numbers than those given.
 *
 * The whole case is evaluated again (sums/case_evaluate.h) for each scenario, for each number
 * alone from its low to its high, and where each number turns the answer.  All is of the leading
 * option unless a table says of which.  False with faults of correlations.csv, or of the numbers
 * that the user names, or where the run is to end (question->watch).
 */
#include "analyses/case/case_run.h"

#include "analyses/sureness/sureness.h"
#include "analyses/sureness/uncertainty.h"

bool sureness_add(struct results *results, const struct case_run *run)
{
	struct evaluation_rooms rooms;
	struct range_cover cover;
	struct movers movers;

	results->section = SECTION_SURENESS;
	evaluation_rooms_init(&rooms, run, results->arena);
	movers_list(&movers, rooms.items, results->arena);
	if (run->question.only_faults) {
		struct draws draws;

		return uncertainty_draws(&draws, run, &movers, results->arena);
	}
	if (!sensitivity_add(results, &rooms, &movers, &cover) ||
	    !sureness_grid(results, &rooms, &movers))
		return false;
	sureness_scenarios(results, rooms.items);
	sureness_record(results, rooms.items);
	sureness_doubt(results, rooms.items, &movers);
	return uncertainty_add(results, rooms.items, &movers, &cover);
}
