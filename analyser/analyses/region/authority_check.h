/*
 * The councils of a file held against a list of authorities.
 *
 * Nothing is renamed and nothing merged: what is not in the list, written
 * otherwise, or there under two names is told, and the user decides.
 */
#ifndef ANALYSES_AUTHORITY_CHECK_H
#define ANALYSES_AUTHORITY_CHECK_H

#include "model/authorities.h"
#include "results/results.h"

/* Add the table `authority`, a row for each council, and a notice for each that needs a look. */
void authority_check_add(struct results *results, const struct authorities *authorities,
			 const struct names *councils, const char *path,
			 struct diagnostics *diagnostics);

#endif
