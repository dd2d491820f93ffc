/*
 * The costs of a case at its prices, with their optimism bias.
 *
 * An amount is rounded to the penny when it is brought to the price year, and so
 * is its bias, each once: a share of the amount as given, brought there.  Bias is never applied
 * twice: a row has that of its Green Book project type, or that of the
 * assumption optimism_bias for all costs, or has it in its amount already.
 */
#ifndef ANALYSES_CASE_COSTS_H
#define ANALYSES_CASE_COSTS_H

#include "analyses/case/case_parts.h"

/* One row of costs.csv, in pounds of the price year. */
struct costed {
	const struct cost *cost;
	struct money amount, bias;
	struct share uplift;
	const char *project_type, *uplift_source; /* or NULL */
	bool is_uplift_given;                     /* by the user's assumption */
	struct year prices;                       /* of the amount as it was given */
	struct bound_cost *bound;
};

struct costing {
	struct costed *items;
	size_t n_items;
	bool has_bias; /* some row is uplifted */
};

/*
 * False with faults: a strategy that the case has not, a year outside the appraisal, a price base
 * without an index, an unknown project type, bias that would count twice.
 */
bool costing_make(struct costing *costing, struct case_work *work);

/*
 * What of an option's costs, over the years appraised, has optimism bias on top; strategy is the
 * number of its strategy, or BORNE_BY_ALL where it has none.
 */
struct money costing_biased(const struct case_bound *bound, int strategy);

/* Of the costs that an option of this strategy (or NULL) bears the one with the largest bias,
 * whatever their order; NULL where none has any. */
const struct costed *costing_most_biased(const struct costing *costing, const char *strategy);

/* `'portal', 200% for equipment and development` */
const char *costed_say_bias(struct arena *arena, const struct costed *costed);

/* Does an option that has this strategy (or NULL: none) bear the cost? */
bool costed_is_of(const struct costed *costed, const char *strategy);

#endif
