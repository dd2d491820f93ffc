/* What is refused, left out or said of rules, assumptions and unit costs. */
#include "unit.h"

#include "asking.h"
#include "worked_example.h"

static void shares_out_of_a_channel_over_100_percent_are_refused(void **state)
{
	struct asking *asking = *state;

	assert_false(ask_channel(asking, activity,
				 "strategy,action,service,channel,to,year,value,source\n"
				 "x,shift,*,telephone,web,2010-11,60%,t\n"
				 "x,shift,*,telephone,face-to-face,2010-11,50%,t\n",
				 NULL, "nwegg-2007"));
	/* 110% in the third year; 73.3% in the second. */
	assert_true(ask_is_told(asking, SEVERITY_FAULT,
				"strategies.csv:3: value: strategy 'x' moves 110% of telephone out "
				"of service 'council tax' in 2010-11"));
}

static void shares_of_just_100_percent_are_well(void **state)
{
	struct asking *asking = *state;

	assert_true(ask_channel(asking, activity,
				"strategy,action,service,channel,to,year,value,source\n"
				"x,shift,*,telephone,web,2010-11,60%,t\n"
				"x,shift,*,telephone,face-to-face,2010-11,40%,t\n",
				NULL, "nwegg-2007"));
	assert_figures(asking, "channel_line", "x|Anytown|council tax|telephone|2010-11",
		       "40000 0 160000.00 0.00 160000.00 160000.00");
}

static void take_up_beyond_what_the_named_channels_have_is_refused(void **state)
{
	struct asking *asking = *state;

	/* 40% of 55,000 is 22,000, 17,000 more than the web has; the counter has 10,000. */
	assert_false(ask_channel(asking, activity,
				 "strategy,action,service,channel,to,year,value,source\n"
				 "x,take-up,*,face-to-face,web,2008-09,40%,t\n",
				 NULL, "nwegg-2007"));
	assert_true(ask_is_told(asking, SEVERITY_FAULT,
				"strategies.csv:2: value: strategy 'x': take-up of web in council "
				"'Anytown', service 'council tax' needs 17000 contacts from "
				"channels that have 10000"));
}

static void two_values_of_one_take_up_are_refused(void **state)
{
	struct asking *asking = *state;

	assert_false(ask_channel(asking, activity,
				 "strategy,action,service,channel,to,year,value,source\n"
				 "x,take-up,*,face-to-face,web,2008-09,20%,t\n"
				 "x,take-up,*,telephone,web,2008-09,30%,t\n",
				 NULL, "nwegg-2007"));
	assert_true(
	    ask_is_told(asking, SEVERITY_FAULT,
			"strategies.csv:3: value: strategy 'x' raises the share of web to other "
			"values here than on line 2"));
}

static void a_channel_without_a_unit_cost_is_named_with_remedies(void **state)
{
	struct asking *asking = *state;

	assert_false(ask_channel(asking,
				 "council,service,channel,year,volume\nA,s,letter,2007-08,10\n",
				 strategies, NULL, "nwegg-2007"));
	assert_true(ask_is_told(asking, SEVERITY_FAULT,
				"channel 'post' has no unit cost in set 'nwegg-2007'"));
	assert_true(ask_is_told(asking, SEVERITY_FAULT, "pwc-2009"));
	assert_true(ask_is_told(asking, SEVERITY_FAULT, "--exclude-channel 'post'"));
}

/* The activity has no such channel, only the strategy: its own line says so. */
static void a_strategys_channel_without_a_unit_cost_is_refused_where_it_stands(void **state)
{
	struct asking *asking = *state;

	assert_false(ask_channel(asking, activity,
				 "strategy,action,service,channel,to,year,value,source\n"
				 "x,shift,*,telephone,wbe,2010-11,20%,t\n",
				 NULL, "nwegg-2007"));
	assert_true(
	    ask_is_told(asking, SEVERITY_FAULT,
			"strategies.csv:2: to: there is no channel 'wbe'; did you mean 'web'?"));
	asking_teardown(state);
	asking_setup(state);
	asking = *state;
	assert_false(ask_channel(asking, activity,
				 "strategy,action,service,channel,to,year,value,source\n"
				 "x,shift,*,telephone,kiosk,2010-11,20%,t\n",
				 NULL, "nwegg-2007"));
	assert_true(ask_is_told(asking, SEVERITY_FAULT,
				"strategies.csv:2: to: channel 'kiosk' has no unit cost in set "
				"'nwegg-2007'; give --unit-costs a file"));
}

