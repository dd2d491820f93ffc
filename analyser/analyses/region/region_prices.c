#include "analyses/region/region.h"

#include "analyses/sayings.h"
#include "results/table.h"

static const struct passage_spec said_councils = {"region.prices", SECTION_COUNCILS, PASSAGE_ANSWER,
						  9, NULL};

#define MOST_COUNCILS 40

TABLE(price_rank, (rank, "Rank", COUNT_KEY, SHORT), (council, "Council", TEXT, SHORT),
      (items, "Items", COUNT, SHORT), (spend, "Spend", MONEY, SHORT), (gain, "Gain", MONEY, SHORT),
      (gain_share, "Gain as share of spend", PERCENT, SHORT),
      (distance, "From the best quartile", PERCENT));

TABLE(price_rank_group, (statistic, "Of the group", TEXT), (spend, "Spend", MONEY),
      (gain, "Gain", MONEY), (gain_share, "Gain as share of spend", PERCENT));

static const char *gain_id(enum price_reference benchmark)
{
	static const char *const ids[] = {"gain_median", "gain_lower_quartile", "gain_minimum"};

	return ids[benchmark];
}

static int64_t units_of(const struct table *councils, size_t row, int share)
{
	int64_t units;

	return value_units(&table_values(councils, row)[share], &units) ? units : INT64_MAX;
}

/*
 * Those that pay nearest to the reference first, those whose spend nothing is a share of last: few,
 * so an insertion does.
 */
static size_t *order_rows(const struct table *councils, int share)
{
	size_t *order = arena_array(councils->results->arena, councils->n_rows, sizeof *order);

	for (size_t i = 0; i < councils->n_rows; i++) {
		int64_t own = units_of(councils, i, share);
		size_t at = i;

		for (; at > 0 && units_of(councils, order[at - 1], share) > own; at--)
			order[at] = order[at - 1];
		order[at] = i;
	}
	return order;
}

static struct table *add_rank(struct results *results, const struct table *councils,
			      enum price_reference benchmark)
{
	struct table *table = table_make(
	    results, "council_rank",
	    arena_format(
		results->arena,
		"Councils by the gain from paying no more than the %s, as a share of spend",
		price_reference_name(benchmark)),
	    &price_rank_table);
	int share = table_column(councils, "gain_share");
	const size_t *order = order_rows(councils, share);
	struct value rank = value_none("");
	int64_t quartiles[5];

	table->most_rows = MOST_COUNCILS;
	for (size_t i = 0; i < councils->n_rows; i++) {
		const struct value *from = table_values(councils, order[i]);
		bool is_level = i > 0 && units_of(councils, order[i], share) ==
					     units_of(councils, order[i - 1], share);

		if (!is_level)
			rank = value_count((int64_t)i + 1);
		TABLE_ADD(table, price_rank,
			  .rank = from[share].kind == VALUE_NONE ? from[share] : rank,
			  .council = from[table_column(councils, "council")],
			  .items = from[table_column(councils, "items")],
			  .spend = from[table_column(councils, "spend")],
			  .gain = from[table_column(councils, gain_id(benchmark))],
			  .gain_share = from[share]);
	}
	if (!region_quartiles(quartiles, table, COLUMN(price_rank, gain_share)))
		return table;
	for (size_t i = 0; i < table->n_rows; i++) {
		struct price_rank_row *values = table_change(table, i);

		values->distance = region_distance(&values->gain_share, quartiles[1], true);
	}
	return table;
}

void region_prices_add(struct results *results, enum price_reference benchmark)
{
	const struct table *councils = results_find(results, "price_council");
	size_t n_tables = results->n_tables;
	struct table *rank = add_rank(results, councils, benchmark);
	int64_t share[5];

	region_group_add(results, rank, &price_rank_group_table);
	if (region_quartiles(share, rank, COLUMN(price_rank, gain_share)))
		results_say(results, &said_councils,
			    "%zu councils: paying no more than the %s would save %s of spend at "
			    "the median, %s to %s in all.",
			    rank->n_rows, price_reference_name(benchmark),
			    say_percent(results->arena, share[2], SHARE_ONE),
			    say_percent(results->arena, share[0], SHARE_ONE),
			    say_percent(results->arena, share[4], SHARE_ONE));
	results_lead(results, n_tables);
}
