#include "analyses/case/case_prices.h"
#include "analyses/case/case_register.h"
#include "analyses/case/workings.h"
#include "results/table.h"
#include "sums/indicator_sum.h"

/* --- What is bought: by bands (0) and by prices (1) --- */

/* The steps to the full gain: shares as given, or amounts of which the last is full. */
TABLE(purchase_phase, (part, "Part", TEXT), (place, "Year of the plan", COUNT_KEY),
      (share, "Share of the full gain", PERCENT_KEY,
       .formula = "[form=nought] 0; [form=amount] @[amount]/@[last]; lever_year.share[series, t]"),
      (n, "", COUNT_KEY, HIDDEN), (t, "", COUNT_KEY, HIDDEN), (series, "", COUNT_KEY, HIDDEN),
      (form, "", TEXT, HIDDEN), (amount, "", TEXT, HIDDEN), (last, "", TEXT, HIDDEN));

TABLE(band_gain, (council, "Council", TEXT), (category, "Category", TEXT), (market, "Market", TEXT),
      (year, "Year", YEAR), (addressable, "Addressable", MONEY_KEY),
      (band, "Band", PERCENT_KEY, .formula = "@[band_lever]"),
      (gain, "Gain", MONEY,
       .formula = "ROUND(ROUND(addressable*band*purchase_year.phase[n=0, t],6),2)"),
      (t, "", COUNT_KEY, HIDDEN), (band_lever, "", TEXT, HIDDEN));

TABLE(
    price_gain, (item, "Item", TEXT), (unit, "Unit", TEXT), (council, "Council", TEXT),
    (quantity, "Quantity", RATIO), (unit_price, "Unit price", MONEY_KEY),
    (median, "Median", MONEY_KEY), (lower_quartile, "Lower quartile", MONEY_KEY),
    (minimum, "Minimum", MONEY_KEY),
    (reference, "Reference price", MONEY_KEY,
     .formula = "IF(@[reference_lever]=0,median,IF(@[reference_lever]=1,lower_quartile,minimum))"),
    (gain, "Gain", MONEY, .formula = "ROUND(ROUND(quantity*MAX(0,unit_price-reference),6),2)"),
    (n, "", COUNT_KEY, HIDDEN), (reference_lever, "", TEXT, HIDDEN));

TABLE(purchase_year, (part, "Part", TEXT), (year, "Year", YEAR),
      (after, "Years after the base year", COUNT_KEY),
      (delay, "Years late", COUNT_KEY, .formula = "@[delay_lever]"),
      (place, "Year of the plan that it has reached", COUNT_KEY, .formula = "MAX(0,after-delay)"),
      (phase, "Share of the full gain", PERCENT_KEY,
       .formula = "INDEX({purchase_phase.share[n]},place+1)"),
      (full, "Gain before prices and delivery", MONEY,
       .formula = "[is_bands=yes] SUM({?band_gain.gain[t]}); SUM({?price_gain.gain[n]})*phase"),
      (factor, "To the case's prices", FACTOR_KEY),
      (delivered, "Share delivered", PERCENT_KEY, .formula = "@[delivered_lever]"),
      (gross, "Gross gain", MONEY, .formula = "ROUND(ROUND(full*factor*delivered,6),2)"),
      (cashable, "Cashable share", PERCENT_KEY,
       .formula = "lever_year.share[series=cash_series, t]"),
      (cash, "Cash", MONEY, .formula = "ROUND(ROUND(gross*cashable,6),2)"),
      (confidence, "Confidence", PERCENT_KEY,
       .formula = "lever_year.share[series=confidence_series, t=0]"),
      (counted, "Counted on", MONEY,
       .formula = "IF(cash>0,ROUND(ROUND(cash*confidence,6),2),cash)"),
      (n, "", COUNT_KEY, HIDDEN), (t, "", COUNT_KEY, HIDDEN), (is_bands, "", TEXT, HIDDEN),
      (cash_series, "", COUNT_KEY, HIDDEN), (confidence_series, "", COUNT_KEY, HIDDEN),
      (delay_lever, "", TEXT, HIDDEN), (delivered_lever, "", TEXT, HIDDEN));

