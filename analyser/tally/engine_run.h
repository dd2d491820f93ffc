/*
 * One file's rows through several threads.
 *
 * One thread at a time reads the next piece; each cuts the piece it has read,
 * adds its regular rows to groups of its own, and keeps what is odd.  Then the
 * pieces have their turns, in the order of the file: lines and sums are
 * carried on, and odd rows are judged.  If the piece before did not end where
 * a row did, what was found in this one is taken away again, and it is cut
 * behind the open row instead, as one parser of the whole file would.
 */
#ifndef TALLY_ENGINE_RUN_H
#define TALLY_ENGINE_RUN_H

#include <pthread.h>

#include "tally/pieces.h"

/* What a thread cuts with, from file to file. */
struct worker {
	struct rows rows;
	struct cut_fast cut;
};

/* False where there is no memory; worker_fini() is due either way.  The groups are borrowed. */
bool worker_init(struct worker *worker, struct keys *const *keys, struct years *years,
		 struct groups *groups, bool is_plain);
void worker_fini(struct worker *worker);

struct engine_run {
	/* To be set before run_file(). */
	const struct engine_input *input;
	const struct engine_options *options;
	struct rows_plan plan;
	engine_odd_function *odd;
	void *odd_data;
	engine_marks_function *marks; /* or NULL */
	void *marks_data;
	struct worker *workers; /* one for each thread */
	size_t n_threads;
	struct worker *redo, *undo; /* to cut in turn; to take away what was cut out of turn */
	uint64_t *size;             /* of all amounts so far, without their signs */
	uint64_t *largest;          /* of its amounts, without its sign */

	/* What came of it. */
	int64_t rows, amount;

	/* Its own. */
	pthread_mutex_t lock; /* for what follows, up to the next remark */
	pthread_cond_t changed;
	struct piece *ring;
	size_t n_ring;
	int64_t n_read, n_done; /* pieces; those between are in the ring */
	bool is_reading, is_at_end, is_turning;
	bool is_open; /* a row is, at the end of the pieces done */
	enum engine_status status;
	int error; /* errno, where unreadable */

	struct pieces pieces; /* of the thread that reads */

	struct piece open; /* of the thread that takes the turns: the open row's bytes, and more */
	int64_t line;      /* of the file, of the first line in turn, or of `open` */
	int64_t bytes;
	int n_unclosed;
	struct cells_periods told; /* months that the years know of */
	atomic_bool is_marking;
};

enum engine_status run_file(struct engine_run *run);

/* --- A piece when all before it have been done with (engine_turn.c), by one thread at a time ---
 */

/*
 * Cut a piece that begins with a row, into rows that have been begun.  A row
 * that stays open adds nothing.  False where there is no memory.
 */
bool turn_cut(struct worker *worker, const struct piece *piece);
enum engine_status turn_take(struct engine_run *run, struct piece *piece);

#endif
