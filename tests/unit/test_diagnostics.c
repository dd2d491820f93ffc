#include "unit.h"

#include "base/diagnostics.h"

struct fixture {
	struct arena *arena;
	struct diagnostics diagnostics;
};

static int set_up(void **state)
{
	static struct fixture fixture;

	fixture.arena = arena_new(out_of_memory);
	diagnostics_init(&fixture.diagnostics, fixture.arena);
	*state = &fixture;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;

	arena_free(fixture->arena);
	return 0;
}

static const char *last_text(const struct fixture *fixture)
{
	const struct diagnostics *all = &fixture->diagnostics;

	return diagnostic_text(fixture->arena, &all->items[all->count - 1]);
}

/* Design, section 4: `activity.csv:17: volume: '1,2O4' is not a whole number`. */
static void a_fault_tells_file_line_column_text_and_rule(void **state)
{
	struct fixture *fixture = *state;

	diagnose(&fixture->diagnostics, SEVERITY_FAULT,
		 (struct place){"activity.csv", 17, "volume"}, "'%s' is not a whole number",
		 "1,2O4");
	assert_string_equal(last_text(fixture),
			    "activity.csv:17: volume: '1,2O4' is not a whole number");
}

static void parts_of_a_place_that_are_unknown_are_left_out(void **state)
{
	static const struct {
		struct place place;
		const char *text;
	} cases[] = {
	    {{"a.csv", 17, NULL}, "a.csv:17: odd"},
	    {{"a.csv", 0, "volume"}, "a.csv: volume: odd"},
	    {{"a.csv", 0, NULL}, "a.csv: odd"},
	    {{NULL, 0, "volume"}, "volume: odd"},
	    {{NULL, 0, NULL}, "odd"},
	    {{NULL, 17, NULL}, "line 17: odd"},
	    {{NULL, 17, "volume"}, "line 17: volume: odd"},
	};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		diagnose(&fixture->diagnostics, SEVERITY_FAULT, cases[i].place, "odd");
		assert_string_equal(last_text(fixture), cases[i].text);
	}
}

static void a_diagnosis_is_always_false(void **state)
{
	struct fixture *fixture = *state;

	assert_false(diagnose(&fixture->diagnostics, SEVERITY_NOTICE, (struct place){0}, "said"));
	assert_false(diagnose(&fixture->diagnostics, SEVERITY_FAULT, (struct place){0}, "said"));
}

static void text_of_a_file_is_never_a_format(void **state)
{
	struct fixture *fixture = *state;

	diagnose(&fixture->diagnostics, SEVERITY_FAULT, (struct place){"%s%n.csv", 1, "%d"},
		 "'%s' is odd", "100%n %s");
	assert_string_equal(last_text(fixture), "%s%n.csv:1: %d: '100%n %s' is odd");
}

static void a_severity_counts_itself_and_what_is_worse(void **state)
{
	struct fixture *fixture = *state;
	struct diagnostics *all = &fixture->diagnostics;

	assert_int_equal(diagnostics_count(all, SEVERITY_NOTICE), 0);
	diagnose(all, SEVERITY_NOTICE, (struct place){0}, "one");
	diagnose(all, SEVERITY_FAULT, (struct place){0}, "two");
	diagnose(all, SEVERITY_FAULT, (struct place){0}, "three");
	diagnose(all, SEVERITY_USAGE, (struct place){0}, "four");
	diagnose(all, SEVERITY_FAILURE, (struct place){0}, "five");
	assert_int_equal(diagnostics_count(all, SEVERITY_NOTICE), 5);
	assert_int_equal(diagnostics_count(all, SEVERITY_FAULT), 4);
	assert_int_equal(diagnostics_count(all, SEVERITY_USAGE), 2);
	assert_int_equal(diagnostics_count(all, SEVERITY_FAILURE), 1);
}

/* All faults are collected (the first fifty are shown, elsewhere). */
static void every_fault_is_kept_in_order(void **state)
{
	struct fixture *fixture = *state;
	struct diagnostics *all = &fixture->diagnostics;

	for (long line = 1; line <= 1000; line++)
		diagnose(all, SEVERITY_FAULT, (struct place){"a.csv", line, NULL}, "fault %ld",
			 line);
	assert_int_equal(all->count, 1000);
	assert_int_equal(all->items[0].place.line, 1);
	assert_string_equal(all->items[999].message, "fault 1000");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	static const struct CMUnitTest tests[] = {
	    TEST(a_fault_tells_file_line_column_text_and_rule),
	    TEST(parts_of_a_place_that_are_unknown_are_left_out),
	    TEST(a_diagnosis_is_always_false),
	    TEST(text_of_a_file_is_never_a_format),
	    TEST(a_severity_counts_itself_and_what_is_worse),
	    TEST(every_fault_is_kept_in_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
