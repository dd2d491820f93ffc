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
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT_OF(pairs); i++) {
		assert_int_equal(alike_by_a_letter(pairs[i].a, pairs[i].b, fixture->arena),
				 pairs[i].is_alike);
		assert_int_equal(alike_by_a_letter(pairs[i].b, pairs[i].a, fixture->arena),
				 pairs[i].is_alike);
	}
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
	    TEST(councils_of_one_place_are_one_unless_their_kinds_differ),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
