#include "model_fixture.h"

#include "model/strategies.h"

#define HEADER "strategy,action,service,channel,to,year,value,source,purpose\n"

static const struct year base_year = {2007};

static bool try_strategies(struct fixture *fixture, const char *text, struct strategies *strategies)
{
	*strategies = (struct strategies){0};
	return strategies_build(strategies, reading_of(fixture, &strategies_shape, &as_case, text),
				base_year, false, channels_built_in(fixture),
				&fixture->diagnostics);
}

static struct strategies strategies_of(struct fixture *fixture, const char *text)
{
	struct strategies strategies;

	assert_true(try_strategies(fixture, text, &strategies));
	return strategies;
}

static void assert_faulty(struct fixture *fixture, const char *row, const char *message)
{
	struct strategies strategies;

	fixture->diagnostics.count = 0;
	assert_false(try_strategies(fixture, arena_format(fixture->arena, "%s%s\n", HEADER, row),
				    &strategies));
	assert_message(fixture, 0, message);
}

static void rows_that_agree_are_one_rule_with_a_point_for_each_year(void **state)
{
	struct strategies strategies =
	    strategies_of(*state, HEADER "x,avoid,*,*,,2010-11,50%,later,\n"
					 "x,avoid,*,*,,2008-09,10%,first,\n"
					 "x,avoid,Refuse,*,,2008-09,20%,own,\n");
	const struct rule *rule = &strategies.items[0].rules[0];

	assert_int_equal(strategies.n_items, 1);
	assert_int_equal(strategies.items[0].n_rules, 2);
	assert_null(rule->service);
	assert_int_equal(rule->n_points, 2);
	assert_int_equal(rule->points[0].year.start, 2008);
	assert_share(rule->points[0].value, 10, 100);
	assert_int_equal(rule->points[1].year.start, 2010);
	assert_share(rule->points[1].value, 50, 100);
	/* Of the first point, whichever row came first. */
	assert_string_equal(rule->source, "first");
	assert_int_equal(rule->line, 3);
	assert_string_equal(strategies.items[0].rules[1].service, "Refuse");
}

/* `year 3` after 2007-08 is 2010-11: the same year twice is refused. */
static void a_later_year_counts_from_the_base_year(void **state)
{
	struct strategies strategies =
	    strategies_of(*state, HEADER "x,take-up,*,*,web,year 3,46%,me,\n");

	assert_int_equal(strategies.items[0].rules[0].points[0].year.start, 2010);
	assert_string_equal(strategies.items[0].rules[0].to, "web");
	assert_faulty(*state,
		      "x,take-up,*,*,web,year 3,46%,me,\nx,take-up,*,*,online,2010-11,40%,me,",
		      "file.csv:3: value: take-up of strategy 'x' has two values for 2010-11 (see "
		      "line 2); keep one");
}

static void the_line_of_the_other_value_is_told(void **state)
{
	assert_faulty(*state,
		      "x,avoid,*,*,,2008-09,1%,me,\nx,avoid,*,*,,2009-10,2%,me,\n"
		      "x,avoid,*,*,,2009-10,3%,me,",
		      "file.csv:4: value: avoid of strategy 'x' has two values for 2009-10 (see "
		      "line 3); keep one");
}

static void stars_and_nothing_mean_all_and_channels_get_their_standard_names(void **state)
{
	struct strategies strategies =
	    strategies_of(*state, HEADER "x,Shift,*,Phone Calls,ONLINE,year 1,5%,me,*\n"
					 "x,first contact,Refuse,f2f,,year 1,75%,me,payment\n");
	const struct rule *first = &strategies.items[0].rules[0];
	const struct rule *shift = &strategies.items[0].rules[1];

	assert_int_equal(first->action, ACTION_FIRST_CONTACT);
	assert_string_equal(first->service, "Refuse");
	assert_string_equal(first->purpose, "payment");
	assert_string_equal(first->channel, "face-to-face");
	assert_null(first->to);
	assert_int_equal(shift->action, ACTION_SHIFT);
	assert_null(shift->service);
	assert_null(shift->purpose);
	assert_string_equal(shift->channel, "telephone");
	assert_string_equal(shift->to, "web");
}

