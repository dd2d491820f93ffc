/*
 * What contacts cost, at the ends of what money counts: gains and lines of a year are right up to
 * there, and beyond it refused.
 */
#include "asking.h"
#include "unit.h"

#include "sums/channel_gains.h"
#include "sums/channel_lines.h"

/* 2^63 - 1 is a little more than nine of these. */
#define UNIT INT64_C(1000000000000000000)

/*
 * A question of one council in one year: contacts of each channel cost a UNIT, those of the web
 * nothing.
 */
struct costly {
	const char *activity, *rules; /* without their headers */
	int64_t factors[3];           /* of the unit costs that rules change, in their order */
	int64_t failing;              /* share of contacts moved to the web that fail */
	bool has_posts;               /* on the telephone */
	bool lacks_web;               /* the first service has no cost of it */
};

struct answer {
	enum sums_status gains, lines;
	int64_t promised, gross, cash, strategy_cost; /* in hundredths of a UNIT */
};

static void set_costs(const struct plan *plan, const struct costly *costly)
{
	size_t n_factors = 0;

	for (size_t i = 0; i < plan->levers->count; i++) {
		const struct lever *lever = &plan->levers->items[i];
		int64_t *value = &plan->levers->values[i];

		if (lever->kind == LEVER_UNIT_COST)
			*value = strcmp(lever->scope, "web") == 0 ? 0 : UNIT;
		else if (lever->kind == LEVER_FAILURE_SHARE)
			*value = costly->failing;
		else if (lever->kind == LEVER_STRATEGY_RULE &&
			 strstr(lever->scope, "unit-cost") != NULL)
			*value = costly->factors[n_factors++] - SHARE_ONE;
	}
}

static struct answer answer(const struct costly *costly)
{
	struct channel_scratch scratch;
	struct channel_gain *gains;
	struct channel_lines lines;
	struct answer answer;
	struct levers levers;
	struct asking asking;
	struct plan plan;

	asking_init(&asking);
	levers_init(&levers, asking.arena);
	assert_true(ask_prepare(
	    &asking,
	    arena_format(asking.arena, "council,service,channel,year,volume,avoidable,purpose\n%s",
			 costly->activity),
	    arena_format(asking.arena,
			 "strategy,action,service,channel,to,year,value,source,purpose\n%s",
			 costly->rules),
	    costly->has_posts ? "assumption,scope,value,source\nfailure_share,*,0%,t\n"
				"cashable_share,face-to-face,0%,t\n"
				"contacts_per_post,telephone,1,t\npost_cost,telephone,1,t\n"
			      : "assumption,scope,value,source\nfailure_share,*,0%,t\n"
				"cashable_share,face-to-face,0%,t\n",
	    "face-to-face 1,telephone 1,post 1,web 1"));
	assert_true(plan_make(&plan, &asking.channel, &levers, asking.arena, &asking.diagnostics));
	set_costs(&plan, costly);
	if (costly->lacks_web) /* the last channel */
		plan.costs[plan.n_channels - 1] = NULL;
	channel_scratch_init(&scratch, &plan, 1, asking.arena);
	gains = channel_gains_new(&plan, asking.arena);
	answer.gains = channel_gains_make(&gains, &plan, levers.values, -1, &scratch);
	assert_int_equal(channel_numbers_make(plan.given, &plan, levers.values), SUMS_DONE);
	lines_init(&lines, &plan, asking.arena);
	answer.lines = lines_make(&lines, plan.given, &plan.strategies[0], 1);
	answer.promised = channel_gain_of(gains, &plan, 0, 1)->promised.hundredths / (UNIT / 100);
	answer.gross = channel_gain_of(gains, &plan, 0, 1)->gross.hundredths / (UNIT / 100);
	answer.cash = channel_gain_of(gains, &plan, 0, 1)->cash.hundredths / (UNIT / 100);
	answer.strategy_cost = lines.sum.strategy_cost.hundredths / (UNIT / 100);
	if (answer.lines == SUMS_DONE && answer.gains == SUMS_DONE) {
		assert_int_equal(lines.sum.gross.hundredths / (UNIT / 100), answer.gross);
		assert_int_equal(lines.sum.cash.hundredths / (UNIT / 100), answer.cash);
	}
	asking_fini(&asking);
	return answer;
}

