#include "sums/carlo.h"

#include <assert.h>
#include <string.h>

#include "base/team.h"

/* That a thread takes; and that it works out side by side. */
#define DRAWS_AT_ONCE 32
#define N_LANES 4

void carlo_init(struct carlo *carlo, const struct case_bound *bound, const struct draws *draws,
		size_t n_draws, size_t leader, int plan_year, struct arena *arena)
{
	const size_t n_years = (size_t)bound->n_years + 1;

	*carlo = (struct carlo){
	    .bound = bound,
	    .draws = draws,
	    .n_draws = n_draws,
	    .n_options = bound->n_options,
	    .n_years = n_years,
	    .status = arena_array(arena, n_draws, sizeof *carlo->status),
	    .npv = arena_array(arena, bound->n_options * n_draws, sizeof *carlo->npv),
	    .alone = arena_array(arena, bound->n_options * n_draws, sizeof *carlo->alone),
	    .alone_planned =
		arena_array(arena, bound->n_options * n_draws, sizeof *carlo->alone_planned),
	    .cash = arena_array(arena, bound->n_options * n_years * n_draws, sizeof *carlo->cash),
	    .indicator = arena_array(arena, n_draws, sizeof *carlo->indicator),
	    .leader = leader,
	    .plan_year = plan_year};
}

size_t carlo_possible(int64_t *possible, const struct carlo *carlo, const int64_t *figures)
{
	size_t count = 0;

	for (size_t i = 0; i < carlo->n_draws; i++)
		if (carlo->status[i] == SUMS_DONE)
			possible[count++] = figures[i];
	return count;
}

int64_t carlo_indicator(const struct case_figures *figures, size_t option, int year)
{
	const struct bridge *bridge = &figures->options[option].bridges[year],
			    *registered = &figures->of_register[year];
	int64_t sum = 0;

	/* Parts of flows whose range has been checked. */
	for (int step = 0; step <= STEP_INVESTMENT; step++)
		if (step <= STEP_CAPACITY || step == STEP_RUNNING || step == STEP_INVESTMENT)
			sum += bridge->steps[step].hundredths - registered->steps[step].hundredths;
	/* The first year bears what was invested before it. */
	if (year == 1)
		sum += bridge[-1].steps[STEP_INVESTMENT].hundredths -
		       registered[-1].steps[STEP_INVESTMENT].hundredths;
	return sum;
}

/*
 * Several sets of values of one case worked out side by side: the same figures as one after
 * another, sooner, since what is looked up for one serves all and loops are as long as the
 * processor's vectors like them.
 */
struct case_lanes {
	size_t count;
	int64_t *values; /* [lane][lever] */
	size_t n_levers;
	struct case_figures *figures; /* by lane, where the status says that they are done */
	enum sums_status *statuses;
	/* Room. */
	struct channel_gain **gains;
	struct channel_scratch channel;
	struct case_scratch one;
};

/* The values of one of them. */
static int64_t *lanes_values(const struct case_lanes *lanes, size_t lane)
{
	return &lanes->values[lane * lanes->n_levers];
}

/* Every lane at the central values. */
static void lanes_init(struct case_lanes *lanes, const struct case_bound *bound, size_t count,
		       struct arena *arena)
{
	const size_t n_levers = bound->levers.count;

	*lanes = (struct case_lanes){
	    .count = count,
	    .values = arena_array(arena, count * n_levers, sizeof *lanes->values),
	    .n_levers = n_levers,
	    .figures = arena_array(arena, count, sizeof *lanes->figures),
	    .statuses = arena_array(arena, count, sizeof *lanes->statuses),
	    .gains = arena_array(arena, count, sizeof *lanes->gains)};
	for (size_t i = 0; i < count; i++) {
		memcpy(lanes_values(lanes, i), bound->levers.values,
		       n_levers * sizeof *lanes->values);
		case_figures_init(&lanes->figures[i], bound, arena);
		lanes->gains[i] = lanes->figures[i].gains;
	}
	case_scratch_init(&lanes->one, bound, arena);
	if (bound->channel != NULL)
		channel_scratch_init(&lanes->channel, bound->channel, count, arena);
	assert(bound->channel == NULL || lanes->channel.numbers.n_levers == n_levers);
}

