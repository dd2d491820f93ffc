#include "base/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/held_signals.h"

static int64_t milliseconds(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static int left_until(int64_t deadline)
{
	int64_t left = deadline - milliseconds();

	return left < 0 ? 0 : (int)left;
}

/* Start it, reading from `input`; 0, or the error. */
static int start(pid_t *process, const struct child_order *order, int input, int messages)
{
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	sigset_t defaults, none;
	int error;

	sigemptyset(&none);
	sigemptyset(&defaults);
	sigaddset(&defaults, SIGPIPE);
	sigaddset(&defaults, SIGXFSZ);
	if ((error = posix_spawn_file_actions_init(&actions)) != 0)
		return error;
	if ((error = posix_spawnattr_init(&attributes)) != 0)
		goto no_attributes;
	if ((error = posix_spawnattr_setsigdefault(&attributes, &defaults)) == 0 &&
	    (error = posix_spawnattr_setsigmask(&attributes, &none)) == 0 &&
	    (error = posix_spawnattr_setpgroup(&attributes, 0)) == 0 &&
	    (error = posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF |
							       POSIX_SPAWN_SETSIGMASK |
							       POSIX_SPAWN_SETPGROUP)) == 0 &&
	    (error = posix_spawn_file_actions_adddup2(&actions, messages, STDERR_FILENO)) == 0 &&
	    (error = posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)) == 0 &&
	    (error = posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null",
						      O_WRONLY, 0)) == 0)
		error = posix_spawnp(process, order->arguments[0], &actions, &attributes,
				     order->arguments, order->environment);
	posix_spawnattr_destroy(&attributes);
no_attributes:
	posix_spawn_file_actions_destroy(&actions);
	return error;
}

/* Write it all, outliving a reader that goes away or never reads; 0, or the error. */
static int feed(int output, const struct child_order *order, int64_t deadline)
{
	const char *bytes = order->input;
	size_t length = order->input_length;

	(void)fcntl(output, F_SETFL, O_NONBLOCK);
	while (length > 0) {
		struct pollfd ready = {.fd = output, .events = POLLOUT};
		ssize_t written = write(output, bytes, length);

		if (written < 0 && errno == EAGAIN) {
			int found = poll(&ready, 1, left_until(deadline));

			if (found == 0)
				return ETIMEDOUT;
			if (found < 0 && errno != EINTR)
				return errno;
			continue;
		}
		if (written < 0 && errno == EINTR)
			continue;
		if (written < 0)
			return errno;
		bytes += written;
		length -= (size_t)written;
	}
	return 0;
}

/* Wait for its end, or for its time to be up; then false, and it still runs. */
static bool wait_until(pid_t process, int *status, int64_t deadline)
{
	int ending = (int)syscall(SYS_pidfd_open, process, 0);
	bool has_ended = false;

	for (;;) {
		struct pollfd end = {.fd = ending, .events = POLLIN};
		pid_t found = waitpid(process, status, WNOHANG);
		int left = left_until(deadline);

		has_ended = found == process || (found < 0 && errno != EINTR);
		if (has_ended || left == 0)
			break;
		/* Without a descriptor of the process, look again now and then. */
		(void)poll(&end, ending >= 0 ? 1 : 0, ending >= 0 || left < 5 ? left : 5);
	}
	if (ending >= 0)
		close(ending);
	return has_ended;
}

/* The first lines of what it said; the file is closed. */
static const char *said(int messages, struct arena *arena)
{
	char text[1024];
	ssize_t length = pread(messages, text, sizeof text - 1, 0);
	const char *result = "";
	char *rest = NULL;

	close(messages);
	text[length < 0 ? 0 : length] = '\0';
	char *line = strtok_r(text, "\r\n", &rest);

	for (int i = 0; line != NULL && i < 4; line = strtok_r(NULL, "\r\n", &rest)) {
		line += strspn(line, " \t");
		if (strspn(line, "^ \t") == strlen(line))
			continue;
		result = arena_format(arena, "%s; %s", result, line);
		i++;
	}
	return result;
}

static void tell_child(struct drafts *drafts, pid_t child)
{
	if (drafts != NULL)
		drafts->child = child;
}

static struct child_result judge(bool has_ended, int status, int write_error)
{
	struct child_result result = {.end = CHILD_DONE};

	if (!has_ended)
		result.end = CHILD_TOO_LONG;
	else if (WIFSIGNALED(status))
		result = (struct child_result){.end = CHILD_KILLED, .code = WTERMSIG(status)};
	else if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
		result = (struct child_result){
		    .end = CHILD_FAILED, .code = WIFEXITED(status) ? WEXITSTATUS(status) : status};
	else if (write_error != 0)
		result = (struct child_result){.end = CHILD_STOPPED, .code = write_error};
	return result;
}

/* The signal of a reader that goes away, held by this thread only: others have their own children.
 */
static void hold_pipe_signal(sigset_t *before)
{
	sigset_t pipe_signal;

	sigemptyset(&pipe_signal);
	sigaddset(&pipe_signal, SIGPIPE);
	pthread_sigmask(SIG_BLOCK, &pipe_signal, before);
}

/* What came meanwhile is forgotten. */
static void release_pipe_signal(const sigset_t *before, bool has_come)
{
	const struct timespec at_once = {0};
	sigset_t pipe_signal;

	sigemptyset(&pipe_signal);
	sigaddset(&pipe_signal, SIGPIPE);
	if (has_come && sigismember(before, SIGPIPE) == 0)
		(void)sigtimedwait(&pipe_signal, NULL, &at_once);
	pthread_sigmask(SIG_SETMASK, before, NULL);
}

struct child_result child_run(const struct child_order *order, struct drafts *drafts,
			      struct arena *arena)
{
	const int64_t deadline = milliseconds() + (int64_t)order->seconds * 1000;
	struct child_result result = {.end = CHILD_NOT_RUN, .words = ""};
	int ends[2], status = 0, write_error;
	pid_t process = -1;
	sigset_t held;
	/* A file, not a pipe: it may say any amount while it is still being fed. */
	int messages = memfd_create("messages", MFD_CLOEXEC);

	if (messages < 0 || pipe2(ends, O_CLOEXEC) != 0) {
		result.code = errno;
		if (messages >= 0)
			close(messages);
		return result;
	}
	hold_signals(&held);
	result.code = start(&process, order, ends[0], messages);
	if (result.code == 0)
		tell_child(drafts, process);
	release_signals(&held);
	close(ends[0]);
	if (result.code != 0) {
		close(ends[1]);
		close(messages);
		return result;
	}

	hold_pipe_signal(&held);
	write_error = feed(ends[1], order, deadline);
	close(ends[1]);
	release_pipe_signal(&held, write_error == EPIPE);
	bool has_ended = wait_until(process, &status, deadline);

	/* What it started, and left behind, ends too. */
	hold_signals(&held);
	(void)kill(-process, SIGKILL);
	while (!has_ended && waitpid(process, &status, 0) < 0 && errno == EINTR)
		;
	tell_child(drafts, 0);
	release_signals(&held);
	result = judge(has_ended, status, write_error);
	result.words = said(messages, arena);
	return result;
}
