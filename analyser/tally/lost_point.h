/*
 * An amount that lost its decimal point: a hundred times what the same payee is paid again and
 * again.
 */
#ifndef TALLY_LOST_POINT_H
#define TALLY_LOST_POINT_H

#include "tally/first_rows.h"

/* By a text's first rows. */
void lost_point_say(const struct first_rows *rows, struct diagnostics *diagnostics,
		    struct arena *scratch);

#endif
