/*
 * Calls of the system and of memory that fail, each in turn: what is to be written is there whole
 * or as it was before, no file, process or descriptor is left, and nothing is waited for without
 * end.
 */
#include "fixture.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdatomic.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/child.h"
#include "base/draft_folder.h"
#include "base/look.h"
#include "base/memory_stream.h"
#include "base/memory_try.h"
#include "base/scratch.h"
#include "base/team.h"

/*
 * Which calls fail: of this name (NULL: any but for memory and of /proc) the n-th from now on, 0
 * none, and those behind it.
 */
static struct {
	const char *name, *other; /* that fails too, always, or NULL */
	long number;
	bool goes_on;
	int why;
} fault;
static long n_calls;       /* of those that may fail, since they were told to */
static const char *failed; /* the last one that did, or NULL */

static void fail_call(const char *name, long number, bool goes_on, int why)
{
	fault.name = name;
	fault.other = NULL;
	fault.number = number;
	fault.goes_on = goes_on;
	fault.why = why;
	n_calls = 0;
	failed = NULL;
}

static void fail_no_call(void)
{
	fault.number = 0;
}

static bool fails(const char *name)
{
	if (fault.number == 0)
		return false;
	if (fault.other == NULL || strcmp(fault.other, name) != 0) {
		if (fault.name == NULL
			? strstr(name, "alloc") != NULL || strcmp(name, "openat") == 0
			: strcmp(fault.name, name) != 0)
			return false;
		n_calls++;
		if (fault.goes_on ? n_calls < fault.number : n_calls != fault.number)
			return false;
	}
	failed = name;
	errno = fault.why;
	return true;
}

