/*
 * A row of a ledger as one number of 128 bits: rows that mean the same cell by cell have the same,
 * others practically never.  Blanks about a cell, the form of a date or an amount, and empty cells
 * at the end make no difference.
 */
#ifndef TALLY_DIGEST_H
#define TALLY_DIGEST_H

#include "tally/engine.h"
#include "tally/head.h"

struct digest {
	uint64_t a, b;
};

struct digest digest_of_bytes(const struct engine_odd *odd, const struct head *head);

struct digest digest_of_row(const struct row *row, const struct head *head);

#endif
