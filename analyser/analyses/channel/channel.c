#include "analyses/channel/channel.h"

#include "analyses/channel/channel_tables.h"
#include "analyses/reference/reference_check.h"
#include "analyses/sayings.h"

static void keep_end(struct strategy_end *end, const struct plan *plan,
		     const struct bound_strategy *strategy, const struct channel_lines *lines)
{
	size_t n = plan->n_channels, n_councils = plan->question->activity->councils.count;

	*end = (struct strategy_end){
	    .strategy = strategy,
	    .sum = lines->sum,
	    .volumes = arena_array(plan->arena, n, sizeof *end->volumes),
	    .gross = arena_array(plan->arena, n, sizeof *end->gross),
	    .cash = arena_array(plan->arena, n, sizeof *end->cash),
	    .councils = arena_array(plan->arena, n_councils, sizeof *end->councils)};
	FOR_EACH (const struct channel_line, line, lines->items, lines->count) {
		struct channel_council *council = &end->councils[line->council];

		/* These sums are parts of lines->sum, whose range has been checked. */
		end->volumes[line->channel] += line->strategy_volume;
		end->gross[line->channel].hundredths += line->gross.hundredths;
		end->cash[line->channel].hundredths += line->cash.hundredths;
		council->baseline.hundredths += line->baseline_cost.hundredths;
		council->gross.hundredths += line->gross.hundredths;
		council->cash.hundredths += line->cash.hundredths;
	}
}

/* One strategy through the years: its rows and its end. */
static bool run_strategy(struct channel_tables *tables, struct strategy_end *end,
			 const struct plan *plan, const struct bound_strategy *strategy,
			 struct channel_lines *lines)
{
	const int last = plan->question->last_year.start - plan->question->base_year.start;

	channel_tables_base(tables, plan, strategy);
	for (int year = 1; year <= plan->n_years; year++) {
		const enum sums_status status = lines_make(lines, plan->given, strategy, year);

		if (status != SUMS_DONE)
			return channel_refuse(&lines->blocks.work, status);
		if (year <= last) {
			channel_tables_year(tables, plan, strategy, year, lines);
			channel_origin_year(tables, plan, strategy, year, lines);
		}
		if (year == last)
			keep_end(end, plan, strategy, lines);
	}
	return true;
}

/* What is known of each council: its base year, and its gains of the best strategy. */
static void take_councils(struct channel_councils *councils, const struct plan *plan,
			  const struct channel_base *base, const struct strategy_end *ends)
{
	*councils = (struct channel_councils){.items = base->councils};
	if (plan->n_strategies == 0)
		return;

	const struct strategy_end *best = channel_best(ends, plan->n_strategies);

	councils->strategy = best->strategy->strategy->name;
	for (size_t i = 0; i < plan->question->activity->councils.count; i++) {
		councils->items[i].baseline = best->councils[i].baseline;
		councils->items[i].gross = best->councils[i].gross;
		councils->items[i].cash = best->councils[i].cash;
	}
}

bool channel_report(const struct plan *plan, struct channel_bounds *bounds,
		    struct channel_councils *councils, struct results *results)
{
	const struct channel_question *question = plan->question;
	struct channel_tables tables;
	struct channel_lines lines;

	channel_tables_make(&tables, results, plan);
	channel_origin_make(&tables, results, plan);
	if (!channel_tables_cost(&tables, plan))
		return plan_out_of_range(plan, "costs add up to more than can be counted exactly");
	lines_init(&lines, plan, results->arena);
	struct strategy_end *ends = arena_array(results->arena, plan->n_strategies, sizeof *ends);
	for (size_t i = 0; i < plan->n_strategies; i++)
		if (!run_strategy(&tables, &ends[i], plan, &plan->strategies[i], &lines))
			return false;
	for (size_t i = 0; bounds != NULL && i < plan->n_strategies; i++)
		bounds[i] = (struct channel_bounds){channel_lacking(plan, &ends[i], 1, false),
						    channel_lacking(plan, &ends[i], 1, true)};
	if (councils != NULL)
		take_councils(councils, plan, &tables.base, ends);
	channel_tables_rules(&tables, plan);
	reference_costs_add(results, question->reference, question->channels, question->unit_costs);
	channel_words(results, plan, &tables, ends);
	channel_met_add(results, plan);
	channel_repeat_add(results, plan);
	channel_origin_say(results, plan, &tables);
	return true;
}

bool channel_analyse(const struct channel_question *question, struct channel_councils *councils,
		     struct results *results, struct diagnostics *diagnostics)
{
	struct levers levers;
	struct plan plan;

	levers_init(&levers, results->arena);
	if (!plan_make(&plan, question, &levers, results->arena, diagnostics) ||
	    !channel_report(&plan, NULL, councils, results))
		return false;
	say_all_levers(results, &levers);
	return true;
}
