#include "analyses/sureness/sureness.h"

#include <string.h>

#include "analyses/sayings.h"
#include "base/text.h"
#include "results/table.h"

PASSAGE(said_needed, "sureness.needed", ANSWER, FINDING, 8, "answer_turn");
PASSAGE(said_beyond, "sureness.needed-beyond", ANSWER, WARNING, 8, "switching");
PASSAGE(said_best, "sureness.needed-to-be-best", ANSWER, FINDING, 8, "answer_turn");
PASSAGE(said_costs, "sureness.costs", ANSWER, FINDING, 7, "answer_turn");
PASSAGE(said_leads, "sureness.lead-turns", RESTS, CAVEAT, 7, "answer_turn");

#define SWITCHED_WORDS(figure, id, met) {id, met},

static const struct {
	const char *id, *met;
} figures[] = {SWITCHED_FIGURES(SWITCHED_WORDS)};

TABLE(switching, (strategy, "Strategy", TEXT), (figure, "Figure", TEXT),
      (assumption, "Assumption", TEXT), (scope, "Of", TEXT), (year, "From", TEXT),
      (central, "Central", MIXED), (turn, "Turn", COUNT_KEY), (of_turns, "Of turns", COUNT_KEY),
      (switching_value, "Limit", MIXED), (holds, "What holds up to there", TEXT_MEASURE),
      (within_range, "Within its range", TEXT_MEASURE), (name, "Number", TEXT_MEASURE),
      (best_instead, "Best option beyond it", TEXT_MEASURE));

/* Those of them that are said, for a reader who wants the figure itself. */
TABLE(answer_turn, (number, "Number", TEXT), (central, "As given", MIXED),
      (turns_at, "Limit", MIXED), (holds, "What holds up to there", TEXT_MEASURE),
      (instead, "Best option beyond it", TEXT_MEASURE));

_Static_assert((int)N_SWITCHED <= MOST_SWITCHED, "switching_find() has room for the figures");

struct trying {
	struct evaluation *evaluation;
	const struct mover *mover;
};

static bool try_value(void *data, int64_t value, int64_t *found)
{
	struct trying *trying = data;

	if (mover_try(trying->evaluation, trying->mover, value) != SUMS_DONE)
		return false;
	(void)evaluation_figures(trying->evaluation, found);
	return true;
}

void turns_find(struct turns *turns, struct evaluation *evaluation, const struct mover *mover)
{
	int64_t points[MOST_POINTS + 1], central[N_SWITCHED];
	struct trying trying = {evaluation, mover};

	(void)mover_try(evaluation, mover, mover->central);
	turns->n_figures = evaluation_figures(evaluation, central);
	for (size_t i = 0; i < turns->n_figures; i++)
		turns->is_met[i] = central[i] >= 0;
	switching_find(turns->of, turns->n_figures, points, mover_points(mover, points), try_value,
		       &trying);
}

const struct switch_turn *turns_nearest(const struct turns *turns, enum switched figure,
					const struct mover *mover)
{
	const struct switch_turns *own = &turns->of[figure];
	const struct switch_turn *nearest = NULL;
	uint64_t least = 0;

	for (size_t i = 0; i < own->count; i++) {
		const int64_t value = own->items[i].value;
		const uint64_t far = value > mover->central
					 ? (uint64_t)value - (uint64_t)mover->central
					 : (uint64_t)mover->central - (uint64_t)value;

		if (nearest == NULL || far < least) {
			nearest = &own->items[i];
			least = far;
		}
	}
	return nearest;
}

/* To what a value is read: a share to a hundredth, money as mover_say() rounds it. */
static int64_t step_of(const struct mover *mover, int64_t value)
{
	const int64_t size = value < 0 ? -value : value;

	if (mover->unit == UNIT_PERCENT)
		return size < SHARE_ONE / 20 ? SHARE_ONE / 1000 : SHARE_ONE / 100;
	return mover->unit == UNIT_MONEY ? mover_say_step(size) : 1;
}

/* Rounded to what is read, towards where it holds: `at least 52%` of 51.3%. */
static int64_t round_to_hold(const struct mover *mover, const struct switch_turn *turn)
{
	/* Times what is given are read in tenths. */
	const bool is_times = mover->is_factor && turn->value >= 2 * (int64_t)SHARE_ONE;
	const int64_t step = is_times ? SHARE_ONE / 10 : step_of(mover, turn->value);
	int64_t rest = turn->value % step;

	if (rest < 0)
		rest += step;
	if (rest == 0)
		return turn->value;
	return turn->side < 0 ? turn->value - rest + step : turn->value - rest;
}

static const char *say_turn(const struct mover *mover, const struct switch_turn *turn,
			    struct arena *arena)
{
	return arena_format(arena, "%s %s", turn->side < 0 ? "at least" : "at most",
			    mover_say(mover, round_to_hold(mover, turn), arena));
}

const char *turns_say(const struct turns *turns, enum switched figure, const struct mover *mover,
		      struct arena *arena)
{
	const struct switch_turn *nearest = turns_nearest(turns, figure, mover);

