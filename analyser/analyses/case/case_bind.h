/*
 * A case's question bound once to numbers (sums/case_bound.h): names looked up, rules held against
 * data, everything that is wrong or doubtful said.
 */
#ifndef ANALYSES_CASE_BIND_H
#define ANALYSES_CASE_BIND_H

#include "analyses/case/case.h"
#include "analyses/case/case_parts.h"
#include "analyses/procurement/procurement.h"

/*
 * The costs of a case at its prices, with their optimism bias.
 *
 * An amount is rounded to the penny when it is brought to the price year, and so
 * is its bias, each once: a share of the amount as given, brought there.  Bias is never applied
 * twice: a row has that of its Green Book project type, or that of the
 * assumption optimism_bias for all costs, or has it in its amount already.
 */

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

/*
 * One saving counts once: what two files of a case might both count.
 *
 * Refused, with the rows and how to say that they are different: a category
 * of spend counted by bands and by prices; a procurement gain of the register
 * beside the spend; an initiative of the register that is a strategy, or of a
 * channel whose contacts the strategies count; a cost that stands in costs.csv
 * and in the register.
 */

/* False with a fault for each row that might count twice. */
bool double_counting_check(const struct case_question *question, struct arena *arena,
			   struct diagnostics *diagnostics);

#endif
