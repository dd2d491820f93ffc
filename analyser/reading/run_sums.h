/*
 * Rows that a file is used with though each is the sum of those before it, or of those behind it:
 * subtotals, and totals, in words that nothing else knows, wherever in the file they stand.
 *
 * A few figures a row, so that it can be done of all of them; told, and decided by whoever reads
 * it.  How much agreement shows is measured as elsewhere.
 */
#ifndef READING_RUN_SUMS_H
#define READING_RUN_SUMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "reading/sheet.h"

/*
 * How far figures agree with what they are compared with: measured by the digits that agree, so
 * that round figures, and few of them, show nothing.
 */
struct agreement {
	size_t n_strong, n_weak, n_bad; /* of two addends or more, of one; figures that differ */
	size_t most_addends;
	int bits;
};

/* See a figure and what so many others come to. */
void agreement_see(struct agreement *agreement, int64_t amount, int64_t sum, size_t n_addends);

/* Are the figures totals, whether their rows say so or not? */
bool agreement_shows_total(const struct agreement *agreement, bool says_so);

/* Is one figure, of the last row or the first, the sum of all others?  Enough to tell of it. */
bool agreement_shows_whole(const struct agreement *agreement);

/* Rows, and what they come to. */
struct run_sum {
	int64_t amount, largest; /* of one of them, without its sign */
	size_t n;
};

/* A file all of whose rows stand below a row that is their sum, as a pivot table writes them. */
struct run_heads {
	int64_t head, found;  /* of the group under way; of those that are done */
	struct run_sum below; /* the head of the group under way */
	struct agreement agreement;
	size_t n_found;
	long line, last_line, first_line; /* of the heads: under way, done last, done first */
	bool is_under_way;
};

struct run_sums {
	struct run_heads heads[2]; /* from the first row on, and from the one behind it */
	struct run_sum since, all; /* the last that agreed; but those that did */
	struct agreement agreement;
	int64_t found, first; /* of those that agreed; the first row of the file */
	size_t n_found;
	long line, last_line, first_line;
};

/* A row that is used, in the order of the file. */
void run_sums_see(struct run_sums *sums, long line, int64_t amount);

/*
 * Of a file whose rows are too many to be seen in order, which come to `amount`: is the largest,
 * without its sign, what all others come to?
 */
void run_sums_say_largest(int64_t largest, int64_t amount, size_t n_rows, const char *path,
			  bool is_money, struct diagnostics *diagnostics);

/* Do amounts of money come to nothing, as those of a journal do, where each debit has its credit?
 */
void run_sums_say_nothing_left(int64_t largest, int64_t amount, int64_t n_rows, const char *path,
			       struct diagnostics *diagnostics);

/* A file in some of whose rows the amount cannot be read. */
struct run_unproved {
	const struct row *first, *last; /* some of its first and last rows, as bytes or as text */
	size_t n_first, n_last;
	int column;             /* of the amount */
	int64_t largest;        /* of one row that is used, without its sign */
	int64_t amount, n_rows; /* of those used */
	int64_t n_unreadable;
	bool is_money;
};

/*
 * Is the largest the first or last of its rows, and more than all others come to, as their total
 * would be?
 */
void run_sums_say_unproved(const struct run_unproved *run, const char *path,
			   struct diagnostics *diagnostics);

/* The file ends. */
void run_sums_say(const struct run_sums *sums, const char *path, bool is_money,
		  struct diagnostics *diagnostics);

#endif
