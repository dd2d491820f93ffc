#include "unit.h"

#include "asking.h"

#define HEADER "item,unit,council,quantity,unit_price\n"

#define FOUR                           \
	HEADER "nails,kg,B,5,3.00\n"   \
	       "nails,kg,A,10,2.00\n"  \
	       "nails,kg,C,1.5,5.00\n" \
	       "nails,kg,D,4,2.50\n"

/*
 * 2, 2.50, 3, 5: lower quartile 2 + 0.75 x 0.5 = 2.375, median 2.75, upper
 * 3 + 0.25 x 2 = 3.50; spread 5 / 2 - 1; spend 15 + 20 + 7.50 + 10.
 * At the median B gains 5 x 0.25 = 1.25 and C 1.5 x 2.25 = 3.375, which is 3.38.
 */
static void an_item_by_hand(void **state)
{
	struct asking *asking = *state;

	assert_true(ask_prices(asking, FOUR, NULL, PRICE_MEDIAN, false));
	assert_figures(asking, "price_item", "nails|kg",
		       "4 20.5 2.00 2.375 2.75 3.50 5.00 1.5 52.50 4.63 2.75 0");
}

/*
 * At the lower quartile, 2.375: D 4 x 0.125 = 0.50, B 5 x 0.625 = 3.125, which
 * is 3.13, C 1.5 x 2.625 = 3.9375, which is 3.94.  At the minimum: 2 + 5 + 4.50.
 */
static void references_stand_side_by_side(void **state)
{
	struct asking *asking = *state;

	assert_true(ask_prices(asking, FOUR, NULL, PRICE_LOWER_QUARTILE, false));
	assert_figures(asking, "price_reference", "nails|kg", "52.50 4.63 7.57 11.50");
	assert_figures(asking, "price_item", "nails|kg",
		       "4 20.5 2.00 2.375 2.75 3.50 5.00 1.5 52.50 7.57 2.375 0");
	/* 3.13 of 15.00 is 0.208666667. */
	assert_figures(asking, "price_council", "B", "1 15.00 1.25 3.13 5.00 0.208666667");
	assert_figures(asking, "price_council", "A", "1 20.00 0.00 0.00 0.00 0");
}

/*
 * What was published with each spread: NAO and Audit Commission, May 2010 (116%
 * and 169%), and HC 275 of 2006-07, figure 3 (117% and 73%).
 */
static void the_published_spreads_come_out(void **state)
{
	static const struct {
		const char *rows, *names;
		int percent;
	} published[] = {
	    {"paper,box,A,1,6.84\npaper,box,B,1,14.79\n", "paper|box", 116},
	    {"monitor,each,A,1,65\nmonitor,each,B,1,175\n", "monitor|each", 169},
	    {"toner,each,A,1,41\ntoner,each,B,1,89\n", "toner|each", 117},
	    {"electricity,kWh,A,1,0.048\nelectricity,kWh,B,1,0.083\n", "electricity|kWh", 73},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(published); i++) {
		struct asking asking;
		int64_t percent;

		asking_init(&asking);
		assert_true(ask_prices(
		    &asking, arena_format(asking.arena, "%s%s", HEADER, published[i].rows), NULL,
		    PRICE_MEDIAN, false));
		assert_true(wide_round(
		    &percent,
		    ask_number(&asking, "price_item",
			       ask_row(&asking, "price_item", published[i].names), "spread"),
		    SHARE_ONE / 100));
		assert_int_equal(percent, published[i].percent);
		asking_fini(&asking);
	}
}

/*
 * 10, 11, 12, 13, 14, 50: quartiles 11.25 and 13.75, so the fence is 13.75 +
 * 3 x 2.50 = 21.25.  Of the others the median is 12 and the gain 1 x 1 + 1 x 2.
 */
