#include "analyses/sureness/scenarios.h"

#include <string.h>

#include "analyses/case/case_summary_tables.h"
#include "analyses/sayings.h"
#include "base/text.h"
#include "results/table.h"

static const struct passage_spec
    said_half = {"sureness.scenarios", SECTION_RESTS, PASSAGE_CAVEAT, 7, "scenario"},
    said_sets = {"sureness.sets", SECTION_RESTS, PASSAGE_CAVEAT, 6, "scenario"},
    said_highest = {"sureness.set-gives-most", SECTION_RESTS, PASSAGE_CAVEAT, 7, "scenario"},
    said_lowest = {"sureness.set-gives-least", SECTION_RESTS, PASSAGE_CAVEAT, 6, "scenario"},
    said_lead = {"sureness.scenario-turns", SECTION_RESTS, PASSAGE_CAVEAT, 7, "scenario"},
    said_how = {"sureness.scenarios-how", SECTION_ASSUMPTIONS, PASSAGE_METHOD, 3, "scenario"};

TABLE(scenario, (strategy, "Strategy", TEXT), (scenario, "What if", TEXT), (value, "Value", MIXED),
      (cash_releasing_gain, "Cash-releasing gain", MONEY), (npv, "NPV", MONEY_TOTAL),
      (payback_years, "Payback, years", RATIO), (payback, "", TEXT),
      (leads, "Best option still leads", TEXT_MEASURE), (remark, "Remark", TEXT_MEASURE),
      (best_instead, "Best option then", TEXT_MEASURE));

/* What a scenario makes of the levers of a kind. */
enum scenario_step { STEP_TO_VALUE, STEP_BY_FACTOR, STEP_TO_LOW };

static const struct scenario {
	const char *name;
	const char *short_name; /* in a sentence */
	enum scenario_step step;
	int64_t value; /* in the unit of the kinds */
	enum lever_kind kinds[3];
	size_t n_kinds;
} scenarios[] = {
    {"a quarter of the plan happens",
     "a quarter of the plan happens",
     STEP_TO_VALUE,
     SHARE_ONE / 4,
     {LEVER_DELIVERED_SHARE},
     1},
    {"half of the plan happens",
     "half of the plan happens",
     STEP_TO_VALUE,
     SHARE_ONE / 2,
     {LEVER_DELIVERED_SHARE},
     1},
    {"three quarters of the plan happen",
     "three quarters of it happen",
     STEP_TO_VALUE,
     SHARE_ONE / 4 * 3,
     {LEVER_DELIVERED_SHARE},
     1},
    {"it comes a year late", "it comes a year late", STEP_TO_VALUE, 1, {LEVER_DELAY_YEARS}, 1},
    {"it comes two years late",
     "it comes two years late",
     STEP_TO_VALUE,
     2,
     {LEVER_DELAY_YEARS},
     1},
    {"costs are half as much again",
     "costs are half as much again",
     STEP_BY_FACTOR,
     SHARE_ONE / 2 * 3,
     {LEVER_COST, LEVER_REGISTER_RUNNING_COST, LEVER_REGISTER_INVESTMENT},
     3},
    {"procurement saves at the low bands",
     "procurement saves at its low bands",
     STEP_TO_LOW,
     0,
     {LEVER_PROCUREMENT_BAND},
     1},
};

#define N_SCENARIOS (sizeof scenarios / sizeof *scenarios)

/* What a scenario comes to, by the number of the option. */
struct scene {
	const char *name, *remark;
	struct value value;
	enum sums_status status;
	const char *instead; /* the option that is better than the leader, or NULL: none is */
	struct scene_figures {
		struct money cash, npv;
		struct payback payback;
	} * of;
};

#define MOST_SCENES 64

struct scenario_telling {
	struct results *results;
	struct evaluation *evaluation;
	struct scene scenes[MOST_SCENES];
	size_t n_scenes;
	struct lines said;    /* `£4.2m if half of the plan happens` */
	struct lines turning; /* scenarios in which another option leads */
	struct set_npv {      /* by each published set, the least first */
		const char *set;
		struct money npv;
	} sets[MOST_SCENES];
	size_t n_sets;
};

