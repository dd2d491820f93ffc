/*
 * Two business cases side by side: what each option comes to in both, and in
 * which inputs and assumptions they differ.
 *
 * Works on what case_analyse() found of each case by itself, and on the files as
 * they were read (input_differences.h).
 * Fills case_compare, case_compare_option (the same, a row for each case),
 * case_compare_input and case_compare_assumption, which has what the program
 * supplied too.
 */
#ifndef ANALYSES_CASE_COMPARE_H
#define ANALYSES_CASE_COMPARE_H

#include "analyses/case/case_options.h"
#include "analyses/case/input_differences.h"
#include "results/results.h"

/* One of the two: a name that the other has not, and what case_analyse() found. */
struct compared_case {
	const char *name;
	const struct results *results;
	const struct case_options *options;
	struct inputs_read inputs;
};

void case_compare(struct results *results, const struct compared_case cases[2]);

/*
 * In which inputs two cases differ (input_differences.h), as a table and in words.  Add the table
 * case_compare_input.
 */
void case_compare_inputs_add(struct results *results, const struct input_differences *found);

/* Add to the answer how many inputs differ, by file. */
void case_compare_inputs_say(struct results *results, const struct input_differences *found);

#endif
