/*
 * How much of a council's gains frees cash.
 */
#ifndef ANALYSES_CHANNEL_CASH_H
#define ANALYSES_CHANNEL_CASH_H

#include "analyses/channel/channel_lines.h"

/*
 * cash_release(lines, count, plan, year):
 * Set the cash of one council's lines in a year.  A negative gain counts
 * whole.  A positive one counts by the cashable share of its service and
 * channel, else of its channel (all of it where none is given), to the penny; but where
 * contacts_per_post and post_cost are given, a council's release on the channel is whole posts,
 *     floor(contacts removed / contacts per post) x post cost,
 * at most its positive gains there, shared over those lines by largest
 * remainder.  False out of range.
 */
bool cash_release(struct channel_line *lines, size_t count, const struct plan *plan, int year);

#endif
