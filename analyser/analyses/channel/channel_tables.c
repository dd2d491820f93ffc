#include "analyses/channel/channel_tables.h"

#include <string.h>

#include "base/say.h"
#include "results/table.h"

TABLE(channel_gain, (strategy, "Strategy", TEXT, SHORT), (year, "Year", YEAR, SHORT),
      (demand, "Demand", COUNT, .formula = "SUM({channel_demand.demand[year]})"),
      (avoided, "Avoided", COUNT, .formula = "SUM({?channel_fall.fallen[strategy, year]})"),
      (shifted, "Shifted", COUNT,
       .formula = "SUM({?channel_shift.moved[strategy, year]},"
		  "{?channel_taken.taken[strategy, year]})"),
      (failed, "Failed", COUNT,
       .formula = "SUM({?channel_shift.failed[strategy, year]},"
		  "{?channel_taken.failed[strategy, year]})"),
      (contacts, "Contacts", COUNT_TOTAL, .formula = "demand-avoided+failed"),
      (baseline_cost, "Cost without", MONEY, SHORT,
       .formula = "ROUND(SUM({channel_baseline.cost[year]}),2)"),
      (strategy_cost, "Cost with", MONEY, SHORT, .formula = "ROUND(baseline_cost-gross_gain,2)"),
      (gross_gain, "Gross gain", MONEY_TOTAL, SHORT,
       .formula = "channel_year.gross[strategy, year]"),
      (cash_releasing_gain, "Cash-releasing gain", MONEY_TOTAL, SHORT,
       .formula = "channel_year.cash[strategy, year]"));

TABLE(channel_total, (channel, "Channel", TEXT, SHORT), (volume, "Contacts", COUNT, SHORT),
      (share, "Share", PERCENT, SHORT, .formula = "volume/SUM({volume})"),
      (cost, "Cost", MONEY, SHORT),
      (cost_share, "Share of cost", PERCENT, SHORT, .formula = "cost/SUM({cost})"));

TABLE(channel_mix, (strategy, "Strategy", TEXT), (year, "Year", YEAR), (channel, "Channel", TEXT),
      (volume, "Contacts", COUNT,
       .formula = "SUM({channel_demand.demand[year, channel]})"
		  "-SUM({?channel_saving.demand[strategy, year, channel]})"
		  "+SUM({?channel_saving.volume[strategy, year, channel]})"),
      (share, "Share of contacts", PERCENT, .formula = "volume/SUM({.volume[strategy, year]})"));

TABLE(channel_cost, (council, "Council", TEXT), (service, "Service", TEXT),
      (channel, "Channel", TEXT), (year, "Year", YEAR),
      (volume, "Contacts", COUNT,
       .formula = "SUM({channel_demand.demand[council, service, channel, year]})"),
      (share, "Share", PERCENT, .formula = "volume/SUM({.volume[council, service, year]})"),
      (unit_cost, "Unit cost", MONEY_KEY,
       .formula = "channel_baseline.unit_cost[council, service, channel, year]"),
      (cost, "Cost", MONEY_TOTAL, .formula = "ROUND(ROUND(volume*unit_cost,6),2)"));

TABLE(channel_line, (strategy, "Strategy", TEXT), (council, "Council", TEXT),
      (service, "Service", TEXT), (channel, "Channel", TEXT), (year, "Year", YEAR),
      (baseline_volume, "Contacts without", COUNT), (strategy_volume, "Contacts with", COUNT),
      (baseline_cost, "Cost without", MONEY), (strategy_cost, "Cost with", MONEY),
      (gross_gain, "Gross gain", MONEY_TOTAL),
      (cash_releasing_gain, "Cash-releasing gain", MONEY_TOTAL));

TABLE(strategy_rule, (strategy, "Strategy", TEXT), (action, "Action", TEXT),
      (service, "Service", TEXT), (purpose, "Purpose", TEXT), (channel, "Channel", TEXT),
      (to, "To", TEXT), (year, "Year", YEAR), (value, "Value", PERCENT), (source, "Source", TEXT));

