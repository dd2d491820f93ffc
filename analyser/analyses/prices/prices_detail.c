#include "analyses/prices/prices_tables.h"

#include "results/table.h"

TABLE(price_outlier, (item, "Item", TEXT), (unit, "Unit", TEXT), (council, "Council", TEXT),
      (unit_price, "Unit price", MONEY), (median, "Median", MONEY),
      (times_median, "Times the median", RATIO), (spend, "Spend", MONEY),
      (line, "On line", COUNT_KEY), (flag, "Note", TEXT));

TABLE(price_unit, (item, "Item", TEXT), (unit, "Unit", TEXT), (rows, "Rows", COUNT),
      (spend, "Spend", MONEY));

/* The steps have the prices in the same order. */
#define GIVEN(column) "price_given." column "[item, unit, council]"
#define GAIN(reference)                                                               \
	"ROUND(ROUND(quantity*MAX(0,unit_price-price_item." reference "[item, unit])" \
	",6),2)"

TABLE(price_line, (item, "Item", TEXT), (unit, "Unit", TEXT), (council, "Council", TEXT),
      (supplier, "Supplier", TEXT), (category, "Category", TEXT), (year, "Year", YEAR),
      (quantity, "Quantity", RATIO_MIXED, .formula = GIVEN("quantity")),
      (unit_price, "Unit price", MONEY, .formula = GIVEN("unit_price")),
      (spend, "Spend", MONEY, .formula = "ROUND(ROUND(quantity*unit_price,6),2)"),
      (gain_median, "Gain at the median", MONEY, .formula = GAIN("median")),
      (gain_lower_quartile, "Gain at the lower quartile", MONEY, .formula = GAIN("lower_quartile")),
      (gain_minimum, "Gain at the minimum", MONEY, .formula = GAIN("minimum")),
      (flag, "Note", TEXT));

static const char left_out[] = "outlier: may be another unit; left out";
static const char accepted[] = "outlier, accepted";

static struct value name_value(const struct names *names, int id)
{
	return id < 0 ? value_none("not given") : value_text(names->items[id]);
}

static void add_outliers(struct table *table, const struct price_items *items,
			 const struct prices *prices)
{
	for (size_t i = 0; i < items->count; i++) {
		const struct price_item *item = &items->items[i];

		for (size_t j = 0; j < item->n_lines; j++) {
			const struct price_line *line = &item->lines[j];

			if (!line->is_outlier)
				continue;
			TABLE_ADD(table, price_outlier,
				  .item = value_text(prices->items.items[item->item]),
				  .unit = value_text(prices->units.items[item->unit]),
				  .council = value_text(prices->councils.items[line->row->council]),
				  .unit_price = value_money(line->row->price),
				  .median = value_money(item->median),
				  .times_median = value_ratio((double)line->row->price.hundredths /
							      (double)item->median.hundredths),
				  .spend = value_money(line->spend),
				  .line = value_count(line->row->line),
				  .flag = value_text(line->is_left_out ? left_out : accepted));
		}
	}
}

static void add_units(struct table *table, const struct price_items *items,
		      const struct prices *prices)
{
	for (size_t i = 0; i < items->count; i++) {
		const struct price_item *item = &items->items[i];

		if (!prices_has_other_unit(items, i))
			continue;
		TABLE_ADD(table, price_unit, .item = value_text(prices->items.items[item->item]),
			  .unit = value_text(prices->units.items[item->unit]),
			  .rows = value_count((int64_t)item->n_lines),
			  .spend = value_money(item->spend));
	}
}

static void add_lines(struct table *table, const struct price_items *items,
		      const struct prices *prices)
{
	for (size_t i = 0; i < items->n_lines; i++) {
		const struct price_line *line = &items->lines[i];
		const struct price_row *row = line->row;
		struct price_line_row values = {
		    .item = value_text(prices->items.items[row->item]),
		    .unit = value_text(prices->units.items[row->unit]),
		    .council = value_text(prices->councils.items[row->council]),
		    .supplier = name_value(&prices->suppliers, row->supplier),
		    .category = name_value(&prices->categories, row->category),
		    .year = row->year.start == 0 ? value_none("not given") : value_year(row->year),
		    .quantity = prices_quantity(fraction_from_share(row->quantity)),
		    .unit_price = value_money(row->price),
		    .spend = value_money(line->spend),
		    GAIN_VALUES(line->gain),
		    .flag = line->is_left_out  ? value_text(left_out)
			    : line->is_outlier ? value_text(accepted)
					       : value_none("")};

		if (line->is_left_out)
			values.gain_median = values.gain_lower_quartile = values.gain_minimum =
			    value_none("outlier, left out");
		table_add(table, &values);
	}
}

void prices_detail_make(struct prices_tables *tables, struct results *results,
			const struct price_items *items)
{
	if (items->n_outliers > 0)
		tables->outlier =
		    TABLE_NEW(results, price_outlier, "Prices that may be for another unit");
	if (prices_tables_units(items) > 0)
		tables->unit = TABLE_NEW(results, price_unit,
					 "Items in several units, each compared with its own only");
}

void prices_detail_fill(struct prices_tables *tables, const struct price_items *items,
			const struct prices *prices)
{
	if (tables->outlier != NULL)
		add_outliers(tables->outlier, items, prices);
	if (tables->unit != NULL)
		add_units(tables->unit, items, prices);
}

void prices_detail_lines(struct results *results, const struct price_items *items,
			 const struct prices *prices)
{
	struct table *table = TABLE_NEW(results, price_line, "Every price, with its gain");

	table->is_detail = true;
	add_lines(table, items, prices);
}
