#include "unit.h"

#include "library/folder_names.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

/* In a folder `.../now/case` of its own, beside `.../then/case`. */
struct bench {
	struct arena *arena;
	char folder[64];
	int before; /* the folder to go back to */
};

static int set_up(void **state)
{
	struct bench *bench = calloc(1, sizeof *bench);

	memcpy(bench->folder, "/tmp/vfm-names-XXXXXX", sizeof "/tmp/vfm-names-XXXXXX");
	bench->before = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (bench->before < 0 || mkdtemp(bench->folder) == NULL || chdir(bench->folder) != 0 ||
	    mkdir("now", 0700) != 0 || mkdir("now/case", 0700) != 0 || mkdir("then", 0700) != 0 ||
	    mkdir("then/case", 0700) != 0 || chdir("now/case") != 0) {
		free(bench);
		return -1;
	}
	bench->arena = arena_new(out_of_memory);
	*state = bench;
	return 0;
}

static int tear_down(void **state)
{
	struct bench *bench = *state;
	int failed = chdir(bench->folder) != 0 || rmdir("now/case") != 0 || rmdir("now") != 0 ||
		     rmdir("then/case") != 0 || rmdir("then") != 0 || rmdir(bench->folder) != 0 ||
		     fchdir(bench->before) != 0;

	close(bench->before);
	arena_free(bench->arena);
	free(bench);
	return failed;
}

static void assert_names(const struct bench *bench, const char *first, const char *second,
			 const char *first_name, const char *second_name)
{
	const char *names[2], *const paths[2] = {first, second};

	folder_names(names, paths, bench->arena);
	assert_string_equal(names[0], first_name);
	assert_string_equal(names[1], second_name);
}

static void a_folder_is_called_by_the_shortest_end_that_tells_it_apart(void **state)
{
	assert_names(*state, "one", "two", "one", "two");
	assert_names(*state, "/srv/cases/westmere", "northgate", "westmere", "northgate");
	assert_names(*state, "/srv/2009/case", "/srv/2010/case", "2009/case", "2010/case");
	assert_names(*state, "a/b/c/d", "x/b/c/d", "a/b/c/d", "x/b/c/d");
	assert_names(*state, "case", "old/case", "case", "old/case");
}

static void slashes_and_dots_count_for_nothing(void **state)
{
	assert_names(*state, "one/", "./two/.", "one", "two");
	assert_names(*state, "a//case///", "b/./case", "a/case", "b/case");
	assert_names(*state, "/", "two", "/", "two");
}

static void a_path_of_dots_is_called_by_where_it_leads(void **state)
{
	assert_names(*state, ".", "../../then", "case", "then");
	assert_names(*state, ".", "../../then/case", "now/case", "then/case");
	assert_names(*state, "./", "/srv/case", "now/case", "srv/case");
}

static void nothing_that_tells_them_apart_leaves_first_and_second(void **state)
{
	assert_names(*state, "one", "./one/", "one (first)", "one (second)");
	assert_names(*state, ".", "../case", "case (first)", "case (second)");
}

/* The command tells that there is no such folder; its name must do no harm. */
static void a_path_that_leads_nowhere_keeps_its_name(void **state)
{
	assert_names(*state, "../nowhere", "two", "nowhere", "two");
	assert_names(*state, "", "two", "/", "two");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(
		a_folder_is_called_by_the_shortest_end_that_tells_it_apart, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(slashes_and_dots_count_for_nothing, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_path_of_dots_is_called_by_where_it_leads, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(nothing_that_tells_them_apart_leaves_first_and_second,
					    set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_path_that_leads_nowhere_keeps_its_name, set_up,
					    tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