#define FAR_OUT                                                                       \
	HEADER "pens,box,A,1,10\npens,box,B,1,11\npens,box,C,1,12\npens,box,D,1,13\n" \
	       "pens,box,E,1,14\npens,box,F,1,50\n"

static void an_outlier_is_flagged_and_left_out(void **state)
{
	struct asking *asking = *state;

	assert_true(ask_prices(asking, FAR_OUT, NULL, PRICE_MEDIAN, false));
	assert_figures(asking, "price_item", "pens|box",
		       "5 5 10.00 11.00 12.00 13.00 14.00 0.4 60.00 3.00 12.00 1");
	/* 50 / 12 = 4.1666...; on line 7 of the file. */
	assert_int_equal(
	    ask_row(asking, "price_outlier", "pens|box|F|outlier: may be another unit; left out")[7]
		.count,
	    7);
	assert_int_equal(ask_row(asking, "price_outlier", "pens|box|F")[6].money.hundredths,
			 50 * MONEY_PER_POUND);
	/* No council is charged with it. */
	assert_int_equal(results_find(&asking->results, "price_council")->n_rows, 5);
}

/* All six: median 12.50; 0.50 + 1.50 + 37.50. */
static void an_outlier_accepted_counts(void **state)
{
	struct asking *asking = *state;

	assert_true(ask_prices(asking, FAR_OUT, NULL, PRICE_MEDIAN, true));
	assert_figures(asking, "price_item", "pens|box",
		       "6 6 10.00 11.25 12.50 13.75 50.00 4 110.00 39.50 12.50 1");
	(void)ask_row(asking, "price_outlier", "pens|box|F|outlier, accepted");
}

/* 10, 10, 12, 12, 18: quartiles 10 and 12, the fence 12 + 3 x 2 = 18 itself is within. */
static void an_outlier_is_beyond_the_fence_not_on_it(void **state)
{
	struct asking *asking = *state;
	struct asking beyond;

	assert_true(ask_prices(
	    asking, HEADER "a,b,A,1,10\na,b,B,1,10\na,b,C,1,12\na,b,D,1,12\na,b,E,1,18\n", NULL,
	    PRICE_MEDIAN, false));
	assert_null(results_find(&asking->results, "price_outlier"));
	asking_init(&beyond);
	assert_true(ask_prices(
	    &beyond, HEADER "a,b,A,1,10\na,b,B,1,10\na,b,C,1,12\na,b,D,1,12\na,b,E,1,18.0001\n",
	    NULL, PRICE_MEDIAN, false));
	(void)ask_row(&beyond, "price_outlier", "a|b|E");
	asking_fini(&beyond);
}

/* 24 for a box and 5 for a ream are no spread of 380%. */
static void units_are_never_compared_with_each_other(void **state)
{
	struct asking *asking = *state;

	assert_true(ask_prices(asking,
			       HEADER "paper,box,A,1,24\npaper,box,B,1,26\npaper,ream,C,1,5\n"
				      "pens,Each,A,1,1\npens,each,B,1,2\n",
			       NULL, PRICE_MINIMUM, false));
	assert_figures(asking, "price_item", "paper|box|not compared with its other units",
		       "2 2 24.00 24.50 25.00 25.50 26.00 0.083333333 50.00 2.00 24.00 0");
	assert_figures(asking, "price_item", "paper|ream|not compared with its other units",
		       "1 1 5.00 5.00 5.00 5.00 5.00 0 5.00 0.00 5.00 0");
	assert_figures(asking, "price_unit", "paper|ream", "1 5.00");
	/* Written alike but for capitals, they are one. */
	assert_figures(asking, "price_item", "pens|Each",
		       "2 2 1.00 1.25 1.50 1.75 2.00 1 3.00 1.00 1.00 0");
}

/*
 * A and B together, C alone.  Prices 1, 2, 3 with 10 each: at the median B
 * gains nothing and C 10; A and B at their own best, 1: B gains 10.
 */
