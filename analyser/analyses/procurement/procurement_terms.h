/*
 * The bands and the phasing that procurement gains are reckoned with.
 */
#ifndef ANALYSES_PROCUREMENT_TERMS_H
#define ANALYSES_PROCUREMENT_TERMS_H

#include "analyses/procurement/procurement.h"
#include "model/published.h"

struct procurement_terms {
	struct band bands[MARKET_AVERAGE + 1]; /* by market; excluded is zero */
	struct fraction *phase;                /* by year from the first year */
	struct money *amounts;                 /* published: the gain by year after the base year */
	int n_amounts;
	int n_years;                               /* from the first to the horizon */
	int n_shown;                               /* of these, as many as to the last */
	bool is_phase_given;                       /* by the user, not the reference set */
	const char *bands_origin, *phasing_origin; /* `built in`, or the user's file */
};

/* Look up the bands and where they come from, nothing else; false with faults. */
bool procurement_terms_bands(struct procurement_terms *terms, struct reference *reference,
			     struct diagnostics *diagnostics);

/* Look the terms up; false with faults. */
bool procurement_terms_find(struct procurement_terms *terms,
			    const struct procurement_question *question, struct arena *arena,
			    struct diagnostics *diagnostics);

#endif
