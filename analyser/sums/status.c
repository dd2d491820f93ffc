#include "sums/status.h"

#define SUMS_SAID(status, said) said,
static const char *const said[] = {SUMS_STATUSES(SUMS_SAID)};

const char *sums_status_say(enum sums_status status)
{
	return said[status];
}
