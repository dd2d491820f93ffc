#include "analyses/channel/channel_tables.h"

enum {
	GAIN_STRATEGY,
	GAIN_YEAR,
	DEMAND,
	AVOIDED,
	SHIFTED,
	FAILED,
	CONTACTS,
	GAIN_BASELINE,
	GAIN_STRATEGY_COST,
	GAIN_GROSS,
	GAIN_CASH,
	N_GAIN
};

static const struct column gain_columns[] = {
    [GAIN_STRATEGY] = {"strategy", "Strategy", UNIT_TEXT, ROLE_DIMENSION},
    [GAIN_YEAR] = {"year", "Year", UNIT_YEAR, ROLE_DIMENSION},
    [DEMAND] = {"demand", "Demand", UNIT_COUNT, ROLE_MEASURE},
    [AVOIDED] = {"avoided", "Avoided", UNIT_COUNT, ROLE_MEASURE},
    [SHIFTED] = {"shifted", "Shifted", UNIT_COUNT, ROLE_MEASURE},
    [FAILED] = {"failed", "Failed", UNIT_COUNT, ROLE_MEASURE},
    [CONTACTS] = {"contacts", "Contacts", UNIT_COUNT, ROLE_TOTAL},
    [GAIN_BASELINE] = {"baseline_cost", "Cost without", UNIT_MONEY, ROLE_MEASURE},
    [GAIN_STRATEGY_COST] = {"strategy_cost", "Cost with", UNIT_MONEY, ROLE_MEASURE},
    [GAIN_GROSS] = {"gross_gain", "Gross gain", UNIT_MONEY, ROLE_TOTAL},
    [GAIN_CASH] = {"cash_releasing_gain", "Cash-releasing gain", UNIT_MONEY, ROLE_TOTAL},
};

enum { TOTAL_CHANNEL, TOTAL_VOLUME, TOTAL_SHARE, TOTAL_COST, TOTAL_COST_SHARE, N_TOTAL };

static const struct column total_columns[] = {
    [TOTAL_CHANNEL] = {"channel", "Channel", UNIT_TEXT, ROLE_DIMENSION},
    [TOTAL_VOLUME] = {"volume", "Contacts", UNIT_COUNT, ROLE_MEASURE},
    [TOTAL_SHARE] = {"share", "Share", UNIT_PERCENT, ROLE_MEASURE},
    [TOTAL_COST] = {"cost", "Cost", UNIT_MONEY, ROLE_MEASURE},
    [TOTAL_COST_SHARE] = {"cost_share", "Share of cost", UNIT_PERCENT, ROLE_MEASURE},
};

enum { MIX_STRATEGY, MIX_YEAR, MIX_CHANNEL, MIX_VOLUME, MIX_SHARE, N_MIX };

static const struct column mix_columns[] = {
    [MIX_STRATEGY] = {"strategy", "Strategy", UNIT_TEXT, ROLE_DIMENSION},
    [MIX_YEAR] = {"year", "Year", UNIT_YEAR, ROLE_DIMENSION},
    [MIX_CHANNEL] = {"channel", "Channel", UNIT_TEXT, ROLE_DIMENSION},
    [MIX_VOLUME] = {"volume", "Contacts", UNIT_COUNT, ROLE_MEASURE},
    [MIX_SHARE] = {"share", "Share of contacts", UNIT_PERCENT, ROLE_MEASURE},
};

enum {
	COST_COUNCIL,
	COST_SERVICE,
	COST_CHANNEL,
	COST_YEAR,
	COST_VOLUME,
	COST_SHARE,
	COST_UNIT,
	COST_COST,
	N_COST
};

static const struct column cost_columns[] = {
    [COST_COUNCIL] = {"council", "Council", UNIT_TEXT, ROLE_DIMENSION},
    [COST_SERVICE] = {"service", "Service", UNIT_TEXT, ROLE_DIMENSION},
    [COST_CHANNEL] = {"channel", "Channel", UNIT_TEXT, ROLE_DIMENSION},
    [COST_YEAR] = {"year", "Year", UNIT_YEAR, ROLE_DIMENSION},
    [COST_VOLUME] = {"volume", "Contacts", UNIT_COUNT, ROLE_MEASURE},
    [COST_SHARE] = {"share", "Share", UNIT_PERCENT, ROLE_MEASURE},
    [COST_UNIT] = {"unit_cost", "Unit cost", UNIT_MONEY, ROLE_DIMENSION},
    [COST_COST] = {"cost", "Cost", UNIT_MONEY, ROLE_TOTAL},
};

enum {
	LINE_STRATEGY,
	LINE_COUNCIL,
	LINE_SERVICE,
	LINE_CHANNEL,
	LINE_YEAR,
	LINE_BASE_VOLUME,
	LINE_VOLUME,
	LINE_BASELINE,
	LINE_COST,
	LINE_GROSS,
	LINE_CASH,
	N_LINE
};

