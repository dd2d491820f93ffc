#include "unit.h"

#include "asking.h"

static const char activity[] = "council,service,channel,year,volume,avoidable,first_contact\n"
			       "Anytown,council tax,face-to-face,2007-08,10000,20%,\n"
			       "Anytown,council tax,telephone,2007-08,40000,30%,60%\n"
			       "Anytown,council tax,web,2007-08,5000,,\n";
static const char strategies[] = "strategy,action,service,channel,to,year,value,source\n"
				 "better,avoid,*,*,,2010-11,50%,example\n"
				 "better,first-contact,*,telephone,,2010-11,75%,example\n"
				 "better,shift,*,telephone,web,2010-11,20%,example\n"
				 "better,take-up,*,*,web,2010-11,40%,example\n"
				 "better,unit-cost,*,telephone,,2010-11,-10%,example\n";
static const char assumptions[] = "assumption,scope,value,source\n"
				  "volume_growth,*,2%,example\n"
				  "failure_share,web,10%,example\n"
				  "cashable_share,telephone,60%,example\n"
				  "contacts_per_post,face-to-face,3000,example\n"
				  "post_cost,face-to-face,25000,example\n";

/* Design, section 6: volumes, gains and cash as printed; costs are 10,612 x 7.81 and so on. */
static void worked_example_of_2010_11(void **state)
{
	struct asking *asking = *state;

	assert_true(ask_channel(asking, activity, strategies, assumptions, "nwegg-2007"));
	assert_figures(asking, "channel_line", "better|Anytown|council tax|face-to-face|2010-11",
		       "10612 7864 82879.72 61417.84 21461.88 0.00");
	assert_figures(asking, "channel_line", "better|Anytown|council tax|telephone|2010-11",
		       "42448 19588 169792.00 70516.80 99275.20 59565.12");
	assert_figures(asking, "channel_line", "better|Anytown|council tax|web|2010-11",
		       "5306 17489 902.02 2973.13 -2071.11 -2071.11");
	/* Demand 58,366; avoided 14,644; shifted 5,773 + 6,410; failed 577 + 454 + 188. */
	assert_figures(asking, "channel_gain", "better|2010-11",
		       "58366 14644 12183 1219 44941 253573.74 134907.77 118665.97 57494.01");
	/* 7,864 / 44,941 and so on, to nine decimals. */
	assert_figures(asking, "channel_mix", "better|2010-11|face-to-face", "7864 0.17498498");
}

/* Its first year by hand; the volumes are derived in test_channel_steps.c. */
static void worked_example_of_2008_09(void **state)
{
	struct asking *asking = *state;

	assert_true(ask_channel(asking, activity, strategies, assumptions, "nwegg-2007"));
	/* 823 contacts fewer are no whole post of 3,000. */
	assert_figures(asking, "channel_line", "better|Anytown|council tax|face-to-face|2008-09",
		       "10200 9377 79662.00 73234.37 6427.63 0.00");
	/* 4.00 x (1 - 10%/3) = 3.8667; 31,996 x 3.8667 = 123,718.9332; 60% of 39,481.07. */
	assert_figures(asking, "channel_line", "better|Anytown|council tax|telephone|2008-09",
		       "40800 31996 163200.00 123718.93 39481.07 23688.64");
	assert_figures(asking, "channel_line", "better|Anytown|council tax|web|2008-09",
		       "5100 9840 867.00 1672.80 -805.80 -805.80");
	assert_figures(asking, "channel_gain", "better|2008-09",
		       "56100 5362 4740 475 51213 243729.00 198626.10 45102.90 22882.84");
}

/* 55,000 contacts: 10,000 x 7.81, 40,000 x 4.00, 5,000 x 0.17. */
static void cost_is_volume_times_unit_cost(void **state)
{
	struct asking *asking = *state;

	assert_true(ask_channel(asking, activity, strategies, NULL, "nwegg-2007"));
	assert_figures(asking, "channel_cost", "Anytown|council tax|face-to-face|2007-08",
		       "10000 0.181818182 7.81 78100.00");
	assert_figures(asking, "channel_cost", "Anytown|council tax|telephone|2007-08",
		       "40000 0.727272727 4.00 160000.00");
	assert_figures(asking, "channel_cost", "Anytown|council tax|web|2007-08",
		       "5000 0.090909091 0.17 850.00");
}

