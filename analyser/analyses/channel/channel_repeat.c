#include "analyses/channel/channel_tables.h"

#include "results/table.h"

TABLE(break_even, (service, "Service", TEXT), (from, "From", TEXT), (to, "To", TEXT),
      (from_cost, "Costs", MONEY), (to_cost, "Would cost", MONEY), (saving, "Saves", MONEY_TOTAL),
      (break_even_failure, "Stops paying at failures of", PERCENT),
      (failure_share, "Failures assumed", PERCENT),
      (saving_after_failures, "Saves after them", MONEY_TOTAL));

TABLE(resolved_cost_channel, (channel, "Channel", TEXT), (contacts, "Contacts", COUNT),
      (requests, "Requests resolved", COUNT), (cost, "Cost", MONEY),
      (unit_cost, "A contact", MONEY), (cost_per_resolved, "A resolved request", MONEY));

TABLE(resolved_cost, (council, "Council", TEXT), (service, "Service", TEXT),
      (purpose, "Purpose", TEXT), (channel, "Channel", TEXT), (volume, "Contacts", COUNT),
      (first_contact, "Resolved at first contact", PERCENT), (requests, "Requests resolved", COUNT),
      (contacts_per_request, "Contacts a request", RATIO), (unit_cost, "A contact", MONEY),
      (cost, "Cost", MONEY), (cost_per_resolved, "A resolved request", MONEY));

static const struct unit_cost *cost_of(const struct plan *plan, size_t service, size_t channel)
{
	return plan->costs[service * plan->n_channels + channel];
}

/* c_to + f x c_from against c_from */
static struct value saving_left(struct money from, struct money to, struct fraction failure)
{
	struct money lost, saving;

	if (!money_share_fine(&lost, from, failure) || !money_subtract(&saving, from, to) ||
	    !money_subtract(&saving, saving, lost))
		return value_none("out of range");
	return value_money(saving);
}

static void add_move(struct table *table, const struct plan *plan, const char *service, size_t from,
		     size_t to, struct money from_cost, struct money to_cost)
{
	const struct channel_terms *terms = &plan->terms[to];
	struct money saving = {from_cost.hundredths - to_cost.hundredths};
	struct break_even_row row = {
	    .service = value_text(service),
	    .from = value_text(plan->channels[from]),
	    .to = value_text(plan->channels[to]),
	    .from_cost = value_money(from_cost),
	    .to_cost = value_money(to_cost),
	    .saving = value_money(saving),
	    .break_even_failure = value_share_of(saving.hundredths, from_cost.hundredths),
	    .failure_share = value_none("no failure share is given"),
	    .saving_after_failures = value_none("no failure share is given")};

	if (terms->has_failure) {
		struct fraction failure = plan_failure(plan, to);

		row.failure_share = value_fraction(failure);
		row.saving_after_failures = saving_left(from_cost, to_cost, failure);
	}
	table_add(table, &row);
}

/* Do all services have the same costs of two channels? */
static bool is_general(const struct plan *plan, size_t from, size_t to)
{
	for (size_t s = 1; s < plan->n_services; s++)
		if (cost_of(plan, s, from) != cost_of(plan, 0, from) ||
		    cost_of(plan, s, to) != cost_of(plan, 0, to))
			return false;
	return true;
}

static void add_moves(struct table *table, const struct plan *plan, size_t from, size_t to)
{
	bool is_one = is_general(plan, from, to);

	for (size_t s = 0; s < (is_one ? 1 : plan->n_services); s++) {
		const struct unit_cost *left = cost_of(plan, s, from),
				       *right = cost_of(plan, s, to);

		/* Only a move to a cheaper channel pays at all. */
		if (left == NULL || right == NULL || money_compare(left->cost, right->cost) <= 0)
			continue;
		add_move(table, plan, is_one ? "*" : plan->question->activity->services.items[s],
			 from, to, left->cost, right->cost);
	}
}

/* Sums of a channel; the activity's own have been checked to be in range. */
struct resolved {
	int64_t contacts, requests;
	struct money cost;
};

static bool add_row(struct table *table, struct resolved *sums, const struct plan *plan,
		    const struct contacts *row)
{
	const struct activity *activity = plan->question->activity;
	struct resolved *sum = &sums[row->channel];
	struct money unit = plan_cost(plan, row->service, row->channel), cost, resolved;
	struct fraction share, each;
	int64_t requests;

	if (!plan_first_contact(&share, plan, row) || share.numerator <= 0)
		return true;
	each = (struct fraction){share.denominator, share.numerator};
	if (!fraction_of(&requests, row->volume, share) || !money_mul(&cost, unit, row->volume) ||
	    !money_share_fine(&resolved, unit, each) ||
	    !money_add(&sum->cost, sum->cost, money_to_penny(cost)))
		return false;
	sum->contacts += row->volume;
	sum->requests += requests;
	TABLE_ADD(
	    table, resolved_cost, .council = value_text(activity->councils.items[row->council]),
	    .service = value_text(activity->services.items[row->service]),
	    .purpose = value_text(activity->purposes.items[row->purpose]),
	    .channel = value_text(plan->channels[row->channel]), .volume = value_count(row->volume),
	    .first_contact = value_fraction(share), .requests = value_count(requests),
	    .contacts_per_request = value_ratio(fraction_double(each)),
	    .unit_cost = value_money(unit), .cost = value_money(money_to_penny(cost)),
	    .cost_per_resolved = value_money(resolved));
	return true;
}

static struct value per(struct money cost, int64_t count)
{
	struct money each;

	return count > 0 && wide_round(&each.hundredths, cost.hundredths, count)
		   ? value_money(each)
		   : value_none("no requests");
}

static void add_sums(struct table *table, const struct resolved *sums, const struct plan *plan)
{
	for (size_t c = 0; c < plan->n_channels; c++) {
		if (sums[c].contacts == 0)
			continue;
		TABLE_ADD(table, resolved_cost_channel, .channel = value_text(plan->channels[c]),
			  .contacts = value_count(sums[c].contacts),
			  .requests = value_count(sums[c].requests),
			  .cost = value_money(sums[c].cost),
			  .unit_cost = per(sums[c].cost, sums[c].contacts),
			  .cost_per_resolved = per(sums[c].cost, sums[c].requests));
	}
}

void channel_repeat_add(struct results *results, const struct plan *plan)
{
	struct resolved *sums = arena_array(plan->arena, plan->n_channels, sizeof *sums);
	struct table *moves = TABLE_NEW(
	    results, break_even, "How many moved contacts may fail before a move stops paying");
	struct table *by_channel = TABLE_NEW(
	    results, resolved_cost_channel,
	    "What a request costs until it is resolved, where first-contact resolution is known");
	struct table *lines =
	    TABLE_NEW(results, resolved_cost, "The same by council, service and purpose");
	bool is_well = true;

	moves->is_detail = by_channel->is_detail = lines->is_detail = true;
	for (size_t from = 0; from < plan->n_channels; from++)
		for (size_t to = 0; to < plan->n_channels; to++)
			if (from != to)
				add_moves(moves, plan, from, to);
	for (size_t i = 0; i < plan->n_groups; i++)
		for (size_t j = 0; j < plan->groups[i].n_rows; j++)
			is_well = is_well && add_row(lines, sums, plan, &plan->groups[i].rows[j]);
	if (is_well)
		add_sums(by_channel, sums, plan);
}
