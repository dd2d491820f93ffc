/*
 * The steps of sureness_add(), each a file, of the leading option.
 */
#ifndef ANALYSES_SURENESS_SURENESS_H
#define ANALYSES_SURENESS_SURENESS_H

#include "analyses/sureness/movers.h"

/*
 * Two numbers at once: how much of the plan happens, by the share of moved contacts that fail, or
 * two that the user names.  Table `two_levers`.  False with a fault: what the user names is no
 * number of the case.
 */
bool sureness_grid(struct results *results, const struct evaluation_rooms *rooms,
		   const struct movers *movers);

/*
 * What if: less of the plan happens, it comes late, it costs more, bands are low, or a contact
 * costs what another published set says.  Table `scenario`, of every option.
 */
void sureness_scenarios(struct results *results, struct evaluation *evaluation);

/*
 * Realised so far: how much of what the register forecast came out, and what the case would be
 * worth if its other gains came out at that rate.
 *
 * Of the gains that have both a forecast and an actual, in the years that have an outturn; gross,
 * by workstream: table `record`.  The rate stands in for what the case gives as confidence and
 * likelihood, so that doubt counts once.
 */
void sureness_record(struct results *results, struct evaluation *evaluation);

/*
 * Each number alone: from its low to its high, and where it turns the answer.
 *
 * Tables `sensitivity` (the tornado, the widest first) and `switching`, of the leading option.  A
 * number without a range is moved a tenth either way, which is said; one that moves nothing is
 * left out, and counted.
 */

/* How much of the answer is known of: by moving each number a tenth either way. */
struct range_cover {
	size_t n_numbers, n_without; /* that move the answer, and those of them without a range */
	double swing, without;       /* what they do together, and those without */
	struct lines named;          /* those without, the most weighty first */
};

/* False where the run is to end. */
bool sensitivity_add(struct results *results, const struct evaluation_rooms *rooms,
		     const struct movers *movers, struct range_cover *cover);

/*
 * Where a number turns the answer: the net present value, the last year's cash, which option
 * leads, and whether the NI 179 expectation is reached.  Table `switching`, and of those that
 * are said `answer_turn`.
 */

struct turns {
	struct switch_turns of[N_SWITCHED];
	size_t n_figures;
	bool is_met[N_SWITCHED]; /* with all numbers as given */
};

struct turns_table {
	struct table *table, *said; /* all turns, and those that are said */
	struct evaluation *evaluation;
	const struct movers *movers;
	const struct turns *delivered, *costs; /* of these movers where they were looked for */
	struct lines leads;                    /* what would put another option first */
};

void turns_find(struct turns *turns, struct evaluation *evaluation, const struct mover *mover);

/* The turn nearest to the number as given, or NULL. */
const struct switch_turn *turns_nearest(const struct turns *turns, enum switched figure,
					const struct mover *mover);

/* Of a net present value: `breaks even at 52%, one of 2 points`; NULL where no value turns it */
const char *turns_say(const struct turns *turns, enum switched figure, const struct mover *mover,
		      struct arena *arena);

void turns_table_make(struct turns_table *turning, struct results *results,
		      struct evaluation *evaluation, const struct movers *movers);
/* `turns` is borrowed; of none (n_figures) it adds no row. */
void turns_table_add(struct turns_table *turning, const struct mover *mover,
		     const struct turns *turns);

/* The turns that a reader should know first, in words. */
void turns_say_all(struct results *results, const struct turns_table *turning);

/* What the NPV of the leading option does as a number moves alone, and where that turns it. */
struct swing {
	const struct mover *mover;
	enum sums_status status[2];
	int64_t npvs[2]; /* at low and at high */
	int64_t size;
	int64_t tenth; /* what a tenth either way does, whether or not a range is given */
	struct turns turns;
};

/*
 * That of every mover, the widest first, a thread in each room; of a large case only the widest
 * have their turns.  False where the run is to end.
 */
bool swings_find(struct swing *swings, const struct movers *movers,
		 const struct evaluation_rooms *rooms, struct arena *arena);

#endif
