/*
 * The rows of a text a second time.
 *
 * A short text is all in memory, and a file is gone back to the start of.  Of what comes through a
 * pipe up to AGAIN_MOST bytes are kept while they pass.
 */
#ifndef TALLY_AGAIN_H
#define TALLY_AGAIN_H

#include "reading/ledger_doubts.h"
#include "tally/head.h"

#define AGAIN_MOST ((size_t)16 * 1024 * 1024)

struct again {
	struct head *head;
	struct stream *stream;
	bool is_kept;   /* the text, as it passes, or as far as there was room */
	bool is_beyond; /* the room */
	char *bytes;
	size_t size, capacity, taken;
};

/* Before the rows are read. */
void again_init(struct again *again, struct head *head, struct stream *stream);
void again_fini(struct again *again);

/* Where to read the rows from the first time. */
struct engine_input again_first(struct again *again);

/*
 * And the second time; false where they cannot be, or, of a file, where reading failed.
 */
bool again_second(struct again *again, struct engine_input *input);
bool again_is_file(const struct again *again);

/*
 * again_rows(again, options, look, data, scratch):
 * Show every row once more, as bytes, with its line, until `look` is false; nothing where that
 * cannot be.
 */
void again_rows(struct again *again, const struct engine_options *options,
		ledger_look_function *look, void *data, struct arena *scratch);

#endif