static const char *const parts[] = {"smarter procurement", "prices"};

static void add_phases(struct workings *workings, struct table *table, int n,
		       const struct bound_phases *phases)
{
	for (int t = 0; t <= workings->n_years; t++) {
		struct purchase_phase_row row = {.part = value_text(parts[n]),
						 .place = workings_number(t),
						 .n = workings_number(n),
						 .t = workings_number(t),
						 .form = value_text(t == 0 ? "nought" : "share")};

		if (phases->series >= 0) {
			row.series = workings_other_series(workings, phases->series);
		} else if (t > 0) {
			const int last = phases->n_amounts - 1;

			row.form = value_text("amount");
			row.amount = workings_lever(workings, phases->first_amount +
								  (t - 1 > last ? last : t - 1));
			row.last = workings_lever(workings, phases->first_amount + last);
		}
		table_add(table, &row);
	}
}

static void add_purchases(struct workings *workings, struct table *table, int n,
			  const struct bound_part *part)
{
	const struct case_figures *figures = &workings->run->figures;

	for (int t = workings->run->bound.first_year; t <= workings->n_years; t++) {
		const struct bridge *bridge =
		    n == 0 ? &figures->of_bands[t] : &figures->of_prices[t];

		TABLE_ADD(table, purchase_year, .part = value_text(parts[n]),
			  .year = workings_year(workings, t), .after = workings_number(t),
			  .factor = value_ratio(fraction_double(part->factor)),
			  .gross =
			      value_money(bridge->steps[n == 0 ? STEP_PROCUREMENT : STEP_PRICES]),
			  .n = workings_number(n), .t = workings_number(t),
			  .is_bands = workings_yes(n == 0),
			  .cash_series = workings_other_series(workings, part->cashable),
			  .confidence_series = workings_other_series(workings, part->confidence),
			  .delay_lever = workings_lever(workings, part->delay),
			  .delivered_lever = workings_lever(workings, part->delivered));
	}
}

/* The lines that a band is of, as case_bind() has them: market by market. */
static void add_bands(struct workings *workings, struct table *table)
{
	const struct bound_procurement *bound = &workings->run->bound.procurement;
	const struct procurement_question *question = workings->run->question.procurement;
	const struct spend *spend = question->spend;

	for (int t = workings->run->bound.first_year; t <= workings->n_years; t++) {
		size_t number = 0;

		for (int market = 0; market <= MARKET_AVERAGE; market++)
			for (size_t i = 0; i < spend->n_lines && number < bound->n_lines; i++) {
				const struct spend_line *line = &spend->lines[i];

				if (!case_band_is_of(question, line, (enum market)market))
					continue;
				TABLE_ADD(
				    table, band_gain,
				    .council = value_text(spend->councils.items[line->council]),
				    .category = value_text(spend->categories.items[line->category]),
				    .market = value_text(market_name(line->market)),
				    .year = workings_year(workings, t),
				    .addressable = value_money(bound->lines[number].addressable),
				    .t = workings_number(t),
				    .band_lever =
					workings_lever(workings, bound->lines[number].band));
				number++;
			}
	}
}

static void add_prices(struct workings *workings, struct table *table)
{
	const struct case_run *run = workings->run;
	const struct price_items *items = &run->found.items;
	const struct prices *prices = run->question.prices->prices;

	for (size_t i = 0; i < items->count; i++) {
		const struct price_item *item = &items->items[i];

		for (size_t j = 0; j < item->n_lines; j++) {
			const struct price_line *line = &item->lines[j];

			if (line->is_left_out ||
			    !case_counts_price(&run->question, line->row, workings->arena))
				continue;
			TABLE_ADD(table, price_gain,
				  .item = value_text(prices->items.items[item->item]),
				  .unit = value_text(prices->units.items[item->unit]),
				  .council = value_text(prices->councils.items[line->row->council]),
				  .quantity = value_ratio((double)line->row->quantity.billionths /
							  SHARE_ONE),
				  .unit_price = value_money(line->row->price),
				  .median = value_money(price_item_reference(item, PRICE_MEDIAN)),
				  .lower_quartile =
				      value_money(price_item_reference(item, PRICE_LOWER_QUARTILE)),
				  .minimum = value_money(price_item_reference(item, PRICE_MINIMUM)),
				  .n = workings_number(1),
				  .reference_lever =
				      workings_lever(workings, run->bound.prices.reference));
		}
	}
}

