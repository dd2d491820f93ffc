/*
 * What stands in the folder of a case and is not read: a file under a name
 * that is nearly the right one (`cost.csv`, `Gains.csv`, `spend (2).csv`,
 * `activity_old.csv`), a spreadsheet, any other.  What it holds would be
 * missing from the sums without a word.
 */
#ifndef LIBRARY_STRAYS_H
#define LIBRARY_STRAYS_H

#include "model/names.h"
#include "requests/run.h"

/*
 * A fault for each that may be a file which the run looked for in vain (or, where a folder is
 * checked, any command would): it is renamed, or taken out.  A notice for each other such file,
 * with what to do, in the order of their names.  Files that the run lists as its inputs, the tables
 * that vfm wrote there, and hidden files are none.
 */
void strays_say(struct run *run, const char *path, bool is_checked,
		struct diagnostics *diagnostics);

/* The same for each folder among the files that the run was given. */
void strays_say_all(struct run *run);

/* May a file of this name be read, to see what it is?  Of any other its name alone counts. */
bool strays_may_read(struct arena *arena, const char *name);

/*
 * Sheets of a workbook that vfm wrote beside the files of a case: its results, which are not read.
 */

/* Add the names of those of a workbook, by the list of sheets that it begins with. */
void strays_find_own(struct run *run, const char *book, struct names *names);

/*
 * A warning of numbers that somebody changed on the sheet of levers, where they move the other
 * sheets alone: the case would be without them, and nobody would know.
 */
void strays_say_levers(struct run *run, const char *book, struct diagnostics *diagnostics);

#endif
