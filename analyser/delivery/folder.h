/*
 * All that a run found, into a folder: every table as CSV, all of it as JSON
 * and as text, every chart, and a list of these files (manifest.json) by which
 * the next run tells its own from what somebody else put there.
 */
#ifndef DELIVERY_FOLDER_H
#define DELIVERY_FOLDER_H

#include "requests/run.h"

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