static void what_an_action_needs_and_has_no_use_for_is_said(void **state)
{
	assert_faulty(*state, "x,less,*,*,,year 1,5%,me,",
		      "file.csv:2: action: 'less' is not an action; the actions are avoid, "
		      "first-contact, shift, take-up and unit-cost");
	assert_faulty(*state, "x,avoidance,*,*,,year 1,5%,me,",
		      "file.csv:2: action: 'avoidance' is not an action; did you mean 'avoid'?");
	assert_faulty(*state, "x,shift,*,telephone,,year 1,5%,me,",
		      "file.csv:2: to: shift needs the channel that contacts move to");
	assert_faulty(*state, "x,take-up,*,*,*,year 1,5%,me,",
		      "file.csv:2: to: take-up needs the channel that contacts move to");
	assert_faulty(*state, "x,shift,*,*,web,year 1,5%,me,",
		      "file.csv:2: channel: shift needs the one channel that contacts leave");
	assert_faulty(*state, "x,shift,*,web,online,year 1,5%,me,",
		      "file.csv:2: to: 'web' is the channel that contacts leave");
	assert_faulty(*state, "x,avoid,*,telephone,web,year 1,5%,me,",
		      "file.csv:2: to: 'web' has no meaning for avoid; leave it empty");
	assert_faulty(*state, "x,avoid,*,*,,2007-08,5%,me,",
		      "file.csv:2: year: '2007-08' is not after the base year 2007-08, in which "
		      "nothing has changed yet; write a later year");
}

/* Each limit itself is well. */
static void values_keep_to_what_their_action_can_mean(void **state)
{
	(void)strategies_of(*state, HEADER "x,avoid,*,*,,year 1,100%,me,\n"
					   "x,first-contact,*,*,,year 1,100%,me,\n"
					   "x,shift,*,telephone,web,year 1,0%,me,\n"
					   "x,take-up,*,*,web,year 1,100%,me,\n"
					   "x,unit-cost,*,*,,year 1,-100%,me,\n"
					   "x,unit-cost,*,web,,year 1,1000%,me,\n");
	assert_faulty(*state, "x,avoid,*,*,,year 1,500%,me,",
		      "file.csv:2: value: '500%' of avoid is not from 0% to 100%; write a "
		      "percentage, such as 75%");
	assert_faulty(*state, "x,first-contact,*,*,,year 1,0%,me,",
		      "file.csv:2: value: '0%' of first-contact is not above 0% and at most 100%");
	assert_faulty(*state, "x,unit-cost,*,*,,year 1,-101%,me,",
		      "file.csv:2: value: '-101%' of unit-cost is not from -100% to 1000%; a unit "
		      "cost of 5% less is -5%");
}

static void all_faults_of_a_row_and_of_all_rows_are_told(void **state)
{
	struct fixture *fixture = *state;
	struct strategies strategies;

	assert_false(try_strategies(fixture,
				    HEADER "x,shift,*,*,,2007-08,200%,me,\n"
					   "x,avoid,*,*,,year 1,5%,me,\n"
					   "x,walk,*,*,,year 1,5%,me,\n",
				    &strategies));
	assert_int_equal(fixture->diagnostics.count, 5);
	assert_said(fixture, "file.csv:2: to: ");
	assert_said(fixture, "file.csv:2: channel: ");
	assert_said(fixture, "file.csv:2: year: ");
	assert_said(fixture, "file.csv:2: value: ");
	assert_said(fixture, "file.csv:4: action: ");
}

static const char *text_of(const char *text)
{
	return text == NULL ? "*" : text;
}

static const char *strategies_text(struct fixture *fixture, const struct strategies *strategies)
{
	const char *text = "";

	for (size_t i = 0; i < strategies->n_items; i++)
		for (size_t j = 0; j < strategies->items[i].n_rules; j++) {
			const struct rule *rule = &strategies->items[i].rules[j];

			text =
			    arena_format(fixture->arena, "%s%s %s %s %s %s %s %s:", text,
					 strategies->items[i].name, action_name(rule->action),
					 text_of(rule->service), text_of(rule->purpose),
					 text_of(rule->channel), text_of(rule->to), rule->source);
			for (size_t k = 0; k < rule->n_points; k++)
				text = arena_format(fixture->arena, "%s %d=%lld/%lld", text,
						    rule->points[k].year.start,
						    (long long)rule->points[k].value.numerator,
						    (long long)rule->points[k].value.denominator);
			text = arena_format(fixture->arena, "%s\n", text);
		}
	return text;
}

