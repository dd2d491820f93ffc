/*
 * One text of a tally: a file, a member of an archive or a sheet of a workbook, whose head is read.
 */
#ifndef TALLY_TALLY_TEXT_H
#define TALLY_TALLY_TEXT_H

#include "tally/engine.h"
#include "tally/head.h"
#include "tally/stream.h"
#include "tally/tally.h"

/*
 * Count its rows, settle which of the odd ones are none, and keep its account; false with messages.
 * Where the head proves wrong on the way (head->beliefs), nothing is kept and it is to be read
 * again.
 */
bool tally_add_rows(struct tally *tally, struct stream *stream, struct head *head,
		    struct arena *scratch);

/* How it was read: columns, forms of dates and numbers, encoding. */
void tally_say_head(struct tally *tally, const struct head *head);

/* Doubts that only its last rows raise.  The sample's last row may be the text's. */
void tally_say_end(struct tally *tally, const struct stream *stream, const struct head *head,
		   const struct tally_file *file, const struct engine *engine,
		   struct arena *scratch);

/* Where nothing shows the order of its dates, another file of the run may. */
void tally_note_order(struct tally_file *file, const struct head *head, struct arena *arena);

/* One file shows that the month stands first, and in another it may as well: a guess either way. */
bool tally_check_orders(struct tally *tally);

#endif
