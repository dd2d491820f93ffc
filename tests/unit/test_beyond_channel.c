/*
 * Sums of contacts that leave the range of what is counted: whichever step it is that does, none is
 * passed over.
 */
#include "asking.h"

#include "beyond.h"

#include "sums/channel_gains.h"
#include "sums/channel_lines.h"

/* Rows that are added up, whose shares are no whole billionths; shifts of all that there is. */
static const char activity[] = "council,service,channel,year,volume,avoidable,first_contact\n"
			       "A,s,face-to-face,2007-08,10000,20%,\n"
			       "A,s,face-to-face,2007-08,7001,33%,\n"
			       "A,s,telephone,2007-08,40000,30%,60%\n"
			       "A,s,telephone,2007-08,3001,31%,61%\n"
			       "A,s,web,2007-08,5000,,\n"
			       "A,u,face-to-face,2007-08,9000,12.3456789%,\n"
			       "A,u,face-to-face,2007-08,7,1.2345678%,\n"
			       "B,t,telephone,2007-08,0,,\n"
			       "B,t,web,2007-08,0,,\n"
			       "B,s,telephone,2007-08,4000,,\n"
			       "B,s,web,2007-08,5003,,\n"
			       "B,u,face-to-face,2007-08,301,,\n";
/* The same in such numbers that nothing of them can be told without exact ratios. */
static const char many[] = "council,service,channel,year,volume,avoidable,first_contact\n"
			   "A,s,face-to-face,2007-08,1000000000001,20%,\n"
			   "A,s,face-to-face,2007-08,700100000003,33%,\n"
			   "A,s,telephone,2007-08,4000000000000,30%,60%\n"
			   "A,s,telephone,2007-08,300100000001,31%,61%\n"
			   "A,s,web,2007-08,500000000007,,\n"
			   "B,s,telephone,2007-08,400000000013,,\n"
			   "B,s,web,2007-08,500300000000,,\n"
			   "B,u,face-to-face,2007-08,30100000001,,\n";
static const char strategies[] = "strategy,action,service,channel,to,year,value,source\n"
				 "better,avoid,*,*,,2010-11,50%,me\n"
				 "better,first-contact,*,telephone,,2010-11,75%,me\n"
				 "better,shift,*,telephone,web,2010-11,20%,me\n"
				 "better,take-up,*,*,web,2009-10,40%,me\n"
				 "better,take-up,*,*,web,2010-11,45%,me\n"
				 "better,unit-cost,*,telephone,,2010-11,-10%,me\n"
				 "other,shift,*,telephone,web,2009-10,50%,me\n"
				 "other,shift,*,telephone,face-to-face,2009-10,50%,me\n"
				 "other,first-contact,*,face-to-face,,2008-09,55%,me\n"
				 "other,avoid,*,web,,2009-10,25%,me\n"
				 "third,unit-cost,*,*,,2008-09,900%,me\n";
/* A share that rises to the base year and beyond is a third of the way there: no whole billionths.
 */
static const char assumptions[] = "assumption,scope,year,value,source\n"
				  "volume_growth,*,,2%,me\n"
				  "failure_share,web,,10%,me\n"
				  "avoidable_share,web,2006-07,5%,me\n"
				  "avoidable_share,web,2009-10,6%,me\n"
				  "first_contact_share,face-to-face,,50%,me\n"
				  "first_contact_share,telephone,2006-07,50%,me\n"
				  "first_contact_share,telephone,2009-10,60%,me\n"
				  "cashable_share,telephone,,60%,me\n"
				  "contacts_per_post,face-to-face,,3000,me\n"
				  "post_cost,face-to-face,,25000,me\n";

#define N_PLAN_YEARS 3
#define N_PLANNED 3 /* strategies */

/* What a plan comes to: the lines of each strategy and year, and the gains of all of them. */
struct planned {
	struct plan plan;
	struct channel_sum sums[N_PLANNED][N_PLAN_YEARS + 1];
	struct channel_gain *gains;
	enum sums_status of_gains;
};

