#include "model_fixture.h"

#include "model/assumptions.h"

#define HEADER "assumption,scope,value,source,year,low,high\n"

static bool try_assumptions(struct fixture *fixture, const char *text,
			    struct assumptions *assumptions)
{
	return assumptions_build(assumptions,
				 reading_of(fixture, &assumptions_shape, &as_case, text),
				 channels_built_in(fixture), &fixture->diagnostics);
}

static struct assumptions assumptions_of(struct fixture *fixture, const char *text)
{
	struct assumptions assumptions;

	assert_true(try_assumptions(fixture, text, &assumptions));
	return assumptions;
}

static void assert_faulty(struct fixture *fixture, const char *rows, const char *message)
{
	struct assumptions assumptions;

	fixture->diagnostics.count = 0;
	assert_false(try_assumptions(fixture, arena_format(fixture->arena, "%s%s\n", HEADER, rows),
				     &assumptions));
	assert_message(fixture, 0, message);
}

/* 10% in 2008-09 and 40% in 2011-12: 20% and 30% between; level before and after. */
static void a_share_runs_in_a_straight_line_between_years_and_is_level_outside(void **state)
{
	struct assumptions assumptions = assumptions_of(
	    *state,
	    HEADER "cashable_share,*,40%,me,2011-12,,\ncashable_share,*,10%,me,2008-09,,\n");
	static const int percent[] = {10, 10, 20, 30, 40, 40};
	struct fraction value;

	for (int i = 0; i < (int)COUNT_OF(percent); i++) {
		assert_true(assumptions_share(&value, &assumptions, "cashable_share", NULL, 0,
					      (struct year){2007 + i}));
		assert_share(value, percent[i], 100);
	}
}

static void a_share_without_a_year_is_the_same_in_all(void **state)
{
	struct assumptions assumptions =
	    assumptions_of(*state, HEADER "volume_growth,*,2%,me,,1%,3%\n");
	struct fraction value;

	for (int year = 1990; year < 2030; year += 10) {
		assert_true(assumptions_share(&value, &assumptions, "volume_growth", NULL, 0,
					      (struct year){year}));
		assert_share(value, 2, 100);
	}
	assert_int_equal(assumptions.items[0].low.share.billionths, 10000000);
	assert_int_equal(assumptions.items[0].high.share.billionths, 30000000);
}

static void the_first_scope_that_has_a_value_serves_then_all(void **state)
{
	struct assumptions assumptions =
	    assumptions_of(*state, HEADER "failure_share,Phone,1%,me,,,\nfailure_share,*,2%,me,,,\n"
					  "failure_share,Refuse,3%,me,,,\n");
	const char *const scopes[] = {"Refuse", "telephone"};
	const char *const others[] = {"web", "telephone"};
	struct fraction value = {7, 1};
	const struct year year = {2008};

	assert_true(assumptions_share(&value, &assumptions, "failure_share", scopes, 2, year));
	assert_share(value, 3, 100);
	assert_true(assumptions_share(&value, &assumptions, "failure_share", others, 2, year));
	assert_share(value, 1, 100);
	assert_true(assumptions_share(&value, &assumptions, "failure_share", others, 1, year));
	assert_share(value, 2, 100);
}

/* Missing is never zero: the value stays alone. */
static void what_is_not_given_is_not_zero(void **state)
{
	struct assumptions none = {0};
	struct assumptions assumptions =
	    assumptions_of(*state, HEADER "failure_share,web,1%,me,,,\n");
	const char *const scopes[] = {"telephone"};
	struct fraction value = {7, 1};

	assert_false(assumptions_share(&value, &assumptions, "failure_share", scopes, 1,
				       (struct year){2008}));
	assert_false(
	    assumptions_share(&value, &none, "failure_share", scopes, 1, (struct year){2008}));
	assert_share(value, 7, 1);
	assert_false(assumptions_has(&assumptions, "post_cost"));
}

static void counts_and_money_stand_by_their_scope(void **state)
{
	struct assumptions assumptions =
	    assumptions_of(*state, HEADER "post_cost,*,\"\302\24325,000\",me,,,\n"
					  "contacts_per_post,f2f,\"3,000\",me,,,\n");
	size_t count;

	assert_int_equal(
	    assumptions_find(&assumptions, "post_cost", "*", &count)->value.money.hundredths,
	    250000000);
	assert_int_equal(assumptions_find(&assumptions, "contacts_per_post", "face-to-face", &count)
			     ->value.count,
			 3000);
	assert_int_equal(count, 1);
	assert_null(assumptions_find(&assumptions, "contacts_per_post", "web", &count));
}

static void a_name_that_is_none_is_refused_with_the_nearest(void **state)
{
	assert_faulty(*state, "cashable_shares,*,1%,me,,,",
		      "file.csv:2: assumption: 'cashable_shares' is not an assumption; did you "
		      "mean 'cashable_share'?");
	assert_faulty(*state, "weather,*,1%,me,,,",
		      "file.csv:2: assumption: 'weather' is not an assumption; the assumptions "
		      "are volume_growth, avoidable_share, first_contact_share, failure_share, "
		      "cashable_share, contacts_per_post, post_cost, phase, "
		      "procurement_cashable_share, benefit_confidence, optimism_bias, baseline, "
		      "sr04_gains, sr04_baseline, scrutiny_likelihood and scrutiny_share");
}

