#include "analyses/unit_cost/unit_cost.h"

#include "analyses/unit_cost/unit_cost_tables.h"

static bool out_of_range(const struct unit_cost_question *question, struct diagnostics *diagnostics)
{
	return fault(diagnostics, in_file(question->resources->path),
		     "the costs add up to more than can be counted exactly; is there a code or "
		     "a telephone number among the amounts?");
}

bool unit_cost_analyse(const struct unit_cost_question *question, struct results *results,
		       struct diagnostics *diagnostics)
{
	struct cost_standing *standings =
	    arena_array(results->arena, question->activity->channels.count, sizeof *standings);
	struct cost_channels channels;
	struct cost_cells cells;

	if (!cost_cells_make(&cells, question, results->arena, diagnostics))
		return false;
	if (!cost_channels_make(&channels, &cells, question, results->arena))
		return out_of_range(question, diagnostics);
	unit_cost_tables_add(results, question, &cells, &channels);
	if (!unit_cost_curve_add(results, question, &cells, &channels))
		return out_of_range(question, diagnostics);
	if (!unit_cost_beside_add(results, question, &cells, &channels, standings))
		return false;
	unit_cost_files_add(results, question, &cells, &channels);
	unit_cost_words(results, question, &cells, &channels, standings);
	return true;
}
