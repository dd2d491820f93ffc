#include "sums/switching.h"

/* A value and what a figure is there. */
struct switch_end {
	int64_t value, figure;
};

struct switch_search {
	switch_function *find;
	void *data;
	size_t figure; /* of the figures, the one that is looked for */
};

static bool look(struct switch_end *end, const struct switch_search *search, int64_t value)
{
	int64_t figures[MOST_SWITCHED];

	if (!search->find(search->data, value, figures))
		return false;
	*end = (struct switch_end){value, figures[search->figure]};
	return true;
}

static bool is_met(const struct switch_end *end)
{
	return end->figure >= 0;
}

/*
 * Where between two ends to look next: where a straight line between them is zero, as figures
 * nearly are; and every third time in the middle, so that no curve takes long.
 */
static int64_t guess(const struct switch_end *low, const struct switch_end *high, int round)
{
	const double width = (double)high->value - (double)low->value,
		     rise = (double)high->figure - (double)low->figure;
	int64_t way = (int64_t)(width / 2);

	if (round % 3 != 2)
		way = (int64_t)(width * (-(double)low->figure / rise));
	if (way < 1)
		way = 1;
	return way >= high->value - low->value ? high->value - 1 : low->value + way;
}

/* Close in on the turn between two ends of which one is met; false where it is in no reach. */
static bool close_in(struct switch_turn *turn, const struct switch_search *search,
		     struct switch_end low, struct switch_end high)
{
	for (int round = 0; high.value - low.value > 1; round++) {
		struct switch_end middle;

		if (!look(&middle, search, guess(&low, &high, round)))
			return false;
		if (is_met(&middle) == is_met(&low))
			low = middle;
		else
			high = middle;
	}
	*turn = is_met(&low) ? (struct switch_turn){low.value, 1}
			     : (struct switch_turn){high.value, -1};
	return true;
}

void switching_find(struct switch_turns *turns, size_t n_figures, const int64_t *points,
		    size_t n_points, switch_function *find, void *data)
{
	int64_t before[MOST_SWITCHED], here[MOST_SWITCHED];
	bool has_before = false;

	for (size_t k = 0; k < n_figures; k++)
		turns[k].count = 0;
	for (size_t i = 0; i < n_points; i++) {
		if (!find(data, points[i], here)) {
			has_before = false;
			continue;
		}
		for (size_t k = 0; k < n_figures && has_before; k++) {
			struct switch_search search = {find, data, k};

			if ((before[k] >= 0) != (here[k] >= 0) && turns[k].count < MOST_TURNS &&
			    close_in(&turns[k].items[turns[k].count], &search,
				     (struct switch_end){points[i - 1], before[k]},
				     (struct switch_end){points[i], here[k]}))
				turns[k].count++;
		}
		for (size_t k = 0; k < n_figures; k++)
			before[k] = here[k];
		has_before = true;
	}
}
