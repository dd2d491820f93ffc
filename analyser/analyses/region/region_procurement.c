#include "analyses/region/region.h"

#include <stdlib.h>
#include <string.h>

#include "analyses/sayings.h"
#include "base/text.h"
#include "results/table.h"

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

struct council {
	const char *name;
	const struct procurement_sum *sum;
	struct value share;
	int64_t rank;
};

static int64_t units_of(const struct council *council)
{
	return council->share.kind == VALUE_SHARE ? council->share.share.billionths : INT64_MAX;
}

/* The least still to be gained first; those without spend above zero last. */
static int compare_councils(const void *left, const void *right)
{
	const struct council *a = left, *b = right;
	int64_t x = units_of(a), y = units_of(b);

	return x != y ? (x > y) - (x < y) : strcmp(a->name, b->name);
}

/* Those with spend, in order; how many there are. */
static size_t rank_councils(struct council *councils, const struct procurement_sum *by_council,
			    const struct names *names)
{
	size_t count = 0;

	for (size_t i = 0; i < names->count; i++) {
		const struct procurement_sum *sum = &by_council[i];

		if (sum->n_lines > 0)
			councils[count++] = (struct council){
			    .name = names->items[i],
			    .sum = sum,
			    .share = sum->spend.hundredths > 0
					 ? value_share_of(sum->gain.central.hundredths,
							  sum->spend.hundredths)
					 : value_none("spend is not above zero")};
	}
	qsort(councils, count, sizeof *councils, compare_councils);
	for (size_t i = 0; i < count; i++)
		councils[i].rank = i > 0 && units_of(&councils[i]) == units_of(&councils[i - 1])
				       ? councils[i - 1].rank
				       : (int64_t)i + 1;
	return count;
}

static struct table *add_rank(struct results *results, const struct council *councils, size_t count,
			      struct year year)
{
	struct table *table =
	    table_make(results, "council_rank",
		       arena_format(results->arena, "Councils by gain as a share of spend, %s",
				    say_year(results->arena, year)),
		       &spend_rank_table);
	int64_t quartiles[5];

	table->most_rows = MOST_COUNCILS;
	for (size_t i = 0; i < count; i++) {
		const struct council *council = &councils[i];

		TABLE_ADD(
		    table, spend_rank,
		    /* What no share can be taken of is not better or worse than others. */
		    .rank = council->share.kind == VALUE_SHARE ? value_count(council->rank)
							       : council->share,
		    .council = value_text(council->name), .spend = value_money(council->sum->spend),
		    .addressable = value_money(council->sum->addressable),
		    .low = value_money(council->sum->gain.low),
		    .central = value_money(council->sum->gain.central),
		    .high = value_money(council->sum->gain.high), .gain_share = council->share);
	}
	if (!region_quartiles(quartiles, table, COLUMN(spend_rank, gain_share)))
		return table;
	for (size_t i = 0; i < count; i++) {
		struct spend_rank_row *values = table_change(table, i);

		values->distance = region_distance(&values->gain_share, quartiles[1], true);
	}
	return table;
}

static void say(struct results *results, const struct table *rank, const struct council *councils,
		size_t count)
{
	struct arena *arena = results->arena;
	struct lines unranked = {0};
	int64_t share[5];

	for (size_t i = 0; i < count; i++)
		if (councils[i].share.kind == VALUE_NONE)
			lines_add(arena, &unranked, "%s", text_cut(arena, councils[i].name, 60));
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
		    count - unranked.count, say_percent(arena, share[2], SHARE_ONE),
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
	struct council *councils = arena_array(results->arena, names->count, sizeof *councils);
	struct table *rank;
	size_t count;

	count = rank_councils(councils, by_council, names);
	if (count < names->count)
		diagnose(diagnostics, SEVERITY_NOTICE, (struct place){.file = question->spend_path},
			 "%zu of %zu councils have no spend in %s and no rank",
			 names->count - count, names->count,
			 say_year(results->arena, question->base_year));
	rank = add_rank(results, councils, count, question->last_year);
	region_group_add(results, rank, &spend_group_table);
	say(results, rank, councils, count);
	results_lead(results, n_tables);
	return true;
}