/* All telephone contacts go to the web, whose gain is minus 100 x 0.17. */
static void a_negative_line_counts_whole_in_cash(void **state)
{
	struct asking *asking = *state;

	assert_true(
	    ask_channel(asking, "council,service,channel,year,volume\nA,s,telephone,2007-08,100\n",
			"strategy,action,service,channel,to,year,value,source\n"
			"x,shift,*,telephone,web,2008-09,100%,t\n",
			"assumption,scope,value,source\ncashable_share,*,50%,t\n", "nwegg-2007"));
	assert_figures(asking, "channel_line", "x|A|s|telephone|2008-09",
		       "100 0 400.00 0.00 400.00 200.00");
	assert_figures(asking, "channel_line", "x|A|s|web|2008-09",
		       "0 100 0.00 17.00 -17.00 -17.00");
	assert_figures(asking, "channel_gain", "x|2008-09",
		       "100 0 100 0 100 400.00 17.00 383.00 183.00");
}

/* Two services that lose 150 and 100 counter contacts: gains 1,171.50 and 781.00. */
static const char two_services[] = "council,service,channel,year,volume,avoidable\n"
				   "A,benefits,face-to-face,2007-08,1000,15%\n"
				   "A,council tax,face-to-face,2007-08,1000,10%\n";
static const char avoid_all[] = "strategy,action,service,channel,to,year,value,source\n"
				"x,avoid,*,*,,2008-09,100%,t\n";

/*
 * floor(250 / 100) = 2 posts of 333.33 release 666.66, shared 3 to 2: 399.996
 * and 266.664; of the pennies left after rounding down one goes to the larger
 * remainder, 0.6.
 */
static void whole_posts_are_shared_over_services_by_largest_remainder(void **state)
{
	struct asking *asking = *state;

	assert_true(ask_channel(asking, two_services, avoid_all,
				"assumption,scope,value,source\n"
				"contacts_per_post,face-to-face,100,t\n"
				"post_cost,face-to-face,333.33,t\n"
				"cashable_share,face-to-face,1%,t\n",
				"nwegg-2007"));
	assert_figures(asking, "channel_line", "x|A|benefits|face-to-face|2008-09",
		       "1000 850 7810.00 6638.50 1171.50 400.00");
	assert_figures(asking, "channel_line", "x|A|council tax|face-to-face|2008-09",
		       "1000 900 7810.00 7029.00 781.00 266.66");
}

/* Two posts of 25,000 are more than the gains of 1,952.50. */
static void posts_release_no_more_than_the_positive_gains(void **state)
{
	struct asking *asking = *state;

	assert_true(ask_channel(asking, two_services, avoid_all,
				"assumption,scope,value,source\n"
				"contacts_per_post,face-to-face,100,t\n"
				"post_cost,face-to-face,25000,t\n",
				"nwegg-2007"));
	assert_figures(asking, "channel_line", "x|A|benefits|face-to-face|2008-09",
		       "1000 850 7810.00 6638.50 1171.50 1171.50");
	assert_figures(asking, "channel_line", "x|A|council tax|face-to-face|2008-09",
		       "1000 900 7810.00 7029.00 781.00 781.00");
}

/* 250 contacts are one post of 250 and none of 251. */
static void a_post_goes_when_its_last_contact_has_gone(void **state)
{
	static const char *const contacts[] = {"250", "251"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(contacts); i++) {
		struct asking asking;

		asking_init(&asking);
		assert_true(ask_channel(
		    &asking, two_services, avoid_all,
		    arena_format(asking.arena,
				 "assumption,scope,value,source\n"
				 "contacts_per_post,face-to-face,%s,t\npost_cost,*,500,t\n",
				 contacts[i]),
		    "nwegg-2007"));
		/* One post of £500.00, in hundredths of a penny, or none. */
		assert_int_equal(ask_number(&asking, "channel_gain",
					    ask_row(&asking, "channel_gain", "x|2008-09"),
					    "cash_releasing_gain"),
				 i == 0 ? 5000000 : 0);
		asking_fini(&asking);
	}
}

/* Each council's posts are its own: 150 and 100 contacts of two are no 200 of one. */
static void posts_are_counted_by_council(void **state)
{
	struct asking *asking = *state;

	assert_true(ask_channel(asking,
				"council,service,channel,year,volume,avoidable\n"
				"A,s,face-to-face,2007-08,1000,15%\n"
				"B,s,face-to-face,2007-08,1000,10%\n",
				avoid_all,
				"assumption,scope,value,source\n"
				"contacts_per_post,face-to-face,200,t\n"
				"post_cost,face-to-face,500,t\n",
				"nwegg-2007"));
	assert_figures(asking, "channel_gain", "x|2008-09",
		       "2000 250 0 0 1750 15620.00 13667.50 1952.50 0.00");
}

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

