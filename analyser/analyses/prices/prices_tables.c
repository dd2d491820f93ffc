#include "analyses/prices/prices_tables.h"

#include <stdlib.h>

#include "base/order.h"
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

/* A quantity as a count where it is whole, else as an exact decimal. */
static struct value quantity_value(struct fraction quantity)
{
	int64_t count;

	if (quantity.denominator == 1 && fraction_of(&count, 1, quantity))
		return value_count(count);
	if (fraction_of(&count, SHARE_ONE, quantity))
		return value_fraction(quantity);
	/* Of more than nine milliards and not whole: in as many digits as a double has. */
	return value_ratio(fraction_double(quantity));
}

/* Is the item there in another unit too?  Its neighbours are those of its name. */
static bool has_other_unit(const struct price_items *items, size_t i)
{
	return (i > 0 && items->items[i - 1].item == items->items[i].item) ||
	       (i + 1 < items->count && items->items[i + 1].item == items->items[i].item);
}

static void add_outliers(struct table *table, const struct price_items *items,
			 const struct prices *prices)
{
	FOR_EACH (const struct price_item, item, items->items, items->count) {
		FOR_EACH (const struct price_line, line, item->lines, item->n_lines) {
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

		if (!has_other_unit(items, i))
			continue;
		TABLE_ADD(table, price_unit, .item = value_text(prices->items.items[item->item]),
			  .unit = value_text(prices->units.items[item->unit]),
			  .rows = value_count((int64_t)item->n_lines),
			  .spend = value_money(item->spend));
	}
}

static void add_lines(struct results *results, const struct price_items *items,
		      const struct prices *prices)
{
	struct table *table = TABLE_NEW(results, price_line, "Every price, with its gain");

	table->is_detail = true;
	FOR_EACH (const struct price_line, line, items->lines, items->n_lines) {
		const struct price_row *row = line->row;
		struct price_line_row values = {
		    .item = value_text(prices->items.items[row->item]),
		    .unit = value_text(prices->units.items[row->unit]),
		    .council = value_text(prices->councils.items[row->council]),
		    .supplier = name_value(&prices->suppliers, row->supplier),
		    .category = name_value(&prices->categories, row->category),
		    .year = row->year.start == 0 ? value_none("not given") : value_year(row->year),
		    .quantity = quantity_value(fraction_from_share(row->quantity)),
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

#define MOST_ITEMS 25

/* Of the prices of an item that are not left out; without the steps of a case, of all, if they fit.
 */
#define USED(column) "{price_given." column "[item, unit, is_used=\"yes\"]}"
#define PLACE(function, number)                            \
	"ROUND(ROUND(" function "(" USED("counted") number \
	    "),7),4); |"                                   \
	    "ROUND(ROUND(" function "({price_line.unit_price[item, unit]}" number "),7),4)"
#define QUARTILE(number) PLACE("QUARTILE", "," number)

TABLE(price_item, (item, "Item", TEXT, SHORT), (unit, "Unit", TEXT, SHORT),
      (buyers, "Buyers", COUNT, SHORT),
      (quantity, "Quantity", RATIO_MIXED, .formula = "ROUND(SUM(" USED("quantity") "),9)"),
      (minimum, "Minimum", MONEY, SHORT, .formula = QUARTILE("0")),
      (lower_quartile, "Lower quartile", MONEY, .formula = QUARTILE("1")),
      (median, "Median", MONEY, SHORT, .formula = PLACE("MEDIAN", "")),
      (upper_quartile, "Upper quartile", MONEY, .formula = QUARTILE("3")),
      (maximum, "Maximum", MONEY, SHORT, .formula = QUARTILE("4")),
      (spread, "Spread", PERCENT, .formula = "maximum/minimum-1"),
      (spend, "Spend", MONEY, .formula = "ROUND(SUM(" USED("spend") "),2)"),
      (gain, "Gain", MONEY, SHORT), (reference_price, "Reference", MONEY),
      (outliers, "Outliers", COUNT), (flag, "Note", TEXT));

TABLE(price_reference, (item, "Item", TEXT), (unit, "Unit", TEXT), (spend, "Spend", MONEY),
      GAIN_COLUMNS);

size_t prices_tables_units(const struct price_items *items)
{
	size_t count = 0;

	for (size_t i = 0; i < items->count; i++)
		count += has_other_unit(items, i) &&
			 (i == 0 || items->items[i - 1].item != items->items[i].item);
	return count;
}

static struct value item_flag(const struct price_items *items, size_t i)
{
	if (has_other_unit(items, i))
		return value_text("not compared with its other units");
	if (items->items[i].n_used < 2)
		return value_text("one price: nothing to compare");
	return items->items[i].buyers < 2 ? value_text("one buyer") : value_none("");
}

static int compare_by_gain(const struct price_item *a, const struct price_item *b,
			   enum price_reference benchmark)
{
	int order = money_compare(b->gain[benchmark], a->gain[benchmark]);

	if (order != 0)
		return order;
	order = money_compare(b->spend, a->spend);
	return order != 0 ? order : ORDER(a, b);
}

struct order {
	const struct price_items *items;
	enum price_reference benchmark;
};

static int compare_items(const void *left, const void *right, void *data)
{
	const struct order *order = data;

	return compare_by_gain(&order->items->items[*(const size_t *)left],
			       &order->items->items[*(const size_t *)right], order->benchmark);
}

/* The items' numbers, the largest gain first. */
static size_t *order_items(const struct price_items *items, enum price_reference benchmark,
			   struct arena *arena)
{
	struct order order = {items, benchmark};
	size_t *numbers = arena_array(arena, items->count, sizeof *numbers);

	for (size_t i = 0; i < items->count; i++)
		numbers[i] = i;
	if (items->count > 1)
		qsort_r(numbers, items->count, sizeof *numbers, compare_items, &order);
	return numbers;
}

static void add_items(struct prices_tables *tables, const struct price_items *items,
		      const struct prices_question *question, const size_t *order)
{
	const struct prices *prices = question->prices;

	for (size_t i = 0; i < items->count; i++) {
		const struct price_item *item = &items->items[order[i]];

		TABLE_ADD(
		    tables->item, price_item, .item = value_text(prices->items.items[item->item]),
		    .unit = value_text(prices->units.items[item->unit]),
		    .buyers = value_count(item->buyers), .quantity = quantity_value(item->quantity),
		    .minimum = value_money(item->minimum),
		    .lower_quartile = value_money(item->lower_quartile),
		    .median = value_money(item->median),
		    .upper_quartile = value_money(item->upper_quartile),
		    .maximum = value_money(item->maximum), .spread = value_fraction(item->spread),
		    .spend = value_money(item->spend),
		    .gain = value_money(item->gain[question->benchmark]),
		    .reference_price = value_money(price_item_reference(item, question->benchmark)),
		    .outliers = value_count((int64_t)item->n_outliers),
		    .flag = item_flag(items, order[i]));

		TABLE_ADD(tables->reference, price_reference,
			  .item = value_text(prices->items.items[item->item]),
			  .unit = value_text(prices->units.items[item->unit]),
			  .spend = value_money(item->spend), GAIN_VALUES(item->gain));
	}
	TABLE_TOTALS(tables->item, price_item, .item = value_text("All items"),
		     .spend = value_money(items->spend),
		     .gain = value_money(items->gain[question->benchmark]),
		     .outliers = value_count((int64_t)items->n_outliers));
	TABLE_TOTALS(tables->reference, price_reference, .item = value_text("All items"),
		     .spend = value_money(items->spend), GAIN_VALUES(items->gain));
}

static void make_tables(struct prices_tables *tables, struct results *results,
			const struct price_items *items, const struct prices_question *question)
{
	struct arena *arena = results->arena;

	results->section = SECTION_PRICES;
	*tables = (struct prices_tables){0};
	tables->item = TABLE_NEW(
	    results, price_item,
	    arena_format(arena, "Prices of each item, and the gain from paying no more than the %s",
			 price_reference_names[question->benchmark]));
	tables->item->most_rows = MOST_ITEMS;
	if (items->n_outliers > 0)
		tables->outlier =
		    TABLE_NEW(results, price_outlier, "Prices that may be for another unit");
	if (prices_tables_units(items) > 0)
		tables->unit = TABLE_NEW(results, price_unit,
					 "Items in several units, each compared with its own only");
	tables->reference =
	    TABLE_NEW(results, price_reference,
		      "Gains at the median, the lower quartile and the minimum price");
	tables->reference->most_rows = MOST_ITEMS;
}

bool prices_tables_make(struct prices_tables *tables, struct results *results,
			const struct price_items *items, const struct prices_question *question)
{
	const size_t *order = order_items(items, question->benchmark, results->arena);

	make_tables(tables, results, items, question);
	add_items(tables, items, question, order);
	if (tables->outlier != NULL)
		add_outliers(tables->outlier, items, question->prices);
	if (tables->unit != NULL)
		add_units(tables->unit, items, question->prices);
	if (!prices_by_add(results, items, question, order))
		return false;
	add_lines(results, items, question->prices);
	return true;
}