static void a_value_keeps_to_its_assumptions_unit_and_limits(void **state)
{
	assert_faulty(*state, "cashable_share,*,60,me,,,",
		      "file.csv:2: value: '60' is not from 0% to 100%; write 60% or 0.60");
	/* Nothing turns out to cost 24 times more. */
	assert_faulty(*state, "optimism_bias,*,24.5,me,,,",
		      "file.csv:2: value: '24.5' would be more than 1,000%; write 24.5% or 0.245");
	assert_faulty(*state, "post_cost,*,60%,me,,,",
		      "file.csv:2: value: '60%' is not an amount of money; write it as 1234.50 or "
		      "\302\2431,234.50");
	assert_faulty(*state, "contacts_per_post,*,0,me,,,",
		      "file.csv:2: value: '0' must be at least 1");
	assert_faulty(*state, "post_cost,*,-1,me,,,",
		      "file.csv:2: value: '-1' is below zero; write it without its sign, or take "
		      "the row out");
	assert_faulty(*state, "cashable_share,*,60%,me,,x,",
		      "file.csv:2: low: 'x' is not a share; write a percentage, such as 75%");
	assert_faulty(*state, "volume_growth,*,1%,me,,-200%,",
		      "file.csv:2: low: '-200%' is below -100%");
	assert_faulty(*state, "volume_growth,*,-101%,me,,,",
		      "file.csv:2: value: '-101%' is below -100%");
	(void)assumptions_of(*state, HEADER "volume_growth,*,-100%,me,,,\n");
}

static void low_value_and_high_rise(void **state)
{
	(void)assumptions_of(*state, HEADER "post_cost,*,2,me,,2,2\nphase,*,10%,me,,5%,\n"
					    "cashable_share,*,60%,me,,60%,60%\n"
					    "contacts_per_post,*,9,me,,9,9\n");
	assert_faulty(*state, "cashable_share,*,60%,me,,70%,80%",
		      "file.csv:2: value: 60% is below its low, 70%; lower the low, or raise the "
		      "value");
	assert_faulty(
	    *state, "post_cost,*,3,me,,2,1",
	    "file.csv:2: value: its low, 2.00, is above its high, 1.00; change them over");
}

static void an_assumption_given_twice_is_refused(void **state)
{
	assert_faulty(*state, "phase,*,10%,me,2008-09,,\nphase,*,20%,me,2008-09,,",
		      "file.csv:3: assumption: phase of '*' is given twice; keep one");
	assert_faulty(*state, "phase,*,10%,me,2008-09,,\nphase,*,20%,me,,,",
		      "file.csv:3: assumption: phase of '*' is given twice, for all years and for "
		      "one; keep one");
	/* Two names of one channel are one scope. */
	assert_faulty(*state, "failure_share,web,1%,me,,,\nfailure_share,online,2%,me,,,",
		      "file.csv:3: assumption: failure_share of 'web' is given twice; keep one");
}

static void what_does_not_vary_by_year_takes_none(void **state)
{
	assert_faulty(*state, "post_cost,*,10,me,2008-09,,",
		      "file.csv:2: year: post_cost does not vary by year; leave the year empty");
}

static void the_order_of_rows_changes_nothing(void **state)
{
	struct fixture *fixture = *state;
	static const char *const rows[] = {
	    "phase,*,10%,a,2008-09,,",      "phase,*,20%,b,2009-10,,",
	    "cashable_share,web,1%,c,,,",   "cashable_share,telephone,2%,d,,,",
	    "cashable_share,*,3%,e,,,",     "post_cost,*,5,f,,,",
	    "volume_growth,Refuse,4%,g,,,",
	};
	/* By hand: assumptions in the table's order, then scope (`*` before letters), then year. */
	const char *expected = "gedcfab";
	uint64_t seed = 3;

	for (int round = 0; round < 50; round++) {
		struct assumptions assumptions =
		    assumptions_of(fixture, shuffled(fixture, HEADER, rows, COUNT_OF(rows), &seed));
		char sources[COUNT_OF(rows) + 1] = "";

		assert_int_equal(assumptions.n_items, COUNT_OF(rows));
		for (size_t i = 0; i < COUNT_OF(rows); i++)
			sources[i] = assumptions.items[i].source[0];
		assert_string_equal(sources, expected);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(a_share_runs_in_a_straight_line_between_years_and_is_level_outside),
	    TEST(a_share_without_a_year_is_the_same_in_all),
	    TEST(the_first_scope_that_has_a_value_serves_then_all),
	    TEST(what_is_not_given_is_not_zero),
	    TEST(counts_and_money_stand_by_their_scope),
	    TEST(a_name_that_is_none_is_refused_with_the_nearest),
	    TEST(a_value_keeps_to_its_assumptions_unit_and_limits),
	    TEST(low_value_and_high_rise),
	    TEST(an_assumption_given_twice_is_refused),
	    TEST(what_does_not_vary_by_year_takes_none),
	    TEST(the_order_of_rows_changes_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
