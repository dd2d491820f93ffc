#include "base/child_mark.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

#define MOST_PASSES 200 /* a millisecond apart: what is ended takes a moment to go */

static const char name[] = "VFM_RUN=";
static atomic_ulong n_made;

void child_mark_make(char mark[CHILD_MARK_SIZE])
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	(void)snprintf(mark, CHILD_MARK_SIZE, "%s%ld-%lld.%09ld-%lu-", name, (long)getpid(),
		       (long long)time.tv_sec, time.tv_nsec, atomic_fetch_add(&n_made, 1));
}

void child_mark_within(char mark[CHILD_MARK_SIZE], const char *outer)
{
	(void)snprintf(mark, CHILD_MARK_SIZE, "%s%lu.", outer, atomic_fetch_add(&n_made, 1));
}

/* Has the process of that folder of /proc the mark in its environment? */
static bool has_mark(int process, const char *mark)
{
	const size_t length = strlen(mark);
	char bytes[4096 + CHILD_MARK_SIZE];
	int file = openat(process, "environ", O_RDONLY | O_CLOEXEC);
	size_t kept = 0;
	ssize_t got;
	bool has = false;

	while (file >= 0 && !has && (got = read(file, bytes + kept, 4096)) > 0) {
		size_t size = kept + (size_t)got;

		has = memmem(bytes, size, mark, length) != NULL;
		kept = size < length ? size : length;
		memmove(bytes, bytes + size - kept, kept);
	}
	if (file >= 0)
		(void)close(file);
	return has;
}

/* One entry of /proc.  The process is held first, so that its number cannot become another's. */
static bool end_one(int all, const char *digits, const char *mark)
{
	pid_t number = 0;
	bool is_found = false;

	for (const char *at = digits; *at != '\0'; at++) {
		if (*at < '0' || *at > '9')
			return false;
		number = number * 10 + (*at - '0');
	}
	if (number == getpid())
		return false;

	int process = openat(all, digits, O_PATH | O_DIRECTORY | O_CLOEXEC);

	if (process >= 0 && has_mark(process, mark)) {
		int held = (int)syscall(SYS_pidfd_open, number, 0);

		/* Still the one that was looked at?  An old system cannot hold it. */
		is_found = (held >= 0 || errno == ENOSYS) && has_mark(process, mark);
		if (is_found && held >= 0)
			(void)syscall(SYS_pidfd_send_signal, held, SIGKILL, NULL, 0);
		else if (is_found)
			(void)kill(number, SIGKILL);
		if (held >= 0)
			(void)close(held);
	}
	if (process >= 0)
		(void)close(process);
	return is_found;
}

/* As the kernel gives them; readdir() needs memory, which a signal handler may not ask for. */
struct proc_entry {
	uint64_t inode;
	int64_t offset;
	unsigned short size;
	unsigned char type;
	char name[];
};

/* Is any left? */
static bool sweep(const char *mark)
{
	_Alignas(struct proc_entry) char bytes[4096];
	int all = open("/proc", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool is_any = false;
	long got;

	while (all >= 0 && (got = syscall(SYS_getdents64, all, bytes, sizeof bytes)) > 0)
		for (long at = 0; at < got;) {
			const struct proc_entry *entry =
			    (const struct proc_entry *)(void *)(bytes + at);

			is_any |= end_one(all, entry->name, mark);
			at += entry->size;
		}
	if (all >= 0)
		(void)close(all);
	return is_any;
}

void child_mark_end(const char *mark)
{
	/* Anything begins with nothing. */
	if (strncmp(mark, name, strlen(name)) != 0)
		return;
	for (int i = 0; i < MOST_PASSES && sweep(mark); i++)
		(void)poll(NULL, 0, 1);
}
