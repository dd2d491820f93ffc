/*
 * How sure a case is: the samples' turning points put back, and draws whose spread is known.
 */
#include "sample.h"

#include <math.h>

#include "analyses/sureness/sureness.h"
#include "sums/carlo.h"
#include "sums/spread.h"

/* A sample whose levers are to be moved. */
struct moved {
	struct sample *of;
	struct case_run *of_case; /* the sample's own */
	struct evaluation evaluation;
	struct movers movers;
};

static struct moved *load(const char *folder)
{
	struct sample *sample = sample_load(folder);
	struct moved *moved = arena_alloc(sample->run.arena, sizeof *moved);

	moved->of = sample;
	moved->of_case = sample->of_case;
	/* Of invented size: that it is there is enough for its turns. */
	moved->of_case->expectation = (struct case_expectation){
	    .is_known = true, .wanted = {1000000 * (int64_t)MONEY_PER_POUND}};
	evaluation_init(&moved->evaluation, moved->of_case, sample->run.arena);
	movers_list(&moved->movers, &moved->evaluation, sample->run.arena);
	return moved;
}

static int64_t figure_at(struct moved *sample, const struct mover *mover, int64_t value, size_t i)
{
	int64_t figures[N_SWITCHED];

	assert_int_equal(mover_try(&sample->evaluation, mover, value), SUMS_DONE);
	assert_int_equal(evaluation_figures(&sample->evaluation, figures), N_SWITCHED);
	return figures[i];
}

/* At each turning value the figure is met, and at its neighbour no longer. */
static void each_turning_value_put_back_is_the_step_at_which_it_turns(void **state)
{
	size_t n_turns = 0;

	(void)state;
	for (size_t f = 0; f < COUNT_OF(samples); f++) {
		struct moved *sample = load(samples[f]);

		for (size_t i = 0; i < sample->movers.count; i += 3) {
			const struct mover *mover = &sample->movers.items[i];
			struct turns turns;

			turns_find(&turns, &sample->evaluation, mover);
			for (size_t k = 0; k < turns.n_figures; k++)
				for (size_t j = 0; j < turns.of[k].count; j++) {
					const struct switch_turn *turn = &turns.of[k].items[j];

					assert_true(figure_at(sample, mover, turn->value, k) >= 0);
					assert_true(figure_at(sample, mover,
							      turn->value + turn->side, k) < 0);
					n_turns++;
				}
		}
		arena_free(sample->of->run.arena);
	}
	assert_true(n_turns > 50);
}

/* What one number moves is found the same whether or not all strategies are worked out again. */
static void what_a_number_does_not_touch_is_not_needed_anew(void **state)
{
	struct moved *sample = load(samples[1]);
	struct evaluation *evaluation = &sample->evaluation;
	size_t n_tried = 0;

	(void)state;
	for (size_t i = 0; i < sample->movers.count; i++) {
		struct mover mover = sample->movers.items[i];
		int64_t spared[N_SWITCHED], whole[N_SWITCHED];
		const int64_t value = mover.low != mover.central ? mover.low : mover.high;

		if (mover_try(evaluation, &mover, value) != SUMS_DONE)
			continue;
		n_tried++;
		(void)evaluation_figures(evaluation, spared);
		mover.changed = CHANGED_ALL;
		assert_int_equal(mover_try(evaluation, &mover, value), SUMS_DONE);
		(void)evaluation_figures(evaluation, whole);
		assert_memory_equal(spared, whole, sizeof whole);
		/* All as given again, so that the next is spared what it does not touch. */
		assert_int_equal(evaluation_make(evaluation, CHANGED_NONE), SUMS_DONE);
	}
	assert_true(n_tried > sample->movers.count / 2);
	arena_free(sample->of->run.arena);
}

static void carry_out(struct carlo *carlo, struct moved *sample, const struct draws *draws,
		      size_t n_draws, size_t n_threads)
{
	carlo_init(carlo, &sample->of_case->bound, draws, n_draws,
		   sample->evaluation.leader->number, sample->of_case->options.plan_year,
		   sample->of->run.arena);
	assert_true(carlo_run(carlo, n_threads, NULL, sample->of->run.arena));
}

