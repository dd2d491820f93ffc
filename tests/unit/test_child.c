#include "fixture.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <time.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/child.h"

static struct child_result run(void **state, const char *script, const char *input, int seconds)
{
	struct fixture *fixture = *state;
	char *arguments[] = {(char[]){"sh"}, (char[]){"-c"}, arena_text(fixture->arena, script),
			     NULL};
	char *environment[] = {(char[]){"PATH=/usr/bin:/bin"}, NULL};
	const struct child_order order = {arguments, environment, input, strlen(input), seconds, 0};

	return child_run(&order, NULL, fixture->arena);
}

static void ends_are_told_apart(void **state)
{
	struct child_result result = run(state, "cat >/dev/null; echo careful >&2", "x", 60);

	assert_int_equal(result.end, CHILD_DONE);
	assert_string_equal(result.words, "; careful");
	result = run(state, "cat >/dev/null; exit 3", "x", 60);
	assert_int_equal(result.end, CHILD_FAILED);
	assert_int_equal(result.code, 3);
	result = run(state, "kill -9 $$", "", 60);
	assert_int_equal(result.end, CHILD_KILLED);
	assert_int_equal(result.code, SIGKILL);
}

/* More than a pipe holds, to one that reads nothing. */
static void input_that_is_not_read_is_told(void **state)
{
	size_t size = 4 * 1024 * 1024;
	char *input = malloc(size + 1);

	assert_non_null(input);
	memset(input, 'x', size);
	input[size] = '\0';

	struct child_result result = run(state, "exec 0<&-; sleep 0.05", input, 60);

	assert_int_equal(result.end, CHILD_STOPPED);
	assert_int_equal(result.code, EPIPE);
	result = run(state, "cat >/dev/null", input, 60);
	assert_int_equal(result.end, CHILD_DONE);
	/* One that waits for ever is ended, whether it is being fed or waited for. */
	result = run(state, "sleep 100", input, 1);
	assert_int_equal(result.end, CHILD_TOO_LONG);
	result = run(state, "sleep 100", "", 1);
	assert_int_equal(result.end, CHILD_TOO_LONG);
	free(input);
}

/*
 * No `sleep` is left that holds this pipe open: neither of its process group, nor in a session of
 * its own, nor behind a process that is gone; whether the program ended or its time was up.
 */
static void what_it_started_ends_with_it(void **state)
{
	static const struct {
		const char *script;
		enum child_end end;
	} programs[] = {
	    {"sleep 100 >&%d & exit 0", CHILD_DONE},
	    {"setsid sleep 100 >&%d & sleep 0.2; exit 0", CHILD_DONE},
	    {"(setsid sleep 100 >&%d &) & sleep 0.2; exit 3", CHILD_FAILED},
	    {"setsid sh -c 'sleep 100 & sleep 100' >&%d & sleep 100", CHILD_TOO_LONG},
	};

	for (size_t i = 0; i < COUNT_OF(programs); i++) {
		int ends[2];
		char script[80], byte;

		assert_int_equal(pipe(ends), 0);
		snprintf(script, sizeof script, programs[i].script, ends[1]);
		assert_int_equal(run(state, script, "", 1).end, programs[i].end);
		close(ends[1]);
		alarm(20);
		assert_int_equal(read(ends[0], &byte, 1), 0);
		alarm(0);
		close(ends[0]);
	}
}

/* A mark that is none ends nothing, and one ends only what has it. */
static void a_mark_ends_no_others(void **state)
{
	char marks[2][CHILD_MARK_SIZE];
	pid_t processes[2];
	int status;

	(void)state;
	child_mark_make(marks[0]);
	child_mark_within(marks[1], marks[0]);
	for (int i = 0; i < 2; i++) {
		int ends[2];
		char byte;

		assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
		processes[i] = fork();
		assert_true(processes[i] >= 0);
		if (processes[i] == 0) {
			(void)execle("/bin/sleep", "sleep", "100", (char *)NULL,
				     (char *[]){marks[i], NULL});
			_exit(1);
		}
		/* It has its environment once this end has gone from it. */
		close(ends[1]);
		assert_int_equal(read(ends[0], &byte, 1), 0);
		close(ends[0]);
	}
	child_mark_end("");
	assert_int_equal(waitpid(-1, &status, WNOHANG), 0);
	child_mark_end(marks[1]);
	assert_int_equal(waitpid(processes[1], &status, 0), processes[1]);
	assert_int_equal(WTERMSIG(status), SIGKILL);
	assert_int_equal(waitpid(processes[0], &status, WNOHANG), 0);
	child_mark_end(marks[0]);
	assert_int_equal(waitpid(processes[0], &status, 0), processes[0]);
	assert_int_equal(WTERMSIG(status), SIGKILL);
}

static void a_program_that_is_not_there_is_told(void **state)
{
	struct fixture *fixture = *state;
	char *arguments[] = {(char[]){"no-such-program-here"}, NULL}, *environment[] = {NULL};
	const struct child_order order = {arguments, environment, "", 0, 60, 0};
	struct child_result result = child_run(&order, NULL, fixture->arena);

	assert_true((result.end == CHILD_NOT_RUN && result.code == ENOENT) ||
		    (result.end == CHILD_FAILED && result.code == 127));
}

/* Started, and then left by a run that ends in each of its ways. */
static void one_that_nobody_waits_for_ends_with_the_run(void **state)
{
	(void)state;
	for (int has_drafts = 0; has_drafts < 2; has_drafts++) {
		struct arena *arena = arena_new(out_of_memory);
		char script[64], byte;
		char *arguments[] = {(char[]){"sh"}, (char[]){"-c"}, script, NULL};
		char *environment[] = {(char[]){"PATH=/usr/bin:/bin"}, NULL};
		struct drafts drafts;
		int ends[2];

		assert_non_null(arena);
		drafts_init(&drafts, arena);
		assert_int_equal(pipe(ends), 0);
		snprintf(script, sizeof script, "exec sleep 100 >&%d", ends[1]);
		(void)child_start(&(struct child_order){arguments, environment, "", 0, 60, 0}, 1,
				  has_drafts ? &drafts : NULL, arena);
		close(ends[1]);
		if (has_drafts) {
			assert_true(drafts.children[0] > 0);
			drafts_take_back(&drafts);
			assert_int_equal(drafts.children[0], 0);
		}
		arena_free(arena);
		alarm(20);
		assert_int_equal(read(ends[0], &byte, 1), 0);
		alarm(0);
		close(ends[0]);
		assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
		assert_int_equal(errno, ECHILD);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(ends_are_told_apart),
	    TEST(input_that_is_not_read_is_told),
	    TEST(what_it_started_ends_with_it),
	    TEST(a_mark_ends_no_others),
	    TEST(a_program_that_is_not_there_is_told),
	    TEST(one_that_nobody_waits_for_ends_with_the_run),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
