#include "analyses/sureness/sensitivity.h"

#include <stdlib.h>
#include <string.h>

#include "analyses/sayings.h"
#include "analyses/sureness/turns.h"
#include "base/text.h"
#include "results/table.h"

static const struct passage_spec said_matters = {"sureness.matters", SECTION_RESTS, PASSAGE_CAVEAT,
						 7, "sensitivity"},
				 said_without = {"sureness.no-range", SECTION_ANSWER,
						 PASSAGE_WARNING, 7, "sensitivity"},
				 said_how = {"sureness.sensitivity-how", SECTION_ASSUMPTIONS,
					     PASSAGE_METHOD, 3, "sensitivity"};

TABLE(sensitivity, (strategy, "Strategy", TEXT), (assumption, "Assumption", TEXT),
      (scope, "Of", TEXT), (year, "From", TEXT), (low, "Low", MIXED), (central, "Central", MIXED),
      (high, "High", MIXED), (range, "Range", TEXT), (npv_low, "NPV at low", MONEY),
      (npv, "NPV", MONEY), (npv_high, "NPV at high", MONEY), (swing, "Swing", MONEY_TOTAL),
      (swing_by_tenth, "Swing by a tenth", MONEY), (switching_value, "Turns at", MIXED),
      (turns, "Turning point", TEXT_MEASURE), (name, "Number", TEXT_MEASURE));

#define MOST_SHOWN 15 /* rows, in a report */

/* Of a large case turns are looked for of so many numbers, the widest. */
#define MOST_LARGE_TURNS 10

/* What a mover does. */
struct swing {
	const struct mover *mover;
	enum sums_status status[2];
	int64_t npvs[2]; /* at low and at high */
	int64_t size;
	int64_t tenth; /* of a number of its own: what a tenth either way does */
	struct turns turns;
};

static int64_t npv_at(struct evaluation *evaluation, const struct mover *mover, int64_t value,
		      enum sums_status *status)
{
	*status = mover_try(evaluation, mover, value);
	return *status != SUMS_DONE ? 0
				    : evaluation_option(evaluation, evaluation->leader->number)
					  ->appraisal.npv.hundredths;
}

static int64_t distance(int64_t a, int64_t b)
{
	return a > b ? a - b : b - a;
}

static void find_swing(struct swing *swing, struct evaluation *evaluation)
{
	const struct mover *mover = swing->mover;
	const int64_t central = evaluation->leader->appraisal.npv.hundredths;
	int64_t ends[2];

	swing->npvs[0] = npv_at(evaluation, mover, mover->low, &swing->status[0]);
	swing->npvs[1] = npv_at(evaluation, mover, mover->high, &swing->status[1]);
	for (int i = 0; i < 2; i++)
		ends[i] = swing->status[i] == SUMS_DONE ? swing->npvs[i] : central;
	swing->size = distance(ends[0], ends[1]);
	if (distance(ends[0], central) > swing->size)
		swing->size = distance(ends[0], central);
	if (distance(ends[1], central) > swing->size)
		swing->size = distance(ends[1], central);
}

/* The widest first; of the same width as they were found. */
static int compare(const void *left, const void *right)
{
	const struct swing *a = left, *b = right;

	if (a->size != b->size)
		return a->size > b->size ? -1 : 1;
	return (a->mover > b->mover) - (a->mover < b->mover);
}

/* What a tenth either way does, whether or not a range is given. */
static int64_t tenth_swing(struct evaluation *evaluation, const struct swing *swing)
{
	const struct mover *mover = swing->mover;
	const int64_t tenth = mover->central / 10;
	enum sums_status status[2];
	int64_t npvs[2];

	if (!mover->has_range || tenth == 0)
		return swing->size;
	npvs[0] = npv_at(evaluation, mover, mover->central - tenth, &status[0]);
	npvs[1] = npv_at(evaluation, mover, mover->central + tenth, &status[1]);
	return status[0] == SUMS_DONE && status[1] == SUMS_DONE ? distance(npvs[0], npvs[1])
								: swing->size;
}

