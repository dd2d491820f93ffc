/*
 * Sheets of a workbook that vfm wrote beside the files of a case: its results, which are not read.
 */
#ifndef LIBRARY_OWN_SHEETS_H
#define LIBRARY_OWN_SHEETS_H

#include "model/names.h"
#include "requests/run.h"

/* Add the names of those of a workbook, by the list of sheets that it begins with. */
void own_sheets_find(struct run *run, const char *book, struct names *names);

/*
 * own_sheets_say_levers(run, book, diagnostics):
 * A warning of numbers that somebody changed on the sheet of levers, where they move the other
 * sheets alone: the case would be without them, and nobody would know.
 */
void own_sheets_say_levers(struct run *run, const char *book, struct diagnostics *diagnostics);

#endif
