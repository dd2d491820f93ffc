/*
 * A stream's file, or what is given in its place, as bytes: opened, read and hashed.  What they are
 * of is seen to in stream.c.
 */
#ifndef TALLY_STREAM_BYTES_H
#define TALLY_STREAM_BYTES_H

#include <stddef.h>
#include <stdint.h>

#include "base/sha256.h"
#include "reading/source_bytes.h"
#include "tally/packed.h"
#include "tally/sheets.h"
#include "tally/stream.h"

struct stream {
	struct arena *arena;
	struct diagnostics *diagnostics;
	const char *path, *name;
	const struct shelf_file *given; /* that is read in place of `file`; or NULL */
	size_t given_taken;
	int file;
	bool is_input, is_regular, is_started, is_at_end, is_interrupted;
	int64_t size; /* of the file given, or -1 */
	struct still still;
	int64_t n_read;          /* bytes of it, in order */
	int64_t n_text;          /* of the text at hand, as UTF-8 */
	char tail[CUT_END_SIZE]; /* its last bytes up to now */
	size_t n_tail;
	char first[PACKED_FIRST];
	size_t n_first, first_taken;
	struct sheets *sheets;      /* of a workbook; or NULL */
	struct sheets_asked asked;  /* where the path names one */
	const char *file_path;      /* without that */
	struct packed *packed;      /* NULL: nothing is */
	const char *const *members; /* chosen */
	size_t n_members;
	char peeked[WIDE_FIRST]; /* bytes unpacked already, to see what they begin */
	size_t n_peeked, peeked_taken;
	int n_texts;            /* begun */
	struct wide_text *wide; /* NULL: bytes pass as they are */
	struct sha256_ctx hash;
	bool is_hashed; /* as bytes pass */
	int64_t n_hashed, most_hashed;
	const char *sha256, *problem;
};

/* Tell that it cannot be read; false. */
bool stream_fail(const struct stream *stream, const char *why);

/* What the file is; false, with errno set, where it cannot be opened. */
bool stream_open_file(struct stream *stream, const char *path, const struct shelf *shelf);

/* Take the first bytes, to see what they are of; false, told. */
bool stream_look_at_first(struct stream *stream);

/* The file's own bytes, those looked at already first; a packed_read_function of a stream. */
int64_t stream_read_given(void *data, char *bytes, size_t size);

/* Take the digest of a plain file as it is; false with a failure told. */
bool stream_hash_file(struct stream *stream);

/* --- UTF-16 and UTF-32 (reading/source_bytes.h) made UTF-8 as they stream past, by iconv --- */

struct wide_text;

/* NULL with errno set where iconv has no such conversion; the struct lives in the arena. */
struct wide_text *wide_text_open(struct arena *arena, const struct wide *wide);
void wide_text_close(struct wide_text *text);

/* Up to `size` bytes of UTF-8 from what `read` gives; 0 at the end, -1 with errno set. */
int64_t wide_text_read(struct wide_text *text,
		       int64_t (*read)(void *data, char *bytes, size_t size), void *data,
		       char *bytes, size_t size);

#endif
