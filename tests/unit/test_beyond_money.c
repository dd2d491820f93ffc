/*
 * Money at the ends of what is counted (2^63 - 1 hundredths of a penny, £922 trillion): each sum of
 * a case is right up to there, and beyond it refused.
 */
#include "unit.h"

#include "sums/indicator_sum.h"
#include "sums/part_sums.h"

#define PENNY 100
/* More than half of the range, to the penny. */
#define MUCH INT64_C(5000000000000000000)

/* A case of one year, of values and shares that each test gives. */
struct small_case {
	struct case_bound bound;
	int64_t values[8];
	struct portion by_year[4]; /* of two series in years 0 and 1: a share of 100% each */
	struct bridge common[2], of_bands[2], of_prices[2], of_register[2];
	struct money procurement_cash[2];
	struct register_amounts register_rows[2][2];
	struct case_figures figures;
	struct sums_work work;
};

enum { CASHABLE, CONFIDENCE };

static void set_share(struct small_case *small, int series, struct fraction share)
{
	for (int year = 0; year <= 1; year++)
		portion_make(&small->by_year[2 * series + year], share, PENNY);
}

static void small_case_init(struct small_case *small)
{
	*small = (struct small_case){.bound = {.n_years = 1, .first_year = 1}};
	small->figures = (struct case_figures){.common = small->common,
					       .of_bands = small->of_bands,
					       .of_prices = small->of_prices,
					       .of_register = small->of_register,
					       .procurement_cash = small->procurement_cash,
					       .register_rows = small->register_rows};
	small->work = (struct sums_work){&small->bound, small->values, small->by_year};
	set_share(small, CASHABLE, fraction_one);
	set_share(small, CONFIDENCE, fraction_one);
}

/* Two costs of an amount each, with so much optimism bias. */
static bool add_costs(struct bridge costs[2], int64_t amount, int64_t uplift)
{
	struct bound_cost two[2] = {{.amount = 0,
				     .uplift = 1,
				     .factor = {1, 1},
				     .first = 1,
				     .end = 2,
				     .option = BORNE_BY_ALL,
				     .is_running = true}};
	struct cost_amounts amounts[2];
	struct small_case small;

	small_case_init(&small);
	two[1] = two[0];
	small.bound.costs = two;
	small.bound.n_costs = 2;
	small.figures.costs = amounts;
	small.values[0] = amount;
	small.values[1] = uplift;
	return parts_costs(&small.figures, costs, &small.work);
}

static void costs_and_their_bias_are_counted_as_far_as_money_goes(void **state)
{
	struct bridge costs[2];

	(void)state;
	assert_true(add_costs(costs, MUCH / 5 * 4, SHARE_ONE));
	assert_int_equal(costs[1].steps[STEP_RUNNING].hundredths, -MUCH / 5 * 8);
	assert_int_equal(costs[1].steps[STEP_BIAS].hundredths, -MUCH / 5 * 8);
	assert_int_equal(costs[0].steps[STEP_RUNNING].hundredths, 0);
	/* Twice the amount; then twice a bias of 150%, where the amounts themselves are in range.
	 */
	assert_false(add_costs(costs, MUCH, 0));
	assert_false(add_costs(costs, MUCH / 5 * 4, SHARE_ONE / 2 * 3));
}

/* Each of what a gain is made of: the amount by its factor, cash of that, and what counts of it. */
static void a_gain_is_refused_where_any_share_of_it_is_out_of_range(void **state)
{
	static const struct {
		struct fraction factor, cashable, confidence;
		bool is_well;
	} rules[] = {{{1, 1}, {1, 2}, {1, 2}, true},
		     {{2, 1}, {1, 2}, {1, 2}, false},
		     {{1, 1}, {2, 1}, {1, 2}, false},
		     {{1, 1}, {1, 1}, {2, 1}, false}};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rules); i++) {
		struct portion factor, cashable, confidence;
		struct part_gain gain;

		portion_make(&factor, rules[i].factor, PENNY);
		portion_make(&cashable, rules[i].cashable, PENNY);
		portion_make(&confidence, rules[i].confidence, PENNY);
		assert_int_equal(
		    part_gain_make(&gain, (struct money){MUCH}, &factor, &cashable, &confidence),
		    rules[i].is_well);
		if (rules[i].is_well) {
			assert_int_equal(gain.gross.hundredths, MUCH);
			assert_int_equal(gain.cash.hundredths, MUCH / 2);
			assert_int_equal(gain.counted.hundredths, MUCH / 4);
		}
	}
}

/* One line of spend, all of it gained in year 1, and as much by better prices; both all cash. */
static void buy(struct small_case *small, struct bound_spend *line, int64_t amount)
{
	enum { BAND, PHASE, DELIVERED, DELAY, REFERENCE };
	struct bound_part part = {.factor = {1, 1},
				  .confidence = CONFIDENCE,
				  .cashable = CASHABLE,
				  .delivered = DELIVERED,
				  .delay = DELAY,
				  .phases = {.series = -1, .first_amount = PHASE, .n_amounts = 1}};

	small_case_init(small);
	*line = (struct bound_spend){{amount}, BAND};
	small->values[BAND] = SHARE_ONE;
	small->values[PHASE] = 1;
	small->values[DELIVERED] = SHARE_ONE;
	small->bound.procurement = (struct bound_procurement){part, line, 1};
	small->bound.prices = (struct bound_prices){part, {{amount}}, REFERENCE};
}

