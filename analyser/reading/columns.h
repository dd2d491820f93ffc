/*
 * Which column of a file holds which field of its shape.
 *
 * Names are compared folded (case, spaces, `_`, `-` and signs make no
 * difference).  In order: the --map the user gave; the field's own id; its
 * aliases by preference; and, for ledgers, stand-ins.  Two columns that could
 * both be the amount are never guessed between.
 */
#ifndef READING_COLUMNS_H
#define READING_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

#include "reading/shape.h"
#include "reading/sheet.h"

/*
 * `--map field="Column name"`; `#3` is the third column, where none is named so, and `none` says
 * that no column is to be read for the field.
 */
struct mapping {
	const char *field, *column;
	bool
	    is_remembered; /* by a map file: it may name several columns, of which a file has one */
};

struct columns {
	int at[MAX_FIELDS];    /* the cell of each field, or -1 */
	int rival[MAX_FIELDS]; /* another that could as well be it, or -1; a ledger's amount only */
	bool is_alias[MAX_FIELDS];    /* found by another name than its own */
	bool is_mapped[MAX_FIELDS];   /* by a mapping of its own */
	bool is_by_place[MAX_FIELDS]; /* --map names it by its number, not by its name */
	const struct row *header;
};

struct column_options {
	const struct mapping *mappings;
	size_t n_mappings;
	bool is_ledger;    /* stand-ins serve */
	bool has_constant; /* FIELD_CONSTANT fields need no column */
	bool is_mappable;  /* --map is for this file, so messages may name it */
	bool is_of_case;   /* case.csv says what a FIELD_CONSTANT field without a column holds */
	bool has_year;     /* --year gives it where there is no column for it */
	bool has_channel;  /* and --channel */
	bool is_wide;      /* channels and their volumes are columns, which no field takes */
};

/*
 * columns_place(header, name, &is_by_place):
 * The column of this name, or number (`#3`); -1 where there is none.
 */
int columns_place(const struct row *header, const char *name, bool *is_by_place,
		  struct arena *arena);

/* Another column of the same name as the one at `at`, behind it or before; -1 where there is none.
 */
int columns_twin(const struct row *header, int at, struct arena *arena);

/* Does a mapping say that no column is to be read? */
bool mapping_is_none(const struct mapping *mapping);

/* The --map of a field, or NULL. */
const struct mapping *mapping_find(const struct column_options *options, const char *field);

/* Match one row as a header; how many required fields it lacks. */
size_t columns_match(struct columns *columns, const struct row *header, const struct shape *shape,
		     const struct column_options *options, struct arena *arena);

/* Say which columns that a map file names are not in the file, and what stands for them. */
void columns_say_lacking(const struct columns *columns, const struct shape *shape,
			 const struct column_options *options, const char *path,
			 struct diagnostics *diagnostics);

/*
 * columns_report(columns, sheet, ...):
 * Put what is wrong with a match into diagnostics: a missing column with what
 * was looked for, what the file has and how to map it; two that could both be
 * the amount; a mapping to a column that is not there.  False where anything is.
 */
bool columns_report(const struct columns *columns, const struct sheet *sheet,
		    const struct shape *shape, const struct column_options *options,
		    struct diagnostics *diagnostics);

/* The first field that a column is read for, or -1. */
int columns_field(const struct columns *columns, const struct shape *shape, size_t column);

/* The folded names of the columns that no field is read from, "" for the others. */
const char **columns_unread(const struct columns *columns, const struct shape *shape,
			    struct arena *arena);

/* How many columns a header has, but for those at its end without a name that no field takes. */
size_t columns_n_named(const struct columns *columns, const struct shape *shape);

/* Could a ledger's field, by its names, as well come from this column, which no field takes? */
bool columns_could_be(const struct columns *columns, const struct shape *shape, size_t field,
		      size_t column, struct arena *arena);

/*
 * Other columns that a ledger's field could as well come from, joined for a
 * message, or NULL: for fields that have stand-ins, whose choice changes the
 * answer.
 */
const char *columns_others(const struct columns *columns, const struct shape *shape, size_t field,
			   struct arena *arena);

/* What the header calls the first column of years or dates that is read, or NULL. */
const char *columns_year_name(const struct columns *columns, const struct shape *shape);

/* Columns of a header that no field takes, joined for a message, or NULL. */
const char *columns_unknown(const struct columns *columns, const struct shape *shape,
			    struct arena *arena);

/* --- For matching columns (columns.c) and saying what came of it (columns_say.c) alone --- */

/*
 * columns_next_name(&list, &length):
 * The first name of a list with `|` between, folded names already, of which *list is then the rest;
 * NULL where nothing is left of it.
 */
const char *columns_next_name(const char **list, size_t *length);

/* The first of a list's names that the header has; the same name again is a rival, where asked. */
int columns_find_listed(const char **folded, size_t count, const char *list, int *rival,
			bool is_again_rival);

/* Must a column be there for the field? */
bool columns_is_needed(const struct field *field, const struct column_options *options);

#endif
