/*
 * The procurement tables, filled from lines, and what is said of them.
 */
#ifndef ANALYSES_PROCUREMENT_TABLES_H
#define ANALYSES_PROCUREMENT_TABLES_H

#include "analyses/procurement/procurement.h"

/* One council's category in the base year; gains by year from the first. */
struct procurement_line {
	const struct spend_line *spend;
	struct money addressable;
	struct range *gains;
	const char *flag; /* what to look at, or NULL */
};

/* What a flag may say; comparable as pointers. */
extern const char procurement_unclassified[], procurement_below_zero[], procurement_by_prices[];

struct procurement_tables {
	struct table *gain, *category, *market, *pareto, *line;
};

void procurement_tables_make(struct procurement_tables *tables, struct results *results,
			     struct year last_year);
void procurement_tables_line(struct procurement_tables *tables, const struct spend *spend,
			     const struct procurement_line *line, struct year first_year,
			     int n_years);
void procurement_tables_gain(struct procurement_tables *tables, struct year year,
			     const struct range *gain);

/* Categories in order of central gain, then spend, then name. */
void procurement_tables_categories(struct procurement_tables *tables, const struct spend *spend,
				   struct procurement_sum *sums, size_t count,
				   const struct procurement_sum *all);
void procurement_tables_markets(struct procurement_tables *tables,
				const struct procurement_sum sums[MARKET_AVERAGE + 1],
				const struct procurement_sum *all);

/* Categories in order of spend; those below zero stand last and have no share. */
bool procurement_tables_pareto(struct procurement_tables *tables, const struct spend *spend,
			       struct procurement_sum *sums, size_t count);

/* The one council with spend in a year, or how many there are. */
const char *procurement_words_councils(struct arena *arena, const struct spend *spend,
				       struct year year);

/*
 * The procurement answer in sentences, what it rests on, and the charts: sums are by category, in
 * order of spend; markets by market.
 */
void procurement_words(struct results *results, const struct procurement_question *question,
		       const struct procurement_terms *terms,
		       const struct procurement_tables *tables, const struct procurement_sum *sums,
		       size_t count, const struct procurement_sum markets[MARKET_AVERAGE + 1],
		       const struct procurement_sum *all);

#endif
