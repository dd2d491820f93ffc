/* The steps of a strategy, by the worked example and one by one. */
#include "steps.h"

#include "worked_example.h"

#include "sums/channel_plan.h"

enum { FACE, PHONE, WEB };

/* Every figure that section 6 gives on the way. */
static void worked_example_steps_of_2010_11(void **state)
{
	struct asking *asking = *state;
	struct step_work work;
	struct plan plan;

	assert_true(ask_prepare(asking, activity, strategies, assumptions, "nwegg-2007"));
	run_steps(asking, &plan, &work, 3);
	assert_int_equal(plan.n_channels, 3);
	assert_string_equal(plan.channels[PHONE], "telephone");

	assert_int_equal(demand_of(&work, FACE), 10612);
	assert_int_equal(demand_of(&work, PHONE), 42448);
	assert_int_equal(demand_of(&work, WEB), 5306);
	/* Avoided 1,061 and 6,367, the rest of the telephone's by first contact. */
	assert_int_equal(work.left[FACE], 10612 - 1061);
	assert_int_equal(work.left[PHONE], 28865);
	assert_int_equal(work.left[WEB], 5306);
	assert_int_equal(work.volumes.avoided[0], 1061 + 42448 - 28865);
	assert_int_equal(work.moves[PHONE * 3 + WEB], 5773);
	assert_int_equal(work.taken[FACE], 1875);
	assert_int_equal(work.taken[PHONE], 4535);
	assert_int_equal(work.taken[WEB], 0);
	assert_int_equal(work.volumes.shifted[0], 5773 + 6410);
	assert_int_equal(work.volumes.n_failed[0], 577 + 454 + 188);
	assert_int_equal(work.volumes.strategy[FACE], 7864);
	assert_int_equal(work.volumes.strategy[PHONE], 19588);
	assert_int_equal(work.volumes.strategy[WEB], 17489);
}

/*
 * The same example's first year, by hand.  V: 1.02 times the base.  Avoid
 * 50%/3: 10,200 x 20%/6 = 340; 40,800 x 30%/6 = 2,040.  First contact 65%:
 * 38,760 x 60/65 = 35,778.46.  Shift 20%/3: 35,778/15 = 2,385.2.  Take-up
 * from 1/11 towards 2/5: a third of the way is 32/165; of 50,738 that is
 * 9,840.10, less 5,100 + 2,385 = 2,355.  Of these face-to-face gives 2,355 x
 * 9,860/43,253 = 536.85, telephone 2,355 x 33,393/43,253 = 1,818.15; the odd
 * one goes to face-to-face.  Failed: 238.5, 53.7, 181.8.
 */
static void worked_example_steps_of_2008_09(void **state)
{
	struct asking *asking = *state;
	struct step_work work;
	struct plan plan;

	assert_true(ask_prepare(asking, activity, strategies, assumptions, "nwegg-2007"));
	run_steps(asking, &plan, &work, 1);
	assert_int_equal(work.left[FACE], 9860);
	assert_int_equal(work.left[PHONE], 35778);
	assert_int_equal(work.left[WEB], 5100);
	assert_int_equal(work.moves[PHONE * 3 + WEB], 2385);
	assert_int_equal(work.taken[FACE], 537);
	assert_int_equal(work.taken[PHONE], 1818);
	assert_int_equal(work.volumes.n_failed[0], 239 + 54 + 182);
	assert_int_equal(work.volumes.strategy[FACE], 9860 - 537 + 54);
	assert_int_equal(work.volumes.strategy[PHONE], 35778 - 2385 - 1818 + 239 + 182);
	assert_int_equal(work.volumes.strategy[WEB], 5100 + 2385 + 2355);
}

static void a_shift_of_nothing_moves_nothing(void **state)
{
	struct asking *asking = *state;
	struct step_work work;
	struct plan plan;

	assert_true(ask_prepare(asking, activity,
				"strategy,action,service,channel,to,year,value,source\n"
				"x,shift,*,telephone,web,2010-11,0%,example\n",
				NULL, "nwegg-2007"));
	for (int year = 1; year <= 3; year++) {
		run_steps(asking, &plan, &work, year);
		assert_int_equal(work.volumes.shifted[0], 0);
		for (size_t c = 0; c < plan.n_channels; c++)
			assert_int_equal(work.volumes.strategy[c], demand_of(&work, c));
	}
}

/* Design, step 3: nothing happens where r' <= r. */
static void first_contact_below_what_is_reached_changes_nothing(void **state)
{
	struct asking *asking = *state;
	struct step_work work;
	struct plan plan;

	assert_true(ask_prepare(asking, activity,
				"strategy,action,service,channel,to,year,value,source\n"
				"x,first-contact,*,telephone,,2008-09,60%,t\n"
				"x,first-contact,*,telephone,,2010-11,45%,t\n",
				NULL, "nwegg-2007"));
	for (int year = 1; year <= 3; year++) {
		run_steps(asking, &plan, &work, year);
		assert_int_equal(work.volumes.avoided[0], 0);
	}
}

