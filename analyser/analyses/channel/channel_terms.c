#include "analyses/channel/channel_terms.h"

#include <string.h>

#include "base/text.h"

static size_t growth_at(const struct plan *plan, size_t service, size_t channel, int year)
{
	return (service * plan->n_channels + channel) * ((size_t)plan->n_years + 1) + (size_t)year;
}

/*
 * Growth compounds: the factor of year t is that of the year before times one
 * plus that year's rate.  Where the exact factor no longer fits a fraction it
 * is the nearest 10^-15, an error of one contact in 10^15.
 */
static bool grow(struct fraction *factor, struct fraction before, struct fraction rate)
{
	const int64_t scale = 1000000000000000;
	struct fraction step;
	int64_t scaled;

	if (!fraction_add(&step, fraction_one, rate))
		return false;
	return fraction_multiply(factor, before, step) ||
	       (fraction_of(&scaled, scale, before) && fraction_of(&scaled, scaled, step) &&
		fraction_new(factor, scaled, scale));
}

static bool find_growth_of(struct plan *plan, const char *service, const char *channel,
			   struct fraction *factors)
{
	const struct channel_question *question = plan->question;
	const struct place place = {.file = question->assumptions->path};
	const char *scopes[] = {service, channel};
	char text[YEAR_TEXT_SIZE];

	factors[0] = fraction_one;
	for (int t = 1; t <= plan->n_years; t++) {
		struct year year = {question->base_year.start + t};
		struct fraction rate = fraction_zero;

		(void)assumptions_share(&rate, question->assumptions, "volume_growth", scopes, 2,
					year);
		if (!grow(&factors[t], factors[t - 1], rate))
			return diagnose(plan->diagnostics, SEVERITY_FAULT, place,
					"volume_growth of service '%s' and channel '%s' makes more "
					"contacts by %s than can be counted",
					service, channel, year_format(year, text));
	}
	return true;
}

static bool find_growth(struct plan *plan)
{
	bool is_well = true;

	plan->growth = arena_array(
	    plan->arena, plan->n_services * plan->n_channels * ((size_t)plan->n_years + 1),
	    sizeof *plan->growth);
	for (size_t s = 0; s < plan->n_services; s++)
		for (size_t c = 0; c < plan->n_channels && is_well; c++)
			is_well = find_growth_of(plan, plan->question->activity->services.items[s],
						 plan->channels[c],
						 &plan->growth[growth_at(plan, s, c, 0)]);
	return is_well;
}

bool terms_demand(int64_t *volume, const struct plan *plan, int service, int channel,
		  int64_t base_volume, int year)
{
	return fraction_of(volume, base_volume,
			   plan->growth[growth_at(plan, (size_t)service, (size_t)channel, year)]);
}

static struct fraction *shares_by_year(struct plan *plan, const char *name, const char *channel,
				       bool *is_given)
{
	struct fraction *shares =
	    arena_array(plan->arena, (size_t)plan->n_years + 1, sizeof *shares);

	for (int t = 0; t <= plan->n_years; t++) {
		shares[t] = fraction_zero;
		*is_given =
		    assumptions_share(&shares[t], plan->question->assumptions, name, &channel, 1,
				      (struct year){plan->question->base_year.start + t});
	}
	return shares;
}

static bool find_terms(struct plan *plan)
{
	const struct assumptions *assumptions = plan->question->assumptions;
	struct year base = plan->question->base_year;
	bool is_well = true;

	plan->terms = arena_array(plan->arena, plan->n_channels, sizeof *plan->terms);
	for (size_t c = 0; c < plan->n_channels; c++) {
		struct channel_terms *terms = &plan->terms[c];
		const char *channel = plan->channels[c];

		terms->failure =
		    shares_by_year(plan, "failure_share", channel, &terms->has_failure);
		terms->cashable =
		    shares_by_year(plan, "cashable_share", channel, &terms->has_cashable);
		terms->has_avoidable = assumptions_share(&terms->avoidable, assumptions,
							 "avoidable_share", &channel, 1, base);
		terms->has_first_contact = assumptions_share(
		    &terms->first_contact, assumptions, "first_contact_share", &channel, 1, base);

		const struct value *contacts =
		    assumptions_value(assumptions, "contacts_per_post", channel);
		const struct value *cost = assumptions_value(assumptions, "post_cost", channel);

		terms->has_posts = contacts != NULL && cost != NULL;
		if (terms->has_posts) {
			terms->contacts_per_post = contacts->count;
			terms->post_cost = cost->money;
		} else if (contacts != NULL) {
			is_well = diagnose(plan->diagnostics, SEVERITY_FAULT,
					   (struct place){.file = assumptions->path},
					   "contacts_per_post of '%s' is given without post_cost; "
					   "whole posts need both",
					   channel);
		}
	}
	return is_well;
}

/* A service's own cashable share of a channel goes before that of the channel. */
static void find_own_cashable(struct plan *plan)
{
	const struct activity *activity = plan->question->activity;

	plan->own_cashable = arena_array(plan->arena, plan->n_services * plan->n_channels,
					 sizeof *plan->own_cashable);
	for (size_t s = 0; s < plan->n_services; s++)
		for (size_t c = 0; c < plan->n_channels; c++) {
			const char *scope = assumption_scope(
			    plan->arena, activity->services.items[s], plan->channels[c]);
			bool is_given;

			if (!assumptions_has(plan->question->assumptions, "cashable_share", scope))
				continue;
			plan->own_cashable[s * plan->n_channels + c] =
			    shares_by_year(plan, "cashable_share", scope, &is_given);
		}
}

/*
 * Volumes small enough that no sum of them below leaves 64 bits: in one year
 * each contact may be moved, and fail, once for each channel.
 */
static bool check_volumes(struct plan *plan)
{
	const int64_t most = INT64_MAX / 8 / (int64_t)(plan->n_channels + 1);

	for (int t = 1; t <= plan->n_years; t++) {
		int64_t total = 0, volume;

		for (size_t i = 0; i < plan->n_groups; i++)
			for (size_t j = 0; j < plan->groups[i].n_rows; j++) {
				const struct contacts *row = &plan->groups[i].rows[j];

				if (!terms_demand(&volume, plan, row->service, row->channel,
						  row->volume, t) ||
				    volume > most - total)
					return plan_out_of_range(
					    plan, "the volumes are too large to work with exactly");
				total += volume;
			}
	}
	return true;
}

static bool is_one_of(const char *name, const char *const *items, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(items[i], name) == 0)
			return true;
	return false;
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
		    is_one_of(item->channel, plan->channels, plan->n_channels) ||
		    (is_growth &&
		     is_one_of(item->scope, activity->services.items, activity->services.count)) ||
		    (is_cashable && is_one_of(item->scope, pairs, n_pairs)))
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

bool terms_find(struct plan *plan)
{
	bool is_well = find_growth(plan);

	is_well &= find_terms(plan);
	find_own_cashable(plan);
	is_well &= check_scopes(plan);
	return is_well && check_volumes(plan);
}
