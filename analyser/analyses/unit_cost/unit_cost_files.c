#include "analyses/unit_cost/unit_cost_tables.h"

#include "analyses/sayings.h"
#include "model/assumptions.h"

static const struct passage_spec said_no_posts = {"unitcost.no-posts", SECTION_UNIT_COSTS,
						  PASSAGE_CAVEAT, 5, "assumptions"};

enum { SET, CHANNEL, COST, SERVICE, STATISTIC, PRICE_YEAR, SOURCE, N_COLUMNS };

static const struct column columns[] = {
    [SET] = {"set", "Set", UNIT_TEXT, ROLE_DIMENSION},
    [CHANNEL] = {"channel", "Channel", UNIT_TEXT, ROLE_DIMENSION},
    [COST] = {"cost", "Cost", UNIT_MONEY, ROLE_MEASURE},
    [SERVICE] = {"service", "Service", UNIT_TEXT, ROLE_DIMENSION},
    [STATISTIC] = {"statistic", "Statistic", UNIT_TEXT, ROLE_DIMENSION},
    [PRICE_YEAR] = {"price_year", "Price year", UNIT_YEAR, ROLE_DIMENSION},
    [SOURCE] = {"source", "Source", UNIT_TEXT, ROLE_DIMENSION},
};

enum { NAME, SCOPE, VALUE, ASSUMPTION_SOURCE, N_ASSUMPTION };

static const struct column assumption_columns[] = {
    [NAME] = {"assumption", "Assumption", UNIT_TEXT, ROLE_DIMENSION},
    [SCOPE] = {"scope", "Scope", UNIT_TEXT, ROLE_DIMENSION},
    [VALUE] = {"value", "Value", UNIT_RATIO, ROLE_MEASURE},
    [ASSUMPTION_SOURCE] = {"source", "Source", UNIT_TEXT, ROLE_DIMENSION},
};

static void add_costs(struct table *table, const struct unit_cost_question *question,
		      const struct cost_cells *cells, const char *source)
{
	const struct activity *activity = question->activity;

	for (size_t i = 0; i < cells->count; i++) {
		const struct cost_cell *cell = &cells->cells[i];
		struct value *values;

		if (!cell->is_costed)
			continue;
		values = table_row(table);
		values[SET] = value_text("own");
		values[CHANNEL] = value_text(activity->channels.items[cell->channel]);
		values[COST] = value_money(cell->unit_cost);
		values[SERVICE] = value_text(activity->services.items[cell->service]);
		values[STATISTIC] = value_text("activity-based cost");
		values[PRICE_YEAR] = value_year(question->base_year);
		values[SOURCE] = value_text(source);
	}
}

static void add_assumption(struct table *table, const char *name, const char *scope,
			   struct value value, const char *source)
{
	struct value *values = table_row(table);

	values[NAME] = value_text(name);
	values[SCOPE] = value_text(scope);
	values[VALUE] = value;
	values[ASSUMPTION_SOURCE] = value_text(source);
}

/* What goes with each contact can be released; what is fixed cannot. */
static void add_shares(struct table *table, const struct unit_cost_question *question,
		       const struct cost_cells *cells, const char *source)
{
	const struct activity *activity = question->activity;
	struct arena *arena = table->results->arena;

	for (size_t i = 0; i < cells->count; i++) {
		const struct cost_cell *cell = &cells->cells[i];

		if (cell->is_costed && cell->unit_cost.hundredths > 0)
			add_assumption(
			    table, "cashable_share",
			    assumption_scope(arena, activity->services.items[cell->service],
					     activity->channels.items[cell->channel]),
			    value_share_of(cell->unit[BEHAVIOUR_VARIABLE].hundredths,
					   cell->unit_cost.hundredths),
			    arena_format(arena, "%s: variable share of the unit cost", source));
	}
}

static void add_posts(struct table *table, const struct unit_cost_question *question,
		      const struct cost_channels *channels, const char *source)
{
	for (size_t i = 0; i < channels->count; i++) {
		const struct cost_channel *channel = &channels->items[i];
		const char *name = question->activity->channels.items[channel->channel];

		if (channel->why_no_posts != NULL) {
			results_say(table->results, &said_no_posts,
				    "Whole posts of %s are not told: %s. Its cash is by cashable "
				    "shares.",
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
	    results_table(results, "unit_costs", "unit_costs.csv for vfm channel and vfm case",
			  columns, N_COLUMNS);

	table->is_detail = true;
	add_costs(table, question, cells, source);
	table =
	    results_table(results, "assumptions", "assumptions.csv for vfm channel and vfm case",
			  assumption_columns, N_ASSUMPTION);
	table->is_detail = true;
	if (question->is_by_posts)
		add_posts(table, question, channels, source);
	add_shares(table, question, cells, source);
}
