/*
 * How a category of spend is bought, and how much of it can be.
 *
 * Markets and their bands are the plan's (footnote 34); which category is in
 * which is an analyst's classification, built in or the user's.
 */
#ifndef MODEL_CATEGORIES_H
#define MODEL_CATEGORIES_H

#include <stdbool.h>

#include "model/names.h"
#include "reading/fit.h"

enum market {
	MARKET_COMMODITY,
	MARKET_SPECIFIC,
	MARKET_EXCLUDED, /* not addressable: grants, benefits, pay, precepts... */
	MARKET_AVERAGE,  /* not classified: the published average of all spend */
};

/* `commodity`, as files and tables write it. */
extern const char *const market_names[];

/* Read `commodity`, `specific` (or `sector specific`) or `excluded`; false for others. */
bool market_parse(const char *text, enum market *market);

struct category {
	const char *name; /* as its list writes it */
	enum market market;
	struct fraction addressable; /* share of spend */
	const char *source;
};

struct categories {
	struct names folded;    /* names and synonyms, folded */
	struct category *items; /* by id */
	size_t capacity;
	struct arena *arena;
};

void categories_init(struct categories *categories, struct arena *arena);

/* Add a file read as categories_shape; what is known already stays.  False with faults. */
bool categories_add(struct categories *categories, const struct reading *reading,
		    struct diagnostics *diagnostics);

/* As what a ledger's column of categories may hold; the categories must outlive it. */
struct known_cells categories_known(const struct categories *categories);

/* The category of that name or synonym, or NULL. */
const struct category *categories_find(const struct categories *categories, const char *name);

/* What to say of a text that is no market. */
const char *market_refuse(struct arena *arena, const char *text);

#endif