static size_t list_ranges(struct draw_range *ranges, const struct movers *movers, bool is_wide)
{
	size_t count = 0;

	for (size_t i = 0; i < movers->count; i++) {
		const struct mover *mover = &movers->items[i];

		if (mover->has_range && mover->n_levers == 1)
			ranges[count++] =
			    (struct draw_range){.lever = mover->levers[0],
						.low = is_wide ? mover->low : mover->central,
						.central = mover->central,
						.high = is_wide ? mover->high : mover->central,
						.stream = i};
	}
	return count;
}

static void any_number_of_threads_draws_the_same(void **state)
{
	static const size_t n_threads[] = {1, 3, 16};
	struct moved *sample = load(samples[1]);
	struct draw_range *ranges =
	    arena_array(sample->of->run.arena, sample->movers.count, sizeof *ranges);
	const struct draws draws = {
	    .seed = 2, .ranges = ranges, .n_ranges = list_ranges(ranges, &sample->movers, true)};
	struct carlo carlos[3];

	(void)state;
	for (size_t i = 0; i < 3; i++)
		carry_out(&carlos[i], sample, &draws, 200, n_threads[i]);
	for (size_t i = 1; i < 3; i++) {
		assert_memory_equal(carlos[i].status, carlos[0].status, 200);
		assert_memory_equal(carlos[i].npv, carlos[0].npv,
				    carlos[0].n_options * 200 * sizeof *carlos[0].npv);
		assert_memory_equal(carlos[i].cash, carlos[0].cash,
				    carlos[0].n_options * carlos[0].n_years * 200 *
					sizeof *carlos[0].cash);
	}
	assert_true(carlos[0].npv[0] != carlos[0].npv[1]);
	arena_free(sample->of->run.arena);
}

/* So wide that in some draws more contacts would move than there are. */
static void widen_rules(struct draw_range *ranges, size_t count, const struct levers *levers)
{
	for (size_t i = 0; i < count; i++)
		if (levers->items[ranges[i].lever].kind == LEVER_STRATEGY_RULE &&
		    levers->items[ranges[i].lever].least == 0)
			ranges[i].high = SHARE_ONE;
}

/* Draws are worked out side by side: each is what its numbers give alone. */
static void each_draw_is_the_case_by_its_numbers(void **state)
{
	enum { N_DRAWS = 203 };
	size_t n_impossible = 0;

	(void)state;
	for (size_t f = 0; f < COUNT_OF(samples); f++) {
		struct moved *sample = load(samples[f]);
		struct evaluation *evaluation = &sample->evaluation;
		const struct case_bound *bound = &sample->of_case->bound;
		struct draw_range *ranges =
		    arena_array(sample->of->run.arena, sample->movers.count, sizeof *ranges);
		const size_t count = list_ranges(ranges, &sample->movers, true);
		const struct draws draws = {.seed = 3, .ranges = ranges, .n_ranges = count};
		struct carlo carlo;

		widen_rules(ranges, count, &bound->levers);
		carry_out(&carlo, sample, &draws, N_DRAWS, 2);
		for (size_t draw = 0; draw < N_DRAWS; draw++) {
			enum sums_status status;

			evaluation_reset(evaluation);
			for (size_t i = 0; i < draws.n_ranges; i++)
				draws_fill(&evaluation->values.items[draws.ranges[i].lever], &draws,
					   i, draw, 1, NULL);
			status = evaluation_make(evaluation, CHANGED_ALL);
			assert_int_equal(carlo.status[draw], status);
			n_impossible += status != SUMS_DONE;
			for (size_t i = 0; i < bound->n_options && status == SUMS_DONE; i++)
				assert_int_equal(
				    carlo.npv[i * N_DRAWS + draw],
				    evaluation_option(evaluation, i)->appraisal.npv.hundredths);
		}
		arena_free(sample->of->run.arena);
	}
	assert_in_range(n_impossible, 1, N_DRAWS - 1);
}

