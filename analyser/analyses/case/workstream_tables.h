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

#include "analyses/indicator/indicator.h"

/* A line of a case's own below those of the plan: what is of no workstream. */
#define LINE_WHOLE_CASE (PLAN_TOTAL + 1)

/*
 * Gains and costs of a year that are in no register: a channel strategy's, procurement's, and the
 * running costs of the whole case.
 */
struct workstream_addition {
	int line; /* an enum plan_line, or LINE_WHOLE_CASE */
	struct year year;
	struct money gross, running_cost;
};

struct workstream_question {
	const struct gains *gains; /* or NULL: no register */
	const struct workstream_addition *additions;
	size_t n_additions;
	struct reference *reference; /* phasing */
	struct year first_year, last_year;
	const char *title, *source; /* of the chart */
};

/* Fill the tables, the first with the chart `workstreams`; false with faults. */
bool workstream_tables(const struct workstream_question *question, struct results *results,
		       struct diagnostics *diagnostics);

/*
 * The gains of a council by service sector: the plan's other view of them (paragraph 3.55, and
 * annex E), beside that by workstream.
 *
 * Fills sector_gain, a row for each sector and year, where the register says a sector of any gain.
 * What is of no sector has rows of its own, so the rows of a year add up to all of workstream_gain.
 * False where they add up to more than can be counted.
 */
bool workstream_sector_tables(const struct workstream_question *question, struct results *results);

#endif
