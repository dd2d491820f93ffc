/*
 * How it is decided which of the rows kept are totals (totals.h): by their order, then by the cells
 * that they share.
 */
#ifndef READING_TOTAL_DECIDE_H
#define READING_TOTAL_DECIDE_H

#include "reading/totals.h"

/* Sums of some of the rows, which wrap round where those of all would. */
static inline int64_t total_order_add(int64_t a, int64_t b)
{
	return (int64_t)((uint64_t)a + (uint64_t)b);
}

static inline int64_t total_order_subtract(int64_t a, int64_t b)
{
	return (int64_t)((uint64_t)a - (uint64_t)b);
}

/*
 * Decide the totals that come to the rows above them, or below, from the last total on, from an
 * earlier one, or from the end of the file; the others stay undecided.
 */
void total_order_decide(struct totals *totals, struct arena *scratch);

/* Does a row count as one, by what is believed of it so far? */
bool total_order_counts(const struct total *total, bool counts_payees);

/* Of how many rows a total is one at least, and may these come to nothing? */
int64_t total_order_least(const struct total *total);
bool total_order_can_be_nothing(const struct total *total);

/* What the rows come to that share the cells which a total fills. */
struct total_group {
	struct total_group *next; /* of the same hash */
	uint64_t hash;
	const struct total_cell *cells;
	size_t n_cells, pattern;
	int64_t rows, amount; /* of rows that are not kept */
	int64_t n_kept, kept; /* of rows that are, and are used by what is believed so far */
};

/* Give each total its groups. */
void total_groups_make(struct totals *totals);

/* Forget what kept rows came to; add one. */
void total_groups_forget(struct totals *totals);
void total_groups_add_kept(struct totals *totals, const struct total *total);

/* Does a total, as a row, share the cells of one of its own groups? */
bool total_groups_is_of(const struct total_group *group, const struct total *total);

#endif
