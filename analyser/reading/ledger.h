/*
 * What a row of a published ledger or log is: used, or set aside and why.
 *
 * The one judgement for all who read such files, whether they hold all rows
 * in memory or see only the odd ones.  Rows are judged in the order of the
 * file; whoever counts rows that need no judgement tells of them with
 * totals_add_rows() before the next one is judged, and of each row judged with ledger_keep().
 */
#ifndef READING_LEDGER_H
#define READING_LEDGER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "reading/neighbours.h"
#include "reading/period.h"
#include "reading/totals.h"
#include "reading/widths.h"

/* What a row without a category, a service, a channel... counts under. */
#define LEDGER_NOT_GIVEN "not given"

/* What is wrong with a file where another table begins. */
#define LEDGER_OTHER_HEADER                                                                    \
	"is another header, with other columns or in another order; split the file here, and " \
	"give both "                                                                           \
	"parts"

/* Said of the last row, where a quote of it is never closed. */
#define LEDGER_CUT_SHORT                                                                        \
	"the file ends inside a cell in quotes that opens here; it may be cut short: fetch it " \
	"anew"

/* A ledger under way. */
struct ledger {
	const struct shape *shape;
	const struct columns *columns; /* with their header */
	struct neighbours *neighbours; /* NULL: amounts say all themselves */
	const char *constant;          /* for FIELD_CONSTANT fields without a column, or NULL */
	struct year year;              /* of rows in a file without dates; start 0: none */
	const char *channel;           /* of rows in a file without a column for it, or NULL */
	struct widths widths;
	char delimiter;
	struct arena *arena; /* for the reasons, which outlive the rows */
	struct period period;
	bool has_dates; /* the year column holds dates, so a spreadsheet's day number is one */
	struct totals totals;
	int64_t n_day_numbers;                                   /* rows whose date was one */
	const char *unreadable[MAX_FIELDS], *absent[MAX_FIELDS]; /* reasons, once made */
	const char *negative[MAX_FIELDS], *fractional[MAX_FIELDS];
};

struct verdict {
	struct value *values;  /* by the shape's fields; NULL for a row that is none */
	const char *reason;    /* why it is set aside, comparable as a pointer; NULL: it is used */
	const char *example;   /* the text that cannot be read, while its row is judged; or NULL */
	const char *refusal;   /* why the whole file is refused, unless it is a total; or NULL */
	bool is_row;           /* not blank, a header again or malformed */
	enum total_kind total; /* that it may be, by what it says and lacks */
	bool has_amount;
	int64_t amount;           /* counts, or hundredths of a penny */
	bool is_unreadable;       /* the amount: it is there, and nobody can tell what it is */
	const struct span *spans; /* where the cells of a row put right are, or NULL */
};

/* The ledger's field that is reconciled, or -1. */
int ledger_amount_field(const struct shape *shape);

/* Say where fields were found, where the names differ, and where else they might have been. */
void ledger_say_columns(const struct shape *shape, const struct columns *columns, const char *path,
			struct diagnostics *diagnostics);

/*
 * Say, where rows are of a whole financial year and others of months of it (base/months.h), that
 * the one may be totals of the other.
 */
void ledger_say_whole_year(struct year year, unsigned months, const char *path,
			   struct diagnostics *diagnostics);

/* The option that gets on where a reason sets all rows aside, to stand behind it; or "". */
const char *ledger_way_on(const struct shape *shape, const char *reason, struct arena *arena);

/* Judge one row; texts and values are put into the arena. */
struct verdict ledger_judge(struct ledger *ledger, const struct row *row, struct arena *arena);

/* A row judged that has its cells in place, each in its own column. */
struct row ledger_placed(const struct ledger *ledger, const struct row *row,
			 const struct verdict *verdict, struct arena *arena);

/* Learn from the first rows what totals lack (total_columns.h). */
void ledger_learn_totals(struct ledger *ledger, const struct row *rows, size_t n_rows);

/*
 * ledger_keep(ledger, row, verdict):
 * Tell the totals of a row judged, its cells in place, before the next one is judged.  What is
 * given may be a total: only totals_settle() says what it is, and the verdict holds for it where
 * totals_reason() has none.  NULL: the verdict holds.
 */
struct total *ledger_keep(struct ledger *ledger, const struct row *row, struct verdict *verdict);

/*
 * Could a row, its cells as text, be one that is used: with an amount or a date, all else that is
 * needed, and no total?
 */
bool ledger_is_payment(const struct row *row, const struct shape *shape,
		       const struct columns *columns);

/*
 * Does any of these rows have a date, not only a year, in the year's column; or do nearly all
 * have a spreadsheet's day number there?
 */
bool ledger_has_dates(const struct row *rows, size_t n_rows, const struct shape *shape,
		      const struct columns *columns);

/* The column of those who are paid, when totals have been learnt; or -1. */
int ledger_payee(const struct ledger *ledger);

/* In what part of the first rows, in percent, is a column empty? */
size_t sparse_percent(const struct ledger *ledger, int at);

/*
 * Say which names' columns are mostly empty, and which fuller ones could serve instead: a row
 * without a category, a service, a supplier counts as not given, and where most rows do, the answer
 * says little.  False with a fault where a year or month stands only in the first of its rows.
 */
bool sparse_say(struct ledger *ledger, const char *path, struct diagnostics *diagnostics);

/*
 * Tell of the last months of a log where its columns of amounts are 0 in every one of these rows,
 * as a sheet has them for months to come.
 */
void zeros_say(const struct ledger *ledger, const struct row *rows, size_t n_rows,
	       const size_t *amounts, size_t n_amounts, const char *path,
	       struct diagnostics *diagnostics);

#endif
