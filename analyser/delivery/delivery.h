/*
 * Results to where they are wanted: printed, written, drawn; all or nothing.
 */
#ifndef DELIVERY_DELIVERY_H
#define DELIVERY_DELIVERY_H

#include <stdio.h>

#include "requests/run.h"

/* What the settings ask that can be refused before any work.  False with usage messages. */
bool delivery_check(struct run *run);

/* Where results go that are to be seen, and how they may look there. */
struct printing {
	FILE *stream;     /* NULL: nowhere */
	const char *name; /* of the stream, for messages */
	bool has_colour;
	int width; /* in characters */
	bool is_terminal;
};

/*
 * Write what the settings ask for, and print what they ask into no file.  Files are drafts until
 * every one of them, and what is printed, is whole; then they are renamed into their places.  False
 * with a failure, and then no file is left or changed.
 */
bool deliver(struct run *run, const struct printing *printing);

/*
 * Write what was found, or one table of it, for no terminal; whoever opened the stream sees to its
 * errors.  False, told, where the output cannot be made.
 */
bool delivery_write(struct run *run, const struct output *output, const char *table, FILE *stream);

/*
 * A stream to a draft of a path, for what is written while a command still
 * works; deliver() keeps it.  Where the path is no regular file (/dev/null, a
 * pipe), to itself.  NULL with a failure told.
 */
FILE *delivery_open(struct run *run, struct drafts *drafts, const char *path);

/* For arena_hold(): a stream whose run has been left. */
void delivery_end(void *stream);

/* Close it; false with a failure told where not all that was written arrived. */
bool delivery_close(struct run *run, FILE *stream, const char *path);

/*
 * The files a run is to write: each of its own, and none in a folder that the
 * run reads.  What a case or the run itself was made from is never lost.
 */

/* To be asked when every input is listed in the results.  False with usage messages. */
bool targets_check(struct run *run);

/*
 * The draft is to replace a file of a case, or one that this run reads: that one stays beside it
 * (`spend.csv~`), and a notice says so.
 */
void targets_keep_old(struct run *run, struct drafts *drafts, const char *path,
		      const char *temporary);

#endif
