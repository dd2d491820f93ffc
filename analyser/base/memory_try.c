#include "base/memory_try.h"

#include <setjmp.h>
#include <stdlib.h>

/* Where a thread goes back to. */
struct attempt {
	jmp_buf back;
	struct attempt *outer;
};

static _Thread_local struct attempt *innermost;

bool memory_try(void (*work)(void *data), void *data)
{
	struct attempt attempt = {.outer = innermost};
	bool is_done = false;

	if (setjmp(attempt.back) == 0) {
		innermost = &attempt;
		work(data);
		is_done = true;
	}
	innermost = attempt.outer;
	return is_done;
}

void memory_gone(void)
{
	if (innermost == NULL)
		abort();
	longjmp(innermost->back, 1);
}