static void what_is_bought_is_added_up_as_far_as_money_goes(void **state)
{
	struct bound_spend line;
	struct small_case small;

	(void)state;
	buy(&small, &line, MUCH / 2);
	assert_true(parts_procurement(&small.figures, &small.work));
	assert_true(parts_prices(&small.figures, &small.work));
	assert_int_equal(small.procurement_cash[1].hundredths, MUCH);
	assert_int_equal(small.common[1].steps[STEP_PROCUREMENT].hundredths, MUCH / 2);
	assert_int_equal(small.common[1].steps[STEP_PRICES].hundredths, MUCH / 2);

	/* The cash of both. */
	buy(&small, &line, MUCH);
	assert_true(parts_procurement(&small.figures, &small.work));
	assert_false(parts_prices(&small.figures, &small.work));

	/* Nothing is cash, and what is freed by both is too much for one step. */
	buy(&small, &line, MUCH);
	set_share(&small, CASHABLE, fraction_zero);
	assert_true(parts_procurement(&small.figures, &small.work));
	assert_int_equal(small.common[1].steps[STEP_CAPACITY].hundredths, -MUCH);
	assert_false(parts_prices(&small.figures, &small.work));

	/* Less than none is cash: what is freed is twice the gain. */
	buy(&small, &line, MUCH);
	set_share(&small, CASHABLE, (struct fraction){-1, 1});
	assert_false(parts_procurement(&small.figures, &small.work));
}

enum { GROSS, RUNNING, INVESTMENT, CASH, COMES };

/* Two rows of the register of one amount, first felt in year 1 for so many months. */
static bool add_register(struct small_case *small, int64_t amount, int months, bool is_cash,
			 struct fraction confidence)
{
	bool counts[2] = {false, true};
	struct bound_gain two[2] = {{.gross = GROSS,
				     .running_cost = RUNNING,
				     .investment = INVESTMENT,
				     .likelihood = -1,
				     .cash = CASH,
				     .months = months,
				     .year = 1,
				     .factor = {1, 1},
				     .counts = counts}};

	small_case_init(small);
	two[1] = two[0];
	small->bound.gains = two;
	small->bound.n_gains = 2;
	small->bound.register_confidence = CONFIDENCE;
	small->bound.register_delivered = COMES;
	small->values[GROSS] = amount;
	small->values[COMES] = SHARE_ONE;
	small->values[CASH] = is_cash ? SHARE_ONE : 0;
	/* What is bought has freed so much already. */
	small->common[1].steps[STEP_CAPACITY].hundredths = -MUCH;
	set_share(small, CONFIDENCE, confidence);
	return parts_register(&small->figures, &small->work);
}

static void the_register_is_added_up_as_far_as_money_goes(void **state)
{
	const int64_t half = MUCH / 2;
	struct small_case small;

	(void)state;
	/* Three months of twice £250tn are felt, a quarter; nine are missed. */
	assert_true(add_register(&small, half, 3, true, fraction_one));
	assert_int_equal(small.common[1].steps[STEP_REGISTER].hundredths, MUCH);
	assert_int_equal(small.common[1].steps[STEP_PART_YEAR].hundredths, -MUCH / 4 * 3);
	assert_int_equal(small.common[1].steps[STEP_CAPACITY].hundredths, -MUCH);
	/* What is missed of both, then both; more counted on than there is; what they free too. */
	assert_false(add_register(&small, MUCH / 5 * 8, 1, true, fraction_one));
	assert_false(add_register(&small, MUCH, 12, true, fraction_one));
	assert_false(add_register(&small, half, 12, true, (struct fraction){4, 1}));
	assert_false(add_register(&small, half, 12, false, fraction_one));
}

/* Two gains of the indicator, of which each amount in turn is too large for a sum. */
static void the_indicator_is_added_up_as_far_as_money_goes(void **state)
{
	static const struct year year = {2008};
	static const struct {
		struct money gross, running_cost, investment;
		struct fraction likelihood;
		bool is_well;
	} rules[] = {{{MUCH / 2}, {MUCH / 2}, {MUCH / 2}, {1, 1}, true},
		     {{MUCH}, {0}, {0}, {0, 1}, false},
		     {{0}, {MUCH}, {0}, {1, 1}, false},
		     {{0}, {0}, {MUCH}, {1, 1}, false},
		     {{MUCH / 2}, {0}, {0}, {2, 1}, false},
		     {{MUCH / 2}, {0}, {0}, {4, 1}, false},
		     {{MUCH / 2}, {0}, {MUCH}, {1, 1}, false}};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rules); i++) {
		struct gain items[2] = {{.status = GAIN_ACTUAL,
					 .cash = CASH_YES,
					 .year = year,
					 .first_impact = year,
					 .gross = rules[i].gross,
					 .running_cost = rules[i].running_cost,
					 .investment = rules[i].investment,
					 .likelihood = rules[i].likelihood}};
		const struct gains gains = {.items = items, .n_items = 2};
		struct gain_sum sum;

		items[1] = items[0];
		assert_int_equal(indicator_sum(&sum, &gains, &all_gains, GAIN_ACTUAL, year),
				 rules[i].is_well);
		if (rules[i].is_well) {
			assert_int_equal(sum.n_gains, 2);
			assert_int_equal(sum.gross.hundredths, MUCH);
			assert_int_equal(sum.weighted.hundredths, MUCH);
			assert_int_equal(sum.net.hundredths, 0);
		}
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(costs_and_their_bias_are_counted_as_far_as_money_goes),
	    cmocka_unit_test(a_gain_is_refused_where_any_share_of_it_is_out_of_range),
	    cmocka_unit_test(what_is_bought_is_added_up_as_far_as_money_goes),
	    cmocka_unit_test(the_register_is_added_up_as_far_as_money_goes),
	    cmocka_unit_test(the_indicator_is_added_up_as_far_as_money_goes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
