/*
 * A file read into typed records, and an account of every row.
 *
 * Two strictnesses.  A case file is written by an analyst: every fault is a
 * located message and the file is refused.  A ledger is published by finance
 * or telephony systems: what cannot be used is set aside with its reason, and
 *
 *     rows read    = rows used + rows set aside
 *     amounts read = amounts used + amounts set aside
 *
 * hold for every file, in whole contacts or hundredths of a penny.  Rows read
 * are all rows but the header and wholly empty lines; a row that lacks cells
 * at its end is used where it has what it needs.
 */
#ifndef READING_READING_H
#define READING_READING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "reading/columns.h"
#include "reading/forms.h"

struct known_cells;

struct reading_options {
	bool is_ledger; /* --lenient */
	char delimiter; /* 0: find it */
	const struct mapping *mappings;
	size_t n_mappings;
	const char *constant; /* for FIELD_CONSTANT fields without a column, or NULL */
	bool is_mappable;     /* --map is for this file, so messages may name it */
	bool is_list;         /* what else the file has needs no word */
	bool is_built_in;     /* what a slip would show in was checked before it was built in */
	bool is_of_case;      /* case.csv says what a FIELD_CONSTANT field without a column holds */
	int64_t scale;        /* what a ledger's amounts are counted in; 0: as it says */
	const char *header;   /* names of its columns, where a ledger has none, or NULL */
	struct year year;     /* of a ledger without dates; start 0: it has some */
	const char *channel;  /* of a ledger without a column for it, or NULL */
	const struct known_cells *known; /* what a column may hold, or NULL (fit.h) */
	struct forms_asked forms;
};

/* One row used: its values by the shape's fields. */
struct record {
	long line;
	struct value *values;
	const char *path;  /* of the file, where readings have been put together */
	struct fate *fate; /* the same where readings have been put together */
};

/* One row set aside. */
struct reject {
	long line;
	const char *reason; /* one of few, comparable as pointers within a reading */
	bool has_amount;
	int64_t amount; /* contacts, or hundredths of a penny */
	const char *raw;
	size_t raw_length;
};

struct account {
	int64_t rows, amount;
	int64_t unreadable; /* rows whose amount cannot be read, so that it is no part of the sum */
};

struct reading {
	const struct source *source;
	const struct shape *shape;
	struct record *records;
	size_t n_records, records_capacity;
	struct reject *rejects;
	size_t n_rejects, rejects_capacity;
	struct account read, used, set_aside;
	int64_t n_faulty; /* rows with a fault, which are none of these */
	bool has_column[MAX_FIELDS];
	const struct columns *columns; /* NULL: no header was found */
	const struct row *rows;        /* as they were cut from the source; NULL where joined */
	size_t n_rows;
	bool is_too_large; /* amounts add up to more than can be counted */
};

/*
 * reading_read(reading, source, shape, options, arena, diagnostics):
 * Read a source as a kind of file.  False where diagnostics got a fault; then
 * *reading holds what could be read, for a check to go on with.
 */
bool reading_read(struct reading *reading, const struct source *source, const struct shape *shape,
		  const struct reading_options *options, struct arena *arena,
		  struct diagnostics *diagnostics);

/*
 * reading_join(joined, readings, count, label, &beyond, arena):
 * Several readings of one shape as one, whose source is named by the label.
 * False where their amounts add up to more than can be counted, `beyond` being
 * the first with which they do.
 */
bool reading_join(struct reading *joined, const struct reading *const *readings, size_t count,
		  const char *label, size_t *beyond, struct arena *arena);

/* Add an account to another; false where the amounts add up to more than can be counted. */
bool reading_account_add(struct account *sum, const struct account *other);

/* How many rows were set aside for a reason, and their amounts. */
struct account reading_set_aside(const struct reading *reading, const char *reason);

/* How well a source's header suits a shape: fields found, or 0 where one it needs is missing. */
size_t reading_suits(const struct source *source, const struct shape *shape, struct arena *arena);

/*
 * What becomes of a record of a file in a run: it is used, or left out and why.
 *
 * Whoever takes records says it of each, at the place where its figure enters
 * a sum or does not; of a record of which nothing is said the account tells
 * that it was not used (loading/account.c).  So none is skipped uncounted.
 */
struct fate {
	bool is_used;
	const char
	    *left_out; /* why it is used for nothing, also where it was used at first; or NULL */
};

/* NULL is the fate of what is in no file, such as a row made by a test. */
static inline void fate_use(struct fate *fate)
{
	if (fate != NULL)
		fate->is_used = true;
}

/* The first reason stands. */
static inline void fate_leave_out(struct fate *fate, const char *why)
{
	if (fate != NULL && fate->left_out == NULL)
		fate->left_out = why;
}

#endif
