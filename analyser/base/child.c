#include "base/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/child_spawn.h"
#include "base/held_signals.h"

#define MOST_SAID 4096                           /* bytes of what it says that are kept */
#define MOST_WRITTEN ((rlim_t)256 * 1024 * 1024) /* bytes of any file that it writes */

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

/* A program at work. */
struct child_worker {
	pid_t process;
	int input, messages; /* to be written to, -1 once closed; what it says */
	const char *bytes;   /* that it has not read yet */
	size_t length;
	int write_error;
	bool is_running; /* it was started and is not ended yet */
};

static void end_input(struct child_worker *worker, int error)
{
	worker->write_error = error;
	(void)close(worker->input);
	worker->input = -1;
}

/* Write as much as it takes now, outliving a reader that goes away. */
static void feed(struct child_worker *worker)
{
	while (worker->length > 0) {
		ssize_t written = write(worker->input, worker->bytes, worker->length);

		if (written < 0 && errno == EAGAIN)
			return;
		if (written < 0 && errno == EINTR)
			continue;
		if (written < 0) {
			end_input(worker, errno);
			return;
		}
		worker->bytes += written;
		worker->length -= (size_t)written;
	}
	end_input(worker, 0);
}

/* All read what they are given, each as fast as it likes, or their time is up. */
static void feed_all(struct child_worker *workers, size_t count, int64_t deadline)
{
	for (;;) {
		struct pollfd ready[DRAFTS_CHILDREN];
		nfds_t n_ready = 0;

		for (size_t i = 0; i < count; i++)
			if (workers[i].input >= 0)
				feed(&workers[i]);
		for (size_t i = 0; i < count; i++)
			if (workers[i].input >= 0)
				ready[n_ready++] =
				    (struct pollfd){.fd = workers[i].input, .events = POLLOUT};
		if (n_ready == 0)
			return;
		int found = poll(ready, n_ready, left_until(deadline));
		for (size_t i = 0; found <= 0 && (found == 0 || errno != EINTR) && i < count; i++)
			if (workers[i].input >= 0)
				end_input(&workers[i], found == 0 ? ETIMEDOUT : errno);
	}
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
		(void)poll(&end, ending >= 0 ? 1 : 0, ending >= 0 ? left : 1);
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

/* Where the run knows a process by which it ends it (0: room for one more), or NULL. */
static pid_t *place_of(struct drafts *drafts, pid_t process)
{
	for (size_t i = 0; drafts != NULL && i < DRAFTS_CHILDREN; i++)
		if (drafts->children[i] == process)
			return &drafts->children[i];
	return NULL;
}

static struct child_result judge(bool has_ended, int status, int write_error)
{
	struct child_result result = {.end = CHILD_DONE};

	if (!has_ended)
		result.end = CHILD_TOO_LONG;
	else if (WIFSIGNALED(status))
		result = (struct child_result){.end = CHILD_KILLED, .code = WTERMSIG(status)};
	else if (WEXITSTATUS(status) != 0)
		result = (struct child_result){.end = CHILD_FAILED, .code = WEXITSTATUS(status)};
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

/* Start one, ready to be fed; 0, or the error, and nothing is left open. */
static int begin(struct child_worker *worker, const struct child_order *order,
		 struct drafts *drafts)
{
	pid_t *place = place_of(drafts, 0);
	sigset_t held;
	int ends[2], error;
	/* A file, not a pipe, so that it may speak while it is still being fed; what it says
	 * beyond the first lines, however much, finds no room. */
	int messages;

	if (drafts != NULL && place == NULL)
		return EAGAIN;
	messages = memfd_create("messages", MFD_CLOEXEC | MFD_ALLOW_SEALING);
	if (messages < 0 || ftruncate(messages, MOST_SAID) != 0 ||
	    fcntl(messages, F_ADD_SEALS, F_SEAL_GROW) != 0 || pipe2(ends, O_CLOEXEC) != 0) {
		error = errno;
		if (messages >= 0)
			close(messages);
		return error;
	}
	*worker = (struct child_worker){.input = ends[1],
					.messages = messages,
					.bytes = order->input,
					.length = order->input_length};
	hold_signals(&held);
	error = child_spawn(&worker->process, order, ends[0], messages);
	if (error == 0) {
		/* It may be slow to hear of it, and write a little more. */
		(void)prlimit(worker->process, RLIMIT_FSIZE,
			      &(struct rlimit){MOST_WRITTEN, MOST_WRITTEN}, NULL);
		if (place != NULL)
			*place = worker->process;
	}
	release_signals(&held);
	close(ends[0]);
	worker->is_running = error == 0;
	if (error == 0) {
		(void)fcntl(worker->input, F_SETFL, O_NONBLOCK);
		/* Room for all of it, if the system gives so much: nobody has to wait then. */
		(void)fcntl(worker->input, F_SETPIPE_SZ, (int)worker->length);
		return 0;
	}
	close(worker->input);
	close(messages);
	worker->input = -1;
	return error;
}

/* It ends, and what it started and left behind; the run has no more to do with it. */
static void end_process(const struct child_worker *worker, struct drafts *drafts, bool has_ended,
			int *status)
{
	pid_t *place = place_of(drafts, worker->process);
	sigset_t held;

	hold_signals(&held);
	(void)kill(-worker->process, SIGKILL);
	while (!has_ended && waitpid(worker->process, status, 0) < 0 && errno == EINTR)
		;
	if (place != NULL)
		*place = 0;
	release_signals(&held);
}

/* Wait for it, or until its time is up. */
static struct child_result finish(struct child_worker *worker, struct drafts *drafts,
				  int64_t deadline, struct arena *arena)
{
	int status = 0;
	bool has_ended = wait_until(worker->process, &status, deadline);

	end_process(worker, drafts, has_ended, &status);
	struct child_result result = judge(has_ended, status, worker->write_error);
	result.words = said(worker->messages, arena);
	return result;
}

struct child_group {
	struct child_worker workers[DRAFTS_CHILDREN];
	struct child_result results[DRAFTS_CHILDREN];
	int seconds[DRAFTS_CHILDREN];
	size_t count;
	struct drafts *drafts;
	struct arena *arena;
	char mark[CHILD_MARK_SIZE];
};

/* A group that nobody waits for any more. */
static void end_group(void *data)
{
	struct child_group *group = data;
	int status;

	FOR_EACH (struct child_worker, worker, group->workers, group->count) {
		if (!worker->is_running)
			continue;
		if (worker->input >= 0)
			end_input(worker, 0);
		close(worker->messages);
		/* The drafts may have ended it already, and its number be another's. */
		if (group->drafts == NULL || place_of(group->drafts, worker->process) != NULL)
			end_process(worker, group->drafts, false, &status);
	}
	child_mark_end(group->mark);
}

/* A program's order with the mark in its environment. */
static struct child_order marked(const struct child_order *order, struct child_group *group)
{
	struct child_order result = *order;
	size_t count = 0;

	while (order->environment[count] != NULL)
		count++;
	char **environment = arena_array(group->arena, count + 2, sizeof *environment);
	memcpy(environment, order->environment, count * sizeof *environment);
	environment[count] = group->mark;
	result.environment = environment;
	return result;
}

/* Whether the signal of a reader that goes away has come meanwhile. */
static bool has_lost_reader(const struct child_group *group)
{
	bool has_lost = false;

	for (size_t i = 0; i < group->count; i++)
		has_lost |= group->workers[i].write_error == EPIPE;
	return has_lost;
}

struct child_group *child_start(const struct child_order *orders, size_t count,
				struct drafts *drafts, struct arena *arena)
{
	struct child_group *group = arena_alloc(arena, sizeof *group);
	sigset_t held;

	*group = (struct child_group){.count = count, .drafts = drafts, .arena = arena};
	if (drafts == NULL)
		child_mark_make(group->mark);
	else
		child_mark_within(group->mark, drafts->mark);
	arena_hold(arena, group, end_group);
	hold_pipe_signal(&held);
	for (size_t i = 0; i < count; i++) {
		struct child_worker *worker = &group->workers[i];
		const struct child_order order = marked(&orders[i], group);

		*worker = (struct child_worker){.input = -1};
		group->seconds[i] = orders[i].seconds;
		group->results[i] = (struct child_result){.end = CHILD_NOT_RUN, .words = ""};
		group->results[i].code = begin(worker, &order, drafts);
		if (worker->is_running)
			feed(worker);
	}
	release_pipe_signal(&held, has_lost_reader(group));
	return group;
}

void child_finish(struct child_group *group, struct child_result *results)
{
	const int64_t begun = milliseconds();
	int64_t deadline = begun;
	bool has_run = false;
	sigset_t held;

	for (size_t i = 0; i < group->count; i++) {
		int64_t end = begun + (int64_t)group->seconds[i] * 1000;

		deadline = end > deadline ? end : deadline;
	}
	hold_pipe_signal(&held);
	feed_all(group->workers, group->count, deadline);
	release_pipe_signal(&held, has_lost_reader(group));
	for (size_t i = 0; i < group->count; i++)
		if (group->workers[i].is_running) {
			group->results[i] =
			    finish(&group->workers[i], group->drafts,
				   begun + (int64_t)group->seconds[i] * 1000, group->arena);
			has_run = true;
		}
	if (has_run)
		child_mark_end(group->mark);
	memcpy(results, group->results, group->count * sizeof *results);
	arena_release(group->arena, group);
}

struct child_result child_run(const struct child_order *order, struct drafts *drafts,
			      struct arena *arena)
{
	struct child_result result;

	child_finish(child_start(order, 1, drafts, arena), &result);
	return result;
}
