/*
 * The bytes of a file given, or of what is packed in it, read once from the
 * start: a plain file, standard input, a .gz, the members of a .zip, the sheets of a workbook.
 *
 * What is packed is told by its first bytes, not by its name, and unpacked as
 * it is read (packed.h).  UTF-16 and UTF-32 become UTF-8 on the way.  Memory does not grow with the
 * file.
 */
#ifndef TALLY_STREAM_H
#define TALLY_STREAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diagnostics.h"
#include "reading/shelf.h"

struct stream;

/*
 * The SHA-256 of a byte takes several times as long as to add its row up, so
 * that of a large input is taken only if it is asked for.
 */
#define STREAM_HASH_SMALL ((int64_t)32 * 1024 * 1024)
#define STREAM_HASH_ALL INT64_MAX

/*
 * stream_open(path, shelf, most_hashed, arena, diagnostics):
 * Open a path, of the shelf or the disk, or standard input where it is `-`.  The SHA-256 is taken
 * of inputs of up to `most_hashed` bytes.  NULL with a failure told.
 */
struct stream *stream_open(const char *path, const struct shelf *shelf, int64_t most_hashed,
			   struct arena *arena, struct diagnostics *diagnostics);
void stream_close(struct stream *stream);

/* Read only these members of a .zip (packed.h), or sheets of a workbook. */
void stream_choose(struct stream *stream, const char *const *members, size_t count);

/* Is the text a member of a .zip, or one of several sheets? */
bool stream_is_member(const struct stream *stream);

/* Is it a sheet of a workbook? */
bool stream_is_sheet(const struct stream *stream);

/* Is it one whose name does not say that it is a text? */
bool stream_is_unsure(const struct stream *stream);

enum stream_next { STREAM_FAILED, STREAM_END, STREAM_FOUND };

/* Go to the first text, or the next one.  STREAM_FAILED with a message told. */
enum stream_next stream_next(struct stream *stream);

/* Can the text be read a second time?  Not what comes through a pipe. */
bool stream_is_repeatable(const struct stream *stream);

/*
 * When all has been read: is the file as it was when it was opened, and did all of it come?  False
 * with a failure told.  Of what is no plain file nothing is known, so that is true.
 */
bool stream_is_still(const struct stream *stream);

/*
 * stream_again(stream):
 * Go back to the start of the text.  False where that cannot be (standard input, a pipe), or
 * with a message told.
 */
bool stream_again(struct stream *stream);

/* As messages name the text: `july.csv`, `standard input`, `year.zip/july.csv`. */
const char *stream_name(const struct stream *stream);

/* An engine_read_function of a struct stream: up to `size` bytes; 0 at the end, -1 with errno set.
 */
int64_t stream_read(void *data, char *bytes, size_t size);

/* Bytes of the text read so far. */
int64_t stream_text_size(const struct stream *stream);

/* The last bytes of the text that were read, CUT_END_SIZE of them at most. */
const char *stream_tail(const struct stream *stream, size_t *length);

/* The size of a plain file of plain text; -1: that is not known before it is read. */
int64_t stream_plain_size(const struct stream *stream);

/* Did the last read fail because a signal came? */
bool stream_is_interrupted(const struct stream *stream);

/* Tell why the last read failed: a fault of the file's, or a failure.  Always false. */
bool stream_tell(const struct stream *stream, struct diagnostics *diagnostics);

/*
 * The SHA-256 of the file as it was given, packed or not, in hexadecimal; NULL where it is larger
 * than is to be hashed.  False with a failure told where it cannot be read to its end.
 */
bool stream_sha256(struct stream *stream, const char **sha256);

#endif
