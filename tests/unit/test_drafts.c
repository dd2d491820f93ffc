#include "files_here.h"

#include <errno.h>
#include <limits.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/draft_folder.h"
#include "base/drafts.h"

/* Each test works in a folder of its own that it leaves empty. */
static char folder[] = "/tmp/vfm-drafts-XXXXXX";

static int enter(void **state)
{
	return mkdtemp(folder) != NULL && chdir(folder) == 0 ? fixture_setup(state) : -1;
}

static int leave(void **state)
{
	int status = fixture_teardown(state);

	/* NOLINTNEXTLINE(cert-env33-c): of the test's own folder, without a word from outside */
	if (system("rm -rf ./* ./.v*") != 0 || chdir("/") != 0 || rmdir(folder) != 0)
		status = -1;
	memcpy(folder + sizeof folder - 7, "XXXXXX", 6);
	return status;
}

#define HERE(test)                              \
	{                                       \
#test, test, enter, leave, NULL \
	}

static void assert_holds(const char *path, const char *text)
{
	char found[64] = "";
	FILE *file = fopen(path, "r");

	if (file == NULL)
		fail_msg("%s is not there", path);
	else
		found[fread(found, 1, sizeof found - 1, file)] = '\0';
	assert_int_equal(fclose(file), 0);
	assert_string_equal(found, text);
}

static void start(struct drafts *drafts, void **state)
{
	struct fixture *fixture = *state;

	drafts_init(drafts, fixture->arena);
}

static bool keep(struct drafts *drafts, void **state)
{
	struct fixture *fixture = *state;
	bool is_kept = drafts_keep(drafts, &fixture->diagnostics);

	drafts_drop(drafts);
	return is_kept;
}

static void files_appear_together(void **state)
{
	struct drafts drafts;

	start(&drafts, state);
	put("one", "old");
	put(drafts_open(&drafts, "one", ""), "new");
	put(drafts_open(&drafts, "two", ".txt"), "new too");
	assert_holds("one", "old");
	assert_true(keep(&drafts, state));
	assert_holds("one", "new");
	assert_holds("two", "new too");
	assert_int_equal(entries("."), 2);
}

/* Its temporary name would be short enough. */
static void a_name_that_is_too_long_is_refused_before_anything_is_written(void **state)
{
	struct drafts drafts;
	char name[NAME_MAX + 2];

	start(&drafts, state);
	memset(name, 'x', sizeof name);
	name[NAME_MAX + 1] = '\0';
	assert_null(drafts_open(&drafts, name, ""));
	assert_int_equal(errno, ENAMETOOLONG);
	assert_int_equal(entries("."), 0);
	name[NAME_MAX] = '\0';
	put(drafts_open(&drafts, name, ""), "new");
	assert_true(keep(&drafts, state));
	assert_holds(name, "new");
}

/* The second place has become a folder meanwhile: the first gets back what it had. */
static void where_one_cannot_be_placed_none_is(void **state)
{
	struct drafts drafts;

	start(&drafts, state);
	put("one", "old");
	put(drafts_open(&drafts, "one", ""), "new");
	put(drafts_open(&drafts, "none", ""), "new");
	put(drafts_open(&drafts, "two", ""), "new");
	assert_int_equal(mkdir("two", 0700), 0);
	put("two/inside", "kept");
	assert_false(keep(&drafts, state));
	assert_holds("one", "old");
	assert_int_equal(access("none", F_OK), -1);
	assert_holds("two/inside", "kept");
	assert_int_equal(entries("."), 2);
}

static void what_is_replaced_is_kept_where_it_is_to_be(void **state)
{
	struct drafts drafts;

	for (int i = 0; i < 2; i++) {
		const char *temporary;

		start(&drafts, state);
		put("spend.csv", i == 0 ? "first" : "second");
		temporary = drafts_open(&drafts, "spend.csv", "");
		put(temporary, "new");
		assert_string_equal(drafts_keep_old(&drafts, temporary),
				    i == 0 ? "spend.csv~" : "spend.csv~2");
		assert_true(keep(&drafts, state));
	}
	assert_holds("spend.csv", "new");
	assert_holds("spend.csv~", "first");
	assert_holds("spend.csv~2", "second");
	assert_int_equal(entries("."), 3);
}

