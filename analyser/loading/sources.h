/*
 * The files that a run reads, each read and decoded once, whoever asks for it.
 */
#ifndef LOADING_SOURCES_H
#define LOADING_SOURCES_H

#include "requests/run.h"

/*
 * The file as source_read() reads it, with its messages every time; NULL where it cannot be read.
 */
const struct source *sources_read(struct run *run, const char *path,
				  struct diagnostics *diagnostics);

/* The same where nobody asked for the file, so that nothing is told of it. */
const struct source *sources_look(struct run *run, const char *path);

/*
 * Has the file of a case anything below its header, as the reader of all files sees it?  An empty
 * one of a new case counts as not there yet.  One that is there and cannot be read, a link to
 * nothing too, has: whoever reads it tells why it cannot be.
 */
bool sources_has_rows(struct run *run, const char *path);

/*
 * Where a file of a case is: `spend.xlsx` (.xlsm, .ods) stands for a `spend.csv` that is not there.
 * NULL: nowhere.
 */
const char *sources_path(struct run *run, const char *path);

/* The one after another (NULL: the first) of those read or that could not be; or NULL. */
const struct source *sources_next(const struct run *run, const struct source *before);

/* Is the file at this path, a workbook perhaps that stands for another, among them? */
bool sources_is_read(const struct run *run, const char *path);

/* The same where the run would use the file, and its answer is another without it. */
bool sources_seek(struct run *run, const char *path);

/* Did the run look for the file in vain? */
bool sources_is_sought(const struct run *run, const char *path);

/*
 * A case's files are files.
 *
 * What stands in a folder under a case file's name is opened without being
 * asked for by name, and more than once, so a pipe there would hang the run
 * or give up half of itself.  A pipe named on the command line is read once,
 * and is well.
 */

/*
 * False, with a fault for each, where a folder on the command line holds a pipe, a socket or a
 * device, or a link to one, under the name of a case file.  Folders of such a name and links to
 * nothing are told by whoever reads them.
 */
bool regular_check(struct run *run);

#endif