static void columns_the_wrong_way_round_are_asked_about(void **state)
{
	struct asking *asking = *state;

	assert_false(ask_channel(asking,
				 "council,service,channel,year,volume\n"
				 "A,telephone,council tax,2007-08,10\n"
				 "A,web,parking,2007-08,10\n",
				 NULL, NULL, "nwegg-2007"));
	assert_true(ask_is_told(asking, SEVERITY_FAULT,
				"activity.csv:2: channel 'council tax' has no unit cost, and the "
				"services are channels; are the columns service and channel the "
				"wrong way round?"));
	/* One service that is a channel, the first in their order, is enough... */
	asking_teardown(state);
	asking_setup(state);
	asking = *state;
	assert_false(ask_channel(asking,
				 "council,service,channel,year,volume\n"
				 "A,face-to-face,council tax,2007-08,10\n"
				 "A,tips,parking,2007-08,10\n",
				 NULL, NULL, "nwegg-2007"));
	assert_true(ask_is_told(asking, SEVERITY_FAULT, "wrong way round"));
	/* ...and so is one channel that is known, the first of them, to see that they are not. */
	asking_teardown(state);
	asking_setup(state);
	asking = *state;
	assert_false(ask_channel(asking,
				 "council,service,channel,year,volume\n"
				 "A,telephone,face-to-face,2007-08,10\n"
				 "A,web,parking,2007-08,10\n",
				 NULL, NULL, "nwegg-2007"));
	assert_true(ask_is_told(asking, SEVERITY_FAULT, "channel 'parking' has no unit cost"));
	assert_false(ask_is_told(asking, SEVERITY_FAULT, "wrong way round"));
}

/* Posts are whole only where it is known what one costs. */
static void posts_without_their_cost_are_refused(void **state)
{
	struct asking *asking = *state;

	assert_false(ask_channel(asking, activity, strategies,
				 "assumption,scope,value,source\n"
				 "contacts_per_post,telephone,30000,t\n",
				 "nwegg-2007"));
	assert_true(ask_is_told(asking, SEVERITY_FAULT,
				"assumptions.csv: contacts_per_post of 'telephone' is given "
				"without post_cost; whole posts need both"));
	asking_teardown(state);
	asking_setup(state);
	asking = *state;
	assert_true(ask_channel(asking, activity, strategies,
				"assumption,scope,value,source\n"
				"contacts_per_post,telephone,30000,t\n"
				"post_cost,telephone,21000,t\n",
				"nwegg-2007"));
}

static void a_rule_without_data_is_refused_in_the_users_file(void **state)
{
	static const char *const rules[][2] = {
	    {"avoid,*,*,,2010-11,50%,t,*", "no row in its scope has an avoidable share"},
	    {"first-contact,*,*,,2010-11,80%,t,*", "no row in its scope has a first-contact share"},
	    {"shift,*,post,web,2010-11,50%,t,*", "the activity has no channel 'post'"},
	    {"shift,parking,telephone,web,2010-11,50%,t,*",
	     "the activity has no service 'parking'"},
	    {"shift,*,telephone,web,2010-11,50%,t,payment",
	     "the activity has no purpose 'payment'"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rules); i++) {
		struct asking asking;

		asking_init(&asking);
		assert_false(ask_channel(
		    &asking,
		    "council,service,channel,year,volume\n"
		    "A,s,telephone,2007-08,10\nA,s,web,2007-08,10\n",
		    arena_format(
			asking.arena,
			"strategy,action,service,channel,to,year,value,source,purpose\nx,%s\n",
			rules[i][0]),
		    NULL, "nwegg-2007"));
		assert_true(ask_is_told(&asking, SEVERITY_FAULT, "strategies.csv:2: "));
		assert_true(ask_is_told(&asking, SEVERITY_FAULT, rules[i][1]));
		asking_fini(&asking);
	}
}

