/*
 * A council's whole plan in the form of the plan's table 3.1: workstream by
 * year, its own shares beside the national ones.
 *
 * Fills workstream_gain (a row for each workstream and year), workstream_plan
 * (the same as a sheet, years side by side) and workstream_line (by council
 * and the finer workstreams of the register).  A gain is gross less running
 * cost of what counts at the end of the year: the outturn where a council has
 * one, else the forecast.
 */
#ifndef ANALYSES_WORKSTREAM_TABLES_H
#define ANALYSES_WORKSTREAM_TABLES_H

#include "analyses/indicator.h"

/* False with faults. */
bool workstream_tables(struct results *results, const struct gains *gains,
		       struct reference *reference, struct year first_year, struct year last_year,
		       struct diagnostics *diagnostics);

#endif
