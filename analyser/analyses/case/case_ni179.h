/*
 * What of NI 179 stands in the detail of a case: the tables of its register, and table 3.1 of the
 * whole case.
 */
#ifndef ANALYSES_CASE_CASE_NI179_H
#define ANALYSES_CASE_CASE_NI179_H

#include "analyses/case/case_run.h"
#include "analyses/indicator/indicator.h"

/* What the figures of all options are held against. */
struct indicator_frame {
	const struct case_work *work;
	const struct case_parts *parts;
	struct council_baseline baseline;
	struct money carry_over;
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

#endif