void workings_add_purchases(struct workings *workings)
{
	const struct case_bound *bound = &workings->run->bound;
	struct results *results = workings->results;
	struct table *phase, *bands, *gains, *year;

	if (!bound->procurement.part.is_there && !bound->prices.part.is_there)
		return;
	phase = TABLE_NEW(results, purchase_phase, "Steps to the full gain of what is bought");
	bands = TABLE_NEW(results, band_gain, "Gain by bands, by council, category and year");
	gains = TABLE_NEW(results, price_gain, "Gain of paying no more than a reference price");
	year = TABLE_NEW(results, purchase_year, "What procurement and prices save a year");
	if (bound->procurement.part.is_there) {
		add_phases(workings, phase, 0, &bound->procurement.part.phases);
		add_bands(workings, bands);
		add_purchases(workings, year, 0, &bound->procurement.part);
	}
	if (bound->prices.part.is_there) {
		add_phases(workings, phase, 1, &bound->prices.part.phases);
		add_prices(workings, gains);
		add_purchases(workings, year, 1, &bound->prices.part);
	}
}

/* --- The register --- */

TABLE(register_year, (initiative, "Initiative", TEXT), (workstream, "Workstream", TEXT),
      (year, "Year", YEAR), (given, "As given", MONEY_KEY, .formula = "@[gross_lever]"),
      (delivered, "Share delivered", PERCENT_KEY, .formula = "@[delivered_lever]"),
      (factor, "To the case's prices", FACTOR_KEY),
      (gross, "Gross", MONEY, .formula = "ROUND(ROUND(given*factor*delivered,6),2)"),
      (is_cash, "Cash-releasing", PERCENT_KEY, .formula = "@[cash_lever]"),
      (cash, "Cash of a whole year", MONEY, .formula = "IF(is_cash=0,0,gross)"),
      (months, "Months felt", COUNT_KEY),
      (part, "Cash of these months", MONEY, .formula = "ROUND(ROUND(cash*months/12,6),2)"),
      (likelihood, "Likelihood", PERCENT_KEY, .formula = "@[likelihood_lever]"),
      (weighted, "By likelihood", MONEY, .formula = "ROUND(ROUND(cash*months*likelihood/12,6),2)"),
      (confidence, "Confidence", PERCENT_KEY, .formula = "lever_year.share[series, t=0]"),
      (counted, "By confidence", MONEY,
       .formula = "[is_doubted=yes] part; IF(likelihood<>1,part,"
		  "IF(part>0,ROUND(ROUND(part*confidence,6),2),part))"),
      (running_cost, "Running cost", MONEY, .formula = "ROUND(ROUND(@[running_lever]*factor,6),2)"),
      (investment, "Investment", MONEY,
       .formula = "[is_first=yes] ROUND(ROUND(@[investment_lever]*factor,6),2); 0"),
      (t, "", COUNT_KEY, HIDDEN), (series, "", COUNT_KEY, HIDDEN), (is_doubted, "", TEXT, HIDDEN),
      (is_first, "", TEXT, HIDDEN), (gross_lever, "", TEXT, HIDDEN),
      (delivered_lever, "", TEXT, HIDDEN), (cash_lever, "", TEXT, HIDDEN),
      (likelihood_lever, "", TEXT, HIDDEN), (running_lever, "", TEXT, HIDDEN),
      (investment_lever, "", TEXT, HIDDEN));

