#include "analyses/prices/prices_detail.h"

#include "analyses/prices/prices_by.h"

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

		if (!prices_has_other_unit(items, i))
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
		values[LINE_QUANTITY] = prices_quantity(fraction_from_share(row->quantity));
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

void prices_detail_make(struct prices_tables *tables, struct results *results,
			const struct price_items *items)
{
	if (items->n_outliers > 0)
		tables->outlier =
		    results_table(results, "price_outlier", "Prices that may be of another unit",
				  outlier_columns, N_OUTLIER);
	if (prices_tables_units(items) > 0)
		tables->unit =
		    results_table(results, "price_unit",
				  "Items in several units, each compared with its own only",
				  unit_columns, N_UNIT);
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
	struct table *table = results_table(results, "price_line", "Every price, with its gain",
					    line_columns, N_LINE);

	table->is_detail = true;
	add_lines(table, items, prices);
}
