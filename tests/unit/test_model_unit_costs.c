#include "model_fixture.h"

#include "model/unit_costs.h"

#define HEADER "set,channel,cost,source,service,low,high\n"

static bool try_costs(struct fixture *fixture, const char *which, struct unit_costs *costs)
{
	return unit_costs_load(costs, which, reference_with(fixture, NULL, NULL),
			       channels_built_in(fixture), (struct place){0});
}

/* Load from a file of this text; its name stands as FILE in the first message. */
static bool try_file(struct fixture *fixture, const char *text, const char *set,
		     struct unit_costs *costs)
{
	const char *path = file_with(fixture, text);
	const char *which = set == NULL ? path : arena_format(fixture->arena, "%s:%s", path, set);
	bool is_loaded = try_costs(fixture, which, costs);

	unlink(path);
	if (is_loaded)
		assert_string_equal(costs->origin, path);
	return is_loaded;
}

static int64_t cost_of(const struct unit_costs *costs, const char *service, const char *channel)
{
	const struct unit_cost *cost = unit_costs_find(costs, service, channel);

	assert_non_null(cost);
	return cost->cost.hundredths;
}

/* Delivering Value for Money (CLG, 2007), paragraph 3.30. */
static void a_built_in_set_is_loaded_by_name(void **state)
{
	struct unit_costs costs;

	assert_true(try_costs(*state, "nwegg-2007", &costs));
	assert_string_equal(costs.set, "nwegg-2007");
	assert_true(costs.is_built_in);
	assert_int_equal(costs.n_items, 3);
	assert_int_equal(cost_of(&costs, "any", "face-to-face"), 78100);
	assert_int_equal(cost_of(&costs, "any", "telephone"), 40000);
	assert_int_equal(cost_of(&costs, "any", "web"), 1700);
	assert_null(unit_costs_find(&costs, "any", "post"));
}

static void a_file_of_one_set_needs_no_name(void **state)
{
	struct unit_costs costs;

	assert_true(try_file(*state, HEADER "own,Phone,3.21,me,,3,4\n", NULL, &costs));
	assert_string_equal(costs.set, "own");
	assert_int_equal(cost_of(&costs, "any", "telephone"), 32100);
	assert_int_equal(costs.items[0].low.money.hundredths, 30000);
	assert_int_equal(costs.items[0].high.money.hundredths, 40000);
}

static void one_of_several_sets_is_chosen_by_file_and_name(void **state)
{
	struct fixture *fixture = *state;
	const char *text = HEADER "one,web,1,me,,,\ntwo,web,2,me,,,\ntwo,phone,3,me,,,\n";
	struct unit_costs costs;

	assert_true(try_file(fixture, text, "two", &costs));
	assert_string_equal(costs.set, "two");
	assert_int_equal(costs.n_items, 2);
	assert_int_equal(cost_of(&costs, "any", "web"), 20000);
	assert_false(try_file(fixture, text, NULL, &costs));
	assert_said(fixture, ": holds the sets one, two; say which with --unit-costs ");
	assert_said(fixture, ":SET");
	assert_false(try_file(fixture, text, "three", &costs));
	assert_said(fixture, ": has no set 'three'; it holds one, two");
}

static void what_is_neither_a_set_nor_a_file_is_a_slip_of_usage(void **state)
{
	struct fixture *fixture = *state;
	struct unit_costs costs;

	assert_false(try_costs(fixture, "nwegg-2008", &costs));
	assert_int_equal(fixture->diagnostics.items[0].severity, SEVERITY_USAGE);
	assert_said(fixture, "'nwegg-2008' is neither a file nor a set of unit costs; the sets are "
			     "nwegg-2007, socitm-2008");
	assert_false(try_costs(fixture, "no/such/file.csv:set", &costs));
	assert_false(try_costs(fixture, "", &costs));
	assert_int_equal(diagnostics_count(&fixture->diagnostics, SEVERITY_USAGE), 3);
}

