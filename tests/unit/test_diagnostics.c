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

/* By file, in the order in which files are first named; by line, and then what is of a whole file.
 */
static void faults_come_in_the_order_of_their_files(void **state)
{
	static const struct place places[] = {
	    {"b.csv", 9, NULL}, {"a.csv", 3, NULL}, {"b.csv", 2, "x"},  {NULL, 0, NULL},
	    {"a.csv", 0, NULL}, {"b.csv", 2, "y"},  {"a.csv", 1, NULL}, {NULL, 0, "z"}};
	static const char *const wanted[] = {
	    "b.csv:2: x: 2", "b.csv:2: y: 5", "b.csv:9: 0", "a.csv:1: 6",
	    "a.csv:3: 1",    "a.csv: 4",      "3",          "z: 7"};
	struct fixture *fixture = *state;
	struct diagnostics *all = &fixture->diagnostics;

	for (size_t i = 0; i < COUNT_OF(places); i++) {
		struct place place = places[i];

		/* A name is the same wherever it stands. */
		if (place.file != NULL)
			place.file = arena_text(fixture->arena, place.file);
		diagnose(all, SEVERITY_FAULT, place, "%zu", i);
		diagnose(all, SEVERITY_NOTICE, place, "no fault");
	}
	diagnostics_sort_faults(all);
	for (size_t i = 0; i < COUNT_OF(wanted); i++) {
		assert_string_equal(diagnostic_text(fixture->arena, &all->items[2 * i]), wanted[i]);
		assert_string_equal(all->items[2 * i + 1].message, "no fault");
	}
}

/*
 * A row is refused by a fault of its line, and not by one of another file or of a cell, unless it
 * is the cell that is asked about.
 */
static void a_row_is_refused_by_its_own_fault(void **state)
{
	static const struct {
		struct place place;
		enum severity severity;
	} told[] = {{{"a.csv", 2, NULL}, SEVERITY_NOTICE},
		    {{"a.csv", 3, "x"}, SEVERITY_FAULT},
		    {{"b.csv", 4, NULL}, SEVERITY_FAULT},
		    {{NULL, 5, NULL}, SEVERITY_FAULT},
		    {{"a.csv", 6, NULL}, SEVERITY_FAULT}};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT_OF(told); i++)
		diagnose(&fixture->diagnostics, told[i].severity, told[i].place, "told");
	for (long line = 1; line <= 7; line++) {
		assert_int_equal(
		    diagnostics_refuses(&fixture->diagnostics, (struct place){"a.csv", line, NULL}),
		    line == 6);
		assert_int_equal(
		    diagnostics_refuses(&fixture->diagnostics, (struct place){"a.csv", line, "x"}),
		    line == 3 || line == 6);
		assert_int_equal(
		    diagnostics_refuses(&fixture->diagnostics, (struct place){"a.csv", line, "y"}),
		    line == 6);
	}
	assert_true(diagnostics_refuses(&fixture->diagnostics, in_file("b.csv")));
	assert_false(diagnostics_refuses(&fixture->diagnostics, in_file("c.csv")));
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
	    TEST(faults_come_in_the_order_of_their_files),
	    TEST(a_row_is_refused_by_its_own_fault),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
