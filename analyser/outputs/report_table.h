/*
 * What a report shows of a table, whoever renders it.
 */
#ifndef OUTPUTS_REPORT_TABLE_H
#define OUTPUTS_REPORT_TABLE_H

#include "results/results.h"

/* Has the column a label, and does any row of the table say something in it? */
bool report_table_is_shown(const struct table *table, size_t column);

/*
 * report_table_shown(table, shown):
 * Which columns are shown, of an array of all of them; how many they are.  A text that is the same
 * in all rows, and would take room from the others, stands in the note instead.
 */
size_t report_table_shown(const struct table *table, bool *shown);

/*
 * report_table_note(table, n_rows, arena):
 * What stands below a table of which so many rows are shown: what is the same in all of them, how
 * many more there are, and that amounts are rounded; NULL where there is nothing to say.
 */
const char *report_table_note(const struct table *table, size_t n_rows, struct arena *arena);

#endif