	if (nearest == NULL)
		return NULL;
	/* Times are rounded as the benefit-cost ratio is, which the answer has beside them. */
	const bool is_times = mover->is_factor && nearest->value >= 2 * (int64_t)SHARE_ONE;

	return arena_format(
	    arena, "breaks even at %s%s",
	    mover_say(mover, is_times ? nearest->value : round_to_hold(mover, nearest), arena),
	    turns->of[figure].count == 1
		? ""
		: arena_format(arena, ", one of %zu points", turns->of[figure].count));
}

void turns_table_make(struct turns_table *turning, struct results *results,
		      struct evaluation *evaluation, const struct movers *movers)
{
	*turning = (struct turns_table){
	    .table = TABLE_NEW(results, switching,
			       "How far each number can move before the answer changes"),
	    .evaluation = evaluation,
	    .movers = movers};
	turning->table->is_detail = true;
	turning->said = TABLE_NEW(
	    results, answer_turn,
	    arena_format(results->arena,
			 "When '%s' would stop being the best option, or saving more than it "
			 "costs",
			 text_cut(results->arena, evaluation->leader->name, 60)));
	turning->said->is_of_part = true;
}

static bool is_within(const struct mover *mover, int64_t value)
{
	return mover->has_range && value >= mover->low && value <= mover->high;
}

/* Which option is the best where the leader no longer is, or NULL. */
static const char *find_instead(struct evaluation *evaluation, const struct mover *mover,
				const struct switch_turn *turn)
{
	return mover_try(evaluation, mover, turn->value + turn->side) == SUMS_DONE &&
		       evaluation_lead(evaluation) < 0
		   ? evaluation_next(evaluation)
		   : NULL;
}

static const char *say_holds(const struct mover *mover, const struct switch_turn *turn,
			     enum switched figure, struct arena *arena)
{
	return arena_format(arena, "%s: %s", say_turn(mover, turn, arena), figures[figure].met);
}

static struct value value_instead(struct evaluation *evaluation, const struct mover *mover,
				  const struct switch_turn *turn, enum switched figure)
{
	return figure == SWITCHED_LEAD
		   ? value_text_or(find_instead(evaluation, mover, turn), "not known")
		   : value_none("does not depend on the other options");
}

static void add_said(const struct turns_table *turning, const struct mover *mover,
		     const struct switch_turn *turn, enum switched figure)
{
	struct arena *arena = turning->table->results->arena;

	TABLE_ADD(turning->said, answer_turn, .number = value_text(mover_say_name(mover, arena)),
		  .central = mover_value(mover, mover->central),
		  .turns_at = mover_value(mover, turn->value),
		  .holds = value_text(say_holds(mover, turn, figure, arena)),
		  .instead = value_instead(turning->evaluation, mover, turn, figure));
}

void turns_table_add(struct turns_table *turning, const struct mover *mover,
		     const struct turns *turns)
{
	struct arena *arena = turning->table->results->arena;

	if (turns->n_figures > 0 && mover == turning->movers->delivered)
		turning->delivered = turns;
	if (turns->n_figures > 0 && mover == turning->movers->costs)
		turning->costs = turns;
	for (size_t i = 0; i < turns->n_figures; i++)
		for (size_t j = 0; j < turns->of[i].count; j++) {
			const struct switch_turn *turn = &turns->of[i].items[j];
			const bool is_in = is_within(mover, turn->value);

			TABLE_ADD(
			    turning->table, switching,
			    .strategy = value_text(turning->evaluation->leader->name),
			    .figure = value_text(figures[i].id), OF_MOVER(mover, arena),
			    .central = mover_value(mover, mover->central),
			    .turn = value_count((int64_t)j + 1),
			    .of_turns = value_count((int64_t)turns->of[i].count),
			    .switching_value = mover_value(mover, turn->value),
			    .holds = value_text(say_holds(mover, turn, (enum switched)i, arena)),
			    .within_range = !mover->has_range ? value_none("no range given")
					    : is_in           ? value_text("yes")
							      : value_text("no"),
			    .best_instead =
				value_instead(turning->evaluation, mover, turn, (enum switched)i));
			if (i == SWITCHED_LEAD && is_in && turns->is_met[i]) {
				lines_add(arena, &turning->leads, "%s is %s",
					  mover_say_name(mover, arena),
					  say_turn(mover, turn, arena));
				add_said(turning, mover, turn, SWITCHED_LEAD);
			}
		}
}

/* Of a case without a strategy the gains are not of contacts. */
static const char *say_happens(const struct evaluation *evaluation)
{
	return evaluation->leader->strategy != NULL ? "of its own planned change happens"
						    : "of all planned savings happen";
}

/* A turn of a figure that is met above it (side -1) or below it (1), or NULL. */
static const struct switch_turn *turn_of(const struct turns *turns, enum switched figure,
					 const struct mover *mover, int side)
{
	const struct switch_turn *turn = turns_nearest(turns, figure, mover);

	return turns->is_met[figure] && turn != NULL && turn->side == side ? turn : NULL;
}

