#include "analyses/unit_cost/unit_cost_tables.h"

#include <string.h>

#include "analyses/reference/reference_check.h"
#include "analyses/sayings.h"
#include "model/published.h"
#include "results/table.h"

TABLE(unit_cost_beside, (channel, "Channel", TEXT), (set, "Set", TEXT),
      (published, "Published", MONEY), (own, "Here", MONEY), (ratio, "Ratio", RATIO),
      (standing, "This council is", TEXT), (status, "Status", TEXT));

TABLE(unit_cost_per_head, (item, "A head a year", TEXT), (here, "Here", RATIO_MIXED),
      (low, "Published, low", RATIO_MIXED), (high, "Published, high", RATIO_MIXED),
      (standing, "This council is", TEXT), (source, "Source", TEXT));

static void add_set(struct table *table, const struct unit_costs *set,
		    const struct unit_cost_question *question, const struct cost_channel *channel,
		    struct cost_standing *standing)
{
	FOR_EACH (const struct unit_cost, cost, set->items, set->n_items) {
		int order = money_compare(channel->unit_cost, cost->cost);

		if (cost->service != NULL ||
		    strcmp(cost->channel, cost_channel_name(question, channel)) != 0)
			continue;
		standing->n_sets++;
		standing->n_below += order > 0;
		standing->n_above += order < 0;
		TABLE_ADD(table, unit_cost_beside, .channel = value_text(cost->channel),
			  .set = value_text(set->set), .published = value_money(cost->cost),
			  .own = value_money(channel->unit_cost),
			  .ratio = cost->cost.hundredths == 0
				       ? value_none("published as nothing")
				       : value_ratio((double)channel->unit_cost.hundredths /
						     (double)cost->cost.hundredths),
			  .standing = value_text(order > 0   ? "dearer"
						 : order < 0 ? "cheaper"
							     : "the same"),
			  .status = value_text_or(cost->status, "not given"));
	}
}

/* Costs by channel over all that is costed, as a set beside the published ones. */
static struct unit_costs own_set(const struct unit_cost_question *question,
				 const struct cost_channels *channels, struct arena *arena)
{
	struct unit_costs own = {.set = "own",
				 .origin = question->resources->path,
				 .items = arena_array(arena, channels->count, sizeof *own.items)};

	for (size_t i = 0; i < channels->count; i++)
		own.items[own.n_items++] = (struct unit_cost){
		    .channel = cost_channel_name(question, &channels->items[i]),
		    .cost = channels->items[i].unit_cost,
		    .low = value_none("not given"),
		    .high = value_none("not given"),
		    .source = question->resources->path,
		    .statistic = "activity-based cost",
		    .status = "given",
		    .price_base = say_year(arena, question->base_year),
		};
	return own;
}

static bool add_sets(struct results *results, const struct unit_cost_question *question,
		     const struct cost_channels *channels, struct cost_standing *standings)
{
	struct table *table = TABLE_NEW(results, unit_cost_beside, "Beside every published set");
	struct unit_cost_sets sets;

	if (!unit_costs_published(&sets, question->reference, question->channels))
		return false;
	for (size_t c = 0; c < channels->count; c++)
		for (size_t i = 0; i < sets.count; i++)
			add_set(table, &sets.items[i], question, &channels->items[c],
				&standings[c]);
	return true;
}

static void add_head(struct table *table, const struct per_head *published, double here)
{
	double low = (double)published->low.share.billionths / SHARE_ONE;
	double high = (double)published->high.share.billionths / SHARE_ONE;

	TABLE_ADD(table, unit_cost_per_head, .item = value_text(published->item),
		  .here = value_ratio(here), .low = published->low, .high = published->high,
		  .standing = value_text(here < low    ? "below what was published: all counted?"
					 : here > high ? "above what was published: counted twice?"
						       : "within what was published"),
		  .source = value_text(published->source));
}

/* Are the totals of the size that others have?  Contacts are all, costs those costed. */
static bool add_per_head(struct results *results, const struct unit_cost_question *question,
			 const struct cost_cells *cells)
{
	const struct per_head *published;
	size_t count;
	double population = (double)question->population;
	int64_t visits = 0;
	struct table *table;

	if (!published_per_head(&published, &count, question->reference))
		return false;
	table = TABLE_NEW(results, unit_cost_per_head, "Are these figures plausible?");
	for (size_t i = 0; i < cells->count; i++)
		if (strcmp(question->activity->channels.items[cells->cells[i].channel],
			   "face-to-face") == 0)
			visits += cells->cells[i].volume;
	for (size_t i = 0; i < count; i++) {
		double here = published[i].is_money
				  ? (double)cells->cost.hundredths / MONEY_PER_POUND
				  : (double)visits;

		add_head(table, &published[i], here / population);
	}
	return true;
}

bool unit_cost_beside_add(struct results *results, const struct unit_cost_question *question,
			  const struct cost_cells *cells, const struct cost_channels *channels,
			  struct cost_standing *standings)
{
	struct unit_costs own = own_set(question, channels, results->arena);

	if (!add_sets(results, question, channels, standings) ||
	    (question->population > 0 && !add_per_head(results, question, cells)))
		return false;
	reference_costs_add(results, question->reference, question->channels, &own);
	return true;
}
