/*
 * A command line and the files it reads, as one input of a fuzzer.
 *
 *     case . --years 2008-09:2010-11
 *     == case.csv
 *     key,value
 *     == activity.csv
 *     ...
 *
 * The first line is what follows `vfm`; a line `== NAME.csv` begins a file,
 * whose bytes go on to the next such line.  Files stand in a folder of the
 * process's own: `.` in the command line is that folder, and a word that holds
 * `.csv` is a file in it.
 */
#ifndef BUNDLE_H
#define BUNDLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

#define BUNDLE_MOST_FILES 16
#define BUNDLE_MOST_WORDS 24

struct bundle_file {
	const char *path, *bytes;
	size_t size;
};

struct bundle {
	const char *folder;
	char *words[BUNDLE_MOST_WORDS + 1];
	int n_words;
	struct bundle_file files[BUNDLE_MOST_FILES];
	size_t n_files;
};

/*
 * bundle_read(bundle, data, size, arena):
 * Cut an input into its parts, which live in the arena.  False where it has no
 * command line, or one that leads out of the folder.
 */
bool bundle_read(struct bundle *bundle, const uint8_t *data, size_t size, struct arena *arena);

/*
 * bundle_turn(bundle, but, arena):
 * The rows of every file that can be cut into rows, those below its header,
 * from the last to the first; but not of files named in `but`, a list that
 * ends in NULL, or NULL.
 */
void bundle_turn(struct bundle *bundle, const char *const *but, struct arena *arena);

/* The files in their folder, and gone again. */
void bundle_lay(const struct bundle *bundle);
void bundle_clear(const struct bundle *bundle);

/* The file of that path, or NULL. */
const struct bundle_file *bundle_find(const struct bundle *bundle, const char *path);

#endif
