/*
 * case.csv: what a business case is of, in keys and values.
 *
 * The keys known, and what each is, are one table in case_file.c.  A key that
 * is not among them is a fault, and so is one given twice that has one value.
 */
#ifndef MODEL_CASE_FILE_H
#define MODEL_CASE_FILE_H

#include <stdbool.h>

#include "model/guidance.h"
#include "model/names.h"

/* In which year's money a file's amounts are. */
enum price_basis {
	PRICES_REAL,    /* that of the case's price year */
	PRICES_NOMINAL, /* each row in that of its own year */
	PRICES_OF_YEAR, /* all rows in that of one year */
};

struct prices_of_file {
	enum price_basis basis;
	struct year year; /* of PRICES_OF_YEAR */
};

/* A name listed under a key, with its line, and why it is, or NULL. */
struct case_name {
	const char *name, *why;
	long line;
};

/* Of one key, in the order of the alphabet. */
struct case_names {
	struct case_name *items;
	size_t count, capacity;
};

/* Texts that were not given are NULL, years 0. */
struct case_file {
	const char *path; /* NULL: there is no case.csv */
	const char *title, *author, *council, *date, *status, *version, *unit_costs,
	    *fallback_costs, *deflator, *price_reference;
	struct year base_year, first_year, last_year, price_year, unit_costs_price_year;
	enum guidance guidance;
	int appraisal_years; /* 1 to 60; 0: not given */
	bool has_discount_rate;
	struct fraction discount_rate;
	const char *discount_source;
	long discount_line, reference_line; /* of discount_rate and price_reference */
	struct prices_of_file costs_prices, gains_prices;
	struct case_names by_prices; /* categories counted by prices, not by bands */
	struct case_names by_bands;  /* and the other way round */
};

#define MOST_APPRAISAL_YEARS 60

/* Make the model of a file read as case_shape; false with faults. */
bool case_file_build(struct case_file *file, const struct reading *reading,
		     struct diagnostics *diagnostics);

/* Is this name listed, by its letters and digits? */
bool case_names_has(const struct case_names *names, const char *name, struct arena *arena);

#endif
