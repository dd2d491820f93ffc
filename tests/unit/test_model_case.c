#include "model_fixture.h"

#include <math.h>

#include "model/case_file.h"
#include "model/costs.h"
#include "model/treasury.h"

static bool try_case(struct fixture *fixture, struct case_file *file, const char *text)
{
	return case_file_build(file, reading_of(fixture, &case_shape, &as_case, text),
			       &fixture->diagnostics);
}

static bool try_costs(struct fixture *fixture, struct costs *costs, const char *text)
{
	return costs_build(costs, reading_of(fixture, &costs_shape, &as_case, text),
			   &fixture->diagnostics);
}

static void a_case_is_keys_and_values(void **state)
{
	struct case_file file;

	assert_true(try_case(*state, &file,
			     "key,value,source\nTitle,Case,\nbase year,2007-08,\n"
			     "appraisal_years,10,\ndiscount_rate,6%,old Green Book\n"
			     "costs_prices,nominal,\ngains_prices,2005-06,\n"
			     "counted_by_prices,one,\ncounted_by_prices,two,\n"));
	assert_string_equal(file.title, "Case");
	assert_int_equal(file.base_year.start, 2007);
	assert_int_equal(file.appraisal_years, 10);
	assert_true(file.has_discount_rate);
	assert_share(file.discount_rate, 6, 100);
	assert_string_equal(file.discount_source, "old Green Book");
	assert_int_equal(file.costs_prices.basis, PRICES_NOMINAL);
	assert_int_equal(file.gains_prices.basis, PRICES_OF_YEAR);
	assert_int_equal(file.gains_prices.year.start, 2005);
	assert_int_equal(file.by_prices.count, 2);
	assert_true(case_names_has(&file.by_prices, "Two", ((struct fixture *)*state)->arena));
	assert_null(file.author);
}

static void an_unknown_key_tells_the_known_ones(void **state)
{
	struct case_file file;

	assert_false(try_case(*state, &file, "key,value\nwombat,1\npriceyear2,2007-08\n"));
	assert_said(*state, "file.csv:2: key: 'wombat' is not a key; the keys are title, author");
	assert_said(*state, "'priceyear2' is not a key; did you mean 'price_year'?");
}

static void a_key_has_one_value_of_its_kind(void **state)
{
	struct case_file file;

	assert_false(try_case(*state, &file,
			      "key,value,source\ntitle,a,\ntitle,b,\nappraisal_years,61,\n"
			      "base_year,2007,\ndiscount_rate,350%,\ncosts_prices,old,\n"
			      "counted_by_prices,x,me\ncounted_by_prices,X,you\n"));
	assert_said(*state, "file.csv:3: key: 'title' is given on line 2 too; keep one");
	assert_said(*state, "'61' is not a number of years from 1 to 60");
	assert_said(*state, "'2007' is not a financial year");
	assert_said(*state, "'350%' is not from 0% to 100%");
	assert_said(*state, "'old' is not 'real'");
	assert_said(*state, "'X' is listed twice");
}

static void a_document_says_who_and_when(void **state)
{
	struct case_file file;

	assert_true(try_case(*state, &file,
			     "key,value\ndate,14 March 2008\nstatus,for decision\nversion,1.2\n"));
	assert_string_equal(file.date, "14 March 2008");
	assert_string_equal(file.status, "for decision");
	assert_string_equal(file.version, "1.2");
	assert_false(try_case(*state, &file, "key,value\ndate,39521\n"));
	assert_said(*state, "'39521' is a spreadsheet's number of days; write the date");
	assert_false(try_case(*state, &file, "key,value\ndate,2008-09\n"));
	assert_said(*state, "'2008-09' is not a date");
	assert_false(try_case(*state, &file, "key,value\ndate,31 February 2008\n"));
	assert_said(*state, "'31 February 2008' is not a date");
}

static void years_come_in_order(void **state)
{
	struct case_file file;

	assert_false(try_case(*state, &file,
			      "key,value\nbase_year,2008-09\nfirst_year,2008-09\n"
			      "last_year,2007-08\n"));
	assert_said(*state, "file.csv:3: value: first_year 2008-09 is not after base_year 2008-09");
	assert_said(*state, "file.csv:4: value: last_year 2007-08 is before first_year 2008-09");
}

#define COSTS "item,kind,year,amount,source,strategy,type,low,high,bias_included\n"

