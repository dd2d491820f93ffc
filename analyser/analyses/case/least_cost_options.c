#include "analyses/case/case_least_cost.h"

#include <string.h>

#include "base/order.h"
#include "sums/part_sums.h"

static void find_options(struct least_cost *work)
{
	const struct costs *costs = work->run.question.costs;

	work->options =
	    arena_array(work->run.work.arena, costs->n_items + 1, sizeof *work->options);
	for (size_t i = 0; i < costs->n_items; i++) {
		const char *name = costs->items[i].strategy;
		bool is_new = name != NULL;

		for (size_t j = 0; j < work->n_options && is_new; j++)
			is_new = strcmp(work->options[j].strategy.name, name) != 0;
		if (is_new)
			work->options[work->n_options++] =
			    (struct priced_option){.strategy = {.name = name, .path = costs->path}};
	}
	if (work->n_options == 0)
		work->options[work->n_options++] =
		    (struct priced_option){.strategy = {.name = "", .path = costs->path}};
}

/* All costs and biases low, as given or high; or as given without optimism bias. */
enum end { END_LOW, END_CENTRAL, END_HIGH, END_UNBIASED };

static void move_to(int64_t *value, const struct lever *lever, enum end end)
{
	int64_t low, high;

	if (end == END_UNBIASED && lever->kind == LEVER_OPTIMISM_BIAS)
		*value = 0;
	else if ((end == END_LOW || end == END_HIGH) && value_units(&lever->low, &low) &&
		 value_units(&lever->high, &high))
		*value = end == END_LOW ? low : high;
}

static int64_t *values_as_given(const struct least_cost *work)
{
	const struct levers *levers = &work->run.bound.levers;
	int64_t *values = arena_array(work->run.work.arena, levers->count, sizeof *values);

	memcpy(values, levers->values, levers->count * sizeof *values);
	return values;
}

static const int64_t *values_at(const struct least_cost *work, enum end end)
{
	const struct levers *levers = &work->run.bound.levers;
	int64_t *values = values_as_given(work);

	for (size_t i = 0; i < levers->count; i++)
		if (levers->items[i].kind == LEVER_COST ||
		    levers->items[i].kind == LEVER_OPTIMISM_BIAS)
			move_to(&values[i], &levers->items[i], end);
	return values;
}

/* By year the costs of a strategy, those that every option bears among them; false out of range. */
static bool find_flows(struct flow *flows, const struct least_cost *work, const char *strategy,
		       const int64_t *values)
{
	const struct costing *costing = &work->run.costing;
	const int n_years = work->run.question.n_years;

	for (int t = 0; t <= n_years; t++)
		flows[t] = (struct flow){0};
	FOR_EACH (const struct costed, costed, costing->items, costing->n_items) {
		struct cost_amounts amounts;

		if (!costed_is_of(costed, strategy))
			continue;
		if (!part_cost(&amounts, costed->bound, values))
			return false;
		for (int t = costed->bound->first; t < costed->bound->end && t <= n_years; t++)
			if (!money_add(&flows[t].costs, flows[t].costs, amounts.amount) ||
			    !money_add(&flows[t].costs, flows[t].costs, amounts.bias))
				return false;
	}
	return true;
}

/* Their present value, and the level amount a year of the same; false out of range. */
static bool value_costs(struct money *pv, struct money *annual, const struct least_cost *work,
			const char *strategy, const int64_t *values)
{
	const int n_years = work->run.question.n_years;
	const double *factors = work->run.discounting.factors;
	struct flow *flows = arena_array(work->run.work.arena, (size_t)n_years + 1, sizeof *flows);
	double sum = 0, years = 0;

	if (!find_flows(flows, work, strategy, values))
		return false;
	for (int t = 0; t <= n_years; t++) {
		sum += (double)flows[t].costs.hundredths * factors[t];
		years += t < work->first ? 0 : factors[t];
	}
	return appraisal_round(pv, sum) && appraisal_round(annual, sum / years);
}

static bool has_running_at_once(const struct costing *costing)
{
	for (size_t i = 0; i < costing->n_items; i++)
		if (costing->items[i].bound->is_running && costing->items[i].bound->first == 0)
			return true;
	return false;
}