/* varney without purposes, avoidable and first-contact shares: only the telephone's cost. */
static void a_built_in_rule_without_data_is_left_out_with_a_notice(void **state)
{
	struct asking *asking = *state;

	assert_true(ask_channel(asking,
				"council,service,channel,year,volume\n"
				"A,s,telephone,2007-08,100\nA,s,web,2007-08,10\n",
				NULL, NULL, "nwegg-2007"));
	assert_true(ask_is_told(asking, SEVERITY_NOTICE, "strategy 'varney': 'avoid' is left out"));
	assert_true(
	    ask_is_told(asking, SEVERITY_NOTICE, "strategy 'varney': 'first-contact' is left out"));
	assert_true(ask_is_told(asking, SEVERITY_NOTICE, "of information' is left out"));
	/* Contact-centre cost down 25%: 100 x £1.00. */
	assert_figures(asking, "channel_gain", "varney|2010-11",
		       "110 0 0 0 110 401.70 301.70 100.00 100.00");
	/* 46% of 110 is 50.6: 41 more on the web, each £3.83 cheaper. */
	assert_figures(asking, "channel_gain", "web-46|2010-11",
		       "110 0 41 0 110 401.70 244.67 157.03 157.03");
}

static void an_assumption_of_nothing_here_is_said(void **state)
{
	struct asking *asking = *state;

	/* A slip is a fault: it would change the answer unsaid. */
	assert_false(ask_channel(asking, activity, strategies,
				 "assumption,scope,value,source\nfailure_share,wbe,10%,t\n"
				 "volume_growth,council taxes,1%,t\n",
				 "nwegg-2007"));
	assert_true(ask_is_told(asking, SEVERITY_FAULT,
				"failure_share of 'wbe' cannot be used: the activity has no such "
				"channel; did you mean 'web'?"));
	assert_true(ask_is_told(asking, SEVERITY_FAULT, "did you mean 'council tax'?"));
}

/* A scope is looked for once, however many years it has values of: two kinds of it, two faults. */
static void a_scope_that_is_nowhere_is_said_once_of_each_kind(void **state)
{
	struct asking *asking = *state;

	assert_false(ask_channel(asking, activity, strategies,
				 "assumption,scope,year,value,source\n"
				 "cashable_share,wbe,,50%,t\nfailure_share,wbe,2008-09,10%,t\n"
				 "failure_share,wbe,2009-10,9%,t\nfailure_share,wbe,2010-11,8%,t\n",
				 "nwegg-2007"));
	assert_int_equal(diagnostics_count(&asking->diagnostics, SEVERITY_FAULT), 2);
	assert_true(ask_is_told(asking, SEVERITY_FAULT, "cashable_share of 'wbe'"));
	assert_true(ask_is_told(asking, SEVERITY_FAULT, ":3: scope: failure_share of 'wbe'"));
}

static void what_the_figures_leave_out_is_said(void **state)
{
	struct asking *asking = *state;

	assert_true(ask_channel(asking, activity, strategies, NULL, "nwegg-2007"));
	assert_true(ask_has_caveat(asking, "No failure share is given for web"));
	assert_true(ask_has_caveat(asking, "No cashable share is given for"));
	assert_true(ask_has_caveat(asking, "A median times a volume is only roughly a total"));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(shares_out_of_a_channel_over_100_percent_are_refused),
	    TEST(shares_of_just_100_percent_are_well),
	    TEST(take_up_beyond_what_the_named_channels_have_is_refused),
	    TEST(two_values_of_one_take_up_are_refused),
	    TEST(a_channel_without_a_unit_cost_is_named_with_remedies),
	    TEST(a_strategys_channel_without_a_unit_cost_is_refused_where_it_stands),
	    TEST(columns_the_wrong_way_round_are_asked_about),
	    TEST(posts_without_their_cost_are_refused),
	    cmocka_unit_test(a_rule_without_data_is_refused_in_the_users_file),
	    TEST(a_built_in_rule_without_data_is_left_out_with_a_notice),
	    TEST(an_assumption_of_nothing_here_is_said),
	    TEST(a_scope_that_is_nowhere_is_said_once_of_each_kind),
	    TEST(what_the_figures_leave_out_is_said),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
