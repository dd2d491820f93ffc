/* Names that are kept apart and may be one. */
#include "base/alike.h"
#include "fixture.h"

/* Each pair by hand: does one change of a letter make the one of the other? */
static void a_letter_makes_two_names_of_one_and_a_digit_tells_them_apart(void **state)
{
	static const struct {
		const char *a, *b;
		bool is_alike;
	} pairs[] = {{"plannning", "planning", true},
		     {"planing", "planning", true},
		     {"pallning", "planning", false},
		     {"palnning", "planning", true},
		     {"parking", "parkong", true},
		     {"repairs", "repair", true},
		     {"zone 10", "zone 11", false},
		     {"zone 1", "zone 10", false},
		     {"zone 1a", "zone aa", false},
		     {"zone 12", "zone 1a", false},
		     {"Borley", "Corley", false},
		     {"road", "roads", true},
		     {"as", "ass", false},
		     {"R & D", "R and D", true},
		     {"planning", "Planning", false},
		     {"planning", "planning", false}};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(pairs); i++) {
		assert_int_equal(alike_by_a_letter(pairs[i].a, pairs[i].b), pairs[i].is_alike);
		assert_int_equal(alike_by_a_letter(pairs[i].b, pairs[i].a), pairs[i].is_alike);
	}
}

/* Each name of a file is held against each: copies of long ones were hundreds of times the file. */
static void names_as_long_as_a_cell_may_be_are_read_once(void **state)
{
	enum { MOST = 1024 * 1024 };
	struct fixture *fixture = *state;
	char *one = arena_alloc(fixture->arena, MOST + 1), *two;

	memset(one, 'F', MOST);
	two = arena_text(fixture->arena, one);
	two[MOST / 2] = 'G';
	assert_false(alike_by_a_letter(one, two));
	one[500] = two[499] = '\0';
	assert_true(alike_by_a_letter(one, two));
	memset(one, '&', 500);
	assert_false(alike_by_a_letter(one, two));

	/* Half a million words: what is kept of them is no longer than the name. */
	for (size_t i = 0; i < MOST; i++)
		one[i] = i % 2 == 0 ? 'a' : ' ';
	assert_int_equal(strlen(alike_council(one, fixture->arena).place), MOST / 2);
}

static void councils_of_one_place_are_one_unless_their_kinds_differ(void **state)
{
	static const struct {
		const char *a, *b;
		bool is_alike;
	} pairs[] = {{"Westmere DC", "Westmere District Council", true},
		     {"Westmere", "Westmere District Council", true},
		     {"City of York Council", "York", true},
		     {"London Borough of Barnet", "Barnet LBC", true},
		     {"Oxford City Council", "Oxford County Council", false},
		     {"Westmere DC", "Eastmere DC", false},
		     {"Westmere BC", "Westmere District Council", false},
		     {"King's Lynn BC", "King's Lynn Borough Council", true},
		     {"King's Lynn BC", "Kings Lynn Borough Council", false},
		     {"The Council", "Council", false},
		     {"York", "York", false},
		     {"York!", "York", false}};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT_OF(pairs); i++) {
		const struct alike_council a = alike_council(pairs[i].a, fixture->arena),
					   b = alike_council(pairs[i].b, fixture->arena);

		assert_int_equal(alike_as_councils(&a, &b), pairs[i].is_alike);
		assert_int_equal(alike_as_councils(&b, &a), pairs[i].is_alike);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(a_letter_makes_two_names_of_one_and_a_digit_tells_them_apart),
	    TEST(names_as_long_as_a_cell_may_be_are_read_once),
	    TEST(councils_of_one_place_are_one_unless_their_kinds_differ),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
