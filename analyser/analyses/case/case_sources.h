/*
 * Where the figures of a case come from: each source once, with what it feeds, its paragraph or
 * table, and whether it is later than the report's date.
 */
#ifndef ANALYSES_CASE_SOURCES_H
#define ANALYSES_CASE_SOURCES_H

#include "analyses/case/case_run.h"
#include "results/results.h"

/*
 * case_sources_add(results, run):
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

#endif
