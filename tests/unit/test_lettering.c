#include "unit.h"

#include "plots/lettering.h"

static const struct font font = {10, false};

static int set_up(void **state)
{
	*state = arena_new(out_of_memory);
	return 0;
}

static int tear_down(void **state)
{
	arena_free(*state);
	return 0;
}

/* The lines of a text, joined by `/`. */
static const char *wrapped(struct arena *arena, const char *text, int width, size_t most)
{
	const char *lines[8], *joined = "";
	size_t count = lettering_wrap(arena, text, font, width, lines, most);

	for (size_t i = 0; i < count; i++)
		joined = arena_format(arena, "%s%s%s", joined, i == 0 ? "" : "/", lines[i]);
	return joined;
}

/* Widths of ten pixels' Arial: letters 5 to 6, `i`, `l` and `t` 2 to 3, a hyphen 3.3. */
static void a_line_breaks_at_spaces_and_behind_hyphens(void **state)
{
	assert_string_equal(wrapped(*state, "no channel strategy", 60, 4), "no channel/strategy");
	assert_string_equal(wrapped(*state, "counter-to-telephone", 60, 4),
			    "counter-to-/telephone");
	assert_string_equal(wrapped(*state, "counter-to-telephone", 45, 4),
			    "counter-/to-/telephone");
	assert_string_equal(wrapped(*state, "steady-as-she-goes with it", 60, 4),
			    "steady-as-/she-goes/with it");
}

static void a_hyphen_that_stands_by_itself_is_no_place_to_break(void **state)
{
	assert_string_equal(wrapped(*state, "cost -£12,500.00", 60, 4), "cost/-£12,500.00");
	assert_string_equal(wrapped(*state, "-£12,500 more", 45, 4), "-£12,500/more");
	assert_string_equal(wrapped(*state, "before --compare", 60, 4), "before/--compare");
}

static void a_word_breaks_only_where_it_is_longer_than_a_line(void **state)
{
	assert_string_equal(wrapped(*state, "x telephone", 45, 4), "x/telephone");
	assert_string_equal(wrapped(*state, "mmmmmmmm", 42, 4), "mmmmm/mmm");
	assert_string_equal(wrapped(*state, "m", 1, 4), "m");
}

static void what_has_no_room_ends_in_an_ellipsis(void **state)
{
	assert_string_equal(wrapped(*state, "no channel strategy", 60, 1), "no channel…");
	assert_string_equal(wrapped(*state, "counter-to-telephone and more", 60, 2),
			    "counter-to-/telephone…");
	assert_string_equal(wrapped(*state, "   ", 60, 2), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(a_line_breaks_at_spaces_and_behind_hyphens, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(a_hyphen_that_stands_by_itself_is_no_place_to_break,
					    set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_word_breaks_only_where_it_is_longer_than_a_line,
					    set_up, tear_down),
	    cmocka_unit_test_setup_teardown(what_has_no_room_ends_in_an_ellipsis, set_up,
					    tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