/* NOLINTBEGIN(bugprone-macro-parentheses): declarations */
#define WRAP(name, type, parameters, arguments, failure)                   \
	type __real_##name parameters;                                     \
	type __wrap_##name parameters;                                     \
	type __wrap_##name parameters                                      \
	{                                                                  \
		return fails(#name) ? (failure) : __real_##name arguments; \
	}
/* NOLINTEND(bugprone-macro-parentheses) */

/* clang-format off: the Makefile finds them by how their lines begin */
WRAP(stat, int, (const char *path, struct stat *status), (path, status), -1)
WRAP(lstat, int, (const char *path, struct stat *status), (path, status), -1)
WRAP(fstat, int, (int file, struct stat *status), (file, status), -1)
WRAP(readlink, ssize_t, (const char *path, char *to, size_t size), (path, to, size), -1)
WRAP(realpath, char *, (const char *path, char *to), (path, to), NULL)
WRAP(readdir, struct dirent *, (DIR * listing), (listing), NULL)
WRAP(read, ssize_t, (int file, void *bytes, size_t size), (file, bytes, size), -1)
WRAP(fchmod, int, (int file, mode_t mode), (file, mode), -1)
WRAP(link, int, (const char *from, const char *to), (from, to), -1)
WRAP(rename, int, (const char *from, const char *to), (from, to), -1)
WRAP(unlink, int, (const char *path), (path), -1)
WRAP(rmdir, int, (const char *path), (path), -1)
WRAP(mkdir, int, (const char *path, mode_t mode), (path, mode), -1)
WRAP(chmod, int, (const char *path, mode_t mode), (path, mode), -1)
WRAP(malloc, void *, (size_t size), (size), NULL)
WRAP(calloc, void *, (size_t count, size_t size), (count, size), NULL)
WRAP(realloc, void *, (void *memory, size_t size), (memory, size), NULL)
WRAP(fopencookie, FILE *, (void *data, const char *mode, cookie_io_functions_t calls),
     (data, mode, calls), NULL)
WRAP(memfd_create, int, (const char *name, unsigned flags), (name, flags), -1)
WRAP(ftruncate, int, (int file, off_t size), (file, size), -1)
WRAP(pipe2, int, (int ends[2], int flags), (ends, flags), -1)
WRAP(write, ssize_t, (int file, const void *bytes, size_t size), (file, bytes, size), -1)
WRAP(pread, ssize_t, (int file, void *bytes, size_t size, off_t at), (file, bytes, size, at), -1)
WRAP(poll, int, (struct pollfd * files, nfds_t count, int wait), (files, count, wait), -1)
WRAP(waitpid, pid_t, (pid_t process, int *status, int options), (process, status, options), -1)
WRAP(posix_spawn_file_actions_init, int, (posix_spawn_file_actions_t * actions), (actions),
     fault.why)
WRAP(posix_spawnattr_init, int, (posix_spawnattr_t * attributes), (attributes), fault.why)
WRAP(posix_spawnattr_setsigdefault, int, (posix_spawnattr_t * attributes, const sigset_t *set),
     (attributes, set), fault.why)
WRAP(posix_spawnattr_setsigmask, int, (posix_spawnattr_t * attributes, const sigset_t *set),
     (attributes, set), fault.why)
WRAP(posix_spawnattr_setpgroup, int, (posix_spawnattr_t * attributes, pid_t group),
     (attributes, group), fault.why)
WRAP(posix_spawnattr_setflags, int, (posix_spawnattr_t * attributes, short flags),
     (attributes, flags), fault.why)
WRAP(posix_spawn_file_actions_adddup2, int,
     (posix_spawn_file_actions_t * actions, int from, int to), (actions, from, to), fault.why)
WRAP(posix_spawn_file_actions_addopen, int,
     (posix_spawn_file_actions_t * actions, int file, const char *path, int flags, mode_t mode),
     (actions, file, path, flags, mode), fault.why)
WRAP(posix_spawnp, int,
     (pid_t * process, const char *name, const posix_spawn_file_actions_t *actions,
      const posix_spawnattr_t *attributes, char *const arguments[], char *const environment[]),
     (process, name, actions, attributes, arguments, environment), fault.why)
WRAP(pthread_create, int,
     (pthread_t * thread, const pthread_attr_t *attributes, void *(*work)(void *), void *data),
     (thread, attributes, work, data), fault.why)
WRAP(mkdtemp, char *, (char *path), (path), NULL)

/* NOLINTBEGIN(bugprone-macro-parentheses): declarations */
#define WRAP_AS(name, type, parameters) \
	type __real_##name parameters;  \
	type __wrap_##name parameters;  \
	type __wrap_##name parameters
/* NOLINTEND(bugprone-macro-parentheses) */

WRAP_AS(open, int, (const char *path, int flags, ...))
{
	va_list arguments;

	va_start(arguments, flags);
	const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(arguments, mode_t) : 0;

	va_end(arguments);
	return fails("open") ? -1 : __real_open(path, flags, mode);
}

WRAP_AS(openat, int, (int folder, const char *path, int flags, ...))
{
	return fails("openat") ? -1 : __real_openat(folder, path, flags, 0);
}

/* Nothing here outlives the machine. */
WRAP_AS(fsync, int, (int file))
{
	return fails("fsync") || file < 0 ? -1 : 0;
}

WRAP_AS(syncfs, int, (int file))
{
	return fails("syncfs") || file < 0 ? -1 : 0;
}

/* A file is closed all the same. */
WRAP_AS(close, int, (int file))
{
	const bool has_failed = fails("close");
	const int why = errno, closed = __real_close(file);

	if (has_failed)
		errno = why;
	return has_failed ? -1 : closed;
}

/* What a compiler that looks at sizes makes of one. */
__attribute__((weak)) int __real___poll_chk(struct pollfd *files, nfds_t count, int wait,
					    size_t size);

WRAP_AS(__poll_chk, int, (struct pollfd * files, nfds_t count, int wait, size_t size))
{
	return fails("poll") ? -1 : __real___poll_chk(files, count, wait, size);
}

/* A pipe has the room that it has. */
WRAP_AS(fcntl, int, (int file, int command, ...))
{
	va_list arguments;

	va_start(arguments, command);
	const long argument = va_arg(arguments, long);

	va_end(arguments);
	return fails("fcntl") || command == F_SETPIPE_SZ ? -1
							 : __real_fcntl(file, command, argument);
}

WRAP_AS(syscall, long, (long number, ...))
{
	va_list rest;
	long words[5];

	va_start(rest, number);
	for (size_t i = 0; i < COUNT_OF(words); i++)
		words[i] = va_arg(rest, long);
	va_end(rest);
	return fails(number == SYS_pidfd_open          ? "pidfd_open"
		     : number == SYS_pidfd_send_signal ? "pidfd_send_signal"
						       : "syscall")
		   ? -1
		   : __real_syscall(number, words[0], words[1], words[2], words[3], words[4]);
}

/* Where the test is its own child, which it is while there is room for what that does. */
static char *child_does;

WRAP_AS(_Fork, pid_t, (void))
{
	return child_does != NULL ? 0 : __real__Fork();
}

WRAP_AS(execl, int, (const char *path, const char *first, ...))
{
	va_list rest;
	const char *words[3];

	va_start(rest, first);
	for (size_t i = 0; i < COUNT_OF(words); i++)
		words[i] = va_arg(rest, const char *);
	va_end(rest);
	if (child_does == NULL)
		return __real_execl(path, first, words[0], words[1], words[2], (char *)NULL);
	(void)snprintf(child_does, 100, "%s %s %s %s %s", path, first, words[0], words[1],
		       words[2]);
	errno = ENOENT;
	return -1;
}

WRAP_AS(raise, int, (int number))
{
	if (child_does == NULL)
		return __real_raise(number);
	(void)snprintf(child_does + strlen(child_does), 20, ", signal %d", number);
	return 0;
}

static jmp_buf ended;
static bool may_end; /* instead of the process, what is tried */

WRAP_AS(abort, _Noreturn void, (void))
{
	if (may_end)
		longjmp(ended, 1);
	__real_abort();
}

/* --- Files --- */

static char folder[] = "/tmp/vfm-machine-XXXXXX";
static int begun_in; /* the folder, as a file */

static void put(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(fclose(file), 0);
}

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

static size_t entries(const char *path)
{
	DIR *listing = opendir(path);
	size_t count = 0;

	assert_non_null(listing);
	while (readdir(listing) != NULL)
		count++;
	closedir(listing);
	return count - 2;
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

static void prepare_out(void)
{
	assert_int_equal(mkdir("out", 0750), 0);
	assert_int_equal(mkdir("out/charts", 0700), 0);
	put("out/case.txt", "old");
	put("out/stale.csv", "old");
	put("out/charts/stale.svg", "old");
}

static void prepare_others(void)
{
	assert_int_equal(mkdir("out", 0750), 0);
	assert_int_equal(mkdir("out/charts", 0700) | mkdir("out/charts/deep", 0700), 0);
	put("out/case.txt", "old");
	put("out/stale.csv", "old");
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

/* --- Programs --- */

static size_t open_files(void)
{
	return entries("/proc/self/fd");
}

static struct child_result run_child(const char *script, const char *input, int output,
				     struct arena *arena)
{
	char *arguments[] = {(char[]){"sh"}, (char[]){"-c"}, arena_text(arena, script), NULL};
	char *environment[] = {(char[]){"PATH=/usr/bin:/bin"}, NULL};
	const struct child_order order = {arguments, environment, input, strlen(input), 60, output};
	struct drafts drafts;

	drafts_init(&drafts, arena);
	return child_run(&order, &drafts, arena);
}

/* Each call on the way fails once, and the way is to the file and to nowhere. */
static void a_program_is_run_or_the_reason_is_told(void **state)
{
	/* Where these fail it runs all the same, and is waited for another way. */
	static const char *const spared[] = {
	    "pidfd_open", "pread", "close", "openat", "open", "syscall", "pidfd_send_signal"};
	struct fixture *fixture = *state;
	FILE *file = tmpfile();

	assert_non_null(file);
	for (int has_output = 0; has_output < 2; has_output++) {
		const int output = has_output ? fileno(file) : 0;
		const size_t n_open = open_files();
		long n_all = 0, n_refused = 0;

		for (long n = 0; n <= n_all; n++) {
			struct child_result result;
			bool is_spared = false;

			fail_call(NULL, n == 0 ? LONG_MAX : n, false, EIO);
			result = run_child("cat; echo careful >&2", "x", output, fixture->arena);
			n_all = n == 0 ? n_calls : n_all;
			fail_no_call();
			for (size_t i = 0; failed != NULL && i < COUNT_OF(spared); i++)
				is_spared |= strcmp(failed, spared[i]) == 0;
			if (failed == NULL || is_spared)
				assert_int_equal(result.end, CHILD_DONE);
			else if (strcmp(failed, "write") == 0 || strcmp(failed, "poll") == 0)
				assert_true(result.end == CHILD_STOPPED ||
					    result.end == CHILD_DONE);
			else if (result.end != CHILD_DONE)
				assert_int_equal(result.end, CHILD_NOT_RUN);
			if (result.end == CHILD_NOT_RUN) {
				assert_int_equal(result.code, EIO);
				n_refused++;
			} else if (failed == NULL || (strcmp(failed, "pread") != 0 &&
						      strcmp(failed, "waitpid") != 0)) {
				assert_string_equal(result.words, "; careful");
			}
			assert_int_equal(open_files(), n_open);
			while (waitpid(-1, NULL, 0) > 0)
				;
		}
		assert_true(n_refused >= 12);
	}
	(void)fclose(file);
}

/* A signal meanwhile changes nothing; as much as no pipe holds at once. */
static void what_a_signal_interrupts_is_gone_on_with(void **state)
{
	static const char *const names[] = {"write", "poll", "waitpid"};
	struct fixture *fixture = *state;
	char *input = arena_alloc(fixture->arena, 3000001);

	memset(input, 'x', 3000000);
	for (size_t i = 0; i < COUNT_OF(names); i++)
		for (long n = 1; n <= 3; n++) {
			struct child_result result;

			fail_call(names[i], n, false, EINTR);
			result = run_child("sleep 0.05; cat | wc -c >&2", input, 0, fixture->arena);
			fail_no_call();
			assert_int_equal(result.end, CHILD_DONE);
			assert_string_equal(result.words, "; 3000000");
		}
}

/* Input that cannot be waited for, and a program without a descriptor, of which the time is up. */
static void a_program_that_cannot_be_watched_is_ended_in_time(void **state)
{
	struct fixture *fixture = *state;
	char *arguments[] = {(char[]){"sleep"}, (char[]){"100"}, NULL};
	char *environment[] = {(char[]){"PATH=/usr/bin:/bin"}, NULL};
	const struct child_order order = {arguments, environment, "", 0, 1, 0};

	fail_call("pidfd_open", 1, true, ENOSYS);
	assert_int_equal(child_run(&order, NULL, fixture->arena).end, CHILD_TOO_LONG);
	fail_no_call();
	assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
}

/* More than a pipe holds, of which nothing can be told whether it is taken. */
static void input_that_cannot_be_waited_for_is_told(void **state)
{
	struct fixture *fixture = *state;
	char *input = arena_alloc(fixture->arena, 4000001);
	struct child_result result;

	memset(input, 'x', 4000000);
	fail_call("poll", 1, false, EIO);
	result = run_child("sleep 0.05; cat >/dev/null", input, 0, fixture->arena);
	fail_no_call();
	assert_int_equal(result.end, CHILD_STOPPED);
	assert_int_equal(result.code, EIO);
}

/* A signal between the end of its time and its own. */
static void a_program_that_is_ended_is_waited_for(void **state)
{
	struct fixture *fixture = *state;
	char *arguments[] = {(char[]){"sleep"}, (char[]){"100"}, NULL};
	char *environment[] = {(char[]){"PATH=/usr/bin:/bin"}, NULL};
	const struct child_order order = {arguments, environment, "", 0, 0, 0};

	for (long n = 1; n <= 3; n++) {
		fail_call("waitpid", n, false, EINTR);
		assert_int_equal(child_run(&order, NULL, fixture->arena).end, CHILD_TOO_LONG);
		fail_no_call();
		assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
	}
}

/* Several: one that cannot be run, one that reads nothing; waited for or left. */
static void programs_side_by_side_have_their_own_ends(void **state)
{
	char *none[] = {(char[]){"no-such-program-here"}, NULL};
	char *deaf[] = {(char[]){"sleep"}, (char[]){"100"}, NULL};
	char *done[] = {(char[]){"true"}, NULL};
	char *environment[] = {(char[]){"PATH=/usr/bin:/bin"}, NULL};
	const size_t n_open = open_files();
	char *input = malloc(4000001);

	(void)state;
	assert_non_null(input);
	memset(input, 'x', 4000000);
	for (int is_left = 0; is_left < 2; is_left++) {
		struct arena *arena = arena_new(out_of_memory);
		const struct child_order orders[] = {{none, environment, "", 0, 1, 0},
						     {deaf, environment, input, 4000000, 1, 0},
						     {done, environment, "", 0, 1, 0}};
		struct child_result results[3];
		struct child_group *group = child_start(orders, 3, NULL, arena);

		if (!is_left) {
			child_finish(group, results);
			assert_true(results[0].end == CHILD_NOT_RUN || results[0].code == 127);
			assert_int_equal(results[1].end, CHILD_TOO_LONG);
			assert_int_equal(results[2].end, CHILD_DONE);
		}
		arena_free(arena);
		assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
		assert_int_equal(errno, ECHILD);
		assert_int_equal(open_files(), n_open);
	}
	free(input);
}

/* A run has room for eight; one more is not begun. */
static void more_programs_than_a_run_can_end_are_not_begun(void **state)
{
	struct fixture *fixture = *state;
	char *arguments[] = {(char[]){"true"}, NULL}, *environment[] = {NULL};
	const struct child_order order = {arguments, environment, "", 0, 60, 0};
	struct child_result result;
	struct drafts drafts;

	drafts_init(&drafts, fixture->arena);
	for (size_t i = 0; i < DRAFTS_CHILDREN; i++)
		drafts.children[i] = 1;
	result = child_run(&order, &drafts, fixture->arena);
	assert_int_equal(result.end, CHILD_NOT_RUN);
	assert_int_equal(result.code, EAGAIN);
}

/* Where the caller holds the signal of a lost reader, it stays the caller's. */
static void a_signal_that_was_held_stays_held(void **state)
{
	struct fixture *fixture = *state;
	char *input = arena_alloc(fixture->arena, 4000001);
	sigset_t pipe_signal, before, pending;

	memset(input, 'x', 4000000);
	sigemptyset(&pipe_signal);
	sigaddset(&pipe_signal, SIGPIPE);
	for (int is_held = 0; is_held < 2; is_held++) {
		assert_int_equal(
		    pthread_sigmask(is_held ? SIG_BLOCK : SIG_UNBLOCK, &pipe_signal, &before), 0);
		assert_int_equal(run_child("exec 0<&-; echo ' ^'; echo ' ^' >&2; echo said >&2; "
					   "sleep 0.05",
					   input, 0, fixture->arena)
				     .code,
				 EPIPE);
		assert_int_equal(sigpending(&pending), 0);
		assert_int_equal(sigismember(&pending, SIGPIPE), is_held);
	}
	assert_int_equal(sigtimedwait(&pipe_signal, NULL, &(struct timespec){0}), SIGPIPE);
	assert_int_equal(pthread_sigmask(SIG_SETMASK, &before, NULL), 0);
}

/* What only points at a place says nothing. */
static void lines_that_say_nothing_are_left_out(void **state)
{
	struct fixture *fixture = *state;

	assert_string_equal(
	    run_child("printf '  ^\\n\\n\\ta\\n ^ \\nb\\nc\\nd\\ne\\n' >&2", "", 0, fixture->arena)
		.words,
	    "; a; b; c; d");
}

static pid_t start_marked(char *mark)
{
	int ends[2];
	char byte;

	assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
	pid_t process = fork();

	assert_true(process >= 0);
	if (process == 0) {
		(void)execle("/bin/sleep", "sleep", "100", (char *)NULL, (char *[]){mark, NULL});
		_exit(1);
	}
	/* It has its environment once this end has gone from it. */
	close(ends[1]);
	assert_int_equal(read(ends[0], &byte, 1), 0);
	close(ends[0]);
	return process;
}

/* Whatever of /proc cannot be read: only what has the mark is ended, and it comes to an end. */
static void a_mark_ends_no_others_where_calls_fail(void **state)
{
	static const struct {
		const char *name;
		long number;
		bool goes_on;
		int why;
		bool is_ended;
	} rules[] = {
	    {"open", 1, true, EMFILE, false},
	    {"syscall", 1, true, EIO, false},
	    {"openat", 1, true, EMFILE, false},
	    {"pidfd_open", 1, true, ESRCH, false}, /* it has ended meanwhile */
	    {"pidfd_open", 1, true, ENOSYS, true}, /* an old system */
	    {"pidfd_send_signal", 1, true, EPERM, false},
	    {"pidfd_open", 9, true, EIO, true},
	};
	const size_t n_open = open_files();

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rules); i++) {
		char marks[2][CHILD_MARK_SIZE];
		pid_t processes[2];
		int status;

		child_mark_make(marks[0]);
		child_mark_make(marks[1]);
		for (int j = 0; j < 2; j++)
			processes[j] = start_marked(marks[j]);
		fail_call(rules[i].name, rules[i].number, rules[i].goes_on, rules[i].why);
		child_mark_end(marks[1]);
		fail_no_call();
		if (!rules[i].is_ended) {
			assert_int_equal(waitpid(processes[1], &status, WNOHANG), 0);
			assert_int_equal(kill(processes[1], SIGKILL), 0);
		}
		assert_int_equal(waitpid(processes[1], &status, 0), processes[1]);
		assert_int_equal(WTERMSIG(status), SIGKILL);
		assert_int_equal(waitpid(processes[0], &status, WNOHANG), 0);
		child_mark_end(marks[0]);
		assert_int_equal(waitpid(processes[0], &status, 0), processes[0]);
		assert_int_equal(open_files(), n_open);
	}
}

/* What stands in for `rm` where there is none: nothing, since the run must not go on twice. */
static void a_child_that_cannot_remove_goes(void **state)
{
	char does[130] = "";

	(void)state;
	child_does = does;
	scratch_remove("/tmp/no such folder");
	child_does = NULL;
	assert_string_equal(does, "/bin/rm rm -rf -- /tmp/no such folder, signal 9");
}

static void a_folder_that_cannot_be_made_is_none(void **state)
{
	struct fixture *fixture = *state;
	struct drafts drafts;

	assert_int_equal(unsetenv("TMPDIR"), 0);
	drafts_init(&drafts, fixture->arena);
	fail_call("mkdtemp", 1, false, EACCES);
	assert_null(scratch_open(&drafts));
	fail_no_call();
	assert_int_equal(strncmp(scratch_open(&drafts), "/tmp/vfm-", 9), 0);
	scratch_close(&drafts);
	assert_int_equal(setenv("TMPDIR", "", 1), 0);
	assert_int_equal(strncmp(scratch_open(&drafts), "/tmp/vfm-", 9), 0);
	scratch_close(&drafts);
	assert_int_equal(unsetenv("TMPDIR"), 0);
}

/* --- Looking --- */

struct looking {
	const char *path;
	struct arena *arena;
	bool is_whole; /* a file, else a folder */
	size_t count;
	const char *bytes;
};

static void look(void *data)
{
	struct looking *looking = data;

	if (looking->is_whole)
		(void)look_whole(looking->path, 100000, &looking->bytes, &looking->count,
				 looking->arena);
	else
		(void)look_into(looking->path, &looking->count, looking->arena);
}

static void what_cannot_be_read_ends_the_run(void **state)
{
	static const struct {
		bool is_whole;
		const char *path, *name;
		long number;
		int why, left; /* 0: it goes on */
	} rules[] = {
	    {true, "Makefile", "fstat", 1, EIO, EIO}, {true, "Makefile", "read", 1, EIO, EIO},
	    {true, "Makefile", "read", 1, EINTR, 0},  {true, "Makefile", "open", 1, EIO, EIO},
	    {true, "Makefile", "open", 1, ENXIO, 0},  {true, "Makefile", "open", 1, ENODEV, 0},
	    {true, "Makefile", "open", 1, ENOENT, 0}, {false, "tests", "readdir", 1, EIO, EIO},
	    {false, "tests", "readdir", 3, EIO, EIO},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rules); i++) {
		struct looking looking = {rules[i].path, arena_new(memory_gone), rules[i].is_whole,
					  0, NULL};
		const size_t n_open = open_files();

		fail_call(rules[i].name, rules[i].number, false, rules[i].why);
		const bool is_done = memory_try(look, &looking);

		fail_no_call();
		assert_non_null(failed);
		assert_int_equal(is_done, rules[i].left == 0);
		if (!is_done) {
			assert_string_equal(memory_left().path, rules[i].path);
			assert_int_equal(memory_left().why, rules[i].left);
		} else {
			assert_int_equal(looking.bytes != NULL, rules[i].why == EINTR);
		}
		arena_free(looking.arena);
		assert_int_equal(open_files(), n_open);
	}
}

