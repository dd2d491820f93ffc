/*
 * The steps of sureness_add(), each a file, of the leading option.
 */
#ifndef ANALYSES_SURENESS_SURENESS_H
#define ANALYSES_SURENESS_SURENESS_H

#include "analyses/sureness/movers.h"

/*
 * Two numbers at once: how much of the plan happens, by the share of moved contacts that fail, or
 * two that the user names.  Table `two_levers`.  False with a fault: what the user names is no
 * number of the case.
 */
bool sureness_grid(struct results *results, const struct evaluation_rooms *rooms,
		   const struct movers *movers);

/*
 * What if: less of the plan happens, it comes late, it costs more, bands are low, or a contact
 * costs what another published set says.  Table `scenario`, of every option.
 */
void sureness_scenarios(struct results *results, struct evaluation *evaluation);

/*
 * Realised so far: how much of what the register forecast came out, and what the case would be
 * worth if its other gains came out at that rate.
 *
 * Of the gains that have both a forecast and an actual, in the years that have an outturn; gross,
 * by workstream: table `record`.  The rate stands in for what the case gives as confidence and
 * likelihood, so that doubt counts once.
 */
void sureness_record(struct results *results, struct evaluation *evaluation);

/*
 * Doubt counted twice: a gain that is cut for doubt (benefit_confidence) while its numbers are
 * drawn from ranges too, or a cost with optimism bias and a range of its own.  Told, with the
 * remedy.
 */
void sureness_doubt(struct results *results, struct evaluation *evaluation,
		    const struct movers *movers);

/*
 * Each number alone: from its low to its high, and where it turns the answer.
 *
 * Tables `sensitivity` (the tornado, the widest first) and `switching`, of the leading option.  A
 * number without a range is moved a tenth either way, which is said; one that moves nothing is
 * left out, and counted.
 */

/* How much of the answer is known of: by moving each number a tenth either way. */
struct range_cover {
	size_t n_numbers, n_without; /* that move the answer, and those of them without a range */
	double swing, without;       /* what they do together, and those without */
	struct lines named;          /* those without, the most weighty first */
};

/* False where the run is to end. */
bool sensitivity_add(struct results *results, const struct evaluation_rooms *rooms,
		     const struct movers *movers, struct range_cover *cover);

#endif
