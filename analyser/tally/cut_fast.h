/*
 * Rows cut by slicing, where all their quotes stand around whole cells and
 * there is no CR but that of a CR LF; all others are left to libcsv, and so
 * are rows longer than a stretch and the last one if it has no line end.
 */
#ifndef TALLY_CUT_FAST_H
#define TALLY_CUT_FAST_H

#include "tally/cut_csv.h"
#include "tally/cut_masks.h"

/*
 * Bytes behind those to be cut that may be read, whatever is in them: by the masks, by the search
 * for totals, and where cells are taken as keys, dates and amounts.
 */
#define CUT_SLACK 72
_Static_assert(CUT_SLACK >= MASKS_SLACK && CUT_SLACK >= TOTAL_LABELS_SLACK &&
		   CUT_SLACK >= KEYS_SLACK,
	       "enough for all that read the bytes");

/*
 * witness_find(index, base, plan):
 * Which rows may have a witness that is blank or a total's label?  Hardly any has, so a whole
 * stretch is looked through at once, by the first letters of the witnesses (total_words_begin()),
 * before its rows are sliced (cut_witness.c).  Mark rows as MASKS_UNEVEN, which are looked at cell
 * by cell: of those without marks and with as many cells as the plan's all that may have such a
 * witness.  The index is of the bytes at `base`, behind which CUT_SLACK more may be read.
 */
typedef void witness_function(struct masks_index *index, const char *base,
			      const struct rows_plan *plan);

/* The one for this processor; `most` leaves out what is wider (bytes at a time), for tests. */
witness_function *witness_find_function(int most);

struct cut_fast {
	struct cut_csv csv;   /* has the line and the open row of both */
	masks_function *find; /* NULL: libcsv cuts every row */
	witness_function *find_witnesses;
	struct masks_index *index;
	bool is_mostly_special; /* the last stretch */
};

/* False where there is no memory; cut_fast_fini() is due either way. */
bool cut_fast_init(struct cut_fast *cut, struct rows *rows, bool is_plain);
void cut_fast_fini(struct cut_fast *cut);

/*
 * cut_fast_run(cut, bytes, at, length):
 * Cut the bytes from `at` on, which is where a line begins.  CUT_SLACK bytes
 * must stand behind them.  Perhaps a row is open at the end.  False where
 * there is no memory.
 */
bool cut_fast_run(struct cut_fast *cut, const char *bytes, size_t at, size_t length);

#endif
