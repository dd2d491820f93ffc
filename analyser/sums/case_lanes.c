#include "sums/case_lanes.h"

#include <assert.h>
#include <string.h>

void case_lanes_init(struct case_lanes *lanes, const struct case_bound *bound, size_t count,
		     struct arena *arena)
{
	const size_t n_levers = bound->levers.count;

	*lanes = (struct case_lanes){
	    .count = count,
	    .values = arena_array(arena, count * n_levers, sizeof *lanes->values),
	    .n_levers = n_levers,
	    .figures = arena_array(arena, count, sizeof *lanes->figures),
	    .statuses = arena_array(arena, count, sizeof *lanes->statuses),
	    .gains = arena_array(arena, count, sizeof *lanes->gains)};
	for (size_t i = 0; i < count; i++) {
		memcpy(case_lanes_values(lanes, i), bound->levers.values,
		       n_levers * sizeof *lanes->values);
		case_figures_init(&lanes->figures[i], bound, arena);
		lanes->gains[i] = lanes->figures[i].gains;
	}
	case_scratch_init(&lanes->one, bound, arena);
	if (bound->channel != NULL)
		channel_scratch_init(&lanes->channel, bound->channel, count, arena);
	assert(bound->channel == NULL || lanes->channel.numbers.n_levers == n_levers);
}

void case_lanes_evaluate(struct case_lanes *lanes, const struct case_bound *bound)
{
	const bool are_together = bound->channel == NULL ||
				  channel_gains_make(lanes->gains, bound->channel, lanes->values,
						     CHANGED_ALL, &lanes->channel) == SUMS_DONE;

	for (size_t i = 0; i < lanes->count; i++) {
		const struct case_values values = {case_lanes_values(lanes, i), lanes->n_levers};
		struct case_figures *figures = &lanes->figures[i];

		/* Where one is not possible it is found out of each which that is. */
		lanes->statuses[i] =
		    are_together ? case_evaluate_rest(figures, bound, values.items, &lanes->one)
				 : case_evaluate(figures, bound, &values, &lanes->one);
	}
}
