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

/*
 * All that a run found, into a folder: every table as CSV, all of it as JSON
 * and as text, every chart, and a list of these files (manifest.json) by which
 * the next run tells its own from what somebody else put there.
 */

/* The files that a run with a folder writes into it, and their number. */
const char *const *folder_targets(struct run *run, size_t *count);

/*
 * Write them as drafts.  What an earlier run left goes; what is somebody else's stays, and is named
 * in a notice.  False with a failure.
 */
bool folder_write(struct run *run);

/* A file of the folder as it would be written. */
struct folder_content {
	const char *name, *bytes; /* in the run's arena; NULL: another program makes it */
	size_t size;
};

/* All of them but the list, without writing any; NULL with a failure. */
const struct folder_content *folder_render(struct run *run, size_t *count);

/* A folder to be written, as drafts; NULL with a failure told. */
struct draft_folder *folder_open(struct run *run, const char *folder);

/* A stream to a file of it.  NULL with a failure told. */
FILE *folder_stream(struct run *run, struct draft_folder *folder, const char *name);

/* All is written; what stays there all the same is named in a notice. */
void folder_settle(struct run *run, const char *path, struct draft_folder *folder);

/* --- The report as PDF: its page, printed by the Chromium that is installed --- */

/*
 * The page of this path, printed: tagged, and the same bytes for the same page and Chromium.  In
 * the run's arena.  NULL where it cannot be printed, which a notice tells with what to do.
 *
 * Chromium has a throw-away profile, no network and a time limit; the page has no script.
 */
const char *folder_print_pdf(struct run *run, const char *page, size_t *size);

/*
 * The charts of a run as pictures for its outputs: all of a format are drawn by one process when
 * the first of them is asked for, or beside other work where they are begun before.
 */

/* Of the run's results, once these are whole; the same at every call. */
const struct pictures *pictures_of(struct run *run);

/* Begin to draw all of a format, and go on; false, told, where that cannot be. */
bool pictures_start(struct run *run, const char *format);

#endif
