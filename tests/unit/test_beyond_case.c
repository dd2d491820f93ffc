/*
 * Sums of a case that leave the range of what is counted: whichever step it is that does, none is
 * passed over.  Ratios are told to leave it, each in turn; amounts of money are made as large as
 * they go.
 */
#include "sample.h"

#include "beyond.h"

#include "sums/carlo.h"

/* A case by any values of its levers, and room for what another run found. */
struct evaluation {
	const struct case_bound *bound;
	struct case_values values;
	struct case_figures figures, sound;
	struct case_scratch scratch;
};

static struct evaluation prepare(const struct case_bound *bound, struct arena *arena)
{
	struct evaluation evaluation = {.bound = bound};

	case_values_init(&evaluation.values, bound, arena);
	case_figures_init(&evaluation.figures, bound, arena);
	case_figures_init(&evaluation.sound, bound, arena);
	case_scratch_init(&evaluation.scratch, bound, arena);
	return evaluation;
}

static enum sums_status evaluate(struct evaluation *evaluation, struct case_figures *figures)
{
	return case_evaluate(figures, evaluation->bound, &evaluation->values, &evaluation->scratch);
}

static bool are_same(const struct case_figures *a, const struct case_figures *b,
		     const struct case_bound *bound)
{
	for (size_t i = 0; i < bound->n_options; i++)
		if (a->options[i].appraisal.npv.hundredths !=
			b->options[i].appraisal.npv.hundredths ||
		    memcmp(a->options[i].bridges, b->options[i].bridges,
			   ((size_t)bound->n_years + 1) * sizeof *a->options[i].bridges) != 0)
			return false;
	return true;
}

/* Each of the first ratios, and so many of the others, all but a few of which are like them. */
static void fail_each(struct evaluation *evaluation)
{
	long n_all;

	failing = n_calls = 0;
	assert_int_equal(evaluate(evaluation, &evaluation->sound), SUMS_DONE);
	n_all = n_calls;
	assert_true(n_all > 0);
	for (long n = 1; n <= n_all; n += 1 + n / 200) {
		n_calls = 0;
		failing = n;
		if (evaluate(evaluation, &evaluation->figures) == SUMS_DONE &&
		    !are_same(&evaluation->figures, &evaluation->sound, evaluation->bound))
			fail_msg("ratio %ld of %ld was out of range, and its sum was used", n,
				 n_all);
	}
	failing = 0;
}

static void a_ratio_out_of_range_is_in_no_sum(void **state)
{
	static const char *const folders[] = {"datasets/sample-district", "datasets/sample-unitary",
					      "tests/golden/case-hand"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(folders); i++) {
		struct sample *sample = sample_load(folders[i]);
		const struct case_bound *bound = &sample->of_case->bound;
		struct evaluation evaluation = prepare(bound, sample->run.arena);

		fail_each(&evaluation);
		/* Late, and in part; and amounts that are too large for quick ways. */
		for (size_t j = 0; j < bound->levers.count; j++)
			if (bound->levers.items[j].kind == LEVER_DELIVERED_SHARE)
				evaluation.values.items[j] = SHARE_ONE / 10 * 7;
			else if (bound->levers.items[j].kind == LEVER_DELAY_YEARS)
				evaluation.values.items[j] = 1;
			else if (lever_kind_facts(bound->levers.items[j].kind)->unit == UNIT_MONEY)
				evaluation.values.items[j] *= 100000;
		fail_each(&evaluation);
		arena_free(sample->run.arena);
	}
}

static wide net_of(const struct bridge *bridge)
{
	wide sum = 0;

	for (int step = 0; step < N_STEPS; step++)
		sum += bridge->steps[step].hundredths;
	return sum;
}