/* A row's own share before the assumption of its channel: 10% of 1,000, 20% of 1,000. */
static void a_row_without_a_share_takes_that_of_its_channel(void **state)
{
	struct asking *asking = *state;
	struct step_work work;
	struct plan plan;

	assert_true(ask_prepare(asking,
				"council,service,channel,year,volume,avoidable\n"
				"A,s,telephone,2007-08,1000,10%\nA,s,web,2007-08,1000,\n",
				"strategy,action,service,channel,to,year,value,source\n"
				"x,avoid,*,*,,2008-09,100%,t\n",
				"assumption,scope,value,source\navoidable_share,web,20%,t\n"
				"avoidable_share,telephone,90%,t\n",
				"nwegg-2007"));
	run_steps(asking, &plan, &work, 1);
	assert_int_equal(work.left[0], 900);
	assert_int_equal(work.left[1], 800);
}

/* The header's order: a named service before a named channel before a named purpose. */
static void the_most_particular_rule_wins(void **state)
{
	static const char *const files[] = {
	    "strategy,action,service,channel,to,year,value,source,purpose\n"
	    "x,unit-cost,*,*,,2008-09,-10%,t,*\nx,unit-cost,*,*,,2008-09,-20%,t,payment\n",
	    "strategy,action,service,channel,to,year,value,source,purpose\n"
	    "x,unit-cost,*,telephone,,2008-09,-20%,t,*\n"
	    "x,unit-cost,*,*,,2008-09,-10%,t,payment\n",
	    "strategy,action,service,channel,to,year,value,source,purpose\n"
	    "x,unit-cost,s,*,,2008-09,-20%,t,*\n"
	    "x,unit-cost,*,telephone,,2008-09,-10%,t,payment\n",
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(files); i++) {
		struct asking asking;
		struct levers levers;
		struct plan plan;

		asking_init(&asking);
		assert_true(ask_prepare(&asking,
					"council,service,channel,year,volume,purpose\n"
					"A,s,telephone,2007-08,1000,payment\n",
					files[i], NULL, "nwegg-2007"));
		levers_init(&levers, asking.arena);
		assert_true(
		    plan_make(&plan, &asking.channel, &levers, asking.arena, &asking.diagnostics));

		const struct bound_rule *rule = plan.strategies[0].scopes[0].unit_cost[0];

		/* One less a fifth. */
		assert_int_equal(fraction_compare(rule->given[1].share, (struct fraction){4, 5}),
				 0);
		asking_fini(&asking);
	}
}

/*
 * The share of the base year counts, not that of a year of the plan: 10% of 1,000 are avoided, not
 * 40%; and 1,000 of which 60% are resolved at once, 90% after, leave 1,000 x 60/90 = 667, not 833.
 */
static void a_channels_share_is_that_of_the_base_year(void **state)
{
	struct asking *asking = *state;
	struct step_work work;
	struct plan plan;

	assert_true(ask_prepare(asking,
				"council,service,channel,year,volume\n"
				"A,s,telephone,2007-08,1000\nA,s,web,2007-08,1000\n",
				"strategy,action,service,channel,to,year,value,source\n"
				"x,avoid,*,telephone,,2008-09,100%,t\n"
				"x,first-contact,*,web,,2008-09,90%,t\n",
				"assumption,scope,year,value,source\n"
				"avoidable_share,telephone,2007-08,10%,t\n"
				"avoidable_share,telephone,2008-09,40%,t\n"
				"first_contact_share,web,2007-08,60%,t\n"
				"first_contact_share,web,2008-09,75%,t\n",
				"nwegg-2007"));
	run_steps(asking, &plan, &work, 1);
	assert_int_equal(work.left[0], 900);
	assert_int_equal(work.left[1], 667);
}

/*
 * The base year lies a third of the way from 10% to 11%, and from 60% to 61%: 31/300 and 181/300,
 * which no nine decimals have.  150 x 31/300 is just 15.5, so 16 are avoided and 134 left (cut
 * after nine decimals 15 would be).  Of 135 of which 181/300 are resolved at once, 135 x 181/270 =
 * 90.5 are left at 90%, so 91.
 */
static void a_share_between_two_years_is_exact(void **state)
{
	struct asking *asking = *state;
	struct step_work work;
	struct plan plan;

	assert_true(ask_prepare(asking,
				"council,service,channel,year,volume\n"
				"A,s,telephone,2007-08,150\nA,s,web,2007-08,135\n",
				"strategy,action,service,channel,to,year,value,source\n"
				"x,avoid,*,telephone,,2008-09,100%,t\n"
				"x,first-contact,*,web,,2008-09,90%,t\n",
				"assumption,scope,year,value,source\n"
				"avoidable_share,telephone,2006-07,10%,t\n"
				"avoidable_share,telephone,2009-10,11%,t\n"
				"first_contact_share,web,2006-07,60%,t\n"
				"first_contact_share,web,2009-10,61%,t\n",
				"nwegg-2007"));
	run_steps(asking, &plan, &work, 1);
	assert_int_equal(work.left[0], 134);
	assert_int_equal(work.left[1], 91);
}