static void without_ranges_there_is_no_spread(void **state)
{
	struct moved *sample = load(samples[1]);
	struct draw_range *ranges =
	    arena_array(sample->of->run.arena, sample->movers.count, sizeof *ranges);
	const struct draws draws = {
	    .seed = 2, .ranges = ranges, .n_ranges = list_ranges(ranges, &sample->movers, false)};
	struct carlo carlo;

	(void)state;
	carry_out(&carlo, sample, &draws, 50, 2);
	assert_true(carlo.n_options > 0);
	for (size_t i = 0; i < carlo.n_options; i++)
		for (size_t draw = 0; draw < 50; draw++)
			assert_int_equal(
			    carlo.npv[i * 50 + draw],
			    sample->of_case->figures.options[i].appraisal.npv.hundredths);
	arena_free(sample->of->run.arena);
}

static const struct mover *cost_of(const struct moved *sample)
{
	for (size_t i = 0; i < sample->movers.count; i++) {
		const struct mover *mover = &sample->movers.items[i];
		enum sums_status status;

		if (mover->kind != LEVER_COST || mover->is_factor || !mover->has_range)
			continue;
		status = mover_try((struct evaluation *)(uintptr_t)&sample->evaluation, mover,
				   mover->high);
		if (status == SUMS_DONE &&
		    evaluation_option(&sample->evaluation, sample->evaluation.leader->number)
			    ->appraisal.npv.hundredths !=
			sample->evaluation.leader->appraisal.npv.hundredths)
			return mover;
	}
	fail_msg("the sample has no cost with a range");
	return NULL;
}

/*
 * A case that is a straight line of one cost: its NPV falls by so much for each pound.  P10 of the
 * NPV is that of P90 of the cost, which its triangle gives: b - sqrt(0.1 (b - a)(b - c)), and P90
 * that of P10, a + sqrt(0.1 (b - a)(c - a)), as both are beyond the likeliest.
 */
static void a_linear_case_has_the_percentiles_of_its_one_number(void **state)
{
	struct moved *sample = load(samples[0]);
	const struct mover *mover = cost_of(sample);
	const struct draw_range range = {.lever = mover->levers[0],
					 .low = mover->low,
					 .central = mover->central,
					 .high = mover->high};
	const struct draws draws = {.seed = 9, .ranges = &range, .n_ranges = 1};
	const double a = (double)mover->low, b = (double)mover->high, c = (double)mover->central,
		     low = a + sqrt(0.1 * (b - a) * (c - a)),
		     high = b - sqrt(0.1 * (b - a) * (b - c));
	int64_t *room = arena_array(sample->of->run.arena, 5000, sizeof *room);
	struct spread spread;
	struct carlo carlo;
	double npv, slope;

	(void)state;
	npv = (double)figure_at(sample, mover, mover->low, SWITCHED_NPV);
	slope = ((double)figure_at(sample, mover, mover->high, SWITCHED_NPV) - npv) / (b - a);
	assert_true(slope < 0 && low < c && high > c);
	carry_out(&carlo, sample, &draws, 5000, 2);
	spread_sort(&carlo.npv[carlo.leader * 5000], room, 5000);
	spread_find(&spread, &carlo.npv[carlo.leader * 5000], 5000);
	assert_true(fabs((double)spread.figures[SPREAD_P10] - (npv + slope * (high - a))) <
		    4 * spread.errors[SPREAD_P10]);
	assert_true(fabs((double)spread.figures[SPREAD_P90] - (npv + slope * (low - a))) <
		    4 * spread.errors[SPREAD_P90]);
	assert_true(fabs((double)spread.figures[SPREAD_MEAN] -
			 (npv + slope * ((a + b + c) / 3 - a))) < 4 * spread.errors[SPREAD_MEAN]);
	arena_free(sample->of->run.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_turning_value_put_back_is_the_step_at_which_it_turns),
	    cmocka_unit_test(what_a_number_does_not_touch_is_not_needed_anew),
	    cmocka_unit_test(any_number_of_threads_draws_the_same),
	    cmocka_unit_test(each_draw_is_the_case_by_its_numbers),
	    cmocka_unit_test(without_ranges_there_is_no_spread),
	    cmocka_unit_test(a_linear_case_has_the_percentiles_of_its_one_number),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
