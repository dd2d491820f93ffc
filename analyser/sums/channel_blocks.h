/*
 * Sums of one service of a council, of all its groups: contacts with a strategy by channel, in one
 * year or several, and what they cost.
 */
#ifndef SUMS_CHANNEL_BLOCKS_H
#define SUMS_CHANNEL_BLOCKS_H

#include "sums/channel_steps.h"

/* The block that is being added up: [channel][year][lane] of the work's, or without channel. */
struct channel_blocks {
	struct step_work work;
	int64_t *volumes, *failed;
	struct money *extra, *of_failed; /* what other unit costs than its own add to its cost */
	bool is_touched;                 /* some rule acts on it */
	const struct group *group;       /* one of its groups */
	size_t number;
	int64_t *avoided, *shifted, *n_failed; /* [year][lane], of all blocks so far */
};

/* What is done with blocks that are whole, and with councils; each may fail out of range. */
struct block_visitor {
	bool (*close_block)(void *data, const struct channel_blocks *blocks);
	bool (*close_council)(void *data, const struct channel_blocks *blocks);
	void *data;
};

/* Room for a plan's blocks in any of its years, of numbers of so many lanes. */
void channel_blocks_init(struct channel_blocks *blocks, const struct plan *plan, size_t n_lanes,
			 struct arena *arena);

/*
 * channel_blocks_walk(blocks, numbers, strategy, first, n_years, visitor):
 * Work a strategy's steps through in so many years from `first` on, group by group.  Else the
 * reason, of which blocks->work knows more.
 */
enum sums_status channel_blocks_walk(struct channel_blocks *blocks,
				     const struct channel_numbers *numbers,
				     const struct bound_strategy *strategy, int first, int n_years,
				     const struct block_visitor *visitor);

/*
 * channel_blocks_cost(cost, promised, blocks, unit, at):
 * What the strategy's contacts `at` a channel, year and lane cost, and what they would if none had
 * failed, to the penny each.  False out of range.
 */
static inline bool channel_blocks_cost(struct money *cost, struct money *promised,
				       const struct channel_blocks *blocks, struct money unit,
				       size_t at)
{
	struct money exact, failed;

	if (!money_mul(&exact, unit, blocks->volumes[at]) ||
	    !money_add(&exact, exact, blocks->extra[at]))
		return false;
	*promised = *cost = money_to_penny(exact);
	if (blocks->failed[at] == 0)
		return true;
	/* Parts of that, which is in range. */
	failed.hundredths = unit.hundredths * blocks->failed[at] + blocks->of_failed[at].hundredths;
	*promised = money_to_penny((struct money){exact.hundredths - failed.hundredths});
	return true;
}

#endif
