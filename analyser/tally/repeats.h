/*
 * Rows of ledgers that stand twice: that agree in every cell with a row above, or with one of a
 * file before.
 *
 * They are counted, and told.  Of each row used its digest (digest.h) is kept with where it stands,
 * in eight bytes: enough to find it again while the rows of this file and of the files to come are
 * read for the first time.
 */
#ifndef TALLY_REPEATS_H
#define TALLY_REPEATS_H

#include "base/diagnostics.h"
#include "reading/shape.h"

struct repeats;

/* The rows of all files of a run; as many as `most`. */
struct repeats *repeats_new(size_t most, struct arena *arena);

/* Their room ends with the arena, or before it; repeats_free(NULL) has no effect. */
void repeats_free(struct repeats *repeats);

#define REPEATS_MOST ((size_t)1 << 22)       /* rows: 37 MiB */
#define REPEATS_MOST_ASKED ((size_t)1 << 25) /* where it is asked for */

/* A file begins, of about so many rows; what was seen of one that did not end counts no more. */
void repeats_begin(struct repeats *repeats, const char *path, size_t n_rows);

/*
 * repeats_see(repeats, digest, line, amount):
 * A row that is used, in whatever order of lines.  Rows are not looked for any more once there is
 * no room for them.
 */
void repeats_see(struct repeats *repeats, uint64_t digest, int64_t line, int64_t amount);

/* The file ends, and is used: say what was found of it. */
void repeats_end(struct repeats *repeats, const struct shape *shape, bool has_amount,
		 struct diagnostics *diagnostics);

#endif
