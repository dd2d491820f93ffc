#include "fixture.h"

#include <unistd.h>

#include "reading/shelf.h"
#include "reading/source.h"

static void put(struct fixture *fixture, struct shelf *shelf, const char *path, const char *bytes)
{
	shelf_add(shelf, (struct shelf_file){.path = path, .bytes = bytes, .size = strlen(bytes)},
		  fixture->arena);
}

static void a_folder_with_a_file_on_the_shelf_is_not_on_the_disk(void **state)
{
	struct fixture *fixture = *state;
	struct shelf shelf = {0};

	put(fixture, &shelf, "tests/spend.csv", "x");
	assert_true(shelf_is_folder(&shelf, "tests"));
	assert_true(shelf_is_folder(&shelf, "tests/"));
	assert_true(shelf_exists(&shelf, "tests/spend.csv"));
	/* Both are on the disk, where the tests run. */
	assert_false(shelf_exists(&shelf, "tests/README.md"));
	assert_false(shelf_is_on_disk(&shelf, "tests/README.md"));
	assert_true(shelf_exists(&shelf, "Makefile"));
	/* What only begins with its name is another folder. */
	assert_false(shelf_has_folder(&shelf, "test"));
	assert_false(shelf_has_folder(&shelf, "tests/spend.csv"));
}

static void an_empty_shelf_leaves_all_to_the_disk(void **state)
{
	(void)state;
	assert_true(shelf_is_on_disk(NULL, "tests/README.md"));
	assert_true(shelf_is_folder(NULL, "tests"));
	assert_null(shelf_find(NULL, "tests/README.md"));
	assert_false(shelf_exists(NULL, "tests/no such file"));
}

static void names_are_listed_once_and_in_order(void **state)
{
	struct fixture *fixture = *state;
	struct shelf shelf = {0};
	size_t count;

	put(fixture, &shelf, "case/spend.csv", "");
	put(fixture, &shelf, "case/notes/b.txt", "");
	put(fixture, &shelf, "case/notes/a.txt", "");
	put(fixture, &shelf, "case/activity.csv", "");
	put(fixture, &shelf, "case/activity.csv", "again");

	const char *const *names = shelf_names(&shelf, "case", &count, fixture->arena);

	assert_int_equal(count, 3);
	assert_string_equal(names[0], "activity.csv");
	assert_string_equal(names[1], "notes");
	assert_string_equal(names[2], "spend.csv");
	assert_int_equal(shelf_find(&shelf, "case/activity.csv")->size, strlen("again"));
	(void)shelf_names(NULL, "no/such/folder", &count, fixture->arena);
	assert_int_equal(count, 0);
}

static void a_source_is_read_from_the_shelf_first(void **state)
{
	struct fixture *fixture = *state;
	struct shelf shelf = {0};
	struct source source;

	put(fixture, &shelf, "tests/README.md", "at hand");
	assert_true(
	    source_read(&source, "tests/README.md", &shelf, fixture->arena, &fixture->diagnostics));
	assert_int_equal(source.length, strlen("at hand"));
	assert_string_equal(source.path, "tests/README.md");
	assert_false(
	    source_read(&source, "tests/run", &shelf, fixture->arena, &fixture->diagnostics));
	assert_int_equal(diagnostics_count(&fixture->diagnostics, SEVERITY_FAILURE), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(a_folder_with_a_file_on_the_shelf_is_not_on_the_disk),
	    TEST(an_empty_shelf_leaves_all_to_the_disk),
	    TEST(names_are_listed_once_and_in_order),
	    TEST(a_source_is_read_from_the_shelf_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