static void what_is_dropped_or_abandoned_leaves_nothing(void **state)
{
	struct drafts drafts;

	for (int i = 0; i < 2; i++) {
		struct draft_folder *out;

		start(&drafts, state);
		put(drafts_open(&drafts, "one", ""), "new");
		out = draft_folder_open(&drafts, "out");
		put(draft_folder_file(out, "charts/mix.svg"), "new");
		put(draft_folder_file(out, "case.txt"), "new");
		if (i == 0)
			drafts_drop(&drafts);
		else
			drafts_abandon(&drafts);
		assert_int_equal(entries("."), 0);
	}
}

static void write_out(struct drafts *drafts, struct draft_folder *out, const char *const *names,
		      size_t count)
{
	(void)drafts;
	for (size_t i = 0; i < count; i++)
		put(draft_folder_file(out, names[i]), "new");
}

static void a_folder_appears_whole(void **state)
{
	static const char *const names[] = {"case.txt", "charts/mix.svg", "charts/gains.svg"};
	struct drafts drafts;
	struct draft_folder *out;
	size_t count;

	start(&drafts, state);
	out = draft_folder_open(&drafts, "out");
	write_out(&drafts, out, names, COUNT_OF(names));
	assert_int_equal(access("out", F_OK), -1);
	assert_null(draft_folder_settle(out, &count));
	assert_int_equal(count, 0);
	assert_true(keep(&drafts, state));
	assert_holds("out/charts/gains.svg", "new");
	assert_int_equal(entries("out"), 2);
	assert_int_equal(entries("."), 1);
}

/* The loser is told what happened, and what to do. */
static void a_folder_that_another_run_made_meanwhile_is_left(void **state)
{
	struct fixture *fixture = *state;
	struct drafts drafts;
	struct draft_folder *out;
	size_t count;

	start(&drafts, state);
	out = draft_folder_open(&drafts, "out");
	assert_string_equal(draft_folder_place(out, "case.txt"), "out/case.txt");
	put(draft_folder_file(out, "case.txt"), "new");
	draft_folder_settle(out, &count);
	assert_int_equal(mkdir("out", 0777), 0);
	put("out/theirs.txt", "theirs");
	assert_false(keep(&drafts, state));
	assert_holds("out/theirs.txt", "theirs");
	assert_int_equal(entries("out"), 1);
	assert_int_equal(entries("."), 1);
	assert_int_equal(fixture->diagnostics.count, 1);
	assert_non_null(strstr(fixture->diagnostics.items[0].message, "by another run"));
	assert_non_null(strstr(fixture->diagnostics.items[0].message, "run this again"));
}

static void own_all(struct draft_folder *out)
{
	draft_folder_own(out, "case.txt");
	draft_folder_own(out, "stale.csv");
	draft_folder_own(out, "charts/stale.svg");
}

static void a_folder_of_an_earlier_run_is_replaced_whole(void **state)
{
	static const char *const names[] = {"case.txt"};
	struct drafts drafts;
	struct draft_folder *out;
	struct stat status;
	size_t count;

	prepare_out();
	start(&drafts, state);
	out = draft_folder_open(&drafts, "out/");
	write_out(&drafts, out, names, COUNT_OF(names));
	own_all(out);
	draft_folder_settle(out, &count);
	assert_int_equal(count, 0);
	assert_holds("out/stale.csv", "old");
	assert_true(keep(&drafts, state));
	assert_holds("out/case.txt", "new");
	assert_int_equal(entries("out"), 1);
	assert_int_equal(entries("."), 1);
	assert_int_equal(stat("out", &status), 0);
	assert_int_equal(status.st_mode & 07777, 0750);
}

