#include "analyses/prices_tables.h"

#include <stdlib.h>

#include "analyses/prices_by.h"

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

enum {
	OUTLIER_ITEM,
	OUTLIER_UNIT,
	OUTLIER_COUNCIL,
	OUTLIER_PRICE,
	OUTLIER_MEDIAN,
	OUTLIER_TIMES,
	OUTLIER_SPEND,
	OUTLIER_LINE,
	OUTLIER_FLAG,
	N_OUTLIER
};

static const struct column outlier_columns[] = {
    [OUTLIER_ITEM] = {"item", "Item", UNIT_TEXT, ROLE_DIMENSION},
    [OUTLIER_UNIT] = {"unit", "Unit", UNIT_TEXT, ROLE_DIMENSION},
    [OUTLIER_COUNCIL] = {"council", "Council", UNIT_TEXT, ROLE_DIMENSION},
    [OUTLIER_PRICE] = {"unit_price", "Unit price", UNIT_MONEY, ROLE_MEASURE},
    [OUTLIER_MEDIAN] = {"median", "Median", UNIT_MONEY, ROLE_MEASURE},
    [OUTLIER_TIMES] = {"times_median", "Times the median", UNIT_RATIO, ROLE_MEASURE},
    [OUTLIER_SPEND] = {"spend", "Spend", UNIT_MONEY, ROLE_MEASURE},
    [OUTLIER_LINE] = {"line", "On line", UNIT_COUNT, ROLE_DIMENSION},
    [OUTLIER_FLAG] = {"flag", "Note", UNIT_TEXT, ROLE_DIMENSION},
};

enum { UNIT_ITEM, UNIT_NAME, UNIT_ROWS, UNIT_SPEND, N_UNIT };

static const struct column unit_columns[] = {
    [UNIT_ITEM] = {"item", "Item", UNIT_TEXT, ROLE_DIMENSION},
    [UNIT_NAME] = {"unit", "Unit", UNIT_TEXT, ROLE_DIMENSION},
    [UNIT_ROWS] = {"rows", "Rows", UNIT_COUNT, ROLE_MEASURE},
    [UNIT_SPEND] = {"spend", "Spend", UNIT_MONEY, ROLE_MEASURE},
};

enum {
	LINE_ITEM,
	LINE_UNIT,
	LINE_COUNCIL,
	LINE_SUPPLIER,
	LINE_CATEGORY,
	LINE_YEAR,
	LINE_QUANTITY,
	LINE_PRICE,
	LINE_SPEND,
	LINE_GAIN,
	LINE_FLAG = LINE_GAIN + 3,
	N_LINE
};

static const struct column line_columns[] = {
    [LINE_ITEM] = {"item", "Item", UNIT_TEXT, ROLE_DIMENSION},
    [LINE_UNIT] = {"unit", "Unit", UNIT_TEXT, ROLE_DIMENSION},
    [LINE_COUNCIL] = {"council", "Council", UNIT_TEXT, ROLE_DIMENSION},
    [LINE_SUPPLIER] = {"supplier", "Supplier", UNIT_TEXT, ROLE_DIMENSION},
    [LINE_CATEGORY] = {"category", "Category", UNIT_TEXT, ROLE_DIMENSION},
    [LINE_YEAR] = {"year", "Year", UNIT_YEAR, ROLE_DIMENSION},
    [LINE_QUANTITY] = {"quantity", "Quantity", UNIT_RATIO, ROLE_MEASURE},
    [LINE_PRICE] = {"unit_price", "Unit price", UNIT_MONEY, ROLE_MEASURE},
    [LINE_SPEND] = {"spend", "Spend", UNIT_MONEY, ROLE_MEASURE},
    GAIN_COLUMNS(LINE_GAIN),
    [LINE_FLAG] = {"flag", "Note", UNIT_TEXT, ROLE_DIMENSION},
};

static const char left_out[] = "outlier: may be another unit; left out";
static const char accepted[] = "outlier, accepted";

static struct value quantity_value(struct fraction quantity)
{
	if (quantity.denominator == 1)
		return value_count(quantity.numerator);
	return value_share(fraction_to_share(quantity));
}

static struct value name_value(const struct names *names, int id)
{
	return id < 0 ? value_none("not given") : value_text(names->items[id]);
}

