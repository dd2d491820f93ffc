/*
 * How a sum ended.
 */
#ifndef SUMS_STATUS_H
#define SUMS_STATUS_H

enum sums_status {
	SUMS_DONE,
	SUMS_SHIFTS_OVER,    /* shares out of one channel add up to more than 100% */
	SUMS_TAKE_UP_OVER,   /* take-up needs more contacts than its sources have */
	SUMS_VOLUMES_BEYOND, /* contacts are more than can be counted exactly */
	SUMS_BEYOND,         /* a sum of money is */
};

/* Why there are no figures: `take-up needs more contacts than there are`. */
const char *sums_status_say(enum sums_status status);

#endif
