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
#ifndef SUMS_CHANNEL_TAKE_UP_H
#define SUMS_CHANNEL_TAKE_UP_H

#include "sums/channel_steps.h"

/*
 * Move contacts, the volumes after the shifts being in *work.  Not done where more are asked for
 * than there are.
 */
enum sums_status take_up(struct step_work *work, const struct scope_rules *rules);

#endif
