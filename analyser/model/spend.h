/*
 * Spend by council, category, market and financial year.
 */
#ifndef MODEL_SPEND_H
#define MODEL_SPEND_H

#include <stdbool.h>

#include "base/source_line.h"
#include "model/categories.h"
#include "model/coverage.h"
#include "model/selection.h"

/* Sums in order of council, category, market and year, whatever the file's order. */
struct spend_line {
	int council, category; /* numbers of the spend's names */
	enum market market;
	bool is_classified; /* the row, the user's file or the built-in list says which market */
	struct fraction addressable;
	struct year year;
	struct money spend;
	int64_t n_rows;
	struct source_line from;
};

struct spend {
	struct names councils, categories;
	struct spend_line *lines;
	size_t n_lines, capacity;
	struct year first_year, last_year;
	struct coverage coverage; /* of each council's years */
	int64_t n_filtered;
};

/*
 * Make the model of a file read as spend_shape, each category with its market: the row's, else that
 * of `categories`, else the published average.  False with faults.
 */
bool spend_build(struct spend *spend, const struct reading *reading,
		 const struct categories *categories, const struct selection *selection,
		 struct diagnostics *diagnostics);

/* What savings are counted on in a year, as parts of a sum that procurement has formed. */
struct money spend_counted(const struct spend *spend, struct year year);

#endif
