/*
 * Columns by which some rows are no payments or contacts, or their amounts are not all there is to
 * them: what became of a row, which way it went, what it is a version of, what it is to be
 * multiplied by, what it is counted in.
 */
#ifndef READING_STATES_H
#define READING_STATES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

enum state_kind {
	STATE_NONE,
	STATE_FLAG,     /* whatever stands there says it of its row: `Reversed` */
	STATE_DONE,     /* where it says no, the row is none yet: `Paid?` */
	STATE_WORD,     /* `Status`, `Type` */
	STATE_VERSION,  /* of one thing twice */
	STATE_MEASURE,  /* what is counted, one thing in some rows and another in others */
	STATE_FACTOR,   /* what an amount is to be multiplied by */
	STATE_SIGN,     /* the first rows are all debits by it */
	STATE_CURRENCY, /* the first rows are all in pounds by it */
	STATE_MARK,     /* it has no name: a mark may say something of its row's amount */
};

struct state_column {
	size_t column;
	const char *name, *folded; /* as it stands, and by text_fold() */
	const char *first;         /* its first cell that says anything; "" where none does */
	enum state_kind kind;
	bool is_money;      /* it stands beside amounts of money, or prices */
	bool has_sum;       /* amounts of money are added up */
	bool may_be_credit; /* a type, which may say so of a row; where the user did not say no */
	bool has_dashes;    /* of a mark: a `-` in it is a sign, and does not stand for nothing */
	bool has_short;     /* ...as `C`, beside `I` of invoices */
};

/* What kind of column a name, folded, is by itself. */
enum state_kind state_kind_of(const char *folded);

/* Does a cell say that its row is another kind of row than it seems? */
bool state_says(const struct state_column *column, const char *text);

/* The same of bytes that no NUL ends, by any thread; it may be true also where it is not sure. */
bool state_may_say(const struct state_column *column, const char *text, size_t length);

/* Does somebody write there what is to be said of a row, so that hardly two cells are alike? */
bool state_is_of_notes(const struct state_column *column);

/* Whatever stands there, is it said of money that came back? */
bool state_is_of_money_back(const struct state_column *column);

/*
 * Does a cell that no name explains say that an amount is a credit, not in pounds or not paid, or
 * that a row is no contact?
 */
bool state_is_mark(const char *text, bool is_money);

/* Does it say that the row is the tax of another? */
bool state_is_tax(const struct state_column *column, const char *text);

/* Does it say that the row is a credit? */
bool state_is_credit(const struct state_column *column, const char *text);

#endif
