/*
 * Names among councils that are hardly councils: the parts of one, its housing company, its
 * schools.
 */
#ifndef LOADING_BODIES_H
#define LOADING_BODIES_H

#include "model/names.h"
#include "requests/run.h"

/*
 * bodies_say(run, councils, is_ledger, path):
 * A warning where some of several names say that they are councils and others do not, with how to
 * count all as one: by an option where `is_ledger`.  `path` may be NULL.
 */
void bodies_say(struct run *run, const struct names *councils, bool is_ledger, const char *path);

#endif
