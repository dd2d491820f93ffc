/*
 * Lines of council, service, channel and year: volumes, costs, gains, cash.
 */
#ifndef SUMS_CHANNEL_LINES_H
#define SUMS_CHANNEL_LINES_H

#include "sums/channel_steps.h"

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
	struct money promised; /* the gross gain as it would be if no contact failed */
};

/* Lines of one strategy and year, in order of council, service and channel. */
struct channel_lines {
	struct channel_line *items;
	size_t count;
	struct channel_sum sum;
	bool is_whole; /* all lines, each with its cash; else those that a rule acts on, and sums */
	int64_t *weights; /* room to share posts out */
	/* Sums of one service of a council, by channel, before they become lines. */
	int64_t *volumes, *failed;
	struct money *extra, *of_failed; /* what other unit costs than its own add to its cost */
	bool is_touched;                 /* some rule acts on it */
};

/*
 * lines_init(lines, plan, is_whole, arena):
 * Room for a plan's lines of any strategy and year.  Where not the whole is
 * wanted, sum.demand and the costs in it are of the lines that are there.
 */
void lines_init(struct channel_lines *lines, const struct plan *plan, bool is_whole,
		struct arena *arena);

/*
 * lines_make(lines, work, numbers, strategy, year):
 * Work out a strategy's lines in a year, 1 or later, replacing what *lines
 * held.  Else the reason, of which *work knows more.
 */
enum sums_status lines_make(struct channel_lines *lines, struct step_work *work,
			    const struct channel_numbers *numbers,
			    const struct bound_strategy *strategy, int year);

#endif
