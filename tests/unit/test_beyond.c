/*
 * Sums that leave the range of what is counted: whichever step it is that does, none is passed
 * over.
 *
 * Exact ratios leave it so rarely that here they are told to, each in turn: the n-th that is
 * asked for says that it is out of range.  Amounts of money are made as large as they go.
 */
#include "sample.h"

#include <math.h>

#include "asking.h"

#include "sums/allocate.h"
#include "sums/indicator_sum.h"
#include "sums/channel_lines.h"
#include "sums/draws.h"
#include "sums/spread.h"

/* Which of the calls from now on is the one that fails, 0 none; and how many there were. */
static long failing, n_calls;

static bool is_beyond(void)
{
	return ++n_calls == failing;
}

/* NOLINTBEGIN(bugprone-macro-parentheses): declarations */
#define WRAP(name, parameters, arguments)                       \
	bool __real_##name parameters;                          \
	bool __wrap_##name parameters;                          \
	bool __wrap_##name parameters                           \
	{                                                       \
		return !is_beyond() && __real_##name arguments; \
	}
/* NOLINTEND(bugprone-macro-parentheses) */

WRAP(fraction_multiply, (struct fraction * result, struct fraction a, struct fraction b),
     (result, a, b))
WRAP(fraction_divide, (struct fraction * result, struct fraction a, struct fraction b),
     (result, a, b))
WRAP(fraction_add, (struct fraction * result, struct fraction a, struct fraction b), (result, a, b))
WRAP(fraction_between,
     (struct fraction * result, struct fraction from, struct fraction to, int step, int steps),
     (result, from, to, step, steps))
WRAP(fraction_of, (int64_t * part, int64_t count, struct fraction share), (part, count, share))
WRAP(fraction_of_parts, (int64_t * part, int64_t count, struct fraction share, int per),
     (part, count, share, per))
WRAP(money_share, (struct money * part, struct money whole, struct fraction share),
     (part, whole, share))
WRAP(portions_of,
     (int64_t * parts, const int64_t *counts, const struct portions *portions, size_t count),
     (parts, counts, portions, count))
WRAP(allocate, (int64_t * parts, int64_t total, const int64_t *weights, size_t count),
     (parts, total, weights, count))

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

