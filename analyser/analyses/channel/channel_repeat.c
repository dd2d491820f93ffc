#include "analyses/channel/channel_repeat.h"

enum { SERVICE, FROM, TO, FROM_COST, TO_COST, SAVING, BREAK_EVEN, FAILURE, SAVING_LEFT, N_COLUMNS };

static const struct column columns[] = {
    [SERVICE] = {"service", "Service", UNIT_TEXT, ROLE_DIMENSION},
    [FROM] = {"from", "From", UNIT_TEXT, ROLE_DIMENSION},
    [TO] = {"to", "To", UNIT_TEXT, ROLE_DIMENSION},
    [FROM_COST] = {"from_cost", "Costs", UNIT_MONEY, ROLE_MEASURE},
    [TO_COST] = {"to_cost", "Would cost", UNIT_MONEY, ROLE_MEASURE},
    [SAVING] = {"saving", "Saves", UNIT_MONEY, ROLE_TOTAL},
    [BREAK_EVEN] = {"break_even_failure", "Stops paying at failures of", UNIT_PERCENT,
		    ROLE_MEASURE},
    [FAILURE] = {"failure_share", "Failures assumed", UNIT_PERCENT, ROLE_MEASURE},
    [SAVING_LEFT] = {"saving_after_failures", "Saves after them", UNIT_MONEY, ROLE_TOTAL},
};

enum { SUM_CHANNEL, SUM_CONTACTS, SUM_REQUESTS, SUM_COST, SUM_UNIT, SUM_RESOLVED, N_SUM };

static const struct column sum_columns[] = {
    [SUM_CHANNEL] = {"channel", "Channel", UNIT_TEXT, ROLE_DIMENSION},
    [SUM_CONTACTS] = {"contacts", "Contacts", UNIT_COUNT, ROLE_MEASURE},
    [SUM_REQUESTS] = {"requests", "Requests resolved", UNIT_COUNT, ROLE_MEASURE},
    [SUM_COST] = {"cost", "Cost", UNIT_MONEY, ROLE_MEASURE},
    [SUM_UNIT] = {"unit_cost", "A contact", UNIT_MONEY, ROLE_MEASURE},
    [SUM_RESOLVED] = {"cost_per_resolved", "A resolved request", UNIT_MONEY, ROLE_MEASURE},
};

enum {
	LINE_COUNCIL,
	LINE_SERVICE,
	LINE_PURPOSE,
	LINE_CHANNEL,
	LINE_VOLUME,
	LINE_FIRST_CONTACT,
	LINE_REQUESTS,
	LINE_EACH,
	LINE_UNIT,
	LINE_COST,
	LINE_RESOLVED,
	N_LINE
};

static const struct column line_columns[] = {
    [LINE_COUNCIL] = {"council", "Council", UNIT_TEXT, ROLE_DIMENSION},
    [LINE_SERVICE] = {"service", "Service", UNIT_TEXT, ROLE_DIMENSION},
    [LINE_PURPOSE] = {"purpose", "Purpose", UNIT_TEXT, ROLE_DIMENSION},
    [LINE_CHANNEL] = {"channel", "Channel", UNIT_TEXT, ROLE_DIMENSION},
    [LINE_VOLUME] = {"volume", "Contacts", UNIT_COUNT, ROLE_MEASURE},
    [LINE_FIRST_CONTACT] = {"first_contact", "Resolved at first contact", UNIT_PERCENT,
			    ROLE_MEASURE},
    [LINE_REQUESTS] = {"requests", "Requests resolved", UNIT_COUNT, ROLE_MEASURE},
    [LINE_EACH] = {"contacts_per_request", "Contacts a request", UNIT_RATIO, ROLE_MEASURE},
    [LINE_UNIT] = {"unit_cost", "A contact", UNIT_MONEY, ROLE_MEASURE},
    [LINE_COST] = {"cost", "Cost", UNIT_MONEY, ROLE_MEASURE},
    [LINE_RESOLVED] = {"cost_per_resolved", "A resolved request", UNIT_MONEY, ROLE_MEASURE},
};

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
	struct value *values = table_row(table);
	struct money saving = {from_cost.hundredths - to_cost.hundredths};

	values[SERVICE] = value_text(service);
	values[FROM] = value_text(plan->channels[from]);
	values[TO] = value_text(plan->channels[to]);
	values[FROM_COST] = value_money(from_cost);
	values[TO_COST] = value_money(to_cost);
	values[SAVING] = value_money(saving);
	values[BREAK_EVEN] = value_share_of(saving.hundredths, from_cost.hundredths);
	if (!terms->has_failure) {
		values[FAILURE] = values[SAVING_LEFT] = value_none("no failure share is given");
		return;
	}

	struct fraction failure = plan_failure(plan, to);

	values[FAILURE] = value_fraction(failure);
	values[SAVING_LEFT] = saving_left(from_cost, to_cost, failure);
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
	struct value *values;

	if (!plan_first_contact(&share, plan, row) || share.numerator <= 0)
		return true;
	each = (struct fraction){share.denominator, share.numerator};
	if (!fraction_of(&requests, row->volume, share) || !money_mul(&cost, unit, row->volume) ||
	    !money_share_fine(&resolved, unit, each) ||
	    !money_add(&sum->cost, sum->cost, money_to_penny(cost)))
		return false;
	sum->contacts += row->volume;
	sum->requests += requests;
	values = table_row(table);
	values[LINE_COUNCIL] = value_text(activity->councils.items[row->council]);
	values[LINE_SERVICE] = value_text(activity->services.items[row->service]);
	values[LINE_PURPOSE] = value_text(activity->purposes.items[row->purpose]);
	values[LINE_CHANNEL] = value_text(plan->channels[row->channel]);
	values[LINE_VOLUME] = value_count(row->volume);
	values[LINE_FIRST_CONTACT] = value_fraction(share);
	values[LINE_REQUESTS] = value_count(requests);
	values[LINE_EACH] = value_ratio(fraction_double(each));
	values[LINE_UNIT] = value_money(unit);
	values[LINE_COST] = value_money(money_to_penny(cost));
	values[LINE_RESOLVED] = value_money(resolved);
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
		struct value *values;

		if (sums[c].contacts == 0)
			continue;
		values = table_row(table);
		values[SUM_CHANNEL] = value_text(plan->channels[c]);
		values[SUM_CONTACTS] = value_count(sums[c].contacts);
		values[SUM_REQUESTS] = value_count(sums[c].requests);
		values[SUM_COST] = value_money(sums[c].cost);
		values[SUM_UNIT] = per(sums[c].cost, sums[c].contacts);
		values[SUM_RESOLVED] = per(sums[c].cost, sums[c].requests);
	}
}

void channel_repeat_add(struct results *results, const struct plan *plan)
{
	struct resolved *sums = arena_array(plan->arena, plan->n_channels, sizeof *sums);
	struct table *moves = results_table(
	    results, "break_even", "How many moved contacts may fail before a move stops paying",
	    columns, N_COLUMNS);
	struct table *by_channel = results_table(
	    results, "resolved_cost_channel",
	    "What a request costs until it is resolved, where first-contact resolution is known",
	    sum_columns, N_SUM);
	struct table *lines =
	    results_table(results, "resolved_cost", "The same by council, service and purpose",
			  line_columns, N_LINE);
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
