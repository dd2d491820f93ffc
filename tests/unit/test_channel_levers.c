/*
 * The steps of a strategy by values of its levers that no file may give, and by counts and shares
 * too large or small for quick ways: exact all the same.
 */
#include "steps.h"

#define SHARE(percent) ((int64_t)SHARE_ONE / 100 * (percent))

/* Give every lever of a kind, and of a scope with `scope` in it where it is not NULL, a value. */
static void set_levers(const struct plan *plan, enum lever_kind kind, const char *scope,
		       int64_t value)
{
	size_t n_set = 0;

	for (size_t i = 0; i < plan->levers->count; i++) {
		const struct lever *lever = &plan->levers->items[i];

		if (lever->kind != kind || (scope != NULL && strstr(lever->scope, scope) == NULL))
			continue;
		plan->levers->values[i] = value;
		n_set++;
	}
	assert_true(n_set > 0);
}

/* A plan of its own, of these files. */
static void make_plan(struct plan *plan, struct asking *asking, const char *activity,
		      const char *rules, const char *assumptions)
{
	struct levers *levers = arena_alloc(asking->arena, sizeof *levers);

	assert_true(ask_prepare(
	    asking, activity,
	    arena_format(asking->arena, "strategy,action,service,channel,to,year,value,source\n%s",
			 rules),
	    assumptions, "telephone 4.00,web 0.17,post 3.00"));
	levers_init(levers, asking->arena);
	assert_true(plan_make(plan, &asking->channel, levers, asking->arena, &asking->diagnostics));
}

/* What its first strategy leaves in a year, by the levers as they are. */
static void run_year(struct step_work *work, struct plan *plan, int year)
{
	assert_int_equal(channel_numbers_make(plan->given, plan, plan->levers->values), SUMS_DONE);
	step_work_init(work, plan, 1, plan->arena);
	steps_begin(work, plan->given, &plan->strategies[0], year, 1);
	assert_int_equal(steps_run(work, &plan->groups[0]), SUMS_DONE);
}

/* Of 1,000 contacts half are avoidable: 25% of these are 125, -50% 250 more, 250% 1,250. */
static void any_share_of_avoidable_contacts_is_exact(void **state)
{
	static const struct {
		int64_t value, left;
	} rules[] = {{SHARE(25), 875}, {SHARE(-50), 1250}, {SHARE(250), -250}};
	struct step_work work;
	struct plan plan;

	make_plan(&plan, *state,
		  "council,service,channel,year,volume,avoidable\nA,s,telephone,2007-08,1000,50%\n",
		  "x,avoid,*,telephone,,2008-09,10%,t\n", NULL);
	for (size_t i = 0; i < COUNT_OF(rules); i++) {
		set_levers(&plan, LEVER_STRATEGY_RULE, NULL, rules[i].value);
		run_year(&work, &plan, 1);
		assert_int_equal(work.left[0], rules[i].left);
	}
}

/*
 * V x r / r' of a million contacts in the first of three years to r', all of the change or a part
 * of it coming.  From 50% to 100,000 it is (2 x 0.5 + 100,000) / 3 then, of which 15 are left.
 */
static void any_first_contact_share_is_exact(void **state)
{
	static const struct {
		int64_t start, value, left;
	} rules[] = {
	    {SHARE(50), SHARE(80), 833333},             /* 60% */
	    {SHARE(50), SHARE(350), 333333},            /* three times as much */
	    {SHARE(50), SHARE(10000000), 15},           /* far above all */
	    {SHARE(50), SHARE(-50), 1000000},           /* below what is reached, */
	    {SHARE(150), SHARE(80), 1000000},           /* which is more than all */
	    {SHARE(1) / 2, SHARE(1) / 10 * 13, 652174}, /* 23/30 of a percent, less than 2^-6 */
	};
	struct step_work work;
	struct plan plan;

	make_plan(&plan, *state,
		  "council,service,channel,year,volume\nA,s,telephone,2007-08,1000000\n",
		  "x,first-contact,*,telephone,,2010-11,80%,t\n",
		  "assumption,scope,value,source\nfirst_contact_share,telephone,50%,t\n");
	for (size_t i = 0; i < COUNT_OF(rules); i++) {
		set_levers(&plan, LEVER_STRATEGY_RULE, NULL, rules[i].value);
		set_levers(&plan, LEVER_FIRST_CONTACT_SHARE, NULL, rules[i].start);
		run_year(&work, &plan, 1);
		assert_int_equal(work.left[0], rules[i].left);
	}
}

