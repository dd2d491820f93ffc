#include "analyses/case/workings.h"
#include "results/table.h"

/* --- What is bought: by bands (0) and by prices (1) --- */

/* The steps to the full gain: shares as given, or amounts of which the last is full. */
TABLE(purchase_phase, (part, "Part", TEXT), (place, "Planned year", COUNT_KEY),
      (share, "Share of the full gain", PERCENT_KEY,
       .formula = "[form=nought] 0; [form=amount] @[amount]/@[last]; lever_year.share[series, t]"),
      KEY(n), KEY(t), KEY(series), MARK(form), MARK(amount), MARK(last));

/* What was spent in the base year. */
TABLE(spend_given, (council, "Council", TEXT), (category, "Category", TEXT),
      (market, "Market", TEXT), (year, "Year", YEAR),
      (spend, "Spend", MONEY_KEY, .formula = "[cells] #[cells]"),
      (share, "Addressable share", PERCENT_KEY),
      (addressable, "Addressable", MONEY_KEY,
       .formula = "[is_of_band=yes] MAX(0,ROUND(ROUND(spend*share,6),2)); 0"),
      KEY(n), KEY(cells), MARK(is_of_band));

TABLE(band_gain, (council, "Council", TEXT), (category, "Category", TEXT), (market, "Market", TEXT),
      (year, "Year", YEAR),
      (addressable, "Addressable", MONEY_KEY, .formula = "spend_given.addressable[n]"),
      (band, "Band", PERCENT_KEY, .formula = "@[band_lever]"),
      (gain, "Gain", MONEY,
       .formula = "ROUND(ROUND(addressable*band*purchase_year.phase[n=0, t],6),2)"),
      (low_band, "Band, low", PERCENT_KEY), (high_band, "Band, high", PERCENT_KEY),
      (low, "Gain, low", MONEY,
       .formula = "ROUND(ROUND(addressable*low_band*purchase_year.phase[n=0, t],6),2)"),
      (high, "Gain, high", MONEY,
       .formula = "ROUND(ROUND(addressable*high_band*purchase_year.phase[n=0, t],6),2)"),
      KEY(t), MARK(band_lever), KEY(n));

/*
 * Every price, and whether it is beyond three interquartile ranges from the quartiles of its item:
 * where that is otherwise than in the run, or nothing was bought or paid, other prices would make
 * the item's figures, and they are none.
 */
#define OF_ITEM "{.unit_price[item, unit]}"
#define LOWER "QUARTILE(" OF_ITEM ",1)"
#define UPPER "QUARTILE(" OF_ITEM ",3)"

TABLE(price_given, (item, "Item", TEXT), (unit, "Unit", TEXT), (council, "Council", TEXT),
      (quantity, "Quantity", RATIO, .formula = "[quantity_cells] #[quantity_cells]"),
      (unit_price, "Unit price", MONEY_KEY, .formula = "[price_cells] #[price_cells]"),
      (is_far, "Far from the others", COUNT,
       .formula = "[is_judged=yes] IF(unit_price<ROUND(4*" LOWER "-3*" UPPER
		  ",6),1,IF(unit_price>ROUND(4*" UPPER "-3*" LOWER ",6),1,0)); was_far"),
      (was_far, "In the run", COUNT_KEY),
      (has_changed, "Left out or taken in", COUNT,
       .formula = "IF(MIN(quantity,unit_price)>0,IF(is_far=was_far,0,1),1)"),
      (counted, "Price that counts", MONEY,
       .formula = "IF(SUM({.has_changed[item, unit]})>0,NA(),unit_price)"),
      (spend, "Spend", MONEY, .formula = "ROUND(ROUND(quantity*counted,6),2)"), KEY(line),
      KEY(quantity_cells), KEY(price_cells), MARK(is_judged), MARK(is_used));

TABLE(
    price_gain, (item, "Item", TEXT), (unit, "Unit", TEXT), (council, "Council", TEXT),
    (quantity, "Quantity", RATIO, .formula = "price_given.quantity[line]"),
    (unit_price, "Unit price", MONEY_KEY, .formula = "price_given.counted[line]"),
    (median, "Median", MONEY_KEY, .formula = "price_item.median[item, unit]"),
    (lower_quartile, "Lower quartile", MONEY_KEY,
     .formula = "price_item.lower_quartile[item, unit]"),
    (minimum, "Minimum", MONEY_KEY, .formula = "price_item.minimum[item, unit]"),
    (reference, "Reference price", MONEY_KEY,
     .formula = "IF(@[reference_lever]=0,median,IF(@[reference_lever]=1,lower_quartile,minimum))"),
    (gain, "Gain", MONEY, .formula = "ROUND(ROUND(quantity*MAX(0,unit_price-reference),6),2)"),
    KEY(n), MARK(reference_lever), KEY(line));

TABLE(purchase_year, (part, "Part", TEXT), (year, "Year", YEAR),
      (after, "Years after the base year", COUNT_KEY),
      (delay, "Years late", COUNT_KEY, .formula = "@[delay_lever]"),
      (place, "Planned year that it has reached", COUNT_KEY, .formula = "MAX(0,after-delay)"),
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
      KEY(n), KEY(t), MARK(is_bands), KEY(cash_series), KEY(confidence_series), MARK(delay_lever),
      MARK(delivered_lever));

static const char *const parts[] = {"smarter procurement", "prices"};