static void a_running_cost_recurs_until_its_next_row(void **state)
{
	struct costs costs;

	assert_true(try_costs(*state, &costs,
			      COSTS "support,running,2010-11,5,me,,,,,\n"
				    "support,running,2008-09,9,me,,revenue,,,\n"
				    "build,investment,2008-09,100,me,web,capital,90,120,yes\n"));
	assert_int_equal(costs.n_items, 3);
	/* The whole case comes first, then strategies; rows of an item in order of year. */
	assert_string_equal(costs.items[0].item, "support");
	assert_int_equal(costs.items[0].year.start, 2008);
	assert_int_equal(costs.items[0].type, COST_REVENUE);
	assert_int_equal(costs.items[1].type, COST_UNTYPED);
	assert_string_equal(costs.items[2].strategy, "web");
	assert_true(costs.items[2].has_bias);
	for (int year = 2007; year <= 2012; year++) {
		assert_int_equal(cost_falls_in(&costs.items[0], (struct year){year}),
				 year == 2008 || year == 2009);
		assert_int_equal(cost_falls_in(&costs.items[1], (struct year){year}), year >= 2010);
		assert_int_equal(cost_falls_in(&costs.items[2], (struct year){year}), year == 2008);
	}
}

static void a_cost_is_refused_for_what_it_is_not(void **state)
{
	struct costs costs;

	assert_false(try_costs(*state, &costs,
			       COSTS "a,once,2008-09,1,me,,,,,\nb,running,2008-09,1,me,,both,,,\n"
				     "c,running,2008-09,5,me,,,6,7,\n"
				     "d,running,2008-09,5,me,,,,,perhaps\n"
				     "e,investment,2008-09,5,me,,,,,\n"
				     "e,investment,2008-09,6,me,,,,,\n"));
	assert_said(*state, "file.csv:2: kind: 'once' is not 'investment' (once) or 'running'");
	assert_said(*state, "file.csv:3: type: 'both' is not 'capital' or 'revenue'");
	assert_said(*state, "file.csv:4: amount: 5.00 is below its low, 6.00");
	assert_said(*state, "file.csv:5: bias_included: 'perhaps' is not 'yes' or 'no'");
	assert_said(*state, "file.csv:7: item: 'e' is given for 2008-09 on line 6 too");
}

/* HM Treasury's example: £7.4m at index 91.031 is £8.36m at 102.789 (8,355,819 to the pound). */
static void rebasing_is_by_the_ratio_of_the_indices(void **state)
{
	struct fixture *fixture = *state;
	const char *path = file_with(fixture, "year,index,price_base,status,source\n"
					      "2008-09,91.031,,reported,HM Treasury\n"
					      "2013-14,102.789,,reported,HM Treasury\n");
	struct reference *reference = reference_with(fixture, "deflator-ons-2025", path);
	struct deflator deflator;
	struct fraction factor;
	struct money amount;

	assert_true(deflator_load(&deflator, deflator_default, (struct place){0}, reference));
	assert_true(deflator_factor(&factor, &deflator, (struct year){2008}, (struct year){2013}));
	assert_int_equal(money_parse("7400000", &amount), PARSE_OK);
	assert_true(money_share(&amount, amount, factor));
	/* 7,400,000 x 102.789 / 91.031 = 8,355,819.446... */
	assert_int_equal(amount.hundredths, 83558194500);
	assert_string_equal(deflator.vintage, "HM Treasury");
	assert_string_equal(deflator.origin, path);
	assert_false(deflator_factor(&factor, &deflator, (struct year){2008}, (struct year){2010}));
	(void)unlink(path);
}

static void a_deflator_is_named_with_or_without_its_kind(void **state)
{
	struct reference *reference = reference_with(*state, NULL, NULL);
	struct deflator one, other;

	assert_true(deflator_load(&one, "hmt-2013", (struct place){0}, reference));
	assert_true(deflator_load(&other, "deflator-hmt-2013", (struct place){0}, reference));
	assert_string_equal(one.set, other.set);
	assert_int_equal(one.first_year.start, 2006);
	assert_int_equal(one.last_year.start, 2011);
	assert_false(deflator_load(&one, "rpi", (struct place){0}, reference));
	assert_said(*state, "'rpi' is not a deflator; there are ons-2025, hmt-2013");
}

