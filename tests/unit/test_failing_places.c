/*
 * Places that files cannot be written to, or go back to, where calls of the system fail.
 */
#include "failing_files.h"

/* What neither goes back by a rename nor by a link keeps the name that it has meanwhile. */
static void what_cannot_be_put_back_is_not_lost(void **state)
{
	struct fixture *fixture = *state;
	struct drafts drafts;
	struct dirent *entry;
	size_t n_old = 0;
	DIR *listing;

	put("one", "old");
	drafts_init(&drafts, fixture->arena);
	assert_true(put_draft(drafts_open(&drafts, "one", "")));
	/* It is renamed where nothing can be linked; and then nothing can be renamed either. */
	fail_call("rename", 2, true, EIO);
	fault.other = "link";
	assert_false(drafts_keep(&drafts, &fixture->diagnostics));
	fail_no_call();
	drafts_drop(&drafts);
	listing = opendir(".");
	assert_non_null(listing);
	while ((entry = readdir(listing)) != NULL)
		n_old += strcmp(held(entry->d_name), "old") == 0;
	closedir(listing);
	assert_int_equal(n_old, 1);
}

/* The system says of a place that is taken meanwhile one or the other. */
static void what_another_run_made_is_left_as_it_is(void **state)
{
	static const struct {
		int why;
		const char *said;
	} cases[] = {{EEXIST, "one: was made by another run while this one worked"},
		     {ENOTEMPTY, "one: was made by another run while this one worked"},
		     {EIO, "one: cannot be written: "}};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct drafts drafts;

		drafts_init(&drafts, fixture->arena);
		assert_true(put_draft(drafts_open(&drafts, "one", "")));
		fail_call("rename", 1, false, cases[i].why);
		assert_false(drafts_keep(&drafts, &fixture->diagnostics));
		fail_no_call();
		drafts_drop(&drafts);
		assert_said(fixture, arena_format(fixture->arena, "%s%s", cases[i].said,
						  cases[i].why == EIO ? strerror(EIO) : ""));
		assert_int_equal(entries("."), 0);
	}
}

static void a_draft_that_could_not_be_opened_is_no_part_of_it(void **state)
{
	struct fixture *fixture = *state;

	for (int is_undone = 0; is_undone < 2; is_undone++) {
		struct drafts drafts;

		put("one", "old");
		put("two", "old");
		drafts_init(&drafts, fixture->arena);
		assert_true(put_draft(drafts_open(&drafts, "two", "")));
		fail_call("close", 1, false, EIO);
		assert_null(drafts_open(&drafts, "one", ""));
		assert_int_equal(errno, EIO);
		assert_true(put_draft(drafts_open(&drafts, "three", "")));
		fail_call("rename", is_undone ? 2 : 0, false, EIO);
		assert_int_equal(drafts_keep(&drafts, &fixture->diagnostics), !is_undone);
		fail_no_call();
		drafts_drop(&drafts);
		assert_string_equal(held("one"), "old");
		assert_string_equal(held("two"), is_undone ? "old" : "new");
		assert_int_equal(entries("."), is_undone ? 2 : 3);
		clear();
	}
}

/* What is no file, names that are taken a thousand times, and links that lead nowhere. */
static void what_cannot_be_replaced_is_refused(void **state)
{
	static const struct {
		const char *path, *name;
		int why, told;
	} rules[] = {{"/dev/null", "none", 0, EINVAL}, {"in", "none", 0, EISDIR},
		     {"round", "none", 0, ELOOP},      {"through", "none", 0, ENOTDIR},
		     {"long", "readlink", 0, ELOOP},   {"one", "open", EEXIST, EEXIST},
		     {"one", "open", EACCES, EACCES}};
	struct fixture *fixture = *state;
	struct drafts drafts;

	put("one", "old");
	assert_int_equal(mkdir("in", 0700), 0);
	assert_int_equal(
	    symlink("round", "round") | symlink("one/x", "through") | symlink("none", "long"), 0);
	drafts_init(&drafts, fixture->arena);
	for (size_t i = 0; i < COUNT_OF(rules); i++) {
		fail_call(rules[i].name, 1, true, rules[i].why);
		assert_null(drafts_open(&drafts, rules[i].path, ""));
		assert_int_equal(errno, rules[i].told);
		fail_no_call();
	}
	fail_call("mkdir", 1, true, EEXIST);
	assert_null(draft_folder_open(&drafts, "out"));
	assert_int_equal(errno, EEXIST);
	fail_no_call();
	assert_null(drafts_keep_old(&drafts, "no draft"));
	assert_int_equal(entries("."), 5);
	assert_string_equal(held("one"), "old");
}

/* What was put aside comes back, though it has the number of what stands in its place. */
static void files_of_two_disks_are_two(void **state)
{
	struct fixture *fixture = *state;
	struct drafts drafts;

	put("one", "old");
	drafts_init(&drafts, fixture->arena);
	assert_true(put_draft(drafts_open(&drafts, "one", "")));
	assert_true(put_draft(drafts_open(&drafts, "two", "")));
	assert_int_equal(mkdir("two", 0700), 0);
	is_by_device = true;
	assert_false(drafts_keep(&drafts, &fixture->diagnostics));
	is_by_device = false;
	drafts_drop(&drafts);
	assert_string_equal(held("one"), "old");
	assert_int_equal(entries("."), 2);
}

/* What goes away while one looks is not there; what is at another place is not here. */
static void a_folder_that_changes_meanwhile_takes_its_place(void **state)
{
	struct fixture *fixture = *state;
	const char *const around[] = {".", "/dev/shm"};

	for (size_t i = 0; i < COUNT_OF(around) && access(around[i], W_OK) == 0; i++)
		for (long n = 1; n <= 8; n++) {
			struct drafts drafts;
			struct draft_folder *out;
			size_t count;
			const char *path = arena_format(fixture->arena, "%s/vfm-out-%ld", around[i],
							(long)getpid());

			assert_int_equal(mkdir(path, 0700), 0);
			put(arena_format(fixture->arena, "%s/case.txt", path), "old");
			drafts_init(&drafts, fixture->arena);
			out = draft_folder_open(&drafts, path);
			assert_true(put_draft(draft_folder_file(out, "case.txt")));
			draft_folder_own(out, "case.txt");
			fail_call(n % 2 == 0 ? "lstat" : "stat", n / 2, false, ENOENT);
			(void)draft_folder_settle(out, &count);
			fail_no_call();
			assert_true(drafts_keep(&drafts, &fixture->diagnostics));
			drafts_drop(&drafts);
			assert_string_equal(held(arena_format(fixture->arena, "%s/case.txt", path)),
					    "new");
			assert_int_equal(entries(path), 1);
			assert_int_equal(unlink(arena_format(fixture->arena, "%s/case.txt", path)) |
					     rmdir(path),
					 0);
		}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    HERE(what_cannot_be_put_back_is_not_lost),
	    HERE(what_another_run_made_is_left_as_it_is),
	    HERE(a_draft_that_could_not_be_opened_is_no_part_of_it),
	    HERE(what_cannot_be_replaced_is_refused),
	    HERE(files_of_two_disks_are_two),
	    HERE(a_folder_that_changes_meanwhile_takes_its_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
