/*
 * Where a number turns the answer: the net present value, the last year's cash, which option
 * leads, and whether the NI 179 expectation is reached.  Table `switching`, and of those that
 * are said `answer_turn`.
 */
#ifndef ANALYSES_SURENESS_TURNS_H
#define ANALYSES_SURENESS_TURNS_H

#include "analyses/sureness/movers.h"

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
