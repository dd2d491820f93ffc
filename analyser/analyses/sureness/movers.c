#include "analyses/sureness/movers.h"

#include <string.h>

#include "analyses/sayings.h"

/* The levers of a kind, as a list of their numbers. */
static void list_kind(const struct levers *levers, enum lever_kind kind, int *numbers,
		      size_t *count)
{
	for (size_t i = 0; i < levers->count; i++)
		if (levers->items[i].kind == kind)
			numbers[(*count)++] = (int)i;
}

/* A tenth either side, where no range is given: of a share within what it may be. */
static void assume_range(struct mover *mover)
{
	const int64_t tenth = mover->central < 0 ? -(mover->central / 10) : mover->central / 10;

	if (mover->kind == LEVER_PRICE_REFERENCE || mover->kind == LEVER_REGISTER_CASH)
		return;
	mover->low = mover->central - tenth < mover->least ? mover->least : mover->central - tenth;
	mover->high = mover->central > mover->most - tenth ? mover->most : mover->central + tenth;
}

static void add_lever(struct movers *movers, const struct evaluation *evaluation, int number,
		      struct arena *arena)
{
	const struct levers *levers = &evaluation->run->bound.levers;
	const struct lever *lever = &levers->items[number];
	struct mover *mover = &movers->items[movers->count];
	int *own = arena_array(arena, 1, sizeof *own);

	if (lever->kind == LEVER_OTHER_ASSUMPTION || lever->is_unused)
		return;
	own[0] = number;
	*mover =
	    (struct mover){.name = lever_kind_facts(lever->kind)->name,
			   .scope = lever->scope,
			   .year = lever->year.start == 0 ? NULL : say_year(arena, lever->year),
			   .published = mover_say_published(lever, arena),
			   .unit = lever_kind_facts(lever->kind)->unit,
			   .kind = lever->kind,
			   .levers = own,
			   .n_levers = 1,
			   .low = lever->value,
			   .central = lever->value,
			   .high = lever->value,
			   .least = lever->least,
			   .most = lever->most,
			   .changed = case_changes(&evaluation->run->bound, number)};
	mover->has_range =
	    value_units(&lever->low, &mover->low) && value_units(&lever->high, &mover->high);
	if (!mover->has_range) {
		mover->low = mover->high = mover->central;
		assume_range(mover);
	}
	movers->count++;
}

/* All levers of some kinds as one mover, which is `all` but for these; NULL where there are none.
 */
static const struct mover *add_all(struct movers *movers, const struct levers *levers,
				   const enum lever_kind *kinds, size_t n_kinds, struct mover all,
				   struct arena *arena)
{
	struct mover *mover = &movers->items[movers->count];
	int *numbers = arena_array(arena, levers->count, sizeof *numbers);

	for (size_t i = 0; i < n_kinds; i++)
		list_kind(levers, kinds[i], numbers, &all.n_levers);
	if (all.n_levers == 0)
		return NULL;
	all.levers = numbers;
	all.kind = kinds[0];
	all.scope = "*";
	all.unit = UNIT_PERCENT;
	all.central = SHARE_ONE;
	assume_range(&all);
	*mover = all;
	movers->count++;
	return mover;
}

void movers_list(struct movers *movers, const struct evaluation *evaluation, struct arena *arena)
{
	static const enum lever_kind costs[] = {LEVER_COST, LEVER_REGISTER_RUNNING_COST,
						LEVER_REGISTER_INVESTMENT},
				     delivered = LEVER_DELIVERED_SHARE;
	const struct case_bound *bound = &evaluation->run->bound;
	const struct levers *levers = &bound->levers;

	*movers =
	    (struct movers){.items = arena_array(arena, levers->count + 2, sizeof *movers->items)};
	movers->costs = add_all(movers, levers, costs, N_OF(costs),
				(struct mover){.name = "all_costs",
					       .is_factor = true,
					       .most = 100 * (int64_t)SHARE_ONE,
					       .changed = CHANGED_NONE},
				arena);
	movers->delivered = add_all(movers, levers, &delivered, 1,
				    (struct mover){.name = lever_kind_facts(delivered)->name,
						   .most = SHARE_ONE,
						   .changed = CHANGED_ALL},
				    arena);
	for (size_t i = 0; i < levers->count; i++)
		add_lever(movers, evaluation, (int)i, arena);
	if (evaluation->leader->strategy == NULL)
		return;
	for (size_t i = 0; i < movers->count; i++)
		if (movers->items[i].n_levers == 1 &&
		    movers->items[i].levers[0] ==
			bound->channel->strategies[evaluation->leader->number].delivered)
			movers->delivered = &movers->items[i];
}

