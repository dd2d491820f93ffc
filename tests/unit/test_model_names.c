#include "fixture.h"

#include "model/channels.h"
#include "model/names.h"
#include "model/selection.h"

static void a_name_keeps_its_number(void **state)
{
	struct fixture *fixture = *state;
	struct names names;

	names_init(&names, fixture->arena);
	assert_int_equal(names_find(&names, "a"), -1);
	assert_int_equal(names_add(&names, "b"), 0);
	assert_int_equal(names_add(&names, "a"), 1);
	assert_int_equal(names_add(&names, "b"), 0);
	assert_int_equal(names_add(&names, ""), 2);
	assert_int_equal(names_find(&names, ""), 2);
	assert_int_equal(names_find(&names, "B"), -1);
	assert_int_equal(names.count, 3);
}

static void many_names_are_all_found_before_and_after_sorting(void **state)
{
	struct fixture *fixture = *state;
	const int count = 5000;
	struct names names;
	char text[16];
	int *sorted;

	names_init(&names, fixture->arena);
	for (int i = 0; i < count; i++) {
		/* 7919 is prime to 5000, so that every number comes, in no order. */
		snprintf(text, sizeof text, "n%04d", i * 7919 % count);
		assert_int_equal(names_add(&names, text), i);
	}
	sorted = names_sort(&names, NULL, NULL);
	for (int i = 0; i < count; i++) {
		snprintf(text, sizeof text, "n%04d", i);
		assert_string_equal(names.items[i], text);
		assert_int_equal(names_find(&names, text), i);
		assert_int_equal(sorted[i], i * 7919 % count);
	}
	assert_int_equal(names_add(&names, "new"), count);
	assert_int_equal(names_find(&names, "new"), count);
}

static void no_names_can_be_sorted(void **state)
{
	struct fixture *fixture = *state;
	struct names names;

	names_init(&names, fixture->arena);
	(void)names_sort(&names, NULL, NULL);
	assert_int_equal(names_find(&names, "a"), -1);
	assert_int_equal(names_add(&names, "a"), 0);
}

static void no_selection_selects_all(void **state)
{
	const struct selection all = {0};

	(void)state;
	assert_true(selection_has_council(&all, "Ambridge"));
	assert_true(selection_has_service(&all, "Refuse"));
	assert_false(selection_excludes(&all, "web"));
}

static void a_selection_is_by_whole_names(void **state)
{
	const char *councils[] = {"Ambridge", "Borchester"};
	const char *services[] = {"Refuse"};
	const char *channels[] = {"fax"};
	const struct selection some = {councils, services, channels, 2, 1, 1, NULL};

	(void)state;
	assert_true(selection_has_council(&some, "Borchester"));
	assert_false(selection_has_council(&some, "Bor"));
	assert_true(selection_has_service(&some, "Refuse"));
	assert_false(selection_has_service(&some, "Roads"));
	assert_true(selection_excludes(&some, "fax"));
	assert_false(selection_excludes(&some, "web"));
}

static void a_selected_name_that_is_not_there_is_a_fault_with_the_nearest(void **state)
{
	struct fixture *fixture = *state;
	const char *wanted[] = {"Borchester", "Ambrige", "Penny Hassett"};
	struct names names;

	names_init(&names, fixture->arena);
	names_add(&names, "Ambridge");
	names_add(&names, "Borchester");
	assert_true(selection_check("council", wanted, 1, &names, (struct place){.file = "f.csv"},
				    &fixture->diagnostics));
	assert_false(selection_check("council", wanted, 3, &names, (struct place){.file = "f.csv"},
				     &fixture->diagnostics));
	assert_message(fixture, 0, "f.csv: has no council 'Ambrige'; did you mean 'Ambridge'?");
	assert_message(fixture, 1,
		       "f.csv: has no council 'Penny Hassett'; it has 'Ambridge' and 'Borchester'");
}

static void more_names_than_are_told_apart_are_refused(void **state)
{
	struct fixture *fixture = *state;
	const struct source source = {.path = "f.csv"};
	const struct reading reading = {.source = &source};
	struct names names;

	names_init(&names, fixture->arena);
	names_add(&names, "Ambridge");
	names_add(&names, "Borchester");
	assert_true(names_hold(&names, 2, "services", &reading, "service", &fixture->diagnostics));
	assert_int_equal(fixture->diagnostics.count, 0);
	assert_false(names_hold(&names, 1, "services", &reading, "service", &fixture->diagnostics));
	assert_message(fixture, 0,
		       "f.csv: service: has 2 services, more than the 1 that can be compared; is "
		       "this the right column (--map service=\"...\")?");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(a_name_keeps_its_number),
	    TEST(many_names_are_all_found_before_and_after_sorting),
	    TEST(no_names_can_be_sorted),
	    TEST(no_selection_selects_all),
	    TEST(a_selection_is_by_whole_names),
	    TEST(a_selected_name_that_is_not_there_is_a_fault_with_the_nearest),
	    TEST(more_names_than_are_told_apart_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
