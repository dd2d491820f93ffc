/*
 * The answer of a business case in sentences.
 */
#ifndef ANALYSES_CASE_WORDS_H
#define ANALYSES_CASE_WORDS_H

#include "analyses/case/case_run.h"

/* Whose case it is: its council, else the councils of its files, else its title. */
const char *case_words_who(const struct case_work *work);

/* Under a chart, wherever the case stands: `Source: business case of Westmere; vfm case`. */
const char *case_words_source(const struct case_question *question, const char *prices,
			      struct arena *arena);

/* Add the answer; to be called with the options ranked. */
void case_words_answer(struct results *results, const struct case_run *run);

/* `the whole case with 'web-first'`: whose figure is not the strategy's alone. */
const char *case_words_whole(struct arena *arena, const struct case_option *option);

/* `'web-first' with procurement` */
const char *case_words_option(const struct case_run *run, const struct case_option *option);

/* `pays back after 2.4 years` */
const char *case_words_payback(struct arena *arena, const struct payback *payback, int n_years);

/* `£1.7m of the set-up cost comes later` than that, or NULL: nothing does. */
const char *case_words_later_cost(struct arena *arena, const struct payback *payback,
				  const struct bridge *bridges, int n_years);

#endif
