/*
 * What may be wrong in a ledger or a log though each of its rows can be read: told, and decided by
 * whoever reads it.  Asked of a file that is read row by row (reading.h) and of one that streams
 * past (tally/) alike; each doubt is in the file of its name.
 */
#ifndef READING_LEDGER_DOUBTS_H
#define READING_LEDGER_DOUBTS_H

#include "reading/columns.h"

/* The rows that are used of a financial year. */
struct year_sum {
	int start;
	unsigned months; /* a bit each, that of the whole year too; where they were seen */
	int64_t rows, amount;
};

struct year_sums {
	struct year_sum *items;
	size_t count, capacity;
};

/* The sums of a year, made where it is new. */
struct year_sum *year_sums_of(struct year_sums *years, int start, struct arena *arena);

/* What the rows that are used come to. */
struct ledger_sums {
	struct year_sums years;
	int64_t n, sum, largest; /* the last without its sign */
};

/* Shown a row, its cells as bytes or as text, with its line, until it is false. */
typedef bool ledger_look_function(void *data, const struct row *row, int64_t line);

/* What has been read of a file. */
struct ledger_read {
	const char *path;
	const struct shape *shape;
	const struct columns *columns;
	const struct row *rows; /* the first */
	size_t n_rows;
	int date, amount; /* columns, or -1 */
	struct date_forms dates;
	bool is_money, is_by_year; /* the year of a row is part of what is asked */
	bool is_mappable;          /* --map is for this file */
	const struct ledger_sums *sums;
	/* Show every row once more; nothing where that cannot be. */
	void (*again)(void *data, ledger_look_function *look, void *look_data);
	void *again_data;
	struct arena *scratch;
	struct diagnostics *diagnostics;
};

/* All of those that follow, of a file whose rows have been counted. */
void ledger_doubts_say(const struct ledger_read *read);

/*
 * A few rows whose dates are years away from all others: slips such as 2103 for 2013, each of which
 * makes a year of its own.
 */
void far_years_say(const struct ledger_read *read);

/*
 * An amount that reads like a date or a number of somebody's: 20130401, 01865249811.  Cells one
 * place off, or a slip of the pen, put such into the sums, and the largest amount shows it.
 */
void codes_say(const struct ledger_read *read);

/*
 * Financial years of one column that are not those of the dates in another: one of them is wrong,
 * or of something else.  By the first rows; nothing where the user named the column of the years.
 */
void years_differ_say(const struct ledger_read *read);

/*
 * Days that a program wrote as times by UTC: midnight in summer is 23:00 of the day before.  By the
 * first rows.
 */
void utc_days_say(const struct ledger_read *read);

/*
 * An amount that lost its decimal point: a hundred times what the same payee is paid again and
 * again.  `payee` is any number of its name; the rows are put in another order.
 */
struct paid {
	uint64_t payee; /* 0: none */
	int64_t value;  /* in hundredths of a penny */
	long line;
};

/* Of so many rows at most: payments far apart are of one size by chance. */
#define LOST_POINT_ROWS ((size_t)1000)
void lost_point_say(struct paid *paid, size_t n, const char *path, struct diagnostics *diagnostics);

/*
 * Names that are none: ditto marks and `as above`, whose rows count under the mark, balances, and
 * nobody who was paid (`TEST SUPPLIER`, `Ash Ltd - CANCELLED`).
 */
enum nameless_kind {
	NAMELESS_ORDINARY,
	NAMELESS_DITTO,
	NAMELESS_BALANCE,
	NAMELESS_NOBODY,
	NAMELESS_KINDS
};

enum nameless_kind nameless_kind(const char *text, bool is_payee);

struct nameless {
	const char *first[NAMELESS_KINDS]; /* NULL: there is none */
	int64_t rows[NAMELESS_KINDS], amount[NAMELESS_KINDS];
};

/* So many rows are under such a name. */
void nameless_add(struct nameless *names, enum nameless_kind kind, const char *text, int64_t rows,
		  int64_t amount, struct arena *arena);
void nameless_say(const struct nameless *names, const char *path, const char *column, bool is_money,
		  struct diagnostics *diagnostics);

/* What a column's name says of the tax in its amounts; and tell of a file whose amounts have it. */
enum tax_named { TAX_UNSAID, TAX_WITH, TAX_WITHOUT };

enum tax_named tax_named(const char *name, struct arena *arena);
void tax_named_say(const char *name, const char *path, struct diagnostics *diagnostics);

/* Payments that come to less than nothing, alone or beside files that come to more. */
void ledger_doubts_say_below(int64_t sum, bool has_above, const char *path,
			     struct diagnostics *diagnostics);

/* A name read from the column of the dates or of the amounts is most likely a slip. */
void ledger_doubts_say_shared(const struct columns *columns, const struct field *field, int at,
			      int date, int amount, const char *path,
			      struct diagnostics *diagnostics);

/*
 * Titles among the rows, such as `Credit notes`, below which a file's rows mean something else: see
 * a row that is set aside, above which so many are used; and tell when all rows are counted.
 */
struct sections {
	const char *title; /* the first, or NULL */
	int64_t line, rows_above;
};

void sections_see(struct sections *sections, const struct row *row, int64_t line,
		  int64_t rows_above, struct arena *arena);
void sections_say(const struct sections *sections, int64_t n_used, const char *path,
		  struct diagnostics *diagnostics);

#endif
