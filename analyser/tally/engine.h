/*
 * Rows of a ledger or a log by the million, added up into groups.
 *
 * The one seam between what a file's rows mean (the command and its ledger
 * rules) and how fast they can be cut.  An engine takes the bytes below a
 * file's header in pieces, cuts them into rows, and adds every regular row to
 * its group; every other row it hands to a function of the caller's, in the
 * order of the file, to be judged there.  Two engines cut rows: `libcsv`, the
 * parser of record, and `fast`, which slices rows by itself whose
 * quotes all stand around whole cells and that hold no carriage return but
 * before their line end, and leaves all others to libcsv.  What they find is
 * the same to the last row, for any number of threads.
 *
 * A row is regular if
 *   - it has as many cells as it should, the unnamed ones empty;
 *   - no key cell is missing (reading/cell.h), where it may not be, or says `total`
 * (reading/totals.h), blanks and no-break spaces of any encoding at its ends left out of account;
 *   - a key that is money can be read (base/money.h) as its bytes stand, and is above zero;
 *   - its date is a year or a date (base/year.h);
 *   - its amount can be read (base/money.h, or a count not below zero);
 *   - the cells that are checked have one of the texts asked for;
 *   - the cells that are watched say nothing that makes it odd;
 *   - none of these cells holds a NUL, and date, amount and money to be divided are no longer
 *     than 255 bytes;
 *   - its quotes are in order, and close within 4 MiB; and
 *   - where there are amounts, no other cell could be a total's label (tally/total_labels.h), and
 *     no witness is blank or could be one (reading/total_words.h).
 *
 * Keys are the cells' bytes as libcsv gives them (blanks around unquoted cells
 * taken away); what different keys mean the same is for the caller to merge,
 * on the groups.
 *
 * Memory grows with the distinct keys and groups, not with the rows, also
 * behind a quote that is never closed.
 */
#ifndef TALLY_ENGINE_H
#define TALLY_ENGINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/year.h"

#define ENGINE_MOST_KEYS 8
#define ENGINE_MOST_WITNESSES 6
#define ENGINE_MOST_CHECKS 3
#define ENGINE_MOST_CHECKED 8
#define ENGINE_MOST_WATCHED 8

/* A cell in which a regular row has one of these texts. */
struct engine_check {
	int column;
	const char *texts[ENGINE_MOST_CHECKED];
	size_t n_texts;
};

/* A cell that may make its row odd, by what it says. */
struct engine_watch {
	int column;
	/* Of a cell, blanks at its ends left out; asked by any thread, and always the same. */
	bool (*is_odd)(const void *data, const char *text, size_t length);
	const void *data;
};

/* A regular row, where they are asked for: its digest (digest.h), line and amount. */
struct engine_mark {
	uint64_t digest;
	int64_t line, amount;
};

/*
 * Told of the regular rows, some at a time, in the order of the file with the odd ones, and how
 * many bytes were taken; false: no more of them.  Called as the odd-row function is.
 */
typedef bool engine_marks_function(void *data, const struct engine_mark *marks, size_t n,
				   int64_t bytes);

/* Where a row's parts stand; cells count from 0. */
struct engine_layout {
	char delimiter;
	size_t n_cells; /* of a regular row */
	size_t
	    n_unnamed; /* of these the last ones, always empty, that the header has no name for */
	size_t n_keys;
	int keys[ENGINE_MOST_KEYS];
	/*
	 * Bit i: key i is money.  Of these, divided: the key is the amount of money in its cell by
	 * the row's own amount, where that is exact to a hundredth of a penny, as money_plain().
	 */
	unsigned money_keys, divided_keys;
	unsigned missing_keys; /* bit i: key i may be missing in a regular row */
	int date;              /* -1: all rows are of `year` */
	struct year year;
	struct date_forms dates; /* how they are written */
	/* Marks that make an amount odd unless it is plainly digits and two decimals; NULL: none.
	 */
	const char *unsure;
	int amount;    /* -1: each row counts one */
	bool is_money; /* amounts are money, in hundredths of a penny; else counts */
	int witnesses[ENGINE_MOST_WITNESSES]; /* columns that a total does not fill */
	size_t n_witnesses;
	struct engine_check checks[ENGINE_MOST_CHECKS];
	size_t n_checks;
	struct engine_watch watches[ENGINE_MOST_WATCHED];
	size_t n_watches;
	engine_marks_function *marks; /* NULL: rows are not marked */
	void *marks_data;
};

