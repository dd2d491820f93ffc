#include "analyses/reference/published_costs.h"

#include <stdlib.h>
#include <string.h>

enum { CHANNEL, SET, COST, SERVICE, STATISTIC, PRICE_BASE, STATUS, SOURCE, N_COLUMNS };

static const struct column columns[] = {
    [CHANNEL] = {"channel", "Channel", UNIT_TEXT, ROLE_DIMENSION},
    [SET] = {"set", "Set", UNIT_TEXT, ROLE_DIMENSION},
    [COST] = {"unit_cost", "Unit cost", UNIT_MONEY, ROLE_MEASURE},
    [SERVICE] = {"service", "Service", UNIT_TEXT, ROLE_DIMENSION},
    [STATISTIC] = {"statistic", "Statistic", UNIT_TEXT, ROLE_DIMENSION},
    [PRICE_BASE] = {"price_base", "Price base", UNIT_TEXT, ROLE_DIMENSION},
    [STATUS] = {"status", "Status", UNIT_TEXT, ROLE_DIMENSION},
    [SOURCE] = {"source", "Source", UNIT_TEXT, ROLE_DIMENSION},
};

static struct value text_or_none(const char *text)
{
	return value_text_or(text, "not given");
}

static void add_row(struct table *table, const char *set, const struct unit_cost *cost)
{
	struct value *values = table_row(table);

	values[CHANNEL] = value_text(cost->channel);
	values[SET] = value_text(set);
	values[COST] = value_money(cost->cost);
	values[SERVICE] = text_or_none(cost->service);
	values[STATISTIC] = text_or_none(cost->statistic);
	values[PRICE_BASE] = text_or_none(cost->price_base);
	values[STATUS] = text_or_none(cost->status);
	values[SOURCE] = text_or_none(cost->source);
}

static void add_set(struct table *table, const struct unit_costs *costs, const char *channel)
{
	for (size_t i = 0; i < costs->n_items; i++)
		if (strcmp(costs->items[i].channel, channel) == 0)
			add_row(table, costs->set, &costs->items[i]);
}

/* The sets' names, in the file's order. */
static struct names list_sets(const struct reading *reading, struct arena *arena)
{
	struct names names;
	int field = shape_field(reading->shape, "set");

	names_init(&names, arena);
	for (size_t i = 0; i < reading->n_records; i++)
		names_add(&names, reading->records[i].values[field].text);
	return names;
}

void published_costs_add(struct results *results, struct reference *reference,
			 const struct channels *channels, const struct unit_costs *in_use)
{
	const struct reading *reading = reference_read(reference, "unit-costs");
	struct table *table =
	    results_table(results, "unit_cost_published",
			  "Published costs of one contact, by channel", columns, N_COLUMNS);
	struct names order, names;

	table->is_detail = true;
	if (reading == NULL)
		return;
	names = list_sets(reading, results->arena);

	struct unit_costs *sets = arena_array(results->arena, names.count + 1, sizeof *sets);
	size_t n_sets = 0;

	names_init(&order, results->arena);
	for (; n_sets < names.count; n_sets++)
		(void)unit_costs_load(&sets[n_sets], names.items[n_sets], reference, channels);
	if (in_use != NULL && !in_use->is_built_in) {
		sets[n_sets] = *in_use;
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

	struct chart *chart = table_chart(table, "unit-costs", CHART_LOG_POINTS);

	chart->title = "Cost of one contact by channel and source, £ on a logarithmic scale";
	chart->source = "Each set is of its own year, sample and statistic; see vfm reference "
			"unit-costs";
	chart->category = CHANNEL;
	chart->series = SET;
	chart->measures[0] = COST;
}
