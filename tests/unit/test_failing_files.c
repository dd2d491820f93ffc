/*
 * Calls of the system that fail, each in turn, while files are written: these are there whole or as
 * they were before, and no other is left.
 */
#include "failing.h"

#include "base/draft_folder.h"
#include "base/memory_try.h"

static char folder[] = "/tmp/vfm-machine-XXXXXX";
static int begun_in; /* the folder, as a file */

/* Its first bytes; of none, that it is not there. */
static const char *held(const char *path)
{
	static char found[64];
	FILE *file = fopen(path, "r");

	if (file == NULL)
		return "(none)";
	found[fread(found, 1, sizeof found - 1, file)] = '\0';
	assert_int_equal(fclose(file), 0);
	return found;
}

static void clear(void)
{
	/* NOLINTNEXTLINE(cert-env33-c): of the test's own folder, without a word from outside */
	assert_int_equal(system("rm -rf ./* ./.v*"), 0);
}

/* What a run replaces and makes, and what of it is there before and after. */
struct spot {
	const char *path, *before, *after;
};

/* A kind of run; all paths that it writes, and how many entries the working folder has. */
struct kind {
	void (*prepare)(void);
	bool (*write)(struct drafts *drafts); /* all drafts; false where one cannot be */
	struct spot places[8];
	size_t n_before, n_after;
};

struct writing {
	const struct kind *kind;
	struct drafts drafts;
	struct diagnostics diagnostics;
	bool is_kept;
};

static void work(void *data)
{
	struct writing *writing = data;

	writing->is_kept = writing->kind->write(&writing->drafts) &&
			   drafts_keep(&writing->drafts, &writing->diagnostics);
	if (!writing->is_kept)
		drafts_drop(&writing->drafts);
}

static bool put_draft(const char *temporary)
{
	if (temporary != NULL)
		put(temporary, "new");
	return temporary != NULL;
}

static void prepare_files(void)
{
	char absolute[sizeof folder + 20];

	put("one", "old");
	assert_int_equal(chmod("one", 0640), 0);
	assert_int_equal(mkdir("in", 0700), 0);
	put("in/place", "old");
	assert_int_equal(symlink("in/place", "link"), 0);
	assert_int_equal(symlink("nothing", "in/to"), 0);
	(void)snprintf(absolute, sizeof absolute, "%s/in/absolute", folder);
	assert_int_equal(symlink(absolute, "to"), 0);
	put("spend.csv", "old");
}

static bool write_files(struct drafts *drafts)
{
	const char *kept;

	if (!put_draft(drafts_open(drafts, "one", "")) ||
	    !put_draft(drafts_open(drafts, "two", ".txt")) ||
	    !put_draft(drafts_open(drafts, "link", "")) ||
	    !put_draft(drafts_open(drafts, "in/to", "")) ||
	    !put_draft(drafts_open(drafts, "to", "")))
		return false;
	kept = drafts_open(drafts, "spend.csv", "");
	return put_draft(kept) && drafts_keep_old(drafts, kept) != NULL;
}

static bool write_out(struct drafts *drafts)
{
	static const char *const names[] = {"case.txt", "charts/mix.svg", "charts/gains.svg"};
	struct draft_folder *out = draft_folder_open(drafts, "out");
	const char *beside;
	size_t count;

	for (size_t i = 0; i < COUNT_OF(names); i++)
		if (out == NULL || !put_draft(draft_folder_file(out, names[i])))
			return false;
	draft_folder_own(out, "case.txt");
	draft_folder_own(out, "stale.csv");
	draft_folder_own(out, "charts/stale.svg");
	(void)draft_folder_settle(out, &count);
	beside = drafts_open(drafts, "beside", "");
	return put_draft(beside) && drafts_keep_old(drafts, beside) != NULL;
}

static void prepare_nothing(void)
{
}

static void prepare_others(void)
{
	assert_int_equal(mkdir("out", 0750), 0);
	assert_int_equal(mkdir("out/charts", 0700) | mkdir("out/charts/deep", 0700), 0);
	put("out/case.txt", "old");
	put("out/stale.csv", "old");
	put("out/mine.txt", "old");
}

static void prepare_mine(void)
{
	assert_int_equal(mkdir("out", 0750), 0);
	put("out/mine.txt", "old");
}

