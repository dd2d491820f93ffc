/*
 * Totals whose label stands in a column that is no key.
 *
 * `Adult services,31/03/2014,TOTAL,500` is as regular as any row to whoever adds
 * up by the first column.  An engine looks at no other columns, so a file that has
 * such a row near its beginning or, being a plain file, near its end, has all its rows judged
 * one by one; and so has one whose rows nothing but an amount makes regular.
 */
#ifndef TALLY_BESIDE_TOTALS_H
#define TALLY_BESIDE_TOTALS_H

#include "tally/head.h"

/* Must all rows be judged, because a total could pass for a regular row? */
bool beside_totals_seen(const struct head *head, const struct stream *stream, struct arena *arena);

#endif
