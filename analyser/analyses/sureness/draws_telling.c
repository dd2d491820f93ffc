#include "analyses/sureness/uncertainty.h"

void draws_gather(struct draws_telling *telling, const int64_t *figures)
{
	telling->count = carlo_possible(telling->figures, telling->carlo, figures);
}

void draws_spread(struct spread *spread, struct draws_telling *telling, const int64_t *figures)
{
	draws_gather(telling, figures);
	spread_sort(telling->figures, telling->room, telling->count);
	spread_find(spread, telling->figures, telling->count);
}

size_t draws_count_from(const struct draws_telling *telling, int64_t least)
{
	size_t count = 0;

	for (size_t i = 0; i < telling->count; i++)
		count += telling->figures[i] >= least;
	return count;
}

struct money draws_round(const struct spread *spread, int which)
{
	return (struct money){spread_round(spread->figures[which], spread->errors[which])};
}

struct value draws_value(const struct spread *spread, int which)
{
	return value_money(draws_round(spread, which));
}

const char *draws_say_chance(double chance, struct arena *arena)
{
	if (chance < 0.01)
		return "under 1%";
	if (chance > 0.99)
		return "over 99%";
	/* As the tables have it: what is small in whole hundredths would be much off. */
	if (chance < 0.10)
		return arena_format(arena, "%.1f%%", 100 * chance);
	return share_percent(value_ratio_share(chance, 1), arena_alloc(arena, SHARE_TEXT_SIZE));
}
