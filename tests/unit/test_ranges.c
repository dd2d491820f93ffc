/* A value stands between its low and its high, in every kind of file that has the three. */
#include "model_fixture.h"

#include "model/assumptions.h"
#include "model/costs.h"
#include "model/strategies.h"
#include "model/unit_costs.h"

static bool build_strategies(struct fixture *fixture, const struct reading *reading)
{
	struct strategies strategies = {0};

	return strategies_build(&strategies, reading, (struct year){2007}, false,
				channels_built_in(fixture), &fixture->diagnostics);
}

static bool build_assumptions(struct fixture *fixture, const struct reading *reading)
{
	struct assumptions assumptions;

	return assumptions_build(&assumptions, reading, channels_built_in(fixture),
				 &fixture->diagnostics);
}

static bool build_unit_costs(struct fixture *fixture, const struct reading *reading)
{
	return unit_costs_check(reading, channels_built_in(fixture), &fixture->diagnostics);
}

static bool build_costs(struct fixture *fixture, const struct reading *reading)
{
	struct costs costs;

	return costs_build(&costs, reading, &fixture->diagnostics);
}

/* A row of each with its value, low and high left open, and what its value is called. */
static const struct kind {
	const struct shape *shape;
	bool (*build)(struct fixture *fixture, const struct reading *reading);
	const char *text, *column;
} kinds[] = {
    {&strategies_shape, build_strategies,
     "strategy,action,service,channel,to,year,source,value,low,high\n"
     "x,avoid,*,*,,2008-09,me,%s%%,%s%%,%s%%\n",
     "value"},
    {&assumptions_shape, build_assumptions,
     "assumption,scope,source,value,low,high\ncashable_share,web,me,%s%%,%s%%,%s%%\n", "value"},
    {&assumptions_shape, build_assumptions,
     "assumption,scope,source,value,low,high\npost_cost,web,me,%s,%s,%s\n", "value"},
    {&assumptions_shape, build_assumptions,
     "assumption,scope,source,value,low,high\ncontacts_per_post,web,me,%s,%s,%s\n", "value"},
    {&unit_costs_shape, build_unit_costs, "set,channel,source,cost,low,high\ns,web,me,%s,%s,%s\n",
     "cost"},
    {&costs_shape, build_costs,
     "item,kind,year,source,amount,low,high\na,running,2008-09,me,%s,%s,%s\n", "amount"},
};

static bool try_row(struct fixture *fixture, const struct kind *kind, const char *value,
		    const char *low, const char *high)
{
	const char *text = kind->text;
	const char *const cells[] = {value, low, high};
	const char *filled = "";

	/* The format is not the compiler's to check, so it is filled in by hand. */
	for (size_t i = 0; i < COUNT_OF(cells); i++) {
		const char *gap = strstr(text, "%s");
		bool is_share = strncmp(gap + 2, "%%", 2) == 0;

		filled = arena_format(fixture->arena, "%s%s%s%s", filled,
				      arena_text_of(fixture->arena, text, (size_t)(gap - text)),
				      cells[i], is_share && cells[i][0] != '\0' ? "%" : "");
		text = gap + (is_share ? 4 : 2);
	}
	fixture->diagnostics.count = 0;
	return kind->build(fixture, reading_of(fixture, kind->shape, &as_case,
					       arena_format(fixture->arena, "%s%s", filled, text)));
}

static void a_value_may_be_its_low_or_its_high_or_have_none(void **state)
{
	for (size_t i = 0; i < COUNT_OF(kinds); i++) {
		assert_true(try_row(*state, &kinds[i], "20", "10", "30"));
		assert_true(try_row(*state, &kinds[i], "20", "20", "20"));
		assert_true(try_row(*state, &kinds[i], "20", "", ""));
		assert_true(try_row(*state, &kinds[i], "20", "10", ""));
	}
}

static void a_value_outside_its_range_is_a_fault_of_every_kind(void **state)
{
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT_OF(kinds); i++) {
		assert_false(try_row(fixture, &kinds[i], "9", "10", "30"));
		assert_int_equal(fixture->diagnostics.count, 1);
		assert_string_equal(fixture->diagnostics.items[0].place.column, kinds[i].column);
		assert_said(fixture, " is below its low, ");
		assert_false(try_row(fixture, &kinds[i], "31", "10", "30"));
		assert_said(fixture, " is above its high, ");
		assert_false(try_row(fixture, &kinds[i], "31", "", "30"));
		assert_false(try_row(fixture, &kinds[i], "20", "30", "10"));
		assert_said(fixture, "change them over");
	}
}

/* Cases set side by side may ask what happens beyond the range. */
static void where_it_is_tolerated_it_is_told(void **state)
{
	struct fixture *fixture = *state;

	fixture->diagnostics.tolerates_ranges = true;
	for (size_t i = 0; i < COUNT_OF(kinds); i++) {
		assert_true(try_row(fixture, &kinds[i], "31", "10", "30"));
		assert_said(fixture, " is above its high, ");
		assert_int_equal(diagnostics_count(&fixture->diagnostics, SEVERITY_FAULT), 0);
	}
}

static void a_range_is_told_in_full(void **state)
{
	assert_false(try_row(*state, &kinds[0], "30.04", "10", "30"));
	assert_said(*state, "value: 30.04% is above its high, 30%; raise the high");
}

static void a_strategy_keeps_its_ranges_which_its_action_limits_too(void **state)
{
	const char *const header =
	    "strategy,action,service,channel,to,year,source,value,low,high\n";
	struct fixture *fixture = *state;
	struct strategies strategies = {0};

	assert_true(strategies_build(
	    &strategies,
	    reading_of(
		fixture, &strategies_shape, &as_case,
		arena_format(fixture->arena, "%sx,avoid,*,*,,2008-09,me,20%%,10%%,\n", header)),
	    (struct year){2007}, false, channels_built_in(fixture), &fixture->diagnostics));
	assert_int_equal(strategies.items[0].rules[0].points[0].low.share.billionths, 100000000);
	assert_int_equal(strategies.items[0].rules[0].points[0].high.kind, VALUE_NONE);
	assert_false(build_strategies(
	    fixture,
	    reading_of(fixture, &strategies_shape, &as_case,
		       arena_format(fixture->arena, "%sx,avoid,*,*,,2008-09,me,20%%,10%%,150%%\n",
				    header))));
	assert_said(fixture, "file.csv:2: high: '150%' of avoid is not from 0% to 100%");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(a_value_may_be_its_low_or_its_high_or_have_none),
	    TEST(a_value_outside_its_range_is_a_fault_of_every_kind),
	    TEST(where_it_is_tolerated_it_is_told),
	    TEST(a_range_is_told_in_full),
	    TEST(a_strategy_keeps_its_ranges_which_its_action_limits_too),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
