/*
 * The tables of the indicator, and what is said of them.
 */
#ifndef ANALYSES_INDICATOR_TABLES_H
#define ANALYSES_INDICATOR_TABLES_H

#include "analyses/indicator/indicator.h"

/* A council's figure of a year, forecast or actual. */
struct indicator_figure {
	int council;
	struct year year;
	enum gain_status status;
	struct gain_sum sum;
	struct money ni179, weighted; /* weighted: with gross by likelihood */
	bool has_expectation;
	struct fraction expected_share;
	struct money expectation, beyond; /* beyond: ni179 less the expectation */
};

/* By council, year and status, the forecast first. */
struct indicator_figures {
	struct indicator_figure *items;
	size_t count, capacity;
};

/* How many rows of the register are so, and what their gross gains come to. */
struct gain_tally {
	size_t count;
	struct money gross;
};

struct indicator_tables {
	struct table *indicator, *expectation, *left_out, *scrutiny, *line;
	struct gain_tally reasons[N_GAIN_REASONS]; /* of what is left out */
	const struct gain **unlikely;              /* in the table `scrutiny` */
	size_t n_unlikely, unlikely_capacity;
};

void indicator_tables_make(struct indicator_tables *tables, struct results *results);

/* A row of `indicator` and of `indicator_expectation`. */
void indicator_tables_figure(struct indicator_tables *tables, const struct gains *gains,
			     const struct indicator_terms *terms,
			     const struct indicator_figure *figure);

/* A row of `gain_line`, and of `gain_left_out` of one that does not count. */
void indicator_tables_gain(struct indicator_tables *tables, const struct gains *gains,
			   const struct gain *gain, enum gain_reason reason, struct year from);

void indicator_tables_scrutiny(struct indicator_tables *tables, const struct gains *gains,
			       const struct gain *gain);

const char *gain_status_name(enum gain_status status);

/* NI 179 in sentences, what it rests on, and its chart. */
void indicator_words(struct results *results, const struct indicator_question *question,
		     const struct indicator_terms *terms, const struct indicator_tables *tables,
		     const struct indicator_figures *figures);

/*
 * What NI 179 rests on: its rules, what is left out and what is not known,
 * and the assumptions with their sources.
 */
void indicator_caveats(struct results *results, const struct indicator_question *question,
		       const struct indicator_terms *terms, const struct indicator_tables *tables);

#endif
