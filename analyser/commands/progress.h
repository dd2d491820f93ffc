/*
 * How far a long run is, on a terminal's standard error.
 */
#ifndef COMMANDS_PROGRESS_H
#define COMMANDS_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

struct progress {
	bool is_shown, is_drawn;
	double started, last_drawn; /* seconds */
	const char *what;           /* steps, of which the first was told */
	double what_started;
};

/* Shown only where standard error is a terminal, and after the first second. */
void progress_start(struct progress *progress, bool is_quiet);

/* So many bytes are done, of a total that is -1 where it is not known; always true. */
bool progress_tell(void *progress, int64_t bytes, int64_t total);

/* So many of a piece of work's steps are done (vfm.h); always true. */
bool progress_step(void *progress, const char *what, int64_t done, int64_t total);

/* Take the bar away. */
void progress_end(struct progress *progress);

#endif
