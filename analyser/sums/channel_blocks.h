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
 * Work a strategy's steps through in so many years from `first` on, group by group.  Else the
 * reason, of which blocks->work knows more.
 */
enum sums_status channel_blocks_walk(struct channel_blocks *blocks,
				     const struct channel_numbers *numbers,
				     const struct bound_strategy *strategy, int first, int n_years,
				     const struct block_visitor *visitor);

/*
 * What so many contacts with the strategy cost, and what they would if none had failed, to the
 * penny each, the rest being what the block has of them.  False out of range.
 */
static inline bool channel_blocks_cost(struct money *cost, struct money *promised,
				       struct money unit, int64_t volume, struct money extra,
				       int64_t failed, struct money of_failed)
{
	struct money exact;

	if (!money_mul(&exact, unit, volume) || !money_add(&exact, exact, extra))
		return false;
	*promised = *cost = money_to_penny(exact);
	/* A part of that, which is in range. */
	if (failed != 0)
		*promised = money_to_penny((struct money){
		    exact.hundredths - (unit.hundredths * failed + of_failed.hundredths)});
	return true;
}

#endif
