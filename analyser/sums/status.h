/*
 * How a sum ended.
 */
#ifndef SUMS_STATUS_H
#define SUMS_STATUS_H

#define SUMS_STATUSES(EACH)                                                        \
	EACH(DONE, "done")                                                         \
	EACH(SHIFTS_OVER, "the shares out of one channel would be more than 100%") \
	EACH(TAKE_UP_OVER, "take-up would need more contacts than there are")      \
	EACH(VOLUMES_BEYOND, "there would be more contacts than can be counted")   \
	EACH(BEYOND, "it would be more than can be counted") /* a sum of money */

#define SUMS_NUMBER(status, said) SUMS_##status,
enum sums_status { SUMS_STATUSES(SUMS_NUMBER) };

/* Why there are no figures: `take-up needs more contacts than there are`. */
extern const char *const sums_status_said[];

#endif