/* Each lever as far as it goes, by itself and with others: refused, or it adds up. */
static void amounts_without_end_are_refused_or_add_up(void **state)
{
	uint64_t random = 5;
	size_t n_refused = 0, n_done = 0;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(samples); i++) {
		struct sample *sample = sample_load(samples[i]);
		const struct case_bound *bound = &sample->of_case->bound;
		const struct levers *levers = &bound->levers;
		struct evaluation evaluation = prepare(bound, sample->run.arena);

		for (size_t j = 0; j < 60 * levers->count; j++) {
			struct bound_spend *line =
			    &bound->procurement.lines[j % bound->procurement.n_lines];
			const struct money addressable = line->addressable;
			const size_t first = j % levers->count;

			case_values_reset(&evaluation.values, bound);
			for (size_t k = 0; k <= j % 7; k++) {
				const size_t at =
				    k == 0 ? first : random_next(&random) % levers->count;

				if (lever_kind_facts(levers->items[at].kind)->unit == UNIT_MONEY)
					evaluation.values.items[at] = large(&random);
			}
			if (j % 4 == 0)
				line->addressable.hundredths = large(&random);
			if (evaluate(&evaluation, &evaluation.figures) == SUMS_DONE) {
				assert_adds_up(&evaluation.figures, bound,
					       lever_id(levers, first, sample->run.arena));
				n_done++;
			} else {
				n_refused++;
			}
			line->addressable = addressable;
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

/* Rows that are added up, whose shares are no whole billionths; shifts of all that there is. */
static const char activity[] = "council,service,channel,year,volume,avoidable,first_contact\n"
			       "A,s,face-to-face,2007-08,10000,20%,\n"
			       "A,s,face-to-face,2007-08,7001,33%,\n"
			       "A,s,telephone,2007-08,40000,30%,60%\n"
			       "A,s,telephone,2007-08,3001,31%,61%\n"
			       "A,s,web,2007-08,5000,,\n"
			       "A,u,face-to-face,2007-08,9000,12.3456789%,\n"
			       "A,u,face-to-face,2007-08,7,1.2345678%,\n"
			       "B,t,telephone,2007-08,0,,\n"
			       "B,t,web,2007-08,0,,\n"
			       "B,s,telephone,2007-08,4000,,\n"
			       "B,s,web,2007-08,5003,,\n"
			       "B,u,face-to-face,2007-08,301,,\n";
/* The same in such numbers that nothing of them can be told without exact ratios. */
static const char many[] = "council,service,channel,year,volume,avoidable,first_contact\n"
			   "A,s,face-to-face,2007-08,1000000000001,20%,\n"
			   "A,s,face-to-face,2007-08,700100000003,33%,\n"
			   "A,s,telephone,2007-08,4000000000000,30%,60%\n"
			   "A,s,telephone,2007-08,300100000001,31%,61%\n"
			   "A,s,web,2007-08,500000000007,,\n"
			   "B,s,telephone,2007-08,400000000013,,\n"
			   "B,s,web,2007-08,500300000000,,\n"
			   "B,u,face-to-face,2007-08,30100000001,,\n";
static const char strategies[] = "strategy,action,service,channel,to,year,value,source\n"
				 "better,avoid,*,*,,2010-11,50%,me\n"
				 "better,first-contact,*,telephone,,2010-11,75%,me\n"
				 "better,shift,*,telephone,web,2010-11,20%,me\n"
				 "better,take-up,*,*,web,2009-10,40%,me\n"
				 "better,take-up,*,*,web,2010-11,45%,me\n"
				 "better,unit-cost,*,telephone,,2010-11,-10%,me\n"
				 "other,shift,*,telephone,web,2009-10,60%,me\n"
				 "other,shift,*,telephone,face-to-face,2009-10,40%,me\n"
				 "other,first-contact,*,face-to-face,,2008-09,55%,me\n"
				 "other,avoid,*,web,,2009-10,25%,me\n"
				 "third,unit-cost,*,*,,2008-09,900%,me\n";
static const char assumptions[] = "assumption,scope,value,source\n"
				  "volume_growth,*,2%,me\n"
				  "failure_share,web,10%,me\n"
				  "avoidable_share,web,5%,me\n"
				  "first_contact_share,face-to-face,50%,me\n"
				  "cashable_share,telephone,60%,me\n"
				  "contacts_per_post,face-to-face,3000,me\n"
				  "post_cost,face-to-face,25000,me\n";

#define N_PLAN_YEARS 3
#define N_PLANNED 3 /* strategies */

/* What a plan comes to: the lines of each strategy and year, and the gains of all of them. */
struct planned {
	struct plan plan;
	struct channel_sum sums[N_PLANNED][N_PLAN_YEARS + 1];
	struct channel_gain *gains;
	enum sums_status of_gains;
};

/* The lines add up, in more room than they need. */
static void assert_lines(const struct channel_lines *lines)
{
	wide baseline = 0, gross = 0, cash = 0;

	for (size_t i = 0; i < lines->count; i++) {
		const struct channel_line *line = &lines->items[i];

		assert_true((wide)line->gross.hundredths ==
			    (wide)line->baseline_cost.hundredths - line->strategy_cost.hundredths);
		baseline += line->baseline_cost.hundredths;
		gross += line->gross.hundredths;
		cash += line->cash.hundredths;
	}
	assert_true(lines->sum.baseline_cost.hundredths == baseline);
	assert_true(lines->sum.gross.hundredths == gross);
	assert_true(lines->sum.cash.hundredths == cash);
}

/* By the levers' values as they are: false where something is out of range. */
static bool work_out(struct planned *planned, struct arena *arena)
{
	struct plan *plan = &planned->plan;
	struct channel_lines lines;
	struct channel_scratch scratch;
	bool is_well = channel_numbers_make(plan->given, plan, plan->levers->values) == SUMS_DONE;

	lines_init(&lines, plan, arena);
	channel_scratch_init(&scratch, plan, 1, arena);
	planned->gains = channel_gains_new(plan, arena);
	planned->of_gains =
	    channel_gains_make(&planned->gains, plan, plan->levers->values, -1, &scratch);
	for (size_t i = 0; i < N_PLANNED && is_well; i++)
		for (int year = 1; year <= N_PLAN_YEARS && is_well; year++) {
			is_well = lines_make(&lines, plan->given, &plan->strategies[i], year) ==
				  SUMS_DONE;
			if (!is_well)
				break;
			assert_lines(&lines);
			planned->sums[i][year] = lines.sum;
		}
	return is_well && planned->of_gains == SUMS_DONE;
}

static bool make_plan(struct planned *planned, struct asking *asking)
{
	struct levers *levers = arena_alloc(asking->arena, sizeof *levers);

	levers_init(levers, asking->arena);
	return plan_make(&planned->plan, &asking->channel, levers, asking->arena,
			 &asking->diagnostics);
}

/* Lines and gains are two ways to the same. */
static void assert_agrees(const struct planned *planned)
{
	for (size_t i = 0; i < N_PLANNED; i++)
		for (int year = 1; year <= N_PLAN_YEARS; year++) {
			const struct channel_gain *gain =
			    channel_gain_of(planned->gains, &planned->plan, i, year);

			assert_int_equal(gain->gross.hundredths,
					 planned->sums[i][year].gross.hundredths);
			assert_int_equal(gain->cash.hundredths,
					 planned->sums[i][year].cash.hundredths);
		}
}

static void a_ratio_out_of_range_is_in_no_line(void **state)
{
	static const char *const activities[] = {activity, many};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(activities); i++) {
		struct planned sound = {0};
		struct asking asking;
		long n_all = 1;

		asking_init(&asking);
		assert_true(ask_prepare(&asking, activities[i], strategies, assumptions,
					"face-to-face 8.01,telephone 4.03,web 0.17"));
		for (long n = 0; n <= n_all; n++) {
			struct planned planned = {0};

			n_calls = 0;
			failing = n;
			if (!make_plan(&planned, &asking) || !work_out(&planned, asking.arena)) {
				assert_true(n > 0);
				continue;
			}
			assert_agrees(&planned);
			if (n == 0) {
				sound = planned;
				n_all = n_calls;
			}
			assert_memory_equal(planned.sums, sound.sums, sizeof sound.sums);
		}
		failing = 0;
		asking_fini(&asking);
	}
}

/* Unit costs and costs of posts from what is small to what nothing can be counted by. */
static void costs_without_end_are_refused_or_add_up(void **state)
{
	struct planned planned;
	struct asking asking;
	size_t n_refused = 0, n_done = 0;

	(void)state;
	asking_init(&asking);
	assert_true(ask_prepare(&asking, activity, strategies, assumptions,
				"face-to-face 8.01,telephone 4.03,web 0.17"));
	assert_true(make_plan(&planned, &asking));
	for (size_t j = 0; j < planned.plan.levers->count; j++) {
		int64_t *value = &planned.plan.levers->values[j], before = *value;
		const enum unit unit = lever_kind_facts(planned.plan.levers->items[j].kind)->unit;

		for (int bits = 30; unit == UNIT_MONEY && bits < 63 * 4; bits++) {
			*value = (((int64_t)1 << bits / 4) - 1) / 4 * (4 + bits % 4);
			if (work_out(&planned, asking.arena)) {
				assert_agrees(&planned);
				n_done++;
			} else {
				n_refused++;
			}
		}
		*value = before;
	}
	assert_true(n_done > 100);
	assert_true(n_refused > 30);
	asking_fini(&asking);
}

/* The gains of a question that begins in its last year are those of that year. */
static void gains_that_are_asked_for_late_are_those_of_their_year(void **state)
{
	struct planned whole = {0}, late = {0};
	struct asking asking;

	(void)state;
	asking_init(&asking);
	assert_true(ask_prepare(&asking, activity,
				"strategy,action,service,channel,to,year,value,source\n"
				"a,shift,*,telephone,web,2008-09,10%,me\n"
				"b,avoid,*,web,,2008-09,10%,me\n"
				"c,unit-cost,*,web,,2008-09,-10%,me\n",
				"assumption,scope,value,source\navoidable_share,web,5%,me\n",
				"face-to-face 8.01,telephone 4.03,web 0.17"));
	assert_true(make_plan(&whole, &asking) && work_out(&whole, asking.arena));
	asking.channel.first_year.start += N_PLAN_YEARS - 1;
	assert_true(make_plan(&late, &asking) && work_out(&late, asking.arena));
	for (size_t i = 0; i < N_PLANNED; i++) {
		const int64_t gross =
		    channel_gain_of(whole.gains, &whole.plan, i, N_PLAN_YEARS)->gross.hundredths;

		assert_true(gross != 0);
		assert_int_equal(
		    channel_gain_of(late.gains, &late.plan, i, N_PLAN_YEARS)->gross.hundredths,
		    gross);
	}
	asking_fini(&asking);
}

static void a_baseline_grows_as_far_as_it_is_counted(void **state)
{
	struct baseline_growth growth[MOST_GROWTH_YEARS];
	const struct money baseline = {1000 * MONEY_PER_POUND};

	(void)state;
	/* 3% a year, compounded: 1.03^2 - 1 is 6.09%. */
	assert_true(baseline_growth_find(growth, baseline, (struct fraction){3, 100}));
	assert_int_equal(growth[0].expectation.hundredths, 30 * MONEY_PER_POUND);
	assert_int_equal(growth[1].expectation.hundredths, 609 * MONEY_PER_POUND / 10);
	assert_int_equal(growth[1].more.hundredths, 309 * MONEY_PER_POUND / 10);
	assert_false(
	    baseline_growth_find(growth, (struct money){INT64_MAX}, (struct fraction){3, 1}));
	assert_false(baseline_growth_find(growth, baseline,
					  (struct fraction){(wide)1 << 110, ((wide)1 << 109) - 1}));
}

/* 2^63 - 1 hundredths, and one more. */
static void what_a_block_costs_is_counted_to_the_last(void **state)
{
	const struct money none = {0};
	struct money cost = {4711}, promised = {4711};

	(void)state;
	assert_true(channel_blocks_cost(&cost, &promised, (struct money){40000}, 3,
					(struct money){55}, 1, none));
	assert_int_equal(cost.hundredths, 120100);
	assert_int_equal(promised.hundredths, 80100);
	assert_false(
	    channel_blocks_cost(&cost, &promised, (struct money){INT64_MAX}, 2, none, 0, none));
	assert_false(channel_blocks_cost(&cost, &promised, (struct money){INT64_MAX}, 1,
					 (struct money){1}, 0, none));
}

/* Half of a penny goes up; what no vector and no 64 bits hold is found exactly or refused. */
static void a_portion_beyond_its_quick_way_is_exact_or_refused(void **state)
{
	const struct fraction longest = {(wide)1 << 118, ((wide)1 << 118) + 1};
	struct portion portion;
	struct money part = {4711};
	int64_t whole = 0;

	(void)state;
	portion_make(&portion, longest, 1);
	assert_true(portion_of(&whole, 1000, &portion));
	assert_int_equal(whole, 1000);
	portion_make(&portion, (struct fraction){1, ((wide)1 << 119) + 1}, 1);
	assert_true(portion_of(&whole, INT64_MAX, &portion));
	assert_int_equal(whole, 0);
	portion_make(&portion, (struct fraction){101, 100}, MONEY_PER_PENNY);
	assert_false(portion_of_money(&part, (struct money){INT64_MAX}, &portion));
	assert_true(portion_of_money(&part, (struct money){15000}, &portion));
	assert_int_equal(part.hundredths, 15200); /* £1.515 */
}

static void what_is_not_surely_rounded_is_left(void **state)
{
	static const struct {
		double amount, error;
		bool is_settled;
		int64_t whole;
	} rules[] = {{2.4, 1e-9, true, 2},          {2.6, 1e-9, true, 3},  {2.5, 1e-9, false, 0},
		     {2.5 - 1e-10, 1e-9, false, 0}, {2.4, 0.2, false, 0},  {-0.4, 1e-9, false, 0},
		     {0x1p41, 1e-9, false, 0},      {NAN, 1e-9, false, 0}, {2.4, NAN, false, 0}};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rules); i++) {
		int64_t whole = 0;

		assert_int_equal(steps_settle(&whole, rules[i].amount, rules[i].error),
				 rules[i].is_settled);
		assert_int_equal(whole, rules[i].whole);
	}
}

