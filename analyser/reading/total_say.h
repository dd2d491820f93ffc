/*
 * What became of the rows of a ledger that may be totals, told to the user.
 */
#ifndef READING_TOTAL_SAY_H
#define READING_TOTAL_SAY_H

#include "base/diagnostics.h"
#include "reading/totals.h"

/* Tell of each that says total or agrees as one, of the first few of a sort; when all is settled.
 */
void total_say(const struct totals *totals, const char *path, bool is_money,
	       struct diagnostics *diagnostics);

/* An amount as people read it: `£1,234.50`, `1,234`. */
const char *total_say_amount(int64_t amount, bool is_money, struct arena *arena);

/* Tell that a total is stated, and that it is not what rows come to. */
void total_say_difference(int64_t stated, int64_t found, const char *rows, bool is_money,
			  struct place place, struct diagnostics *diagnostics);

#endif
