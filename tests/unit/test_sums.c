/* What the sums of a case come to, and when they come to nothing. */
#include "sample.h"

#include <malloc.h>
#include <pthread.h>

#include "sums/carlo.h"

/* One thread's work: the NPV of the first option by values that its seed makes. */
struct labour {
	const struct case_bound *bound;
	struct case_values values;
	struct case_figures figures;
	struct case_scratch scratch;
	int64_t npvs[50];
};

static void *work(void *argument)
{
	struct labour *labour = argument;
	const struct levers *levers = &labour->bound->levers;

	for (size_t i = 0; i < COUNT_OF(labour->npvs); i++) {
		for (size_t j = 0; j < levers->count; j++) {
			int64_t low, high;

			if (value_units(&levers->items[j].low, &low) &&
			    value_units(&levers->items[j].high, &high))
				labour->values.items[j] =
				    low + (high - low) / 50 * (int64_t)((i * 7 + j * 13) % 50);
		}
		labour->npvs[i] = case_evaluate(&labour->figures, labour->bound, &labour->values,
						&labour->scratch) == SUMS_DONE
				      ? labour->figures.options[0].appraisal.npv.hundredths
				      : INT64_MIN;
	}
	return NULL;
}

static void any_number_of_threads_find_the_same(void **state)
{
	struct sample *sample = sample_load(samples[1]);
	struct arena *arena = sample->run.arena;
	struct labour *labours = arena_array(arena, 5, sizeof *labours);
	pthread_t threads[4];

	(void)state;
	for (size_t i = 0; i < 5; i++) {
		labours[i].bound = &sample->of_case->bound;
		case_values_init(&labours[i].values, labours[i].bound, arena);
		case_figures_init(&labours[i].figures, labours[i].bound, arena);
		case_scratch_init(&labours[i].scratch, labours[i].bound, arena);
	}
	work(&labours[4]);
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(pthread_create(&threads[i], NULL, work, &labours[i]), 0);
	for (size_t i = 0; i < 4; i++) {
		assert_int_equal(pthread_join(threads[i], NULL), 0);
		assert_memory_equal(labours[i].npvs, labours[4].npvs, sizeof labours[4].npvs);
	}
	assert_true(labours[4].npvs[1] != labours[4].npvs[2]);
	arena_free(arena);
}

/* Post: 40% to the web and 20% to the telephone of the unitary's `paper-free`. */
static void shares_over_the_whole_are_a_status(void **state)
{
	struct sample *sample = sample_load(samples[1]);
	struct case_run *of_case = sample->of_case;
	size_t n_changed = 0;

	(void)state;
	for (size_t i = 0; i < of_case->values.count; i++)
		if (strncmp(of_case->bound.levers.items[i].scope, "paper-free: shift", 17) == 0) {
			of_case->values.items[i] = SHARE_ONE / 5 * 3;
			n_changed++;
		}
	assert_int_equal(n_changed, 2);
	assert_int_equal(
	    case_evaluate(&of_case->figures, &of_case->bound, &of_case->values, &of_case->scratch),
	    SUMS_SHIFTS_OVER);
	arena_free(sample->run.arena);
}

static void an_amount_beyond_counting_is_a_status(void **state)
{
	struct sample *sample = sample_load(samples[0]);
	struct case_run *of_case = sample->of_case;

	(void)state;
	of_case->values.items[of_case->bound.channel->first_unit_cost] = INT64_MAX / 2;
	/* What the contacts cost without a strategy is beyond it alone. */
	assert_int_equal(channel_numbers_make(of_case->bound.channel->given, of_case->bound.channel,
					      of_case->values.items),
			 SUMS_BEYOND);
	assert_int_equal(
	    case_evaluate(&of_case->figures, &of_case->bound, &of_case->values, &of_case->scratch),
	    SUMS_BEYOND);
	arena_free(sample->run.arena);
}

/* A strategy of which nothing comes, and one that comes after the last year, gain nothing. */
static void what_does_not_come_is_no_gain(void **state)
{
	struct sample *sample = sample_load(samples[1]);
	struct case_run *of_case = sample->of_case;
	const struct bound_strategy *strategy = &of_case->bound.channel->strategies[0];
	const struct channel_gain *last;

	(void)state;
	last = channel_gain_of(of_case->figures.gains, of_case->bound.channel, 0,
			       of_case->bound.n_years);
	assert_true(last->gross.hundredths != 0);
	of_case->values.items[strategy->delivered] = 0;
	assert_int_equal(
	    case_evaluate(&of_case->figures, &of_case->bound, &of_case->values, &of_case->scratch),
	    SUMS_DONE);
	assert_int_equal(last->gross.hundredths, 0);
	of_case->values.items[strategy->delivered] = SHARE_ONE;
	of_case->values.items[strategy->delay] = of_case->bound.n_years;
	assert_int_equal(
	    case_evaluate(&of_case->figures, &of_case->bound, &of_case->values, &of_case->scratch),
	    SUMS_DONE);
	assert_int_equal(last->gross.hundredths, 0);
	assert_int_equal(last->cash.hundredths, 0);
	arena_free(sample->run.arena);
}