static const struct column line_columns[] = {
    [LINE_STRATEGY] = {"strategy", "Strategy", UNIT_TEXT, ROLE_DIMENSION},
    [LINE_COUNCIL] = {"council", "Council", UNIT_TEXT, ROLE_DIMENSION},
    [LINE_SERVICE] = {"service", "Service", UNIT_TEXT, ROLE_DIMENSION},
    [LINE_CHANNEL] = {"channel", "Channel", UNIT_TEXT, ROLE_DIMENSION},
    [LINE_YEAR] = {"year", "Year", UNIT_YEAR, ROLE_DIMENSION},
    [LINE_BASE_VOLUME] = {"baseline_volume", "Contacts without", UNIT_COUNT, ROLE_MEASURE},
    [LINE_VOLUME] = {"strategy_volume", "Contacts with", UNIT_COUNT, ROLE_MEASURE},
    [LINE_BASELINE] = {"baseline_cost", "Cost without", UNIT_MONEY, ROLE_MEASURE},
    [LINE_COST] = {"strategy_cost", "Cost with", UNIT_MONEY, ROLE_MEASURE},
    [LINE_GROSS] = {"gross_gain", "Gross gain", UNIT_MONEY, ROLE_TOTAL},
    [LINE_CASH] = {"cash_releasing_gain", "Cash-releasing gain", UNIT_MONEY, ROLE_TOTAL},
};

enum {
	RULE_STRATEGY,
	RULE_ACTION,
	RULE_SERVICE,
	RULE_PURPOSE,
	RULE_CHANNEL,
	RULE_TO,
	RULE_YEAR,
	RULE_VALUE,
	RULE_SOURCE,
	N_RULE
};

static const struct column rule_columns[] = {
    [RULE_STRATEGY] = {"strategy", "Strategy", UNIT_TEXT, ROLE_DIMENSION},
    [RULE_ACTION] = {"action", "Action", UNIT_TEXT, ROLE_DIMENSION},
    [RULE_SERVICE] = {"service", "Service", UNIT_TEXT, ROLE_DIMENSION},
    [RULE_PURPOSE] = {"purpose", "Purpose", UNIT_TEXT, ROLE_DIMENSION},
    [RULE_CHANNEL] = {"channel", "Channel", UNIT_TEXT, ROLE_DIMENSION},
    [RULE_TO] = {"to", "To", UNIT_TEXT, ROLE_DIMENSION},
    [RULE_YEAR] = {"year", "Year", UNIT_YEAR, ROLE_DIMENSION},
    [RULE_VALUE] = {"value", "Value", UNIT_PERCENT, ROLE_MEASURE},
    [RULE_SOURCE] = {"source", "Source", UNIT_TEXT, ROLE_DIMENSION},
};

static const char *year_text(struct arena *arena, struct year year)
{
	return year_format(year, arena_alloc(arena, YEAR_TEXT_SIZE));
}

void channel_tables_make(struct channel_tables *tables, struct results *results,
			 const struct plan *plan)
{
	const char *base = year_text(results->arena, plan->question->base_year);

	tables->gain =
	    results_table(results, "channel_gain", "What each strategy would release, a year",
			  gain_columns, N_GAIN);
	tables->mix = results_table(results, "channel_mix",
				    "Contacts by channel, strategy and year", mix_columns, N_MIX);
	tables->total = results_table(
	    results, "channel_total",
	    arena_format(results->arena, "What contacts cost in %s", base), total_columns, N_TOTAL);
	tables->cost = results_table(results, "channel_cost",
				     "What contacts cost by council, service, channel and year",
				     cost_columns, N_COST);
	tables->line = results_table(results, "channel_line",
				     "Gains by strategy, council, service, channel and year",
				     line_columns, N_LINE);
	tables->rule = results_table(results, "strategy_rule", "What each strategy does",
				     rule_columns, N_RULE);
	tables->mix->is_detail = tables->cost->is_detail = tables->line->is_detail =
	    tables->rule->is_detail = true;
}

/* Rows of the activity that agree in council and service: their years and channels. */
static bool add_costs(struct channel_tables *tables, const struct plan *plan,
		      const struct contacts *rows, size_t count, struct money *costs)
{
	const struct activity *activity = plan->question->activity;
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
			if (year.start == plan->question->base_year.start &&
			    !money_add(&costs[c], costs[c], cost))
				return false;

			struct value *values = table_row(tables->cost);

			values[COST_COUNCIL] =
			    value_text(activity->councils.items[rows[0].council]);
			values[COST_SERVICE] =
			    value_text(activity->services.items[rows[0].service]);
			values[COST_CHANNEL] = value_text(plan->channels[c]);
			values[COST_YEAR] = value_year(year);
			values[COST_VOLUME] = value_count(volumes[c]);
			values[COST_SHARE] = value_share_of(volumes[c], total);
			values[COST_UNIT] = value_money(unit_cost);
			values[COST_COST] = value_money(cost);
		}
	}
	return true;
}

