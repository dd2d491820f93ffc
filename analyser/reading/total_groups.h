/*
 * What the rows come to that share the cells which a total fills.
 */
#ifndef READING_TOTAL_GROUPS_H
#define READING_TOTAL_GROUPS_H

#include "reading/totals.h"

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
