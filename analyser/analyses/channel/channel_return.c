#include "analyses/channel/channel_tables.h"

#include "base/say.h"
#include "base/text.h"
#include "sums/channel_rules.h"
#include "sums/channel_steps.h"

PASSAGE(said_return, "channel.failed-return", CHANNELS, CAVEAT, 6, "channel_gain");

/* Whose take-ups end short in the last year, and of which channels. */
struct shortfalls {
	const struct plan *plan;
	struct step_work work;
	bool *is_short; /* by channel */
	struct lines strategies;
};

/* Is a group's share of a take-up reached by what moves, and no more once the failed come back? */
static bool falls_short(const struct step_work *work, const struct bound_rule *rule)
{
	const struct step_volumes *volumes = &work->volumes;
	const int64_t own = volumes->strategy[rule->to], moved = own - volumes->failed[rule->to];
	struct fraction start = fraction_zero, target;
	int64_t contacts = 0, wanted_of_all, wanted_of_moved;

	for (size_t c = 0; c < work->plan->n_channels; c++)
		contacts += volumes->strategy[c];
	return (work->group->base_total == 0 ||
		fraction_new(&start, work->group->base[rule->to], work->group->base_total)) &&
	       steps_target(&target, work, rule, start, 0) &&
	       fraction_of(&wanted_of_moved, contacts - volumes->n_failed[0], target) &&
	       fraction_of(&wanted_of_all, contacts, target) && moved >= wanted_of_moved &&
	       own < wanted_of_all;
}

static void find(struct shortfalls *found, const struct bound_strategy *strategy)
{
	const struct plan *plan = found->plan;
	struct step_work *work = &found->work;
	bool is_any = false;

	steps_begin(work, plan->given, strategy,
		    plan->question->last_year.start - plan->question->base_year.start, 1);
	for (size_t g = 0; g < plan->n_groups && work->start == 0; g++) {
		const struct scope_rules *rules = rules_of(strategy, &plan->groups[g]);

		/* They have run before, so they are in range. */
		if (!rules->takes_up || steps_run(work, &plan->groups[g]) != SUMS_DONE)
			continue;
		for (size_t c = 0; c < plan->n_channels; c++)
			if (rules->take_up[c] != NULL && falls_short(work, rules->take_up[c]))
				found->is_short[c] = is_any = true;
	}
	if (is_any)
		lines_add(plan->arena, &found->strategies, "'%s'", strategy->strategy->name);
}

void channel_return_say(struct results *results, const struct plan *plan)
{
	struct arena *arena = results->arena;
	struct shortfalls found = {.plan = plan,
				   .is_short = arena_array(arena, plan->n_channels, sizeof(bool))};
	struct lines channels = {0};

	step_work_init(&found.work, plan, 1, arena);
	for (size_t i = 0; i < plan->n_strategies; i++)
		find(&found, &plan->strategies[i]);
	for (size_t c = 0; c < plan->n_channels; c++)
		if (found.is_short[c])
			lines_add(arena, &channels, "%s", plan->channels[c]);
	if (channels.count > 0)
		results_say(
		    results, &said_return,
		    "In %s, %s with a smaller share than the take-up planned: moved "
		    "contacts that fail are made again on the channel they left.",
		    text_list(arena, found.strategies.items, found.strategies.count,
			      found.strategies.count),
		    arena_format(arena, "%s %s",
				 text_list(arena, channels.items, channels.count, channels.count),
				 say_which(channels.count, "ends", "end")));
}