static void a_group_gains_its_members_gains(void **state)
{
	struct asking *asking = *state;

	assert_true(ask_prices(asking, HEADER "x,each,A,10,1\nx,each,B,10,2\nx,each,C,10,3\n",
			       "council,group\nA,North\nB,North\nZ,North\n", PRICE_MEDIAN, false));
	assert_figures(asking, "price_group", "North", "2 1 30.00 0.00 5.00 10.00 10.00");
	assert_figures(asking, "price_group", "In no group", "1 1 30.00 10.00 15.00 20.00");
	assert_true(ask_is_told(asking, SEVERITY_NOTICE, "'Z' has no prices here"));
}

static void a_council_buys_in_one_group_only(void **state)
{
	struct asking *asking = *state;

	assert_false(ask_prices(asking, HEADER "x,each,A,10,1\n",
				"council,group\nA,North\nA,South\n", PRICE_MEDIAN, false));
	assert_true(ask_is_told(asking, SEVERITY_FAULT, "groups.csv:3: council: 'A' is in two"));
}

/* Shares 60%, 30% and 10%: 3,600 + 900 + 100. */
static void concentration_is_the_sum_of_squared_shares(void **state)
{
	struct asking *asking = *state;

	assert_true(ask_prices(asking,
			       "item,unit,council,quantity,unit_price,supplier\n"
			       "x,each,A,60,1,Acme\nx,each,B,30,1,Bolt\nx,each,C,10,1,Cog\n"
			       "x,each,D,900,1,\n",
			       NULL, PRICE_MEDIAN, false));
	assert_figures(asking, "price_concentration", "x|each|Acme", "3 100.00 0.6 4600");
	assert_figures(asking, "price_supplier", "Bolt", "1 1 30.00 0.03");
	assert_figures(asking, "price_supplier", "No supplier given", "1 1 900.00 0.9");
}

/*
 * Energy is commodity, 75% of it addressable (datasets/categories.csv): of
 * 400 spent 300, and 10%, 12.5%, 15% of that.  Prices 1 and 3 with 100 each:
 * median 2, gain 100.  Furniture has one price: the band's 12.5% of 80 is 10.
 */
static void a_band_and_prices_stand_side_by_side(void **state)
{
	struct asking *asking = *state;

	assert_true(ask_prices(asking,
			       "item,unit,council,quantity,unit_price,category\n"
			       "x,kWh,A,100,1,energy\nx,kWh,B,100,3,energy\n"
			       "chair,each,A,2,40,furniture\n",
			       NULL, PRICE_MEDIAN, false));
	assert_figures(asking, "price_band",
		       "energy|commodity|prices differ more: are specifications alike?",
		       "400.00 300.00 30.00 37.50 45.00 100.00 62.50 0.00 62.50");
	assert_figures(asking, "price_band",
		       "furniture|commodity|one price for each item: nothing to compare",
		       "80.00 80.00 8.00 10.00 12.00 0.00 -10.00 -10.00 0.00");
}

