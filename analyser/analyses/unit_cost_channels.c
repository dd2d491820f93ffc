#include "analyses/unit_cost_tables.h"

/* round(amount / volume) in hundredths of a penny */
static bool per_contact(struct money *unit, struct money amount, int64_t volume)
{
	return wide_round(&unit->hundredths, amount.hundredths, volume);
}

static bool add_posts(struct cost_channel *sum, const struct cost_cell *cell)
{
	const struct fraction volume = {cell->volume, 1};
	struct fraction posts, cost;

	sum->has_posts = sum->has_posts && cell->has_posts;
	/* A sum of fractions too fine to be exact leaves the posts unknown. */
	if (sum->has_posts)
		sum->has_posts = fraction_multiply(&posts, cell->posts, volume) &&
				 fraction_add(&sum->posts, sum->posts, posts) &&
				 fraction_multiply(&cost, cell->post_cost, volume) &&
				 fraction_add(&sum->post_cost, sum->post_cost, cost);
	return true;
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

static bool settle(struct cost_channel *sum)
{
	for (int i = 0; i < 2; i++)
		if (!per_contact(&sum->unit[i], sum->cost[i], sum->volume))
			return false;
	return money_add(&sum->unit_cost, sum->unit[0], sum->unit[1]);
}

bool cost_channels_make(struct cost_channels *channels, const struct cost_cells *cells,
			const struct unit_cost_question *question, struct arena *arena)
{
	size_t n = question->activity->channels.count;

	*channels = (struct cost_channels){.items = arena_array(arena, n, sizeof *channels->items)};
	for (size_t c = 0; c < n; c++) {
		struct cost_channel sum = {.channel = (int)c,
					   .has_posts = true,
					   .posts = fraction_zero,
					   .post_cost = fraction_zero};

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

bool cost_channel_post(int64_t *contacts, struct money *cost, const struct cost_channel *channel)
{
	struct fraction a_post;

	if (!channel->has_posts || channel->posts.numerator <= 0 ||
	    !fraction_divide(&a_post, channel->post_cost, channel->posts) ||
	    !wide_round(&cost->hundredths, a_post.numerator, a_post.denominator))
		return false;
	*cost = money_to_penny(*cost);
	*contacts = (int64_t)((wide)channel->volume * channel->posts.denominator /
			      channel->posts.numerator);
	return *contacts > 0;
}