#define FACTOR(percent) ((int64_t)SHARE_ONE / 100 * (percent))
#define OF_PHONES "x,unit-cost,*,telephone,,2008-09,1%,t,*\n"
#define OF_FACES "x,unit-cost,*,face-to-face,,2008-09,1%,t,*\n"
#define OF_POST "x,unit-cost,*,post,,2008-09,1%,t,*\n"

/* Two rows of the telephone of other purposes, whose changes of cost are added up. */
static void changes_of_unit_costs_are_counted_as_far_as_money_goes(void **state)
{
	static const struct {
		int64_t factor;
		enum sums_status status;
		int64_t gross;
	} rules[] = {
	    {FACTOR(50), SUMS_DONE, 100},   /* 2 x £1, half of it */
	    {FACTOR(450), SUMS_DONE, -700}, /* 2 x 3.5 more */
	    {FACTOR(-750), SUMS_BEYOND, 0}, /* 2 x 8.5 less */
	    {FACTOR(560), SUMS_BEYOND, 0},  /* 2 x 4.6 more, and 2 x 1 */
	    {FACTOR(580), SUMS_BEYOND, 0},  /* 2 x 4.8 more */
	    {FACTOR(-850), SUMS_BEYOND, 0}, /* 9.5 less */
	    {FACTOR(1100), SUMS_BEYOND, 0}, /* 11 times */
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rules); i++) {
		const struct answer found =
		    answer(&(struct costly){.activity = "A,s,telephone,2007-08,1,,request\n"
							"A,s,telephone,2007-08,1,,payment\n",
					    .rules = OF_PHONES,
					    .factors = {rules[i].factor}});

		assert_int_equal(found.gains, rules[i].status);
		assert_int_equal(found.lines, rules[i].status);
		if (rules[i].status == SUMS_DONE)
			assert_int_equal(found.gross, rules[i].gross);
	}
}

/* Of eight telephone contacts four are avoided, and each of the others costs -1.2: 8 + 4.8. */
static void a_gain_of_more_than_is_counted_is_refused(void **state)
{
	struct costly costly = {.activity = "A,s,telephone,2007-08,8,50%,\n",
				.rules = "x,avoid,*,telephone,,2008-09,100%,t,*\n" OF_PHONES,
				.factors = {FACTOR(-20)}};
	struct answer found = answer(&costly);

	(void)state;
	/* 8 less 4 x -0.2. */
	assert_int_equal(found.gains, SUMS_DONE);
	assert_int_equal(found.gross, 880);
	costly.factors[0] = FACTOR(-120);
	found = answer(&costly);
	assert_int_equal(found.gains, SUMS_BEYOND);
	assert_int_equal(found.lines, SUMS_BEYOND);
}

/*
 * Six telephone contacts for payments cost -0.5 each; one for a request is moved to the web, fails
 * there, comes back and costs 4.  The gain is 7 less -3 + 4; had none failed, 7 less -3.
 */
static void a_promise_of_more_than_is_counted_is_refused(void **state)
{
	struct costly costly = {.activity = "A,s,telephone,2007-08,6,,payment\n"
					    "A,s,telephone,2007-08,1,,request\n"
					    "A,s,web,2007-08,1,,request\n",
				.rules = "x,shift,*,telephone,web,2008-09,100%,t,request\n"
					 "x,unit-cost,*,telephone,,2008-09,1%,t,payment\n"
					 "x,unit-cost,*,telephone,,2008-09,1%,t,request\n",
				.factors = {FACTOR(0), FACTOR(400)},
				.failing = SHARE_ONE};
	struct answer found = answer(&costly);

	(void)state;
	/* 7 less nothing for payments: of requests 4 come back, which the promise leaves out. */
	assert_int_equal(found.gains, SUMS_DONE);
	assert_int_equal(found.gross, 300);
	assert_int_equal(found.promised, 700);
	costly.factors[0] = FACTOR(-50);
	assert_int_equal(answer(&costly).gains, SUMS_BEYOND);
	/* The promises of two services, 5 each, of which all comes back. */
	costly = (struct costly){.activity = "A,s,telephone,2007-08,5,,\nA,s,web,2007-08,1,,\n"
					     "A,t,telephone,2007-08,5,,\n",
				 .rules = "x,shift,*,telephone,web,2008-09,100%,t,*\n",
				 .failing = SHARE_ONE};
	found = answer(&costly);
	assert_int_equal(found.gains, SUMS_BEYOND);
}

