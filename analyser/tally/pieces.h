/*
 * A stream of bytes in pieces of whole lines.
 *
 * Where a piece ends is a guess: behind a line end that is outside quotes, as
 * far as the last quote, or counting them, can tell.  Whoever cuts the pieces must see to what
 * becomes of a row that goes on in the next one.
 */
#ifndef TALLY_PIECES_H
#define TALLY_PIECES_H

#include "tally/cut_fast.h"

struct piece {
	char *bytes; /* with CUT_SLACK zeros behind them */
	size_t length, capacity;
	bool is_last;
	bool is_ready; /* for its turn; set and read with the run's lock held */
	/* Set by the thread that cuts it, before it is ready: */
	bool is_cut;
	bool is_open;      /* its last row goes on in the next piece, or is never closed... */
	size_t opened_at;  /* ...and opens here... */
	int64_t opened_on; /* ...on this line */
	int64_t lines;     /* counting from its first, 0 */
	struct rows_found found;
};

struct pieces {
	const struct engine_input *input;
	char delimiter;
	size_t size;
	size_t n_ahead; /* bytes of input->ahead that were taken */
	char *tail;     /* bytes read behind the last piece's end */
	size_t n_tail, tail_capacity;
	bool is_at_end;
};

void pieces_init(struct pieces *pieces, const struct engine_input *input, char delimiter,
		 size_t size);
void pieces_fini(struct pieces *pieces);

/*
 * Read the next piece, of about the size; its bytes are kept and grown from use to use, as far as
 * a line of BOUND_LINE bytes takes.
 */
enum engine_status pieces_read(struct pieces *pieces, struct piece *piece);

/* Room in a piece for that many bytes; false where there is no memory. */
bool piece_reserve(struct piece *piece, size_t length);
void piece_fini(struct piece *piece);

#endif
