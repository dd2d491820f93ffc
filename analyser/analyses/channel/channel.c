#include "analyses/channel/channel.h"

#include "analyses/channel/channel_gains.h"
#include "analyses/channel/channel_met.h"
#include "analyses/channel/channel_origin.h"
#include "analyses/channel/channel_repeat.h"
#include "analyses/channel/channel_steps.h"
#include "analyses/channel/channel_words.h"
#include "analyses/reference/published_costs.h"

static void keep_end(struct strategy_end *end, const struct plan *plan,
		     const struct bound_strategy *strategy, const struct channel_lines *lines)
{
	size_t n = plan->n_channels;

	*end = (struct strategy_end){.strategy = strategy,
				     .sum = lines->sum,
				     .volumes = arena_array(plan->arena, n, sizeof *end->volumes),
				     .gross = arena_array(plan->arena, n, sizeof *end->gross),
				     .cash = arena_array(plan->arena, n, sizeof *end->cash)};
	for (size_t i = 0; i < lines->count; i++) {
		const struct channel_line *line = &lines->items[i];

		/* These sums are parts of lines->sum, whose range has been checked. */
		end->volumes[line->channel] += line->strategy_volume;
		end->gross[line->channel].hundredths += line->gross.hundredths;
		end->cash[line->channel].hundredths += line->cash.hundredths;
	}
}

/* One strategy through the years: its rows, its end, and where asked for its gains. */
static bool run_strategy(struct channel_tables *tables, struct strategy_end *end,
			 struct channel_gains *gains, const struct plan *plan, size_t number,
			 struct channel_lines *lines, struct step_work *work)
{
	const struct bound_strategy *strategy = &plan->strategies[number];
	const int last = plan->question->last_year.start - plan->question->base_year.start;

	channel_tables_base(tables, plan, strategy);
	for (int year = 1; year <= plan->n_years; year++) {
		if (!lines_make(lines, plan, strategy, year, work))
			return false;
		if (year <= last) {
			channel_tables_year(tables, plan, strategy, year, lines);
			channel_origin_year(tables, plan, strategy, year, lines);
		}
		if (year == last)
			keep_end(end, plan, strategy, lines);
		if (gains != NULL && !gains_add(gains, plan, number, year, lines, work))
			return false;
	}
	return true;
}

bool channel_gains_analyse(const struct channel_question *question, struct channel_gains *gains,
			   struct results *results, struct diagnostics *diagnostics)
{
	struct channel_tables tables;
	struct channel_lines lines = {0};
	struct strategy_end *ends;
	struct step_work work;
	struct plan plan;

	if (!plan_make(&plan, question, results->arena, diagnostics))
		return false;
	channel_tables_make(&tables, results, &plan);
	channel_origin_make(&tables, results, &plan);
	if (!channel_tables_cost(&tables, &plan))
		return plan_out_of_range(&plan, "costs add up to more than can be counted exactly");
	step_work_init(&work, &plan);
	ends = arena_array(results->arena, plan.n_strategies, sizeof *ends);
	if (gains != NULL)
		gains_init(gains, &plan);
	for (size_t i = 0; i < plan.n_strategies; i++)
		if (!run_strategy(&tables, &ends[i], gains, &plan, i, &lines, &work))
			return false;
	for (size_t i = 0; gains != NULL && i < plan.n_strategies; i++) {
		gains->is_gross_bound[i] = channel_lacks(&plan, &ends[i], false);
		gains->is_cash_bound[i] = channel_lacks(&plan, &ends[i], true);
	}
	channel_tables_rules(&tables, &plan);
	published_costs_add(results, question->reference, question->channels, question->unit_costs);
	channel_words(results, &plan, &tables, ends);
	channel_met_add(results, &plan);
	channel_repeat_add(results, &plan);
	channel_origin_say(results, &plan, &tables);
	return true;
}

bool channel_analyse(const struct channel_question *question, struct results *results,
		     struct diagnostics *diagnostics)
{
	return channel_gains_analyse(question, NULL, results, diagnostics);
}