static bool appraise_option(const struct least_cost *work, struct priced_option *option)
{
	const int n_years = work->run.question.n_years;
	const char *name = option->strategy.name;
	struct money annual;

	if (!value_costs(&option->low, &annual, work, name, values_at(work, END_LOW)) ||
	    !value_costs(&option->high, &annual, work, name, values_at(work, END_HIGH)) ||
	    !value_costs(&option->unbiased, &annual, work, name, values_at(work, END_UNBIASED)) ||
	    !value_costs(&option->pv, &option->annual, work, name, values_at(work, END_CENTRAL)))
		return false;
	/* Parts of flows whose range has been checked. */
	FOR_EACH (const struct costed, costed, work->run.costing.items, work->run.costing.n_items) {
		const int n_in = costed->bound->end - costed->bound->first;

		if (!costed_is_of(costed, option->strategy.name))
			continue;
		option->bias.hundredths += costed->bias.hundredths * n_in;
		if (!costed->bound->is_running)
			option->investment.hundredths += costed->amount.hundredths;
		else if (costed->bound->end > n_years)
			option->running.hundredths += costed->amount.hundredths;
	}
	return true;
}

static int by_cost(const void *left, const void *right)
{
	const struct priced_option *a = left, *b = right;

	return ORDER_BY(money_compare(a->pv, b->pv), strcmp(a->strategy.name, b->strategy.name));
}

/* `3 years`, of which costs are counted. */
bool least_cost_price(struct least_cost *work)
{
	find_options(work);
	work->first = has_running_at_once(&work->run.costing) ? 0 : 1;
	for (size_t i = 0; i < work->n_options; i++)
		if (!appraise_option(work, &work->options[i]))
			return false;
	SORT(work->options, work->n_options, by_cost);
	return true;
}

/* What a cost of a strategy's own is, at an end of its range. */
static void move_own(int64_t *values, const struct least_cost *work, const char *strategy,
		     enum end end)
{
	const struct costing *costing = &work->run.costing;

	FOR_EACH (const struct costed, costed, costing->items, costing->n_items)
		if (costed->cost->strategy != NULL && strcmp(costed->cost->strategy, strategy) == 0)
			move_to(&values[costed->bound->amount],
				&work->run.bound.levers.items[costed->bound->amount], end);
}

/* How much less than the first another costs, by values that hold for both; false out of range. */
static bool lead_by(struct money *lead, const struct least_cost *work,
		    const struct priced_option *rival, const int64_t *values)
{
	struct money own, its, annual;

	if (!value_costs(&own, &annual, work, work->options[0].strategy.name, values) ||
	    !value_costs(&its, &annual, work, rival->strategy.name, values))
		return false;
	lead->hundredths = own.hundredths - its.hundredths;
	return true;
}

/*
 * How much less than the first another would cost, if that cost its most and the other its least,
 * and each bias were at the end of its range that parts them most: a bias is the same for both, and
 * so is what every option bears.
 */
static struct money lead_of(const struct least_cost *work, const struct priced_option *rival)
{
	const struct levers *levers = &work->run.bound.levers;
	int64_t *values = values_as_given(work);
	struct money lead = {0};

	move_own(values, work, work->options[0].strategy.name, END_HIGH);
	move_own(values, work, rival->strategy.name, END_LOW);
	(void)lead_by(&lead, work, rival, values);
	for (size_t i = 0; i < levers->count; i++) {
		const int64_t given = values[i];

		if (levers->items[i].kind != LEVER_OPTIMISM_BIAS)
			continue;
		for (enum end end = END_LOW; end <= END_HIGH; end++) {
			const int64_t before = values[i];
			struct money moved;

			values[i] = given;
			move_to(&values[i], &levers->items[i], end);
			if (lead_by(&moved, work, rival, values) && money_compare(moved, lead) > 0)
				lead = moved;
			else
				values[i] = before;
		}
	}
	return lead;
}

const struct priced_option *least_cost_rival(const struct least_cost *work, struct money *lead)
{
	for (size_t i = 1; i < work->n_options; i++) {
		if (money_compare(work->options[i].pv, work->options[0].pv) == 0)
			continue;
		*lead = lead_of(work, &work->options[i]);
		if (lead->hundredths > 0)
			return &work->options[i];
	}
	return NULL;
}
