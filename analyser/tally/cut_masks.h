/*
 * Where cells and rows end in a stretch of bytes, found 64 bytes at a time
 * with the widest vectors the processor has, or with plain words.
 */
#ifndef TALLY_CUT_MASKS_H
#define TALLY_CUT_MASKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Bytes behind a stretch that may be read, whatever is in them: 64 are always read at once. */
#define MASKS_SLACK 64

#define MASKS_MOST 8192 /* bytes of a stretch */

#define MASKS_ROWS_SLACK 8 /* rows behind the last one that may be written, or read at once */

/* The first of masks_index.ends: with one added, as to all of them, it is where a cell begins. */
#define MASKS_FIRST UINT32_MAX

/*
 * In masks_index.rows.  SPECIAL: the row holds a CR that no LF follows, or a
 * quote that neither opens a cell at its first byte nor closes one at its
 * last, or a line end between quotes; what stands behind it in the index may
 * be wrong, since it counts on every quote to open or to close.  UNEVEN: there
 * are quotes, or blanks at the end of a cell.
 */
#define MASKS_SPECIAL (UINT32_C(1) << 31)
#define MASKS_UNEVEN (UINT32_C(1) << 30)
#define MASKS_FLAGS (MASKS_SPECIAL | MASKS_UNEVEN)

struct masks_index {
	size_t n_rows; /* that end in the stretch with an LF */
	size_t n_special;
	bool has_cr; /* at all */
	/* How many ends stand in the stretch up to a row's LF, that one with them; and flags. */
	uint32_t rows[MASKS_MOST + MASKS_ROWS_SLACK];
	/* Behind the first one, offsets of delimiters and LFs outside quotes. */
	uint32_t ends[1 + MASKS_MOST + 64]; /* up to 16 are written at once */
};

/*
 * masks_find(index, bytes, length, delimiter):
 * Index at most MASKS_MOST bytes, which begin where a row does.  They may be followed by
 * anything, but MASKS_SLACK bytes must be there.
 */
typedef void masks_function(struct masks_index *index, const char *bytes, size_t length,
			    char delimiter);

/* The one for this processor; `most` leaves out what is wider (bytes at a time), for tests. */
masks_function *masks_find_function(int most);

/* Is the number of quotes odd? */
bool masks_opens_quote(const char *bytes, size_t length);

#endif
