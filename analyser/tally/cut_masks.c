#include <string.h>

#include "tally/cut_blocks.h"

ALWAYS_INLINE uint32_t flags_of(uint64_t special, uint64_t uneven)
{
	return (special != 0 ? MASKS_SPECIAL : 0) | (uneven != 0 ? MASKS_UNEVEN : 0);
}

/* What the masks tell of rows; bits of bytes. */
struct found {
	uint64_t ends, special, uneven;
};

/* `odd` tells behind which bytes the number of quotes in the block is odd. */
ALWAYS_INLINE struct found find_quoted(const struct masks *masks, uint64_t odd,
				       struct carried *carried)
{
	/* From an opening quote on, up to the closing one but without it. */
	uint64_t quoted = odd ^ carried->quoted;
	uint64_t open = masks->quote & quoted, close = masks->quote & ~quoted;
	uint64_t ends = (masks->delimiter | masks->lf) & ~quoted;
	uint64_t behind_end = ends << 1 | carried->end, behind_close = close << 1 | carried->close;

	carried->quoted = quoted >> 63 != 0 ? ~UINT64_C(0) : 0;
	carried->close = close >> 63;
	return (struct found){.ends = ends,
			      .special =
				  (open & ~behind_end) | (masks->lf & quoted) |
				  (behind_close & ~(masks->delimiter | masks->lf | masks->cr)),
			      .uneven = masks->quote};
}

uint64_t masks_index_any(struct masks_index *index, const struct masks *masks, uint64_t odd,
			 uint64_t inside, uint32_t n_ends, struct carried *carried)
{
	struct found found = find_quoted(masks, odd, carried);
	uint64_t ends = found.ends, blank = (masks->space | masks->tab) & ~masks->delimiter;
	uint64_t behind_end = ends << 1 | carried->end, behind_cr = masks->cr << 1 | carried->cr;
	uint64_t special = (found.special | (behind_cr & ~masks->lf)) & inside;
	uint64_t uneven = (found.uneven | (blank & behind_end) |
			   ((ends | masks->cr) & (blank << 1 | carried->blank))) &
			  inside;
	uint64_t lf = masks->lf & ends & inside;

	index->has_cr |= masks->cr != 0;
	carried->end = ends >> 63;
	carried->cr = masks->cr >> 63;
	carried->blank = blank >> 63;
	ends &= inside;
	while (lf != 0) {
		uint64_t upto = lf ^ (lf - 1);
		uint32_t flags = carried->flags | flags_of(special & upto, uneven & upto);

		index->rows[index->n_rows++] = (n_ends + ends_upto(ends, lf)) | flags;
		index->n_special += (flags & MASKS_SPECIAL) != 0;
		carried->flags = 0;
		special &= ~upto;
		uneven &= ~upto;
		lf &= lf - 1;
	}
	carried->flags |= flags_of(special, uneven);
	return ends;
}

/* Bytes equal to one, eight to a word: the highest bit of each, exactly (no borrow runs over). */
ALWAYS_INLINE uint64_t equal_bits(uint64_t word, char byte)
{
	const uint64_t low = UINT64_C(0x7f7f7f7f7f7f7f7f);
	uint64_t x = word ^ (UINT64_C(0x0101010101010101) * (unsigned char)byte);

	x = ~(((x & low) + low) | x | low);
	/* Gather the highest bits into the lowest byte, the first byte's lowest. */
	return (x >> 7) * UINT64_C(0x0102040810204080) >> 56;
}

ALWAYS_INLINE struct masks masks_of_words(const char *bytes, char delimiter)
{
	struct masks masks = {0};

	for (unsigned i = 0; i < 8; i++) {
		uint64_t word;

		memcpy(&word, bytes + i * 8, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
		word = __builtin_bswap64(word);
#endif
		masks.delimiter |= equal_bits(word, delimiter) << (i * 8);
		masks.lf |= equal_bits(word, '\n') << (i * 8);
		masks.cr |= equal_bits(word, '\r') << (i * 8);
		masks.quote |= equal_bits(word, '"') << (i * 8);
		masks.space |= equal_bits(word, ' ') << (i * 8);
		masks.tab |= equal_bits(word, '\t') << (i * 8);
	}
	return masks;
}

DEFINE_FIND(find_by_words, , masks_of_words, parity_shifts, put_ends)

masks_function *masks_find_function(int most)
{
#ifdef HAS_X86
	masks_function *find = masks_find_x86(most);

	if (find != NULL)
		return find;
#endif
	(void)most;
	return find_by_words;
}

bool masks_opens_quote(const char *bytes, size_t length)
{
#ifdef HAS_X86
	return masks_opens_quote_x86(bytes, length);
#else
	uint64_t odd = 0; /* a bit for each place in 64 bytes: the number of quotes there is odd */
	size_t at = 0;

	for (; at + 64 <= length; at += 64)
		odd ^= masks_of_words(bytes + at, '"').quote;
	for (; at < length; at++)
		odd ^= bytes[at] == '"';
	return __builtin_parityll(odd) != 0;
#endif
}
