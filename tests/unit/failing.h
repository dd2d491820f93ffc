/*
 * Calls of the system and of memory that fail where a test says so, of all that is linked to it:
 * the Makefile has the linker take these in their place (WRAP).
 */
#ifndef FAILING_H
#define FAILING_H

#include "files_here.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

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
static bool has_held;      /* a process has been, since then */
static const char *failed; /* the last one that did, or NULL */

static inline void fail_call(const char *name, long number, bool goes_on, int why)
{
	fault.name = name;
	fault.other = NULL;
	fault.number = number;
	fault.goes_on = goes_on;
	fault.why = why;
	n_calls = 0;
	has_held = false;
	failed = NULL;
}

static inline void fail_no_call(void)
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

/* The Makefile finds them by how their lines begin. */
WRAP(stat, int, (const char *path, struct stat *status), (path, status), -1)
WRAP(fstat, int, (int file, struct stat *status), (file, status), -1)
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

static bool is_by_device; /* files differ by that alone, as of two disks */

WRAP_AS(lstat, int, (const char *path, struct stat *status))
{
	if (fails("lstat") || __real_lstat(path, status) != 0)
		return -1;
	if (is_by_device) {
		status->st_dev = status->st_ino;
		status->st_ino = 1;
	}
	return 0;
}

/* Where it does not say why, there is more of a link than there is room for. */
WRAP_AS(readlink, ssize_t, (const char *path, char *to, size_t size))
{
	if (!fails("readlink"))
		return __real_readlink(path, to, size);
	if (fault.why != 0)
		return -1;
	memset(to, 'x', size);
	return (ssize_t)size;
}

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
	if (has_held && strcmp(path, "environ") == 0 && fails("environ"))
		return -1;
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
	has_held |= number == SYS_pidfd_open;
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

static inline size_t open_files(void)
{
	return entries("/proc/self/fd");
}

#endif
