#include "analyses/region/region.h"

#include "analyses/prices/prices_tables.h"
#include "analyses/sayings.h"

PASSAGE(said_councils, "region.prices", COUNCILS, ANSWER, 9, NULL);

#define MOST_COUNCILS 40

TABLE(price_rank, (rank, "Rank", COUNT_KEY, SHORT), (council, "Council", TEXT, SHORT),
      (items, "Items", COUNT, SHORT), (spend, "Spend", MONEY, SHORT), (gain, "Gain", MONEY, SHORT),
      (gain_share, "Gain as share of spend", PERCENT, SHORT),
      (distance, "From the best quartile", PERCENT));

TABLE(price_rank_group, (statistic, "Of the group", TEXT), (spend, "Spend", MONEY),
      (gain, "Gain", MONEY), (gain_share, "Gain as share of spend", PERCENT));

static struct value share_of(const struct price_sum *sum, enum price_reference benchmark)
{
	return value_share_of(sum->gain[benchmark].hundredths, sum->spend.hundredths);
}

/* Those that pay nearest to the reference first, those whose spend nothing is a share of last. */
static struct table *add_rank(struct results *results, const struct prices_question *question,
			      const struct price_sums *sums)
{
	enum price_reference benchmark = question->benchmark;
	struct table *table = table_make(
	    results, "council_rank",
	    arena_format(
		results->arena,
		"Councils by the gain from paying no more than the %s, as a share of spend",
		price_reference_names[benchmark]),
	    &price_rank_table);
	struct region_place *places = arena_array(results->arena, sums->count, sizeof *places);

	for (size_t i = 0; i < sums->count; i++) {
		const struct value share = share_of(&sums->items[i], benchmark);

		places[i] = (struct region_place){.council = i, .units = INT64_MAX};
		(void)value_units(&share, &places[i].units);
	}
	region_rank(places, sums->count);
	table->most_rows = MOST_COUNCILS;
	for (size_t i = 0; i < sums->count; i++) {
		const struct price_sum *sum = &sums->items[places[i].council];
		const struct value share = share_of(sum, benchmark);

		TABLE_ADD(table, price_rank,
			  .rank = share.kind == VALUE_NONE ? share : value_count(places[i].rank),
			  .council = value_text(question->prices->councils.items[sum->id]),
			  .items = value_count(sum->n_items), .spend = value_money(sum->spend),
			  .gain = value_money(sum->gain[benchmark]), .gain_share = share);
	}
	region_distances(table, COLUMN(price_rank, distance), COLUMN(price_rank, gain_share), true);
	return table;
}

bool region_prices_add(struct results *results, const struct prices_question *question,
		       const struct price_items *items)
{
	size_t n_tables = results->n_tables;
	struct price_sums sums;
	int64_t share[5];

	if (!prices_by_councils(&sums, items, question, results->arena))
		return false;
	struct table *rank = add_rank(results, question, &sums);
	region_group_add(results, rank, &price_rank_group_table);
	if (region_quartiles(share, rank, COLUMN(price_rank, gain_share)))
		results_say(results, &said_councils,
			    "%zu councils: paying no more than the %s would save %s of spend at "
			    "the median, %s to %s in all.",
			    rank->n_rows, price_reference_names[question->benchmark],
			    say_percent(results->arena, share[2], SHARE_ONE),
			    say_percent(results->arena, share[0], SHARE_ONE),
			    say_percent(results->arena, share[4], SHARE_ONE));
	results_lead(results, n_tables);
	return true;
}
