#include "analyses/reference/reference_check.h"

#include <string.h>

#include "base/say.h"
#include "results/table.h"

TABLE(unit_cost_published, (channel, "Channel", TEXT), (set, "Set", TEXT),
      (unit_cost, "Unit cost", MONEY), (service, "Service", TEXT), (statistic, "Statistic", TEXT),
      (price_base, "Price base", TEXT), (status, "Status", TEXT), (source, "Source", TEXT));

static void add_row(struct table *table, const char *set, const struct unit_cost *cost)
{
	TABLE_ADD(table, unit_cost_published, .channel = value_text(cost->channel),
		  .set = value_text(set), .unit_cost = value_money(cost->cost),
		  .service = value_text_or(cost->service, "not given"),
		  .statistic = value_text_or(cost->statistic, "not given"),
		  .price_base = value_text_or(cost->price_base, "not given"),
		  .status = value_text_or(cost->status, "not given"),
		  .source = value_text_or(cost->source, "not given"));
}

static void add_set(struct table *table, const struct unit_costs *costs, const char *channel)
{
	for (size_t i = 0; i < costs->n_items; i++)
		if (strcmp(costs->items[i].channel, channel) == 0)
			add_row(table, costs->set, &costs->items[i]);
}

/*
 * The least and the greatest cost of a channel in one set, or in all but that one, as the table has
 * them: `£1.66 to £20.00`, `£7.81`; NULL where there is none.
 */
static const char *span_of(struct arena *arena, const struct table *table, const char *channel,
			   const char *set, bool is_in_set)
{
	struct money low = {0}, high = {0};
	bool has_any = false;

	for (size_t i = 0; i < table->n_rows; i++) {
		const struct unit_cost_published_row *row = table_get(table, i);

		if (strcmp(row->channel.text, channel) != 0 ||
		    (set != NULL && strcmp(row->set.text, set) == 0) != is_in_set)
			continue;
		if (!has_any || money_compare(row->unit_cost.money, low) < 0)
			low = row->unit_cost.money;
		if (!has_any || money_compare(row->unit_cost.money, high) > 0)
			high = row->unit_cost.money;
		has_any = true;
	}
	if (!has_any)
		return NULL;

	const char *least = say_pounds(arena, money_to_penny(low)),
		   *most = say_pounds(arena, money_to_penny(high));

	return strcmp(least, most) == 0 ? least : say_range(arena, least, most);
}

/* Of the first channels, which are those that matter most: own costs, where there are any. */
static const char *title_of(struct arena *arena, const struct table *table,
			    const struct names *order, const char *own)
{
	enum { NAMED = 3 };
	const char *title = own == NULL
				? "Published costs of one contact:"
				: "Cost of one contact, with the published range in brackets:";
	int n_named = 0;

	for (size_t i = 0; i < order->count && n_named < NAMED; i++) {
		const char *channel = order->items[i];
		const char *published = span_of(arena, table, channel, own, false),
			   *here = own == NULL ? NULL : span_of(arena, table, channel, own, true);

		if (own == NULL)
			title = arena_format(arena, "%s%s %s (%s)", title, n_named == 0 ? "" : ",",
					     published, channel);
		else if (here != NULL)
			title =
			    arena_format(arena, "%s%s %s %s (%s)", title, n_named == 0 ? "" : ",",
					 channel, here, published == NULL ? "none" : published);
		n_named += own == NULL || here != NULL;
	}
	return title;
}

void reference_costs_add(struct results *results, struct reference *reference,
			 const struct channels *channels, const struct unit_costs *in_use)
{
	struct table *table;
	struct unit_cost_sets published;
	struct names order;

	table = TABLE_NEW(results_in(results, SECTION_UNIT_COSTS), unit_cost_published,
			  "Published costs of one contact, by channel");
	table->is_detail = true;
	(void)unit_costs_published(&published, reference, channels);
	if (published.count == 0)
		return;

	struct unit_costs *sets = published.items;
	size_t n_sets = published.count;
	const char *own = NULL;

	names_init(&order, results->arena);
	if (in_use != NULL && !in_use->is_built_in) {
		sets[n_sets] = *in_use;
		own = in_use->set;
		table->title = "Published costs of one contact, and those used here, by channel";
		/* The others are of a set that stands here under its own name. */
		sets[n_sets++].n_items -= in_use->n_fallback;
	}
	for (size_t i = 0; i < n_sets; i++)
		for (size_t j = 0; j < sets[i].n_items; j++)
			names_add(&order, sets[i].items[j].channel);
	names_sort(&order, channels_compare, (void *)(uintptr_t)channels);
	for (size_t i = 0; i < order.count; i++)
		for (size_t j = 0; j < n_sets; j++)
			add_set(table, &sets[j], order.items[i]);
	TABLE_CHART(table, "unit-costs", CHART_LOG_POINTS,
		    .title = title_of(results->arena, table, &order, own),
		    .source = arena_format(results->arena,
					   "Logarithmic scale. The sets differ in year, sample and "
					   "method. Source: vfm reference unit-costs%s%s",
					   own == NULL ? "" : ", ",
					   own == NULL ? "" : say_file(in_use->origin)),
		    .category = "channel", .series = "set", .measures = {"unit_cost"}, .own = own);
}
