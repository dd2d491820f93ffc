/*
 * What is on the disk, or the end of the run.
 *
 * A file that the machine will not tell of is neither there nor missing, and bytes that it will
 * not give are no damage of the file: whoever looks here hears what is, and where that cannot be
 * known (EIO, EMFILE, ENOMEM, EACCES) the work is left by memory_leave(), so that the run ends
 * with the path, the reason and exit status 3.
 */
#ifndef BASE_LOOK_H
#define BASE_LOOK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>

#include "base/arena.h"

/* Is anything there?  Its status too; of a link, that of what it leads to. */
bool look_at(const char *path, struct stat *status);

/* Are two statuses of one thing, by whatever paths? */
static inline bool look_is_same(const struct stat *a, const struct stat *b)
{
	return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

/* The same of the link itself. */
bool look_at_link(const char *path, struct stat *status);

/*
 * The names in a folder, as the disk has them, `.` and `..` among them; none where it is no folder.
 */
const char **look_into(const char *folder, size_t *count, struct arena *arena);

/* Leave the work: what was opened already gives no more bytes, as errno says. */
void look_fail(const char *path) __attribute__((noreturn));

/* Why a file's bytes were not taken. */
enum look_end { LOOK_DONE, LOOK_MISSING, LOOK_NO_FILE, LOOK_TOO_LARGE };

/*
 * All bytes of a plain file of `most` at most, with a NUL behind them.  What is no plain file is
 * not opened for long enough to wait for it.
 */
enum look_end look_whole(const char *path, int64_t most, const char **bytes, size_t *size,
			 struct arena *arena);

#endif
