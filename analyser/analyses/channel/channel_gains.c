#include "analyses/channel/channel_gains.h"

static struct channel_gain *gain_at(const struct channel_gains *gains, size_t strategy, int year)
{
	return &gains->items[strategy * ((size_t)gains->n_years + 1) + (size_t)year];
}

const struct channel_gain *channel_gain_of(const struct channel_gains *gains, size_t strategy,
					   int year)
{
	return gain_at(gains, strategy, year);
}

void gains_init(struct channel_gains *gains, const struct plan *plan)
{
	size_t n_costs = plan->question->unit_costs->n_items;
	size_t count = plan->n_strategies * ((size_t)plan->n_years + 1);
	struct money *by_cost = arena_array(plan->arena, count * n_costs, sizeof *by_cost);

	*gains = (struct channel_gains){
	    .n_strategies = plan->n_strategies,
	    .n_years = plan->n_years,
	    .strategies = arena_array(plan->arena, plan->n_strategies, sizeof *gains->strategies),
	    .items = arena_array(plan->arena, count, sizeof *gains->items),
	    .is_gross_bound =
		arena_array(plan->arena, plan->n_strategies, sizeof *gains->is_gross_bound),
	    .is_cash_bound =
		arena_array(plan->arena, plan->n_strategies, sizeof *gains->is_cash_bound)};
	for (size_t i = 0; i < plan->n_strategies; i++)
		gains->strategies[i] = plan->strategies[i].strategy;
	for (size_t i = 0; i < count; i++)
		gains->items[i].by_cost = &by_cost[i * n_costs];
}

/* The plan with no contact failing, sharing all else. */
static struct plan without_failures(const struct plan *plan)
{
	struct plan other = *plan;

	other.terms = arena_array(plan->arena, plan->n_channels, sizeof *other.terms);
	for (size_t c = 0; c < plan->n_channels; c++) {
		other.terms[c] = plan->terms[c];
		other.terms[c].failure = arena_array(plan->arena, (size_t)plan->n_years + 1,
						     sizeof *other.terms[c].failure);
		for (int t = 0; t <= plan->n_years; t++)
			other.terms[c].failure[t] = fraction_zero;
	}
	return other;
}

bool gains_add(struct channel_gains *gains, const struct plan *plan, size_t strategy, int year,
	       struct channel_lines *lines, struct step_work *work)
{
	struct channel_gain *gain = gain_at(gains, strategy, year);

	if (plan->question->base_year.start + year < plan->question->first_year.start)
		return true;
	gain->gross = lines->sum.gross;
	gain->cash = lines->sum.cash;
	gain->promised = gain->gross;
	for (size_t i = 0; i < lines->count; i++) {
		const struct channel_line *line = &lines->items[i];
		const struct unit_cost *cost =
		    plan->costs[(size_t)line->service * plan->n_channels + (size_t)line->channel];

		/* These sums are parts of the year's, whose range has been checked. */
		gain->by_cost[cost - plan->question->unit_costs->items].hundredths +=
		    line->gross.hundredths;
	}
	if (lines->sum.failed == 0)
		return true;

	const struct plan other = without_failures(plan);

	if (!lines_make(lines, &other, &other.strategies[strategy], year, work))
		return false;
	gain->promised = lines->sum.gross;
	return true;
}
