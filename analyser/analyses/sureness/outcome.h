/*
 * What an evaluation of a case by other values comes to, for the leading option.
 */
#ifndef ANALYSES_SURENESS_OUTCOME_H
#define ANALYSES_SURENESS_OUTCOME_H

#include "analyses/case/case_run.h"

/* The figures whose turning is looked for, met where not below zero. */
#define SWITCHED_FIGURES(EACH)                                                                     \
	EACH(NPV, "npv", "the whole case still saves more than it costs")                          \
	/* of the plan's last year */                                                              \
	EACH(CASH, "cash", "the whole case still releases cash in the last year")                  \
	/* the NPV above that of the best other option */                                          \
	EACH(LEAD, "lead", "it stays the best option")                                             \
	/* the NPV of the strategy without the rest of the case */                                 \
	EACH(ALONE, "npv_alone", "without the rest of the case it still saves more than it costs") \
	/* beyond the expectation */                                                               \
	EACH(NI179, "ni179", "NI 179 still reaches the aim of the CLG plan")

#define SWITCHED_NUMBER(figure, id, met) SWITCHED_##figure,
enum switched { SWITCHED_FIGURES(SWITCHED_NUMBER) N_SWITCHED };

/* Room to evaluate a run's case in, again and again; nothing of the run changes. */
struct evaluation {
	const struct case_run *run;
	const struct case_option *leader;
	const struct case_expectation *expectation;
	struct case_values values; /* the levers as they are, but where they are being moved */
	struct case_figures figures;
	struct case_scratch scratch;
	int stale; /* the strategies whose gains in `figures` are not those of the case */
};

/* Room for the evaluations of a run, and the first of them done. */
void evaluation_init(struct evaluation *evaluation, const struct case_run *run,
		     struct arena *arena);

/* A room for each thread that a run's evaluations are shared out among: 1 or more. */
struct evaluation_rooms {
	struct evaluation *items; /* the first is for what is evaluated by one thread */
	size_t count;
};

void evaluation_rooms_init(struct evaluation_rooms *rooms, const struct case_run *run,
			   struct arena *arena);

/* Do so many pieces of work, each in a room by its number; false where the run is to end. */
bool evaluation_rooms_work(const struct evaluation_rooms *rooms,
			   void (*work)(void *data, size_t room, size_t piece), void *data,
			   size_t n_pieces, const char *what, struct arena *arena);

/*
 * Evaluate the values; `changed` says which strategies' gains they make other than those of the
 * case (case_changes()).
 */
enum sums_status evaluation_make(struct evaluation *evaluation, int changed);

/* All values as they are in the case. */
void evaluation_reset(struct evaluation *evaluation);

/* How many threads a run's evaluations are shared out among. */
size_t evaluation_threads(const struct case_run *run);

/* Does one evaluation take so long that fewer of them are made? */
bool evaluation_is_large(const struct evaluation *evaluation);

/* Of the last evaluation: an option by its number of the sums. */
const struct option_figures *evaluation_option(const struct evaluation *evaluation, size_t number);

/* The leader's net present value less that of the best other option. */
int64_t evaluation_lead(const struct evaluation *evaluation);

/* The best option but the leader, by name; of several worth the same the first in rank. */
const char *evaluation_next(const struct evaluation *evaluation);

/* The cash that frees an option's budget in the plan's last year. */
struct money evaluation_cash(const struct evaluation *evaluation, size_t number);

/*
 * The figures that may turn, each in hundredths of a penny, met (INT64_MAX) where there is none;
 * how many there are of N_SWITCHED.
 */
size_t evaluation_figures(const struct evaluation *evaluation, int64_t *figures);

#endif
