/* The step that raises the share of a channel. */
#include "steps.h"

#include "sums/channel_plan.h"

enum { FACE, PHONE, WEB };

/* Plan, paragraph 3.29: from 12% in steps of 34%/3: 23.33%, 34.67%, 46% of 10,000. */
static void take_up_rises_from_the_actual_share_in_equal_steps(void **state)
{
	static const int64_t web[] = {1200, 2333, 3467, 4600};
	struct asking *asking = *state;
	struct step_work work;
	struct plan plan;

	assert_true(ask_prepare(asking,
				"council,service,channel,year,volume\n"
				"A,s,telephone,2007-08,8800\nA,s,web,2007-08,1200\n",
				"strategy,action,service,channel,to,year,value,source\n"
				"web-46,take-up,*,*,web,year 3,46%,plan\n",
				NULL, "nwegg-2007"));
	for (int year = 1; year <= 3; year++) {
		run_steps(asking, &plan, &work, year);
		assert_int_equal(work.volumes.strategy[1], web[year]);
		assert_int_equal(work.volumes.strategy[0], 10000 - web[year]);
		assert_int_equal(work.volumes.n_failed[0], 0);
	}
}

/* From none of 5 to 30%: a tenth, a fifth and three tenths are 0.5, 1 and 1.5, and halves count up.
 */
static void a_half_that_take_up_brings_counts_as_one(void **state)
{
	static const int64_t web[] = {0, 1, 1, 2};
	struct asking *asking = *state;
	struct step_work work;
	struct plan plan;

	assert_true(ask_prepare(asking,
				"council,service,channel,year,volume\n"
				"A,s,telephone,2007-08,5\nA,s,web,2007-08,0\n",
				"strategy,action,service,channel,to,year,value,source\n"
				"x,take-up,*,*,web,2010-11,30%,plan\n",
				NULL, "nwegg-2007"));
	for (int year = 1; year <= 3; year++) {
		run_steps(asking, &plan, &work, year);
		assert_int_equal(work.volumes.strategy[1], web[year]);
		assert_int_equal(work.volumes.strategy[0], 5 - web[year]);
	}
}

static void take_up_never_lowers_a_share(void **state)
{
	struct asking *asking = *state;
	struct step_work work;
	struct plan plan;

	/* The web has 60% already. */
	assert_true(ask_prepare(asking,
				"council,service,channel,year,volume\n"
				"A,s,telephone,2007-08,40\nA,s,web,2007-08,60\n",
				"strategy,action,service,channel,to,year,value,source\n"
				"x,take-up,*,*,web,2010-11,46%,plan\n",
				NULL, "nwegg-2007"));
	for (int year = 1; year <= 3; year++) {
		run_steps(asking, &plan, &work, year);
		assert_int_equal(work.volumes.strategy[1], 60);
		assert_int_equal(work.volumes.shifted[0], 0);
	}
}

/*
 * Design, step 4: a group that is there already moves nothing, however its volume changes first.
 * Avoiding leaves the web 30 of 70 contacts, 43%, below both its 60% and the target.
 */
static void take_up_met_in_the_base_year_moves_nothing_after_other_steps(void **state)
{
	struct asking *asking = *state;
	struct step_work work;
	struct plan plan;

	assert_true(ask_prepare(asking,
				"council,service,channel,year,volume,avoidable\n"
				"A,s,telephone,2007-08,40,0%\nA,s,web,2007-08,60,50%\n",
				"strategy,action,service,channel,to,year,value,source\n"
				"to-0,avoid,*,*,,2008-09,100%,plan\n"
				"to-0,take-up,*,*,web,2010-11,0%,plan\n"
				"to-46,avoid,*,*,,2008-09,100%,plan\n"
				"to-46,take-up,*,*,web,2010-11,46%,plan\n"
				"to-60,avoid,*,*,,2008-09,100%,plan\n"
				"to-60,take-up,*,*,web,2010-11,60%,plan\n",
				NULL, "nwegg-2007"));
	run_steps(asking, &plan, &work, 1);
	assert_int_equal(plan.n_strategies, 3);
	for (size_t i = 0; i < plan.n_strategies; i++)
		for (int year = 1; year <= 3; year++) {
			steps_begin(&work, plan.given, &plan.strategies[i], year, 1);
			assert_int_equal(steps_run(&work, &plan.groups[0]), SUMS_DONE);
			assert_int_equal(work.volumes.shifted[0], 0);
			assert_int_equal(work.volumes.strategy[1], 30);
		}
}

/*
 * Of 40% the web rises to 50% in 2008-09, is heading for 30% in 2010-11, and so stands at the
 * actual 40% in 2009-10: 10 contacts of 100 move in the first year, then none.
 */
static void take_up_moves_nothing_in_the_years_whose_target_is_met(void **state)
{
	static const int64_t moved[] = {0, 10, 0, 0};
	struct asking *asking = *state;
	struct step_work work;
	struct plan plan;

	assert_true(ask_prepare(asking,
				"council,service,channel,year,volume\n"
				"A,s,telephone,2007-08,60\nA,s,web,2007-08,40\n",
				"strategy,action,service,channel,to,year,value,source\n"
				"x,take-up,*,*,web,2008-09,50%,plan\n"
				"x,take-up,*,*,web,2010-11,30%,plan\n",
				NULL, "nwegg-2007"));
	for (int year = 1; year <= 3; year++) {
		run_steps(asking, &plan, &work, year);
		assert_int_equal(work.volumes.shifted[0], moved[year]);
	}
}

/*
 * Only the telephone is named: of 1,000 contacts 10% are the 100 that it has, and all of them go;
 * 20% are 200, of which it has 100, whatever the counter has.
 */
static void take_up_takes_from_the_named_channels_and_no_more_than_they_have(void **state)
{
	static const char contacts[] = "council,service,channel,year,volume\n"
				       "A,s,face-to-face,2007-08,900\nA,s,telephone,2007-08,100\n"
				       "A,s,web,2007-08,0\n";
	struct asking *asking = *state;
	struct step_work work;
	struct levers levers;
	struct plan plan;

	assert_true(ask_prepare(asking, contacts,
				"strategy,action,service,channel,to,year,value,source\n"
				"x,take-up,*,telephone,web,2008-09,10%,t\n"
				"x,take-up,*,telephone,web,2009-10,20%,t\n",
				NULL, "nwegg-2007"));
	run_steps(asking, &plan, &work, 1);
	assert_int_equal(work.volumes.strategy[FACE], 900);
	assert_int_equal(work.volumes.strategy[PHONE], 0);
	assert_int_equal(work.volumes.strategy[WEB], 100);
	levers_init(&levers, asking->arena);
	assert_true(
	    plan_make(&plan, &asking->channel, &levers, asking->arena, &asking->diagnostics));
	step_work_init(&work, &plan, 1, asking->arena);
	steps_begin(&work, plan.given, &plan.strategies[0], 2, 1);
	assert_int_equal(steps_run(&work, &plan.groups[0]), SUMS_TAKE_UP_OVER);
	assert_int_equal(work.wanted, 200);
	assert_int_equal(work.available, 100);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(take_up_rises_from_the_actual_share_in_equal_steps),
	    TEST(a_half_that_take_up_brings_counts_as_one),
	    TEST(take_up_never_lowers_a_share),
	    TEST(take_up_met_in_the_base_year_moves_nothing_after_other_steps),
	    TEST(take_up_moves_nothing_in_the_years_whose_target_is_met),
	    TEST(take_up_takes_from_the_named_channels_and_no_more_than_they_have),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
