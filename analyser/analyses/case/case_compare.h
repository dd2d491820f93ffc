/*
 * Two business cases side by side: what each option comes to in both, and in
 * which inputs and assumptions they differ.  Where their terms differ, so that a
 * net present value of one is no match for one of the other, that is the answer.
 *
 * Works on what case_analyse() found of each case by itself, and on the files as
 * they were read.
 * Fills case_compare, case_compare_option (the same, a row for each case),
 * case_compare_input and case_compare_assumption, which has what the program
 * supplied too.
 */
#ifndef ANALYSES_CASE_COMPARE_H
#define ANALYSES_CASE_COMPARE_H

#include "analyses/case/case_options.h"

/*
 * Where the files of two cases differ, cell by cell.
 *
 * Works on the records as they were read, whatever they mean, so that no input is forgotten.  Rows
 * that agree in every cell are set against each other first; then those of one key (the cells that
 * say what a row is about); then those that agree in every cell but one, a part of the key.  What
 * is left only one of the two has.  A cell differs where what was read of it does: 1,000 is 1000.
 */

struct input_difference {
	const char *file; /* `strategies.csv` */
	const char *key;  /* `web-first, shift, *, telephone, web, 2010-11` */
	const char *field;
	/* None: an empty cell; input_differences_absent as a text: there is no such row. */
	struct value first, second;
};

extern const char input_differences_absent[];

struct input_differences {
	struct input_difference *items;
	size_t count, capacity;
};

/* The readings of two cases, in any order. */
struct inputs_read {
	const struct reading *const *items;
	size_t count;
};

void input_differences_find(struct input_differences *differences, const struct inputs_read *first,
			    const struct inputs_read *second, struct arena *arena);

/* Zero of values that are the same, of one kind; else which goes first in some order of all. */
int input_value_compare(const struct value *a, const struct value *b);

/* One of the two: a name that the other has not, and what case_analyse() found. */
struct compared_case {
	const char *name;
	const struct case_question *question;
	const struct results *results;
	const struct case_options *options;
	struct inputs_read inputs;
};

void case_compare(struct results *results, const struct compared_case cases[2]);

/*
 * What present values go by and two cases have not alike: the base year, the years appraised, the
 * discount rates of years that both appraise, and the price year.
 */
struct unlike_terms {
	struct lines keys; /* of case.csv: `discount_rate` */
	struct lines said; /* `discount rate (3.5% and 5%)`, in the order of the keys */
};

void case_compare_terms_find(struct unlike_terms *unlike, const struct compared_case cases[2],
			     struct arena *arena);

/* Add to the answer in which terms they differ, where they do. */
void case_compare_terms_say(struct results *results, const struct unlike_terms *unlike);

/*
 * In which inputs two cases differ, as a table and in words.  Add the table
 * case_compare_input.
 */
void case_compare_inputs_add(struct results *results, const struct input_differences *found);

/* Add to the answer how many inputs differ, by file, and where they are few, each that their terms
 * have not told. */
void case_compare_inputs_say(struct results *results, const struct input_differences *found,
			     const struct unlike_terms *unlike);

#endif
