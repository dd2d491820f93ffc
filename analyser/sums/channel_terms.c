#include "sums/channel_bind.h"

#include <string.h>

#include "base/text.h"
#include "sums/channel_numbers.h"

static int series_of(struct plan *plan, enum lever_kind kind, const char *const *scopes,
		     size_t n_scopes, bool *is_given)
{
	return series_of_assumption(&plan->series, plan->levers, plan->question->assumptions, kind,
				    scopes, n_scopes, plan->question->base_year,
				    kind == LEVER_CASHABLE_SHARE ? MONEY_PER_PENNY : 1, is_given);
}

static bool check_growth(struct plan *plan, int series, const char *service, const char *channel)
{
	struct portion *portions =
	    arena_array(plan->arena, (size_t)plan->n_years + 1, sizeof *portions);
	char text[YEAR_TEXT_SIZE];
	int beyond;

	if (series_fill(portions, &plan->series.items[series], plan->levers->values, plan->n_years,
			&beyond))
		return true;
	return fault(plan->diagnostics, in_file(plan->question->assumptions->path),
		     "volume_growth of service '%s' and channel '%s' makes more contacts by %s "
		     "than can be counted",
		     service, channel,
		     year_format((struct year){plan->question->base_year.start + beyond}, text));
}

static bool find_growth(struct plan *plan)
{
	const char *const *services = plan->question->activity->services.items;
	size_t n_known = plan->series.count;
	bool is_well = true;

	plan->growth =
	    arena_array(plan->arena, plan->n_services * plan->n_channels, sizeof *plan->growth);
	for (size_t s = 0; s < plan->n_services; s++)
		for (size_t c = 0; c < plan->n_channels && is_well; c++) {
			const char *const scopes[] = {services[s], plan->channels[c]};
			int *series = &plan->growth[s * plan->n_channels + c];

			*series = series_of(plan, LEVER_VOLUME_GROWTH, scopes, 2, NULL);
			if ((size_t)*series >= n_known)
				is_well = check_growth(plan, *series, scopes[0], scopes[1]);
			n_known = plan->series.count;
		}
	return is_well;
}

/* The lever of what does not vary by year, for a channel or for `*`; -1 where none is given. */
static int lever_of(struct plan *plan, enum lever_kind kind, const char *channel)
{
	const struct assumptions *assumptions = plan->question->assumptions;
	const char *name = lever_kind_facts(kind)->name;
	size_t count;
	const struct assumption *item = assumptions_find(assumptions, name, channel, &count);

	if (item == NULL)
		item = assumptions_find(assumptions, name, "*", &count);
	return item == NULL ? -1
			    : levers_of_assumptions(plan->levers, assumptions) +
				  (int)(item - assumptions->items);
}

static bool find_terms(struct plan *plan)
{
	bool is_well = true;

	plan->terms = arena_array(plan->arena, plan->n_channels, sizeof *plan->terms);
	for (size_t c = 0; c < plan->n_channels; c++) {
		struct channel_terms *terms = &plan->terms[c];
		const char *channel = plan->channels[c];

		terms->failure =
		    series_of(plan, LEVER_FAILURE_SHARE, &channel, 1, &terms->has_failure);
		terms->cashable =
		    series_of(plan, LEVER_CASHABLE_SHARE, &channel, 1, &terms->has_cashable);
		terms->avoidable = series_of(plan, LEVER_AVOIDABLE_SHARE, &channel, 1, NULL);
		terms->first_contact =
		    series_of(plan, LEVER_FIRST_CONTACT_SHARE, &channel, 1, NULL);
		terms->contacts_per_post = lever_of(plan, LEVER_CONTACTS_PER_POST, channel);
		terms->post_cost = lever_of(plan, LEVER_POST_COST, channel);
		terms->has_posts = terms->contacts_per_post >= 0 && terms->post_cost >= 0;
		if (terms->contacts_per_post >= 0 && terms->post_cost < 0)
			is_well =
			    fault(plan->diagnostics, in_file(plan->question->assumptions->path),
				  "contacts_per_post of '%s' is given without post_cost; "
				  "whole posts need both",
				  channel);
	}
	return is_well;
}

