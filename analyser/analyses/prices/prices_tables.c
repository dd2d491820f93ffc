#include "analyses/prices/prices_detail.h"

#include <stdlib.h>

#include "analyses/prices/prices_by.h"

#define MOST_ITEMS 25

enum {
	ITEM,
	UNIT,
	BUYERS,
	QUANTITY,
	MINIMUM,
	LOWER_QUARTILE,
	MEDIAN,
	UPPER_QUARTILE,
	MAXIMUM,
	SPREAD,
	SPEND,
	GAIN,
	BENCHMARK,
	OUTLIERS,
	FLAG,
	N_ITEM
};

static const struct column item_columns[] = {
    [ITEM] = {"item", "Item", UNIT_TEXT, ROLE_DIMENSION},
    [UNIT] = {"unit", "Unit", UNIT_TEXT, ROLE_DIMENSION},
    [BUYERS] = {"buyers", "Buyers", UNIT_COUNT, ROLE_MEASURE},
    [QUANTITY] = {"quantity", "Quantity", UNIT_RATIO, ROLE_MEASURE},
    [MINIMUM] = {"minimum", "Minimum", UNIT_MONEY, ROLE_MEASURE},
    [LOWER_QUARTILE] = {"lower_quartile", "Lower quartile", UNIT_MONEY, ROLE_MEASURE},
    [MEDIAN] = {"median", "Median", UNIT_MONEY, ROLE_MEASURE},
    [UPPER_QUARTILE] = {"upper_quartile", "Upper quartile", UNIT_MONEY, ROLE_MEASURE},
    [MAXIMUM] = {"maximum", "Maximum", UNIT_MONEY, ROLE_MEASURE},
    [SPREAD] = {"spread", "Spread", UNIT_PERCENT, ROLE_MEASURE},
    [SPEND] = {"spend", "Spend", UNIT_MONEY, ROLE_MEASURE},
    [GAIN] = {"gain", "Gain", UNIT_MONEY, ROLE_MEASURE},
    [BENCHMARK] = {"reference_price", "Reference", UNIT_MONEY, ROLE_MEASURE},
    [OUTLIERS] = {"outliers", "Outliers", UNIT_COUNT, ROLE_MEASURE},
    [FLAG] = {"flag", "Note", UNIT_TEXT, ROLE_DIMENSION},
};

enum {
	REFERENCE_ITEM,
	REFERENCE_UNIT,
	REFERENCE_SPEND,
	REFERENCE_GAIN,
	N_REFERENCE = REFERENCE_GAIN + 3
};

static const struct column reference_columns[] = {
    [REFERENCE_ITEM] = {"item", "Item", UNIT_TEXT, ROLE_DIMENSION},
    [REFERENCE_UNIT] = {"unit", "Unit", UNIT_TEXT, ROLE_DIMENSION},
    [REFERENCE_SPEND] = {"spend", "Spend", UNIT_MONEY, ROLE_MEASURE},
    GAIN_COLUMNS(REFERENCE_GAIN),
};

struct value prices_quantity(struct fraction quantity)
{
	int64_t count;

	if (quantity.denominator == 1 && fraction_of(&count, 1, quantity))
		return value_count(count);
	if (fraction_of(&count, SHARE_ONE, quantity))
		return value_fraction(quantity);
	/* Of more than nine milliards and not whole: in as many digits as a double has. */
	return value_ratio(fraction_double(quantity));
}

bool prices_has_other_unit(const struct price_items *items, size_t i)
{
	return (i > 0 && items->items[i - 1].item == items->items[i].item) ||
	       (i + 1 < items->count && items->items[i + 1].item == items->items[i].item);
}

size_t prices_tables_units(const struct price_items *items)
{
	size_t count = 0;

	for (size_t i = 0; i < items->count; i++)
		count += prices_has_other_unit(items, i) &&
			 (i == 0 || items->items[i - 1].item != items->items[i].item);
	return count;
}

static struct value item_flag(const struct price_items *items, size_t i)
{
	if (prices_has_other_unit(items, i))
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
	return order != 0 ? order : (a > b) - (a < b);
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
	struct value *values;

	for (size_t i = 0; i < items->count; i++) {
		const struct price_item *item = &items->items[order[i]];

		values = table_row(tables->item);
		values[ITEM] = value_text(prices->items.items[item->item]);
		values[UNIT] = value_text(prices->units.items[item->unit]);
		values[BUYERS] = value_count(item->buyers);
		values[QUANTITY] = prices_quantity(item->quantity);
		values[MINIMUM] = value_money(item->minimum);
		values[LOWER_QUARTILE] = value_money(item->lower_quartile);
		values[MEDIAN] = value_money(item->median);
		values[UPPER_QUARTILE] = value_money(item->upper_quartile);
		values[MAXIMUM] = value_money(item->maximum);
		values[SPREAD] = value_fraction(item->spread);
		values[SPEND] = value_money(item->spend);
		values[GAIN] = value_money(item->gain[question->benchmark]);
		values[BENCHMARK] = value_money(price_item_reference(item, question->benchmark));
		values[OUTLIERS] = value_count((int64_t)item->n_outliers);
		values[FLAG] = item_flag(items, order[i]);

		values = table_row(tables->reference);
		values[REFERENCE_ITEM] = value_text(prices->items.items[item->item]);
		values[REFERENCE_UNIT] = value_text(prices->units.items[item->unit]);
		values[REFERENCE_SPEND] = value_money(item->spend);
		prices_by_gains(&values[REFERENCE_GAIN], item->gain);
	}
	values = table_totals(tables->item);
	values[ITEM] = value_text("All items");
	values[SPEND] = value_money(items->spend);
	values[GAIN] = value_money(items->gain[question->benchmark]);
	values[OUTLIERS] = value_count((int64_t)items->n_outliers);
	values = table_totals(tables->reference);
	values[REFERENCE_ITEM] = value_text("All items");
	values[REFERENCE_SPEND] = value_money(items->spend);
	prices_by_gains(&values[REFERENCE_GAIN], items->gain);
}

static void make_tables(struct prices_tables *tables, struct results *results,
			const struct price_items *items, const struct prices_question *question)
{
	struct arena *arena = results->arena;

	*tables = (struct prices_tables){0};
	tables->item =
	    results_table(results, "price_item",
			  arena_format(arena, "Who pays what: gain of paying no more than the %s",
				       price_reference_name(question->benchmark)),
			  item_columns, N_ITEM);
	tables->item->most_rows = MOST_ITEMS;
	prices_detail_make(tables, results, items);
	tables->reference = results_table(results, "price_reference", "References side by side",
					  reference_columns, N_REFERENCE);
	tables->reference->most_rows = MOST_ITEMS;
}

bool prices_tables_make(struct prices_tables *tables, struct results *results,
			const struct price_items *items, const struct prices_question *question)
{
	const size_t *order = order_items(items, question->benchmark, results->arena);

	make_tables(tables, results, items, question);
	add_items(tables, items, question, order);
	prices_detail_fill(tables, items, question->prices);
	if (!prices_by_add(results, items, question, order))
		return false;
	prices_detail_lines(results, items, question->prices);
	return true;
}