/* --- Memory --- */

static int n_out;

static void come_back(void)
{
	n_out++;
}

static void make_arena(struct arena *arena)
{
	(void)arena;
	arena_free(arena_new(come_back));
}

static void make_room(struct arena *arena)
{
	(void)arena_alloc(arena, 1000000);
}

static void make_text(struct arena *arena)
{
	(void)arena_format(arena, "%1000000d", 7);
}

static void end_it(void *data)
{
	++*(int *)data;
}

static int n_ended;

static void hold_it(struct arena *arena)
{
	arena_hold(arena, &n_ended, end_it);
}

static void leave_without_try(struct arena *arena)
{
	(void)arena;
	memory_gone();
}

/* The contract of who is told that there is no memory is not to come back: then all ends. */
static void without_memory_nothing_goes_on(void **state)
{
	static const struct {
		void (*work)(struct arena *arena);
		const char *name;
		int n_out, n_ended;
	} rules[] = {{make_arena, "malloc", 1, 0},
		     {make_room, "calloc", 1, 0},
		     {make_text, "calloc", 1, 0},
		     {hold_it, "calloc", 1, 1},
		     {leave_without_try, "none", 0, 0}};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rules); i++) {
		struct arena *arena = arena_new(come_back);
		volatile bool has_gone_on = false;

		n_out = n_ended = 0;
		may_end = true;
		fail_call(rules[i].name, 1, true, ENOMEM);
		if (setjmp(ended) == 0) {
			rules[i].work(arena);
			has_gone_on = true;
		}
		fail_no_call();
		may_end = false;
		assert_false(has_gone_on);
		assert_int_equal(n_out, rules[i].n_out);
		assert_int_equal(n_ended, rules[i].n_ended);
		arena_free(arena);
	}
}

