#include "sums/status.h"

#define SUMS_SAID(status, said) said,
const char *const sums_status_said[] = {SUMS_STATUSES(SUMS_SAID)};
