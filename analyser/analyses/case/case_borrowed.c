#include "analyses/case/case_run.h"

#include <string.h>

#include "base/text.h"

enum { MOST_CHANNELS = 12 };

static void add_size(struct money *sum, struct money amount)
{
	sum->hundredths += amount.hundredths < 0 ? -amount.hundredths : amount.hundredths;
}

static void add_channel(struct borrowed *borrowed, const struct case_run *run, size_t number)
{
	const struct channel_question *channel = run->question.channel;
	const struct unit_costs *costs = channel->unit_costs;
	const struct money *by_cost =
	    channel_gain_of(run->figures.gains, run->bound.channel, number, run->options.plan_year)
		->by_cost;
	const char *names[MOST_CHANNELS];
	size_t count = 0;

	for (size_t i = 0; i < costs->n_items; i++) {
		const struct unit_cost *cost = &costs->items[i];

		add_size(&borrowed->all, by_cost[i]);
		bool is_built_in = unit_costs_is_own(costs, cost) ? costs->is_built_in
								  : costs->is_fallback_built_in;

		if (by_cost[i].hundredths == 0 ||
		    (!is_built_in &&
		     !unit_costs_is_published(cost, run->question.reference, channel->channels)))
			continue;
		add_size(&borrowed->unit_costs, by_cost[i]);
		if (count < MOST_CHANNELS && !text_is_among(cost->channel, names, count))
			names[count++] = cost->channel;
	}
	if (count > 0)
		borrowed->channels = text_list(run->work.arena, names, count, count);
}

void case_borrowed(struct borrowed *borrowed, const struct case_run *run,
		   const struct case_option *option)
{
	const struct bridge *bridge = &option->bridges[run->options.plan_year];

	*borrowed = (struct borrowed){0};
	if (option->strategy != NULL)
		add_channel(borrowed, run, option->number);
	borrowed->channel = borrowed->all;
	for (int step = STEP_FAILED + 1; step <= LAST_GROSS_STEP; step++)
		add_size(&borrowed->all, bridge->steps[step]);
	add_size(&borrowed->bands, bridge->steps[STEP_PROCUREMENT]);
}
