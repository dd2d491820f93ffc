/*
 * How much of a council's gains frees cash.
 */
#ifndef SUMS_CHANNEL_CASH_H
#define SUMS_CHANNEL_CASH_H

#include "sums/channel_lines.h"

/*
 * cash_release(lines, first, work):
 * Add the cash of one council's lines, the last from `first` on, to
 * lines->sum, and set that of each line where lines->is_whole.  A negative
 * gain counts whole.  A positive one counts by the cashable share of its
 * service and channel, else of its channel (all of it where none is given), to
 * the penny; but where contacts_per_post and post_cost are given, a council's
 * release on the channel is whole posts,
 *     floor(contacts removed / contacts per post) x post cost,
 * at most its positive gains there, shared over those lines by largest
 * remainder.  False out of range.
 */
bool cash_release(struct channel_lines *lines, size_t first, const struct step_work *work);

#endif
