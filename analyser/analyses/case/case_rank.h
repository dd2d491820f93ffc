/*
 * The options of a case in order, and why.
 */
#ifndef ANALYSES_CASE_RANK_H
#define ANALYSES_CASE_RANK_H

#include "analyses/case/case_options.h"

/*
 * case_rank(options, arena):
 * Put the options in order of NPV, then of cash released, then of name; doing
 * nothing goes after others of the same NPV, and all of one NPV have one rank.  Each gets the
 * reason in words.
 */
void case_rank(struct case_options *options, struct arena *arena);

/*
 * case_rank_cautions(options, work, parts, costing):
 * Note with each option what its rank leaves out, which could turn it: costs that are not given,
 * gains and cash that are upper bounds.
 */
void case_rank_cautions(struct case_options *options, const struct case_work *work,
			const struct case_parts *parts, const struct costing *costing);

/* Say in the answer what could turn the ranking of ranked options. */
void case_rank_say(struct results *results, const struct case_options *options);

#endif
