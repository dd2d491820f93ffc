/*
 * What the first rows of a ledger tell of its totals: which columns practically every payment
 * fills.
 *
 * A total leaves such a column blank, or says there that it is a total; for a total of several rows
 * cannot share the cells that tell these rows apart.  A reference alone does that; where there is
 * none, the columns with most values do together: those are the witnesses.  They are the same
 * whatever is asked of the file.
 */
#ifndef READING_TOTAL_COLUMNS_H
#define READING_TOTAL_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "reading/sheet.h"

#define TOTAL_SAMPLE 1000 /* rows that are looked at */
#define TOTAL_WITNESSES 6 /* at most */

#define TOTAL_LABELS 16 /* learned ones, at most */

/* A text that says total in one column, as the amounts beside it show. */
struct total_learned {
	int column;
	const char *text;
};

/* Rows that have all that others have, and are their sum; used, and told. */
struct total_doubled {
	int column; /* whose cell they share with the others; -1: all others */
	size_t n;   /* 0: there are none */
	int64_t amount;
	bool is_last;
};

/* A name of the whole (total_words_whole()) whose rows are no totals; used, and told. */
struct total_whole {
	int column;
	const char *text;
	size_t n; /* of the first rows, and what they come to, in hundredths of a penny */
	int64_t amount;
	bool is_part; /* it reads like a part of another row instead */
};

#define TOTAL_WHOLES 4 /* at most */

/* Sets of columns: bit i is column i; columns from the 65th on are in none. */
struct total_columns {
	int amount;          /* the column of amounts; -1: there is none, and no total */
	int payee;           /* the column of suppliers, by its name, or -1 */
	bool is_money;       /* amounts are, so that rows may be payments */
	uint64_t always;     /* practically every row fills them */
	uint64_t needed;     /* of these, those that hardly any row leaves blank */
	uint64_t names;      /* practically every row says `Total` there, so that it is a name */
	uint64_t numbers;    /* hold numbers, which a total may be a total of too */
	uint64_t references; /* tell a payment from all others */
	const struct row *header; /* borrowed */
	size_t usual;             /* how many cells beside the amount a row fills */
	int witnesses[TOTAL_WITNESSES];
	size_t n_witnesses;
	struct total_learned labels[TOTAL_LABELS];
	size_t n_labels;
	uint64_t
	    lacking; /* rows that leave one blank are sums of others, as most are (total_learn.h) */
	struct total_doubled doubled;
	struct total_whole wholes[TOTAL_WHOLES];
	size_t n_wholes;
};

struct learnt_table;

/*
 * total_columns_learn(columns, table):
 * Learn all else of columns that have their amount, is_money and header, and -1 for the payee, from
 * the rows below that header.
 */
void total_columns_learn(struct total_columns *columns, const struct learnt_table *table);

/* A hash with a cell's text more. */
uint64_t total_columns_hash(uint64_t hash, const char *text);

bool total_columns_is_witness(const struct total_columns *columns, size_t column);

static inline bool total_columns_has(uint64_t set, size_t column)
{
	return column < 64 && (set >> column & 1) != 0;
}

#endif
