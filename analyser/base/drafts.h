/*
 * What a run will leave: files written beside their places, and put there
 * together when all went well, or not at all.
 *
 * A draft is a temporary file in the folder of its place.  drafts_keep()
 * writes all of them through to the disk and only then gives them their names;
 * where one cannot be given, those before it are taken back, so that every
 * file of a run appears, or none does.  A folder is written as a temporary one
 * (draft_folder.h) and takes its place in the same way.
 *
 * One list knows all that is not yet in its place, and the child processes
 * that are at work.  It is changed only while signals are held, so that
 * drafts_abandon() may be called by a signal handler of the thread that made
 * it, or where memory has run out.
 */
#ifndef BASE_DRAFTS_H
#define BASE_DRAFTS_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/child_mark.h"
#include "base/diagnostics.h"

struct draft {
	const char *path;      /* its place */
	const char *temporary; /* where it is written; NULL where what is there only goes away */
	const char *old;       /* what was there, under a name of its own, or NULL... */
	bool keeps_old;        /* ...which it goes on to have */
	bool is_placed;
	bool is_open; /* neither kept nor dropped yet */
};

struct draft_folder;

/* The most child processes at work at a time. */
#define DRAFTS_CHILDREN 8

/* All that one run will leave. */
struct drafts {
	struct arena *arena;
	struct draft *items;
	size_t count, capacity;
	struct draft_folder *folders;    /* the last one made first */
	const char *scratch;             /* a folder that goes with the run (scratch.h), or NULL */
	pid_t children[DRAFTS_CHILDREN]; /* process groups to be ended with the run; 0: none */
	char mark[CHILD_MARK_SIZE];      /* that all which they start have */
};

void drafts_init(struct drafts *drafts, struct arena *arena);

/*
 * Make an empty temporary file, whose name ends in suffix, in the directory of `path` (where path
 * is a link, of what it points to), and return its name.  It has the permissions of the file it is
 * to replace.  NULL, with errno set and no file, where that cannot be or `path` is no regular file.
 */
const char *drafts_open(struct drafts *drafts, const char *path, const char *suffix);

/*
 * What the draft is to replace stays beside it, as `spend.csv~` (or `spend.csv~2`, where that is
 * taken).  Return that name; NULL of what is no draft's.
 */
const char *drafts_keep_old(struct drafts *drafts, const char *temporary);

/* Put all into their places; false, with a failure told, where one cannot be, and none is. */
bool drafts_keep(struct drafts *drafts, struct diagnostics *diagnostics);

/* Remove all that has not been kept. */
void drafts_drop(struct drafts *drafts);

/*
 * End the child processes and remove all that has not been kept.  Safe in a signal handler; the
 * drafts are of no use any more.
 */
void drafts_abandon(const struct drafts *drafts);

/*
 * The same where memory ran out in the midst of anything, drafts_keep() too: what is in its place
 * already goes back.  It needs no memory.
 */
void drafts_take_back(struct drafts *drafts);

/* --- For draft_folder.c and child.c --- */

/* Where a link leads, there or not; and the length of its folder's part, slash included. */
const char *drafts_target(const char *path, struct arena *arena, int *folder_length);

/* A name for what stands in a folder only while the run lasts. */
const char *drafts_temporary_name(struct drafts *drafts, const char *target, int folder_length,
				  int number, const char *suffix);

/* Room for one more draft, with signals held. */
struct draft *drafts_add(struct drafts *drafts, struct draft draft);

/*
 * A name is given only to what has arrived on the disk: by fsync, a file or folder; by syncfs, all
 * of its file system, which many files need wait for only once.  False with errno.
 */
bool drafts_sync(const char *path, int (*sync)(int file));

/* A file's name with `~` behind it that is not taken. */
const char *drafts_old_name(const char *path, struct arena *arena);

#endif