static void a_stream_without_memory_has_no_text(void **state)
{
	struct fixture *fixture = *state;
	struct memory_stream *stream;

	fail_call("fopencookie", 1, false, ENOMEM);
	assert_null(memory_stream_open(fixture->arena));
	fail_call("realloc", 2, false, ENOMEM);
	stream = memory_stream_open(fixture->arena);
	assert_non_null(stream);
	for (int i = 0; i < 3000; i++)
		(void)fprintf(memory_stream_file(stream), "%04d ", i);
	errno = 0;
	assert_null(memory_stream_close(stream, NULL));
	assert_int_equal(errno, ENOMEM);
	assert_string_equal(failed, "realloc");
	fail_no_call();
}

/* --- Threads --- */

struct pieces {
	atomic_int done[40];
	int n_told, most_told;
};

static void do_piece(void *data, size_t member, size_t piece)
{
	(void)member;
	atomic_fetch_add(&((struct pieces *)data)->done[piece], 1);
}

static bool tell(void *data, const char *what, int64_t done, int64_t total)
{
	struct pieces *pieces = data;

	assert_string_equal(what, "pieces");
	assert_int_equal(total, 77);
	assert_true(done <= total);
	return ++pieces->n_told <= pieces->most_told;
}

/* With as many threads as there are, none but one's own among them. */
static void few_threads_do_all_pieces(void **state)
{
	struct fixture *fixture = *state;

	for (long n = 1; n <= 5; n++) {
		struct pieces pieces = {.most_told = 40};
		const struct watch watch = {tell, &pieces};
		const struct team team = {do_piece, &pieces, 4, 40, &watch, "pieces", 2, 77};

		fail_call("pthread_create", n, true, EAGAIN);
		assert_true(team_run(&team, fixture->arena));
		fail_no_call();
		for (size_t i = 0; i < 40; i++)
			assert_int_equal(pieces.done[i], 1);
	}
}