/* The lines add up, in more room than they need. */
static void assert_lines(const struct channel_lines *lines)
{
	wide baseline = 0, gross = 0, cash = 0;

	for (size_t i = 0; i < lines->count; i++) {
		const struct channel_line *line = &lines->items[i];

		assert_true((wide)line->gross.hundredths ==
			    (wide)line->baseline_cost.hundredths - line->strategy_cost.hundredths);
		baseline += line->baseline_cost.hundredths;
		gross += line->gross.hundredths;
		cash += line->cash.hundredths;
	}
	assert_true(lines->sum.baseline_cost.hundredths == baseline);
	assert_true(lines->sum.gross.hundredths == gross);
	assert_true(lines->sum.cash.hundredths == cash);
}

/* By the levers' values as they are: false where something is out of range. */
static bool work_out(struct planned *planned, struct arena *arena)
{
	struct plan *plan = &planned->plan;
	struct channel_lines lines;
	struct channel_scratch scratch;
	bool is_well = channel_numbers_make(plan->given, plan, plan->levers->values) == SUMS_DONE;

	lines_init(&lines, plan, arena);
	channel_scratch_init(&scratch, plan, 1, arena);
	planned->gains = channel_gains_new(plan, arena);
	planned->of_gains =
	    channel_gains_make(&planned->gains, plan, plan->levers->values, -1, &scratch);
	for (size_t i = 0; i < N_PLANNED && is_well; i++)
		for (int year = 1; year <= N_PLAN_YEARS && is_well; year++) {
			is_well = lines_make(&lines, plan->given, &plan->strategies[i], year) ==
				  SUMS_DONE;
			if (!is_well)
				break;
			assert_lines(&lines);
			planned->sums[i][year] = lines.sum;
		}
	return is_well && planned->of_gains == SUMS_DONE;
}

static bool make_plan(struct planned *planned, struct asking *asking, int64_t delivered)
{
	struct levers *levers = arena_alloc(asking->arena, sizeof *levers);

	levers_init(levers, asking->arena);
	if (!plan_make(&planned->plan, &asking->channel, levers, asking->arena,
		       &asking->diagnostics))
		return false;
	for (size_t i = 0; i < levers->count; i++)
		if (levers->items[i].kind == LEVER_DELIVERED_SHARE)
			levers->values[i] = delivered;
	return true;
}

/* Lines and gains are two ways to the same. */
static void assert_agrees(const struct planned *planned)
{
	for (size_t i = 0; i < N_PLANNED; i++)
		for (int year = 1; year <= N_PLAN_YEARS; year++) {
			const struct channel_gain *gain =
			    channel_gain_of(planned->gains, &planned->plan, i, year);

			assert_int_equal(gain->gross.hundredths,
					 planned->sums[i][year].gross.hundredths);
			assert_int_equal(gain->cash.hundredths,
					 planned->sums[i][year].cash.hundredths);
		}
}

static void a_ratio_out_of_range_is_in_no_line(void **state)
{
	static const struct {
		const char *activity;
		int64_t delivered;
	} rules[] = {{activity, SHARE_ONE}, {many, SHARE_ONE}, {many, SHARE_ONE / 10 * 7}};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rules); i++) {
		struct planned sound = {0};
		struct asking asking;
		long n_all = 1;

		asking_init(&asking);
		assert_true(ask_prepare(&asking, rules[i].activity, strategies, assumptions,
					"face-to-face 8.01,telephone 4.03,web 0.17"));
		for (long n = 0; n <= n_all; n++) {
			struct planned planned = {0};

			n_calls = 0;
			failing = (n + 1) / 2;
			goes_on = n % 2 == 0;
			if (!make_plan(&planned, &asking, rules[i].delivered) ||
			    !work_out(&planned, asking.arena)) {
				assert_true(n > 0);
				continue;
			}
			assert_agrees(&planned);
			if (n == 0) {
				sound = planned;
				n_all = 2 * n_calls;
			}
			assert_memory_equal(planned.sums, sound.sums, sizeof sound.sums);
		}
		failing = 0;
		asking_fini(&asking);
	}
}

