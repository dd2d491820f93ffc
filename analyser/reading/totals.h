/*
 * The rows of a ledger that may be totals: kept while it is read, decided when all of it is known.
 *
 * A total leaves some columns blank and fills others; a cell that only says a total's word counts
 * as blank.  Its amount is compared with the rows above or below it, from the beginning or the end
 * of the file or from another total on, so that totals may be nested to any depth and stand above
 * or below their parts; with all rows that share the cells that it fills; and with all rows.
 *
 * What a row may be, what it must agree with to be a total, and what it is else:
 *
 * - CLAIMED says total, and lacks what hardly any row lacks.  With one row or more.  Else it is set
 *   aside: `says total, does not agree`.
 * - BESIDE says total where other rows of a log (or of months) name a channel or the like, and has
 *   all else.  With one row or more.  Else it is set aside in the same way where rows share its
 *   cells, and used where none does.
 * - OR_PAYEE says total and has all that a payment has, or says it in a column of notes.  With two
 *   rows or more.  Else it is used, unless another row with its label is a total.
 * - UNLABELLED lacks a cell that practically every row fills, and is no payment by its day or
 * reference.  With two rows or more, or with one if it cannot be used in any case.  Else it is what
 * it is without this rule; and so are all that fill the same columns, where fewer of them agree
 * than do not.  Where some agree, the others are set aside: `like a total, does not agree`.  So is
 * a first or last row of nothing but an amount.
 *
 * A total of nothing (0) agrees only if it says that it is one.  What is CLAIMED is never part of
 * another total; of the others, those that are used are.  Rows set aside for other reasons are part
 * of a total too.  A row whose label is a firm's (`Total Gas Ltd`) says no total.
 */
#ifndef READING_TOTALS_H
#define READING_TOTALS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "reading/total_columns.h"
#include "reading/total_words.h"

/* So many rows of a file are kept; those beyond are judged without being compared, and counted. */
#define TOTALS_MOST ((size_t)100000)

enum total_kind {
	TOTAL_NONE,
	TOTAL_CLAIMED,
	TOTAL_BESIDE,
	TOTAL_OR_PAYEE,
	TOTAL_UNLABELLED,
	TOTAL_STATED, /* outside the column of amounts: compared and told, never set aside for it */
};

enum total_outcome {
	TOTAL_UNDECIDED,
	TOTAL_OF_ABOVE,      /* of all rows above */
	TOTAL_OF_LAST,       /* of the rows above since the last total */
	TOTAL_OF_SOME_ABOVE, /* of those since an earlier one */
	TOTAL_OF_BELOW,
	TOTAL_OF_SOME_BELOW, /* up to another total */
	TOTAL_OF_SHARED,     /* of the rows that share its cells */
	TOTAL_OF_ALL,        /* of all rows, though it stands among them */
	TOTAL_DISAGREES,     /* and is none of the rows that count */
	TOTAL_IS_ROW,
};

/* A cell that a row fills. */
struct total_cell {
	int column;
	const char *text;
};

struct total_group; /* of rows that share some cells */

/* The cells that rows may share with a total can be read in so many ways. */
#define TOTAL_READINGS 3

struct total {
	long line;
	enum total_kind kind;
	enum total_outcome outcome;
	int64_t amount;
	bool is_unfit;      /* the row cannot be used, whether it is a total or not */
	bool is_quiet;      /* its label may well be a name, so that nothing is said of it */
	bool is_learned;    /* it lacks a cell without which rows are totals of one row or more */
	bool is_thin;       /* it fills at most half of the cells that others do */
	int64_t all, n_all; /* the amounts above, all kept rows apart */
	const char *label;  /* or NULL */
	const struct total_cell *cells; /* all that it fills, its amount and label apart */
	size_t n_cells;
	uint64_t columns;           /* the set of these */
	struct total_cell labelled; /* where its label stands */
	struct total_group *groups[TOTAL_READINGS];
	int64_t found; /* when decided: what the rows come to that it was compared with... */
	bool shares;   /* ...which share its cells, rather than stand above it */
	void *row;     /* the caller's */
};

struct totals {
	struct total_columns columns;
	struct arena *arena;
	int64_t all, n_all; /* the amounts above, kept rows apart */
	struct total **kept;
	size_t n_kept, capacity;
	int64_t n_beyond;          /* rows that could not be kept */
	struct total_index *index; /* of the groups, once there are any */
	bool is_unseen;            /* another look was wanted, and could not be had */
};

/*
 * totals_kind_of(totals, row):
 * Which kind of a total may a row be, whose amount can be read?
 */
enum total_kind totals_kind_of(const struct totals *totals, const struct row *row);

/*
 * totals_keep(totals, kind, row, amount, is_unfit):
 * Keep a row, its cells copied, until all is decided.  NULL where there are too many.
 */
struct total *totals_keep(struct totals *totals, enum total_kind kind, const struct row *row,
			  int64_t amount, bool is_unfit);

/* Rows stand above that come to this amount together; none of them is kept. */
void totals_add_rows(struct totals *totals, int64_t n_rows, int64_t amount);

/*
 * totals_decide(totals):
 * The file ends: decide what the order of its rows decides.  True if another look at the file may
 * decide more: then each row with an amount that is of no kind is to be shown to totals_see().
 */
bool totals_decide(struct totals *totals);
void totals_see(struct totals *totals, const struct row *row, int64_t amount);

/* Would a row be compared with any total?  Of most rows nothing more need be known. */
bool totals_want(const struct totals *totals, const struct row *row);

/* And by its bytes, before it is cut; true proves nothing. */
bool totals_may_want(struct totals *totals, const char *bytes, size_t length, char delimiter);

/* Decide the rest, whether the file could be looked at again or not. */
void totals_settle(struct totals *totals);

/* After totals_decide(): would a payment or a total be taken for the other without another look? */
bool totals_is_open(const struct totals *totals);

/* After totals_settle(): was a row used that another look might have shown to be a total? */
bool totals_is_unseen(const struct totals *totals, const struct total *total);

/* Why a row is set aside for what was decided; NULL: it is what it is without this rule. */
const char *totals_reason(const struct total *total);
bool totals_is_total(const struct total *total);

/* --- What became of such rows, told to the user (total_say.c) --- */

/* Tell of each that says total or agrees as one, of the first few of a sort; when all is settled.
 */
void total_say(const struct totals *totals, const char *path, bool is_money,
	       struct diagnostics *diagnostics);

/* An amount as people read it: `£1,234.50`, `1,234`. */
const char *total_say_amount(int64_t amount, bool is_money, struct arena *arena);

/* Tell that a total is stated, and that it is not what rows come to. */
void total_say_difference(int64_t stated, int64_t found, const char *rows, bool is_money,
			  struct place place, struct diagnostics *diagnostics);

#endif