/* `'no channel strategy'`, or what is said where it is not known. */
static const char *say_instead(struct evaluation *evaluation, const struct mover *mover,
			       const struct switch_turn *turn, struct arena *arena)
{
	const char *instead = find_instead(evaluation, mover, turn);

	if (instead != NULL && strcmp(instead, case_nothing) == 0)
		return "doing nothing";
	return instead == NULL ? "another option"
			       : arena_format(arena, "'%s'", text_cut(arena, instead, 60));
}

/* To be the best, and to pay for itself: alone, where the rest would carry what does not pay. */
static void say_needed(struct results *results, const struct turns_table *turning,
		       const struct mover *delivered, const struct turns *turns)
{
	struct arena *arena = results->arena;
	struct evaluation *evaluation = turning->evaluation;
	const bool is_alone = evaluation->leader->alone != NULL;
	const enum switched figure = is_alone ? SWITCHED_ALONE : SWITCHED_NPV;
	const char *best = evaluation->leader->strategy == NULL
			       ? "the whole case"
			       : arena_format(arena, "'%s'",
					      text_cut(arena, evaluation->leader->name, 60)),
		   *without = is_alone ? "Without the rest of the case, " : "",
		   *rest = is_alone ? " (the rest as planned)" : "";
	const struct switch_turn *turn, *lead;

	turn = turn_of(turns, figure, delivered, -1);
	lead = turn_of(turns, SWITCHED_LEAD, delivered, -1);
	/* Where they are one, doing nothing is better than what does not pay for itself. */
	if (lead != NULL && round_to_hold(delivered, lead) >= delivered->central) {
		results_say(results, &said_best,
			    "With any less of its own planned change, %s is better.",
			    say_instead(evaluation, delivered, lead, arena));
		add_said(turning, delivered, lead, SWITCHED_LEAD);
	} else if (lead != NULL && (turn == NULL || lead->value != turn->value)) {
		results_say(results, &said_best,
			    "If %s %s%s, %s stays the best option; with less, %s is better.",
			    say_turn(delivered, lead, arena), say_happens(evaluation), rest, best,
			    say_instead(evaluation, delivered, lead, arena));
		add_said(turning, delivered, lead, SWITCHED_LEAD);
	}
	if (turn != NULL) {
		results_say(results, &said_needed, "%s%s still saves more than it costs if %s %s.",
			    without, evaluation->leader->strategy == NULL ? "The whole case" : best,
			    say_turn(delivered, turn, arena), say_happens(evaluation));
		add_said(turning, delivered, turn, figure);
	}
	/* Where it does even then, it has no costs to pay for. */
	if (turn == NULL && !turns->is_met[figure] &&
	    turns_nearest(turns, figure, delivered) == NULL)
		results_say(results, &said_beyond,
			    "%s%s does not save more than it costs even if all%s.", without,
			    evaluation->leader->strategy == NULL ? "The whole case" : best,
			    evaluation->leader->strategy == NULL ? " planned savings happen"
								 : " of its own planned change "
								   "happens");
}

/* By how much all costs may be higher: they cost the lead before the worth, doing nothing being one
 * of the options. */
static void say_costs(struct results *results, const struct turns_table *turning,
		      const struct mover *costs, const struct turns *turns)
{
	struct arena *arena = results->arena;
	struct evaluation *evaluation = turning->evaluation;
	const struct switch_turn *turn = turn_of(turns, SWITCHED_LEAD, costs, 1);

	if (turn == NULL)
		return;
	int64_t tenths = (turn->value + SHARE_ONE / 20) / (SHARE_ONE / 10);
	results_say(
	    results, &said_costs,
	    "If all costs were more than %s.%lld times those given, %s would be the better choice.",
	    say_number(arena, tenths / 10), (long long)(tenths % 10),
	    say_instead(evaluation, costs, turn, arena));
	add_said(turning, costs, turn, SWITCHED_LEAD);
}

/* Those that were found, or else found now. */
static const struct turns *known_turns(const struct turns *known, struct turns *room,
				       struct evaluation *evaluation, const struct mover *mover)
{
	if (known == NULL)
		turns_find(room, evaluation, mover);
	return known == NULL ? room : known;
}

void turns_say_all(struct results *results, const struct turns_table *turning)
{
	struct arena *arena = results->arena;
	struct evaluation *evaluation = turning->evaluation;
	const struct mover *delivered = turning->movers->delivered, *costs = turning->movers->costs;
	struct turns turns;

	if (delivered != NULL)
		say_needed(results, turning, delivered,
			   known_turns(turning->delivered, &turns, evaluation, delivered));
	if (costs != NULL)
		say_costs(results, turning, costs,
			  known_turns(turning->costs, &turns, evaluation, costs));
	if (turning->leads.count > 0)
		results_say(results, &said_leads,
			    "Within the ranges given, another option would be better unless %s.",
			    text_list(arena, turning->leads.items, turning->leads.count, 3));
}