/* Movers of several levers are no numbers of their own, nor is what no file gives. */
static bool is_number(const struct mover *mover)
{
	return mover->n_levers == 1 && !mover->is_factor && mover->kind != LEVER_DELIVERED_SHARE &&
	       mover->kind != LEVER_DELAY_YEARS;
}

static void find_cover(struct range_cover *cover, struct evaluation *evaluation,
		       struct swing *swings, size_t count, struct arena *arena)
{
	*cover = (struct range_cover){0};
	for (size_t i = 0; i < count; i++) {
		const struct mover *mover = swings[i].mover;

		if (swings[i].size == 0 || !is_number(mover))
			continue;
		swings[i].tenth = tenth_swing(evaluation, &swings[i]);
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
					       : value_none(sums_status_say(swing->status[end]));
}

static void add_row(struct table *table, const struct evaluation *evaluation,
		    const struct swing *swing)
{
	struct arena *arena = table->results->arena;
	const struct mover *mover = swing->mover;
	const struct switch_turn *nearest = turns_nearest(&swing->turns, SWITCHED_NPV, mover);

	TABLE_ADD(
	    table, sensitivity, .strategy = value_text(evaluation->leader->name),
	    .assumption = value_text(mover->name), .scope = value_text(mover->scope),
	    .year = value_text_or(mover->year, "all years"), .low = mover_value(mover, mover->low),
	    .central = mover_value(mover, mover->central), .high = mover_value(mover, mover->high),
	    .range = value_text(mover->has_range ? "given" : "a tenth either side"),
	    .npv_low = npv_value(swing, 0), .npv = value_money(evaluation->leader->appraisal.npv),
	    .npv_high = npv_value(swing, 1), .swing = value_money((struct money){swing->size}),
	    .swing_by_tenth = is_number(mover) ? value_money((struct money){swing->tenth})
					       : value_none("several numbers, or in no file"),
	    .switching_value = nearest == NULL ? value_none("no value turns it")
					       : mover_value(mover, nearest->value),
	    .turns = nearest == NULL
			 ? value_none("")
			 : value_text(turns_say(&swing->turns, SWITCHED_NPV, mover, arena)),
	    .name = value_text(mover_say_name(mover, arena)));
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
			  mover_say_name(mover, arena),
			  say_rough(arena, (struct money){swings[i].npvs[0]}),
			  mover_say(mover, mover->low, arena),
			  say_rough(arena, (struct money){swings[i].npvs[1]}),
			  mover_say(mover, mover->high, arena));
	}
	if (lines.count > 0)
		results_say(results, &said_matters,
			    "Of the numbers with a range, these move the net present value most: "
			    "%s.",
			    say_joined(arena, &lines));
}

static void say_cover(struct results *results, const struct range_cover *cover)
{
	struct arena *arena = results->arena;

	if (cover->n_without == 0)
		return;
	if (cover->n_without == cover->n_numbers)
		results_say(results, &said_without,
			    "No number here has a range (low and high), so nothing shows how sure "
			    "the answer is. Give ranges first to %s.",
			    text_list(arena, cover->named.items, cover->named.count, 3));
	else
		results_say(
		    results, &said_without,
		    "%zu of the %zu numbers that move the answer %s no range; %s for %s of "
		    "its movement when each number changes by a tenth. Give ranges first to %s.",
		    cover->n_without, cover->n_numbers, say_which(cover->n_without, "has", "have"),
		    say_which(cover->n_without, "it accounts", "they account"),
		    share_percent(value_ratio_share(cover->without, cover->swing),
				  arena_alloc(arena, SHARE_TEXT_SIZE)),
		    text_list(arena, cover->named.items, cover->named.count, 3));
}

