#include "unit.h"

#include "base/loaded.h"

/* A library that the C library brings, in the form that every one is loaded by. */
double cos(double x);
double floor(double x);

static struct mathematics {
	__typeof__(cos) *cosine;
	__typeof__(floor) *floor;
} mathematics;

static void a_library_is_loaded_by_the_first_that_needs_it(void **state)
{
	static const char *const names[] = {"cos", "floor"};
	struct loaded library = {"libm.so.6", names, 2, &mathematics, false};

	(void)state;
	assert_null(mathematics.cosine);
	assert_null(loaded_need(&library));
	assert_true(mathematics.cosine(0) == 1);
	assert_true(mathematics.floor(-1.5) == -2);
	assert_null(loaded_need(&library));
}

static void what_is_missing_is_told_and_nothing_changed(void **state)
{
	static const char *const names[] = {"cos", "no_function_of_any_library"};
	void (*pointers[2])(void) = {NULL, NULL};
	struct loaded absent = {"libnoneofthisname.so.9", names, 1, pointers, false},
		      lacking = {"libm.so.6", names, 2, pointers, false};

	(void)state;
	for (int i = 0; i < 2; i++) {
		assert_non_null(strstr(loaded_need(&absent), "libnoneofthisname.so.9"));
		assert_non_null(strstr(loaded_need(&lacking), "no_function_of_any_library"));
		assert_true(pointers[0] == NULL && pointers[1] == NULL);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_library_is_loaded_by_the_first_that_needs_it),
	    cmocka_unit_test(what_is_missing_is_told_and_nothing_changed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
