#include "analyses/unit_cost/unit_cost_tables.h"
#include "analyses/sayings.h"
#include "results/table.h"

/* round(amount / volume) in hundredths of a penny */
static bool per_contact(struct money *unit, struct money amount, int64_t volume)
{
	return wide_round(&unit->hundredths, amount.hundredths, volume);
}

static bool add_posts(struct cost_channel *sum, const struct cost_cell *cell)
{
	const struct fraction volume = {cell->volume, 1};
	struct fraction posts, cost;

	if (sum->why_no_posts == NULL)
		sum->why_no_posts = cell->why_no_posts;
	return sum->why_no_posts != NULL ||
	       (fraction_multiply(&posts, cell->posts, volume) &&
		fraction_add_near(&sum->posts, sum->posts, posts) &&
		fraction_multiply(&cost, cell->post_cost, volume) &&
		fraction_add_near(&sum->post_cost, sum->post_cost, cost));
}

static bool sum_cell(struct cost_channel *sum, const struct cost_cell *cell)
{
	sum->n_services++;
	sum->volume += cell->volume;
	for (int i = 0; i < 2; i++)
		if (!money_add(&sum->cost[i], sum->cost[i], cell->cost[i]))
			return false;
	return add_posts(sum, cell);
}

/* Contacts of one post, and what it costs: the sum of what all cost over how many they are. */
static bool settle_posts(struct cost_channel *sum)
{
	struct fraction a_post;

	if (sum->why_no_posts != NULL)
		return true;
	if (!cost_posts(&sum->contacts_per_post, sum->volume, sum->posts))
		return false;
	if (sum->contacts_per_post == 0)
		sum->why_no_posts = no_whole_contact;
	/* In hundredths of a penny, as the posts' costs are. */
	return fraction_divide_near(&a_post, sum->post_cost, sum->posts) &&
	       money_share(&sum->post, (struct money){1}, a_post);
}

static bool settle(struct cost_channel *sum)
{
	for (int i = 0; i < 2; i++)
		if (!per_contact(&sum->unit[i], sum->cost[i], sum->volume))
			return false;
	return money_add(&sum->unit_cost, sum->unit[0], sum->unit[1]) && settle_posts(sum);
}

bool cost_channels_make(struct cost_channels *channels, const struct cost_cells *cells,
			const struct unit_cost_question *question, struct arena *arena)
{
	size_t n = question->activity->channels.count;

	*channels = (struct cost_channels){.items = arena_array(arena, n, sizeof *channels->items)};
	for (size_t c = 0; c < n; c++) {
		struct cost_channel sum = {
		    .channel = (int)c, .posts = fraction_zero, .post_cost = fraction_zero};

		for (size_t i = 0; i < cells->count; i++) {
			if (cells->cells[i].channel != (int)c)
				continue;
			sum.all_volume += cells->cells[i].volume;
			if (cells->cells[i].is_costed && !sum_cell(&sum, &cells->cells[i]))
				return false;
		}
		if (sum.volume == 0)
			continue;
		if (!settle(&sum))
			return false;
		channels->items[channels->count++] = sum;
	}
	return true;
}

/* The same as cost_cell_at() for all that is costed of a channel. */
static bool cost_channel_at(struct money *unit_cost, const struct cost_channel *channel,
			    int64_t volume)
{
	struct money fixed;

	return per_contact(&fixed, channel->cost[BEHAVIOUR_FIXED], volume) &&
	       money_add(unit_cost, fixed, channel->unit[BEHAVIOUR_VARIABLE]);
}

bool cost_channel_pence(struct money *unit_cost, const struct cost_channel *channel, int64_t volume)
{
	struct fraction fixed, variable;

	return fraction_new(&fixed, channel->cost[BEHAVIOUR_FIXED].hundredths, volume) &&
	       fraction_new(&variable, channel->cost[BEHAVIOUR_VARIABLE].hundredths,
			    channel->volume) &&
	       fraction_add(&variable, variable, fixed) &&
	       /* In hundredths of a penny. */
	       money_share(unit_cost, (struct money){1}, variable);
}

/* Contacts left, in tenths of today's. */
static const int tenths_most = 10, tenths_least = 1;

