/*
 * What is found in a ledger, by whichever way: groups, sums and odd rows.
 */
#ifndef FUZZ_FOUND_H
#define FUZZ_FOUND_H

#include "fuzz.h"

#include "tally/engine.h"

/* Texts are owned. */
struct found_group {
	char *keys[ENGINE_MOST_KEYS];
	size_t n_keys;
	int year;
	int64_t rows, amount;
};

struct found_odd {
	char *bytes;
	size_t length;
	int64_t line, rows_before, amount_before;
};

#define FIRST_YEAR 1900
#define N_YEARS 300

struct found {
	struct found_group *groups;
	struct found_odd *odds;
	size_t n_groups, n_odds;
	int64_t rows, amount;
	uint64_t size;
	bool is_out_of_range;
	/* That dates were in; of the engine's, for the years of its groups. */
	unsigned months[N_YEARS];
};

/* What the callers of both ways make of some odd rows: a row whose keys no regular row has. */
bool found_is_used(size_t length);

extern const char *const found_used_keys[ENGINE_MOST_KEYS];
extern const struct year found_used_year;
#define FOUND_USED_AMOUNT 7

/* A text of its own, NUL-terminated. */
char *found_copy(const char *bytes, size_t length);

void found_add_odd(struct found *found, const char *bytes, size_t length, int64_t line,
		   int64_t rows_before, int64_t amount_before);
void found_add_group(struct found *found, const char *const *keys, size_t n_keys, int year,
		     int64_t rows, int64_t amount);
void found_free(struct found *found);

/* Rows of the same group into one, the groups in their order. */
void found_merge(struct found *found);

/* They must be the same. */
void found_compare(const struct found *a, const struct found *b);

#endif
