/*
 * A case's files are files.
 *
 * What stands in a folder under a case file's name is opened without being
 * asked for by name, and more than once, so a pipe there would hang the run
 * or give up half of itself.  A pipe named on the command line is read once,
 * and is well.
 */
#ifndef LOADING_REGULAR_H
#define LOADING_REGULAR_H

#include "requests/run.h"

/*
 * False, with a fault for each, where a folder on the command line holds a pipe, a socket or a
 * device, or a link to one, under the name of a case file.  Folders of such a name and links to
 * nothing are told by whoever reads them.
 */
bool regular_check(struct run *run);

#endif