static bool has_kind(const struct scenario *scenario, enum lever_kind kind)
{
	for (size_t i = 0; i < scenario->n_kinds; i++)
		if (scenario->kinds[i] == kind)
			return true;
	return false;
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

static void add_scene(struct scenario_telling *telling, const char *name, struct value value,
		      const char *remark, enum sums_status status)
{
	const struct evaluation *evaluation = telling->evaluation;
	const size_t n_options = evaluation->run->bound.n_options;
	struct scene *scene = &telling->scenes[telling->n_scenes];

	if (telling->n_scenes == MOST_SCENES)
		return;
	telling->n_scenes++;
	*scene = (struct scene){
	    .name = name,
	    .remark = remark,
	    .value = value,
	    .status = status,
	    .instead = evaluation_lead(evaluation) >= 0 ? NULL : evaluation_next(evaluation),
	    .of = arena_array(telling->results->arena, n_options, sizeof *scene->of)};
	for (size_t i = 0; i < n_options; i++) {
		const struct appraisal *appraisal = &evaluation_option(evaluation, i)->appraisal;

		scene->of[i] = (struct scene_figures){evaluation_cash(evaluation, i),
						      appraisal->npv, appraisal->simple};
	}
}

static void add_row(struct table *table, const struct scene *scene,
		    const struct case_option *option, bool is_leader)
{
	const bool is_done = scene->status == SUMS_DONE;
	const char *why = is_done ? NULL : sums_status_say(scene->status);
	const struct scene_figures *figures = &scene->of[option->number];
	struct scenario_row row = {.strategy = value_text(option->name),
				   .scenario = value_text(scene->name),
				   .value = scene->value,
				   .cash_releasing_gain = value_none(why),
				   .npv = value_none(why),
				   .payback_years = value_none(why),
				   .payback = value_none(why),
				   .leads = value_none(why),
				   .remark = value_text_or(scene->remark, "none"),
				   .best_instead = value_none(why)};

	if (is_done) {
		row.cash_releasing_gain = value_money(figures->cash);
		row.npv = value_money(figures->npv);
		payback_values(&row.payback_years, &row.payback, &figures->payback);
		row.leads = !is_leader ? value_none("another option")
				       : value_text(scene->instead == NULL ? "yes" : "no");
		row.best_instead = is_leader ? value_text_or(scene->instead, "still the same")
					     : value_none("another option");
	}
	table_add(table, &row);
}

/* Option by option, the leading one first. */
static void add_table(struct scenario_telling *telling)
{
	const struct case_options *options = &telling->evaluation->run->options;
	struct table *table =
	    TABLE_NEW(telling->results, scenario, "What if the plan does not go as planned");

	table->is_of_part = true;
	table->most_rows = telling->n_scenes;
	for (size_t i = 0; i < options->count; i++)
		for (size_t j = 0; j < telling->n_scenes && !options->items[i].is_nothing; j++)
			add_row(table, &telling->scenes[j], &options->items[i],
				&options->items[i] == telling->evaluation->leader);
}

static struct money leader_npv(const struct evaluation *evaluation)
{
	return evaluation_option(evaluation, evaluation->leader->number)->appraisal.npv;
}

/* As the last evaluation has it. */
static void keep_turning(struct scenario_telling *telling, const char *what)
{
	struct arena *arena = telling->results->arena;

	lines_add(arena, &telling->turning, "%s ('%s' is then)", what,
		  text_cut(arena, evaluation_next(telling->evaluation), 60));
}

static void add_scenarios(struct scenario_telling *telling)
{
	struct evaluation *evaluation = telling->evaluation;
	struct arena *arena = telling->results->arena;

	add_scene(telling, "as planned", value_none("as planned"), NULL,
		  evaluation_make(evaluation, CHANGED_ALL));
	for (size_t i = 0; i < N_SCENARIOS; i++) {
		const struct scenario *scenario = &scenarios[i];
		enum sums_status status;

		evaluation_reset(evaluation);
		if (!move(scenario, evaluation))
			continue;
		status = evaluation_make(evaluation, CHANGED_ALL);
		add_scene(telling, scenario->name,
			  scenario->step == STEP_TO_LOW ? value_text("low band")
			  : scenario->step == STEP_BY_FACTOR
			      ? value_share((struct share){scenario->value})
			      : lever_kind_value(scenario->kinds[0], scenario->value),
			  NULL, status);
		if (status != SUMS_DONE)
			continue;
		if (i == 1 || i == 3 || i == 5)
			lines_add(arena, &telling->said, "%s if %s",
				  say_rough(arena, leader_npv(evaluation)), scenario->short_name);
		if (evaluation_lead(evaluation) < 0)
			keep_turning(telling, scenario->short_name);
	}
	evaluation_reset(evaluation);
}

/* A set's cost of what a lever prices, at the prices of the case where costs are repriced. */
static bool price(int64_t *value, const struct evaluation *evaluation, const struct unit_costs *set,
		  const struct unit_cost *own)
{
	const struct case_run *run = evaluation->run;
	const struct unit_cost *cost =
	    unit_costs_find(set, own->service == NULL ? "" : own->service, own->channel);
	struct case_work work = run->work;
	struct diagnostics unused;
	struct fraction factor;
	struct money at_prices;

	if (cost == NULL)
		return false;
	at_prices = cost->cost;
	diagnostics_init(&unused, run->work.arena);
	work.diagnostics = &unused;
	if (run->question.reprices && cost->price_year.start != 0 &&
	    case_price_factor(&factor, &work, cost->price_year, (struct place){0}))
		(void)money_share_fine(&at_prices, at_prices, factor);
	*value = at_prices.hundredths;
	return true;
}

/* In its place by NPV; of as much in their order. */
static void keep_set(struct scenario_telling *telling, const char *set, struct money npv)
{
	size_t i = telling->n_sets;

	if (telling->n_sets == MOST_SCENES)
		return;
	for (; i > 0 && money_compare(telling->sets[i - 1].npv, npv) > 0; i--)
		telling->sets[i] = telling->sets[i - 1];
	telling->sets[i] = (struct set_npv){set, npv};
	telling->n_sets++;
}

/* One set's costs where it has them, the case's own where not, which is said. */
static void add_set(struct scenario_telling *telling, const struct unit_costs *set)
{
	struct evaluation *evaluation = telling->evaluation;
	struct arena *arena = telling->results->arena;
	const struct plan *plan = evaluation->run->bound.channel;
	const struct unit_costs *own = plan->question->unit_costs;
	struct lines lacking = {0};
	enum sums_status status;
	size_t n_priced = 0;

	evaluation_reset(evaluation);
	for (size_t i = 0; i < own->n_items; i++) {
		const int lever = plan->first_unit_cost + (int)i;

		if (evaluation->run->bound.levers.items[lever].is_unused)
			continue;
		if (price(&evaluation->values.items[lever], evaluation, set, &own->items[i]))
			n_priced++;
		else
			lines_add(arena, &lacking, "%s", own->items[i].channel);
	}
	if (n_priced == 0)
		return;
	status = evaluation_make(evaluation, CHANGED_ALL);
	add_scene(telling, arena_format(arena, "a contact costs what '%s' says", set->set),
		  value_text(set->set),
		  lacking.count == 0
		      ? NULL
		      : arena_format(arena, "%s at the case's own cost",
				     text_list(arena, lacking.items, lacking.count, lacking.count)),
		  status);
	if (status != SUMS_DONE)
		return;
	keep_set(telling, set->set, leader_npv(evaluation));
	if (evaluation_lead(evaluation) < 0)
		keep_turning(telling,
			     arena_format(arena, "a contact costs what '%s' says", set->set));
}

static void add_sets(struct scenario_telling *telling)
{
	const struct plan *plan = telling->evaluation->run->bound.channel;
	struct unit_cost_sets sets;

	if (plan == NULL)
		return;
	(void)unit_costs_published(&sets, plan->question->reference, plan->question->channels);
	for (size_t i = 0; i < sets.count; i++)
		add_set(telling, &sets.items[i]);
	evaluation_reset(telling->evaluation);
}

/* `the other 8 give £12.9m ('lambeth-2009') to £14.3m ('cornwall-2010')` */
static const char *say_others(const struct scenario_telling *telling, size_t first, size_t end,
			      const char *others)
{
	struct arena *arena = telling->results->arena;
	const struct set_npv *low = &telling->sets[first], *high = &telling->sets[end - 1];

	if (end - first == 1)
		return arena_format(arena, "the %sone gives %s ('%s')", others,
				    say_rough(arena, low->npv), low->set);
	return arena_format(arena, "the %s%zu give %s ('%s') to %s ('%s')", others, end - first,
			    say_rough(arena, low->npv), low->set, say_rough(arena, high->npv),
			    high->set);
}

/* ` ('nwegg-2007')`: by which the case comes to the same. */
static const char *say_alike(const struct scenario_telling *telling, size_t first, size_t n_alike)
{
	return n_alike == 0
		   ? ""
		   : arena_format(telling->results->arena, " ('%s')", telling->sets[first].set);
}

/* Where the case stands among the published sets: at an end, that it was chosen is told. */
static void say_sets(struct scenario_telling *telling, struct money npv)
{
	struct results *results = telling->results;
	const size_t count = telling->n_sets;
	size_t n_below = 0, n_alike = 0;
	int64_t apart;

	if (count == 0)
		return;
	for (size_t i = 0; i < count; i++) {
		n_below += money_compare(telling->sets[i].npv, npv) < 0;
		n_alike += money_compare(telling->sets[i].npv, npv) == 0;
	}
	apart = (n_below < count ? telling->sets[count - 1].npv : npv).hundredths -
		(n_below > 0 ? telling->sets[0].npv : npv).hundredths;
	if (apart == 0 || apart < (npv.hundredths < 0 ? -npv.hundredths : npv.hundredths) / 100)
		return;
	if (n_below > 0 && n_below + n_alike == count)
		results_say(results, &said_highest,
			    "The unit costs of this case%s give more than any other published set: "
			    "%s, against %s here. The source chosen matters that much.",
			    say_alike(telling, n_below, n_alike),
			    say_others(telling, 0, n_below, n_alike > 0 ? "other " : ""),
			    say_rough(results->arena, npv));
	else if (n_below == 0)
		results_say(results, &said_lowest,
			    "The unit costs of this case%s give less than any other published set: "
			    "%s, against %s here.",
			    say_alike(telling, 0, n_alike),
			    say_others(telling, n_alike, count, n_alike > 0 ? "other " : ""),
			    say_rough(results->arena, npv));
	else
		results_say(results, &said_sets,
			    "By the published unit costs, the net present value is between %s "
			    "('%s') and %s ('%s'): the source chosen matters that much.",
			    say_rough(results->arena, telling->sets[0].npv), telling->sets[0].set,
			    say_rough(results->arena, telling->sets[count - 1].npv),
			    telling->sets[count - 1].set);
}

static void say(struct scenario_telling *telling)
{
	struct results *results = telling->results;
	struct arena *arena = results->arena;
	const struct case_option *leader = telling->evaluation->leader;

	if (telling->said.count > 0)
		results_say(results, &said_half,
			    "What if the plan does not go as planned? The net present value (%s as "
			    "planned) would be %s.",
			    say_rough(arena, leader->appraisal.npv),
			    text_list(arena, telling->said.items, telling->said.count,
				      telling->said.count));
	say_sets(telling, leader->appraisal.npv);
	if (telling->turning.count > 0)
		results_say(results, &said_lead, "'%s' would no longer be the best option if %s.",
			    text_cut(arena, leader->name, 60),
			    say_joined_by(arena, &telling->turning, ", or if "));
	results_say(results, &said_how,
		    "Each what-if works the whole case out again with that change alone. Part of "
		    "the plan: each planned value, or the rise from today's share, is that much "
		    "smaller; costs stay as planned. Late: gains come later, costs do not.");
}

void scenarios_add(struct results *results, struct evaluation *evaluation)
{
	struct scenario_telling *telling = arena_alloc(results->arena, sizeof *telling);

	telling->results = results;
	telling->evaluation = evaluation;
	add_scenarios(telling);
	add_sets(telling);
	add_table(telling);
	say(telling);
}
