/*
 * The workstreams of the plan's chapter 3, and what its figures make of a
 * council's own spend.
 *
 * Table 3.1 prints three lines: business process improvement and
 * collaboration, procurement, asset management.  A register may be finer; each
 * of its workstreams stands in one line.  A gain that is not known as an
 * amount is reckoned from its basis, the spend or receipt that it is a share
 * of, by the published rate of its workstream:
 *
 *   business process improvement   2.7% a year of its spend (table B.2), compounding
 *   collaboration                  about 1% of spend beyond redesign (footnote 22), once
 *   procurement                    2.8% a year of its spend (table B.2), compounding
 *   asset disposal                 5% nominal interest on the receipt (footnote 36)
 *
 * Asset management other than disposals, PFI and sharing have no published
 * rate and need the amount.
 */
#ifndef MODEL_WORKSTREAMS_H
#define MODEL_WORKSTREAMS_H

#include <stdbool.h>

#include "model/plan.h"

enum workstream {
	WORKSTREAM_IMPROVEMENT,
	WORKSTREAM_COLLABORATION,
	WORKSTREAM_IMPROVEMENT_AND_COLLABORATION,
	WORKSTREAM_PROCUREMENT,
	WORKSTREAM_ASSETS,
	WORKSTREAM_DISPOSAL,
	WORKSTREAM_PFI_AND_SHARING,
	N_WORKSTREAMS
};

/* A line of table 3.1. */
enum plan_line {
	PLAN_IMPROVEMENT_AND_COLLABORATION,
	PLAN_PROCUREMENT,
	PLAN_ASSETS,
	N_PLAN_LINES,
	PLAN_TOTAL = N_PLAN_LINES /* of the national figures only */
};

const char *workstream_name(enum workstream workstream);
enum plan_line workstream_line(enum workstream workstream);

/* The name of a line as table 3.1 and the reference set `phasing` have it. */
extern const char *const plan_line_names[];

/* By its name or another that people use (`BPI`, `shared services`); false where it is none. */
bool workstream_parse(struct arena *arena, const char *text, enum workstream *workstream);

struct workstream_rate {
	bool is_known, is_yearly; /* a year of the plan, compounding; else once */
	struct fraction rate;
	const char *source, *origin; /* of its row; `built in` or the user's file */
};

struct workstream_rates {
	struct workstream_rate items[N_WORKSTREAMS];
};

/* Look the published rates up; false with faults where a user's set lacks one. */
bool workstream_rates_load(struct workstream_rates *rates, struct reference *reference,
			   struct diagnostics *diagnostics);

/*
 * The gain a year first felt in `year` on a basis, to the penny, and what share of it that is.  A
 * yearly rate compounds from PLAN_BASE_YEAR: the k-th year of the plan adds basis x ((1+r)^k -
 * (1+r)^(k-1)), so that three years come to basis x ((1+r)^3 - 1).  NULL, or why not, leaving *gain
 * alone.
 */
const char *workstream_reckon(struct money *gain, struct fraction *share,
			      const struct workstream_rates *rates, enum workstream workstream,
			      struct money basis, struct year year);

#endif
