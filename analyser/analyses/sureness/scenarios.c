#include "analyses/sureness/sureness.h"

#include <stdlib.h>
#include <string.h>

#include "analyses/sureness/scenes.h"
#include "base/text.h"

PASSAGE(said_half, "sureness.scenarios", RESTS, CAVEAT, 7, "scenario");
PASSAGE(said_lead, "sureness.scenario-turns", ANSWER, WARNING, 8, "scenario");
PASSAGE(said_how, "sureness.scenarios-how", ASSUMPTIONS, METHOD, 3, "scenario");

/* What a scenario makes of the levers of a kind. */
enum scenario_step { STEP_TO_VALUE, STEP_BY_FACTOR, STEP_TO_LOW };

static const struct scenario {
	const char *name;
	enum scenario_step step;
	int64_t value;          /* in the unit of the kind */
	enum lever_kind kind;   /* LEVER_COST: of the register too */
	const char *short_name; /* in a sentence, or NULL: the same */
} scenarios[] = {
    {"a quarter of every plan happens", STEP_TO_VALUE, SHARE_ONE / 4, LEVER_DELIVERED_SHARE, NULL},
    {"half of every plan happens", STEP_TO_VALUE, SHARE_ONE / 2, LEVER_DELIVERED_SHARE, NULL},
    {"three quarters of every plan happen", STEP_TO_VALUE, SHARE_ONE / 4 * 3, LEVER_DELIVERED_SHARE,
     NULL},
    {"gains (not costs) come a year late", STEP_TO_VALUE, 1, LEVER_DELAY_YEARS, NULL},
    {"gains (not costs) come two years late", STEP_TO_VALUE, 2, LEVER_DELAY_YEARS, NULL},
    {"costs are half as much again", STEP_BY_FACTOR, SHARE_ONE / 2 * 3, LEVER_COST, NULL},
    {"procurement saves at the low bands", STEP_TO_LOW, 0, LEVER_PROCUREMENT_BAND,
     "procurement saves at its low bands"},
};

static bool has_kind(const struct scenario *scenario, enum lever_kind kind)
{
	return kind == scenario->kind ||
	       (scenario->kind == LEVER_COST &&
		(kind == LEVER_REGISTER_RUNNING_COST || kind == LEVER_REGISTER_INVESTMENT));
}

/* Move the levers; false where there is none that would be another. */
static bool move(const struct scenario *scenario, struct evaluation *evaluation)
{
	const struct levers *levers = &evaluation->run->bound.levers;
	bool is_moved = false;

	for (size_t i = 0; i < levers->count; i++) {
		int64_t *value = &evaluation->values.items[i];

		if (!has_kind(scenario, levers->items[i].kind))
			continue;
		switch (scenario->step) {
		case STEP_TO_VALUE:
			*value = scenario->value;
			break;
		case STEP_BY_FACTOR:
			if (!fraction_of(value, *value,
					 (struct fraction){scenario->value, SHARE_ONE}))
				return false;
			break;
		case STEP_TO_LOW:
			(void)value_units(&levers->items[i].low, value);
		}
		is_moved |= *value != levers->values[i];
	}
	return is_moved;
}

static int64_t apart(struct money a, struct money b)
{
	return llabs(a.hundredths - b.hundredths);
}

/* That it would be worth so much by the last evaluation, which is told beside what it is worth. */
static void keep_said(struct scenes *scenes, const char *what)
{
	const struct money npv = scenes_leader_npv(scenes->evaluation),
			   planned = scenes->evaluation->leader->appraisal.npv;

	/* Of what has come out nothing is left to plan. */
	if (apart(npv, planned) == 0)
		return;
	if (scenes->said.count == 0 || apart(npv, planned) < apart(scenes->nearest, planned))
		scenes->nearest = npv;
	lines_add(scenes->results->arena, &scenes->said, "%s if %s",
		  say_beside(scenes->results->arena, npv, planned), what);
}

static void add_scenarios(struct scenes *scenes)
{
	struct evaluation *evaluation = scenes->evaluation;

	scenes_add(scenes, "as planned", value_none("as planned"), NULL,
		   evaluation_make(evaluation, CHANGED_ALL));
	for (size_t i = 0; i < N_OF(scenarios); i++) {
		const struct scenario *scenario = &scenarios[i];
		const char *said =
		    scenario->short_name == NULL ? scenario->name : scenario->short_name;

		evaluation_reset(evaluation);
		if (!move(scenario, evaluation))
			continue;
		enum sums_status status = evaluation_make(evaluation, CHANGED_ALL);
		scenes_add(scenes, scenario->name,
			   scenario->step == STEP_TO_LOW ? value_text("low band")
			   : scenario->step == STEP_BY_FACTOR
			       ? value_share((struct share){scenario->value})
			       : lever_kind_value(scenario->kind, scenario->value),
			   NULL, status);
		if (status != SUMS_DONE)
			continue;
		if (i == 1 || i == 3 || i == 5)
			keep_said(scenes, said);
		if (evaluation_lead(evaluation) < 0)
			scenes_keep_turning(scenes, said);
	}
	evaluation_reset(evaluation);
}

#define MOST_TURNING 2 /* that are named */

static const char *say_turning(struct arena *arena, const struct lines *turning)
{
	struct lines named = *turning;

	if (turning->count <= MOST_TURNING)
		return say_joined_by(arena, turning, ", or if ");
	named.count = MOST_TURNING;
	return arena_format(arena, "%s, or in %zu more what-ifs (table scenario)",
			    say_joined_by(arena, &named, ", or if "),
			    turning->count - MOST_TURNING);
}

static void say(struct scenes *scenes)
{
	struct results *results = scenes->results;
	struct arena *arena = results->arena;
	const struct case_option *leader = scenes->evaluation->leader;

	if (scenes->said.count > 0)
		results_say(
		    results, &said_half,
		    "What if things do not go as planned? The net present value of the whole case "
		    "(%s as planned) would be %s.",
		    say_beside(arena, leader->appraisal.npv, scenes->nearest),
		    text_list(arena, scenes->said.items, scenes->said.count, scenes->said.count));
	scenario_sets_say(scenes, leader->appraisal.npv);
	/* What is not the best as planned does not cease to be. */
	if (scenes->turning.count > 0 && leader->rank == 1)
		results_say(results, &said_lead,
			    "'%s' would not be the best option if %s. The chances leave that "
			    "out.",
			    text_cut(arena, leader->name, 60),
			    say_turning(arena, &scenes->turning));
	results_say(
	    results, &said_how,
	    "Each what-if works the whole case out again with that change alone. If part of "
	    "every plan happens, the changes planned by all options and the savings from "
	    "procurement, prices and the register that are still to come are that much smaller; "
	    "costs stay as planned. If gains come late, costs do not.");
}

void sureness_scenarios(struct results *results, struct evaluation *evaluation)
{
	struct scenes *scenes = arena_alloc(results->arena, sizeof *scenes);

	scenes->results = results;
	scenes->evaluation = evaluation;
	add_scenarios(scenes);
	scenario_sets_add(scenes);
	scenes_add_table(scenes);
	say(scenes);
}
