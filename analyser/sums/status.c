#include "sums/status.h"

static const char *const said[] = {
    [SUMS_DONE] = "done",
    [SUMS_SHIFTS_OVER] = "the shares out of one channel would be more than 100%",
    [SUMS_TAKE_UP_OVER] = "take-up would need more contacts than there are",
    [SUMS_VOLUMES_BEYOND] = "there would be more contacts than can be counted",
    [SUMS_BEYOND] = "it would be more than can be counted",
};

const char *sums_status_say(enum sums_status status)
{
	return said[status];
}