static void add_phases(struct workings *workings, struct table *table, int n,
		       const struct bound_phases *phases)
{
	for (int t = 0; t <= workings->n_years; t++) {
		struct purchase_phase_row row = {.part = value_text(parts[n]),
						 .place = value_count(t),
						 .n = value_count(n),
						 .t = value_count(t),
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

		TABLE_ADD(
		    table, purchase_year, .part = value_text(parts[n]),
		    .year = workings_year(workings, t), .after = value_count(t),
		    .factor = value_ratio(fraction_double(part->factor)),
		    .gross = value_money(bridge->steps[n == 0 ? STEP_PROCUREMENT : STEP_PRICES]),
		    .n = value_count(n), .t = value_count(t), .is_bands = workings_yes(n == 0),
		    .cash_series = workings_other_series(workings, part->cashable),
		    .confidence_series = workings_other_series(workings, part->confidence),
		    .delay_lever = workings_lever(workings, part->delay),
		    .delivered_lever = workings_lever(workings, part->delivered));
	}
}

/* A sum below nought gains nothing: were it above, another would be the gain, so none follows. */
static void add_spend(struct workings *workings, struct table *table)
{
	const struct procurement_question *question = workings->run->question.procurement;
	const struct spend *spend = question->spend;

	for (size_t i = 0; i < spend->n_lines; i++) {
		const struct spend_line *line = &spend->lines[i];
		const struct value spent = value_money(line->spend);

		if (line->year.start != question->base_year.start)
			continue;

		TABLE_ADD(table, spend_given,
			  .council = value_text(spend->councils.items[line->council]),
			  .category = value_text(spend->categories.items[line->category]),
			  .market = value_text(market_names[line->market]),
			  .year = value_year(line->year), .spend = spent,
			  .share = value_fraction(line->addressable), .n = workings_at(i),
			  .is_of_band = workings_yes(question->is_by_prices == NULL ||
						     !question->is_by_prices[line->category]),
			  .cells = line->spend.hundredths < 0
				       ? value_none("below nought")
				       : workings_cells(workings, &line->from, "spend", spent));
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
				const struct lever *band;

				if (!case_band_is_of(question, line, (enum market)market))
					continue;
				band = &workings->levers->items[bound->lines[number].band];
				TABLE_ADD(
				    table, band_gain, .low_band = band->low,
				    .high_band = band->high,
				    .council = value_text(spend->councils.items[line->council]),
				    .category = value_text(spend->categories.items[line->category]),
				    .market = value_text(market_names[line->market]),
				    .year = workings_year(workings, t),
				    .addressable = value_money(bound->lines[number].addressable),
				    .t = value_count(t), .n = workings_at(i),
				    .band_lever =
					workings_lever(workings, bound->lines[number].band));
				number++;
			}
	}
}

static void add_all_prices(struct workings *workings, struct table *table)
{
	const struct case_run *run = workings->run;
	const struct prices *prices = run->question.prices->prices;

	for (size_t i = 0; i < run->found.items.n_lines; i++) {
		const struct price_line *line = &run->found.items.lines[i];
		const struct price_row *row = line->row;
		const struct source_line from = {row->path, row->line, NULL};
		const struct value quantity =
				       value_ratio((double)row->quantity.billionths / SHARE_ONE),
				   price = value_money(row->price);

		TABLE_ADD(table, price_given, .item = value_text(prices->items.items[row->item]),
			  .unit = value_text(prices->units.items[row->unit]),
			  .council = value_text(prices->councils.items[row->council]),
			  .quantity = quantity, .unit_price = price,
			  .was_far = value_count(line->is_left_out), .line = workings_at(i),
			  .quantity_cells = workings_cells(workings, &from, "quantity", quantity),
			  .price_cells = workings_cells(workings, &from, "unit_price", price),
			  .is_judged =
			      workings_yes(!run->question.prices->terms.is_accepting_outliers),
			  .is_used = workings_yes(!line->is_left_out));
	}
}

static void add_prices(struct workings *workings, struct table *table)
{
	const struct case_run *run = workings->run;
	const struct price_items *items = &run->found.items;
	const struct prices *prices = run->question.prices->prices;

	FOR_EACH (const struct price_item, item, items->items, items->count) {
		FOR_EACH (const struct price_line, line, item->lines, item->n_lines) {
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
				  .n = value_count(1), .line = value_count(line - items->lines),
				  .reference_lever =
				      workings_lever(workings, run->bound.prices.reference));
		}
	}
}

void workings_add_purchases(struct workings *workings)
{
	const struct case_bound *bound = &workings->run->bound;
	struct results *results = workings->results;
	struct table *phase, *spent, *bands, *prices, *gains, *year;

	if (!bound->procurement.part.is_there && !bound->prices.part.is_there)
		return;
	phase = TABLE_NEW(results, purchase_phase, "Steps to the full gain of what is bought");
	spent = TABLE_NEW(results, spend_given, "What was spent");
	bands = TABLE_NEW(results, band_gain, "Gain by bands, by council, category and year");
	prices = TABLE_NEW(results, price_given, "Every price");
	gains = TABLE_NEW(results, price_gain, "Gain of paying no more than a reference price");
	year = TABLE_NEW(results, purchase_year, "What procurement and prices save a year");
	if (bound->procurement.part.is_there) {
		add_phases(workings, phase, 0, &bound->procurement.part.phases);
		add_spend(workings, spent);
		add_bands(workings, bands);
		add_purchases(workings, year, 0, &bound->procurement.part);
	}
	if (bound->prices.part.is_there) {
		add_phases(workings, phase, 1, &bound->prices.part.phases);
		add_all_prices(workings, prices);
		add_prices(workings, gains);
		add_purchases(workings, year, 1, &bound->prices.part);
	}
}
