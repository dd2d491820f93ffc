#include "plots/gnuplot.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static const struct place nowhere;

/* A copy of the environment in which nothing of the user's changes what gnuplot draws. */
static char **own_environment(struct arena *arena)
{
	static char *const fixed[] = {"LC_ALL=C.UTF-8", "TZ=UTC", "GNUTERM=unknown"};
	static const char *const dropped[] = {"GNUPLOT", "GNUTERM=", "LC_",
					      "LANG",    "TZ=",      "GDFONTPATH="};
	const size_t n_fixed = sizeof fixed / sizeof fixed[0];
	size_t count = 0, kept = 0;

	while (environ[count] != NULL)
		count++;

	char **own = arena_array(arena, count + n_fixed + 1, sizeof *own);

	for (size_t i = 0; i < count; i++) {
		bool is_dropped = false;

		for (size_t j = 0; j < sizeof dropped / sizeof dropped[0]; j++)
			is_dropped |= strncmp(environ[i], dropped[j], strlen(dropped[j])) == 0;
		if (!is_dropped)
			own[kept++] = environ[i];
	}
	memcpy(own + kept, fixed, sizeof fixed);
	return own;
}

/* Start gnuplot reading from `input`; 0, or the error. */
static int start(pid_t *process, int input, int messages, struct arena *arena)
{
	/* Named as a file, standard input is a script that ends with its first error. */
	char *arguments[] = {(char[]){"gnuplot"}, (char[]){"-d"}, (char[]){"/dev/stdin"}, NULL};
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	sigset_t pipe_signal;
	int error;

	sigemptyset(&pipe_signal);
	sigaddset(&pipe_signal, SIGPIPE);
	if ((error = posix_spawn_file_actions_init(&actions)) != 0)
		return error;
	if ((error = posix_spawnattr_init(&attributes)) != 0)
		goto no_attributes;
	if ((error = posix_spawnattr_setsigdefault(&attributes, &pipe_signal)) == 0 &&
	    (error = posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF)) == 0 &&
	    (error = posix_spawn_file_actions_adddup2(&actions, messages, STDERR_FILENO)) == 0 &&
	    (error = posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)) == 0 &&
	    (error = posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null",
						      O_WRONLY, 0)) == 0)
		error = posix_spawnp(process, "gnuplot", &actions, &attributes, arguments,
				     own_environment(arena));
	posix_spawnattr_destroy(&attributes);
no_attributes:
	posix_spawn_file_actions_destroy(&actions);
	return error;
}

/* Write it all, outliving a reader that goes away; 0, or the error. */
static int feed(int output, const char *script, size_t length)
{
	while (length > 0) {
		ssize_t written = write(output, script, length);

		if (written < 0 && errno == EINTR)
			continue;
		if (written < 0)
			return errno;
		script += written;
		length -= (size_t)written;
	}
	return 0;
}

/* The first lines of what gnuplot said, each behind `; `. */
static const char *said(int messages, struct arena *arena)
{
	char text[1024];
	ssize_t length = pread(messages, text, sizeof text - 1, 0);
	const char *result = "";
	char *rest = NULL;

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

static bool judge(int status, int write_error, int messages, struct diagnostics *diagnostics)
{
	const char *words = said(messages, diagnostics->arena);

	if (WIFSIGNALED(status))
		return diagnose(diagnostics, SEVERITY_FAILURE, nowhere,
				"gnuplot was killed by signal %d%s", WTERMSIG(status), words);
	if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
		return diagnose(diagnostics, SEVERITY_FAILURE, nowhere,
				"gnuplot failed with status %d%s",
				WIFEXITED(status) ? WEXITSTATUS(status) : status, words);
	if (write_error != 0)
		return diagnose(diagnostics, SEVERITY_FAILURE, nowhere,
				"gnuplot stopped before the end of its script: %s%s",
				strerror(write_error), words);
	return true;
}

bool gnuplot_run(const char *script, size_t length, struct diagnostics *diagnostics)
{
	struct sigaction ignore = {.sa_handler = SIG_IGN}, before;
	int ends[2], status = 0, write_error, error;
	pid_t process = -1;
	/* A file, not a pipe: gnuplot may say any amount while it is still being fed. */
	int messages = memfd_create("gnuplot", MFD_CLOEXEC);

	if (messages < 0 || pipe2(ends, O_CLOEXEC) != 0) {
		diagnose(diagnostics, SEVERITY_FAILURE, nowhere, "cannot make a pipe: %s",
			 strerror(errno));
		if (messages >= 0)
			close(messages);
		return false;
	}

	error = start(&process, ends[0], messages, diagnostics->arena);
	close(ends[0]);
	if (error != 0) {
		close(ends[1]);
		close(messages);
		return diagnose(diagnostics, SEVERITY_FAILURE, nowhere,
				"cannot run 'gnuplot': %s; install it (Debian: apt-get install "
				"gnuplot-nox) or leave out --chart",
				strerror(error));
	}

	sigaction(SIGPIPE, &ignore, &before);
	write_error = feed(ends[1], script, length);
	close(ends[1]);
	sigaction(SIGPIPE, &before, NULL);
	while (waitpid(process, &status, 0) < 0 && errno == EINTR)
		;
	bool is_done = judge(status, write_error, messages, diagnostics);

	close(messages);
	return is_done;
}
