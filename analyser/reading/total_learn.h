/*
 * Totals that a ledger's first rows show by their amounts, in whatever words or without any.
 *
 * `Whole Council` among services, the sum of an invoice above its lines, a subtotal that repeats
 * the date and the supplier of the row above: each row of the kind comes to what others come to
 * that share its other cells, or stand next to it.  How much agreement shows is measured by the
 * digits that agree, so that round figures, and few of them, show nothing.
 */
#ifndef READING_TOTAL_LEARN_H
#define READING_TOTAL_LEARN_H

#include "reading/learnt_table.h"

/*
 * total_learn(columns, table, arena):
 * Learn `labels`, `lacking` and `doubled` of columns, of which all else is learned already, from
 * the first rows.
 */
void total_learn(struct total_columns *columns, struct learnt_table *table, struct arena *arena);

/* Is this cell one of the learned labels? */
bool total_learn_is_label(const struct total_columns *columns, size_t column, const char *text);

#endif
