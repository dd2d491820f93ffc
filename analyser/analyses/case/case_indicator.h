/*
 * What a case counts for in NI 179, and its whole plan in the form of the
 * plan's table 3.1.
 *
 * NI 179 at the end of a year: the register's (indicator.h), and of the rest
 * of the option its cash-releasing gains less running cost and the year's
 * investment, without what is taken off for doubt or optimism, as the
 * indicator counts.  Only of a case whose base year is the plan's.
 */
#ifndef ANALYSES_CASE_INDICATOR_H
#define ANALYSES_CASE_INDICATOR_H

#include "analyses/case/case_run.h"

/*
 * Add case_indicator to the results with its chart `ni179`; the register's own tables and those of
 * the workstreams, with all they rest on, go into run->detail.  run->expectation is set.  False
 * with faults.
 */
bool case_indicator_add(struct results *results, struct case_run *run);

/* What the figures of all options are held against. */
struct indicator_frame {
	const struct case_work *work;
	const struct case_parts *parts;
	struct council_baseline baseline; /* of all councils, where that of each is known */
	struct money carry_over;          /* of all councils that give theirs */
	size_t n_councils;
	const char *lacking; /* why there is no baseline */
	struct fraction growth;
};

/* A sum in pounds of the steps from one to another, the register's part left out. */
struct money case_ni179_steps(const struct indicator_frame *frame, const struct bridge *bridge,
			      int t, enum case_step first, enum case_step last);

/* The register's own tables, but for table 3.1; its baseline and carry-over go into the frame. */
bool case_ni179_register(struct indicator_frame *frame, struct results *detail);

/* The case's gains that are in no register, as lines of table 3.1. */
bool case_ni179_workstreams(const struct indicator_frame *frame, const struct case_option *option,
			    struct results *detail);

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