TABLE(register_total, (year, "Year", YEAR),
      (gross, "Gross", MONEY, .formula = "ROUND(SUM({?register_year.gross[t]}),2)"),
      (cash, "Cash of a whole year", MONEY, .formula = "ROUND(SUM({?register_year.cash[t]}),2)"),
      (part, "Cash of the months felt", MONEY, .formula = "ROUND(SUM({?register_year.part[t]}),2)"),
      (weighted, "By likelihood", MONEY, .formula = "ROUND(SUM({?register_year.weighted[t]}),2)"),
      (counted, "By confidence", MONEY, .formula = "ROUND(SUM({?register_year.counted[t]}),2)"),
      (counted_on, "Counted on", MONEY, .formula = "ROUND(weighted+counted-part,2)"),
      (running_cost, "Running cost", MONEY,
       .formula = "ROUND(SUM({?register_year.running_cost[t]}),2)"),
      (investment, "Investment", MONEY, .formula = "ROUND(SUM({?register_year.investment[t]}),2)"),
      (t, "", COUNT_KEY, HIDDEN));

static void add_gain(struct workings *workings, struct table *table, const struct gain *gain,
		     const struct bound_gain *bound, int t)
{
	const struct case_bound *all = &workings->run->bound;
	const bool is_first = t == bound->year;

	TABLE_ADD(table, register_year, .initiative = value_text(gain->initiative),
		  .workstream = value_text(workstream_name(gain->workstream)),
		  .year = workings_year(workings, t),
		  .factor = value_ratio(fraction_double(bound->factor)),
		  .months = workings_number(is_first ? bound->months : 12), .t = workings_number(t),
		  .series = workings_other_series(workings, all->register_confidence),
		  .is_doubted = workings_yes(bound->has_likelihood),
		  .is_first = workings_yes(is_first),
		  .gross_lever = workings_lever(workings, bound->gross),
		  .delivered_lever = workings_lever(workings, all->register_delivered),
		  .cash_lever = workings_lever(workings, bound->cash),
		  .likelihood_lever = workings_lever(workings, bound->likelihood),
		  .running_lever = workings_lever(workings, bound->running_cost),
		  .investment_lever = workings_lever(workings, bound->investment));
}

void workings_add_register(struct workings *workings)
{
	const struct case_run *run = workings->run;
	const struct gains *gains = run->question.gains;
	struct table *table, *total;

	if (!run->bound.has_register)
		return;
	table =
	    TABLE_NEW(workings->results, register_year, "The register, initiative by initiative");
	total = TABLE_NEW(workings->results, register_total, "What the register brings a year");
	for (int t = 1; t <= workings->n_years; t++) {
		size_t number = 0;

		for (size_t i = 0; i < gains->n_items; i++) {
			const struct bound_gain *bound = &run->bound.gains[number];

			if (case_register_reason(&run->question, &gains->items[i]) != NULL)
				continue;
			if (bound->counts[t])
				add_gain(workings, table, &gains->items[i], bound, t);
			number++;
		}
		TABLE_ADD(total, register_total, .year = workings_year(workings, t),
			  .gross = value_money(run->figures.of_register[t].steps[STEP_REGISTER]),
			  .t = workings_number(t));
	}
}

/* --- NI 179: what of the register counts by the end of each year, in the view that it has --- */

TABLE(indicator_row, (initiative, "Initiative", TEXT), (workstream, "Workstream", TEXT),
      (year, "Year", YEAR),
      (is_cash, "Cash-releasing", PERCENT_KEY, .formula = "[has_levers=yes] @[cash_lever]"),
      (gross, "Gross", MONEY, .formula = "[has_levers=yes] IF(is_cash=0,0,@[gross_lever])"),
      (running_cost, "Running cost", MONEY,
       .formula = "[has_levers=yes] IF(is_cash=0,0,@[running_lever])"),
      (investment, "Investment", MONEY,
       .formula = "[has_levers=yes][is_first=yes] IF(is_cash=0,0,@[investment_lever]); "
		  "[has_levers=yes] 0"),
      (has_levers, "", TEXT, HIDDEN), (is_first, "", TEXT, HIDDEN), (cash_lever, "", TEXT, HIDDEN),
      (gross_lever, "", TEXT, HIDDEN), (running_lever, "", TEXT, HIDDEN),
      (investment_lever, "", TEXT, HIDDEN));

