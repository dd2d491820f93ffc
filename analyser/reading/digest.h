/*
 * A row of a ledger as one number of 64 bits: rows that mean the same cell by cell have the same,
 * others practically never.
 *
 * Blanks about a cell, the form of a date or an amount, and empty cells at the end make no
 * difference.  Cells are taken one after another, as a cutter finds them; what an amount and a
 * date mean is added last, for it is known last.
 */
#ifndef READING_DIGEST_H
#define READING_DIGEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/fraction.h"
#include "base/year.h"
#include "reading/sheet.h"

#define DIGEST_START UINT64_C(0x9E3779B97F4A7C15)

/* Which columns are read for what they mean; -1: none. */
struct digest_columns {
	int date, amount;
	bool has_decimal_comma;
	struct date_forms dates;
};

static inline uint64_t digest_mix(uint64_t a, uint64_t b)
{
	unsigned_wide product = (unsigned_wide)a * b;

	return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static inline uint64_t digest_load(const char *text, size_t size)
{
	uint64_t word = 0;

	memcpy(&word, text, size);
	return word;
}

/* A text of one byte or more; none but its own bytes are read. */
static inline uint64_t digest_bytes(uint64_t digest, uint64_t place, const char *text,
				    size_t length)
{
	const uint64_t odd = UINT64_C(0xA0761D6478BD642F);
	uint64_t first, last, key = (place << 32 | length) * odd ^ UINT64_C(0xE7037ED1A0B428DB);

	for (; length > 16; text += 16, length -= 16)
		digest = digest_mix(digest_load(text, 8) ^ digest, digest_load(text + 8, 8) ^ odd);
	if (length >= 8) {
		first = digest_load(text, 8);
		last = digest_load(text + length - 8, 8);
	} else if (length >= 4) {
		first = digest_load(text, 4);
		last = digest_load(text + length - 4, 4);
	} else {
		first = (unsigned char)text[0];
		last = (uint64_t)(unsigned char)text[length / 2] << 8 |
		       (unsigned char)text[length - 1];
	}
	return digest_mix(first ^ digest, last ^ key);
}

uint64_t digest_untrimmed(uint64_t digest, size_t column, const char *text, size_t length);

/* Add the cell of a column that is neither the date nor the amount. */
static inline uint64_t digest_cell(uint64_t digest, size_t column, const char *text, size_t length)
{
	if (length == 0)
		return digest;
	/* A blank, or a byte that may be of one that does not break. */
	if ((signed char)text[0] <= ' ' || (signed char)text[length - 1] <= ' ')
		return digest_untrimmed(digest, column, text, length);
	return digest_bytes(digest, column, text, length);
}

/* Dates met lately, whose forms do not change. */
#define DIGEST_DATES 64

struct digest_dates {
	struct {
		char text[15];
		unsigned char length; /* 0: none */
		uint64_t date;
	} kept[DIGEST_DATES];
};

/* The same, soon found again. */
uint64_t digest_date_kept(struct digest_dates *dates, const struct date_forms *forms,
			  const char *text, size_t length);

/* With the date's, or 0, and the amount in hundredths of a penny, or 0. */
static inline uint64_t digest_end(uint64_t digest, uint64_t date, uint64_t amount)
{
	digest = digest_mix(digest ^ date, amount ^ UINT64_C(0x8EBC6AF09C88C6E3));
	return digest_mix(digest, UINT64_C(0x589965CC75374CC3));
}

uint64_t digest_of_row(const struct row *row, const struct digest_columns *columns);

/* Each cell by itself, of `n` columns, in 32 bits; 0 where it is blank or there is none. */
void digest_each(const struct row *row, const struct digest_columns *columns, uint32_t *cells,
		 size_t n);

#endif