/* `: £78.1m at 5%, £116.1m at 10%`, or nothing where an end is not possible. */
static const char *say_ends(const struct swing *swing, struct arena *arena)
{
	if (swing->status[0] != SUMS_DONE || swing->status[1] != SUMS_DONE)
		return "";
	return arena_format(arena, ": %s at %s, %s at %s",
			    say_rough(arena, (struct money){swing->npvs[0]}),
			    mover_say(swing->mover, swing->mover->low, arena),
			    say_rough(arena, (struct money){swing->npvs[1]}),
			    mover_say(swing->mover, swing->mover->high, arena));
}

static void add_chart(struct table *table, const struct evaluation *evaluation,
		      const struct swing *widest)
{
	struct arena *arena = table->results->arena;
	struct chart *chart = table_chart(table, "tornado", CHART_TORNADO);

	chart->title = arena_format(arena, "The net present value of '%s' depends most on %s%s",
				    text_cut(arena, evaluation->leader->name, 60),
				    mover_say_name(widest->mover, arena), say_ends(widest, arena));
	chart->source =
	    arena_format(arena, "Source: %s; vfm case", say_file(evaluation->run->question.path));
	chart->category = COLUMN(sensitivity, name);
	chart->low = COLUMN(sensitivity, npv_low);
	chart->high = COLUMN(sensitivity, npv_high);
	chart->measures[0] = COLUMN(sensitivity, npv);
	chart->series = COLUMN(sensitivity, range);
	chart->mark = COLUMN(sensitivity, turns);
}

void sensitivity_add(struct results *results, struct evaluation *evaluation,
		     const struct movers *movers, struct range_cover *cover)
{
	struct arena *arena = results->arena;
	struct table *table =
	    TABLE_NEW(results, sensitivity,
		      arena_format(arena, "What moves the NPV of '%s'",
				   text_cut(arena, evaluation->leader->name, 60)));
	struct swing *swings = arena_array(arena, movers->count, sizeof *swings);
	struct turns_table turning;
	size_t n_still = 0, n_joint = 0;

	table->is_of_part = true;
	table->most_rows = MOST_SHOWN;
	for (size_t i = 0; i < movers->count; i++) {
		swings[i].mover = &movers->items[i];
		find_swing(&swings[i], evaluation);
	}
	qsort(swings, movers->count, sizeof *swings, compare);
	for (size_t i = 0; i < movers->count; i++)
		if (i < MOST_LARGE_TURNS || !evaluation_is_large(evaluation))
			turns_find(&swings[i].turns, evaluation, swings[i].mover);
	find_cover(cover, evaluation, swings, movers->count, arena);
	turns_table_make(&turning, results, evaluation);
	for (size_t i = 0; i < movers->count; i++) {
		if (swings[i].size == 0) {
			n_still++;
		} else {
			add_row(table, evaluation, &swings[i]);
			n_joint += !is_number(swings[i].mover);
		}
		turns_table_add(&turning, swings[i].mover, &swings[i].turns);
	}
	turns_say_all(results, evaluation, movers, &turning);
	say_matters(results, swings, movers->count);
	say_cover(results, cover);
	results_say(results, &said_how,
		    "Each number is moved alone from its low to its high, all others staying as "
		    "given; a number without a range is moved a tenth either way. %s move nothing"
		    "%s. "
		    "Turning points are looked for over all that the number may be%s.",
		    say_count(arena, n_still, "number would", "numbers would"),
		    n_joint == 0
			? ""
			: arena_format(arena,
				       "; %s (all costs together, and how much of the plan "
				       "happens and when) %s several numbers or one that no "
				       "file gives, and %s counted among those with or "
				       "without a range",
				       say_count(arena, n_joint, "row", "rows"),
				       say_which(n_joint, "is of", "are of"),
				       say_which(n_joint, "is not", "are not")),
		    evaluation_is_large(evaluation)
			? ", of the ten that move it most, since the case is large"
			: "");
	if (table->n_rows > 0)
		add_chart(table, evaluation, &swings[0]);
}