/* 0.17 x (1 - 33.3%) = 0.11339, to £0.0001 0.1134: 10,000 contacts cost 1,134.00. */
static void a_changed_unit_cost_is_rounded_to_a_hundredth_of_a_penny(void **state)
{
	struct asking *asking = *state;

	assert_true(ask_channel(asking,
				"council,service,channel,year,volume\nA,s,web,2007-08,10000\n",
				"strategy,action,service,channel,to,year,value,source\n"
				"x,unit-cost,*,web,,2008-09,-33.3%,t\n",
				NULL, "nwegg-2007"));
	assert_figures(asking, "channel_line", "x|A|s|web|2008-09",
		       "10000 10000 1700.00 1134.00 566.00 566.00");
}

/* A channel that only the strategy brings in may have its own change of cost: 100 x 0.153. */
static void a_new_channel_may_become_cheaper(void **state)
{
	struct asking *asking = *state;

	assert_true(ask_channel(asking,
				"council,service,channel,year,volume\nA,s,telephone,2007-08,100\n",
				"strategy,action,service,channel,to,year,value,source\n"
				"x,shift,*,telephone,web,2008-09,100%,t\n"
				"x,unit-cost,*,web,,2008-09,-10%,t\n",
				NULL, "nwegg-2007"));
	assert_figures(asking, "channel_line", "x|A|s|web|2008-09",
		       "0 100 0.00 15.30 -15.30 -15.30");
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

/* The first assumption of this name and scope; fails where there is none. */
static const struct assumption_used *find_assumption(const struct asking *asking, const char *name,
						     const char *scope)
{
	for (size_t i = 0; i < asking->results.n_assumptions; i++) {
		const struct assumption_used *used = &asking->results.assumptions[i];

		if (strcmp(used->name, name) == 0 && strcmp(used->scope, scope) == 0)
			return used;
	}
	fail_msg("no assumption %s of %s", name, scope);
	return NULL;
}

/* 10 calls at £4.00; the rule as it stands in the file. */
static void rules_volumes_and_costs_stand_among_the_assumptions(void **state)
{
	struct asking *asking = *state;
	const struct assumption_used *used;

	assert_true(ask_channel(asking,
				"council,service,channel,year,volume\n"
				"A,tax,telephone,2007-08,10\nA,tax,web,2007-08,5\n",
				"strategy,action,service,channel,to,year,value,source,low,high\n"
				"move,shift,tax,telephone,web,2010-11,20%,board paper,10%,\n",
				NULL, "nwegg-2007"));
	used =
	    find_assumption(asking, "strategy_rule", "move: shift telephone to web of service tax");
	assert_string_equal(used->year, "2010-11");
	assert_int_equal(used->value.share.billionths, SHARE_ONE / 5);
	assert_int_equal(used->low.share.billionths, SHARE_ONE / 10);
	assert_int_equal(used->high.kind, VALUE_NONE);
	assert_string_equal(used->source, "board paper");
	assert_int_equal(find_assumption(asking, "volume", "telephone")->value.count, 10);
	assert_int_equal(
	    find_assumption(asking, "cost_of_contacts", "telephone")->value.money.hundredths,
	    40 * MONEY_PER_POUND);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(rules_volumes_and_costs_stand_among_the_assumptions),
	    TEST(worked_example_of_2010_11),
	    TEST(worked_example_of_2008_09),
	    TEST(cost_is_volume_times_unit_cost),
	    TEST(a_negative_line_counts_whole_in_cash),
	    TEST(whole_posts_are_shared_over_services_by_largest_remainder),
	    TEST(posts_release_no_more_than_the_positive_gains),
	    cmocka_unit_test(a_post_goes_when_its_last_contact_has_gone),
	    TEST(posts_are_counted_by_council),
	    TEST(shares_out_of_a_channel_over_100_percent_are_refused),
	    TEST(shares_of_just_100_percent_are_well),
	    TEST(take_up_beyond_what_the_named_channels_have_is_refused),
	    TEST(two_values_of_one_take_up_are_refused),
	    TEST(a_changed_unit_cost_is_rounded_to_a_hundredth_of_a_penny),
	    TEST(a_new_channel_may_become_cheaper),
	    TEST(a_channel_without_a_unit_cost_is_named_with_remedies),
	    TEST(a_strategys_channel_without_a_unit_cost_is_refused_where_it_stands),
	    TEST(columns_the_wrong_way_round_are_asked_about),
	    cmocka_unit_test(a_rule_without_data_is_refused_in_the_users_file),
	    TEST(a_built_in_rule_without_data_is_left_out_with_a_notice),
	    TEST(an_assumption_of_nothing_here_is_said),
	    TEST(a_scope_that_is_nowhere_is_said_once_of_each_kind),
	    TEST(what_the_figures_leave_out_is_said),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
