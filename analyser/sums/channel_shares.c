#include "sums/channel_bind.h"

#include <string.h>

#include "sums/channel_rules.h"

/* A channel's shifts of a scope, over 100% in some year, in which *year and sum. */
static bool is_over(const struct shift_set *set, const struct plan *plan, struct fraction *sum,
		    int *year)
{
	for (int t = 1; t <= plan->n_years; t++) {
		*sum = fraction_zero;
		*year = t;
		for (size_t to = 0; to < plan->n_channels; to++)
			if (set->rules[to] != NULL &&
			    !fraction_add(sum, *sum, set->rules[to]->given[t].share))
				return true;
		if (fraction_compare(*sum, fraction_one) > 0)
			return true;
	}
	return false;
}

static bool check_shifts(struct plan *plan, const struct bound_strategy *strategy,
			 const struct shift_set *set)
{
	const struct place place = {strategy->strategy->path, set->last->rule->line, "value"};
	char year[YEAR_TEXT_SIZE], share[SHARE_TEXT_SIZE];
	struct fraction sum;
	int t;

	if (!is_over(set, plan, &sum, &t))
		return true;
	if (fraction_compare(sum, fraction_one) <= 0)
		return fault(plan->diagnostics, place,
			     "the shares out of %s cannot be added exactly; give them fewer "
			     "decimals",
			     plan->channels[set->channel]);
	return fault(plan->diagnostics, place,
		     "strategy '%s' moves %s of %s out of service '%s' in %s; shares out "
		     "of one channel may not exceed 100%%",
		     strategy->strategy->name, share_given(fraction_to_share(sum), share),
		     plan->channels[set->channel],
		     plan->question->activity->services.items[set->service],
		     year_format((struct year){plan->question->base_year.start + t}, year));
}

static bool is_same_line(const struct rule *a, const struct rule *b)
{
	bool is_same = a->n_points == b->n_points;

	for (size_t i = 0; is_same && i < a->n_points; i++)
		is_same = a->points[i].year.start == b->points[i].year.start &&
			  fraction_compare(a->points[i].value, b->points[i].value) == 0;
	return is_same;
}

bool channel_shares_take_ups(struct plan *plan, const struct bound_strategy *strategy)
{
	bool is_well = true;

	for (size_t i = 0; i < strategy->n_rules; i++)
		for (size_t j = 0; j < i; j++) {
			const struct bound_rule *a = &strategy->rules[j], *b = &strategy->rules[i];

			if (a->rule->action != ACTION_TAKE_UP ||
			    b->rule->action != ACTION_TAKE_UP || a->to != b->to ||
			    a->service != b->service || a->purpose != b->purpose ||
			    is_same_line(a->rule, b->rule))
				continue;
			is_well = fault(
			    plan->diagnostics,
			    (struct place){strategy->strategy->path, b->rule->line, "value"},
			    "strategy '%s' raises the share of %s to other values here than on "
			    "line %ld; give each channel it takes from the same",
			    strategy->strategy->name, b->rule->to, a->rule->line);
			break;
		}
	return is_well;
}

static bool has_same_rules(const struct shift_set *a, const struct shift_set *b, size_t n)
{
	return memcmp(a->rules, b->rules, n * sizeof *a->rules) == 0;
}

/* Many scopes have the same rules. */
static bool is_known(const struct bound_strategy *strategy, const struct shift_set *set, size_t n)
{
	for (size_t i = 0; i < strategy->n_shift_sets; i++)
		if (has_same_rules(&strategy->shift_sets[i], set, n))
			return true;
	return false;
}

/* The same rules serve several purposes of a service, and one complaint of them is enough. */
bool channel_shares_shifts(struct plan *plan, struct bound_strategy *strategy)
{
	const size_t n = plan->n_channels;
	const size_t n_places = plan->question->activity->services.count * n;
	bool *is_seen = arena_array(plan->arena, plan->n_scopes, sizeof *is_seen);
	struct shift_set *checked = arena_array(plan->arena, n_places, sizeof *checked);
	bool is_well = true;

	strategy->shift_sets =
	    arena_array(plan->arena, plan->n_scopes * n, sizeof *strategy->shift_sets);
	FOR_EACH (const struct group, group, plan->groups, plan->n_groups) {
		const struct scope_rules *rules = rules_of(strategy, group);

		for (size_t c = 0; c < n && !is_seen[group->scope]; c++) {
			struct shift_set set = {&rules->shift[c * n], NULL, group->service, (int)c};

			for (size_t to = 0; to < n; to++)
				if (set.rules[to] != NULL &&
				    (set.last == NULL ||
				     set.rules[to]->rule->line > set.last->rule->line))
					set.last = set.rules[to];
			if (set.last == NULL)
				continue;

			struct shift_set *before = &checked[(size_t)group->service * n + c];

			if (before->last == NULL || !has_same_rules(before, &set, n))
				is_well &= check_shifts(plan, strategy, &set);
			*before = set;
			if (!is_known(strategy, &set, n))
				strategy->shift_sets[strategy->n_shift_sets++] = set;
		}
		is_seen[group->scope] = true;
	}
	return is_well;
}