/* Unit costs and costs of posts from what is small to what nothing can be counted by. */
static void costs_without_end_are_refused_or_add_up(void **state)
{
	struct planned planned;
	struct asking asking;
	size_t n_refused = 0, n_done = 0;

	(void)state;
	asking_init(&asking);
	assert_true(ask_prepare(&asking, activity, strategies, assumptions,
				"face-to-face 8.01,telephone 4.03,web 0.17"));
	assert_true(make_plan(&planned, &asking, SHARE_ONE));
	for (int bits = 30; bits < 63 * 4; bits++) {
		struct levers *levers = planned.plan.levers;
		int64_t *before = arena_array(asking.arena, levers->count, sizeof *before);

		memcpy(before, levers->values, levers->count * sizeof *before);
		for (size_t j = 0; j < levers->count; j++)
			if (lever_kind_facts(levers->items[j].kind)->unit == UNIT_MONEY)
				levers->values[j] =
				    (((int64_t)1 << bits / 4) - 1) / 4 * (4 + bits % 4);
		if (work_out(&planned, asking.arena))
			assert_agrees(&planned);
		else
			n_refused++;
		memcpy(levers->values, before, levers->count * sizeof *before);
	}
	for (size_t j = 0; j < planned.plan.levers->count; j++) {
		int64_t *value = &planned.plan.levers->values[j], before = *value;
		const enum unit unit = lever_kind_facts(planned.plan.levers->items[j].kind)->unit;

		for (int bits = 30; unit == UNIT_MONEY && bits < 63 * 4; bits++) {
			*value = (((int64_t)1 << bits / 4) - 1) / 4 * (4 + bits % 4);
			if (work_out(&planned, asking.arena)) {
				assert_agrees(&planned);
				n_done++;
			} else {
				n_refused++;
			}
		}
		*value = before;
	}
	assert_true(n_done > 100);
	assert_true(n_refused > 30);
	asking_fini(&asking);
}

/* The gains of a question that begins in its last year are those of that year. */
static void gains_that_are_asked_for_late_are_those_of_their_year(void **state)
{
	struct planned whole = {0}, late = {0};
	struct asking asking;

	(void)state;
	asking_init(&asking);
	assert_true(ask_prepare(&asking, activity,
				"strategy,action,service,channel,to,year,value,source\n"
				"a,shift,*,telephone,web,2008-09,10%,me\n"
				"b,avoid,*,web,,2008-09,10%,me\n"
				"c,unit-cost,*,web,,2008-09,-10%,me\n",
				"assumption,scope,value,source\navoidable_share,web,5%,me\n",
				"face-to-face 8.01,telephone 4.03,web 0.17"));
	assert_true(make_plan(&whole, &asking, SHARE_ONE) && work_out(&whole, asking.arena));
	asking.channel.first_year.start += N_PLAN_YEARS - 1;
	assert_true(make_plan(&late, &asking, SHARE_ONE) && work_out(&late, asking.arena));
	for (size_t i = 0; i < N_PLANNED; i++) {
		const int64_t gross =
		    channel_gain_of(whole.gains, &whole.plan, i, N_PLAN_YEARS)->gross.hundredths;

		assert_true(gross != 0);
		assert_int_equal(
		    channel_gain_of(late.gains, &late.plan, i, N_PLAN_YEARS)->gross.hundredths,
		    gross);
	}
	asking_fini(&asking);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_ratio_out_of_range_is_in_no_line),
	    cmocka_unit_test(costs_without_end_are_refused_or_add_up),
	    cmocka_unit_test(gains_that_are_asked_for_late_are_those_of_their_year),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
