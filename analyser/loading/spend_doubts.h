/*
 * What in a case's spend could turn its answer round, told under the answer: a row below zero, a
 * category that no list knows, rows of another year than the base year.
 */
#ifndef LOADING_SPEND_DOUBTS_H
#define LOADING_SPEND_DOUBTS_H

#include "loading/inputs.h"
#include "model/spend.h"

/*
 * spend_doubts_say(run, reading, spend, categories, base):
 * Of a file that is no ledger: rows below zero of one percent of the base year's spend or more;
 * categories without a market whose name is nearly a known one's, or that are a tenth of the spend
 * of a whole case together.
 */
void spend_doubts_say(struct run *run, const struct reading *reading, const struct spend *spend,
		      const struct categories *categories, struct year base);

/*
 * spend_doubts_say_years(run, reading, spend, base):
 * Rows of other years, which are used for nothing: of a category without any in the base year they
 * are missing from the answer, else a history.  A base year that is only the file's last, and has
 * far less than the year before, is told with the option that says another.
 */
void spend_doubts_say_years(struct run *run, const struct reading *reading,
			    const struct spend *spend, struct money outside, int64_t n_rows,
			    struct year base);

#endif