/* A service's own cashable share of a channel goes before that of the channel. */
static void find_own_cashable(struct plan *plan)
{
	const struct activity *activity = plan->question->activity;
	const struct assumptions *assumptions = plan->question->assumptions;
	const char *name = lever_kind_facts(LEVER_CASHABLE_SHARE)->name;

	plan->own_cashable = arena_array(plan->arena, plan->n_services * plan->n_channels,
					 sizeof *plan->own_cashable);
	for (size_t s = 0; s < plan->n_services; s++)
		for (size_t c = 0; c < plan->n_channels; c++) {
			const char *scope = assumption_scope(
			    plan->arena, activity->services.items[s], plan->channels[c]);
			size_t count;

			plan->own_cashable[s * plan->n_channels + c] =
			    assumptions_find(assumptions, name, scope, &count) == NULL
				? -1
				: series_of(plan, LEVER_CASHABLE_SHARE, &scope, 1, NULL);
		}
}

/* `council tax / telephone` and its like, of every service and channel here. */
static const char **list_pairs(struct plan *plan)
{
	const struct names *services = &plan->question->activity->services;
	const char **pairs =
	    arena_array(plan->arena, services->count * plan->n_channels, sizeof *pairs);

	for (size_t s = 0; s < services->count; s++)
		for (size_t c = 0; c < plan->n_channels; c++)
			pairs[s * plan->n_channels + c] =
			    assumption_scope(plan->arena, services->items[s], plan->channels[c]);
	return pairs;
}

/* An assumption whose scope is nowhere in the activity is a slip, or of no use here. */
static bool check_scopes(struct plan *plan)
{
	bool is_well = true;
	const struct activity *activity = plan->question->activity;
	const struct assumptions *given = plan->question->assumptions;
	size_t n_pairs = activity->services.count * plan->n_channels;
	const char **pairs = list_pairs(plan);

	for (size_t i = 0; i < given->n_items; i++) {
		const struct assumption *item = &given->items[i];
		bool is_cashable = strcmp(item->kind->name, "cashable_share") == 0;
		bool is_growth = strcmp(item->kind->name, "volume_growth") == 0;
		const char *nearest;

		if (strcmp(item->scope, "*") == 0 || item->kind->use != ASSUMPTION_OF_CHANNEL ||
		    (i > 0 && item[-1].kind == item->kind &&
		     strcmp(item[-1].scope, item->scope) == 0) ||
		    text_is_among(item->channel, plan->channels, plan->n_channels) ||
		    (is_growth && text_is_among(item->scope, activity->services.items,
						activity->services.count)) ||
		    (is_cashable && text_is_among(item->scope, pairs, n_pairs)))
			continue;
		bool is_pair = is_cashable && strstr(item->scope, " / ") != NULL;

		nearest = is_pair ? text_nearest(item->scope, pairs, n_pairs)
				  : text_nearest(item->scope, plan->channels, plan->n_channels);
		if (nearest == NULL && is_growth)
			nearest = text_nearest(item->scope, activity->services.items,
					       activity->services.count);
		/* What the user has left out of the run needs no word. */
		if (nearest == NULL && activity->n_filtered > 0)
			continue;
		/* A channel that this activity has not is of no use here; any other name is a slip.
		 */
		bool is_slip = activity->n_filtered == 0 &&
			       !channels_has(plan->question->channels, item->scope);

		fate_leave_out(item->fate, ASSUMPTION_UNUSED);
		diagnose(plan->diagnostics, is_slip ? SEVERITY_FAULT : SEVERITY_NOTICE,
			 (struct place){given->path, item->line, "scope"},
			 is_slip ? "%s of '%s' cannot be used: the activity has no such %s%s"
				 : "%s of '%s' is not used: the activity has no such %s%s",
			 item->kind->name, item->scope,
			 is_growth ? "channel or service"
			 : is_pair ? "service and channel"
				   : "channel",
			 nearest == NULL
			     ? ""
			     : arena_format(plan->arena, "; did you mean '%s'?", nearest));
		is_well = is_well && !is_slip;
	}
	return is_well;
}

static bool check_volumes(struct plan *plan)
{
	struct channel_numbers numbers;

	channel_numbers_init(&numbers, plan, 1, plan->arena);
	if (channel_numbers_demand(&numbers, plan, plan->levers->values))
		return true;
	return plan_out_of_range(plan, "the volumes are too large to work with exactly");
}

bool bind_terms(struct plan *plan)
{
	bool is_well = find_growth(plan);

	is_well &= find_terms(plan);
	find_own_cashable(plan);
	is_well &= check_scopes(plan);
	return is_well && check_volumes(plan);
}
