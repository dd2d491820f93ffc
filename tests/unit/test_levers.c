/*
 * Levers that stand for no cell of a file: a part of the planned change, and a change that comes
 * late, against the strategy written down so by hand.
 */
#include "unit.h"

#include "asking.h"

#include "sums/channel_gains.h"

/* The web has 10% of the contacts; the telephone resolves 60% of its own at first contact. */
static const char activity[] = "council,service,channel,year,volume,avoidable,first_contact\n"
			       "Anytown,council tax,face-to-face,2007-08,10000,20%,\n"
			       "Anytown,council tax,telephone,2007-08,35000,30%,60%\n"
			       "Anytown,council tax,web,2007-08,5000,,\n";

static const char assumptions[] = "assumption,scope,value,source\n"
				  "volume_growth,*,2%,t\n"
				  "failure_share,web,10%,t\n"
				  "cashable_share,telephone,60%,t\n"
				  "contacts_per_post,face-to-face,3000,t\n"
				  "post_cost,face-to-face,25000,t\n";

#define HEADER "strategy,action,service,channel,to,year,value,source\n"

static const char planned[] = HEADER "x,avoid,*,*,,2010-11,48%,t\n"
				     "x,first-contact,*,telephone,,2010-11,75%,t\n"
				     "x,shift,*,telephone,web,2010-11,21%,t\n"
				     "x,take-up,*,*,web,2010-11,40%,t\n"
				     "x,unit-cost,*,telephone,,2010-11,-12%,t\n";

/* Half of what is given; of shares that rise from what they are, half of the way. */
static const char halved[] = HEADER "x,avoid,*,*,,2010-11,24%,t\n"
				    "x,first-contact,*,telephone,,2010-11,67.5%,t\n"
				    "x,shift,*,telephone,web,2010-11,10.5%,t\n"
				    "x,take-up,*,*,web,2010-11,25%,t\n"
				    "x,unit-cost,*,telephone,,2010-11,-6%,t\n";

/* A third of the way, two thirds and all of it, each a year later than planned. */
static const char later[] = HEADER "x,avoid,*,*,,2008-09,0%,t\nx,avoid,*,*,,2009-10,16%,t\n"
				   "x,avoid,*,*,,2010-11,32%,t\nx,avoid,*,*,,2011-12,48%,t\n"
				   "x,first-contact,*,telephone,,2008-09,60%,t\n"
				   "x,first-contact,*,telephone,,2009-10,65%,t\n"
				   "x,first-contact,*,telephone,,2010-11,70%,t\n"
				   "x,first-contact,*,telephone,,2011-12,75%,t\n"
				   "x,shift,*,telephone,web,2008-09,0%,t\n"
				   "x,shift,*,telephone,web,2009-10,7%,t\n"
				   "x,shift,*,telephone,web,2010-11,14%,t\n"
				   "x,shift,*,telephone,web,2011-12,21%,t\n"
				   "x,take-up,*,*,web,2008-09,10%,t\n"
				   "x,take-up,*,*,web,2009-10,20%,t\n"
				   "x,take-up,*,*,web,2010-11,30%,t\n"
				   "x,take-up,*,*,web,2011-12,40%,t\n"
				   "x,unit-cost,*,telephone,,2008-09,0%,t\n"
				   "x,unit-cost,*,telephone,,2009-10,-4%,t\n"
				   "x,unit-cost,*,telephone,,2010-11,-8%,t\n"
				   "x,unit-cost,*,telephone,,2011-12,-12%,t\n";

/* A strategy's gains of the four years from 2008-09 on, as planned or as levers have it. */
static void find_gains(struct channel_gain *gains, const char *strategies, int64_t delivered,
		       int64_t delay)
{
	struct asking asking;
	struct channel_scratch scratch;
	struct channel_gain *own;
	struct levers levers;
	struct plan plan;

	asking_init(&asking);
	assert_true(ask_prepare(&asking, activity, strategies, assumptions, "nwegg-2007"));
	asking.channel.horizon = (struct year){2011};
	levers_init(&levers, asking.arena);
	assert_true(plan_make(&plan, &asking.channel, &levers, asking.arena, &asking.diagnostics));
	channel_scratch_init(&scratch, &plan, 1, asking.arena);
	own = channel_gains_new(&plan, asking.arena);
	levers.values[plan.strategies[0].delivered] = delivered;
	levers.values[plan.strategies[0].delay] = delay;
	assert_int_equal(channel_gains_make(&own, &plan, levers.values, -1, &scratch), SUMS_DONE);
	for (int t = 1; t <= 4; t++) {
		gains[t] = *channel_gain_of(own, &plan, 0, t);
		gains[t].by_cost = NULL;
	}
	asking_fini(&asking);
}

