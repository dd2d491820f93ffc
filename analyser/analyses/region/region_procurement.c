#include "analyses/region/region.h"

#include "analyses/sayings.h"
#include "base/text.h"

PASSAGE(said_unranked, "region.unranked", COUNCILS, CAVEAT, 5, NULL);
PASSAGE(said_councils, "region.procurement", COUNCILS, ANSWER, 9, NULL);
PASSAGE(said_same_bands, "region.same-bands", COUNCILS, CAVEAT, 5, NULL);

#define MOST_COUNCILS 40

TABLE(spend_rank, (rank, "Rank", COUNT_KEY, SHORT), (council, "Council", TEXT, SHORT),
      (spend, "Spend", MONEY, SHORT), (addressable, "Addressable", MONEY, SHORT),
      (low, "Low", MONEY), (central, "Central", MONEY, SHORT), (high, "High", MONEY),
      (gain_share, "Gain as share of spend", PERCENT, SHORT),
      (distance, "From the best quartile", PERCENT));

TABLE(spend_group, (statistic, "Of the group", TEXT), (spend, "Spend", MONEY),
      (central, "Gain, central", MONEY), (gain_share, "Gain as share of spend", PERCENT));

static struct value share_of(const struct procurement_sum *sum)
{
	return sum->spend.hundredths > 0
		   ? value_share_of(sum->gain.central.hundredths, sum->spend.hundredths)
		   : value_none("spend is not above zero");
}

/* The least still to be gained first; those without spend above zero last; how many have any. */
static size_t rank_councils(struct region_place *places, const struct procurement_sum *by_council,
			    const struct names *names)
{
	size_t count = 0;

	for (size_t i = 0; i < names->count; i++) {
		const struct value share = share_of(&by_council[i]);

		if (by_council[i].n_lines > 0)
			places[count++] = (struct region_place){
			    i, names->items[i],
			    share.kind == VALUE_SHARE ? share.share.billionths : INT64_MAX, 0};
	}
	region_rank(places, count);
	return count;
}

static struct table *add_rank(struct results *results, const struct region_place *places,
			      size_t count, const struct procurement_sum *by_council,
			      struct year year)
{
	struct table *table =
	    table_make(results, "council_rank",
		       arena_format(results->arena, "Councils by gain as a share of spend, %s",
				    say_year(results->arena, year)),
		       &spend_rank_table);

	table->most_rows = MOST_COUNCILS;
	for (size_t i = 0; i < count; i++) {
		const struct procurement_sum *sum = &by_council[places[i].council];
		const struct value share = share_of(sum);

		TABLE_ADD(table, spend_rank,
			  /* What no share can be taken of is not better or worse than others. */
			  .rank = share.kind == VALUE_SHARE ? value_count(places[i].rank) : share,
			  .council = value_text(places[i].name), .spend = value_money(sum->spend),
			  .addressable = value_money(sum->addressable),
			  .low = value_money(sum->gain.low),
			  .central = value_money(sum->gain.central),
			  .high = value_money(sum->gain.high), .gain_share = share);
	}
	region_distances(table, COLUMN(spend_rank, distance), COLUMN(spend_rank, gain_share), true);
	return table;
}

static void say(struct results *results, const struct table *rank)
{
	struct arena *arena = results->arena;
	struct lines unranked = {0};
	int64_t share[5];

	for (size_t i = 0; i < rank->n_rows; i++) {
		const struct spend_rank_row *row = table_get(rank, i);

		if (row->gain_share.kind == VALUE_NONE)
			lines_add(arena, &unranked, "%s", text_cut(arena, row->council.text, 60));
	}
	if (unranked.count > 0)
		results_say(results, &said_unranked,
			    "%s no rank, because the spend is not above zero: %s.",
			    say_count(arena, unranked.count, "council has", "councils have"),
			    text_list(arena, unranked.items, unranked.count, 6));
	if (!region_quartiles(share, rank, COLUMN(spend_rank, gain_share)))
		return;
	results_say(results, &said_councils,
		    "%zu councils: smarter procurement would save %s of spend at the median, %s to "
		    "%s in all.",
		    rank->n_rows - unranked.count, say_percent(arena, share[2], SHARE_ONE),
		    say_percent(arena, share[0], SHARE_ONE),
		    say_percent(arena, share[4], SHARE_ONE));
	results_say(
	    results, &said_same_bands,
	    "A council's gain as a share of spend differs only by what it buys, because the bands "
	    "are the same for all. It shows where to look first, not who buys badly.");
}

bool region_procurement_add(struct results *results, const struct procurement_question *question,
			    const struct procurement_sum *by_council,
			    struct diagnostics *diagnostics)
{
	const struct names *names = &question->spend->councils;
	size_t n_tables = results->n_tables;
	struct region_place *places = arena_array(results->arena, names->count, sizeof *places);
	struct table *rank;

	size_t count = rank_councils(places, by_council, names);
	if (count < names->count)
		notice(diagnostics, in_file(question->spend_path),
		       "%zu of %zu councils %s no spend in %s and no rank", names->count - count,
		       names->count, say_which(names->count - count, "has", "have"),
		       say_year(results->arena, question->base_year));
	rank = add_rank(results, places, count, by_council, question->last_year);
	region_group_add(results, rank, &spend_group_table);
	say(results, rank);
	results_lead(results, n_tables);
	return true;
}
