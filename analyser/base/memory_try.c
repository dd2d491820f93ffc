#include "base/memory_try.h"

#include <limits.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>

/* Where a thread goes back to. */
struct attempt {
	jmp_buf back;
	struct attempt *outer;
};

static _Thread_local struct attempt *innermost;

/* Why the last one was left, in room of its own: what the work made may be gone. */
static _Thread_local char left_path[PATH_MAX];
static _Thread_local struct memory_fault left;

bool memory_try(void (*work)(void *data), void *data)
{
	struct attempt attempt = {.outer = innermost};
	bool is_done = false;

	left = (struct memory_fault){0};
	if (setjmp(attempt.back) == 0) {
		innermost = &attempt;
		work(data);
		is_done = true;
	}
	innermost = attempt.outer;
	return is_done;
}

_Noreturn void memory_gone(void)
{
	if (innermost == NULL)
		abort();
	longjmp(innermost->back, 1);
}

void memory_leave(struct memory_fault fault)
{
	(void)snprintf(left_path, sizeof left_path, "%s", fault.path);
	left = fault;
	left.path = left_path;
	memory_gone();
}

struct memory_fault memory_left(void)
{
	return left;
}
