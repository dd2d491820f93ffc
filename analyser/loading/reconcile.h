/*
 * The account of a ledger: rows and amounts read, used and set aside.
 */
#ifndef LOADING_RECONCILE_H
#define LOADING_RECONCILE_H

#include <stdio.h>

#include "requests/run.h"
#include "results/table.h"

/* Amounts are of money; of a ledger of counts, reconcile_table() makes them so. */
#define RECONCILIATION_COLUMNS                                                              \
	(file, "File", TEXT), (rows_read, "Rows read", COUNT_TOTAL),                        \
	    (rows_used, "Rows used", COUNT), (rows_set_aside, "Rows set aside", COUNT),     \
	    (amount_read, "Amount read", MONEY_TOTAL), (amount_used, "Amount used", MONEY), \
	    (amount_set_aside, "Amount set aside", MONEY),                                  \
	    (rows_amount_unreadable, "Unreadable amounts", COUNT)

/* Add the table `reconciliation`, and `set_aside` by reason, and say both in notices. */
void reconcile(struct run *run, const struct reading *reading);

/* The table `reconciliation`, one row a file, and one of its rows. */
TABLE_ROW(reconciliation, RECONCILIATION_COLUMNS);
struct table *reconcile_table(struct results *results, bool has_money);
struct reconciliation_row reconcile_row(bool has_money, const char *file,
					const struct account *read, const struct account *used,
					const struct account *set_aside);

/* For the end of the line that balances: rows whose amounts are in no sum; or nothing. */
const char *reconcile_unreadable(struct arena *arena, const struct account *set_aside);

/* The table `set_aside`, one row a reason, and one of its rows. */
struct table *reconcile_aside_table(struct results *results, const struct shape *shape);
void reconcile_aside_add(struct table *table, bool has_money, const char *reason,
			 const struct account *account, const char *lines);

/* The header of a file of rows set aside, and one of its rows. */
void reconcile_rejects_header(FILE *stream);
void reconcile_reject(FILE *stream, bool has_money, const char *file, const struct reject *reject);

/*
 * Write each row set aside as CSV: file, line, reason, amount, and the row as
 * it stood, but for the apostrophe before what a spreadsheet would take for a
 * formula.
 */
void reconcile_rejects(const struct reading *reading, FILE *stream);

#endif