static const struct kind kinds[] = {
    {prepare_files,
     write_files,
     {{"one", "old", "new"},
      {"two", "(none)", "new"},
      {"in/place", "old", "new"},
      {"in/nothing", "(none)", "new"},
      {"spend.csv", "old", "new"},
      {"in/absolute", "(none)", "new"},
      {"spend.csv~", "(none)", "old"}},
     5,
     7},
    {prepare_nothing,
     write_out,
     {{"out/case.txt", "(none)", "new"},
      {"out/charts/mix.svg", "(none)", "new"},
      {"beside", "(none)", "new"}},
     0,
     2},
    {prepare_out,
     write_out,
     {{"out/case.txt", "old", "new"},
      {"out/charts/mix.svg", "(none)", "new"},
      {"out/stale.csv", "old", "(none)"},
      {"out/charts/stale.svg", "old", "(none)"},
      {"beside", "(none)", "new"}},
     1,
     2},
    {prepare_mine,
     write_out,
     {{"out/case.txt", "(none)", "new"},
      {"out/charts/mix.svg", "(none)", "new"},
      {"out/mine.txt", "old", "old"},
      {"beside", "(none)", "new"}},
     1,
     2},
    {prepare_others,
     write_out,
     {{"out/case.txt", "old", "new"},
      {"out/charts/mix.svg", "(none)", "new"},
      {"out/mine.txt", "old", "old"},
      {"out/stale.csv", "old", "(none)"},
      {"beside", "(none)", "new"}},
     1,
     2},
};

/* One run, with what it leaves looked at; how many calls it made that may fail. */
static long run(const struct kind *kind, const char *name, long number, bool goes_on, int why)
{
	struct writing writing = {.kind = kind};
	struct arena *arena = arena_new(memory_gone);
	long n_made;

	kind->prepare();
	drafts_init(&writing.drafts, arena);
	diagnostics_init(&writing.diagnostics, arena);
	fail_call(name, number, goes_on, why);
	if (!memory_try(work, &writing)) {
		writing.is_kept = false;
		drafts_take_back(&writing.drafts);
	}
	n_made = n_calls;
	fail_no_call();
	for (const struct spot *place = kind->places; place->path != NULL; place++) {
		const char *expected = writing.is_kept ? place->after : place->before;

		if (strcmp(held(place->path), expected) != 0)
			fail_msg("%s %ld%s of kind %zu failed: %s holds '%s', not '%s'",
				 failed == NULL ? "no call" : failed, number, goes_on ? "+" : "",
				 (size_t)(kind - kinds), place->path, held(place->path), expected);
	}
	/* What cannot be removed stays. */
	if (failed == NULL || (strcmp(failed, "unlink") != 0 && strcmp(failed, "rmdir") != 0))
		if (entries(".") != (writing.is_kept ? kind->n_after : kind->n_before))
			fail_msg("%s %ld%s of kind %zu failed: %zu entries are left",
				 failed == NULL ? "no call" : failed, number, goes_on ? "+" : "",
				 (size_t)(kind - kinds), entries("."));
	clear();
	arena_free(arena);
	return n_made;
}

/* Any call that fails once, and each name's calls that fail from one on. */
static void files_are_whole_or_as_they_were(void **state)
{
	static const char *const names[] = {"stat",   "lstat",  "readlink", "realpath", "open",
					    "close",  "fchmod", "fsync",    "syncfs",   "link",
					    "rename", "mkdir",  "chmod",    "syscall"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(kinds); i++) {
		const long n_all = run(&kinds[i], NULL, LONG_MAX, false, EIO);

		assert_in_range(n_all, 15, 500);
		for (long n = 1; n <= n_all; n++)
			(void)run(&kinds[i], NULL, n, false, EIO);
		for (size_t j = 0; j < COUNT_OF(names); j++) {
			/* A folder goes back by the call that it came by. */
			const bool goes_back =
			    strcmp(names[j], "rename") == 0 || strcmp(names[j], "syscall") == 0;
			const long n_own = run(&kinds[i], names[j], LONG_MAX, false, EIO);

			for (long n = 1; n <= (goes_back && i > 0 ? 1 : n_own); n++)
				(void)run(&kinds[i], names[j], n, true, EIO);
		}
	}
}

static int enter(void **state)
{
	begun_in = open(".", O_RDONLY | O_CLOEXEC);
	return begun_in >= 0 && mkdtemp(folder) != NULL && chdir(folder) == 0 ? fixture_setup(state)
									      : -1;
}

static int leave(void **state)
{
	clear();
	if (fchdir(begun_in) != 0 || close(begun_in) != 0 || rmdir(folder) != 0)
		return -1;
	memcpy(folder + sizeof folder - 7, "XXXXXX", 6);
	return fixture_teardown(state);
}

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
		     {"one", "open", EEXIST, EEXIST},  {"one", "open", EACCES, EACCES}};
	struct fixture *fixture = *state;
	struct drafts drafts;

	put("one", "old");
	assert_int_equal(mkdir("in", 0700), 0);
	assert_int_equal(symlink("round", "round") | symlink("one/x", "through"), 0);
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
	assert_int_equal(entries("."), 4);
	assert_string_equal(held("one"), "old");
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

#define HERE(test)                              \
	{                                       \
#test, test, enter, leave, NULL \
	}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    HERE(files_are_whole_or_as_they_were),
	    HERE(what_cannot_be_put_back_is_not_lost),
	    HERE(a_draft_that_could_not_be_opened_is_no_part_of_it),
	    HERE(what_cannot_be_replaced_is_refused),
	    HERE(a_folder_that_changes_meanwhile_takes_its_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
