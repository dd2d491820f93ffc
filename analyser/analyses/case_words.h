/*
 * The business case in sentences, what it rests on, and its charts.
 */
#ifndef ANALYSES_CASE_WORDS_H
#define ANALYSES_CASE_WORDS_H

#include "analyses/case_tables.h"

/* Whose case it is: its council, else the councils of its files, else its title. */
const char *case_words_who(const struct case_work *work);

/* Add the answer; to be called with the options ranked. */
void case_words_answer(struct results *results, const struct case_work *work,
		       const struct case_parts *parts, const struct case_options *options,
		       const struct discounting *discounting);

/* Add what it rests on, before what its parts rest on. */
void case_words_caveats(struct results *results, const struct case_work *work,
			const struct case_parts *parts, const struct costing *costing,
			const struct case_options *options, const struct discounting *discounting);

/* Add the charts: bridge, payback, options. */
void case_words_charts(struct results *results, const struct case_work *work,
		       const struct case_tables *tables, const struct case_options *options);

#endif
