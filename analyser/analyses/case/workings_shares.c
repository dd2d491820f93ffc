#include "analyses/case/workings.h"
#include "results/table.h"

/*
 * Each share that levers give for some years, in every year: at a lever's year its value, in a
 * straight line between two (`line`) or from nought in the base year (`rise`), level before and
 * after (`point`).  Growth compounds.
 */
TABLE(lever_year, (what, "What", TEXT), (year, "Year", YEAR), (lever_from, "From lever", TEXT),
      (lever_to, "To lever", TEXT), (step, "Years on the way", COUNT_KEY),
      (steps, "Of so many", COUNT_KEY),
      (share, "Share", PERCENT_KEY,
       .formula = "[form=nought] 0; [form=point] @[lever_to]; [form=rise] @[lever_to]*step/steps; "
		  "[form=line] @[lever_from]+(@[lever_to]-@[lever_from])*step/steps"),
      (factor, "Growth so far", FACTOR_KEY, .formula = "[grows=yes] prev(factor)*(1+share)"),
      KEY(series), KEY(t), MARK(form), MARK(grows));

/* The rule of a strategy in each year, by how late the strategy comes and how much of it. */
TABLE(rule_year, (strategy, "Strategy", TEXT), (rule, "Rule", TEXT), (year, "Year", YEAR),
      (after, "Years after the base year", COUNT_KEY),
      (delay, "Years late", COUNT_KEY, .formula = "@[delay_lever]"),
      (place, "Planned year that it has reached", COUNT_KEY, .formula = "MAX(0,after-delay)"),
      (delivered, "Share delivered", PERCENT_KEY, .formula = "@[delivered_lever]"),
      (share, "Share", PERCENT_KEY,
       .formula = "[is_scaled=yes] INDEX({lever_year.share[series]},place+1)*delivered; "
		  "INDEX({lever_year.share[series]},place+1)"),
      (first_place, "Year of its first value", COUNT_KEY),
      (first_share, "First value", PERCENT_KEY, .formula = "@[first_lever]"), KEY(s), KEY(r),
      KEY(t), KEY(series), MARK(is_scaled), MARK(delay_lever), MARK(delivered_lever),
      MARK(first_lever));

/* `volume_growth, telephone` */
static const char *name_of(const struct workings *workings, const struct series *series)
{
	const struct lever *first = &workings->levers->items[series->first];

	return arena_format(workings->arena, "%s, %s", lever_kind_facts(first->kind)->name,
			    first->scope);
}

static void add_year(struct workings *workings, struct table *table, const struct series *series,
		     struct value number, int t)
{
	const bool is_level = series->form == SERIES_LEVEL || series->form == SERIES_COMPOUND,
		   grows = series->form == SERIES_COMPOUND;
	struct lever_year_row row = {.what = value_text(name_of(workings, series)),
				     .year = workings_year(workings, t),
				     .form = value_text("point"),
				     .grows = workings_yes(grows && t > 0),
				     .factor = grows ? value_none("") : value_none("no growth"),
				     .series = number,
				     .t = value_count(t)};
	int after = 0;

	while (after < series->n_points && series->years[after] < t)
		after++;
	if (grows && t == 0)
		row.factor = value_ratio(1);
	if (!is_level && t == 0) {
		row.form = value_text("nought");
	} else if (after == series->n_points) {
		row.lever_to = workings_lever(workings, series->first + after - 1);
	} else {
		row.lever_to = workings_lever(workings, series->first + after);
		if (series->years[after] > t && (after > 0 || !is_level)) {
			const int from = after > 0 ? series->years[after - 1] : 0;

			row.form = value_text(after > 0 ? "line" : "rise");
			if (after > 0)
				row.lever_from =
				    workings_lever(workings, series->first + after - 1);
			row.step = value_count(t - from);
			row.steps = value_count(series->years[after] - from);
		}
	}
	table_add(table, &row);
}

void workings_add_shares(struct workings *workings)
{
	const struct case_bound *bound = &workings->run->bound;
	const struct series_list *lists[] = {
	    bound->channel == NULL ? NULL : &bound->channel->series, &bound->series};
	struct table *table = TABLE_NEW(workings->results, lever_year,
					"Levers by year, in straight lines between their years");
	int64_t number = 0;

	for (size_t i = 0; i < 2; i++)
		for (size_t j = 0; lists[i] != NULL && j < lists[i]->count; j++, number++)
			for (int t = 0; t <= workings->n_years; t++)
				add_year(workings, table, &lists[i]->items[j], value_count(number),
					 t);
}

static void add_rule(struct workings *workings, struct table *table, const struct plan *plan,
		     size_t s, const struct bound_rule *rule)
{
	const struct bound_strategy *strategy = &plan->strategies[s];
	const struct series *series = &plan->series.items[rule->series];

	for (int t = 0; t <= workings->n_years; t++)
		TABLE_ADD(table, rule_year, .strategy = workings_strategy(strategy),
			  .rule = value_text(workings->levers->items[series->first].scope),
			  .year = workings_year(workings, t), .after = value_count(t),
			  .first_place = value_count(series->years[0]), .s = workings_at(s),
			  .r = workings_rule(strategy, rule), .t = value_count(t),
			  .series = workings_series(rule->series),
			  .is_scaled = workings_yes(series->scale >= 0),
			  .delay_lever = workings_lever(workings, strategy->delay),
			  .delivered_lever = workings_lever(workings, strategy->delivered),
			  .first_lever = workings_lever(workings, series->first));
}

void workings_add_rules(struct workings *workings)
{
	const struct plan *plan = workings->plan;
	struct table *table =
	    TABLE_NEW(workings->results, rule_year, "Rules of the strategies by year");

	for (size_t s = 0; s < plan->n_strategies; s++)
		for (size_t r = 0; r < plan->strategies[s].n_rules; r++)
			add_rule(workings, table, plan, s, &plan->strategies[s].rules[r]);
}

/* --- Discount rates --- */

TABLE(discount_year, (year, "Year", YEAR),
      (rate, "Rate", PERCENT_KEY, .formula = "[is_later=yes] @[rate_lever]"),
      (factor, "Factor", FACTOR_KEY, .formula = "[is_later=yes] .factor[t=before]/(1+rate); 1"),
      MARK(rate_lever), MARK(is_later), KEY(t), KEY(before), KEY(n));

void workings_add_rates(struct workings *workings)
{
	struct table *table =
	    TABLE_NEW(workings->results, discount_year, "The discount rate of each year");

	for (int t = 0; t <= workings->n_years; t++)
		TABLE_ADD(table, discount_year, .year = workings_year(workings, t),
			  .is_later = workings_yes(t > 0), .t = value_count(t),
			  .before = value_count(t - 1), .n = value_count(0),
			  .rate_lever =
			      t == 0 ? value_none("none")
				     : workings_lever(workings, workings->run->bound.rates[t]));
}