static void a_watch_ends_the_work(void **state)
{
	struct fixture *fixture = *state;
	struct pieces pieces = {.most_told = 2};
	const struct watch watch = {tell, &pieces};
	const struct team team = {do_piece, &pieces, 1, 40, &watch, "pieces", 2, 77};

	assert_false(team_run(&team, fixture->arena));
	for (size_t i = 0; i < 40; i++)
		assert_int_equal(pieces.done[i], i < 2);
	/* One that nobody listens to. */
	const struct watch deaf = {NULL, NULL};
	const struct team other = {do_piece, &pieces, 1, 40, &deaf, "pieces", 2, 77};

	assert_true(team_run(&other, fixture->arena));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    HERE(files_are_whole_or_as_they_were),
	    HERE(what_cannot_be_put_back_is_not_lost),
	    HERE(a_draft_that_could_not_be_opened_is_no_part_of_it),
	    HERE(what_cannot_be_replaced_is_refused),
	    HERE(a_folder_that_changes_meanwhile_takes_its_place),
	    TEST(a_program_is_run_or_the_reason_is_told),
	    TEST(what_a_signal_interrupts_is_gone_on_with),
	    TEST(a_program_that_cannot_be_watched_is_ended_in_time),
	    TEST(input_that_cannot_be_waited_for_is_told),
	    TEST(a_program_that_is_ended_is_waited_for),
	    TEST(programs_side_by_side_have_their_own_ends),
	    TEST(more_programs_than_a_run_can_end_are_not_begun),
	    TEST(a_signal_that_was_held_stays_held),
	    TEST(lines_that_say_nothing_are_left_out),
	    TEST(a_mark_ends_no_others_where_calls_fail),
	    TEST(a_child_that_cannot_remove_goes),
	    TEST(a_folder_that_cannot_be_made_is_none),
	    TEST(what_cannot_be_read_ends_the_run),
	    TEST(without_memory_nothing_goes_on),
	    TEST(a_stream_without_memory_has_no_text),
	    TEST(few_threads_do_all_pieces),
	    TEST(a_watch_ends_the_work),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
