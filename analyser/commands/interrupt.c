#include "commands/interrupt.h"

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/held_signals.h"

/* A signal handler can reach nothing else. */
static struct vfm_request *volatile watched;
static volatile sig_atomic_t bar;
static volatile sig_atomic_t is_under_way;

void interrupt_has_bar(bool has_bar)
{
	bar = has_bar;
}

void interrupt_abandon(void)
{
	static const char clear[] = "\r\033[K";
	struct vfm_request *request = watched;

	is_under_way = 0;
	if (bar != 0 && write(STDERR_FILENO, clear, sizeof clear - 1) < 0)
		bar = 0;
	if (request != NULL)
		(void)vfm_request_abandon(request);
}

/* Whoever asked to stop it is told that it was stopped. */
static void end_by(int signal_number)
{
	struct sigaction action = {.sa_handler = SIG_DFL};
	sigset_t only;

	interrupt_abandon();
	sigemptyset(&only);
	sigaddset(&only, signal_number);
	sigemptyset(&action.sa_mask);
	(void)sigaction(signal_number, &action, NULL);
	(void)raise(signal_number);
	(void)sigprocmask(SIG_UNBLOCK, &only, NULL);
	_exit(128 + signal_number);
}

/* A library may end the process itself, as libarchive does where memory for a name fails. */
static void end_too_soon(void)
{
	if (is_under_way == 0)
		return;
	interrupt_abandon();
	_exit(VFM_FAILURE);
}

static void handle(void (*handler)(int))
{
	struct sigaction action = {.sa_handler = handler};

	sigfillset(&action.sa_mask);
	for (int i = 1; i <= SIGRTMAX; i++) {
		struct sigaction before;

		/* What whoever started us has us ignore stays ignored. */
		if (signal_ends(i) && sigaction(i, NULL, &before) == 0 &&
		    (before.sa_handler == SIG_DFL || before.sa_handler == end_by))
			(void)sigaction(i, &action, NULL);
	}
}

void interrupt_watch(struct vfm_request *request)
{
	static bool is_told_of_ends;

	watched = request;
	is_told_of_ends = is_told_of_ends || atexit(end_too_soon) == 0;
	is_under_way = 1;
	handle(end_by);
}

void interrupt_ignore(void)
{
	is_under_way = 0;
	handle(SIG_IGN);
}
