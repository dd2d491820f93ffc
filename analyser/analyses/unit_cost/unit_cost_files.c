#include "analyses/unit_cost/unit_cost_tables.h"

#include "analyses/sayings.h"
#include "results/table.h"

PASSAGE(said_no_posts, "unitcost.no-posts", UNIT_COSTS, CAVEAT, 5, "assumptions");

TABLE(unit_costs, (set, "Set", TEXT), (channel, "Channel", TEXT), (cost, "Cost", MONEY),
      (service, "Service", TEXT), (statistic, "Statistic", TEXT), (price_year, "Price year", YEAR),
      (source, "Source", TEXT));

TABLE(assumptions, (assumption, "Assumption", TEXT), (scope, "Scope", TEXT),
      (value, "Value", RATIO_MIXED), (source, "Source", TEXT));

static void add_costs(struct table *table, const struct unit_cost_question *question,
		      const struct cost_cells *cells, const char *source)
{
	const struct activity *activity = question->activity;

	FOR_EACH (const struct cost_cell, cell, cells->cells, cells->count) {
		if (!cell->is_costed)
			continue;
		TABLE_ADD(table, unit_costs, .set = value_text("own"),
			  .channel = value_text(activity->channels.items[cell->channel]),
			  .cost = value_money(cell->unit_cost),
			  .service = value_text(activity->services.items[cell->service]),
			  .statistic = value_text("activity-based cost"),
			  .price_year = value_year(question->base_year),
			  .source = value_text(source));
	}
}

static void add_assumption(struct table *table, const char *name, const char *scope,
			   struct value value, const char *source)
{
	TABLE_ADD(table, assumptions, .assumption = value_text(name), .scope = value_text(scope),
		  .value = value, .source = value_text(source));
}

/* What goes with each contact can be released; what is fixed cannot. */
static void add_shares(struct table *table, const struct unit_cost_question *question,
		       const struct cost_cells *cells, const char *source)
{
	const struct activity *activity = question->activity;
	struct arena *arena = table->results->arena;

	FOR_EACH (const struct cost_cell, cell, cells->cells, cells->count)
		if (cell->is_costed && cell->unit_cost.hundredths > 0)
			add_assumption(
			    table, "cashable_share",
			    assumption_scope(arena, activity->services.items[cell->service],
					     activity->channels.items[cell->channel]),
			    value_share_of(cell->unit[BEHAVIOUR_VARIABLE].hundredths,
					   cell->unit_cost.hundredths),
			    arena_format(arena, "%s: variable share of the unit cost", source));
}

static void add_posts(struct table *table, const struct unit_cost_question *question,
		      const struct cost_channels *channels, const char *source)
{
	FOR_EACH (const struct cost_channel, channel, channels->items, channels->count) {
		const char *name = question->activity->channels.items[channel->channel];

		if (channel->why_no_posts != NULL) {
			results_say(
			    table->results, &said_no_posts,
			    "Whole posts on %s are not known: %s. Its cash uses cashable shares.",
			    name, channel->why_no_posts);
			continue;
		}
		add_assumption(table, "contacts_per_post", name,
			       value_count(channel->contacts_per_post), source);
		add_assumption(table, "post_cost", name, value_money(channel->post), source);
	}
}

void unit_cost_files_add(struct results *results, const struct unit_cost_question *question,
			 const struct cost_cells *cells, const struct cost_channels *channels)
{
	struct arena *arena = results->arena;
	const char *source = arena_format(
	    arena, "vfm unitcost, from %s and %s of %s", say_file(question->resources->path),
	    say_file(question->activity_path), say_year(arena, question->base_year));
	struct table *table =
	    TABLE_NEW(results, unit_costs, "unit_costs.csv for vfm channel and vfm case");

	table->is_detail = true;
	add_costs(table, question, cells, source);
	table = TABLE_NEW(results, assumptions, "assumptions.csv for vfm channel and vfm case");
	table->is_detail = true;
	if (question->is_by_posts)
		add_posts(table, question, channels, source);
	add_shares(table, question, cells, source);
}
