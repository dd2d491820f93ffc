/*
 * Why a strategy's sums have no answer, in words.
 */
#ifndef ANALYSES_CHANNEL_REFUSE_H
#define ANALYSES_CHANNEL_REFUSE_H

#include "sums/channel_steps.h"

/* Raise the fault of sums that ended so, *work knowing where; returns false. */
bool channel_refuse(const struct step_work *work, enum sums_status status);

#endif
