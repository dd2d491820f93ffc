/*
 * Sums by names: what an engine found for one file after another, put together.
 *
 * A row is one combination of names, with its amount; names are numbers, and
 * a financial year is its own number.  The order of files and rows changes
 * nothing once sums_sort() has put the rows in order of their keys.
 */
#ifndef TALLY_SUMS_H
#define TALLY_SUMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tally/question.h"

struct sums {
	struct arena *arena;
	size_t n_keys;
	bool is_year[MOST_KEYS];
	bool is_price[MOST_KEYS];    /* its names are amounts of money, as money_plain() */
	bool stays_apart[MOST_KEYS]; /* also where all others are added up: years and units */
	struct names names[MOST_KEYS];
	uint32_t *ids; /* row by row, n_keys each */
	int64_t *amounts;
	size_t n_rows, capacity;
	uint32_t *slots; /* a hash table of rows plus one; 0 is free */
	size_t n_slots;
};

void sums_init(struct sums *sums, const struct tally_question *question, struct arena *arena);

/* Room for so many rows more, so that adding them does not copy. */
void sums_expect(struct sums *sums, size_t n_rows);

/* Add an amount to the row of these ids; false where the sum is out of range. */
bool sums_add(struct sums *sums, const uint32_t *ids, int64_t amount);

/* Put the rows in order of their keys: names by their bytes, prices by size, years by time. */
void sums_sort(struct sums *sums);

/*
 * sums_keep(sums, most):
 * Keep the largest amounts, the largest first, and add up all others to one
 * row, or to one of each year and unit where these are keys; their price is
 * empty.  The order must be that of sums_sort().  False where a sum is out of range.
 */
bool sums_keep(struct sums *sums, size_t most);

const char *sums_name(const struct sums *sums, size_t row, size_t key);
struct year sums_year(const struct sums *sums, size_t row, size_t key);

#endif
