/*
 * The head of a ledger: what stands above its rows, and what that says of them.
 *
 * A published file may open with titles, metadata and blank rows; its header
 * is the first of the rows there that names all that is needed, or two rows
 * that do so together.  The rows just below are looked at as well, for what a
 * header does not tell: how wide rows really are, whether years are dates,
 * and which columns hold amounts.
 */
#ifndef TALLY_HEAD_H
#define TALLY_HEAD_H

#include "tally/beliefs.h"
#include "tally/question.h"
#include "tally/stream.h"

/* What a column that says total comes to beside channels that are columns. */
struct wide_total {
	int column; /* -1: there is none */
	int64_t n_same, n_other;
	int64_t stated, summed; /* in the rows that differ */
	int64_t line;           /* of the first of them */
};

struct head {
	const char *path;
	const struct tally_question *question; /* as it is of this text */
	struct column_options options;         /* by which its columns are matched */
	struct shape shape; /* the fields asked for, the keys in their order, then the rest */
	struct field fields[MAX_FIELDS];
	int key_fields[MOST_KEYS]; /* of `shape` */
	int price_field;           /* of the unit price, where it is a key; else -1 */
	int line_field;            /* of a line's amount, from which it may be found */
	int stated_line;        /* the column of it beside a unit price, compared with it, or -1 */
	int useless_field;      /* of the year, where a date's column is of no use */
	int useless_date;       /* a column of dates none of which can be read, or -1 */
	int months_field;       /* of the months that rows say they are of; else -1 */
	struct period period;   /* what says of which months rows are */
	struct columns columns; /* with the header, as UTF-8 */
	struct sheet sheet;     /* the first rows, as bytes */
	size_t header,
	    n_header;        /* its row of the sheet, and how many rows it takes; 0: it is none */
	size_t sample;       /* the row below it; all rows from here on are a sample */
	bool is_left_out;    /* a member of a .zip that is no ledger */
	bool is_no_table;    /* no rows of cells: prose, or nothing; where no header was found */
	const char *name;    /* the file's own, without folder and suffix */
	const char *council; /* for rows without a column for it */
	size_t *wide,
	    n_wide; /* columns that are channels, where they are laid out so (channel_columns.c) */
	struct wide_total wide_total; /* a column of their sums */
	struct ledger ledger;
	struct neighbours neighbours;
	struct beliefs *beliefs; /* with the forms of its cells */
	struct encoding encoding;
	struct engine_layout layout; /* without room for any row where all are judged one by one */
	struct engine_input input;
	int64_t rows_at;     /* bytes of the text above the first row */
	bool is_whole_ahead; /* the text ends with the bytes that were read ahead */
};

/* Does the engine have key `key` of the question, and not only the whole file? */
bool head_has_key(const struct head *head, size_t key);

/* Which of the engine's keys is that of a column of councils, which have their own months; or -1.
 */
int head_council_key(const struct head *head);

/* Is there a column of the months that rows are of, beside that of their years? */
bool head_has_months(const struct head *head);

/* A row of the sheet as trimmed text. */
struct row *head_decode(const struct head *head, const struct row *row, struct arena *arena);

/* A purchase line's amount, from which its unit price may be found; mapped as `amount`. */
extern const struct field head_line_amount;

/*
 * head_read(head, stream, question, beliefs, arena, diagnostics):
 * Read the first part of a text and find its header, and what the rows there and those that
 * `beliefs` had seen before come to.  False with a fault
 * where there is none, or where it cannot be decided which column is the
 * amount, and with a failure where it cannot be read.
 */
bool head_read(struct head *head, struct stream *stream, const struct tally_question *question,
	       struct beliefs *beliefs, struct arena *arena, struct diagnostics *diagnostics);

#endif
