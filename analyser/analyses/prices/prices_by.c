#include "analyses/prices/prices_tables.h"

#include <math.h>
#include <stdlib.h>

#include "base/order.h"
#include "results/table.h"

#define MOST_ROWS 20

TABLE(price_council, (council, "Council", TEXT), (items, "Items", COUNT), (spend, "Spend", MONEY),
      GAIN_COLUMNS, (gain_share, "Share of spend", PERCENT_TOTAL));

TABLE(price_group, (group, "Buyer group", TEXT), (councils, "Councils", COUNT),
      (items, "Items", COUNT), (spend, "Spend", MONEY), GAIN_COLUMNS,
      (gain_own_best, "Gain at the group's own best price", MONEY));

TABLE(price_supplier, (supplier, "Supplier", TEXT), (councils, "Councils", COUNT),
      (items, "Items", COUNT), (spend, "Spend", MONEY), (share, "Share of spend", PERCENT_TOTAL));

TABLE(price_concentration, (item, "Item", TEXT), (unit, "Unit", TEXT),
      (suppliers, "Suppliers", COUNT), (spend, "Spend with a supplier named", MONEY),
      (largest_supplier, "Largest supplier", TEXT), (largest_share, "Its share", PERCENT),
      (hhi, "HHI", COUNT));

static int compare_spends(const void *left, const void *right)
{
	const struct price_sum *a = left, *b = right;

	/* Those without a name last. */
	return ORDER_BY(money_compare(b->spend, a->spend), ORDER((unsigned)a->id, (unsigned)b->id));
}

static int compare_gains(const void *left, const void *right, void *data)
{
	const struct price_sum *a = left, *b = right;
	enum price_reference benchmark = *(const enum price_reference *)data;
	int order = money_compare(b->gain[benchmark], a->gain[benchmark]);

	return order != 0 ? order : compare_spends(left, right);
}

bool prices_by_councils(struct price_sums *sums, const struct price_items *items,
			const struct prices_question *question, struct arena *arena)
{
	enum price_reference benchmark = question->benchmark;

	if (!price_sums_make(sums, items, question, PRICE_BY_COUNCIL, arena))
		return false;
	if (sums->count > 1)
		qsort_r(sums->items, sums->count, sizeof *sums->items, compare_gains, &benchmark);
	return true;
}

static bool add_councils(struct table *table, const struct price_items *items,
			 const struct prices_question *question, struct arena *arena)
{
	enum price_reference benchmark = question->benchmark;
	struct price_sums sums;

	if (!prices_by_councils(&sums, items, question, arena))
		return false;
	FOR_EACH (const struct price_sum, sum, sums.items, sums.count)
		TABLE_ADD(table, price_council,
			  .council = value_text(question->prices->councils.items[sum->id]),
			  .items = value_count(sum->n_items), .spend = value_money(sum->spend),
			  GAIN_VALUES(sum->gain),
			  .gain_share = value_share_of(sum->gain[benchmark].hundredths,
						       sum->spend.hundredths));
	TABLE_TOTALS(table, price_council, .council = value_text("All councils"),
		     .spend = value_money(items->spend), GAIN_VALUES(items->gain),
		     .gain_share = value_share_of(items->gain[benchmark].hundredths,
						  items->spend.hundredths));
	return true;
}

static bool add_groups(struct table *table, const struct price_items *items,
		       const struct prices_question *question, struct arena *arena)
{
	struct price_sums sums;

	if (!price_sums_make(&sums, items, question, PRICE_BY_GROUP, arena))
		return false;
	FOR_EACH (const struct price_sum, sum, sums.items, sums.count)
		TABLE_ADD(
		    table, price_group,
		    .group = value_text(sum->id < 0 ? "In no group"
						    : question->groups->groups.items[sum->id]),
		    .councils = value_count(sum->n_councils), .items = value_count(sum->n_items),
		    .spend = value_money(sum->spend), GAIN_VALUES(sum->gain),
		    .gain_own_best = sum->id < 0 ? value_none("they do not buy together")
						 : value_money(sum->own_best_gain));
	TABLE_TOTALS(table, price_group, .group = value_text("All councils"),
		     .spend = value_money(items->spend), GAIN_VALUES(items->gain));
	return true;
}

