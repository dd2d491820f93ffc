#include "analyses/region/region.h"

#include <stdlib.h>

#include "analyses/prices/prices_by.h"
#include "analyses/sayings.h"
#include "results/table.h"

PASSAGE(said_councils, "region.prices", COUNCILS, ANSWER, 9, NULL);

#define MOST_COUNCILS 40

TABLE(price_rank, (rank, "Rank", COUNT_KEY, SHORT), (council, "Council", TEXT, SHORT),
      (items, "Items", COUNT, SHORT), (spend, "Spend", MONEY, SHORT), (gain, "Gain", MONEY, SHORT),
      (gain_share, "Gain as share of spend", PERCENT, SHORT),
      (distance, "From the best quartile", PERCENT));

TABLE(price_rank_group, (statistic, "Of the group", TEXT), (spend, "Spend", MONEY),
      (gain, "Gain", MONEY), (gain_share, "Gain as share of spend", PERCENT));

/* One council's spend and gain. */
struct buyer {
	const struct price_sum *sum;
	struct value share; /* the gain's, of spend */
	size_t place;       /* by its gain */
};

static int64_t units_of(const struct buyer *buyer)
{
	int64_t units;

	return value_units(&buyer->share, &units) ? units : INT64_MAX;
}

/* Those that pay nearest to the reference first, those whose spend nothing is a share of last. */
static int compare_buyers(const void *left, const void *right)
{
	const struct buyer *a = left, *b = right;
	int64_t x = units_of(a), y = units_of(b);

	return x != y ? (x > y) - (x < y) : (a->place > b->place) - (a->place < b->place);
}

static struct table *add_rank(struct results *results, const struct prices_question *question,
			      const struct price_sums *sums)
{
	enum price_reference benchmark = question->benchmark;
	struct table *table = table_make(
	    results, "council_rank",
	    arena_format(
		results->arena,
		"Councils by the gain from paying no more than the %s, as a share of spend",
		price_reference_name(benchmark)),
	    &price_rank_table);
	struct buyer *buyers = arena_array(results->arena, sums->count, sizeof *buyers);
	struct value rank = value_none("");
	int64_t quartiles[5];

	for (size_t i = 0; i < sums->count; i++)
		buyers[i] = (struct buyer){&sums->items[i],
					   value_share_of(sums->items[i].gain[benchmark].hundredths,
							  sums->items[i].spend.hundredths),
					   i};
	qsort(buyers, sums->count, sizeof *buyers, compare_buyers);
	table->most_rows = MOST_COUNCILS;
	for (size_t i = 0; i < sums->count; i++) {
		const struct price_sum *sum = buyers[i].sum;

		if (i == 0 || units_of(&buyers[i]) != units_of(&buyers[i - 1]))
			rank = value_count((int64_t)i + 1);
		TABLE_ADD(table, price_rank,
			  .rank = buyers[i].share.kind == VALUE_NONE ? buyers[i].share : rank,
			  .council = value_text(question->prices->councils.items[sum->id]),
			  .items = value_count(sum->n_items), .spend = value_money(sum->spend),
			  .gain = value_money(sum->gain[benchmark]), .gain_share = buyers[i].share);
	}
	if (!region_quartiles(quartiles, table, COLUMN(price_rank, gain_share)))
		return table;
	for (size_t i = 0; i < table->n_rows; i++) {
		struct price_rank_row *values = table_change(table, i);

		values->distance = region_distance(&values->gain_share, quartiles[1], true);
	}
	return table;
}

bool region_prices_add(struct results *results, const struct prices_question *question,
		       const struct price_items *items)
{
	size_t n_tables = results->n_tables;
	struct price_sums sums;
	struct table *rank;
	int64_t share[5];

	if (!prices_by_councils(&sums, items, question, results->arena))
		return false;
	rank = add_rank(results, question, &sums);
	region_group_add(results, rank, &price_rank_group_table);
	if (region_quartiles(share, rank, COLUMN(price_rank, gain_share)))
		results_say(results, &said_councils,
			    "%zu councils: paying no more than the %s would save %s of spend at "
			    "the median, %s to %s in all.",
			    rank->n_rows, price_reference_name(question->benchmark),
			    say_percent(results->arena, share[2], SHARE_ONE),
			    say_percent(results->arena, share[0], SHARE_ONE),
			    say_percent(results->arena, share[4], SHARE_ONE));
	results_lead(results, n_tables);
	return true;
}