/* Evaluate all; strategies come late by the same in each. */
static void lanes_evaluate(struct case_lanes *lanes, const struct case_bound *bound)
{
	const bool are_together = bound->channel == NULL ||
				  channel_gains_make(lanes->gains, bound->channel, lanes->values,
						     CHANGED_ALL, &lanes->channel) == SUMS_DONE;

	for (size_t i = 0; i < lanes->count; i++) {
		const struct case_values values = {lanes_values(lanes, i), lanes->n_levers};
		struct case_figures *figures = &lanes->figures[i];

		/* Where one is not possible it is found out of each which that is. */
		lanes->statuses[i] =
		    are_together ? case_evaluate_rest(figures, bound, values.items, &lanes->one)
				 : case_evaluate(figures, bound, &values, &lanes->one);
	}
}

/* The room of a thread; drawn is [range][DRAWS_AT_ONCE]. */
struct carlo_room {
	struct case_lanes lanes;
	int64_t *drawn;
	double *deviates;
};

struct carlo_work {
	struct carlo *carlo;
	struct carlo_room *rooms;
};

static void keep(struct carlo *carlo, const struct case_figures *figures, size_t draw)
{
	for (size_t i = 0; i < carlo->n_options; i++) {
		const struct option_figures *option = &figures->options[i];
		const struct appraisal *alone =
		    option->has_alone ? &option->alone_appraisal : &option->appraisal;

		carlo->npv[i * carlo->n_draws + draw] = option->appraisal.npv.hundredths;
		carlo->alone[i * carlo->n_draws + draw] = alone->npv.hundredths;
		carlo->alone_planned[i * carlo->n_draws + draw] =
		    alone->running_value[carlo->plan_year].hundredths;
		for (size_t t = 0; t < carlo->n_years; t++)
			carlo->cash[(i * carlo->n_years + t) * carlo->n_draws + draw] =
			    bridge_cash(&option->bridges[t]).hundredths;
	}
	carlo->indicator[draw] = carlo_indicator(figures, carlo->leader, carlo->plan_year);
}

/* As many of a piece's draws as there are lanes; those past the last are drawn for nothing. */
static void draw_lanes(struct carlo *carlo, struct carlo_room *room, size_t first, size_t from)
{
	struct case_lanes *lanes = &room->lanes;

	for (size_t i = 0; i < lanes->count; i++) {
		int64_t *values = lanes_values(lanes, i);

		for (size_t r = 0; r < carlo->draws->n_ranges; r++)
			values[carlo->draws->ranges[r].lever] =
			    room->drawn[r * DRAWS_AT_ONCE + from + i];
	}
	lanes_evaluate(lanes, carlo->bound);
	for (size_t i = 0; i < lanes->count && first + from + i < carlo->n_draws; i++) {
		const size_t draw = first + from + i;

		carlo->status[draw] = (uint8_t)lanes->statuses[i];
		if (lanes->statuses[i] == SUMS_DONE)
			keep(carlo, &lanes->figures[i], draw);
	}
}

static void draw_piece(void *data, size_t member, size_t piece)
{
	const struct carlo_work *work = data;
	struct carlo_room *room = &work->rooms[member];
	const size_t first = piece * DRAWS_AT_ONCE;

	for (size_t i = 0; i < work->carlo->draws->n_ranges; i++)
		draws_fill(&room->drawn[i * DRAWS_AT_ONCE], work->carlo->draws, i, first,
			   DRAWS_AT_ONCE, room->deviates);
	for (size_t i = 0; i < DRAWS_AT_ONCE && first + i < work->carlo->n_draws;
	     i += room->lanes.count)
		draw_lanes(work->carlo, room, first, i);
}

bool carlo_run(struct carlo *carlo, size_t n_threads, const struct watch *watch,
	       struct arena *arena)
{
	struct carlo_work work = {carlo, arena_array(arena, n_threads, sizeof *work.rooms)};
	const struct team team = {.work = draw_piece,
				  .data = &work,
				  .n_members = n_threads,
				  .n_pieces = (carlo->n_draws + DRAWS_AT_ONCE - 1) / DRAWS_AT_ONCE,
				  .watch = watch,
				  .what = "draws",
				  .n_steps = DRAWS_AT_ONCE,
				  .total = carlo->n_draws};

	FOR_EACH (struct carlo_room, room, work.rooms, n_threads) {
		room->deviates =
		    arena_array(arena, carlo->draws->n_together + 1, sizeof *room->deviates);
		room->drawn =
		    arena_array(arena, carlo->draws->n_ranges * DRAWS_AT_ONCE, sizeof *room->drawn);
		lanes_init(&room->lanes, carlo->bound, N_LANES, arena);
	}
	return team_run(&team, arena);
}