/* Put there while the run was at work, or no file where one was: somebody's, so it stays. */
static void what_cannot_be_removed_of_the_old_folder_is_told(void **state)
{
	static const char *const names[] = {"case.txt"};
	struct fixture *fixture = *state;
	struct drafts drafts;
	struct draft_folder *out;
	size_t count;

	for (int way = 0; way < 2; way++) {
		const char *left;

		prepare_out();
		start(&drafts, state);
		out = draft_folder_open(&drafts, "out");
		left = draft_folder_path(out, way == 0 ? "mine.txt" : "stale.csv/mine.txt");
		write_out(&drafts, out, names, COUNT_OF(names));
		own_all(out);
		if (way == 1) {
			assert_int_equal(unlink("out/stale.csv"), 0);
			assert_int_equal(mkdir("out/stale.csv", 0700), 0);
		}
		draft_folder_settle(out, &count);
		put(way == 0 ? "out/mine.txt" : "out/stale.csv/mine.txt", "somebody's");
		assert_true(keep(&drafts, state));
		assert_int_equal(entries("out"), 1);
		assert_holds(left, "somebody's");
		assert_int_equal(fixture->diagnostics.count, way + 1);
		assert_int_equal(fixture->diagnostics.items[way].severity, SEVERITY_WARNING);
		assert_message(
		    fixture, (size_t)way,
		    arena_format(
			fixture->arena,
			"%.*s: holds what is left of the folder that out replaced: not all of "
			"it could be removed (Directory not empty); see whether you need any "
			"of it, and delete the rest",
			(int)strlen(draft_folder_path(out, "")) - 1, draft_folder_path(out, "")));
		/* NOLINTNEXTLINE(cert-env33-c): as in leave() */
		assert_int_equal(system("rm -r ./.v* out"), 0);
	}
}

static void what_somebody_else_put_there_stays(void **state)
{
	static const char *const names[] = {"case.txt", "charts/mix.svg", "notes.txt"};
	struct drafts drafts;
	struct draft_folder *out;
	const char *const *others;
	size_t count;

	prepare_out();
	put("out/notes.txt", "somebody's");
	put("out/mine.txt", "somebody's");
	assert_int_equal(mkdir("out/letters", 0700), 0);
	put("out/letters/one.txt", "somebody's");
	start(&drafts, state);
	out = draft_folder_open(&drafts, "out");
	write_out(&drafts, out, names, COUNT_OF(names));
	own_all(out);
	others = draft_folder_settle(out, &count);
	assert_int_equal(count, 3);
	assert_string_equal(others[0], "letters");
	assert_string_equal(others[1], "mine.txt");
	assert_string_equal(others[2], "notes.txt~");
	assert_true(keep(&drafts, state));
	assert_holds("out/case.txt", "new");
	assert_holds("out/notes.txt", "new");
	assert_holds("out/notes.txt~", "somebody's");
	assert_holds("out/mine.txt", "somebody's");
	assert_holds("out/letters/one.txt", "somebody's");
	assert_holds("out/charts/mix.svg", "new");
	assert_int_equal(entries("out/charts"), 1);
	assert_int_equal(entries("out"), 6);
	assert_int_equal(entries("."), 1);
}

/* A file beside the folder cannot be placed: the folder is as it was, whichever way it went. */
static void a_folder_is_undone_with_the_rest(void **state)
{
	static const char *const names[] = {"case.txt", "charts/mix.svg"};

	for (int way = 0; way < 3; way++) {
		struct drafts drafts;
		struct draft_folder *out;
		size_t count;

		if (way > 0)
			prepare_out();
		if (way > 1)
			put("out/mine.txt", "somebody's");
		start(&drafts, state);
		out = draft_folder_open(&drafts, "out");
		write_out(&drafts, out, names, COUNT_OF(names));
		if (way > 0)
			own_all(out);
		put(drafts_open(&drafts, "two", ""), "new");
		draft_folder_settle(out, &count);
		assert_int_equal(mkdir("two", 0700), 0);
		put("two/inside", "kept");
		assert_false(keep(&drafts, state));
		assert_int_equal(access("out", F_OK), way == 0 ? -1 : 0);
		if (way > 0) {
			assert_holds("out/case.txt", "old");
			assert_holds("out/stale.csv", "old");
			assert_holds("out/charts/stale.svg", "old");
			assert_int_equal(entries("out/charts"), 1);
			assert_int_equal(entries("out"), way == 1 ? 3 : 4);
		}
		assert_int_equal(entries("."), way == 0 ? 1 : 2);
		/* NOLINTNEXTLINE(cert-env33-c): the same */
		assert_int_equal(system("rm -rf out two"), 0);
	}
}