/*
 * Three face-to-face contacts whose cost falls from 3 to -3 free no cash; one by telephone and one
 * by post cost 4.7 more each, all of which is cash.
 */
static void cash_of_less_than_is_counted_is_refused(void **state)
{
	struct costly costly = {.activity = "A,s,face-to-face,2007-08,3,,\n"
					    "A,s,telephone,2007-08,1,,\nA,s,post,2007-08,1,,\n",
				.rules = OF_FACES OF_PHONES OF_POST,
				.factors = {FACTOR(-100), FACTOR(500), FACTOR(500)}};
	struct answer found = answer(&costly);

	(void)state;
	assert_int_equal(found.gains, SUMS_DONE);
	assert_int_equal(found.lines, SUMS_DONE);
	assert_int_equal(found.gross, 600 - 400 - 400);
	assert_int_equal(found.cash, -800);
	assert_int_equal(found.strategy_cost, -300 + 500 + 500);
	costly.factors[1] = costly.factors[2] = FACTOR(570);
	found = answer(&costly);
	assert_int_equal(found.gains, SUMS_BEYOND);
	assert_int_equal(found.lines, SUMS_BEYOND);
}

/* One service has no contacts on the web, and needs no cost of them: a telephone call of two goes.
 */
static void a_channel_without_contacts_needs_no_cost(void **state)
{
	const struct costly costly = {.activity =
					  "A,s,telephone,2007-08,2,50%,\nA,t,web,2007-08,1,,\n",
				      .rules = "x,avoid,*,telephone,,2008-09,100%,t,*\n",
				      .lacks_web = true};
	const struct answer found = answer(&costly);

	(void)state;
	assert_int_equal(found.gains, SUMS_DONE);
	assert_int_equal(found.lines, SUMS_DONE);
	assert_int_equal(found.gross, 100);
}

/* What lines cost with the strategy, and what they gain, of two services. */
static void sums_of_lines_are_counted_as_far_as_money_goes(void **state)
{
	static const struct {
		int64_t factor;
		bool has_posts;
		enum sums_status gains, lines;
	} rules[] = {{FACTOR(100), false, SUMS_DONE, SUMS_DONE},
		     {FACTOR(160), false, SUMS_DONE, SUMS_BEYOND},   /* 2 x 4.8 of cost */
		     {FACTOR(-60), false, SUMS_BEYOND, SUMS_BEYOND}, /* 2 x 4.8 of gain */
		     {FACTOR(-60), true, SUMS_BEYOND, SUMS_BEYOND}};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rules); i++) {
		const struct answer found =
		    answer(&(struct costly){.activity = "A,s,telephone,2007-08,3,,\n"
							"A,t,telephone,2007-08,3,,\n",
					    .rules = OF_PHONES,
					    .factors = {rules[i].factor},
					    .has_posts = rules[i].has_posts});

		assert_int_equal(found.gains, rules[i].gains);
		assert_int_equal(found.lines, rules[i].lines);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(changes_of_unit_costs_are_counted_as_far_as_money_goes),
	    cmocka_unit_test(a_gain_of_more_than_is_counted_is_refused),
	    cmocka_unit_test(a_promise_of_more_than_is_counted_is_refused),
	    cmocka_unit_test(cash_of_less_than_is_counted_is_refused),
	    cmocka_unit_test(a_channel_without_contacts_needs_no_cost),
	    cmocka_unit_test(sums_of_lines_are_counted_as_far_as_money_goes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
