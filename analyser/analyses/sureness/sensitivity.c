#include "analyses/sureness/sureness.h"

#include <string.h>

#include "analyses/case/case_tables.h"
#include "analyses/sayings.h"
#include "base/text.h"
#include "results/table.h"

PASSAGE(said_matters, "sureness.matters", RESTS, CAVEAT, 7, "sensitivity");
PASSAGE(said_without, "sureness.no-range", ANSWER, WARNING, 8, "sensitivity");
PASSAGE(said_needless, "sureness.needs-no-range", SURENESS, CAVEAT, 4, "sensitivity");
PASSAGE(said_how, "sureness.sensitivity-how", ASSUMPTIONS, METHOD, 3, "sensitivity");

TABLE(sensitivity, (name, "Number", TEXT), (strategy, "Strategy", TEXT, ID),
      (assumption, "Assumption", TEXT, ID), (scope, "Of", TEXT, ID), (year, "From", TEXT, ID),
      (low, "Low", MIXED), (central, "Central", MIXED), (high, "High", MIXED),
      (range, "Range", TEXT), (npv_low, "Net present value at low", MONEY),
      (npv, "Net present value", MONEY), (npv_high, "Net present value at high", MONEY),
      (swing, "Difference", MONEY_TOTAL), (swing_by_tenth, "Difference if moved by a tenth", MONEY),
      (switching_value, "Net present value is zero at", MIXED),
      (turns, "Turning point", TEXT_MEASURE));

#define MOST_SHOWN 15 /* rows, in a report */

/*
 * Is it a number that a range would say something of?  Movers of several levers are no numbers of
 * their own, nor is what no file gives.  A confidence of all that nobody doubts and a likelihood
 * are themselves the doubt, as is the likelihood of a gain, and the optimism bias of a cost: these
 * have no need of a range.  An outturn is known; a discount rate, and the years over which the
 * plan builds up its procurement savings, are prescribed.
 */
static bool is_number(const struct mover *mover, const struct case_bound *bound)
{
	const struct lever *lever = &bound->levers.items[mover->levers[0]];

	if (mover->n_levers != 1 || mover->is_factor)
		return false;
	switch (mover->kind) {
	case LEVER_DELIVERED_SHARE:
	case LEVER_DELAY_YEARS:
	case LEVER_REGISTER_LIKELIHOOD:
		return false;
	case LEVER_BENEFIT_CONFIDENCE:
		return lever->giver != GIVEN_BY_DEFAULT;
	case LEVER_DISCOUNT_RATE:
	case LEVER_PHASE_AMOUNT:
		return lever->giver == GIVEN_BY_USER;
	case LEVER_COST:
		for (size_t i = 0; i < bound->n_costs; i++)
			if (bound->costs[i].amount == mover->levers[0])
				return bound->costs[i].uplift < 0 ||
				       bound->levers.values[bound->costs[i].uplift] == 0;
		return true;
	case LEVER_REGISTER_GROSS:
	case LEVER_REGISTER_RUNNING_COST:
	case LEVER_REGISTER_INVESTMENT:
		FOR_EACH (const struct bound_gain, gain, bound->gains, bound->n_gains) {
			const int own = mover->levers[0];

			if (gain->gross == own)
				return !gain->is_known &&
				       bound_gain_likelihood(gain, bound->levers.values) ==
					   SHARE_ONE;
			if (gain->running_cost == own || gain->investment == own)
				return !gain->is_known;
		}
		return true;
	default:
		return true;
	}
}

static void find_cover(struct range_cover *cover, const struct case_bound *bound,
		       const struct swing *swings, size_t count, struct arena *arena)
{
	*cover = (struct range_cover){0};
	for (size_t i = 0; i < count; i++) {
		const struct mover *mover = swings[i].mover;

		if (swings[i].size == 0 || !is_number(mover, bound))
			continue;
		cover->n_numbers++;
		cover->swing += (double)swings[i].tenth;
		if (mover->has_range)
			continue;
		cover->n_without++;
		cover->without += (double)swings[i].tenth;
		lines_add(arena, &cover->named, "%s", mover_say_name(mover, arena));
	}
}

static struct value npv_value(const struct swing *swing, int end)
{
	return swing->status[end] == SUMS_DONE ? value_money((struct money){swing->npvs[end]})
					       : value_none(sums_status_said[swing->status[end]]);
}

static void add_row(struct table *table, const struct evaluation *evaluation,
		    const struct swing *swing)
{
	struct arena *arena = table->results->arena;
	const struct mover *mover = swing->mover;
	const struct switch_turn *nearest = turns_nearest(&swing->turns, SWITCHED_NPV, mover);

	TABLE_ADD(
	    table, sensitivity, .strategy = value_text(evaluation->leader->name),
	    OF_MOVER(mover, arena), .low = mover_value(mover, mover->low),
	    .central = mover_value(mover, mover->central), .high = mover_value(mover, mover->high),
	    .range = value_text(mover->has_range ? "given"
				: !is_number(mover, &evaluation->run->bound)
				    ? "no range needed: moved by a tenth"
				    : "none given: moved by a tenth"),
	    .npv_low = npv_value(swing, 0), .npv = value_money(evaluation->leader->appraisal.npv),
	    .npv_high = npv_value(swing, 1), .swing = value_money((struct money){swing->size}),
	    .swing_by_tenth = is_number(mover, &evaluation->run->bound)
				  ? value_money((struct money){swing->tenth})
				  : value_none("needs no range"),
	    .switching_value =
		nearest == NULL ? value_none("at no value") : mover_value(mover, nearest->value),
	    .turns = nearest == NULL
			 ? value_none("")
			 : value_text(turns_say(&swing->turns, SWITCHED_NPV, mover, arena)));
}