static void an_error_beyond_all_figures_leaves_nothing(void **state)
{
	(void)state;
	assert_int_equal(spread_round(123456, 1e30), 0);
	assert_int_equal(spread_round(123456, 500), 123500);
	assert_int_equal(spread_round(123456, 0), 123456);
	/* A range of one value. */
	assert_int_equal(
	    draw_triangular(&(struct draw_range){.low = 5, .central = 5, .high = 5}, 0.3), 5);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_ratio_out_of_range_is_in_no_sum),
	    cmocka_unit_test(amounts_without_end_are_refused_or_add_up),
	    cmocka_unit_test(a_ratio_out_of_range_is_in_no_line),
	    cmocka_unit_test(costs_without_end_are_refused_or_add_up),
	    cmocka_unit_test(gains_without_end_are_refused_or_add_up),
	    cmocka_unit_test(gains_that_are_asked_for_late_are_those_of_their_year),
	    cmocka_unit_test(a_baseline_grows_as_far_as_it_is_counted),
	    cmocka_unit_test(what_a_block_costs_is_counted_to_the_last),
	    cmocka_unit_test(a_portion_beyond_its_quick_way_is_exact_or_refused),
	    cmocka_unit_test(what_is_not_surely_rounded_is_left),
	    cmocka_unit_test(an_error_beyond_all_figures_leaves_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
