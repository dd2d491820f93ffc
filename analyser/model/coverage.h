/*
 * Which months of which years the rows of a run are dated in, council by council.
 *
 * A row's months are its council's, whether the rows stream past or are held.  So a ledger of one
 * quarter can be told from a year's, also once it has been added up.
 */
#ifndef MODEL_COVERAGE_H
#define MODEL_COVERAGE_H

#include "base/months.h"
#include "model/names.h"

/* One council's year. */
struct covered {
	const char *council; /* NULL where councils are not told apart */
	struct year year;
	unsigned months; /* base/months.h */
};

struct coverage {
	struct arena *arena;
	struct covered *items;
	size_t count, capacity;
	uint32_t *slots; /* a hash table of the items, counted from 1; 0 is free */
	size_t n_slots;
};

void coverage_init(struct coverage *coverage, struct arena *arena);

/* Rows of a council's year are dated in these months too; the name is borrowed. */
void coverage_see(struct coverage *coverage, const char *council, struct year year,
		  unsigned months);

/* The months of a council's year, NULL being one like the others; 0 where there is none. */
unsigned coverage_own(const struct coverage *coverage, const char *council, struct year year);

/* In order of council and year, whatever the order of files. */
void coverage_sort(struct coverage *coverage);

/* The months of a council's year; NULL, or one that there is not, is all councils together. */
unsigned coverage_months(struct coverage *coverage, const char *council, struct year year);

/*
 * The months that a row of spend or activity is of.
 */

/*
 * Set *months to those in field `given` of the record (`Jan-Mar`), or that of the date in field
 * `year`.  False with a fault where the text is no list of months.
 */
bool coverage_months_of(unsigned *months, const struct record *record, size_t year, size_t given,
			const char *path, struct diagnostics *diagnostics);

#endif