static void the_order_of_rows_changes_nothing(void **state)
{
	struct fixture *fixture = *state;
	static const char *const rows[] = {
	    "b,avoid,*,*,,2008-09,10%,s1,",
	    "b,avoid,*,*,,2010-11,50%,s2,",
	    "b,avoid,*,*,,2009-10,30%,s3,",
	    "b,shift,*,telephone,web,year 1,5%,s4,",
	    "b,shift,Refuse,telephone,web,year 2,6%,s5,",
	    "b,shift,*,telephone,email,year 1,7%,s6,payment",
	    "a,take-up,*,*,web,year 3,40%,s7,",
	    "a,unit-cost,*,telephone,,year 3,-10%,s8,",
	    "a,take-up,*,telephone,web,year 3,41%,s9,",
	};
	/* By hand: strategies by name; actions as in enum action; all before one. */
	const char *expected = "a take-up * * * web s7: 2010=2/5\n"
			       "a take-up * * telephone web s9: 2010=41/100\n"
			       "a unit-cost * * telephone * s8: 2010=-1/10\n"
			       "b avoid * * * * s1: 2008=1/10 2009=3/10 2010=1/2\n"
			       "b shift * * telephone web s4: 2008=1/20\n"
			       "b shift * payment telephone email s6: 2008=7/100\n"
			       "b shift Refuse * telephone web s5: 2009=3/50\n";
	uint64_t seed = 46;

	for (int round = 0; round < 50; round++) {
		struct strategies strategies =
		    strategies_of(fixture, shuffled(fixture, HEADER, rows, COUNT_OF(rows), &seed));

		assert_string_equal(strategies_text(fixture, &strategies), expected);
	}
}

/*
 * From 20% in 2007-08 to 50% in 2010-11 in a straight line: 30%, 40%; then to
 * 40% in 2012-13: 45%; and level after.
 */
static void a_rule_runs_in_straight_lines_and_stays_level_after_its_last_year(void **state)
{
	struct strategies strategies =
	    strategies_of(*state, HEADER "x,take-up,*,*,web,2012-13,40%,me,\n"
					 "x,take-up,*,*,web,year 3,50%,me,\n");
	static const int percent[] = {20, 30, 40, 50, 45, 40, 40, 40};
	struct fraction value, start;

	assert_true(fraction_new(&start, 1, 5));
	for (int i = 0; i < (int)COUNT_OF(percent); i++) {
		assert_true(rule_value(&value, &strategies.items[0].rules[0], start, base_year,
				       (struct year){2007 + i}));
		assert_share(value, percent[i], 100);
	}
}

static void the_built_in_strategies_are_the_designs_two(void **state)
{
	struct fixture *fixture = *state;
	struct reference *reference = reference_with(fixture, NULL, NULL);
	struct strategies strategies = {0};
	const struct strategy *varney, *web;

	assert_true(strategies_build(&strategies, reference_read(reference, "strategies"),
				     base_year, true, channels_built_in(fixture),
				     &fixture->diagnostics));
	assert_int_equal(strategies.n_items, 2);
	varney = strategies_find(&strategies, "varney");
	web = strategies_find(&strategies, "web-46");
	assert_null(strategies_find(&strategies, "web"));
	assert_int_equal(varney->n_rules, 4);
	assert_true(varney->is_built_in);
	/* Box at paragraph 3.30: avoidable contact down 50%; operating cost down 25%. */
	assert_int_equal(varney->rules[0].action, ACTION_AVOID);
	assert_share(varney->rules[0].points[0].value, 1, 2);
	assert_int_equal(varney->rules[3].action, ACTION_UNIT_COST);
	assert_share(varney->rules[3].points[0].value, -1, 4);
	assert_int_equal(web->n_rules, 1);
	assert_share(web->rules[0].points[0].value, 46, 100);
	assert_int_equal(web->rules[0].points[0].year.start, 2010);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(rows_that_agree_are_one_rule_with_a_point_for_each_year),
	    TEST(a_later_year_counts_from_the_base_year),
	    TEST(the_line_of_the_other_value_is_told),
	    TEST(stars_and_nothing_mean_all_and_channels_get_their_standard_names),
	    TEST(what_an_action_needs_and_has_no_use_for_is_said),
	    TEST(values_keep_to_what_their_action_can_mean),
	    TEST(all_faults_of_a_row_and_of_all_rows_are_told),
	    TEST(the_order_of_rows_changes_nothing),
	    TEST(a_rule_runs_in_straight_lines_and_stays_level_after_its_last_year),
	    TEST(the_built_in_strategies_are_the_designs_two),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
