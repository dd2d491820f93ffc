/*
 * The options of a case in order, and why.
 */
#ifndef ANALYSES_CASE_RANK_H
#define ANALYSES_CASE_RANK_H

#include "analyses/case_options.h"

/*
 * case_rank(options, arena):
 * Put the options in order of NPV, then of cash released, then of name; doing
 * nothing goes after others of the same NPV.  Each gets the reason in words.
 */
void case_rank(struct case_options *options, struct arena *arena);

#endif
