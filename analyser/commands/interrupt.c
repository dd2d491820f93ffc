#include "commands/interrupt.h"

#include <signal.h>
#include <stddef.h>

/* A signal handler can reach nothing else. */
static volatile sig_atomic_t seen;

static void note(int signal_number)
{
	seen = signal_number;
}

void interrupt_watch(void)
{
	/* No SA_RESTART: a read that waits for standard input must end. */
	struct sigaction action = {.sa_handler = note};
	static const int signals[] = {SIGINT, SIGTERM, SIGHUP};

	sigemptyset(&action.sa_mask);
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
		struct sigaction before;

		/* What whoever started us has us ignore stays ignored. */
		if (sigaction(signals[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN)
			sigaction(signals[i], &action, NULL);
	}
}

bool interrupt_seen(void)
{
	return seen != 0;
}

void interrupt_raise(void)
{
	if (seen == 0)
		return;
	signal(seen, SIG_DFL);
	raise(seen);
}
