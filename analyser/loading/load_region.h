/*
 * Councils of a run side by side, and their names checked against a list.
 */
#ifndef LOADING_LOAD_REGION_H
#define LOADING_LOAD_REGION_H

#include "requests/run.h"
#include "model/names.h"

/* Does the run set councils side by side?  Refuse any other --by with a usage message. */
bool region_check(struct run *run);
bool region_is_asked(const struct run *run);

/* Check the councils' names where --authorities gives a list; false with diagnostics. */
bool region_authorities(struct run *run, const struct names *councils, const char *path);

#endif
