#include "unit.h"

#include <math.h>

#include "sums/appraisal.h"
#include "base/arena.h"
#include "sums/part_sums.h"

#define YEARS 60

static int setup(void **state)
{
	*state = arena_new(out_of_memory);
	return 0;
}

static int teardown(void **state)
{
	arena_free(*state);
	return 0;
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

static struct money pounds(double amount)
{
	return (struct money){llround(amount * MONEY_PER_POUND)};
}

static bool appraise_new(struct appraisal *appraisal, const struct flow *flows, int n_years,
			 const double *factors, struct arena *arena)
{
	appraisal_init(appraisal, n_years, arena);
	return appraise(appraisal, flows, n_years, factors);
}

/* Flows of nets given in pounds: gains where above zero, else costs. */
static struct appraisal appraise_nets(struct arena *arena, const double *nets, int n_years,
				      double rate)
{
	struct flow flows[YEARS + 1] = {0};
	double factors[YEARS + 1] = {1};
	struct appraisal appraisal;

	for (int t = 0; t <= n_years; t++) {
		*(nets[t] >= 0 ? &flows[t].gains : &flows[t].costs) = pounds(fabs(nets[t]));
		if (t > 0)
			factors[t] = factors[t - 1] / (1 + rate);
	}
	assert_true(appraise_new(&appraisal, flows, n_years, factors, arena));
	return appraisal;
}

/* =NPV(0.035,50,50,50)-100 in a spreadsheet is 40.08184...; £40.08. */
static void npv_discounts_from_year_one(void **state)
{
	const double nets[] = {-100, 50, 50, 50};
	struct appraisal appraisal = appraise_nets(*state, nets, 3, 0.035);

	assert_int_equal(appraisal.npv.hundredths, pounds(40.08).hundredths);
	/* PV of the gains 140.08185, of the costs 100: BCR 1.4008. */
	assert_true(fabs(appraisal.bcr - 1.4008185) < 1e-6);
	assert_int_equal(appraisal.pv_gains.hundredths, pounds(140.08).hundredths);
	/* =-PMT(0.035,3,40.08185) is 14.3066; £14.31. */
	assert_int_equal(appraisal.annual_value.hundredths, pounds(14.31).hundredths);
}

static void npv_at_nothing_is_the_plain_sum(void **state)
{
	uint64_t seed = 42;

	for (int n_years = 1; n_years <= YEARS; n_years++) {
		double nets[YEARS + 1];
		struct money sum = {0};

		for (int t = 0; t <= n_years; t++) {
			int64_t pennies = (int64_t)(random_next(&seed) % 2000000000) - 1000000000;

			nets[t] = (double)pennies / 100;
			sum.hundredths += pennies * MONEY_PER_PENNY;
		}
		assert_int_equal(appraise_nets(*state, nets, n_years, 0).npv.hundredths,
				 sum.hundredths);
	}
}

static void present_values_add_up_to_the_npv(void **state)
{
	uint64_t seed = 7;
	double nets[YEARS + 1];
	struct money sum = {0};

	for (int t = 0; t <= YEARS; t++)
		nets[t] = (double)(random_next(&seed) % 1000000) / 100 - 3000;
	struct appraisal appraisal = appraise_nets(*state, nets, YEARS, 0.035);

	for (int t = 0; t <= YEARS; t++) {
		assert_true(money_add(&sum, sum, appraisal.present_value[t]));
		assert_int_equal(sum.hundredths, appraisal.running_value[t].hundredths);
		assert_int_equal(appraisal.present_value[t].hundredths % MONEY_PER_PENNY, 0);
	}
	assert_int_equal(sum.hundredths, appraisal.npv.hundredths);
}

/*
 * 1000 / 1.035 = 966.1836, 1 / 1.035 = 0.9662 and 999 / 1.035 = 965.2174: £966.18, £0.97 and
 * £965.22.  The gains are not 965.22 + 0.97 = 966.19.
 */
static void each_present_value_is_rounded_from_its_own_sum(void **state)
{
	const struct flow flows[] = {{{0}, {0}}, {{10000000}, {10000}}};
	const double factors[] = {1, 1 / 1.035};
	struct appraisal appraisal;

	assert_true(appraise_new(&appraisal, flows, 1, factors, *state));
	assert_int_equal(appraisal.pv_gains.hundredths, pounds(966.18).hundredths);
	assert_int_equal(appraisal.pv_costs.hundredths, pounds(0.97).hundredths);
	assert_int_equal(appraisal.npv.hundredths, pounds(965.22).hundredths);
	assert_int_equal(appraisal.present_value[1].hundredths, pounds(965.22).hundredths);
}

/* Whatever an option costs, the same cash is worth the same. */
static void the_same_cash_is_worth_the_same(void **state)
{
	uint64_t seed = 8;
	double factors[YEARS + 1] = {1};

	for (int t = 1; t <= YEARS; t++)
		factors[t] = factors[t - 1] / 1.035;
	for (int i = 0; i < 200; i++) {
		struct flow flows[YEARS + 1] = {0}, dearer[YEARS + 1];
		struct appraisal one, other;

		for (int t = 0; t <= YEARS; t++) {
			flows[t].gains.hundredths =
			    (int64_t)(random_next(&seed) % 1000000) * MONEY_PER_PENNY;
			dearer[t] = flows[t];
			dearer[t].costs.hundredths =
			    (int64_t)(random_next(&seed) % 1000) * MONEY_PER_PENNY;
		}
		assert_true(appraise_new(&one, flows, YEARS, factors, *state));
		assert_true(appraise_new(&other, dearer, YEARS, factors, *state));
		assert_int_equal(one.pv_gains.hundredths, other.pv_gains.hundredths);
	}
}

/* -100, then 40 a year: -60, -20, 20: half way through the third year. */
static void payback_lies_within_its_year(void **state)
{
	const double nets[] = {-100, 40, 40, 40};
	struct appraisal appraisal = appraise_nets(*state, nets, 3, 0);

	assert_int_equal(appraisal.simple.repayment, REPAID_IN_TIME);
	assert_true(fabs(appraisal.simple.years - 2.5) < 1e-12);
	/* At 10% the value so far is -100, -63.64, -30.58, -0.53: not within three years. */
	assert_int_equal(appraise_nets(*state, nets, 3, 0.1).discounted.repayment, REPAID_NEVER);
}

/* -100, 150, -100, 80: 50 after one year, but -50 after two; 30 after three: 2 + 50/80. */
static void payback_is_for_good(void **state)
{
	const double nets[] = {-100, 150, -100, 80};

	assert_true(fabs(appraise_nets(*state, nets, 3, 0).simple.years - 2.625) < 1e-12);
}

static void payback_may_be_exactly_at_a_years_end(void **state)
{
	const double nets[] = {-100, 60, 40, 0};

	assert_true(fabs(appraise_nets(*state, nets, 3, 0).simple.years - 2) < 1e-12);
}

static void payback_may_be_never_or_not_needed(void **state)
{
	const double losing[] = {-100, 10, 10}, free_gain[] = {0, 10, 10}, nothing[] = {0, 0, 0};

	assert_int_equal(appraise_nets(*state, losing, 2, 0).simple.repayment, REPAID_NEVER);
	assert_int_equal(appraise_nets(*state, free_gain, 2, 0).simple.repayment,
			 REPAID_NOT_NEEDED);
	assert_int_equal(appraise_nets(*state, nothing, 2, 0).simple.repayment, REPAID_NOT_NEEDED);
	assert_false(appraise_nets(*state, nothing, 2, 0).has_bcr);
}

static void sums_out_of_range_are_refused(void **state)
{
	const struct flow flows[] = {{{INT64_MAX}, {0}}, {{INT64_MAX}, {0}}};
	const double factors[] = {1, 1};
	struct appraisal appraisal;

	assert_false(appraise_new(&appraisal, flows, 1, factors, *state));
}

/* £100 of gain, £60 of it cash, 90% of which is counted on: 60 - 100 = -40; 54 - 60 = -6. */
static void a_bridge_adds_up_to_its_net(void **state)
{
	struct bridge bridge = {0};
	struct money cash = {0}, net = {0};

	(void)state;
	assert_true(
	    bridge_add_gain(&bridge, STEP_PROCUREMENT, pounds(100), pounds(60), pounds(54)));
	assert_true(bridge_deduct(&bridge, STEP_RUNNING, pounds(10)));
	assert_true(bridge_deduct(&bridge, STEP_INVESTMENT, pounds(20)));
	assert_int_equal(bridge.steps[STEP_CAPACITY].hundredths, pounds(-40).hundredths);
	assert_int_equal(bridge.steps[STEP_CONFIDENCE].hundredths, pounds(-6).hundredths);
	assert_true(bridge_cash_and_net(&cash, &net, &bridge));
	assert_int_equal(bridge_gross(&bridge).hundredths, pounds(100).hundredths);
	assert_int_equal(bridge_cash(&bridge).hundredths, pounds(54).hundredths);
	assert_int_equal(cash.hundredths, pounds(54).hundredths);
	assert_int_equal(net.hundredths, pounds(24).hundredths);
}

static struct portion of_pennies(wide numerator, wide denominator)
{
	struct portion portion;

	portion_make(&portion, (struct fraction){numerator, denominator}, MONEY_PER_PENNY);
	return portion;
}

/* 33.3333 x 1.5 = 49.99995, £50.00; 30% of it is cash, 15.00, and half of that counted on. */
static void a_gain_is_a_share_of_the_line_before(void **state)
{
	const struct portion rise = of_pennies(3, 2), cashable = of_pennies(3, 10),
			     half = of_pennies(1, 2);
	struct part_gain gain;

	(void)state;
	assert_true(part_gain_make(&gain, pounds(33.3333), &rise, &cashable, &half));
	assert_int_equal(gain.gross.hundredths, pounds(50).hundredths);
	assert_int_equal(gain.cash.hundredths, pounds(15).hundredths);
	assert_int_equal(gain.counted.hundredths, pounds(7.5).hundredths);
}

/* What must be spent is not made smaller by doubting what is gained. */
static void a_loss_is_counted_whole(void **state)
{
	const struct portion all = of_pennies(1, 1), half = of_pennies(1, 2);
	struct part_gain gain;

	(void)state;
	assert_true(part_gain_make(&gain, pounds(-100), &all, &all, &half));
	assert_int_equal(gain.counted.hundredths, pounds(-100).hundredths);
}

/*
 * Beyond what is counted, in one figure each: a net gain of a year, of all years, their value in
 * floating point (9 x 10^16 hundredths of a penny), the gains alone, the same each year.
 */
static void an_appraisal_beyond_counting_is_told(void **state)
{
	static const double halved[] = {1, 0.5};
	static const struct {
		int64_t gains[2], costs[2];
		bool is_in_range;
	} rules[] = {{{100, 200}, {300, 0}, true},
		     {{INT64_MAX, 0}, {-1, 0}, false},
		     {{INT64_MAX, 1}, {0, 0}, false},
		     {{INT64_MAX / 2, 0}, {0, 0}, false},
		     {{0, 0}, {INT64_MAX / 2, 0}, false},
		     {{INT64_MAX / 2, 0}, {INT64_MAX / 2, 0}, false},
		     {{INT64_C(120000000000000000), 0}, {INT64_C(60000000000000000), 0}, false},
		     {{INT64_C(60000000000000000), 0}, {0, 0}, false},
		     {{INT64_C(40000000000000000), 0}, {0, 0}, true}};
	struct appraisal appraisal;

	for (size_t i = 0; i < COUNT_OF(rules); i++) {
		struct flow flows[2];

		for (int t = 0; t < 2; t++)
			flows[t] = (struct flow){.gains = {rules[i].gains[t]},
						 .costs = {rules[i].costs[t]}};
		assert_int_equal(appraise_new(&appraisal, flows, 1, halved, *state),
				 rules[i].is_in_range);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(npv_discounts_from_year_one),
	    TEST(npv_at_nothing_is_the_plain_sum),
	    TEST(present_values_add_up_to_the_npv),
	    TEST(each_present_value_is_rounded_from_its_own_sum),
	    TEST(the_same_cash_is_worth_the_same),
	    TEST(payback_lies_within_its_year),
	    TEST(payback_is_for_good),
	    TEST(payback_may_be_exactly_at_a_years_end),
	    TEST(payback_may_be_never_or_not_needed),
	    TEST(sums_out_of_range_are_refused),
	    TEST(a_bridge_adds_up_to_its_net),
	    TEST(a_gain_is_a_share_of_the_line_before),
	    TEST(a_loss_is_counted_whole),
	    TEST(an_appraisal_beyond_counting_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
