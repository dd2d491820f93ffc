/*
 * What in a case's files could turn its answer round, told under the answer: in its spend (here),
 * its contacts, its prices, the size of its amounts, its councils and its months.
 */
#ifndef LOADING_DOUBTS_H
#define LOADING_DOUBTS_H

#include "analyses/case/case.h"
#include "loading/inputs.h"

/*
 * Of a file that is no ledger: rows below zero of one percent of the base year's spend or more;
 * categories without a market whose name is nearly a known one's, or that are a tenth of the spend
 * of a whole case together.
 */
void doubts_say_spend(struct run *run, const struct reading *reading, const struct spend *spend,
		      const struct categories *categories, struct year base);

/*
 * Rows of other years, which are used for nothing: of a category without any in the base year they
 * are missing from the answer, else a history.  A base year that is only the file's last, and has
 * far less than the year before, is told with the option that says another.
 */
void doubts_say_spend_years(struct run *run, const struct reading *reading,
			    const struct spend *spend, struct money outside, int64_t n_rows,
			    struct year base);

/*
 * What in a case's contacts could turn its answer round, told under the answer: a row given twice,
 * rows of another year than the base year.
 */

/*
 * Rows that agree in council, service, channel, purpose, year and months with one above, whatever
 * their shares: the first few with both lines.  How many there are; of a ledger, whose rows are
 * payments or days, none.
 */
size_t doubts_say_again(struct run *run, const struct reading *reading,
			const struct channels *channels);

/* Two names of one channel in a file that is no ledger: what one holds, the other may hold too. */
void doubts_say_names(struct run *run, const struct reading *reading,
		      const struct channels *channels);

/* Unit costs of a service that the contacts are not of, which price nothing. */
void doubts_say_services(struct run *run, const struct unit_costs *costs,
			 const struct activity *activity);

/* A base year that is only the file's last and has far fewer contacts than one before: is it told?
 */
bool doubts_say_activity_base(struct run *run, const struct reading *reading, struct year base);

/*
 * In a whole case, where only the base year counts: rows of other years of which the base year has
 * none that agrees in the rest.
 */
void doubts_say_activity_years(struct run *run, const struct reading *reading,
			       const struct channels *channels, struct year base);

/* Prices of one thing that are so far apart that one may be in pence, of a pack or of a line. */

/* Warn of items whose highest price is more than twenty times their lowest: the first few. */
void doubts_say_prices(struct run *run, const struct prices *prices);

/*
 * Files of a case whose amounts are a thousandth of those beside them: in thousands, as a budget
 * book has them, where the others are in pounds.
 */

/*
 * Warn of spend, costs or gains none of which is £1,000, where one of the others is £100,000; of
 * spend that is less in all than one cost, or contacts too few for one; and of a single amount or
 * volume that is far below all others.
 */
void doubts_say_sizes(struct run *run, const struct case_question *question);

/*
 * Councils of a case that are not in all its files: a row under another name is counted like the
 * others, and only its council's name shows that it may not belong there.
 */

/*
 * Of the activity, spend and register read so far, where no council was asked for: a warning for a
 * council that another of these files does not have, with its first line and how much of it counts;
 * where all have the same several, a notice that they are counted together.
 */
void doubts_say_councils(struct run *run);

/*
 * Rows of some months of a year beside a row of the whole of it, of the same council, service,
 * channel or category: the one may be in the other, and count twice.
 */

/*
 * A warning for the first such row of each group of a case's file that has a column year; nothing
 * of a ledger, whose reader tells it (reading/ledger.h).
 */
void doubts_say_months(struct run *run, const struct reading *reading);

#endif
