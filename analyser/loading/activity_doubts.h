/*
 * What in a case's contacts could turn its answer round, told under the answer: a row given twice,
 * rows of another year than the base year.
 */
#ifndef LOADING_ACTIVITY_DOUBTS_H
#define LOADING_ACTIVITY_DOUBTS_H

#include "loading/inputs.h"
#include "model/activity.h"
#include "model/unit_costs.h"

/*
 * activity_doubts_say_again(run, reading, channels):
 * Rows that agree in council, service, channel, purpose, year and months with one above, whatever
 * their shares: the first few with both lines.  How many there are; of a ledger, whose rows are
 * payments or days, none.
 */
size_t activity_doubts_say_again(struct run *run, const struct reading *reading,
				 const struct channels *channels);

/*
 * activity_doubts_say_names(run, reading, channels):
 * Two names of one channel in a file that is no ledger: what one holds, the other may hold too.
 */
void activity_doubts_say_names(struct run *run, const struct reading *reading,
			       const struct channels *channels);

/* Unit costs of a service that the contacts are not of, which price nothing. */
void activity_doubts_say_services(struct run *run, const struct unit_costs *costs,
				  const struct activity *activity);

/* A base year that is only the file's last and has far fewer contacts than one before: is it told?
 */
bool activity_doubts_say_base(struct run *run, const struct reading *reading, struct year base);

/*
 * activity_doubts_say_years(run, reading, channels, base):
 * In a whole case, where only the base year counts: rows of other years of which the base year has
 * none that agrees in the rest.
 */
void activity_doubts_say_years(struct run *run, const struct reading *reading,
			       const struct channels *channels, struct year base);

#endif
