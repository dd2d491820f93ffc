#include "unit.h"

#include "asking.h"
#include "worked_example.h"

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
	    TEST(a_changed_unit_cost_is_rounded_to_a_hundredth_of_a_penny),
	    TEST(a_new_channel_may_become_cheaper),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
