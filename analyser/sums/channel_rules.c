#include "sums/channel_rules.h"

static bool is_match(int scope, int here)
{
	return scope == ALL || scope == here;
}

/* The rule for one place; `channel`, and `to`, are ALL where they make no difference. */
static const struct bound_rule *find_rule(const struct bound_strategy *strategy, enum action action,
					  const struct group *group, int channel, int to)
{
	const struct bound_rule *best = NULL;
	int most = -1;

	FOR_EACH (const struct bound_rule, bound, strategy->rules, strategy->n_rules) {
		int particular = 4 * (bound->service != ALL) +
				 2 * (channel != ALL && bound->channel != ALL) +
				 (bound->purpose != ALL);

		if (bound->rule->action == action && particular > most &&
		    is_match(bound->service, group->service) &&
		    is_match(bound->purpose, group->purpose) &&
		    (channel == ALL || is_match(bound->channel, channel)) &&
		    (to == ALL || bound->to == to)) {
			best = bound;
			most = particular;
		}
	}
	return best;
}

/* Does take-up take from this channel: one that a rule names, or any that has no take-up? */
static bool is_source(const struct bound_strategy *strategy, const struct scope_rules *rules,
		      const struct bound_rule *rule, int channel)
{
	if (channel == rule->to)
		return false;
	FOR_EACH (const struct bound_rule, bound, strategy->rules, strategy->n_rules)
		if (bound->rule->action == ACTION_TAKE_UP && bound->to == rule->to &&
		    bound->service == rule->service && bound->purpose == rule->purpose &&
		    (bound->channel == channel ||
		     (bound->channel == ALL && rules->take_up[channel] == NULL)))
			return true;
	return false;
}

static void tabulate(struct scope_rules *rules, const struct bound_strategy *strategy,
		     const struct plan *plan, const struct group *group)
{
	const size_t n = plan->n_channels;
	const struct bound_rule **room = arena_array(plan->arena, 4 * n + n * n, sizeof *room);

	*rules = (struct scope_rules){.avoid = room,
				      .first_contact = room + n,
				      .unit_cost = room + 2 * n,
				      .take_up = room + 3 * n,
				      .shift = room + 4 * n,
				      .sources = arena_array(plan->arena, n * n, sizeof(size_t)),
				      .n_sources = arena_array(plan->arena, n, sizeof(size_t)),
				      .shifts_from = arena_array(plan->arena, n, sizeof(bool))};
	for (size_t c = 0; c < n; c++) {
		const int channel = (int)c;

		rules->avoid[c] = find_rule(strategy, ACTION_AVOID, group, channel, ALL);
		rules->first_contact[c] =
		    find_rule(strategy, ACTION_FIRST_CONTACT, group, channel, ALL);
		rules->unit_cost[c] = find_rule(strategy, ACTION_UNIT_COST, group, channel, ALL);
		/* Whatever the channels it takes from. */
		rules->take_up[c] = find_rule(strategy, ACTION_TAKE_UP, group, ALL, channel);
		rules->reduces |= rules->avoid[c] != NULL || rules->first_contact[c] != NULL;
		rules->reprices |= rules->unit_cost[c] != NULL;
		rules->takes_up |= rules->take_up[c] != NULL;
		for (size_t to = 0; to < n; to++) {
			const struct bound_rule **shift = &rules->shift[c * n + to];

			if (to != c)
				*shift = find_rule(strategy, ACTION_SHIFT, group, channel, (int)to);
			rules->shifts_from[c] |= *shift != NULL;
		}
		rules->shifts |= rules->shifts_from[c];
	}
	for (size_t to = 0; to < n; to++)
		for (size_t i = 0; rules->take_up[to] != NULL && i < n; i++)
			if (is_source(strategy, rules, rules->take_up[to], (int)plan->by_name[i]))
				rules->sources[to * n + rules->n_sources[to]++] = plan->by_name[i];
	rules->acts = rules->reduces || rules->shifts || rules->takes_up || rules->reprices;
}

void rules_tabulate(struct bound_strategy *strategy, const struct plan *plan)
{
	bool *is_done = arena_array(plan->arena, plan->n_scopes, sizeof *is_done);

	strategy->scopes = arena_array(plan->arena, plan->n_scopes, sizeof *strategy->scopes);
	FOR_EACH (const struct group, group, plan->groups, plan->n_groups) {
		if (!is_done[group->scope])
			tabulate(&strategy->scopes[group->scope], strategy, plan, group);
		is_done[group->scope] = true;
	}
}
