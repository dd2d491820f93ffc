/*
 * Which rows of an index may have a witness that is blank or a total's label.
 *
 * Hardly any has, so a whole stretch is looked through at once, by the first letters of the
 * witnesses (total_words_begin()), before its rows are sliced.
 */
#ifndef TALLY_CUT_WITNESS_H
#define TALLY_CUT_WITNESS_H

#include "tally/cut_masks.h"
#include "tally/engine_rows.h"

/*
 * witness_find(index, base, plan):
 * Mark rows as MASKS_UNEVEN, which are looked at cell by cell: of those without marks and with as
 * many cells as the plan's all that may have such a witness.  The index is of the bytes at `base`,
 * behind which CUT_SLACK more may be read.
 */
typedef void witness_function(struct masks_index *index, const char *base,
			      const struct rows_plan *plan);

/* The one for this processor; `most` leaves out what is wider (bytes at a time), for tests. */
witness_function *witness_find_function(int most);

#endif