/* The parts of a case add up to its options without any sum having gone round. */
static void assert_adds_up(const struct case_figures *figures, const struct case_bound *bound,
			   const char *what)
{
	for (size_t i = 0; i < bound->n_options; i++)
		for (int t = 0; t <= bound->n_years; t++) {
			const struct option_figures *option = &figures->options[i];
			const wide net = net_of(&option->bridges[t]),
				   gains = option->appraisal.net[t].hundredths;

			if (net != gains)
				fail_msg("%s: the steps of option %zu do not add up", what, i);
		}
	for (int t = 0; t <= bound->n_years; t++)
		if (net_of(&figures->common[t]) != net_of(&figures->of_bands[t]) +
						       net_of(&figures->of_prices[t]) +
						       net_of(&figures->of_register[t]))
			fail_msg("%s: what all options have does not add up", what);
	for (int t = 0; t <= bound->n_years; t++) {
		wide gross = 0, running = 0;

		for (size_t i = 0; i < bound->n_gains; i++)
			if (bound->gains[i].counts[t]) {
				const struct register_amounts *row =
				    &figures->register_rows[i][t == bound->gains[i].year];

				gross += row->gross.hundredths;
				running += row->running.hundredths;
			}
		if (figures->of_register[t].steps[STEP_REGISTER].hundredths != gross ||
		    -(wide)figures->of_register[t].steps[STEP_RUNNING].hundredths != running)
			fail_msg("%s: the register does not add up", what);
	}
}

/* At an end of the range, or so many halves from it. */
static int64_t large(uint64_t *random)
{
	return (random_next(random) % 2 == 0 ? INT64_MAX : -INT64_MAX) >> random_next(random) % 6;
}

/* A lever that is an amount. */
static void enlarge(struct evaluation *evaluation, size_t lever, uint64_t *random)
{
	if (lever_kind_facts(evaluation->bound->levers.items[lever].kind)->unit == UNIT_MONEY)
		evaluation->values.items[lever] = large(random);
}

/* Each lever as far as it goes, by itself and with others: refused, or it adds up. */
static void amounts_without_end_are_refused_or_add_up(void **state)
{
	uint64_t random = 5;
	size_t n_refused = 0, n_done = 0;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(samples); i++) {
		struct sample *sample = sample_load(samples[i]);
		struct case_bound *bound = &sample->of_case->bound;
		const struct levers *levers = &bound->levers;
		struct evaluation evaluation = prepare(bound, sample->run.arena);

		struct money *addressable =
				 arena_array(sample->run.arena, bound->procurement.n_lines,
					     sizeof *addressable),
			     full[N_REFERENCE_PRICES];

		memcpy(full, bound->prices.full, sizeof full);
		for (size_t k = 0; k < bound->procurement.n_lines; k++)
			addressable[k] = bound->procurement.lines[k].addressable;
		for (size_t j = 0; j < 60 * levers->count; j++) {
			const size_t first = j % levers->count;

			case_values_reset(&evaluation.values, bound);
			for (size_t k = 0; k <= j % 7; k++)
				enlarge(&evaluation,
					k == 0 ? first : random_next(&random) % levers->count,
					&random);
			for (size_t k = 0; k < levers->count; k++)
				if (j % 3 == 0 &&
				    levers->items[k].kind == levers->items[first].kind)
					enlarge(&evaluation, k, &random);
			for (size_t k = 0; j % 4 == 0 && k < levers->count; k++)
				if (levers->items[k].kind == LEVER_PROCUREMENT_BAND)
					evaluation.values.items[k] = SHARE_ONE;
			for (size_t k = 0; k < bound->procurement.n_lines; k++)
				bound->procurement.lines[k].addressable =
				    j % 4 == 0 ? (struct money){large(&random)} : addressable[k];
			for (int k = 0; k < N_REFERENCE_PRICES; k++)
				bound->prices.full[k] =
				    j % 4 == 0 ? (struct money){large(&random)} : full[k];
			if (evaluate(&evaluation, &evaluation.figures) == SUMS_DONE) {
				assert_adds_up(&evaluation.figures, bound,
					       lever_id(levers, first, sample->run.arena));
				n_done++;
			} else {
				n_refused++;
			}
		}
		arena_free(sample->run.arena);
	}
	assert_true(n_refused > 100);
	assert_true(n_done > 100);
}