/* A row that is not regular; the bytes are valid only during the call. */
struct engine_odd {
	const char *bytes; /* as they stand in the file, without the line end */
	size_t length;
	int64_t line;          /* of the file, on which it opens */
	int64_t rows_before;   /* regular rows before it in the file... */
	int64_t amount_before; /* ...and the sum of their amounts */
};

/*
 * The caller's judgement; false ends the run.  Called by any of the engine's threads, but never by
 * two at once, and each call sees what those before it did; it may call engine_add_row().
 */
typedef bool engine_odd_function(void *data, const struct engine_odd *odd);

/*
 * Where bytes come from: read up to `size` bytes, return how many (0: the end;
 * -1: failure, errno set).  Called by any of the engine's threads, one at a time and in order,
 * and meanwhile another may be in the odd-row or progress function.
 */
typedef int64_t engine_read_function(void *data, char *bytes, size_t size);

struct engine_input {
	engine_read_function *read;
	void *data;
	int64_t line;      /* of the first line there */
	const char *ahead; /* bytes already read from `read`, before any other */
	size_t n_ahead;
};

struct engine_options {
	bool is_plain;       /* libcsv cuts every row */
	bool by_month;       /* each group has the months of its own rows, which costs a little */
	bool has_no_regular; /* rows at all: for tests */
	int n_threads;       /* 0: as many as processors */
	size_t piece_size;   /* 0: the engine's own; small ones are for tests */
	/*
	 * Called now and then, as the odd-row function is and never beside it, with the bytes
	 * taken so far; false ends the run.  May be NULL.
	 */
	bool (*progress)(void *data, int64_t bytes);
	void *progress_data;
};

/*
 * A financial year, and the months of it in which any regular row's date was, a bit
 * each: 1 << 4 is April's; 1 << 0 where a row gave the year and no month.
 */
struct engine_year {
	int start;
	unsigned months;
};

/* What the regular rows came to. */
struct engine_group {
	const uint32_t *keys;    /* n_keys numbers of texts, by engine_key() */
	struct engine_year year; /* its months are of all rows of it, but where they are by group */
	int64_t rows, amount;
};

struct engine; /* sums of any number of files with the same keys */

/* Keys are as in the layouts to come. */
struct engine *engine_new(size_t n_keys, unsigned money_keys, unsigned missing_keys,
			  const struct engine_options *options);
void engine_free(struct engine *engine);

enum engine_status {
	ENGINE_DONE,
	ENGINE_STOPPED,      /* by the odd-row or progress function */
	ENGINE_UNREADABLE,   /* a read failed; errno is set */
	ENGINE_OUT_OF_RANGE, /* the amounts of all rows, without their signs, come to 2^63 or more
			      */
	ENGINE_LONG_LINE,    /* a line of more than BOUND_LINE bytes (reading/source.h) */
	ENGINE_NO_MEMORY,
};

/*
 * engine_add(engine, input, layout, odd, odd_data, &rows, &amount):
 * Add a file's rows.  *rows and *amount are its regular rows and their sum.
 * Unless it is done, the engine is of no use any more but to be freed.
 */
enum engine_status engine_add(struct engine *engine, const struct engine_input *input,
			      const struct engine_layout *layout, engine_odd_function *odd,
			      void *odd_data, int64_t *rows, int64_t *amount);

/* Add one row that the caller judged usable after all; keys are NUL-terminated. */
enum engine_status engine_add_row(struct engine *engine, const char *const *keys,
				  struct engine_year year, int64_t amount);

/*
 * The groups, in order of year and then of their keys' bytes, whatever the
 * order of rows, files and threads; valid until the engine is used again.
 */
const struct engine_group *engine_groups(struct engine *engine, size_t *count);

/* The largest amount of a row so far, without its sign. */
int64_t engine_largest(const struct engine *engine);

/* A key's text, NUL-terminated, by its number in key column `key`. */
const char *engine_key(const struct engine *engine, size_t key, uint32_t number);

#endif
