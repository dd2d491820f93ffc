/*
 * How much of a case's gain rests on figures borrowed from elsewhere.
 *
 * A unit cost is borrowed where its set is built in, or where a council's own
 * file gives for the channel exactly what a published set gives.
 */
#ifndef ANALYSES_CASE_BORROWED_H
#define ANALYSES_CASE_BORROWED_H

#include "analyses/case/case_run.h"

/* Amounts without their signs, in pounds of the plan's last year. */
struct borrowed {
	struct money all;        /* the parts of the gross gain */
	struct money channel;    /* of these, the channel strategy's */
	struct money unit_costs; /* of these, at borrowed unit costs */
	struct money bands;      /* of these, by the plan's procurement bands */
	const char *channels;    /* with borrowed unit costs, joined, or NULL */
};

/* Of one option; costs that differ only by service are told by their channel. */
void case_borrowed(struct borrowed *borrowed, const struct case_run *run,
		   const struct case_option *option);

#endif
