/*
 * Rows as a cutter finds them, judged and added up by the batch.
 *
 * A cutter takes the next place of the batch, puts the needed cells, the
 * row's bytes and its line there, and goes on; a full batch is worked through
 * column by column, so that what one row waits for (memory, above all) the
 * other rows do not.  One thread's own, but for the keys.
 */
#ifndef TALLY_ENGINE_ROWS_H
#define TALLY_ENGINE_ROWS_H

#include <stdatomic.h>

#include "reading/total_words.h"
#include "reading/digest.h"
#include "tally/engine_cells.h"
#include "tally/groups.h"
#include "tally/total_labels.h"

#define ROWS_BATCH GROUPS_BATCH
#define ROWS_MOST_SLOTS (ENGINE_MOST_KEYS + 2 + ENGINE_MOST_CHECKS + ENGINE_MOST_WATCHED)

/* Room for the text of a price, and what may be read behind it. */
#define ROWS_PRICE_SIZE (MONEY_TEXT_SIZE + KEYS_SLACK)

/* What a stretch of rows came to. */
struct rows_sums {
	uint64_t rows;
	uint64_t amount;              /* wraps round, but never where size is in range */
	uint64_t size;                /* the amounts without their signs */
	uint64_t largest;             /* of these */
	bool is_out_of_range;         /* the size */
	struct cells_periods periods; /* that its dates are in, at its end */
};

/* Where the needed cells stand in a row: keys, then date, then amount, then those checked and those
 * watched. */
struct rows_plan {
	size_t n_slots, n_keys, n_cells, n_unnamed, amount_slot;
	bool has_date, has_amount, is_money;
	struct year year;
	struct date_forms dates;
	const char *unsure;
	unsigned char delimiter;
	int columns[ROWS_MOST_SLOTS];      /* of each slot */
	int by_column[ROWS_MOST_SLOTS];    /* slots, in order of their columns */
	int last_column;                   /* needed; -1: none */
	unsigned divided_keys;             /* engine.h */
	const struct engine_check *checks; /* borrowed from the layout */
	size_t n_checks;
	const struct engine_watch *watches; /* the same */
	size_t n_watches, watch_slot;
	int witnesses[ENGINE_MOST_WITNESSES]; /* columns */
	size_t n_witnesses;
	int date_column, amount_column; /* -1: none */
	const atomic_bool *is_marking;  /* for the stretches to begin; NULL: never */
};

void rows_plan_init(struct rows_plan *plan, const struct engine_layout *layout);

struct rows_batch {
	size_t n;
	struct keys_cell cells[ROWS_MOST_SLOTS][ROWS_BATCH];
	const char *bytes[ROWS_BATCH];
	size_t lengths[ROWS_BATCH];
	int64_t lines[ROWS_BATCH];
	bool is_odd[ROWS_BATCH];
	uint64_t digests[ROWS_BATCH]; /* of marked rows, all but the date and the amount */
};

struct rows_block;

/* What cutting a stretch finds: its sums, and what the turns tell of. */
struct rows_found {
	struct rows_sums sums;
	struct engine_odd *odds; /* counted from the beginning of the stretch */
	size_t n_odds, odds_capacity;
	struct engine_mark *marks; /* of its regular rows, in order */
	size_t n_marks, marks_capacity;
};

struct rows {
	const struct rows_plan *plan;
	struct keys *const *keys; /* of each key column, and of the years */
	struct years *years;
	struct groups *groups;
	int sign; /* -1: what was added is taken away again, and no row is kept as odd */
	struct rows_batch batch;
	struct groups_batch regular; /* what becomes of it */
	bool has_open_row;           /* whose cells are copied, though it is not in the batch yet */
	struct rows_block *blocks;   /* where cells are copied to until the batch is done */
	struct cells_dates *dates;
	struct cells_watched *watched; /* of each watch, in one piece; NULL: none yet */
	struct rows_found found;
	bool is_marking;
	struct digest_dates days;
	total_labels_search *search_totals;
	const char *suspect_to;                   /* a row that begins before it may say `total` */
	char prices[ROWS_BATCH][ROWS_PRICE_SIZE]; /* of divided keys */
};

/* False where there is no memory; rows_fini() is due either way. */
bool rows_init(struct rows *rows, struct keys *const *keys, struct years *years,
	       struct groups *groups);
void rows_fini(struct rows *rows);
void rows_found_free(struct rows_found *found);

/* A file begins, in which so many columns are watched.  False where there is no memory. */
bool rows_watch(struct rows *rows, size_t n_watches);

/* Begin a stretch: no sums, no odd rows. */
void rows_begin(struct rows *rows, const struct rows_plan *plan, int sign);

/*
 * rows_suspect(rows, bytes, length):
 * Before rows of these bytes are put into the batch: may one of them say `total` beside its keys?
 * TOTAL_LABELS_SLACK bytes must stand behind them.
 */
void rows_suspect(struct rows *rows, const char *bytes, size_t length);

/*
 * rows_is_lost(text, length):
 * Is a witness's cell blank, or a total's label?  KEYS_SLACK bytes behind it may be read.
 */
bool rows_is_label(const char *text, size_t length);

static inline bool rows_is_lost(const char *text, size_t length)
{
	return __builtin_expect(total_words_begin(text, length), false) &&
	       rows_is_label(text, length);
}

/* Is a column's cell marked for what it means, rather than says? */
static inline bool rows_is_value(const struct rows_plan *plan, size_t column)
{
	return (int)column == plan->date_column || (int)column == plan->amount_column;
}

/* Work through what is in the batch.  False where there is no memory. */
bool rows_flush(struct rows *rows);

/* The stretch ends: flush, and take the months of its dates.  False where there is no memory. */
bool rows_end(struct rows *rows);

/* Room for a cell's text, until the batch is done; NULL where there is no memory. */
char *rows_room(struct rows *rows, size_t length);

#endif
