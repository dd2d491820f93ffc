#include "base/child_spawn.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <unistd.h>

/* Its own descriptors, none of them one of the standard ones, which may be closed here. */
struct child_files {
	int input, output, messages; /* output -1: nowhere */
};

static void close_files(const struct child_files *files)
{
	if (files->input >= 0)
		(void)close(files->input);
	if (files->output >= 0)
		(void)close(files->output);
	if (files->messages >= 0)
		(void)close(files->messages);
}

/* 0, or the error, and nothing is left open. */
static int take_files(struct child_files *files, int input, int output, int messages)
{
	*files = (struct child_files){fcntl(input, F_DUPFD_CLOEXEC, STDERR_FILENO + 1), -1, -1};
	if (files->input >= 0)
		files->messages = fcntl(messages, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
	if (files->messages >= 0 && output > 0)
		files->output = fcntl(output, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
	if (files->messages >= 0 && (output <= 0 || files->output >= 0))
		return 0;
	int error = errno;
	close_files(files);
	return error;
}

/* 0, or the error. */
static int spawn(pid_t *process, const struct child_order *order, const struct child_files *files)
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
	    (error = posix_spawn_file_actions_adddup2(&actions, files->messages, STDERR_FILENO)) ==
		0 &&
	    (error = posix_spawn_file_actions_adddup2(&actions, files->input, STDIN_FILENO)) == 0 &&
	    (error = files->output >= 0
			 ? posix_spawn_file_actions_adddup2(&actions, files->output, STDOUT_FILENO)
			 : posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null",
							    O_WRONLY, 0)) == 0)
		error = posix_spawnp(process, order->arguments[0], &actions, &attributes,
				     order->arguments, order->environment);
	posix_spawnattr_destroy(&attributes);
no_attributes:
	posix_spawn_file_actions_destroy(&actions);
	return error;
}

int child_spawn(pid_t *process, const struct child_order *order, int input, int messages)
{
	struct child_files files;
	int error = take_files(&files, input, order->output, messages);

	if (error != 0)
		return error;
	error = spawn(process, order, &files);
	close_files(&files);
	return error;
}
