/*
 * Prices paid for one unit of an item, by council.
 */
#ifndef MODEL_PRICES_H
#define MODEL_PRICES_H

#include <stdbool.h>
#include <stdint.h>

#include "model/selection.h"

#define PRICES_NONE (-1) /* no supplier, or no category, given */

/*
 * One row: so many units bought at a price.  Rows are in the order of item,
 * unit and price, then of their other names, whatever the file's.
 */
struct price_row {
	int item, unit, council; /* numbers of the names */
	int supplier, category;  /* or PRICES_NONE */
	struct year year;        /* 0 where not given */
	struct share quantity;   /* units, an exact decimal above zero */
	struct money price;      /* of one unit, above zero */
	const char *path;        /* of its file */
	long line;
	struct fate *fate;
};

struct prices {
	const char *path;
	struct names items, units, councils, suppliers, categories;
	struct price_row *rows;
	size_t n_rows, capacity;
	struct year first_year, last_year; /* 0 where no row gives one */
	size_t n_without_year;
	int64_t n_filtered; /* rows of councils not selected */
};

/*
 * Make the model of a file read as prices_shape.  Units that differ only in case, spaces or signs
 * (`Ream`, `ream`) are one; other names stand as they are, and those nearly alike are told in
 * notices.  False with faults.
 */
bool prices_build(struct prices *prices, const struct reading *reading,
		  const struct selection *selection, struct diagnostics *diagnostics);

#endif
