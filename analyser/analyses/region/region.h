/*
 * Councils side by side: ranked, with the quartiles of the group and how far
 * each stands from its best quartile.
 *
 * The quartiles are those of base/quartile.h over the councils, one each.  The
 * distance is how much worse than the best quarter's nearest a council is, and
 * nothing where it is as good: for a cost the lower quartile is best, for a
 * share of the web the upper one, for what is still to be gained the lower.
 */
#ifndef ANALYSES_REGION_H
#define ANALYSES_REGION_H

#include "analyses/channel/channel.h"
#include "analyses/prices/prices.h"
#include "analyses/procurement/procurement.h"
#include "model/authorities.h"
#include "results/table.h"

/*
 * Of what the channel analysis found of each council: council_rank (cost a contact, web share, the
 * gains of the strategy that releases most in cash, or the only one), council_group (quartiles),
 * council_mix and council_cost, with the charts council-costs and council-mix.  They stand before
 * the other tables.  False out of range.
 */
bool region_channel_add(struct results *results, const struct channel_question *question,
			const struct channel_councils *found, struct diagnostics *diagnostics);

/* The same of the councils' sums (procurement_analyse): council_rank and council_group. */
bool region_procurement_add(struct results *results, const struct procurement_question *question,
			    const struct procurement_sum *by_council,
			    struct diagnostics *diagnostics);

/* The same of the councils of some price items. */
bool region_prices_add(struct results *results, const struct prices_question *question,
		       const struct price_items *items);

/* Quartiles of a table's column, 0 to 4, in its smallest unit; false where it has none. */
bool region_quartiles(int64_t quartiles[5], const struct table *table, int column);

/*
 * Add council_group: a row for each quartile, and after the first column one
 * for each column of council_rank with the same id.
 */
void region_group_add(struct results *results, const struct table *rank,
		      const struct table_form *form);

/* A council's place among others, by a figure of which less is better. */
struct region_place {
	size_t council;
	const char *name; /* or NULL: in the order of their numbers */
	int64_t units, rank;
};

/* The least first, and those with as much as each other, which share a rank, by name. */
void region_rank(struct region_place *places, size_t count);

/* Into a column, how much worse than the best quartile another of each council is; never below 0.
 */
void region_distances(struct table *table, int to, int column, bool is_low_best);

/*
 * The councils of a file held against a list of authorities.
 *
 * Nothing is renamed and nothing merged: what is not in the list, written otherwise, or there under
 * two names is told, and the user decides.  Add the table `authority`, a row for each council, and
 * a notice for each that needs a look.
 */
void region_authorities_add(struct results *results, const struct authorities *authorities,
			    const struct names *councils, const char *path,
			    struct diagnostics *diagnostics);

/* One council and what one contact costs there. */
struct region_council {
	const char *name;
	const struct channel_council *sums;
	struct money each;
	int64_t rank;
};

/* Add council_cost with the chart council-costs: a dot for each council of council_rank. */
void region_dots_add(struct results *results, const struct channel_question *question,
		     const struct table *rank);

/* Add council_mix with the chart council-mix: channels by year, councils in their order. */
void region_mix_add(struct results *results, const struct channel_question *question,
		    const struct region_council *councils, size_t count);

#endif