static void a_services_own_cost_comes_before_the_general(void **state)
{
	struct unit_costs costs;

	assert_true(try_file(*state,
			     HEADER "own,web,1,me,,,\nown,web,2,me,Refuse,,\nown,phone,3,me,*,,\n"
				    "own,post,4,me,Refuse,,\n",
			     NULL, &costs));
	assert_int_equal(cost_of(&costs, "Refuse", "web"), 20000);
	assert_int_equal(cost_of(&costs, "Roads", "web"), 10000);
	assert_int_equal(cost_of(&costs, "Refuse", "telephone"), 30000);
	assert_null(unit_costs_find(&costs, "Roads", "post"));
}

static void two_costs_of_one_channel_are_refused(void **state)
{
	struct fixture *fixture = *state;
	struct unit_costs costs;

	assert_false(
	    try_file(fixture, HEADER "own,web,1,me,,,\nown,Online,2,me,*,,\n", NULL, &costs));
	assert_said(fixture, ":3: channel: 'web' has two costs in set 'own'; keep one");
}

static void a_check_covers_every_set_of_a_file(void **state)
{
	struct fixture *fixture = *state;
	struct reading *reading =
	    reading_of(fixture, &unit_costs_shape, &as_case,
		       HEADER "one,web,1,me,,,\ntwo,web,1,me,,,\ntwo,web,2,me,,,\n");

	assert_false(unit_costs_check(reading, channels_built_in(fixture), &fixture->diagnostics));
	assert_message(fixture, 0,
		       "file.csv:4: channel: 'web' has two costs in set 'two'; keep one");
	assert_int_equal(fixture->diagnostics.count, 1);
}

static void a_cost_is_not_below_zero(void **state)
{
	assert_refused(*state, &unit_costs_shape, &as_case, HEADER "own,web,-1,me,,,\n");
	assert_message(*state, 0,
		       "file.csv:2: cost: '-1' is below zero; write 1, if its sign is a slip");
}

/* Design, section 5: only PwC and Cornwall have a cost of post. */
static void the_sets_that_have_a_channel_are_named(void **state)
{
	struct fixture *fixture = *state;
	struct reference *reference = reference_with(fixture, NULL, NULL);
	const struct channels *channels = channels_built_in(fixture);

	assert_string_equal(unit_costs_sets_with(reference, channels, "post"),
			    "pwc-2009, cornwall-2010, driving-test-2012");
	assert_null(unit_costs_sets_with(reference, channels, "pigeon"));
}

static void the_order_of_rows_changes_no_cost(void **state)
{
	struct fixture *fixture = *state;
	static const char *const rows[] = {"own,web,1,me,,,", "own,web,2,me,Refuse,,",
					   "own,phone,3,me,,,", "own,phone,4,me,Roads,,"};
	uint64_t seed = 7;

	for (int round = 0; round < 20; round++) {
		struct unit_costs costs;

		assert_true(try_file(
		    fixture, shuffled(fixture, HEADER, rows, COUNT_OF(rows), &seed), NULL, &costs));
		assert_int_equal(cost_of(&costs, "Refuse", "web"), 20000);
		assert_int_equal(cost_of(&costs, "Roads", "web"), 10000);
		assert_int_equal(cost_of(&costs, "Refuse", "telephone"), 30000);
		assert_int_equal(cost_of(&costs, "Roads", "telephone"), 40000);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(a_built_in_set_is_loaded_by_name),
	    TEST(a_file_of_one_set_needs_no_name),
	    TEST(one_of_several_sets_is_chosen_by_file_and_name),
	    TEST(what_is_neither_a_set_nor_a_file_is_a_slip_of_usage),
	    TEST(a_services_own_cost_comes_before_the_general),
	    TEST(two_costs_of_one_channel_are_refused),
	    TEST(a_check_covers_every_set_of_a_file),
	    TEST(a_cost_is_not_below_zero),
	    TEST(the_sets_that_have_a_channel_are_named),
	    TEST(the_order_of_rows_changes_no_cost),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
