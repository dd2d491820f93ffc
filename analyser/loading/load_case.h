/*
 * The business case of a folder: whichever of its files are there.
 */
#ifndef LOADING_LOAD_CASE_H
#define LOADING_LOAD_CASE_H

#include "analyses/case/case.h"
#include "requests/run.h"

/*
 * Read case.csv and by it the others.  The run's settings, where they are given, go before
 * case.csv; *question lives in the run's arena.  False with diagnostics, those of every file.
 */
bool load_case(struct run *run, const char *folder, struct case_question *question);

/* --- The years of a case: of the plan, and those that are appraised --- */

/*
 * Set the base year (given, else the last that any of the files has), the plan's first and last
 * year, the price year, the years appraised and the guidance that goes by them.  False with a fault
 * where the files do not agree, or the years are in no order.
 */
bool case_years_find(struct run *run, struct case_question *question);

/*
 * --logo FILE: a council's sign for the header of a report, from a picture that somebody made.
 *
 * It goes into the page as an image whose bytes stand there (a data: address), so nothing is
 * fetched, and a browser runs no script in it.  All the same an SVG that holds a script, an event's
 * handler, foreign content, a style that fetches, a reference out of itself or entities of its own
 * is refused, as is what is neither SVG nor PNG.
 */

/*
 * The picture that the settings name as an address for a page, listed among the inputs; *address is
 * NULL where none is named.  False with a fault or a failure.
 */
bool load_logo(struct run *run, const char **address);

/*
 * The files that only a case has, of which it may have any: each is read where it is there and has
 * rows, and listed among the inputs; else the model is empty.  False with faults.
 */
bool load_own_case(struct run *run, const char *folder, struct case_file *file);
bool load_own_costs(struct run *run, const char *folder, struct costs *costs);
bool load_own_notes(struct run *run, const char *folder, struct notes *notes);
bool load_own_correlations(struct run *run, const char *folder, struct correlations *correlations);
bool load_own_risks(struct run *run, const char *folder, struct risks *risks);

/* Or the file that the settings name; *colours is NULL where there is neither. */
bool load_own_colours(struct run *run, const char *folder, const struct house_colours **colours);

#endif
