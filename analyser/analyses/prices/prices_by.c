#include "analyses/prices/prices_by.h"

#include <math.h>
#include <stdlib.h>

#define MOST_ROWS 20

enum {
	COUNCIL,
	COUNCIL_ITEMS,
	COUNCIL_SPEND,
	COUNCIL_GAIN,
	COUNCIL_SHARE = COUNCIL_GAIN + 3,
	N_COUNCIL
};

static const struct column council_columns[] = {
    [COUNCIL] = {"council", "Council", UNIT_TEXT, ROLE_DIMENSION},
    [COUNCIL_ITEMS] = {"items", "Items", UNIT_COUNT, ROLE_MEASURE},
    [COUNCIL_SPEND] = {"spend", "Spend", UNIT_MONEY, ROLE_MEASURE},
    GAIN_COLUMNS(COUNCIL_GAIN),
    [COUNCIL_SHARE] = {"gain_share", "Share of spend", UNIT_PERCENT, ROLE_TOTAL},
};

enum {
	GROUP,
	GROUP_COUNCILS,
	GROUP_ITEMS,
	GROUP_SPEND,
	GROUP_GAIN,
	GROUP_OWN_BEST = GROUP_GAIN + 3,
	N_GROUP
};

static const struct column group_columns[] = {
    [GROUP] = {"group", "Buyer group", UNIT_TEXT, ROLE_DIMENSION},
    [GROUP_COUNCILS] = {"councils", "Councils", UNIT_COUNT, ROLE_MEASURE},
    [GROUP_ITEMS] = {"items", "Items", UNIT_COUNT, ROLE_MEASURE},
    [GROUP_SPEND] = {"spend", "Spend", UNIT_MONEY, ROLE_MEASURE},
    GAIN_COLUMNS(GROUP_GAIN),
    [GROUP_OWN_BEST] = {"gain_own_best", "Gain at the group's own best price", UNIT_MONEY,
			ROLE_MEASURE},
};

enum { SUPPLIER, SUPPLIER_COUNCILS, SUPPLIER_ITEMS, SUPPLIER_SPEND, SUPPLIER_SHARE, N_SUPPLIER };

static const struct column supplier_columns[] = {
    [SUPPLIER] = {"supplier", "Supplier", UNIT_TEXT, ROLE_DIMENSION},
    [SUPPLIER_COUNCILS] = {"councils", "Councils", UNIT_COUNT, ROLE_MEASURE},
    [SUPPLIER_ITEMS] = {"items", "Items", UNIT_COUNT, ROLE_MEASURE},
    [SUPPLIER_SPEND] = {"spend", "Spend", UNIT_MONEY, ROLE_MEASURE},
    [SUPPLIER_SHARE] = {"share", "Share of spend", UNIT_PERCENT, ROLE_TOTAL},
};

enum { HHI_ITEM, HHI_UNIT, HHI_SUPPLIERS, HHI_SPEND, HHI_LARGEST, HHI_SHARE, HHI_INDEX, N_HHI };

static const struct column concentration_columns[] = {
    [HHI_ITEM] = {"item", "Item", UNIT_TEXT, ROLE_DIMENSION},
    [HHI_UNIT] = {"unit", "Unit", UNIT_TEXT, ROLE_DIMENSION},
    [HHI_SUPPLIERS] = {"suppliers", "Suppliers", UNIT_COUNT, ROLE_MEASURE},
    [HHI_SPEND] = {"spend", "Spend with a supplier named", UNIT_MONEY, ROLE_MEASURE},
    [HHI_LARGEST] = {"largest_supplier", "Largest supplier", UNIT_TEXT, ROLE_DIMENSION},
    [HHI_SHARE] = {"largest_share", "Its share", UNIT_PERCENT, ROLE_MEASURE},
    [HHI_INDEX] = {"hhi", "HHI", UNIT_COUNT, ROLE_MEASURE},
};

void prices_by_gains(struct value *values, const struct money gain[N_PRICE_REFERENCES])
{
	for (int i = 0; i < N_PRICE_REFERENCES; i++)
		values[i] = value_money(gain[i]);
}

static int compare_spends(const void *left, const void *right)
{
	const struct price_sum *a = left, *b = right;
	int order = money_compare(b->spend, a->spend);

	if (order != 0)
		return order;
	/* Those without a name last. */
	return (unsigned)a->id < (unsigned)b->id ? -1 : (unsigned)a->id > (unsigned)b->id;
}

static int compare_gains(const void *left, const void *right, void *data)
{
	const struct price_sum *a = left, *b = right;
	enum price_reference benchmark = *(const enum price_reference *)data;
	int order = money_compare(b->gain[benchmark], a->gain[benchmark]);

	return order != 0 ? order : compare_spends(left, right);
}

static bool add_councils(struct table *table, const struct price_items *items,
			 const struct prices_question *question, struct arena *arena)
{
	enum price_reference benchmark = question->benchmark;
	struct price_sums sums;
	struct value *values;

	if (!price_sums_make(&sums, items, question, PRICE_BY_COUNCIL, arena))
		return false;
	if (sums.count > 1)
		qsort_r(sums.items, sums.count, sizeof *sums.items, compare_gains, &benchmark);
	for (size_t i = 0; i < sums.count; i++) {
		const struct price_sum *sum = &sums.items[i];

		values = table_row(table);
		values[COUNCIL] = value_text(question->prices->councils.items[sum->id]);
		values[COUNCIL_ITEMS] = value_count(sum->n_items);
		values[COUNCIL_SPEND] = value_money(sum->spend);
		prices_by_gains(&values[COUNCIL_GAIN], sum->gain);
		values[COUNCIL_SHARE] =
		    value_share_of(sum->gain[benchmark].hundredths, sum->spend.hundredths);
	}
	values = table_totals(table);
	values[COUNCIL] = value_text("All councils");
	values[COUNCIL_SPEND] = value_money(items->spend);
	prices_by_gains(&values[COUNCIL_GAIN], items->gain);
	values[COUNCIL_SHARE] =
	    value_share_of(items->gain[benchmark].hundredths, items->spend.hundredths);
	return true;
}

