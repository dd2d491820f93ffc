/*
 * The channel strategy's steps for one group, in one year or several at once.
 *
 * Design, section 6, steps 1 to 5: demand grows; avoidable contacts and
 * repeats fall away, row by row; then, by channel of the group, shares shift
 * from one channel to another, take-up raises a channel's share, and of each
 * move some contacts fail and come back through the channel they left.
 *
 * Where the design is silent: shifts whose halves, rounded up, would move more contacts than a
 * channel has (50% and 50% of one) give back what is too much, first the move that rounding gained
 * most.
 *
 * A strategy that comes late has the values that its rules would have had so many years before.
 */
#ifndef SUMS_CHANNEL_STEPS_H
#define SUMS_CHANNEL_STEPS_H

#include "sums/channel_numbers.h"

/* Whole contacts of one group: [channel][year][lane] (channel_numbers.h), or without channel. */
struct step_volumes {
	int64_t *strategy;                     /* with the strategy */
	int64_t *failed;                       /* that came back, of these */
	int64_t *avoided, *shifted, *n_failed; /* in all */
};

/* Room for a plan's channels, years and lanes, made once and used for every group. */
struct step_work {
	const struct plan *plan;
	const struct channel_numbers *numbers;
	const struct bound_strategy *strategy; /* that is worked on, */
	int first, n_years;                    /* in so many years from this on; */
	int start;                             /* its rules act from this of them on, */
	int first_rules;       /* and in the first of these years would be in this year of theirs */
	size_t n_lanes;        /* of the numbers; */
	size_t n_cells, begin; /* so many are the years' figures, and the rules act from this on */
	int64_t *delivered;    /* [lane], of the change that they ask for, in billionths */
	bool is_whole;         /* all of it, in every lane */
	struct step_volumes volumes;
	int64_t *left;            /* W: what is left after avoiding, [channel][year][lane] */
	int64_t *shifted;         /* volumes after the shifts, the same */
	int64_t *free;            /* of these, what take-up has not yet taken */
	int64_t *taken;           /* by one take-up */
	int64_t *moves;           /* [from][to][year][lane], by shift */
	int64_t *totals, *sums;   /* [year][lane] */
	int64_t *moved;           /* the same: by one take-up, or failed of one move */
	int64_t *weights, *parts; /* of the channels that a take-up takes from */
	/* Why a run ended before it was done. */
	const struct group *group;
	const struct bound_rule *rule; /* that asks for too much, */
	int64_t wanted, available;     /* so many contacts of so many */
};

/* Room for any numbers of a plan of so many lanes. */
void step_work_init(struct step_work *work, const struct plan *plan, size_t n_lanes,
		    struct arena *arena);

/*
 * Choose what steps_run() works on: a strategy in so many years from one on, 1 or later, which
 * comes late by the same in all lanes.
 */
void steps_begin(struct step_work *work, const struct channel_numbers *numbers,
		 const struct bound_strategy *strategy, int first, int n_years);

/*
 * Fill work->volumes, of years in some of which rules act.  Else the reason, and work->group: a sum
 * is out of range or a take-up asks for more contacts than there are.
 */
enum sums_status steps_run(struct step_work *work, const struct group *group);

/*
 * Count the moves of each year with their failures, step 5: F = round(M x failure share of the
 * channel moved to).  False out of range.
 */
bool steps_move(struct step_work *work, size_t from, size_t to, const int64_t *moves);

/* The cell from which on what steps_target() gives is the rule's own value. */
size_t steps_plain(const struct step_work *work, const struct bound_rule *rule);

/*
 * The share that a rule asks for in a year and lane, in a straight line from `start` in the base
 * year, and of what is more than `start` the part that is delivered; not always in lowest terms.
 * False out of range.
 */
bool steps_target(struct fraction *target, const struct step_work *work,
		  const struct bound_rule *rule, struct fraction start, size_t cell);

/*
 * The same to within STEPS_NEAR, of shares of no more than one; NAN where it is not known.  What a
 * count of 32 bits comes to by that is as a rule settled, and else found exactly.
 */
double steps_target_near(const struct step_work *work, const struct bound_rule *rule, double start,
			 size_t cell);

#define STEPS_NEAR 0x1p-48

/*
 * Round an amount that is known to within an error; false, leaving *whole alone, where that leaves
 * it open.
 */
static inline bool steps_settle(int64_t *whole, double amount, double error)
{
	const double up = amount + 0.5;
	int64_t found;

	/* What is not a number is in no range. */
	if (!(amount >= 0 && amount < 0x1p40 && error < 0x1p-4))
		return false;
	found = (int64_t)up;
	if (up - (double)found <= error || up - (double)found >= 1 - error)
		return false;
	*whole = found;
	return true;
}

/* The values of a rule from the year on in which rules act. */
static inline struct portions steps_values(const struct step_work *work,
					   const struct bound_rule *rule)
{
	return numbers_from(work->numbers, work->plan, rule->series,
			    work->first_rules + work->start);
}

/* Its value in one of these years and a lane. */
static inline const struct portion *steps_value(const struct step_work *work,
						const struct bound_rule *rule, size_t cell)
{
	return &steps_values(work, rule).exact[cell - work->begin];
}

/* Do the shares out of every channel come to 100% at most, in all years? */
enum sums_status steps_check_shifts(const struct plan *plan, const struct channel_numbers *numbers);

/*
 * Steps 2 and 3 of the channel strategy, row by row: avoidable contacts and repeats fall away.
 *
 * Design, section 6: `avoid` takes A = round(V x avoidable share x value), and `first-contact`
 * leaves round(V x r / r') of what then is there, nothing changing where r' <= r.
 */

/* Take from work->left and add to what is avoided; false out of range. */
bool step_reduce(struct step_work *work, const struct group *group,
		 const struct scope_rules *rules);

/*
 * Take-up, the second half of step 4: a channel's share of the group's
 * contacts rises from its share in the base year, taken from the others.
 *
 * M = max(0, round(total x share) - its volume after the shifts), in years whose target is above
 * the base year's share; a group that is there already moves nothing (channel_met.c tells which).
 *
 * Where the design is silent:
 * - The rule for a channel is that of the most particular scope: a named
 *   service before a named purpose before `*`.  Of that scope, each rule that
 *   names a channel takes from it; one for all channels takes from those that
 *   have no take-up of their own.
 * - Several take-ups act in the channels' standard order, each measured
 *   against the volumes after the shifts.
 * - Where sharing by volumes after the shifts would take more from a channel
 *   than earlier take-ups left it, all is shared by what they left.  More
 *   than all sources have left is a fault, beyond half a contact a take-up,
 *   which rounding may have added and which is not moved.
 */

/*
 * Move contacts, the volumes after the shifts being in *work.  Not done where more are asked for
 * than there are.
 */
enum sums_status take_up(struct step_work *work, const struct scope_rules *rules);

#endif
