#include "analyses/case/case_run.h"

#include "analyses/sayings.h"
#include "results/table.h"

PASSAGE(said_repriced, "case.unit-costs-repriced", COSTS, METHOD, 5, "case_reprice");

/* The price years between which NWeGG's unit costs may be. */
static const struct year bases[] = {{2005}, {2007}};

TABLE(case_reprice, (channel, "Channel", TEXT), (service, "Service", TEXT),
      (as_printed, "As printed", MONEY), (price_year, "Price year stated", YEAR),
      (from_2005_06, "From 2005-06", MONEY), (from_2007_08, "From 2007-08", MONEY),
      (used, "Used", MONEY));

TABLE(case_reprice_result, (strategy, "Strategy", TEXT), (unit_costs_from, "Unit costs", TEXT),
      (gross_gain, "Gross gain", MONEY), (cash_releasing_gain, "Cash-releasing gain", MONEY),
      (npv, "Net present value", MONEY));

/* The year that a cost without one is taken to be of. */
static struct year base_of(const struct case_question *question)
{
	return question->file->unit_costs_price_year.start != 0
		   ? question->file->unit_costs_price_year
		   : bases[N_OF(bases) - 1];
}

/* One cost at the case's prices; `base` serves where its row states no year. */
static bool reprice_one(struct money *money, struct fraction *factor, const struct unit_cost *cost,
			const struct case_work *work, struct year base)
{
	const struct year from = cost->price_year.start != 0 ? cost->price_year : base;
	const struct year to = work->question->price_year;
	const struct deflator *deflator = &work->deflator;

	*factor = fraction_one;
	if (from.start != to.start && !deflator_factor(factor, deflator, from, to)) {
		(void)fault(work->diagnostics, in_file(work->question->channel->unit_costs->origin),
			    "--reprice: %s has no index for the prices of %s", deflator->set,
			    say_year(work->arena, deflator_has(deflator, from) ? to : from));
		return false;
	}
	return money_share_fine(money, cost->cost, *factor) || case_out_of_range(work);
}

bool case_reprice(struct case_question *question, struct case_work *work)
{
	const struct unit_costs *given = question->channel->unit_costs;
	struct channel_question *channel = arena_alloc(work->arena, sizeof *channel);
	struct unit_costs *costs = arena_alloc(work->arena, sizeof *costs);

	*channel = *question->channel;
	*costs = *given;
	costs->items = arena_array(work->arena, costs->n_items, sizeof *costs->items);
	for (size_t i = 0; i < costs->n_items; i++) {
		const struct year stated = given->items[i].price_year, base = base_of(question),
				  from = stated.start != 0 ? stated : base;

		costs->items[i] = given->items[i];
		if (!reprice_one(&costs->items[i].cost, &costs->items[i].factor, &given->items[i],
				 work, base))
			return false;
		costs->items[i].low = costs->items[i].high = value_none("not repriced");
		work->is_deflated = work->is_deflated || from.start != question->price_year.start;
	}
	channel->unit_costs = costs;
	question->channel = channel;
	return true;
}

static bool add_costs(struct table *table, const struct case_work *work,
		      const struct case_question *given)
{
	const struct unit_costs *costs = given->channel->unit_costs;

	FOR_EACH (const struct unit_cost, cost, costs->items, costs->n_items) {
		struct money repriced[N_OF(bases)] = {{0}}, used = {0};
		struct fraction factor;

		for (size_t j = 0; j < N_OF(bases); j++)
			if (!reprice_one(&repriced[j], &factor, cost, work, bases[j]))
				return false;
		if (!reprice_one(&used, &factor, cost, work, base_of(given)))
			return false;
		TABLE_ADD(table, case_reprice, .channel = value_text(cost->channel),
			  .service = value_text_or(cost->service, "all"),
			  .as_printed = value_money(cost->cost),
			  .price_year = cost->price_year.start == 0 ? value_none("not stated")
								    : value_year(cost->price_year),
			  .from_2005_06 = value_money(repriced[0]),
			  .from_2007_08 = value_money(repriced[1]), .used = value_money(used));
	}
	return true;
}

/* What a way to price contacts makes of the options: from a base year, or NULL as printed. */
static bool add_results(struct table *table, const struct case_run *run,
			const struct case_question *given, const struct year *base)
{
	const struct unit_costs *costs = given->channel->unit_costs;
	struct arena *arena = run->work.arena;
	struct case_scratch scratch = run->scratch;
	struct case_work work = run->work;
	struct diagnostics told; /* by the case itself */
	struct case_figures figures;
	struct case_values values_of;
	struct case_options options;
	struct case_parts parts;
	const char *prices =
	    base == NULL ? "as printed" : arena_format(arena, "from %s", say_year(arena, *base));

	diagnostics_init(&told, arena);
	work.diagnostics = &told;
	case_values_init(&values_of, &run->bound, arena);
	case_figures_init(&figures, &run->bound, arena);
	for (size_t i = 0; i < costs->n_items; i++) {
		const struct unit_cost *cost = &costs->items[i];
		struct money used = cost->cost;
		struct fraction factor;

		if (base != NULL && !reprice_one(&used, &factor, cost, &run->work, *base))
			return false;
		values_of.items[run->found.channel.first_unit_cost + (int)i] = used.hundredths;
	}
	if (case_evaluate(&figures, &run->bound, &values_of, &scratch) != SUMS_DONE)
		return case_out_of_range(&run->work);
	case_parts_init(&parts, &work, &figures);
	if (!case_options_make(&options, &work, &parts, &run->costing))
		return false;
	FOR_EACH (const struct case_option, option, options.items, options.count) {
		const struct bridge *bridge = &option->bridges[options.plan_year];

		if (option->strategy == NULL)
			continue;
		TABLE_ADD(table, case_reprice_result, .strategy = value_text(option->name),
			  .unit_costs_from = value_text(prices),
			  .gross_gain = value_money(bridge_gross(bridge)),
			  .cash_releasing_gain = value_money(bridge_cash(bridge)),
			  .npv = value_money(option->appraisal.npv));
	}
	return true;
}

bool case_reprice_add(struct results *results, const struct case_run *run,
		      const struct case_question *given)
{
	struct arena *arena = run->work.arena;
	const char *prices = say_year(arena, given->price_year);
	struct table *costs = TABLE_NEW(
	    results, case_reprice,
	    arena_format(arena, "Unit costs at %s prices, by the price base they are taken to have",
			 prices));
	struct table *table =
	    TABLE_NEW(results, case_reprice_result,
		      arena_format(arena, "How that changes the strategies, in %s",
				   say_year(arena, given->last_year)));

	if (!add_costs(costs, &run->work, given) || !add_results(table, run, given, NULL))
		return false;
	for (size_t i = 0; i < N_OF(bases); i++)
		if (!add_results(table, run, given, &bases[i]))
			return false;
	results_say(
	    results, &said_repriced,
	    "Unit costs have been brought to %s prices: those that state their price year from "
	    "it, the others from %s%s.",
	    prices, say_year(arena, base_of(given)),
	    given->file->unit_costs_price_year.start != 0
		? ", as case.csv says"
		: ", which changes them least; the result from 2005-06 is shown beside it");
	return true;
}
