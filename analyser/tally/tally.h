/*
 * Ledgers and logs by the million rows, added up: nothing lost.
 *
 * A file's head says what its columns are (head.h); an engine cuts its rows
 * and adds up the regular ones (engine.h); the others are judged here by the
 * rules of every ledger (reading/ledger.h) and used, or set aside with their
 * reason; the sums of all files are put together by name (sums.h).  For each
 * file, in rows and in amounts,
 *
 *     read = used + set aside
 *
 * Memory grows with the distinct names, not with the rows.
 */
#ifndef TALLY_TALLY_H
#define TALLY_TALLY_H

#include "model/coverage.h"
#include "reading/ledger_doubts.h"
#include "tally/head.h"
#include "tally/sums.h"

/* The rows set aside for one reason, in all files. */
struct aside {
	const char *reason;
	struct account account;
	const char *example;  /* what cannot be read in the first of them, in quotes; or NULL */
	const char *where[3]; /* the first of them: `july.csv:12` */
	size_t n_where;
};

/* What one text came to. */
struct tally_file {
	const char *path, *sha256; /* sha256 is NULL where it was not taken */
	struct account read, used, set_aside;
	/* What its dates show of their order: a cell each, or NULL. */
	const char *month_first, *either_order;
	const char *amount_name; /* the column of its amounts of money, or NULL */
	enum tax_named tax;
};

struct tally {
	struct arena *arena;
	struct diagnostics *diagnostics;
	const struct tally_question *question;
	struct sums sums;
	struct coverage coverage;
	bool has_key[MOST_KEYS]; /* any file has it; a key that may be absent has no column else */
	struct tally_file *files;
	size_t n_files, files_capacity;
	struct aside *asides;
	size_t n_asides, asides_capacity;
	struct repeats *repeats;       /* rows of all texts, to find them again; or NULL */
	struct first_rows *first_rows; /* of the texts before, the last first */
	bool *has_member;              /* of each --member: a file has it */
	struct diagnostics left_out;   /* why a text of a file was, that has some of the columns */
	bool is_stopped;               /* by the progress function or the rejects function */
	/* By a file's fields: the name of the column that is read by its place, in the first file;
	 * or NULL. */
	const char *placed[MAX_FIELDS];
};

void tally_init(struct tally *tally, const struct tally_question *question, struct arena *arena,
		struct diagnostics *diagnostics);

/*
 * tally_add(tally, path):
 * Add a file, or the texts packed in it; `-` is standard input.  False with
 * diagnostics, or where the run was stopped; then the sums mean nothing.
 */
bool tally_add(struct tally *tally, const char *path);

/* A file, or with NULL all of them, adds up to too much: false with a fault. */
bool tally_too_large(struct tally *tally, const char *path);

/* Put the sums in their order, or keep the largest.  False with a fault. */
bool tally_finish(struct tally *tally);

/* --- One text: a file, a member of an archive or a sheet of a workbook, whose head is read --- */

/*
 * Count its rows, settle which of the odd ones are none, and keep its account; false with messages.
 * Where the head proves wrong on the way (head->beliefs), nothing is kept and it is to be read
 * again.
 */
bool tally_add_rows(struct tally *tally, struct stream *stream, struct head *head,
		    struct arena *scratch);

/* How it was read: columns, forms of dates and numbers, encoding. */
void tally_say_head(struct tally *tally, const struct head *head);

/* Doubts that only its last rows raise.  The sample's last row may be the text's. */
void tally_say_end(struct tally *tally, const struct stream *stream, const struct head *head,
		   const struct tally_file *file, const struct engine *engine,
		   struct arena *scratch);

/* Where nothing shows the order of its dates, another file of the run may. */
void tally_note_order(struct tally_file *file, const struct head *head, struct arena *arena);

/* One file shows that the month stands first, and in another it may as well: a guess either way. */
bool tally_check_orders(struct tally *tally);

#endif