void channel_tables_make(struct channel_tables *tables, struct results *results,
			 const struct plan *plan)
{
	const char *base = say_year(results->arena, plan->question->base_year);

	tables->gain = TABLE_NEW(results_in(results, SECTION_CHANNELS), channel_gain,
				 "What each strategy would save a year");
	tables->mix = TABLE_NEW(results, channel_mix, "Contacts by channel, strategy and year");
	tables->total = TABLE_NEW(results, channel_total,
				  arena_format(results->arena, "What contacts cost in %s", base));
	table_own_column(tables->total, COLUMN(channel_total, volume))->formula =
	    arena_format(results->arena, "SUM({channel_cost.volume[channel, year=\"%s\"]})", base);
	table_own_column(tables->total, COLUMN(channel_total, cost))->formula = arena_format(
	    results->arena, "ROUND(SUM({channel_cost.cost[channel, year=\"%s\"]}),2)", base);
	tables->cost = TABLE_NEW(results, channel_cost,
				 "What contacts cost by council, service, channel and year");
	tables->line = TABLE_NEW(results, channel_line,
				 "Gains by strategy, council, service, channel and year");
	tables->rule = TABLE_NEW(results, strategy_rule, "What each strategy does");
	tables->mix->is_detail = tables->cost->is_detail = tables->line->is_detail =
	    tables->rule->is_detail = true;
}

/* Rows of the activity that agree in council and service: their years and channels. */
static bool add_costs(struct channel_tables *tables, const struct plan *plan,
		      const struct contacts *rows, size_t count)
{
	const struct activity *activity = plan->question->activity;
	struct money *costs = tables->base.costs;
	struct channel_council *council = &tables->base.councils[rows[0].council];
	size_t n = plan->n_channels;
	int64_t *volumes = arena_array(plan->arena, n, sizeof *volumes);
	bool *is_there = arena_array(plan->arena, n, sizeof *is_there);

	for (struct year year = activity->first_year; year.start <= activity->last_year.start;
	     year.start++) {
		int64_t total = 0;

		for (size_t c = 0; c < n; c++) {
			volumes[c] = 0;
			is_there[c] = false;
		}
		for (size_t i = 0; i < count; i++) {
			if (rows[i].year.start != year.start)
				continue;
			volumes[plan->plan_channel[rows[i].channel]] += rows[i].volume;
			is_there[plan->plan_channel[rows[i].channel]] = true;
			total += rows[i].volume;
		}
		for (size_t c = 0; c < n; c++) {
			struct money unit_cost, cost;

			if (!is_there[c])
				continue;
			unit_cost = plan_cost(plan, rows[0].service, (int)c);
			if (!money_mul(&cost, unit_cost, volumes[c]))
				return false;
			cost = money_to_penny(cost);
			if (year.start == plan->question->base_year.start) {
				if (!money_add(&costs[c], costs[c], cost) ||
				    !money_add(&council->cost, council->cost, cost))
					return false;
				council->contacts += volumes[c];
				if (strcmp(plan->channels[c], "web") == 0)
					council->web += volumes[c];
			}

			TABLE_ADD(tables->cost, channel_cost,
				  .council = value_text(activity->councils.items[rows[0].council]),
				  .service = value_text(activity->services.items[rows[0].service]),
				  .channel = value_text(plan->channels[c]),
				  .year = value_year(year), .volume = value_count(volumes[c]),
				  .share = value_share_of(volumes[c], total),
				  .unit_cost = value_money(unit_cost), .cost = value_money(cost));
		}
	}
	return true;
}

static bool add_totals(struct channel_tables *tables, const struct plan *plan)
{
	struct channel_base *base = &tables->base;

	base->volumes = arena_array(plan->arena, plan->n_channels, sizeof *base->volumes);
	base->volume = plan_base_volumes(plan, base->volumes);
	for (size_t c = 0; c < plan->n_channels; c++)
		if (!money_add(&base->cost, base->cost, base->costs[c]))
			return false;
	for (size_t c = 0; c < plan->n_channels; c++) {
		if (base->volumes[c] == 0)
			continue;
		TABLE_ADD(tables->total, channel_total, .channel = value_text(plan->channels[c]),
			  .volume = value_count(base->volumes[c]),
			  .share = value_share_of(base->volumes[c], base->volume),
			  .cost = value_money(base->costs[c]),
			  .cost_share =
			      value_share_of(base->costs[c].hundredths, base->cost.hundredths));
	}
	TABLE_TOTALS(tables->total, channel_total, .channel = value_text("All channels"),
		     .volume = value_count(base->volume),
		     .share = value_share_of(base->volume, base->volume),
		     .cost = value_money(base->cost),
		     .cost_share = value_share_of(base->cost.hundredths, base->cost.hundredths));
	return true;
}

