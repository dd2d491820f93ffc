/*
 * How far a long run is, on a terminal's standard error.
 */
#ifndef COMMANDS_PROGRESS_H
#define COMMANDS_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

struct progress {
	bool is_shown, is_drawn;
	int64_t total;              /* bytes of all files, or -1 where that is not known */
	int64_t before;             /* bytes of the files done with */
	double started, last_drawn; /* seconds */
};

/* Shown only where standard error is a terminal, and after the first second. */
void progress_start(struct progress *progress, int64_t total, bool is_quiet);

/* An engine's progress function: bytes of the file under way; false once a signal came. */
bool progress_tell(void *progress, int64_t bytes);

/* A file of this many bytes is done with. */
void progress_next(struct progress *progress, int64_t bytes);

/* Take the bar away. */
void progress_end(struct progress *progress);

#endif