/* Not every C library says how much it has handed out. */
#ifdef __GLIBC__
static void an_evaluation_takes_no_memory(void **state)
{
	struct sample *sample = sample_load(samples[1]);
	struct case_run *of_case = sample->of_case;
	const size_t before = mallinfo2().uordblks;

	(void)state;
	for (int i = 0; i < 10; i++)
		assert_int_equal(case_evaluate(&of_case->figures, &of_case->bound, &of_case->values,
					       &of_case->scratch),
				 SUMS_DONE);
	assert_int_equal(mallinfo2().uordblks, before);
	arena_free(sample->run.arena);
}
#endif

/* Every count up to 2,000 of shares with halves and wholes among their products. */
static void a_portion_is_the_exact_share(void **state)
{
	static const struct fraction shares[] = {
	    {1, 2},   {1, 3}, {5, 100}, {7, 8},      {123456789, 1000000000},
	    {999, 2}, {0, 1}, {-1, 4},  {1015, 1000}};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(shares); i++)
		for (int per = 1; per <= 100; per += 99) {
			struct portion portion;

			portion_make(&portion, shares[i], per);
			for (int64_t count = -2000; count <= 2000; count++) {
				int64_t quick = 0, exact = 0;

				assert_true(portion_of(&quick, count, &portion) &&
					    fraction_of_parts(&exact, count, shares[i], per));
				assert_int_equal(quick, exact);
			}
		}
}

/* What is bought gains nothing before the first year of gains; and then what it would have. */
static void purchases_gain_from_the_first_year_on(void **state)
{
	struct sample *sample = sample_load(samples[1]);
	struct case_run *of_case = sample->of_case;
	struct case_bound *bound = &of_case->bound;
	int64_t wanted;

	(void)state;
	wanted = of_case->figures.of_bands[2].steps[STEP_PROCUREMENT].hundredths;
	assert_true(of_case->figures.of_bands[1].steps[STEP_PROCUREMENT].hundredths != 0);
	bound->first_year = 2;
	assert_int_equal(
	    case_evaluate(&of_case->figures, bound, &of_case->values, &of_case->scratch),
	    SUMS_DONE);
	assert_int_equal(of_case->figures.of_bands[1].steps[STEP_PROCUREMENT].hundredths, 0);
	assert_int_equal(of_case->figures.of_bands[2].steps[STEP_PROCUREMENT].hundredths, wanted);
	arena_free(sample->run.arena);
}

/* Design, section 6: what the indicator counts of the first year bears the investment before it. */
static void the_indicator_of_the_first_year_bears_what_was_invested_before(void **state)
{
	struct bridge bridges[3] = {0}, registered[3] = {0};
	struct option_figures option = {.bridges = bridges};
	const struct case_figures figures = {.options = &option, .of_register = registered};

	(void)state;
	bridges[0].steps[STEP_INVESTMENT].hundredths = -1000;
	registered[0].steps[STEP_INVESTMENT].hundredths = -100;
	for (int t = 1; t <= 2; t++) {
		bridges[t].steps[STEP_PROMISED].hundredths = 50;
		bridges[t].steps[STEP_INVESTMENT].hundredths = -7;
		bridges[t].steps[STEP_BIAS].hundredths = -3; /* no part of it */
		registered[t].steps[STEP_REGISTER].hundredths = 5;
	}
	assert_int_equal(carlo_indicator(&figures, 0, 1), 50 - 7 - 5 - 1000 + 100);
	assert_int_equal(carlo_indicator(&figures, 0, 2), 50 - 7 - 5);
}

static void draws_that_are_not_possible_are_left_out(void **state)
{
	uint8_t statuses[] = {SUMS_DONE, SUMS_BEYOND, SUMS_DONE, SUMS_SHIFTS_OVER};
	const int64_t figures[] = {5, 6, 7, 8};
	const struct carlo carlo = {.n_draws = 4, .status = statuses};
	int64_t possible[4];

	(void)state;
	assert_int_equal(carlo_possible(possible, &carlo, figures), 2);
	assert_int_equal(possible[0], 5);
	assert_int_equal(possible[1], 7);
}

/* Each list of assumptions once, in whichever order they are asked for again. */
static void the_levers_of_a_list_are_added_once(void **state)
{
	static const struct assumptions lists[2];
	struct arena *arena = arena_new(out_of_memory);
	struct levers levers;

	(void)state;
	levers_init(&levers, arena);
	assert_int_equal(levers_of_assumptions(&levers, &lists[0]), 0);
	assert_int_equal(levers_add(&levers, &(struct lever){.scope = "*"}), 0);
	assert_int_equal(levers_of_assumptions(&levers, &lists[1]), 1);
	assert_int_equal(levers_of_assumptions(&levers, &lists[0]), 0);
	assert_int_equal(levers_of_assumptions(&levers, &lists[1]), 1);
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(any_number_of_threads_find_the_same),
	    cmocka_unit_test(shares_over_the_whole_are_a_status),
	    cmocka_unit_test(an_amount_beyond_counting_is_a_status),
	    cmocka_unit_test(what_does_not_come_is_no_gain),
#ifdef __GLIBC__
	    cmocka_unit_test(an_evaluation_takes_no_memory),
#endif
	    cmocka_unit_test(a_portion_is_the_exact_share),
	    cmocka_unit_test(purchases_gain_from_the_first_year_on),
	    cmocka_unit_test(the_indicator_of_the_first_year_bears_what_was_invested_before),
	    cmocka_unit_test(draws_that_are_not_possible_are_left_out),
	    cmocka_unit_test(the_levers_of_a_list_are_added_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
