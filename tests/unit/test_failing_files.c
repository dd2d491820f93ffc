/*
 * Calls of the system that fail, each in turn, while files are written: these are there whole or as
 * they were before, and no other is left.
 */
#include "failing_files.h"

#include "base/memory_try.h"

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

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    HERE(files_are_whole_or_as_they_were),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
