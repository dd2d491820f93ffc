/*
 * Lines of council, service, channel and year: volumes, costs, gains, cash.
 */
#ifndef SUMS_CHANNEL_LINES_H
#define SUMS_CHANNEL_LINES_H

#include "sums/channel_blocks.h"

/*
 * Contacts and pounds a year.  Costs are rounded to the penny here, once;
 * every total is the exact sum of lines.
 */
struct channel_line {
	int council, service, channel;
	int64_t baseline_volume, strategy_volume;
	struct money baseline_cost, strategy_cost, gross, cash;
};

/* What a strategy comes to in a year: the sums of its lines. */
struct channel_sum {
	int64_t demand, avoided, shifted, failed;
	struct money baseline_cost, strategy_cost, gross, cash;
};

/* Lines of one strategy and year, in order of council, service and channel. */
struct channel_lines {
	struct channel_line *items;
	size_t count, first; /* in all, and of the council that is being added up */
	struct channel_sum sum;
	int64_t *weights; /* room to share posts out */
	struct channel_blocks blocks;
};

/* Room for a plan's lines of any strategy and year. */
void lines_init(struct channel_lines *lines, const struct plan *plan, struct arena *arena);

/*
 * Work out a strategy's lines in a year, 1 or later, replacing what *lines held.  Whole posts
 * (channel_cash.h) are shared over a council's lines with a gain by largest remainder.  Else the
 * reason, of which lines->blocks.work knows more.
 */
enum sums_status lines_make(struct channel_lines *lines, const struct channel_numbers *numbers,
			    const struct bound_strategy *strategy, int year);

#endif
