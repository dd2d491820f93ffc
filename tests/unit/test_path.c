/* The file of a path that names a part of one. */
#include "fixture.h"

#include <sys/stat.h>
#include <unistd.h>

#include "base/path.h"

static void a_part_of_a_file_is_named_by_the_file(void **state)
{
	struct fixture *fixture = *state;
	char folder[] = "/tmp/vfm-path-XXXXXX";
	static const char *const parts[][2] = {
	    {"book.xlsx", "book.xlsx"},
	    {"book.xlsx:Sheet 1", "book.xlsx"},
	    {"book.xlsx:a:b", "book.xlsx"},
	    {"book.xlsx/sheet.csv", "book.xlsx"},
	    {"book.xlsx/in/deep.csv", "book.xlsx"},
	    /* A folder's file is no part of a file, there or not. */
	    {"folder/none.csv", "folder/none.csv"},
	    {"none/at/all.csv", "none/at/all.csv"},
	    /* The name itself has a colon. */
	    {"b:c", "b:c"},
	    {"b:d", "b:d"},
	};

	assert_non_null(mkdtemp(folder));
	for (size_t i = 0; i < COUNT_OF(parts); i++) {
		const char *path = arena_format(fixture->arena, "%s/%s", folder, parts[i][0]);

		if (i == 0 || i == 7)
			assert_int_equal(fclose(fopen(path, "w")), 0);
		if (i == 0)
			assert_int_equal(
			    mkdir(arena_format(fixture->arena, "%s/folder", folder), 0700), 0);
		assert_string_equal(path_file(path, fixture->arena),
				    arena_format(fixture->arena, "%s/%s", folder, parts[i][1]));
	}
	assert_string_equal(path_file("", fixture->arena), "");
	assert_int_equal(unlink(arena_format(fixture->arena, "%s/book.xlsx", folder)) |
			     unlink(arena_format(fixture->arena, "%s/b:c", folder)) |
			     rmdir(arena_format(fixture->arena, "%s/folder", folder)) |
			     rmdir(folder),
			 0);
}

static void a_stem_is_a_name_without_its_ending(void **state)
{
	static const char *const paths[][2] = {{"in/spend.csv", "spend"},
					       {"spend", "spend"},
					       {"a.tar.gz", "a.tar"},
					       {"in/.csv", ".csv"},
					       {"in.d/spend", "spend"}};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT_OF(paths); i++)
		assert_string_equal(path_stem(paths[i][0], fixture->arena), paths[i][1]);
}

/* Through `..` of what is there, up to the root; what is not there is in no folder. */
static void a_path_is_within_a_folder_by_where_it_leads(void **state)
{
	struct fixture *fixture = *state;
	char top[] = "/tmp/vfm-path-XXXXXX";
	static const struct {
		const char *path, *folder;
		bool is_within;
	} paths[] = {
	    {"pack/new.csv", "pack", true},       {"pack/charts/new.csv", "pack", true},
	    {"pack/charts", "pack", true},        {"pack", "pack", true},
	    {"pack/../new.csv", "pack", false},   {"other/../pack/new.csv", "pack", true},
	    {"other/new.csv", "pack", false},     {"pack.csv", "pack", false},
	    {"none/at/all.csv", "pack", false},   {"pack/new.csv", "none", false},
	    {"other/link/new.csv", "pack", true},
	};
	const char *dots = "";

	assert_non_null(mkdtemp(top));
	assert_int_equal(chdir(top), 0);
	assert_int_equal(mkdir("pack", 0700) | mkdir("pack/charts", 0700) | mkdir("other", 0700) |
			     symlink("../pack/charts", "other/link"),
			 0);
	for (size_t i = 0; i < COUNT_OF(paths); i++)
		for (int is_whole = 0; is_whole < 2; is_whole++) {
			const char *path = paths[i].path;

			if (is_whole)
				path = arena_format(fixture->arena, "%s/%s", top, path);
			if (path_is_within(path, paths[i].folder, fixture->arena) !=
			    paths[i].is_within)
				fail_msg("%s in %s", path, paths[i].folder);
		}
	assert_true(path_is_within("new.csv", ".", fixture->arena));
	/* A name that can be looked at, and its `..` no more: there is room for 4,095 bytes. */
	while (strlen(dots) < 4085)
		dots = arena_format(fixture->arena, "./%s", dots);
	assert_false(path_is_within(arena_format(fixture->arena, "other/%snew", dots), "pack",
				    fixture->arena));
	assert_int_equal(unlink("other/link") | rmdir("other") | rmdir("pack/charts") |
			     rmdir("pack") | chdir("/") | rmdir(top),
			 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(a_part_of_a_file_is_named_by_the_file),
	    TEST(a_path_is_within_a_folder_by_where_it_leads),
	    TEST(a_stem_is_a_name_without_its_ending),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
