/*
 * The steps of a case's sums as tables, line by line, for a workbook (results->workings): rows that
 * say what there is, and columns whose formulas say what follows.
 *
 * Nothing is worked out here: the formulas of these columns are the only definition of their
 * figures, and where a figure of the sums stands beside one, the two must agree or the workings are
 * left out (results/formula.h).  So a change of a rule in sums/ that is not made here too
 * costs a workbook its formulas, and fails make test-workbook, but makes no figure wrong.
 *
 * Years are counted from the base year, 0.  Columns that are not shown number what formulas find
 * rows by: strategies, groups, blocks, channels as in the plan (sums/channel_plan.h), and years.
 */
#ifndef ANALYSES_CASE_WORKINGS_H
#define ANALYSES_CASE_WORKINGS_H

#include "analyses/case/case_run.h"
#include "results/formula.h"

struct workings {
	struct results *results; /* that the tables go to */
	struct results *of;      /* and that these are the steps to */
	struct arena *arena;
	const struct case_run *run;
	const struct plan *plan; /* of channels, or NULL */
	const struct levers *levers;
	const char **ids; /* of levers, as they are needed */
	int n_years;
};

/* The id of a lever, for a formula to name it by. */
struct value workings_lever(struct workings *workings, int lever);

/* The cells of the files that a figure is of, for a formula to begin with; or none. */
struct value workings_cells(struct workings *workings, const struct source_line *from,
			    const char *field, struct value figure);

struct value workings_year(const struct workings *workings, int t);
struct value workings_at(size_t number);

/* `yes`, for formulas that are of such rows, or none. */
struct value workings_yes(bool is_so);

/* The number of a channel's series among all, and of a series of the case's other shares. */
struct value workings_series(int series);
struct value workings_other_series(const struct workings *workings, int series);

/* Each adds its tables, in this order; the second list where there is a plan of channels. */
#define WORKINGS(EACH) \
	EACH(shares) EACH(rates) EACH(purchases) EACH(register) EACH(indicator) EACH(expectation)
#define CHANNEL_WORKINGS(EACH) EACH(rules) EACH(demand) EACH(steps) EACH(take_up) EACH(gains)

#define WORKINGS_DECLARED(part) void workings_add_##part(struct workings *workings);
WORKINGS(WORKINGS_DECLARED)
CHANNEL_WORKINGS(WORKINGS_DECLARED)

/* What a group of a strategy is called: four columns of its rows, and the numbers behind. */
struct workings_place {
	const struct plan *plan;
	const struct bound_strategy *strategy;
	const struct scope_rules *rules;
	const struct group *group;
	size_t s, g, block;
	int t;
};

/* Every group on which a strategy acts, by strategy, year and group. */
void workings_each_group(struct workings *workings,
			 void (*visit)(struct workings *workings,
				       const struct workings_place *place, struct table *table),
			 struct table *table);

struct value workings_council(const struct plan *plan, int council);
struct value workings_service(const struct plan *plan, int service);
struct value workings_purpose(const struct plan *plan, int purpose);
struct value workings_channel(const struct plan *plan, size_t channel);
struct value workings_strategy(const struct bound_strategy *strategy);

/* The number of a rule of a strategy; none where there is none. */
struct value workings_rule(const struct bound_strategy *strategy, const struct bound_rule *rule);

/* Has a group contacts on a channel, or may a strategy bring it some? */
bool workings_has_channel(const struct workings_place *place, size_t channel);

/* Columns by which formulas find rows: a number, and a text. */
#define KEY(name) (name, "", COUNT_KEY, HIDDEN)
#define MARK(name) (name, "", TEXT, HIDDEN)

/* What every row of a strategy in a year has, and what one of a group has beside it. */
#define OF_STRATEGY(workings, place)                                               \
	.strategy = workings_strategy((place)->strategy),                          \
	.year = workings_year(workings, (place)->t), .s = workings_at((place)->s), \
	.t = value_count((place)->t)
#define OF_GROUP(workings, place)                                                \
	OF_STRATEGY(workings, place),                                            \
	    .council = workings_council((place)->plan, (place)->group->council), \
	    .service = workings_service((place)->plan, (place)->group->service), \
	    .purpose = workings_purpose((place)->plan, (place)->group->purpose), \
	    .g = workings_at((place)->g)

#endif