static void assert_same_gains(const struct channel_gain *moved, const struct channel_gain *written)
{
	for (int t = 1; t <= 4; t++) {
		assert_int_equal(moved[t].promised.hundredths, written[t].promised.hundredths);
		assert_int_equal(moved[t].gross.hundredths, written[t].gross.hundredths);
		assert_int_equal(moved[t].cash.hundredths, written[t].cash.hundredths);
	}
}

static void half_of_the_change_is_the_strategy_with_values_half_the_way(void **state)
{
	struct channel_gain moved[5], written[5];

	(void)state;
	find_gains(moved, planned, SHARE_ONE / 2, 0);
	find_gains(written, halved, SHARE_ONE, 0);
	assert_same_gains(moved, written);
	assert_true(moved[3].gross.hundredths > 0);
}

static void a_year_late_is_the_strategy_written_a_year_later(void **state)
{
	struct channel_gain moved[5], written[5];

	(void)state;
	find_gains(moved, planned, SHARE_ONE, 1);
	find_gains(written, later, SHARE_ONE, 0);
	assert_same_gains(moved, written);
	assert_int_equal(moved[1].gross.hundredths, 0);
	assert_true(moved[2].gross.hundredths > 0);
}

/* Contacts move by whole contacts and posts by whole posts, so a half of the gain is not half. */
static void none_of_the_change_gains_nothing_and_all_of_it_what_is_planned(void **state)
{
	struct channel_gain none[5], all[5], half[5];

	(void)state;
	find_gains(none, planned, 0, 0);
	find_gains(all, planned, SHARE_ONE, 0);
	find_gains(half, planned, SHARE_ONE / 2, 0);
	for (int t = 1; t <= 4; t++) {
		assert_int_equal(none[t].gross.hundredths, 0);
		assert_int_equal(none[t].cash.hundredths, 0);
		assert_true(half[t].gross.hundredths < all[t].gross.hundredths);
		assert_true(half[t].gross.hundredths * 2 != all[t].gross.hundredths);
	}
}

/* Two rows of costs.csv that differ in nothing that a lever is named by. */
static void levers_of_one_name_are_told_apart(void **state)
{
	struct arena *arena = arena_new(out_of_memory);
	struct levers levers;

	(void)state;
	levers_init(&levers, arena);
	for (int i = 0; i < 2; i++)
		levers_add(&levers, &(struct lever){.kind = LEVER_COST,
						    .scope = "portal (web)",
						    .year = {2008},
						    .value = i});
	assert_string_equal(lever_id(&levers, 0, arena), "cost, portal (web), 2008-09");
	assert_string_equal(lever_id(&levers, 1, arena), "cost, portal (web), 2008-09 (2)");
	arena_free(arena);
}

static void a_kind_without_a_default_must_be_given(void **state)
{
	(void)state;
	assert_int_equal(lever_default(LEVER_UNIT_COST).kind, VALUE_NONE);
	assert_int_equal(lever_default(LEVER_DELIVERED_SHARE).share.billionths, SHARE_ONE);
	assert_int_equal(lever_default(LEVER_DELAY_YEARS).count, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(half_of_the_change_is_the_strategy_with_values_half_the_way),
	    cmocka_unit_test(a_year_late_is_the_strategy_written_a_year_later),
	    cmocka_unit_test(none_of_the_change_gains_nothing_and_all_of_it_what_is_planned),
	    cmocka_unit_test(levers_of_one_name_are_told_apart),
	    cmocka_unit_test(a_kind_without_a_default_must_be_given),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
