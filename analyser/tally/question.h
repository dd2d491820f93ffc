/*
 * What a tally is asked: sums of which amounts, by which keys.
 */
#ifndef TALLY_QUESTION_H
#define TALLY_QUESTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/channels.h"
#include "reading/fit.h"
#include "tally/engine.h"

#define MOST_KEYS (ENGINE_MOST_KEYS + 1) /* the year is no key to an engine */

/* One row set aside, as it stood; valid during the call. */
struct tally_reject {
	const char *file, *reason;
	int64_t line;
	bool has_amount, is_money;
	int64_t amount;
	const char *raw;
	size_t raw_length;
};

/* One column to add up by. */
struct tally_key {
	const char *id;   /* of the results' column */
	const char *name; /* as asked for; a field's id, or a column's name */
	int field;        /* of the shape, or -1: a column of the file by its name */
	bool is_year;
	bool is_month;       /* of a date: `2019-03`; any other text stays as it is */
	const char *aliases; /* of a month's column, or NULL */
	bool is_price;       /* a key by its meaning: £6.84 and 6.840 are one */
	bool is_optional;    /* a file may have no such column, and a row no such value */
	bool is_left_empty;  /* where a row has none: the case file takes no word for it */
};

struct tally_question {
	const struct shape *shape;
	struct tally_key keys[MOST_KEYS];
	size_t n_keys;
	bool has_own_keys; /* those that the shape has, and none that --by names */
	bool is_money;
	size_t top;                /* 0: all */
	const struct shelf *shelf; /* files at hand, or NULL */
	const struct mapping *mappings;
	size_t n_mappings;
	char delimiter;      /* 0: find it */
	const char *council; /* where a file gives none, or NULL: the file's name */
	struct year year;    /* where a file gives none; start 0: it must */
	struct forms_asked forms;
	const char *header;         /* names of a file's columns, where it has none, or NULL */
	const char *const *members; /* of a .zip, that are to be read */
	size_t n_members;           /* 0: all that hold ledgers */
	const char *channel;        /* where a file gives none, or NULL */
	bool is_wide;               /* channels are columns */
	int64_t scale;              /* what amounts are counted in; 0: as the file says */
	bool counts_rows;           /* even where a column looks like a volume */
	bool finds_repeats;         /* also in large files */
	bool hashes_all;            /* also large files, which takes several times as long */
	const struct channels *channels;
	const struct known_cells *known; /* what a column may hold, or NULL (reading/fit.h) */
	struct engine_options engine;
	/*
	 * The question as it is of one text, by its name, or NULL with diagnostics; and what was
	 * found in its head.  Both may be NULL.
	 */
	const struct tally_question *(*of_text)(void *data, const char *name);
	void (*matched)(void *data, const char *name, const struct shape *shape,
			const struct columns *columns);
	void *text_data;
	/* Each row set aside, as it is found; false ends the run.  May be NULL. */
	bool (*reject)(void *data, const struct tally_reject *reject);
	/*
	 * Where a file starts again, those of the start before are taken back: mark where they
	 * stand, and go back there.  False with errno; a pipe can be marked, but going back
	 * there ends with ESPIPE.
	 */
	bool (*reject_mark)(void *data);
	bool (*reject_again)(void *data);
	void *reject_data;
};

/* How the columns of its files are to be matched. */
struct column_options question_columns(const struct tally_question *question);

/* The key of this id, or -1. */
int question_key(const struct tally_question *question, const char *id);

/* Is the year a key that rows may lack? */
bool question_may_lack_year(const struct tally_question *question);

/*
 * question_keys(question, by, diagnostics):
 * Fill in the keys: the columns of `by`, with commas between, or the shape's
 * own where it is NULL.  False with usage messages.
 */
bool question_keys(struct tally_question *question, const char *by,
		   struct diagnostics *diagnostics);

#endif