/* A lever of a row; one that is no part of the case has none. */
static struct value lever_or_none(struct workings *workings, const struct bound_gain *bound,
				  int lever)
{
	return bound == NULL ? value_none("none") : workings_lever(workings, lever);
}

/* A figure that is by a formula where the row has levers. */
static struct value unless(const struct bound_gain *bound, struct value value)
{
	return bound == NULL ? value : value_none("");
}

static void add_counted(struct workings *workings, struct table *table, const struct gain *gain,
			const struct bound_gain *bound, int t)
{
	static const struct bound_gain none;
	const struct bound_gain *levers = bound == NULL ? &none : bound;
	const bool is_first = gain->year.start == workings->run->question.base_year.start + t,
		   is_cash = gain->cash != CASH_NO;

	if (bound == NULL && !is_cash)
		return;
	TABLE_ADD(table, indicator_row, .initiative = value_text(gain->initiative),
		  .workstream = value_text(workstream_name(gain->workstream)),
		  .year = workings_year(workings, t),
		  .is_cash = unless(bound, value_share((struct share){SHARE_ONE})),
		  .gross = unless(bound, value_money(gain->gross)),
		  .running_cost = unless(bound, value_money(gain->running_cost)),
		  .investment =
		      unless(bound, value_money(is_first ? gain->investment : (struct money){0})),
		  .has_levers = workings_yes(bound != NULL), .is_first = workings_yes(is_first),
		  .cash_lever = lever_or_none(workings, bound, levers->cash),
		  .gross_lever = lever_or_none(workings, bound, levers->gross),
		  .running_lever = lever_or_none(workings, bound, levers->running_cost),
		  .investment_lever = lever_or_none(workings, bound, levers->investment));
}

void workings_add_indicator(struct workings *workings)
{
	const struct case_run *run = workings->run;
	const struct gains *gains = run->question.gains;
	struct table *table;

	if (!run->bound.has_register)
		return;
	table = TABLE_NEW(workings->results, indicator_row,
			  "NI 179: the initiatives that count by the end of each year");
	for (int t = 0; t <= workings->n_years; t++) {
		const struct year year = {run->question.base_year.start + t};
		size_t number = 0;

		for (size_t i = 0; i < gains->n_items; i++) {
			const struct gain *gain = &gains->items[i];
			const bool is_bound = case_register_reason(&run->question, gain) == NULL;
			struct gain as_cash = *gain;

			/* Whether it frees cash is a lever. */
			as_cash.cash = CASH_YES;
			if (indicator_counts_latest(gains, &as_cash, year))
				add_counted(workings, table, gain,
					    is_bound ? &run->bound.gains[number] : NULL, t);
			number += is_bound;
		}
	}
}

/* --- Discount rates --- */

TABLE(discount_year, (year, "Year", YEAR),
      (rate, "Rate", PERCENT_KEY, .formula = "[is_later=yes] @[rate_lever]"),
      (factor, "Factor", FACTOR_KEY, .formula = "[is_later=yes] .factor[t=before]/(1+rate); 1"),
      (rate_lever, "", TEXT, HIDDEN), (is_later, "", TEXT, HIDDEN), (t, "", COUNT_KEY, HIDDEN),
      (before, "", COUNT_KEY, HIDDEN), (n, "", COUNT_KEY, HIDDEN));

void workings_add_rates(struct workings *workings)
{
	struct table *table =
	    TABLE_NEW(workings->results, discount_year, "The discount rate of each year");

	for (int t = 0; t <= workings->n_years; t++)
		TABLE_ADD(table, discount_year, .year = workings_year(workings, t),
			  .is_later = workings_yes(t > 0), .t = workings_number(t),
			  .before = workings_number(t - 1), .n = workings_number(0),
			  .rate_lever =
			      t == 0 ? value_none("none")
				     : workings_lever(workings, workings->run->bound.rates[t]));
}
