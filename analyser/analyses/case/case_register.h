/*
 * A case's gains of other initiatives: its register, year by year.
 *
 * A row counts in a year where it makes the view of it (the outturn where its
 * council has one, else the forecast), has been felt and has not lapsed.  What
 * does not release cash frees capacity; of a forecast that may not come, only
 * gross x likelihood is cash.  In the year in which a gain is first felt only the
 * months from its first impact on are cash, that month counted: round(gross x
 * months / 12 x likelihood); running costs recur with the gain, investment is spent
 * in the row's year, both whole.  A gain of the base year or before, and
 * one that failed its quality check, is left out, and so are its costs.
 */
#ifndef ANALYSES_CASE_REGISTER_H
#define ANALYSES_CASE_REGISTER_H

#include "analyses/case/case_parts.h"

/* Why a row is no part of the case in any year, or NULL. */
const char *case_register_reason(const struct case_question *question, const struct gain *gain);

/* Bind the rows that are part of the case; false with faults. */
bool case_register_bind(struct case_bound *bound, struct case_work *work);

/* Tell of them: the table case_register, and what the parts need to know. */
void case_register_add(struct case_parts *parts, const struct case_work *work,
		       const struct case_figures *figures, struct results *results);

#endif