static bool add_totals(struct channel_tables *tables, const struct plan *plan,
		       const struct money *costs)
{
	int64_t *volumes = arena_array(plan->arena, plan->n_channels, sizeof *volumes), total;
	struct money cost = {0};
	struct value *values;

	total = plan_base_volumes(plan, volumes);
	for (size_t c = 0; c < plan->n_channels; c++)
		if (!money_add(&cost, cost, costs[c]))
			return false;
	for (size_t c = 0; c < plan->n_channels; c++) {
		if (volumes[c] == 0)
			continue;
		values = table_row(tables->total);
		values[TOTAL_CHANNEL] = value_text(plan->channels[c]);
		values[TOTAL_VOLUME] = value_count(volumes[c]);
		values[TOTAL_SHARE] = value_share_of(volumes[c], total);
		values[TOTAL_COST] = value_money(costs[c]);
		values[TOTAL_COST_SHARE] = value_share_of(costs[c].hundredths, cost.hundredths);
	}
	values = table_totals(tables->total);
	values[TOTAL_CHANNEL] = value_text("All channels");
	values[TOTAL_VOLUME] = value_count(total);
	values[TOTAL_SHARE] = value_share_of(total, total);
	values[TOTAL_COST] = value_money(cost);
	values[TOTAL_COST_SHARE] = value_share_of(cost.hundredths, cost.hundredths);
	return true;
}

bool channel_tables_cost(struct channel_tables *tables, const struct plan *plan)
{
	const struct activity *activity = plan->question->activity;
	struct money *costs = arena_array(plan->arena, plan->n_channels, sizeof *costs);

	for (size_t first = 0, i = 1; i <= activity->n_rows; i++) {
		if (i < activity->n_rows &&
		    activity->rows[i].council == activity->rows[first].council &&
		    activity->rows[i].service == activity->rows[first].service)
			continue;
		if (!add_costs(tables, plan, &activity->rows[first], i - first, costs))
			return false;
		first = i;
	}
	return add_totals(tables, plan, costs);
}

static void add_mix(struct channel_tables *tables, const struct plan *plan,
		    const struct bound_strategy *strategy, int year, const int64_t *volumes,
		    int64_t total)
{
	for (size_t c = 0; c < plan->n_channels; c++) {
		struct value *values = table_row(tables->mix);

		values[MIX_STRATEGY] = value_text(strategy->strategy->name);
		values[MIX_YEAR] =
		    value_year((struct year){plan->question->base_year.start + year});
		values[MIX_CHANNEL] = value_text(plan->channels[c]);
		values[MIX_VOLUME] = value_count(volumes[c]);
		values[MIX_SHARE] = value_share_of(volumes[c], total);
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
	struct value *values = table_row(table);

	values[LINE_STRATEGY] = value_text(strategy);
	values[LINE_COUNCIL] = value_text(activity->councils.items[line->council]);
	values[LINE_SERVICE] = value_text(activity->services.items[line->service]);
	values[LINE_CHANNEL] = value_text(plan->channels[line->channel]);
	values[LINE_YEAR] = value_year(year);
	values[LINE_BASE_VOLUME] = value_count(line->baseline_volume);
	values[LINE_VOLUME] = value_count(line->strategy_volume);
	values[LINE_BASELINE] = value_money(line->baseline_cost);
	values[LINE_COST] = value_money(line->strategy_cost);
	values[LINE_GROSS] = value_money(line->gross);
	values[LINE_CASH] = value_money(line->cash);
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

	struct value *values = table_row(tables->gain);

	values[GAIN_STRATEGY] = value_text(name);
	values[GAIN_YEAR] = value_year(calendar);
	values[DEMAND] = value_count(sum->demand);
	values[AVOIDED] = value_count(sum->avoided);
	values[SHIFTED] = value_count(sum->shifted);
	values[FAILED] = value_count(sum->failed);
	values[CONTACTS] = value_count(total);
	values[GAIN_BASELINE] = value_money(sum->baseline_cost);
	values[GAIN_STRATEGY_COST] = value_money(sum->strategy_cost);
	values[GAIN_GROSS] = value_money(sum->gross);
	values[GAIN_CASH] = value_money(sum->cash);
}

static struct value scope_value(const char *name)
{
	return value_text(name == NULL ? "*" : name);
}

void channel_tables_rules(struct channel_tables *tables, const struct plan *plan)
{
	for (size_t i = 0; i < plan->n_strategies; i++)
		for (size_t j = 0; j < plan->strategies[i].n_rules; j++) {
			const struct rule *rule = plan->strategies[i].rules[j].rule;

			for (size_t k = 0; k < rule->n_points; k++) {
				struct value *values = table_row(tables->rule);

				values[RULE_STRATEGY] =
				    value_text(plan->strategies[i].strategy->name);
				values[RULE_ACTION] = value_text(action_name(rule->action));
				values[RULE_SERVICE] = scope_value(rule->service);
				values[RULE_PURPOSE] = scope_value(rule->purpose);
				values[RULE_CHANNEL] = scope_value(rule->channel);
				values[RULE_TO] = rule->to == NULL ? value_none("moves no contacts")
								   : value_text(rule->to);
				values[RULE_YEAR] = value_year(rule->points[k].year);
				values[RULE_VALUE] = value_fraction(rule->points[k].value);
				values[RULE_SOURCE] = value_text(rule->points[k].source);
			}
		}
}
