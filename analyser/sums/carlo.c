#include "sums/carlo.h"

#include <stdatomic.h>

#include "base/held_signals.h"
#include "sums/case_lanes.h"

/* That a thread takes; and that it works out side by side. */
#define DRAWS_AT_ONCE 16
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

struct carlo_thread {
	struct carlo *carlo;
	atomic_size_t *next;
	struct case_lanes lanes;
	double *room;
	pthread_t thread;
};

static void keep(struct carlo *carlo, const struct case_figures *figures, size_t draw)
{
	for (size_t i = 0; i < carlo->n_options; i++) {
		const struct option_figures *option = &figures->options[i];

		carlo->npv[i * carlo->n_draws + draw] = option->appraisal.npv.hundredths;
		for (size_t t = 0; t < carlo->n_years; t++) {
			struct money cash = {0};

			(void)bridge_cash(&cash, &option->bridges[t]);
			carlo->cash[(i * carlo->n_years + t) * carlo->n_draws + draw] =
			    cash.hundredths;
		}
	}
	carlo->indicator[draw] = carlo_indicator(figures, carlo->leader, carlo->plan_year);
}

/* As many draws as there are lanes; those past the last are drawn for nothing. */
static void draw_lanes(struct carlo_thread *drawing, size_t first)
{
	struct carlo *carlo = drawing->carlo;
	struct case_lanes *lanes = &drawing->lanes;

	for (size_t i = 0; i < lanes->count; i++)
		draw_values(case_lanes_values(lanes, i), carlo->draws, first + i, drawing->room);
	case_lanes_evaluate(lanes, carlo->bound);
	for (size_t i = 0; i < lanes->count && first + i < carlo->n_draws; i++) {
		carlo->status[first + i] = (uint8_t)lanes->statuses[i];
		if (lanes->statuses[i] == SUMS_DONE)
			keep(carlo, &lanes->figures[i], first + i);
	}
}

static void *work(void *argument)
{
	struct carlo_thread *drawing = argument;
	size_t first;

	while ((first = atomic_fetch_add(drawing->next, DRAWS_AT_ONCE)) < drawing->carlo->n_draws)
		for (size_t i = 0; i < DRAWS_AT_ONCE && first + i < drawing->carlo->n_draws;
		     i += drawing->lanes.count)
			draw_lanes(drawing, first + i);
	return NULL;
}

void carlo_run(struct carlo *carlo, size_t n_threads, struct arena *arena)
{
	struct carlo_thread *drawings = arena_array(arena, n_threads, sizeof *drawings);
	atomic_size_t next = 0;
	sigset_t before;
	size_t n = 0;

	for (size_t i = 0; i < n_threads; i++) {
		struct carlo_thread *drawing = &drawings[i];

		drawing->carlo = carlo;
		drawing->next = &next;
		drawing->room =
		    arena_array(arena, carlo->draws->n_together + 1, sizeof *drawing->room);
		case_lanes_init(&drawing->lanes, carlo->bound, N_LANES, arena);
	}
	/* This thread is the last of them, and does all where there can be no more. */
	hold_signals(&before);
	while (n + 1 < n_threads &&
	       pthread_create(&drawings[n].thread, NULL, work, &drawings[n]) == 0)
		n++;
	release_signals(&before);
	work(&drawings[n_threads - 1]);
	for (size_t i = 0; i < n; i++)
		pthread_join(drawings[i].thread, NULL);
}