/*
 * Of 10^13 contacts 12.3456789% are resolved, and 98.7654322% in three years.  The way of the first
 * is a third of 0.864197533, of which 0.333333333 comes: r' = 0.123456789 + 0.0960219481...; in
 * whole numbers r' is (123456789 x 3 x 10^9 + 864197533 x 333333333) of 3 x 10^18.
 */
static void a_part_of_the_way_to_first_contact_is_exact_of_any_count(void **state)
{
	const wide start = 123456789, way = 864197533, delivered = 333333333,
		   target = start * 3 * SHARE_ONE + way * delivered,
		   product = (wide)10000000000000 * start * 3 * SHARE_ONE;
	struct step_work work;
	struct plan plan;

	make_plan(&plan, *state,
		  "council,service,channel,year,volume,first_contact\n"
		  "A,s,telephone,2007-08,10000000000000,12.3456789%\n",
		  "x,first-contact,*,telephone,,2010-11,98.7654322%,t\n", NULL);
	set_levers(&plan, LEVER_DELIVERED_SHARE, NULL, (int64_t)delivered);
	run_year(&work, &plan, 1);
	assert_int_equal(work.left[0], (product + target / 2) / target);
	/* Below what is reached no part of the way is gone. */
	set_levers(&plan, LEVER_STRATEGY_RULE, NULL, SHARE(12));
	run_year(&work, &plan, 1);
	assert_int_equal(work.left[0], 10000000000000);
}

/* 181/300 in the base year, between 60% and 61% of the years around; a rule asks for 50%. */
static void a_share_between_two_years_stays_where_less_is_asked_for(void **state)
{
	struct step_work work;
	struct plan plan;

	make_plan(
	    &plan, *state, "council,service,channel,year,volume\nA,s,telephone,2007-08,1000\n",
	    "x,first-contact,*,telephone,,2008-09,50%,t\n",
	    "assumption,scope,year,value,source\nfirst_contact_share,telephone,2006-07,60%,t\n"
	    "first_contact_share,telephone,2009-10,61%,t\n");
	run_year(&work, &plan, 1);
	assert_int_equal(work.left[0], 1000);
}

/* The web has 100 of 1,000.  A target of -10% moves nothing, and one of 50% after it 400. */
static void a_target_below_nothing_moves_nothing(void **state)
{
	struct step_work work;
	struct plan plan;

	make_plan(&plan, *state,
		  "council,service,channel,year,volume\nA,s,telephone,2007-08,900\n"
		  "A,s,web,2007-08,100\n",
		  "x,take-up,*,*,web,2008-09,20%,t\nx,take-up,*,*,web,2010-11,50%,t\n", NULL);
	run_year(&work, &plan, 1);
	assert_int_equal(work.volumes.shifted[0], 100);
	plan.levers->values[plan.series.items[plan.strategies[0].rules[0].series].first] =
	    SHARE(-10);
	run_year(&work, &plan, 1);
	assert_int_equal(work.volumes.shifted[0], 0);
	run_year(&work, &plan, 3);
	assert_int_equal(work.volumes.shifted[0], 400);
}

/*
 * Of 10^13 contacts 40% are on the web.  Half of a way comes: of the one to 70% in three years, 5%
 * in the first; of one to 30% none.
 */
