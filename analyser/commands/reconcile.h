/*
 * The account of a ledger: rows and amounts read, used and set aside.
 */
#ifndef COMMANDS_RECONCILE_H
#define COMMANDS_RECONCILE_H

#include <stdio.h>

#include "commands/command.h"

/* Add the table `reconciliation`, and `set_aside` by reason, and say both in notices. */
void reconcile(struct run *run, const struct reading *reading);

/*
 * Write each row set aside as CSV: file, line, reason, amount, and the row as
 * it stood, but for the apostrophe before what a spreadsheet would take for a
 * formula.
 */
void reconcile_rejects(const struct reading *reading, struct arena *arena, FILE *stream);

#endif