static bool place(int64_t *moved, const struct mover *mover, int64_t given, int64_t value)
{
	*moved = value;
	return !mover->is_factor || fraction_of(moved, given, (struct fraction){value, SHARE_ONE});
}

bool movers_of_kind(struct mover *mover, const struct evaluation *evaluation, enum lever_kind kind,
		    struct arena *arena)
{
	const struct levers *levers = &evaluation->run->bound.levers;
	int *numbers = arena_array(arena, levers->count, sizeof *numbers);
	size_t count = 0;

	list_kind(levers, kind, numbers, &count);
	if (count == 0)
		return false;
	*mover = (struct mover){.name = lever_kind_facts(kind)->name,
				.scope = "*",
				.unit = lever_kind_facts(kind)->unit,
				.kind = kind,
				.levers = numbers,
				.n_levers = count,
				.central = levers->items[numbers[0]].value,
				.low = INT64_MAX,
				.high = INT64_MIN,
				.least = levers->items[numbers[0]].least,
				.most = levers->items[numbers[0]].most,
				.has_range = true,
				.changed = CHANGED_ALL};
	for (size_t i = 0; i < count; i++) {
		int64_t low, high;

		mover->has_range = mover->has_range &&
				   value_units(&levers->items[numbers[i]].low, &low) &&
				   value_units(&levers->items[numbers[i]].high, &high);
		if (!mover->has_range)
			break;
		mover->low = low < mover->low ? low : mover->low;
		mover->high = high > mover->high ? high : mover->high;
	}
	if (!mover->has_range)
		mover->low = mover->high = mover->central;
	return true;
}

bool mover_put(struct evaluation *evaluation, const struct mover *mover, int64_t value)
{
	const int64_t *given = evaluation->run->bound.levers.values;

	for (size_t i = 0; i < mover->n_levers; i++)
		if (!place(&evaluation->values.items[mover->levers[i]], mover,
			   given[mover->levers[i]], value))
			return false;
	return true;
}

enum sums_status mover_try(struct evaluation *evaluation, const struct mover *mover, int64_t value)
{
	const int64_t *given = evaluation->run->bound.levers.values;
	int64_t *values = evaluation->values.items;
	enum sums_status status = mover_put(evaluation, mover, value)
				      ? evaluation_make(evaluation, mover->changed)
				      : SUMS_BEYOND;

	for (size_t i = 0; i < mover->n_levers; i++)
		values[mover->levers[i]] = given[mover->levers[i]];
	return status;
}

/* In order, each once, and within the range. */
static void add_point(int64_t *points, size_t *count, const struct mover *mover, int64_t point)
{
	size_t at = *count;

	if (point < mover->least || point > mover->most || *count == MOST_POINTS)
		return;
	while (at > 0 && points[at - 1] > point)
		at--;
	if (at > 0 && points[at - 1] == point)
		return;
	memmove(&points[at + 1], &points[at], (*count - at) * sizeof *points);
	points[at] = point;
	(*count)++;
}

size_t mover_points(const struct mover *mover, int64_t *points)
{
	/* Of shares in hundredths, of others in hundredths of what they are. */
	static const int64_t shares[] = {-100, -50, -20, -10, 0,   10,  20,  30,  40,   50,  60,
					 70,   80,  90,  100, 150, 200, 300, 500, 1000, 5000},
			     parts[] = {-1000, -100, 0,   25,  50,  75,   90,    110,
					125,   150,  200, 300, 500, 1000, 10000, 100000};
	size_t count = 0;

	add_point(points, &count, mover, mover->central);
	add_point(points, &count, mover, mover->low);
	add_point(points, &count, mover, mover->high);
	add_point(points, &count, mover, mover->least);
	add_point(points, &count, mover, mover->most);
	if (mover->unit == UNIT_PERCENT)
		for (size_t i = 0; i < N_OF(shares); i++)
			add_point(points, &count, mover, shares[i] * (SHARE_ONE / 100));
	else if (mover->central == 0)
		for (int64_t i = 0; i <= 10; i++)
			add_point(points, &count, mover, i);
	else
		for (size_t i = 0; i < N_OF(parts); i++) {
			int64_t point;

			if (!__builtin_mul_overflow(mover->central, parts[i], &point))
				add_point(points, &count, mover, point / 100);
		}
	return count;
}
