/*
 * The first rows of each text of a run, of which there are enough to tell what one text is to
 * another: a revised version of it (revised.c), the same rows in another layout (shared_rows.c),
 * or the same in pence (sizes_differ.c).
 */
#ifndef TALLY_FIRST_ROWS_H
#define TALLY_FIRST_ROWS_H

#include "tally/tally.h"

/* How many texts before it one is held against, cell by cell: three years of months. */
#define FIRST_ROWS_TEXTS 36

struct first_row {
	uint64_t others; /* one number of its cells but the amount */
	uint32_t amount; /* the digest of that */
	int64_t value;   /* of the amount, in hundredths of a penny; 0: not read */
	long line;
	const uint32_t *cells; /* a digest (digest.h) of each; 0: blank */
};

struct first_rows {
	struct first_rows *before; /* of the text before */
	const char *path;
	uint64_t names; /* of its columns */
	/* What each of the first columns is, a number that is the same in each text that has it; 0:
	 * blank in all rows. */
	uint64_t *columns;
	size_t n_columns;
	int date, amount, payee; /* columns, or -1 */
	bool has_references;
	bool has_dates;         /* of days or months; in a year the same is paid again and again */
	struct first_row *rows; /* those of an earlier text in order of `others`, then of lines */
	size_t n;
	struct payee_sizes *sizes; /* sizes_differ.c */
	bool is_size_told;
};

/* The first of an earlier text's rows with such other cells, or the one behind where it would be.
 */
size_t first_rows_find(const struct first_rows *rows, uint64_t others);

/* A file that is used: compare its first rows with those of the files before, and keep them. */
void first_rows_see(struct tally *tally, const struct head *head, struct arena *scratch);

/*
 * A file whose rows stand in an earlier one too, but with other amounts: a revised version beside
 * the first, which counts everything twice.  Rows that agree in their amounts too are found among
 * all (repeats.h).
 */
void revised_say(const struct first_rows *rows, struct diagnostics *diagnostics);

/*
 * A file whose rows stand in an earlier one too, where one of the two has a column that the other
 * lacks, or has them in another order: the same payments twice.  Rows that agree in all cells are
 * found among all (repeats.h).
 */
void shared_rows_say(const struct first_rows *rows, struct diagnostics *diagnostics,
		     struct arena *scratch);

/*
 * A file in pence, or in thousands, beside another in pounds: by what both paid to the same payees,
 * which is kept with the rows, in the arena.
 */
void sizes_differ_say(struct first_rows *rows, struct diagnostics *diagnostics,
		      struct arena *arena);

#endif
