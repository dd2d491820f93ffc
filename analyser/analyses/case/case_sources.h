/*
 * Where the figures of a case come from: each source once, with what it feeds, its paragraph or
 * table, and whether it is later than the report's date.
 */
#ifndef ANALYSES_CASE_SOURCES_H
#define ANALYSES_CASE_SOURCES_H

#include <stdbool.h>

#include "analyses/case/case_run.h"

/*
 * The tables case_document and, place by place, case_source: of every assumption that the results
 * list (so once all are), of the register, of the risks, and of the published sets that the run has
 * read.
 */
void case_sources_add(struct results *results, const struct case_run *run);

/* A source without its place in the document: `CSR07 (CLG)` of `CSR07 (CLG), paragraph 3.30`. */
const char *case_sources_document(const char *source, struct arena *arena);

/*
 * The register of what a case assumes: each value with its low and high, its source, where it is
 * used, and whether the user gave it, a reference set did, or it is the program's own default.
 * List what the case itself assumes, and the defaults where nothing is given.
 */
void case_assumptions_list(struct results *results, const struct case_work *work);

/* Say of all that is listed where it is used, and make the table case_assumption of it. */
void case_assumptions_table(struct results *results);

/*
 * The date that a text names, as far as it can be compared with another: `efficiency statement,
 * July 2009`, `14 March 2008`, `2008-03-14`, `socitm-2009`.
 */
struct source_date {
	int year;  /* of the calendar */
	int month; /* 1 to 12, or 0: not named */
};

/* The latest date in a text; financial years (`2009-10`), which may be planned for, are none. False
 * where there is none. */
bool source_date_find(struct source_date *date, const char *text);

/* Is one after the other, as far as both say? */
bool source_date_is_after(const struct source_date *date, const struct source_date *other);

#endif
