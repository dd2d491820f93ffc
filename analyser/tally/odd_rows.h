/*
 * The rows of a ledger that are not regular, judged one by one.
 */
#ifndef TALLY_ODD_ROWS_H
#define TALLY_ODD_ROWS_H

#include "reading/digest.h"
#include "reading/ledger_doubts.h"
#include "reading/run_sums.h"
#include "tally/tally.h"

/* The rows of one file under way. */
struct odd_rows {
	struct tally *tally;
	struct tally_file *file;
	struct head *head;
	struct engine *engine;
	struct arena *scratch; /* for one row after another */
	int n_scratch;
	int64_t regular_rows, regular_amount; /* known to the ledger's totals */
	int64_t unclosed_line; /* of the last row judged, if it opens a quote never closed; or 0 */
	struct coverage covered;     /* the months of rows judged here, by the councils' bytes */
	int64_t stated, stated_line; /* a total above the header; line 0: none */
	/* To judge rows by once more, when those of the file have been counted. */
	struct ledger looking;
	struct neighbours beside;
	struct state_seen *states; /* of the neighbours' columns, in rows that are used */
	struct sections sections;
	/* Rows are looked for that stand twice (odd_marks.c). */
	bool is_marking;
	struct digest_columns marked;
	struct run_sums run_sums;
	struct odd_mark *mark;     /* of the row at hand, or NULL */
	struct odd_mark **waiting; /* of rows that are decided at the end of the file */
	size_t n_waiting, waiting_capacity;
	bool is_refused;           /* the file, with a fault; others may follow */
	enum engine_status status; /* of adding a row */
};

void odd_rows_init(struct odd_rows *odds, struct tally *tally, struct tally_file *file,
		   struct head *head, struct engine *engine);
void odd_rows_fini(struct odd_rows *odds);

/* Set the rows above the header aside. */
bool odd_rows_above_header(struct odd_rows *odds);

/* The months of a year in which rows judged here are dated; council: its key's text, or NULL. */
unsigned odd_rows_months(const struct odd_rows *odds, const char *council, int year_start);

/* All has been judged, beside so many regular rows: say if the file ends inside a quote. */
void odd_rows_end(const struct odd_rows *odds, int64_t n_regular);

/* An engine_odd_function. */
bool odd_rows_judge(void *odds, const struct engine_odd *odd);

/*
 * Rows that may be totals are kept until the file ends, with so many regular rows of this amount.
 * odd_rows_decide() is true if they can only
 * be told from payments by all rows: these go through odd_rows_look(), an engine_odd_function, with
 * the same odds.  Then odd_rows_settle() uses the rows kept or sets them aside; false where the run
 * is to end.
 */
bool odd_rows_decide(struct odd_rows *odds, int64_t rows, int64_t amount);
bool odd_rows_look(void *odds, const struct engine_odd *odd);
bool odd_rows_settle(struct odd_rows *odds);

#endif