static void assert_factor(const struct discounting *discounting, int year, double expected)
{
	/* As printed: to four decimals. */
	assert_true(fabs(discounting->factors[year] - expected) < 0.00005);
}

/* The Green Book's table 5 prints these to four decimals; year 31 is at 3.0%. */
static void discount_factors_are_those_of_the_green_book(void **state)
{
	struct discounting discounting;

	assert_true(
	    discounting_find(&discounting, 60, NULL, NULL, reference_with(*state, NULL, NULL)));
	assert_true(discounting.factors[0] == 1.0);
	assert_factor(&discounting, 1, 0.9662);
	assert_factor(&discounting, 5, 0.8420);
	assert_factor(&discounting, 10, 0.7089);
	assert_factor(&discounting, 30, 0.3563);
	/* 0.356278 / 1.03 = 0.345901; and 0.356278 / 1.03^30 = 0.146781. */
	assert_factor(&discounting, 31, 0.3459);
	assert_factor(&discounting, 60, 0.1468);
	assert_true(discounting.declines);
	assert_false(discounting.is_given);
}

static void a_rate_given_holds_for_all_years(void **state)
{
	const struct fraction none = fraction_zero, six = {6, 100};
	struct reference *reference = reference_with(*state, NULL, NULL);
	struct discounting discounting;

	assert_true(discounting_find(&discounting, 40, &none, "me", reference));
	for (int t = 0; t <= 40; t++)
		assert_true(discounting.factors[t] == 1.0);
	assert_true(discounting_find(&discounting, 40, &six, "me", reference));
	/* 1.06^-40 = 0.097222 */
	assert_factor(&discounting, 40, 0.0972);
	assert_false(discounting.declines);
	assert_true(discounting.is_given);
}

static void optimism_bias_is_by_the_green_books_types(void **state)
{
	struct reference *reference = reference_with(*state, NULL, NULL);
	struct bias bias;

	assert_true(bias_find(&bias, "Equipment and Development", (struct place){0}, reference));
	assert_int_equal(bias.upper.billionths, 2 * (int64_t)SHARE_ONE);
	assert_false(bias_find(&bias, "software", (struct place){0}, reference));
	assert_said(*state, "'software' is not a project type of the Green Book's; they are "
			    "standard buildings,");
}

static void a_cost_of_every_strategy_is_one_of_the_whole_case(void **state)
{
	struct costs costs;

	assert_true(try_costs(*state, &costs,
			      "item,kind,year,amount,source,strategy\n"
			      "a,running,2008-09,1,me,*\nb,running,2008-09,1,me,\n"
			      "c,running,2008-09,1,me,web\n"));
	assert_null(costs.items[0].strategy);
	assert_null(costs.items[1].strategy);
	assert_string_equal(costs.items[2].strategy, "web");
}

static void a_cost_may_be_as_low_or_as_high_as_its_range(void **state)
{
	struct costs costs;

	assert_true(try_costs(*state, &costs,
			      "item,kind,year,amount,source,low,high\n"
			      "a,running,2008-09,5,me,5,5\nb,running,2008-09,5,me,,5\n"));
	assert_int_equal(costs.n_items, 2);
	assert_false(try_costs(*state, &costs,
			       "item,kind,year,amount,source,low,high\n"
			       "a,running,2008-09,5,me,5.01,\n"));
	assert_false(try_costs(*state, &costs,
			       "item,kind,year,amount,source,low,high\n"
			       "a,running,2008-09,5,me,,4.99\n"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(a_case_is_keys_and_values),
	    TEST(an_unknown_key_tells_the_known_ones),
	    TEST(a_key_has_one_value_of_its_kind),
	    TEST(a_document_says_who_and_when),
	    TEST(years_come_in_order),
	    TEST(a_running_cost_recurs_until_its_next_row),
	    TEST(a_cost_is_refused_for_what_it_is_not),
	    TEST(rebasing_is_by_the_ratio_of_the_indices),
	    TEST(a_deflator_is_named_with_or_without_its_kind),
	    TEST(discount_factors_are_those_of_the_green_book),
	    TEST(a_rate_given_holds_for_all_years),
	    TEST(optimism_bias_is_by_the_green_books_types),
	    TEST(a_cost_of_every_strategy_is_one_of_the_whole_case),
	    TEST(a_cost_may_be_as_low_or_as_high_as_its_range),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
