#include "analyses/sureness/sureness.h"

#include "base/order.h"

/* Of a large case turns are looked for of so many numbers, the widest. */
#define MOST_LARGE_TURNS 10

static int64_t npv_at(struct evaluation *evaluation, const struct mover *mover, int64_t value,
		      enum sums_status *status)
{
	*status = mover_try(evaluation, mover, value);
	return *status != SUMS_DONE ? 0
				    : evaluation_option(evaluation, evaluation->leader->number)
					  ->appraisal.npv.hundredths;
}

static int64_t distance(int64_t a, int64_t b)
{
	return a > b ? a - b : b - a;
}

static int64_t within(const struct mover *mover, int64_t value)
{
	return value < mover->least ? mover->least : value > mover->most ? mover->most : value;
}

static int64_t find_tenth(struct evaluation *evaluation, const struct swing *swing)
{
	const struct mover *mover = swing->mover;
	const int64_t tenth = mover->central / 10;
	enum sums_status status[2];
	int64_t npvs[2];

	if (!mover->has_range || tenth == 0)
		return swing->size;
	/* A share of all cannot be more: such a number moves one way only. */
	npvs[0] = npv_at(evaluation, mover, within(mover, mover->central - tenth), &status[0]);
	npvs[1] = npv_at(evaluation, mover, within(mover, mover->central + tenth), &status[1]);
	return status[0] == SUMS_DONE && status[1] == SUMS_DONE ? distance(npvs[0], npvs[1])
								: swing->size;
}

static void find_swing(struct swing *swing, struct evaluation *evaluation)
{
	const struct mover *mover = swing->mover;
	const int64_t central = evaluation->leader->appraisal.npv.hundredths;
	int64_t ends[2];

	swing->npvs[0] = npv_at(evaluation, mover, mover->low, &swing->status[0]);
	swing->npvs[1] = npv_at(evaluation, mover, mover->high, &swing->status[1]);
	for (int i = 0; i < 2; i++)
		ends[i] = swing->status[i] == SUMS_DONE ? swing->npvs[i] : central;
	swing->size = distance(ends[0], ends[1]);
	if (distance(ends[0], central) > swing->size)
		swing->size = distance(ends[0], central);
	if (distance(ends[1], central) > swing->size)
		swing->size = distance(ends[1], central);
	swing->tenth = find_tenth(evaluation, swing);
}

/* The widest first; of the same width as they were found. */
static int compare(const void *left, const void *right)
{
	const struct swing *a = left, *b = right;

	return ORDER_BY(ORDER(b->size, a->size), ORDER(a->mover, b->mover));
}

/* Each thread moves numbers in a room of its own. */
struct moving {
	struct swing *swings;
	struct evaluation *rooms;
	bool finds_turns;
};

static void move_one(void *data, size_t member, size_t piece)
{
	const struct moving *moving = data;
	struct swing *swing = &moving->swings[piece];

	if (moving->finds_turns)
		turns_find(&swing->turns, &moving->rooms[member], swing->mover);
	else
		find_swing(swing, &moving->rooms[member]);
}

bool swings_find(struct swing *swings, const struct movers *movers,
		 const struct evaluation_rooms *rooms, struct arena *arena)
{
	struct moving moving = {.swings = swings, .rooms = rooms->items};
	size_t n_turns = movers->count;

	for (size_t i = 0; i < movers->count; i++)
		swings[i].mover = &movers->items[i];
	if (!evaluation_rooms_work(rooms, move_one, &moving, movers->count, "numbers moved", arena))
		return false;
	SORT(swings, movers->count, compare);
	moving.finds_turns = true;
	if (evaluation_is_large(rooms->items) && n_turns > MOST_LARGE_TURNS)
		n_turns = MOST_LARGE_TURNS;
	return evaluation_rooms_work(rooms, move_one, &moving, n_turns, "turning points", arena);
}