/* A link in place of a folder within it leads nowhere, and all is as it was. */
static void a_folder_within_that_is_a_link_is_not_written_through(void **state)
{
	static const char *const names[] = {"case.txt", "charts/mix.svg"};
	struct drafts drafts;
	struct draft_folder *out;
	size_t count;

	assert_int_equal(mkdir("out", 0700) | mkdir("elsewhere", 0700), 0);
	assert_int_equal(symlink("../elsewhere", "out/charts"), 0);
	put("out/case.txt", "old");
	start(&drafts, state);
	out = draft_folder_open(&drafts, "out");
	write_out(&drafts, out, names, COUNT_OF(names));
	draft_folder_own(out, "case.txt");
	draft_folder_settle(out, &count);
	assert_int_equal(count, 1);
	assert_false(keep(&drafts, state));
	assert_int_equal(entries("elsewhere"), 0);
	assert_int_equal(entries("out"), 2);
	assert_holds("out/case.txt", "old");
	assert_int_equal(unlink("out/charts") | unlink("out/case.txt") | rmdir("out"), 0);
	assert_int_equal(rmdir("elsewhere"), 0);
	assert_int_equal(entries("."), 0);
}

/* Whoever stands in the folder goes on to stand in it. */
static void the_folder_one_stands_in_is_written_into(void **state)
{
	static const char *const names[] = {"case.txt"};
	struct drafts drafts;
	struct draft_folder *out;
	size_t count;

	prepare_out();
	assert_int_equal(chdir("out"), 0);
	start(&drafts, state);
	out = draft_folder_open(&drafts, ".");
	write_out(&drafts, out, names, COUNT_OF(names));
	own_all(out);
	draft_folder_settle(out, &count);
	assert_true(keep(&drafts, state));
	assert_holds("case.txt", "new");
	assert_int_equal(entries("."), 1);
	assert_int_equal(chdir(".."), 0);
	assert_int_equal(entries("."), 1);
}

static void a_folder_is_no_file(void **state)
{
	struct drafts drafts;

	start(&drafts, state);
	put("out", "a file");
	assert_null(draft_folder_open(&drafts, "out"));
	assert_int_equal(errno, ENOTDIR);
	assert_null(draft_folder_open(&drafts, "not/there"));
	assert_int_equal(errno, ENOENT);
	/* Links that go round lead nowhere, where no folder could take its place. */
	assert_int_equal(symlink("round", "and"), 0);
	assert_int_equal(symlink("and", "round"), 0);
	assert_null(draft_folder_open(&drafts, "round"));
	assert_int_equal(errno, ELOOP);
	assert_int_equal(entries("."), 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    HERE(files_appear_together),
	    HERE(a_name_that_is_too_long_is_refused_before_anything_is_written),
	    HERE(where_one_cannot_be_placed_none_is),
	    HERE(what_is_replaced_is_kept_where_it_is_to_be),
	    HERE(what_is_dropped_or_abandoned_leaves_nothing),
	    HERE(a_folder_appears_whole),
	    HERE(a_folder_that_another_run_made_meanwhile_is_left),
	    HERE(a_folder_of_an_earlier_run_is_replaced_whole),
	    HERE(what_cannot_be_removed_of_the_old_folder_is_told),
	    HERE(what_somebody_else_put_there_stays),
	    HERE(a_folder_is_undone_with_the_rest),
	    HERE(a_folder_within_that_is_a_link_is_not_written_through),
	    HERE(the_folder_one_stands_in_is_written_into),
	    HERE(a_folder_is_no_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