static bool add_groups(struct table *table, const struct price_items *items,
		       const struct prices_question *question, struct arena *arena)
{
	struct price_sums sums;
	struct value *values;

	if (!price_sums_make(&sums, items, question, PRICE_BY_GROUP, arena))
		return false;
	for (size_t i = 0; i < sums.count; i++) {
		const struct price_sum *sum = &sums.items[i];

		values = table_row(table);
		values[GROUP] = sum->id < 0 ? value_text("In no group")
					    : value_text(question->groups->groups.items[sum->id]);
		values[GROUP_COUNCILS] = value_count(sum->n_councils);
		values[GROUP_ITEMS] = value_count(sum->n_items);
		values[GROUP_SPEND] = value_money(sum->spend);
		prices_by_gains(&values[GROUP_GAIN], sum->gain);
		values[GROUP_OWN_BEST] = sum->id < 0 ? value_none("they do not buy together")
						     : value_money(sum->own_best_gain);
	}
	values = table_totals(table);
	values[GROUP] = value_text("All councils");
	values[GROUP_SPEND] = value_money(items->spend);
	prices_by_gains(&values[GROUP_GAIN], items->gain);
	return true;
}

static bool add_suppliers(struct table *table, const struct price_items *items,
			  const struct prices_question *question, struct arena *arena)
{
	const struct prices *prices = question->prices;
	struct price_sums sums;
	struct value *values;

	if (!price_sums_make(&sums, items, question, PRICE_BY_SUPPLIER, arena))
		return false;
	if (sums.count > 1)
		qsort(sums.items, sums.count, sizeof *sums.items, compare_spends);
	for (size_t i = 0; i < sums.count; i++) {
		const struct price_sum *sum = &sums.items[i];

		values = table_row(table);
		values[SUPPLIER] = sum->id < 0 ? value_text("No supplier given")
					       : value_text(prices->suppliers.items[sum->id]);
		values[SUPPLIER_COUNCILS] = value_count(sum->n_councils);
		values[SUPPLIER_ITEMS] = value_count(sum->n_items);
		values[SUPPLIER_SPEND] = value_money(sum->spend);
		values[SUPPLIER_SHARE] =
		    value_share_of(sum->spend.hundredths, items->spend.hundredths);
	}
	values = table_totals(table);
	values[SUPPLIER] = value_text("All suppliers");
	values[SUPPLIER_SPEND] = value_money(items->spend);
	values[SUPPLIER_SHARE] = value_share_of(items->spend.hundredths, items->spend.hundredths);
	return true;
}

static void set_concentration(struct value *values, const struct price_concentration *found,
			      const struct prices *prices)
{
	values[HHI_SUPPLIERS] = value_count(found->n_suppliers);
	values[HHI_SPEND] = value_money(found->spend);
	values[HHI_LARGEST] = found->largest < 0
				  ? value_none("not given")
				  : value_text(prices->suppliers.items[found->largest]);
	values[HHI_SHARE] =
	    value_share_of(found->largest_spend.hundredths, found->spend.hundredths);
	values[HHI_INDEX] = found->n_suppliers == 0 ? value_none("no supplier given")
						    : value_count(llround(found->index));
}

static bool add_concentration(struct table *table, const struct price_items *items,
			      const struct prices_question *question, const size_t *order,
			      struct arena *arena)
{
	const struct prices *prices = question->prices;
	struct money *room = arena_array(arena, prices->suppliers.count, sizeof *room);
	struct price_concentration found;
	struct value *values;

	for (size_t i = 0; i < items->count; i++) {
		const struct price_item *item = &items->items[order[i]];

		if (!price_concentration_of(&found, item->lines, item->n_lines, room))
			return false;
		values = table_row(table);
		values[HHI_ITEM] = value_text(prices->items.items[item->item]);
		values[HHI_UNIT] = value_text(prices->units.items[item->unit]);
		set_concentration(values, &found, prices);
	}
	if (!price_concentration_of(&found, items->lines, items->n_lines, room))
		return false;
	values = table_totals(table);
	values[HHI_ITEM] = value_text("All items");
	set_concentration(values, &found, prices);
	return true;
}

bool prices_by_add(struct results *results, const struct price_items *items,
		   const struct prices_question *question, const size_t *order)
{
	struct arena *arena = results->arena;
	struct table *table;

	table = results_table(results, "price_council",
			      arena_format(arena, "Gain of paying no more than the %s, by council",
					   price_reference_name(question->benchmark)),
			      council_columns, N_COUNCIL);
	table->most_rows = MOST_ROWS;
	if (!add_councils(table, items, question, arena))
		return false;
	if (question->groups != NULL) {
		table = results_table(results, "price_group",
				      "What councils that buy together would gain", group_columns,
				      N_GROUP);
		if (!add_groups(table, items, question, arena))
			return false;
	}
	if (question->prices->suppliers.count == 0)
		return true;
	table =
	    results_table(results, "price_supplier", "Suppliers, and how many councils use them",
			  supplier_columns, N_SUPPLIER);
	table->most_rows = MOST_ROWS;
	if (!add_suppliers(table, items, question, arena))
		return false;
	table =
	    results_table(results, "price_concentration",
			  "How concentrated spend is on suppliers (HHI, 10,000 is one supplier)",
			  concentration_columns, N_HHI);
	table->most_rows = MOST_ROWS;
	return add_concentration(table, items, question, order, arena);
}