static const char *say_end(const struct swing *swing, int end, struct arena *arena)
{
	return say_beside(arena, (struct money){swing->npvs[end]},
			  (struct money){swing->npvs[1 - end]});
}

static void say_matters(struct results *results, const struct swing *swings, size_t count)
{
	struct arena *arena = results->arena;
	struct lines lines = {0};

	for (size_t i = 0; i < count && lines.count < 3; i++) {
		const struct mover *mover = swings[i].mover;

		if (!mover->has_range || swings[i].size == 0 || swings[i].status[0] != SUMS_DONE ||
		    swings[i].status[1] != SUMS_DONE)
			continue;
		lines_add(arena, &lines, "%s, from %s at %s to %s at %s",
			  mover_say_name(mover, arena), say_end(&swings[i], 0, arena),
			  mover_say(mover, mover->low, arena), say_end(&swings[i], 1, arena),
			  mover_say(mover, mover->high, arena));
	}
	if (lines.count > 0)
		results_say(results, &said_matters,
			    "Of the numbers with a range, these move the net present value most: "
			    "%s.",
			    say_joined(arena, &lines));
}

#define MUCH 0.25 /* of what all numbers move: what has no range could turn the answer round */

static void say_cover(struct results *results, const struct range_cover *cover)
{
	struct arena *arena = results->arena;

	if (cover->n_without == 0)
		return;
	if (cover->n_without == cover->n_numbers) {
		results_say(results, &said_without,
			    "No number that moves the answer has a range (low and high), so "
			    "nothing shows how sure it is. Give ranges first to: %s.",
			    text_list(arena, cover->named.items, cover->named.count, 3));
		return;
	}
	struct passage *said = results_say(
	    results, &said_without,
	    "%zu of the %zu numbers that move the answer %s no range; %s for %s of the change "
	    "in it when each number changes by a tenth. Give ranges first to: %s.",
	    cover->n_without, cover->n_numbers, say_which(cover->n_without, "has", "have"),
	    say_which(cover->n_without, "it accounts", "they account"),
	    share_percent(value_ratio_share(cover->without, cover->swing),
			  arena_alloc(arena, SHARE_TEXT_SIZE)),
	    text_list(arena, cover->named.items, cover->named.count, 3));
	said->spec.weight = 7;
	if (cover->without < MUCH * cover->swing) {
		said->spec.kind = PASSAGE_CAVEAT;
		said->spec.section = SECTION_SURENESS;
	}
}

/* `: £78.1m at 5%, £116.1m at 10%`, or nothing where an end is not possible. */
static const char *say_ends(const struct swing *swing, struct arena *arena)
{
	if (swing->status[0] != SUMS_DONE || swing->status[1] != SUMS_DONE)
		return "";
	return arena_format(arena, ": %s at %s, %s at %s", say_end(swing, 0, arena),
			    mover_say(swing->mover, swing->mover->low, arena),
			    say_end(swing, 1, arena),
			    mover_say(swing->mover, swing->mover->high, arena));
}

static void add_chart(struct table *table, const struct evaluation *evaluation,
		      const struct swing *widest)
{
	struct arena *arena = table->results->arena;

	TABLE_CHART(table, "tornado", CHART_TORNADO,
		    .title =
			arena_format(arena, "The net present value of %s depends most on %s%s",
				     case_words_whole(arena, evaluation->leader),
				     mover_say_name(widest->mover, arena), say_ends(widest, arena)),
		    .source = case_words_source(&evaluation->run->question, "", arena),
		    .category = "name", .low = "npv_low", .high = "npv_high", .measures = {"npv"},
		    .series = "range", .mark = "turns");
}

bool sensitivity_add(struct results *results, const struct evaluation_rooms *rooms,
		     const struct movers *movers, struct range_cover *cover)
{
	struct arena *arena = results->arena;
	struct evaluation *evaluation = rooms->items;
	struct table *table =
	    TABLE_NEW(results, sensitivity, "What moves the net present value of the whole case");
	struct swing *swings = arena_array(arena, movers->count, sizeof *swings);
	struct turns_table turning;
	size_t n_still = 0, n_joint = 0;

	table->is_of_part = true;
	table->most_rows = MOST_SHOWN;
	if (!swings_find(swings, movers, rooms, arena))
		return false;
	find_cover(cover, &evaluation->run->bound, swings, movers->count, arena);
	turns_table_make(&turning, results, evaluation, movers);
	for (size_t i = 0; i < movers->count; i++) {
		if (swings[i].size == 0) {
			n_still++;
		} else {
			add_row(table, evaluation, &swings[i]);
			n_joint += !is_number(swings[i].mover, &evaluation->run->bound);
		}
		turns_table_add(&turning, swings[i].mover, &swings[i].turns);
	}
	turns_say_all(results, &turning);
	say_matters(results, swings, movers->count);
	say_cover(results, cover);
	if (n_joint > 0)
		results_say(
		    results, &said_needless,
		    "%zu of the %s need no range, such as outturns and all costs together. These, "
		    "and any whose range is missing, are moved by a tenth either way; in the "
		    "chances they stay as given.",
		    n_joint,
		    say_count(arena, table->n_rows, "number that moves the answer",
			      "numbers that move the answer"));
	results_say(
	    results, &said_how,
	    "Each number is moved alone from its low to its high, all others staying as "
	    "given. One without a range is moved by a tenth either way, but a share never "
	    "past 100%%. %s no difference. Turning points are sought over every value that a "
	    "number can take%s.",
	    say_count(arena, n_still, "number makes", "numbers make"),
	    evaluation_is_large(evaluation)
		? ", of the ten that move it most, since the case is large"
		: "");
	if (table->n_rows > 0)
		add_chart(table, evaluation, &swings[0]);
	return true;
}