TABLE(unit_cost_curve, (service, "Service", TEXT), (channel, "Channel", TEXT),
      (contacts_left, "Contacts left", TEXT), (volume, "Contacts", COUNT),
      (unit_cost, "Unit cost", MONEY), (ratio, "Of today's", PERCENT));

/* Round to whole contacts; false where none is left. */
static bool left_of(int64_t *left, int64_t volume, int tenths)
{
	return fraction_of(left, volume, (struct fraction){tenths, 10}) && *left > 0;
}

static void add_point(struct table *table, struct unit_cost_curve_row *row, int tenths,
		      int64_t left, struct money unit_cost, struct money today)
{
	row->contacts_left = value_text(arena_format(table->results->arena, "%d%%", tenths * 10));
	row->volume = value_count(left);
	row->unit_cost = value_money(unit_cost);
	row->ratio = value_share_of(unit_cost.hundredths, today.hundredths);
	table_add(table, row);
}

static bool add_channel(struct table *table, const struct cost_channel *channel, const char *name)
{
	struct unit_cost_curve_row row = {.channel = value_text(name)};

	for (int tenths = tenths_most; tenths >= tenths_least; tenths--) {
		struct money unit_cost;
		int64_t left;

		if (!left_of(&left, channel->volume, tenths))
			continue;
		if (!cost_channel_at(&unit_cost, channel, left))
			return false;
		add_point(table, &row, tenths, left, unit_cost, channel->unit_cost);
	}
	return true;
}

static bool add_cell(struct table *table, const struct cost_cell *cell,
		     const struct activity *activity)
{
	struct unit_cost_curve_row row = {
	    .service = value_text(activity->services.items[cell->service]),
	    .channel = value_text(activity->channels.items[cell->channel])};

	for (int tenths = tenths_most; tenths >= tenths_least; tenths--) {
		struct money unit_cost;
		int64_t left;

		if (!left_of(&left, cell->volume, tenths))
			continue;
		if (!cost_cell_at(&unit_cost, cell, left))
			return false;
		add_point(table, &row, tenths, left, unit_cost, cell->unit_cost);
	}
	return true;
}

/* The title is of the channel that gets dearest when half of its contacts are left. */
static void add_chart(struct table *table, const struct unit_cost_question *question,
		      const struct cost_channels *channels)
{
	struct arena *arena = table->results->arena;
	const struct cost_channel *most = NULL;
	struct money at_half = {0}, today = {0}, best = {-1};

	FOR_EACH (const struct cost_channel, channel, channels->items, channels->count) {
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
	TABLE_CHART(
	    table, "curve", CHART_LINES,
	    .title =
		most == NULL
		    ? "Cost of one contact as contacts fall and the fixed cost stays"
		    : arena_format(arena,
				   "With half its contacts left, one %s contact costs %s, not %s",
				   question->activity->channels.items[most->channel],
				   say_pounds(arena, at_half), say_pounds(arena, today)),
	    .source =
		arena_format(arena, "Source: %s, %s; contacts left as a share of %s; vfm unitcost",
			     say_file(question->resources->path), say_file(question->activity_path),
			     say_year(arena, question->base_year)),
	    .category = "contacts_left", .series = "channel", .measures = {"unit_cost"});
}

bool unit_cost_curve_add(struct results *results, const struct unit_cost_question *question,
			 const struct cost_cells *cells, const struct cost_channels *channels)
{
	const struct activity *activity = question->activity;
	struct table *table =
	    TABLE_NEW(results, unit_cost_curve,
		      "What one contact costs as contacts fall and the fixed cost "
		      "stays");

	table_leave_out(table, COLUMN(unit_cost_curve, service));
	for (size_t i = 0; i < channels->count; i++)
		if (!add_channel(table, &channels->items[i],
				 activity->channels.items[channels->items[i].channel]))
			return false;
	add_chart(table, question, channels);
	table = table_make(results, "unit_cost_curve_line", "The same by service and channel",
			   &unit_cost_curve_table);
	table->is_detail = true;
	for (size_t i = 0; i < cells->count; i++)
		if (cells->cells[i].is_costed && !add_cell(table, &cells->cells[i], activity))
			return false;
	return true;
}