/*
 * From 102 of 306 contacts, a third, to a half in two years: after one year 5/12 of 306, which is
 * 127.5 and so 128.  No share of nine decimals, and no binary number, is a third or 5/12.
 */
static void half_the_way_from_a_share_that_is_no_decimal_is_exact(void **state)
{
	struct asking *asking = *state;
	struct step_work work;
	struct plan plan;

	assert_true(ask_prepare(asking,
				"council,service,channel,year,volume\n"
				"A,s,telephone,2007-08,204\nA,s,web,2007-08,102\n",
				"strategy,action,service,channel,to,year,value,source\n"
				"x,take-up,*,*,web,2009-10,50%,t\n",
				NULL, "nwegg-2007"));
	run_steps(asking, &plan, &work, 1);
	assert_int_equal(work.volumes.strategy[0], 178);
	assert_int_equal(work.volumes.strategy[1], 128);
}

/* 1.012345679 in one to three years, of a milliard contacts; its cube has 27 decimals. */
static void growth_of_many_decimals_compounds_in_every_year(void **state)
{
	struct asking *asking = *state;
	struct step_work work;
	struct plan plan;

	assert_true(ask_prepare(
	    asking, "council,service,channel,year,volume\nA,s,telephone,2007-08,1000000000\n",
	    "strategy,action,service,channel,to,year,value,source\n"
	    "x,unit-cost,*,*,,2008-09,0%,t\n",
	    "assumption,scope,value,source\nvolume_growth,*,0.012345679,t\n", "nwegg-2007"));
	run_steps(asking, &plan, &work, 1);
	assert_int_equal(demand_of(&work, 0), 1012345679);
	run_steps(asking, &plan, &work, 2);
	/* 1 + 2 x 0.012345679 + 0.012345679^2 = 1.024843773790... */
	assert_int_equal(demand_of(&work, 0), 1024843774);
	run_steps(asking, &plan, &work, 3);
	/* 1 + 3g + 3g^2 + g^3 = 1 + 0.037037037 + 0.000457247369 + 0.00000188167 */
	assert_int_equal(demand_of(&work, 0), 1037496166);
}

static void growth_that_leaves_less_than_nothing_is_refused(void **state)
{
	struct asking *asking = *state;

	assert_false(ask_channel(asking, activity, strategies,
				 "assumption,scope,value,source\nvolume_growth,telephone,-150%,t\n",
				 "nwegg-2007"));
	assert_true(ask_is_told(asking, SEVERITY_FAULT, "below -100%"));
}

static void volumes_too_large_to_add_up_are_refused(void **state)
{
	struct asking *asking = *state;
	struct levers levers;
	struct plan plan;

	levers_init(&levers, asking->arena);
	assert_true(ask_prepare(asking,
				"council,service,channel,year,volume\n"
				"A,s,telephone,2007-08,2000000000000000000\n"
				"B,s,telephone,2007-08,2000000000000000000\n",
				strategies,
				"assumption,scope,value,source\nvolume_growth,*,100%,t\n"
				"avoidable_share,*,1%,t\nfirst_contact_share,*,50%,t\n",
				"nwegg-2007"));
	assert_false(
	    plan_make(&plan, &asking->channel, &levers, asking->arena, &asking->diagnostics));
	assert_true(ask_is_told(asking, SEVERITY_FAULT, "too large to work with exactly"));
}

/* From 50% to 80% leaves 1,000 x 50 / 80 = 625; from the web's assumed 40%, 500. */
static void a_rows_own_first_contact_share_comes_before_that_of_its_channel(void **state)
{
	struct asking *asking = *state;
	struct step_work work;
	struct plan plan;

	assert_true(ask_prepare(asking,
				"council,service,channel,year,volume,first_contact\n"
				"A,s,telephone,2007-08,1000,50%\nA,s,web,2007-08,1000,\n",
				"strategy,action,service,channel,to,year,value,source\n"
				"x,first-contact,*,*,,2008-09,80%,t\n",
				"assumption,scope,value,source\nfirst_contact_share,web,40%,t\n"
				"first_contact_share,telephone,80%,t\n",
				"nwegg-2007"));
	run_steps(asking, &plan, &work, 1);
	assert_int_equal(work.left[0], 625);
	assert_int_equal(work.left[1], 500);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(worked_example_steps_of_2010_11),
	    TEST(worked_example_steps_of_2008_09),
	    TEST(a_shift_of_nothing_moves_nothing),
	    TEST(first_contact_below_what_is_reached_changes_nothing),
	    TEST(a_row_without_a_share_takes_that_of_its_channel),
	    cmocka_unit_test(the_most_particular_rule_wins),
	    TEST(a_share_between_two_years_is_exact),
	    TEST(half_the_way_from_a_share_that_is_no_decimal_is_exact),
	    TEST(a_channels_share_is_that_of_the_base_year),
	    TEST(growth_of_many_decimals_compounds_in_every_year),
	    TEST(growth_that_leaves_less_than_nothing_is_refused),
	    TEST(volumes_too_large_to_add_up_are_refused),
	    TEST(a_rows_own_first_contact_share_comes_before_that_of_its_channel),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
