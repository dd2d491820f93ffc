/*
 * Calls of the system that fail, each in turn, while programs are run: no process and no descriptor
 * is left, and nothing is waited for without end.
 */
#include "failing.h"

#include "base/child.h"
#include "base/scratch.h"

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

/* Whatever comes between the end of its time and its own. */
static void a_program_that_is_ended_is_waited_for(void **state)
{
	struct fixture *fixture = *state;
	char *arguments[] = {(char[]){"sleep"}, (char[]){"100"}, NULL};
	char *environment[] = {(char[]){"PATH=/usr/bin:/bin"}, NULL};
	const struct child_order order = {arguments, environment, "", 0, 0, 0};

	/* Or that somebody else has waited for it. */
	fail_call("waitpid", 2, false, ECHILD);
	assert_int_equal(child_run(&order, NULL, fixture->arena).end, CHILD_TOO_LONG);
	fail_no_call();
	assert_true(waitpid(-1, NULL, 0) > 0);
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
	for (int way = 0; way < 3; way++) {
		const bool is_left = way > 0;
		struct arena *arena = arena_new(out_of_memory);
		const struct child_order orders[] = {{none, environment, "", 0, 1, 0},
						     {deaf, environment, input, 4000000, 1, 0},
						     {done, environment, "", 0, 1, 0}};
		struct child_result results[3];
		struct drafts drafts;

		drafts_init(&drafts, arena);
		struct child_group *group =
		    child_start(orders, 3, way == 2 ? &drafts : NULL, arena);

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
		drafts.children[i] = 1 << 30; /* no process has such a number */
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
	    {"environ", 1, true, ENOENT, false},   /* or is another by now */
	    {"pidfd_open", 1, true, ENOSYS, true}, /* an old system */
	    {"pidfd_send_signal", 1, true, EPERM, false},
	    {"pidfd_open", 9, true, EIO, true},
	};
	const size_t n_open = open_files();
	const int self = (int)syscall(SYS_pidfd_open, getpid(), 0);

	(void)state;
	if (self >= 0)
		close(self);
	for (size_t i = 0; i < COUNT_OF(rules); i++) {
		/* Where processes cannot be held, as under valgrind, none is sent a signal so. */
		const bool is_ended = rules[i].is_ended ||
				      (self < 0 && strcmp(rules[i].name, "pidfd_send_signal") == 0);
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
		if (!is_ended) {
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

int main(void)
{
	static const struct CMUnitTest tests[] = {
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
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
