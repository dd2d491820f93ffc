/*
 * What the plan expects, and its single figures.
 *
 * "The plan" is Delivering Value for Money in Local Government: Meeting the
 * challenge of CSR07 (CLG, 2007); its figures are in the reference set
 * `plan-figures`.
 */
#ifndef MODEL_PLAN_H
#define MODEL_PLAN_H

#include <stdbool.h>

#include "model/reference.h"

/* The last year before the plan, and its last: 2007-08 and 2010-11. */
#define PLAN_BASE_YEAR ((struct year){2007})
#define PLAN_LAST_YEAR ((struct year){2010})

struct plan_figure {
	struct fraction value;
	const char *source, *origin; /* of its row; `built in` or the user's file */
};

/* The figure of a field in the row of this name of a set, and that of an item of `plan-figures`;
 * false with a fault where a user's file lacks it. */
bool plan_figure_of(struct plan_figure *figure, struct reference *reference, const char *set,
		    const char *item, const char *field, struct diagnostics *diagnostics);
bool plan_figure_find(struct plan_figure *figure, struct reference *reference, const char *item,
		      struct diagnostics *diagnostics);

/*
 * What the plan expects by the end of a year, a share of the baseline: (1 + growth)^k - 1 in its
 * k-th year, which it prints as 3%, 6.1% and 9.3%.  False for years that the plan says nothing of.
 */
bool plan_expectation(struct fraction *share, struct fraction growth, struct year year);

#endif
