/*
 * The answer of a business case in sentences.
 */
#ifndef ANALYSES_CASE_WORDS_H
#define ANALYSES_CASE_WORDS_H

#include "analyses/case/case_run.h"

/* Whose case it is: its council, else the councils of its files, else its title. */
const char *case_words_who(const struct case_work *work);

/* What a chart names as its source, wherever the case stands: `business case of Westmere`. */
const char *case_words_source(const struct case_question *question, struct arena *arena);

/* Add the answer; to be called with the options ranked. */
void case_words_answer(struct results *results, const struct case_run *run);

/* `'web-first' with procurement` */
const char *case_words_option(const struct case_run *run, const struct case_option *option);

/* `it is repaid after 2.4 years` */
const char *case_words_payback(const struct case_work *work, const struct payback *payback,
			       int n_years);

#endif
