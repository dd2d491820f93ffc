/*
 * Questions asked of the commands, with files given as text, by way of the library.
 *
 * A test says what stands in activity.csv, strategies.csv and so on, and gets
 * the results and diagnostics that a run would.  A row of a table is named by
 * its texts and years joined with `|`.
 */
#ifndef ASKING_H
#define ASKING_H

#include "analyses/channel/channel.h"
#include "analyses/procurement/procurement.h"
#include "analyses/prices/prices.h"
#include "vfm.h"

#define ASKING_MOST 64

struct asking {
	struct arena *arena;
	struct reference reference;
	struct vfm_request *requests[ASKING_MOST]; /* one for each time it asked */
	size_t n_requests;
	/* What the last one said, of its memory. */
	struct diagnostics diagnostics;
	struct results results;
	struct channel_question channel;
	struct channel_councils councils; /* of this */
	struct procurement_question procurement;
	const struct procurement_sum *by_council; /* of these */
};

/* A test whose state is a question of its own. */
#define TEST(name) cmocka_unit_test_setup_teardown(name, asking_setup, asking_teardown)
int asking_setup(void **state);
int asking_teardown(void **state);

void asking_init(struct asking *asking);
void asking_fini(struct asking *asking);

/*
 * ask_prepare(asking, activity, strategies, assumptions, unit_costs):
 * Make asking->channel, the channel question of base year 2007-08 and the three years after.
 * Texts are the files; strategies NULL is the built-in ones, assumptions NULL
 * none.  unit_costs is a built-in set, or `channel cost` pairs joined by
 * commas.  False with diagnostics.
 */
bool ask_prepare(struct asking *asking, const char *activity, const char *strategies,
		 const char *assumptions, const char *unit_costs);

/* The same, and answered. */
bool ask_channel(struct asking *asking, const char *activity, const char *strategies,
		 const char *assumptions, const char *unit_costs);

/* The procurement question of base year 2007-08, answered for first to last. */
bool ask_procurement(struct asking *asking, const char *spend, const char *categories,
		     const char *assumptions, int first_year, int last_year);

/*
 * The prices question, answered; `groups` is a buyer_groups.csv or NULL, and
 * categories are the built-in ones.
 */
bool ask_prices(struct asking *asking, const char *prices, const char *groups,
		enum price_reference benchmark, bool is_accepting_outliers);

/* NI 179 of a register, first to last year; accounts and assumptions NULL are none. */
bool ask_indicator(struct asking *asking, const char *gains, const char *accounts,
		   const char *assumptions, int first_year, int last_year);

/* The baseline of accounts.csv. */
bool ask_baseline(struct asking *asking, const char *accounts);

/* The unit cost question of base year 2007-08, answered; population 0 is none. */
bool ask_unit_cost(struct asking *asking, const char *resources, const char *activity,
		   int64_t population, bool is_by_posts);

/* The row whose texts and years begin with these, joined by `|`; fails where there is none. */
const struct value *ask_row(const struct asking *asking, const char *table, const char *names);

/* The amount or count of a row's column, in its smallest unit. */
int64_t ask_number(const struct asking *asking, const char *table, const struct value *row,
		   const char *column);

/* Are the row's numbers, plain and joined by spaces, these? */
void assert_figures(const struct asking *asking, const char *table, const char *names,
		    const char *figures);

/* Does some diagnostic say this? */
bool ask_is_told(const struct asking *asking, enum severity severity, const char *text);
bool ask_has_caveat(const struct asking *asking, const char *text);

/* The text of a passage of that id, of several the one of that index; or NULL. */
const char *ask_said(const struct asking *asking, const char *id, size_t index);

/* The results as an output writes them: borrowed from the arena. */
const char *ask_written(const struct asking *asking, const char *output, const char *table);

/* All tables, as JSON has them: what names no line of a file. */
const char *ask_tables(const struct asking *asking);

#endif