static bool add_suppliers(struct table *table, const struct price_items *items,
			  const struct prices_question *question, struct arena *arena)
{
	const struct prices *prices = question->prices;
	struct price_sums sums;

	if (!price_sums_make(&sums, items, question, PRICE_BY_SUPPLIER, arena))
		return false;
	SORT(sums.items, sums.count, compare_spends);
	FOR_EACH (const struct price_sum, sum, sums.items, sums.count)
		TABLE_ADD(table, price_supplier,
			  .supplier = sum->id < 0 ? value_text("No supplier given")
						  : value_text(prices->suppliers.items[sum->id]),
			  .councils = value_count(sum->n_councils),
			  .items = value_count(sum->n_items), .spend = value_money(sum->spend),
			  .share = value_share_of(sum->spend.hundredths, items->spend.hundredths));
	TABLE_TOTALS(table, price_supplier, .supplier = value_text("All suppliers"),
		     .spend = value_money(items->spend),
		     .share = value_share_of(items->spend.hundredths, items->spend.hundredths));
	return true;
}

static struct price_concentration_row concentration_row(const struct price_concentration *found,
							const struct prices *prices)
{
	return (struct price_concentration_row){
	    .suppliers = value_count(found->n_suppliers),
	    .spend = value_money(found->spend),
	    .largest_supplier = found->largest < 0
				    ? value_none("not given")
				    : value_text(prices->suppliers.items[found->largest]),
	    .largest_share =
		value_share_of(found->largest_spend.hundredths, found->spend.hundredths),
	    .hhi = found->n_suppliers == 0 ? value_none("no supplier given")
					   : value_count(llround(found->index))};
}

static bool add_concentration(struct table *table, const struct price_items *items,
			      const struct prices_question *question, const size_t *order,
			      struct arena *arena)
{
	const struct prices *prices = question->prices;
	struct money *room = arena_array(arena, prices->suppliers.count, sizeof *room);
	struct price_concentration found;
	struct price_concentration_row row;

	for (size_t i = 0; i < items->count; i++) {
		const struct price_item *item = &items->items[order[i]];

		if (!price_concentration_of(&found, item->lines, item->n_lines, room))
			return false;
		row = concentration_row(&found, prices);
		row.item = value_text(prices->items.items[item->item]);
		row.unit = value_text(prices->units.items[item->unit]);
		table_add(table, &row);
	}
	if (!price_concentration_of(&found, items->lines, items->n_lines, room))
		return false;
	row = concentration_row(&found, prices);
	row.item = value_text("All items");
	table_add_totals(table, &row);
	return true;
}

bool prices_by_add(struct results *results, const struct price_items *items,
		   const struct prices_question *question, const size_t *order)
{
	struct arena *arena = results->arena;
	struct table *table;

	table = TABLE_NEW(results, price_council,
			  arena_format(arena, "Gain from paying no more than the %s, by council",
				       price_reference_names[question->benchmark]));
	table->most_rows = MOST_ROWS;
	if (!add_councils(table, items, question, arena))
		return false;
	if (question->groups != NULL) {
		table =
		    TABLE_NEW(results, price_group, "What councils that buy together would gain");
		if (!add_groups(table, items, question, arena))
			return false;
	}
	if (question->prices->suppliers.count == 0)
		return true;
	table = TABLE_NEW(results, price_supplier, "Suppliers, and how many councils use them");
	table->most_rows = MOST_ROWS;
	if (!add_suppliers(table, items, question, arena))
		return false;
	table =
	    TABLE_NEW(results, price_concentration,
		      "How concentrated spend is on suppliers (HHI index: 10,000 is one supplier)");
	table->most_rows = MOST_ROWS;
	return add_concentration(table, items, question, order, arena);
}