/* Is the item there in another unit too?  Its neighbours are those of its name. */
static bool has_other_unit(const struct price_items *items, size_t i)
{
	return (i > 0 && items->items[i - 1].item == items->items[i].item) ||
	       (i + 1 < items->count && items->items[i + 1].item == items->items[i].item);
}

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
		values[QUANTITY] = quantity_value(item->quantity);
		values[MINIMUM] = value_money(item->minimum);
		values[LOWER_QUARTILE] = value_money(item->lower_quartile);
		values[MEDIAN] = value_money(item->median);
		values[UPPER_QUARTILE] = value_money(item->upper_quartile);
		values[MAXIMUM] = value_money(item->maximum);
		values[SPREAD] = value_share(fraction_to_share(item->spread));
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

static void add_outliers(struct table *table, const struct price_items *items,
			 const struct prices *prices)
{
	for (size_t i = 0; i < items->count; i++) {
		const struct price_item *item = &items->items[i];

		for (size_t j = 0; j < item->n_lines; j++) {
			const struct price_line *line = &item->lines[j];
			struct value *values;

			if (!line->is_outlier)
				continue;
			values = table_row(table);
			values[OUTLIER_ITEM] = value_text(prices->items.items[item->item]);
			values[OUTLIER_UNIT] = value_text(prices->units.items[item->unit]);
			values[OUTLIER_COUNCIL] =
			    value_text(prices->councils.items[line->row->council]);
			values[OUTLIER_PRICE] = value_money(line->row->price);
			values[OUTLIER_MEDIAN] = value_money(item->median);
			values[OUTLIER_TIMES] = value_ratio((double)line->row->price.hundredths /
							    (double)item->median.hundredths);
			values[OUTLIER_SPEND] = value_money(line->spend);
			values[OUTLIER_LINE] = value_count(line->row->line);
			values[OUTLIER_FLAG] = value_text(line->is_left_out ? left_out : accepted);
		}
	}
}

static void add_units(struct table *table, const struct price_items *items,
		      const struct prices *prices)
{
	for (size_t i = 0; i < items->count; i++) {
		const struct price_item *item = &items->items[i];
		struct value *values;

		if (!has_other_unit(items, i))
			continue;
		values = table_row(table);
		values[UNIT_ITEM] = value_text(prices->items.items[item->item]);
		values[UNIT_NAME] = value_text(prices->units.items[item->unit]);
		values[UNIT_ROWS] = value_count((int64_t)item->n_lines);
		values[UNIT_SPEND] = value_money(item->spend);
	}
}

static void add_lines(struct table *table, const struct price_items *items,
		      const struct prices *prices)
{
	for (size_t i = 0; i < items->n_lines; i++) {
		const struct price_line *line = &items->lines[i];
		const struct price_row *row = line->row;
		struct value *values = table_row(table);

		values[LINE_ITEM] = value_text(prices->items.items[row->item]);
		values[LINE_UNIT] = value_text(prices->units.items[row->unit]);
		values[LINE_COUNCIL] = value_text(prices->councils.items[row->council]);
		values[LINE_SUPPLIER] = name_value(&prices->suppliers, row->supplier);
		values[LINE_CATEGORY] = name_value(&prices->categories, row->category);
		values[LINE_YEAR] =
		    row->year.start == 0 ? value_none("not given") : value_year(row->year);
		values[LINE_QUANTITY] = quantity_value(fraction_from_share(row->quantity));
		values[LINE_PRICE] = value_money(row->price);
		values[LINE_SPEND] = value_money(line->spend);
		if (line->is_left_out)
			for (int j = 0; j < N_PRICE_REFERENCES; j++)
				values[LINE_GAIN + j] = value_none("outlier, left out");
		else
			prices_by_gains(&values[LINE_GAIN], line->gain);
		values[LINE_FLAG] = line->is_left_out  ? value_text(left_out)
				    : line->is_outlier ? value_text(accepted)
						       : value_none("");
	}
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
	if (items->n_outliers > 0)
		tables->outlier =
		    results_table(results, "price_outlier", "Prices that may be of another unit",
				  outlier_columns, N_OUTLIER);
	if (prices_tables_units(items) > 0)
		tables->unit =
		    results_table(results, "price_unit",
				  "Items in several units, each compared with its own only",
				  unit_columns, N_UNIT);
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
	if (tables->outlier != NULL)
		add_outliers(tables->outlier, items, question->prices);
	if (tables->unit != NULL)
		add_units(tables->unit, items, question->prices);
	if (!prices_by_add(results, items, question, order))
		return false;
	tables->line = results_table(results, "price_line", "Every price, with its gain",
				     line_columns, N_LINE);
	tables->line->is_detail = true;
	add_lines(tables->line, items, question->prices);
	return true;
}
