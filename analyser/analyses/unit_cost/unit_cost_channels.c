#include "analyses/unit_cost/unit_cost_tables.h"

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

static bool add_cell(struct cost_channel *sum, const struct cost_cell *cell)
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
			if (cells->cells[i].is_costed && !add_cell(&sum, &cells->cells[i]))
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

bool cost_channel_at(struct money *unit_cost, const struct cost_channel *channel, int64_t volume)
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