static void a_part_of_the_way_of_take_up_is_exact_of_any_count(void **state)
{
	struct step_work work;
	struct plan plan;

	make_plan(&plan, *state,
		  "council,service,channel,year,volume\nA,s,telephone,2007-08,6000000000000\n"
		  "A,s,web,2007-08,4000000000000\n",
		  "x,take-up,*,*,web,2010-11,70%,t\n", NULL);
	set_levers(&plan, LEVER_DELIVERED_SHARE, NULL, SHARE(50));
	run_year(&work, &plan, 1);
	assert_int_equal(work.volumes.shifted[0], 500000000000);
	/* Where more than 100% is asked for, nothing is known of it in short: 30% of the way. */
	set_levers(&plan, LEVER_STRATEGY_RULE, NULL, SHARE(220));
	run_year(&work, &plan, 1);
	assert_int_equal(work.volumes.shifted[0], 3000000000000);
	set_levers(&plan, LEVER_STRATEGY_RULE, NULL, SHARE(-320));
	run_year(&work, &plan, 1);
	assert_int_equal(work.volumes.shifted[0], 0);
}

/* Shares out of a channel, some below nothing: their exact sum is what may not be over 100%. */
static void shares_that_are_below_nothing_count_against_the_others(void **state)
{
	static const struct {
		int64_t web, post;
		enum sums_status status;
	} rules[] = {{SHARE(60), SHARE(40), SUMS_DONE},
		     {SHARE(60), SHARE(40) + 1, SUMS_SHIFTS_OVER},
		     {SHARE(110), SHARE(-20), SUMS_DONE},
		     {SHARE(110), SHARE(-5), SUMS_SHIFTS_OVER},
		     {SHARE(-10), SHARE(-10), SUMS_DONE}};
	struct plan plan;

	make_plan(&plan, *state,
		  "council,service,channel,year,volume\nA,s,telephone,2007-08,900\n"
		  "A,s,web,2007-08,100\nA,s,post,2007-08,100\n",
		  "x,shift,*,telephone,web,2008-09,20%,t\n"
		  "x,shift,*,telephone,post,2008-09,20%,t\n",
		  NULL);
	for (size_t i = 0; i < COUNT_OF(rules); i++) {
		set_levers(&plan, LEVER_STRATEGY_RULE, "web", rules[i].web);
		set_levers(&plan, LEVER_STRATEGY_RULE, "post", rules[i].post);
		assert_int_equal(channel_numbers_make(plan.given, &plan, plan.levers->values),
				 SUMS_DONE);
		assert_int_equal(steps_check_shifts(&plan, plan.given), rules[i].status);
	}
}

/* Of all levers only its own: those of its rules, how much of it comes, and when. */
static void a_strategy_has_the_levers_of_its_rules(void **state)
{
	struct plan plan;
	size_t n_own = 0;

	make_plan(&plan, *state,
		  "council,service,channel,year,volume\nA,s,telephone,2007-08,900\n"
		  "A,s,web,2007-08,100\n",
		  "x,shift,*,telephone,web,2008-09,20%,t\ny,shift,*,telephone,web,2008-09,30%,t\n",
		  NULL);
	for (size_t i = 0; i < plan.levers->count; i++) {
		const struct lever *lever = &plan.levers->items[i];
		const bool is_own =
		    lever->scope[0] == 'y' &&
		    (lever->kind == LEVER_STRATEGY_RULE || lever->kind == LEVER_DELIVERED_SHARE ||
		     lever->kind == LEVER_DELAY_YEARS);

		assert_int_equal(plan_strategy_has(&plan, 1, (int)i), is_own);
		n_own += is_own;
	}
	assert_int_equal(n_own, 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(any_share_of_avoidable_contacts_is_exact),
	    TEST(any_first_contact_share_is_exact),
	    TEST(a_part_of_the_way_to_first_contact_is_exact_of_any_count),
	    TEST(a_share_between_two_years_stays_where_less_is_asked_for),
	    TEST(a_target_below_nothing_moves_nothing),
	    TEST(a_part_of_the_way_of_take_up_is_exact_of_any_count),
	    TEST(shares_that_are_below_nothing_count_against_the_others),
	    TEST(a_strategy_has_the_levers_of_its_rules),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
