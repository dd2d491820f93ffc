#include "analyses/unit_cost/unit_cost_tables.h"

#include "analyses/sayings.h"

/* Contacts left, in tenths of today's. */
static const int tenths_most = 10, tenths_least = 1;

enum { CHANNEL, LEFT, VOLUME, UNIT_COST, RATIO, N_COLUMNS };

static const struct column columns[] = {
    [CHANNEL] = {"channel", "Channel", UNIT_TEXT, ROLE_DIMENSION},
    [LEFT] = {"contacts_left", "Contacts left", UNIT_TEXT, ROLE_DIMENSION},
    [VOLUME] = {"volume", "Contacts", UNIT_COUNT, ROLE_MEASURE},
    [UNIT_COST] = {"unit_cost", "Unit cost", UNIT_MONEY, ROLE_MEASURE},
    [RATIO] = {"ratio", "Of today's", UNIT_PERCENT, ROLE_MEASURE},
};

enum { LINE_SERVICE, LINE_CHANNEL, LINE_LEFT, LINE_VOLUME, LINE_UNIT_COST, LINE_RATIO, N_LINE };

static const struct column line_columns[] = {
    [LINE_SERVICE] = {"service", "Service", UNIT_TEXT, ROLE_DIMENSION},
    [LINE_CHANNEL] = {"channel", "Channel", UNIT_TEXT, ROLE_DIMENSION},
    [LINE_LEFT] = {"contacts_left", "Contacts left", UNIT_TEXT, ROLE_DIMENSION},
    [LINE_VOLUME] = {"volume", "Contacts", UNIT_COUNT, ROLE_MEASURE},
    [LINE_UNIT_COST] = {"unit_cost", "Unit cost", UNIT_MONEY, ROLE_MEASURE},
    [LINE_RATIO] = {"ratio", "Of today's", UNIT_PERCENT, ROLE_MEASURE},
};

/* Round to whole contacts; false where none is left. */
static bool left_of(int64_t *left, int64_t volume, int tenths)
{
	return fraction_of(left, volume, (struct fraction){tenths, 10}) && *left > 0;
}

static void set_point(struct value *values, struct arena *arena, int tenths, int64_t left,
		      struct money unit_cost, struct money today)
{
	values[0] = value_text(arena_format(arena, "%d%%", tenths * 10));
	values[1] = value_count(left);
	values[2] = value_money(unit_cost);
	values[3] = value_share_of(unit_cost.hundredths, today.hundredths);
}

static bool add_channel(struct table *table, const struct cost_channel *channel, const char *name)
{
	for (int tenths = tenths_most; tenths >= tenths_least; tenths--) {
		struct money unit_cost;
		struct value *values;
		int64_t left;

		if (!left_of(&left, channel->volume, tenths))
			continue;
		if (!cost_channel_at(&unit_cost, channel, left))
			return false;
		values = table_row(table);
		values[CHANNEL] = value_text(name);
		set_point(&values[LEFT], table->results->arena, tenths, left, unit_cost,
			  channel->unit_cost);
	}
	return true;
}

static bool add_cell(struct table *table, const struct cost_cell *cell,
		     const struct activity *activity)
{
	for (int tenths = tenths_most; tenths >= tenths_least; tenths--) {
		struct money unit_cost;
		struct value *values;
		int64_t left;

		if (!left_of(&left, cell->volume, tenths))
			continue;
		if (!cost_cell_at(&unit_cost, cell, left))
			return false;
		values = table_row(table);
		values[LINE_SERVICE] = value_text(activity->services.items[cell->service]);
		values[LINE_CHANNEL] = value_text(activity->channels.items[cell->channel]);
		set_point(&values[LINE_LEFT], table->results->arena, tenths, left, unit_cost,
			  cell->unit_cost);
	}
	return true;
}

/* The title is of the channel that gets dearest when half of its contacts are left. */
static void add_chart(struct table *table, const struct unit_cost_question *question,
		      const struct cost_channels *channels)
{
	struct arena *arena = table->results->arena;
	struct chart *chart = table_chart(table, "curve", CHART_LINES);
	const struct cost_channel *most = NULL;
	struct money at_half = {0}, today = {0}, best = {-1};

	for (size_t i = 0; i < channels->count; i++) {
		const struct cost_channel *channel = &channels->items[i];
		struct money half, rise;

		if (channel->volume < 2 || !cost_channel_at(&half, channel, channel->volume / 2) ||
		    !money_subtract(&rise, half, channel->unit_cost))
			continue;
		if (money_compare(rise, best) > 0) {
			most = channel;
			best = rise;
		}
	}
	if (most != NULL && (!cost_channel_pence(&at_half, most, most->volume / 2) ||
			     !cost_channel_pence(&today, most, most->volume)))
		most = NULL;
	chart->title =
	    most == NULL
		? "Cost of one contact as contacts fall and the fixed cost stays"
		: arena_format(arena,
			       "With half its contacts left, one %s contact costs %s, not %s",
			       question->activity->channels.items[most->channel],
			       say_pounds(arena, at_half), say_pounds(arena, today));
	chart->source =
	    arena_format(arena, "Source: %s, %s; contacts left as a share of %s; vfm unitcost",
			 say_file(question->resources->path), say_file(question->activity_path),
			 say_year(arena, question->base_year));
	chart->category = LEFT;
	chart->series = CHANNEL;
	chart->measures[0] = UNIT_COST;
}

bool unit_cost_curve_add(struct results *results, const struct unit_cost_question *question,
			 const struct cost_cells *cells, const struct cost_channels *channels)
{
	const struct activity *activity = question->activity;
	struct table *table =
	    results_table(results, "unit_cost_curve",
			  "What one contact costs as contacts fall and the fixed cost "
			  "stays",
			  columns, N_COLUMNS);

	for (size_t i = 0; i < channels->count; i++)
		if (!add_channel(table, &channels->items[i],
				 activity->channels.items[channels->items[i].channel]))
			return false;
	add_chart(table, question, channels);
	table = results_table(results, "unit_cost_curve_line", "The same by service and channel",
			      line_columns, N_LINE);
	table->is_detail = true;
	for (size_t i = 0; i < cells->count; i++)
		if (cells->cells[i].is_costed && !add_cell(table, &cells->cells[i], activity))
			return false;
	return true;
}
