/*
 * What a kind of file has: its columns, their types and other names for them.
 *
 * Each kind's shape stands with the loader that makes a model of it; the
 * reader knows only shapes.
 */
#ifndef READING_SHAPE_H
#define READING_SHAPE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/value.h"

/*
 * The most columns that a shape may have, for what is kept of each of them.
 * Far more than people fill in: the widest, gains.csv, has 16.
 */
#define MAX_FIELDS 64

enum field_flags {
	FIELD_OPTIONAL = 0,
	FIELD_REQUIRED = 1, /* the column must be there, and a value in every row */
	FIELD_COLUMN = 2,   /* the column must be there; a row may leave it empty */
	FIELD_NOT_NEGATIVE = 4,
	FIELD_SHARE_OF_ONE = 8, /* a share from 0% to 100% */
	FIELD_AMOUNT = 16,      /* the column that is reconciled; never guessed between two */
	FIELD_CONSTANT = 32,    /* may come from the options, or a ledger's file name, instead */
	FIELD_LATER_YEAR = 64,  /* `year 3` is the third year after the base: a count */
	FIELD_RAW = 128,        /* kept as text, read by the loader */
	FIELD_ABOVE_ZERO = 256, /* an amount or a plain number, never zero or below */
	FIELD_ONE_ONLY = 512,   /* as an amount, never guessed between two columns */
	FIELD_NAME = 1024,      /* what the row is of; a total of a case file would say so here */
	FIELD_PART =
	    2048, /* tells rows of one name apart; a total of a case file leaves it empty */
	FIELD_PER_ONE = 4096, /* a price of one thing, which may have a third decimal */
	FIELD_ALL = 8192,     /* `*` is all of what it names; "all" is a slip for that */
	FIELD_AGAIN = 16384,  /* or the second column of the name of the field before it */
	/* Of no shape, but of a file's own columns (reading/forms.h). */
	FIELD_MONTH_FIRST = 1 << 20,
	FIELD_PAIRS_MONTHS = 1 << 21,
	FIELD_PAIRS_APART = 1 << 22,
	FIELD_DECIMAL_COMMA = 1 << 23,
	FIELD_YEAR_FIRST = 1 << 24,
	FIELD_KEY = 1 << 18, /* a ledger's row without it counts all the same, as not given */
};

struct field {
	const char *id;
	enum unit unit;
	unsigned flags;
	const char *aliases;   /* other names, folded, by preference, `|` between */
	const char *stand_ins; /* columns a ledger may use instead, where no alias is there */
};

struct shape {
	const char *kind; /* `activity` */
	const char *noun; /* what its amounts are, for a sentence: `contacts`, `pounds` */
	const struct field *fields;
	size_t n_fields;
	bool is_written; /* by a person, row by row: rows that are all held against one another */
};

/* The index of the field of this id, or -1. */
int shape_field(const struct shape *shape, const char *id);

/* That of the first field of years, or -1. */
int shape_year(const struct shape *shape);

#endif