bool channel_tables_cost(struct channel_tables *tables, const struct plan *plan)
{
	const struct activity *activity = plan->question->activity;
	struct channel_base *base = &tables->base;

	*base = (struct channel_base){
	    .costs = arena_array(plan->arena, plan->n_channels, sizeof *base->costs),
	    .councils = arena_array(plan->arena, activity->councils.count, sizeof *base->councils)};
	for (size_t first = 0, i = 1; i <= activity->n_rows; i++) {
		if (i < activity->n_rows &&
		    activity->rows[i].council == activity->rows[first].council &&
		    activity->rows[i].service == activity->rows[first].service)
			continue;
		if (!add_costs(tables, plan, &activity->rows[first], i - first))
			return false;
		first = i;
	}
	return add_totals(tables, plan);
}

static void add_mix(struct channel_tables *tables, const struct plan *plan,
		    const struct bound_strategy *strategy, int year, const int64_t *volumes,
		    int64_t total)
{
	for (size_t c = 0; c < plan->n_channels; c++) {
		TABLE_ADD(
		    tables->mix, channel_mix, .strategy = value_text(strategy->strategy->name),
		    .year = value_year((struct year){plan->question->base_year.start + year}),
		    .channel = value_text(plan->channels[c]), .volume = value_count(volumes[c]),
		    .share = value_share_of(volumes[c], total));
	}
}

void channel_tables_base(struct channel_tables *tables, const struct plan *plan,
			 const struct bound_strategy *strategy)
{
	int64_t *volumes = arena_array(plan->arena, plan->n_channels, sizeof *volumes), total;

	total = plan_base_volumes(plan, volumes);
	add_mix(tables, plan, strategy, 0, volumes, total);
}

static void add_line(struct table *table, const struct plan *plan, const char *strategy,
		     struct year year, const struct channel_line *line)
{
	const struct activity *activity = plan->question->activity;

	TABLE_ADD(table, channel_line, .strategy = value_text(strategy),
		  .council = value_text(activity->councils.items[line->council]),
		  .service = value_text(activity->services.items[line->service]),
		  .channel = value_text(plan->channels[line->channel]), .year = value_year(year),
		  .baseline_volume = value_count(line->baseline_volume),
		  .strategy_volume = value_count(line->strategy_volume),
		  .baseline_cost = value_money(line->baseline_cost),
		  .strategy_cost = value_money(line->strategy_cost),
		  .gross_gain = value_money(line->gross),
		  .cash_releasing_gain = value_money(line->cash));
}

void channel_tables_year(struct channel_tables *tables, const struct plan *plan,
			 const struct bound_strategy *strategy, int year,
			 const struct channel_lines *lines)
{
	const struct channel_sum *sum = &lines->sum;
	const char *name = strategy->strategy->name;
	struct year calendar = {plan->question->base_year.start + year};
	int64_t *volumes = arena_array(plan->arena, plan->n_channels, sizeof *volumes), total = 0;

	if (calendar.start < plan->question->first_year.start)
		return;
	for (size_t i = 0; i < lines->count; i++) {
		if (!plan->question->is_part)
			add_line(tables->line, plan, name, calendar, &lines->items[i]);
		volumes[lines->items[i].channel] += lines->items[i].strategy_volume;
		total += lines->items[i].strategy_volume;
	}
	add_mix(tables, plan, strategy, year, volumes, total);

	TABLE_ADD(
	    tables->gain, channel_gain, .strategy = value_text(name), .year = value_year(calendar),
	    .demand = value_count(sum->demand), .avoided = value_count(sum->avoided),
	    .shifted = value_count(sum->shifted), .failed = value_count(sum->failed),
	    .contacts = value_count(total), .baseline_cost = value_money(sum->baseline_cost),
	    .strategy_cost = value_money(sum->strategy_cost), .gross_gain = value_money(sum->gross),
	    .cash_releasing_gain = value_money(sum->cash));
}

void channel_tables_rules(struct channel_tables *tables, const struct plan *plan)
{
	for (size_t i = 0; i < plan->n_strategies; i++)
		for (size_t j = 0; j < plan->strategies[i].n_rules; j++) {
			const struct rule *rule = plan->strategies[i].rules[j].rule;

			for (size_t k = 0; k < rule->n_points; k++) {
				TABLE_ADD(tables->rule, strategy_rule,
					  .strategy =
					      value_text(plan->strategies[i].strategy->name),
					  .action = value_text(action_name(rule->action)),
					  .service = value_text(names_scope(rule->service)),
					  .purpose = value_text(names_scope(rule->purpose)),
					  .channel = value_text(names_scope(rule->channel)),
					  .to = value_text_or(rule->to, "moves no contacts"),
					  .year = value_year(rule->points[k].year),
					  .value = value_fraction(rule->points[k].value),
					  .source = value_text(rule->points[k].source));
			}
		}
}
