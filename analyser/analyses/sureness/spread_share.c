#include "analyses/sureness/uncertainty.h"

#include "base/order.h"
#include "base/text.h"
#include "results/table.h"

PASSAGE(said_spread, "sureness.spread", RESTS, CAVEAT, 7, "spread_share");

TABLE(spread_share, (rank, "Rank", COUNT_KEY), (name, "Number", TEXT),
      (assumption, "Assumption", TEXT), (scope, "Of", TEXT), (year, "From", TEXT),
      (rank_correlation, "Rank correlation", RATIO), (share, "Share of the spread", PERCENT));

struct weight {
	const struct mover *mover;
	double correlation, share;
	size_t place; /* among the ranges, whose order is no file's */
};

static int compare_weights(const void *left, const void *right)
{
	const struct weight *a = left, *b = right;

	return ORDER_BY(ORDER(b->share, a->share), ORDER(a->place, b->place));
}

static const struct mover *mover_of(const struct movers *movers, int lever)
{
	for (size_t i = 0; i < movers->count; i++)
		if (movers->items[i].n_levers == 1 && movers->items[i].levers[0] == lever)
			return &movers->items[i];
	return NULL;
}

/* How closely each number goes with the leader's NPV, over all draws. */
static struct weight *weigh(const struct carlo *carlo, const struct movers *movers,
			    struct arena *arena)
{
	const struct draws *draws = carlo->draws;
	int64_t *drawn = arena_array(arena, carlo->n_draws, sizeof *drawn),
		*room = arena_array(arena, 4 * carlo->n_draws, sizeof *room);
	double *of_npv = arena_array(arena, carlo->n_draws, sizeof *of_npv),
	       *of_lever = arena_array(arena, carlo->n_draws, sizeof *of_lever),
	       *deviates = arena_array(arena, draws->n_together + 1, sizeof *deviates), sum = 0;
	int64_t *possible = arena_array(arena, carlo->n_draws, sizeof *possible);
	struct weight *weights = arena_array(arena, draws->n_ranges, sizeof *weights);

	size_t count = carlo_possible(possible, carlo, &carlo->npv[carlo->leader * carlo->n_draws]);
	spread_ranks(of_npv, possible, room, count);
	for (size_t i = 0; i < draws->n_ranges; i++) {
		draws_fill(drawn, draws, i, 0, carlo->n_draws, deviates);
		(void)carlo_possible(possible, carlo, drawn);
		spread_ranks(of_lever, possible, room, count);
		weights[i].place = i;
		weights[i].mover = mover_of(movers, draws->ranges[i].lever);
		weights[i].correlation = spread_correlation(of_lever, of_npv, count);
		weights[i].share = weights[i].correlation * weights[i].correlation;
		/* What chance alone would give in so many draws is none. */
		if (weights[i].share < 9.0 / (double)count)
			weights[i].share = 0;
		sum += weights[i].share;
	}
	for (size_t i = 0; i < draws->n_ranges && sum > 0; i++)
		weights[i].share /= sum;
	SORT(weights, draws->n_ranges, compare_weights);
	return weights;
}

void uncertainty_spread_share(struct results *results, const struct movers *movers,
			      const struct carlo *carlo)
{
	const size_t count = carlo->draws->n_ranges;
	struct arena *arena = results->arena;
	struct table *table =
	    TABLE_NEW(results, spread_share,
		      "Which numbers make the spread of the net present value of the whole case");
	const struct weight *weights = weigh(carlo, movers, arena);
	struct lines lines = {0};

	table->is_detail = true;
	for (size_t i = 0; i < count; i++) {
		const struct mover *mover = weights[i].mover;
		const struct share share = value_ratio_share(weights[i].share, 1);

		TABLE_ADD(table, spread_share, .rank = value_count((int64_t)i + 1),
			  OF_MOVER(mover, arena),
			  .rank_correlation = value_ratio(weights[i].correlation),
			  .share = value_share(share));
		if (i < 3 && share.billionths > 0)
			lines_add(arena, &lines, "%s (%s)", mover_say_name(mover, arena),
				  share_percent(share, arena_alloc(arena, SHARE_TEXT_SIZE)));
	}
	if (lines.count > 0)
		results_say(
		    results, &said_spread,
		    "Most of the spread in the net present value of the whole case comes from "
		    "%s.",
		    text_list(arena, lines.items, lines.count, 3));
}
