/*
 * Columns that are mostly empty.
 *
 * A row without a category, a service, a supplier counts as not given; where most rows do, the
 * answer says little, and another column may say more.
 */
#ifndef READING_SPARSE_H
#define READING_SPARSE_H

#include "reading/ledger.h"

/* In what part of the first rows, in percent, is a column empty? */
size_t sparse_percent(const struct ledger *ledger, int at);

/* Say which names' columns are mostly empty, and which fuller ones could serve instead. */
void sparse_say(struct ledger *ledger, const char *path, struct diagnostics *diagnostics);

#endif
