/*
 * Another program, run with an argument vector and a time limit, that ends
 * with the run.
 *
 * It gets a process group of its own, and a mark in its environment (child_mark.h), so that what
 * it started ends with it, in whichever group or session.
 */
#ifndef BASE_CHILD_H
#define BASE_CHILD_H

#include <stddef.h>

#include "base/drafts.h"

struct child_order {
	char *const *arguments; /* the program, looked for in PATH, and its own; NULL-terminated */
	char *const *environment; /* NULL-terminated */
	const char *input;        /* what it reads from standard input */
	size_t input_length;
	int seconds; /* the most that it may take, once it is waited for */
	int output;  /* a file that its standard output goes to; 0: nowhere */
};

enum child_end {
	CHILD_DONE,     /* it ended by itself with status 0 and read all of its input */
	CHILD_FAILED,   /* with another status, `code` */
	CHILD_KILLED,   /* by the signal `code` */
	CHILD_STOPPED,  /* it read not all of its input, for the reason errno `code` */
	CHILD_TOO_LONG, /* it was ended, its time being up */
	CHILD_NOT_RUN,  /* for the reason errno `code` */
};

struct child_result {
	enum child_end end;
	int code;
	const char *words; /* the first lines that it said on standard error, each behind `; ` */
};

/*
 * Run a program to its end.  No file that it writes may pass 256 MiB (SIGXFSZ ends it there), and
 * of what it says on standard error the first 4 kB are kept; nothing that it started is left.
 * `drafts` may be NULL.
 */
struct child_result child_run(const struct child_order *order, struct drafts *drafts,
			      struct arena *arena);

/* Programs at work. */
struct child_group;

/*
 * Start up to DRAFTS_CHILDREN programs side by side, and go on: each has as much of its input as
 * fits the pipe.  Their inputs stay until child_finish().  Not finished, they are ended with the
 * arena or the drafts.
 */
struct child_group *child_start(const struct child_order *orders, size_t count,
				struct drafts *drafts, struct arena *arena);

/* Give them the rest and wait for them, as child_run() does; each has its own result. */
void child_finish(struct child_group *group, struct child_result *results);

#endif
