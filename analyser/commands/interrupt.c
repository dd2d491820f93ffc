#include "commands/interrupt.h"

#include <signal.h>
#include <stddef.h>
#include <unistd.h>

#include "base/held_signals.h"

/* A signal handler can reach nothing else. */
static struct vfm_request *volatile watched;
static volatile sig_atomic_t bar;

void interrupt_has_bar(bool has_bar)
{
	bar = has_bar;
}

void interrupt_abandon(void)
{
	static const char clear[] = "\r\033[K";
	struct vfm_request *request = watched;

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
	watched = request;
	handle(end_by);
}

void interrupt_ignore(void)
{
	handle(SIG_IGN);
}
