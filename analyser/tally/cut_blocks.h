/*
 * How an index of rows and cells (cut_masks.h) is made from masks of bytes,
 * for the files that make the masks, each for its own vectors.
 *
 * The one loop is a macro: what makes the masks has to become part of it, and
 * compilers do that only among functions for the same processor.
 */
#ifndef TALLY_CUT_BLOCKS_H
#define TALLY_CUT_BLOCKS_H

#include <stdint.h>

#include "tally/cut_masks.h"
#include "tally/vectors.h"

/* A bit for each of 64 bytes. */
struct masks {
	uint64_t delimiter, lf, cr, quote, space, tab;
};

/* What a block hands on to the next one. */
struct carried {
	uint64_t quoted;                /* all ones: it ended between quotes */
	uint64_t end, close, cr, blank; /* 1: its last byte was one */
	uint32_t flags;                 /* of the row that goes on */
};

/* Offsets of the bits, eight at a time: what is written too much is written over later. */
ALWAYS_INLINE void put_ends(uint32_t *ends, uint32_t offset, uint64_t bits, unsigned count)
{
	for (unsigned done = 0; done < count; done += 8) {
		for (unsigned i = 0; i < 8; i++) {
			/* ctz(0) is not defined; any number will do there. */
			ends[done + i] =
			    offset + (uint32_t)__builtin_ctzll(bits | UINT64_C(1) << 63);
			bits &= bits - 1;
		}
	}
}

/* A bit is set where the number of bits up to it, itself among them, is odd. */
ALWAYS_INLINE uint64_t parity_shifts(uint64_t bits)
{
	for (unsigned shift = 1; shift < 64; shift *= 2)
		bits ^= bits << shift;
	return bits;
}

/* How many ends there are up to the first LF, that one with them. */
ALWAYS_INLINE uint32_t ends_upto(uint64_t ends, uint64_t lf)
{
	return (uint32_t)__builtin_popcountll(ends & (lf ^ (lf - 1)));
}

/*
 * How many ends there are in the stretch up to each LF of the block, n_ends before it.  Two are
 * written in any case: what is too much is written over later.
 */
ALWAYS_INLINE void put_rows(uint32_t *rows, unsigned n_rows, uint64_t ends, uint64_t lf,
			    uint32_t n_ends)
{
	/* How many rows end in a block can't be foreseen; that they are few can. */
	rows[0] = n_ends + ends_upto(ends, lf);
	lf &= lf - 1;
	rows[1] = n_ends + ends_upto(ends, lf);
	for (unsigned i = 2; i < n_rows; i++) {
		lf &= lf - 1;
		rows[i] = n_ends + ends_upto(ends, lf);
	}
}

/*
 * A block of any kind; `odd` tells behind which bytes the number of quotes in
 * it is odd.  Put its rows into the index, and return where its cells end.
 */
uint64_t masks_index_any(struct masks_index *index, const struct masks *masks, uint64_t odd,
			 uint64_t inside, uint32_t n_ends, struct carried *carried);

/*
 * A masks_function, by what differs between vectors: `masks_of` makes the masks of a block,
 * `parity` is parity_shifts() or the like, `put` is put_ends() or the like.
 *
 * Most blocks have no quote, CR or tab, nor blanks beside an end, and go on nothing of the kind:
 * they are done with here, all others in masks_index_any().  What goes on from block to block is
 * in variables of its own while it can be, since a struct whose address is taken is in memory.
 */
#define DEFINE_FIND(name, target, masks_of, parity, put)                                           \
	target static void name(struct masks_index *index, const char *bytes, size_t length,       \
				char delimiter)                                                    \
	{                                                                                          \
		struct carried carried = {.end = 1};                                               \
		uint64_t end = 1, blank = 0, goes_on = 0;                                          \
		uint32_t n_ends = 0;                                                               \
		size_t n_rows = 0;                                                                 \
                                                                                                   \
		index->n_special = 0;                                                              \
		index->has_cr = false;                                                             \
		index->ends[0] = MASKS_FIRST;                                                      \
		for (size_t at = 0; at < length; at += 64) {                                       \
			struct masks masks = masks_of(bytes + at, delimiter);                      \
			uint64_t ends = masks.delimiter | masks.lf;                                \
			uint64_t space = masks.space & ~masks.delimiter;                           \
			uint64_t other = masks.quote | masks.cr | (masks.tab & ~masks.delimiter);  \
			uint64_t uneven =                                                          \
			    (space & (ends << 1 | end)) | (ends & (space << 1 | blank));           \
                                                                                                   \
			if (__builtin_expect((other | uneven | goes_on) == 0 && length - at >= 64, \
					     true)) {                                              \
				unsigned more = (unsigned)__builtin_popcountll(masks.lf);          \
                                                                                                   \
				put_rows(index->rows + n_rows, more, ends, masks.lf, n_ends);      \
				n_rows += more;                                                    \
				end = ends >> 63;                                                  \
				blank = space >> 63;                                               \
			} else {                                                                   \
				uint64_t inside = length - at >= 64                                \
						      ? ~UINT64_C(0)                               \
						      : (UINT64_C(1) << (length - at)) - 1;        \
                                                                                                   \
				struct masks seldom = masks; /* else all are put into memory */    \
				carried.end = end;                                                 \
				carried.blank = blank;                                             \
				index->n_rows = n_rows;                                            \
				ends = masks_index_any(index, &seldom, parity(masks.quote),        \
						       inside, n_ends, &carried);                  \
				n_rows = index->n_rows;                                            \
				end = carried.end;                                                 \
				blank = carried.blank;                                             \
				goes_on =                                                          \
				    carried.quoted | carried.close | carried.cr | carried.flags;   \
			}                                                                          \
			unsigned count = (unsigned)__builtin_popcountll(ends);                     \
                                                                                                   \
			put(index->ends + 1 + n_ends, (uint32_t)at, ends, count);                  \
			n_ends += count;                                                           \
		}                                                                                  \
		index->n_rows = n_rows;                                                            \
	}

#ifdef HAS_X86
/* The widest vectors of the processor, at most of so many bytes; NULL: there are none. */
masks_function *masks_find_x86(int most);
bool masks_opens_quote_x86(const char *bytes, size_t length);
#endif

#endif