/* Tables cross-cast: councils, items and suppliers come to the same sums. */
static void every_table_comes_to_the_same(void **state)
{
	struct asking *asking = *state;
	uint64_t seed = 20;
	const char *text = "item,unit,council,quantity,unit_price,supplier,category\n";
	static const struct {
		const char *table, *column, *by;
	} sums[] = {
	    {"price_council", "gain_lower_quartile", "gain_lower_quartile"},
	    {"price_group", "gain_lower_quartile", "gain_lower_quartile"},
	    {"price_line", "gain_lower_quartile", "gain_lower_quartile"},
	    {"price_item", "gain", "gain_lower_quartile"},
	    {"price_band", "price_gain", "gain_lower_quartile"},
	    {"price_supplier", "spend", "spend"},
	};

	for (int i = 0; i < 400; i++)
		text = arena_format(
		    asking->arena, "%sitem %d,each,council %d,%d.%d,%d.%04d,s%d,%s\n", text,
		    (int)(random_next(&seed) % 30), (int)(random_next(&seed) % 20),
		    (int)(random_next(&seed) % 90), (int)(random_next(&seed) % 9) + 1,
		    (int)(random_next(&seed) % 20), (int)(random_next(&seed) % 9999) + 1,
		    (int)(random_next(&seed) % 7), random_next(&seed) % 2 == 0 ? "energy" : "fuel");
	assert_true(ask_prices(asking, text, "council,group\ncouncil 1,N\ncouncil 2,S\n",
			       PRICE_LOWER_QUARTILE, true));
	for (size_t i = 0; i < COUNT_OF(sums); i++) {
		const struct table *table = results_find(&asking->results, sums[i].table);
		const struct table *whole = results_find(&asking->results, "price_reference");
		int64_t sum = 0;

		for (size_t row = 0; row < table->n_rows; row++)
			sum += ask_number(asking, sums[i].table, table_values(table, row),
					  sums[i].column);
		assert_int_equal(sum,
				 ask_number(asking, "price_reference", whole->totals, sums[i].by));
	}
}

/*
 * In quarters of £0.0001, of 1, 1, 4, 4, 4 and 11: lower quartile 3 x 1 + 1 x 4 = 7, upper
 * 1 x 4 + 3 x 4 = 16, fence 16 + 3 x 9 = 43.  11 is 44, one beyond it; 10 is 40, within.
 */
static void the_fence_is_kept_to_a_quarter_of_the_least_amount(void **state)
{
	struct asking *asking = *state, within;
#define LOW_FIVE                                                                  \
	HEADER "a,b,A,1,0.0001\na,b,B,1,0.0001\na,b,C,1,0.0004\na,b,D,1,0.0004\n" \
	       "a,b,E,1,0.0004\n"

	assert_true(ask_prices(asking, LOW_FIVE "a,b,F,1,0.0011\n", NULL, PRICE_MEDIAN, false));
	(void)ask_row(asking, "price_outlier", "a|b|F");
	asking_init(&within);
	assert_true(ask_prices(&within, LOW_FIVE "a,b,F,1,0.0010\n", NULL, PRICE_MEDIAN, false));
	assert_null(results_find(&within.results, "price_outlier"));
	asking_fini(&within);
}

/* Of two prices, £2 of 2007-08 and £4 of no year, the median is £3; £100 of 2006-07 is no part. */
static void a_price_without_a_year_stands_beside_those_of_the_last(void **state)
{
	struct asking *asking = *state;

	assert_true(ask_prices(asking,
			       "item,unit,council,quantity,unit_price,year\n"
			       "a,b,A,1,2,2007-08\na,b,B,1,4,\na,b,C,1,100,2006-07\n",
			       NULL, PRICE_MEDIAN, false));
	/* Spread 4 / 2 - 1; B would save 1. */
	assert_figures(asking, "price_item", "a|b",
		       "2 2 2.00 2.50 3.00 3.50 4.00 1 6.00 1.00 3.00 0");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(an_item_by_hand),
	    TEST(references_stand_side_by_side),
	    cmocka_unit_test(the_published_spreads_come_out),
	    TEST(an_outlier_is_flagged_and_left_out),
	    TEST(an_outlier_accepted_counts),
	    TEST(an_outlier_is_beyond_the_fence_not_on_it),
	    TEST(units_are_never_compared_with_each_other),
	    TEST(a_group_gains_its_members_gains),
	    TEST(a_council_buys_in_one_group_only),
	    TEST(concentration_is_the_sum_of_squared_shares),
	    TEST(a_band_and_prices_stand_side_by_side),
	    TEST(every_table_comes_to_the_same),
	    TEST(the_fence_is_kept_to_a_quarter_of_the_least_amount),
	    TEST(a_price_without_a_year_stands_beside_those_of_the_last),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
