/*
 * A case's question bound once to numbers (sums/case_bound.h): names looked up, rules held against
 * data, everything that is wrong or doubtful said.
 */
#ifndef ANALYSES_CASE_BIND_H
#define ANALYSES_CASE_BIND_H

#include "analyses/case/case_costs.h"
#include "analyses/procurement/procurement_terms.h"

/* What binding has found that the analyses tell of. */
struct case_found {
	struct plan channel;
	struct procurement_terms terms;
	struct price_items items;
};

/*
 * Bind the work's question to work->bound.  False with faults, of which all that the files hold are
 * told.
 */
bool case_bind(struct case_found *found, struct case_work *work, struct costing *costing,
	       const struct discounting *discounting);

/* May a line of spend gain by the band of a market? */
bool case_band_is_of(const struct procurement_question *question, const struct spend_line *line,
		     enum market market);

/* The lever of how much of a workstream's gain comes. */
int case_bind_delivered(struct case_bound *bound, const char *workstream);

/* A series of the confidence in a workstream's cash, its own, else that of all. */
int case_bind_confidence(struct case_bound *bound, const struct case_question *question,
			 const char *workstream);

/* What parts that buy have in common, at prices that stay. */
void case_bind_part(struct case_bound *bound, struct bound_part *part,
		    const struct case_question *question, const char *workstream);

/* The steps to a part's full gain. */
void case_bind_phases(struct case_bound *bound, struct bound_part *part,
		      const struct assumptions *assumptions, const struct procurement_terms *terms,
		      struct year base_year);

#endif