/* The gains of contacts, and the costs that they are set against, as large as they go. */
static void gains_without_end_are_refused_or_add_up(void **state)
{
	struct sample *sample = sample_load(samples[1]);
	const struct case_bound *bound = &sample->of_case->bound;
	struct evaluation evaluation = prepare(bound, sample->run.arena);
	uint64_t random = 7;
	size_t n_done = 0;

	(void)state;
	for (size_t j = 0; j < 5000; j++) {
		struct channel_gain *gain =
		    channel_gain_of(evaluation.figures.gains, bound->channel,
				    random_next(&random) % bound->n_strategies,
				    1 + (int)(random_next(&random) % (uint64_t)bound->n_years));

		assert_int_equal(evaluate(&evaluation, &evaluation.figures), SUMS_DONE);
		*(j % 3 == 0   ? &gain->gross
		  : j % 3 == 1 ? &gain->promised
			       : &gain->cash) = (struct money){large(&random)};
		if (j % 2 == 0)
			gain->cash = gain->gross;
		if (j % 5 == 0)
			gain->promised = gain->gross;
		if (case_evaluate_rest(&evaluation.figures, bound, evaluation.values.items,
				       &evaluation.scratch) == SUMS_DONE) {
			assert_adds_up(&evaluation.figures, bound, "gains");
			n_done++;
		}
	}
	assert_in_range(n_done, 100, 4900);
	arena_free(sample->run.arena);
}

static int lever_of(const struct case_bound *bound, enum lever_kind kind)
{
	for (size_t i = 0; i < bound->levers.count; i++)
		if (bound->levers.items[i].kind == kind)
			return (int)i;
	fail_msg("no lever of kind %d", (int)kind);
	return -1;
}

/* What failed is the promise less the gain, and both are steps; so much of the cash counts. */
static void a_strategy_gains_what_it_promised_less_what_failed(void **state)
{
	static const struct {
		int64_t promised, gross, cash, confidence;
		bool is_well;
	} rules[] = {{INT64_MAX / 4, INT64_MAX / 4 - 1000, 100, SHARE_ONE, true},
		     {INT64_MAX, -1, -1, SHARE_ONE, false},
		     {-1, INT64_MAX, 0, SHARE_ONE, false}, /* 2^63 failed of less than none */
		     {100, 100, INT64_MAX / 3 * 2, SHARE_ONE * (int64_t)2, false}};
	struct sample *sample = sample_load("tests/golden/case-hand");
	struct case_bound *bound = &sample->of_case->bound;
	struct evaluation evaluation = prepare(bound, sample->run.arena);
	const struct bridge *alone = &evaluation.figures.options[0].alone[1];
	struct channel_gain *gain;
	int confidence;

	(void)state;
	assert_int_equal(evaluate(&evaluation, &evaluation.figures), SUMS_DONE);
	gain = channel_gain_of(evaluation.figures.gains, bound->channel, 0, 1);
	confidence = lever_of(bound, LEVER_BENEFIT_CONFIDENCE);
	for (size_t i = 0; i < COUNT_OF(rules); i++) {
		gain->promised.hundredths = rules[i].promised;
		gain->gross.hundredths = rules[i].gross;
		gain->cash.hundredths = rules[i].cash;
		evaluation.values.items[confidence] = rules[i].confidence;
		assert_int_equal(case_evaluate_rest(&evaluation.figures, bound,
						    evaluation.values.items, &evaluation.scratch),
				 rules[i].is_well ? SUMS_DONE : SUMS_BEYOND);
		if (rules[i].is_well) {
			assert_int_equal(alone->steps[STEP_PROMISED].hundredths, rules[i].promised);
			assert_int_equal(alone->steps[STEP_FAILED].hundredths, -1000);
		}
	}
	arena_free(sample->run.arena);
}

/* Draws are of as many levers as the contacts' own sums are of: two tables would differ. */
static void draws_of_other_levers_than_those_of_the_contacts_are_none(void **state)
{
	struct sample *sample = sample_load("tests/golden/case-hand");
	struct case_bound bound = sample->of_case->bound;
	struct arena *arena = sample->run.arena;
	static const struct draws draws;
	volatile int n_tried = 0, n_ended = 0;

	(void)state;
	for (; n_tried < 2; n_tried++) {
		struct carlo carlo;

		bound.levers.count -= (size_t)n_tried;
		carlo_init(&carlo, &bound, &draws, 1, 0, 1, arena);
		if (setjmp(guarded) == 0)
			assert_true(carlo_run(&carlo, 1, NULL, arena));
		else
			n_ended++;
		assert_int_equal(n_ended, n_tried);
	}
	arena_free(arena);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_ratio_out_of_range_is_in_no_sum),
	    cmocka_unit_test(amounts_without_end_are_refused_or_add_up),
	    cmocka_unit_test(gains_without_end_are_refused_or_add_up),
	    cmocka_unit_test(a_strategy_gains_what_it_promised_less_what_failed),
	    cmocka_unit_test(draws_of_other_levers_than_those_of_the_contacts_are_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
