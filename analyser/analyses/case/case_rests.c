/*
 * What the answer of a case rests on most, in money.
 *
 * The case is evaluated again with one input changed (case_run.h): a
 * matter's amount is the net present value of the leading option less that of
 * the changed case, which stands beside it.  Without the years after the plan;
 * without a gain, its costs staying; without costs and their bias, without
 * optimism bias, doubt, shares of cash or discounting.  Where something is
 * left out that ought to be there (costs), it is what the gains are worth that
 * are counted without it.  Matters overlap, so their amounts do not add up to
 * the NPV.
 *
 * Ranked by the size of the amount.  The first five lead, as far as each is at
 * least a hundredth of the NPV: the table case_rests, and caveats before all others.
 */

#include <string.h>

#include "analyses/case/case_tables.h"
#include "analyses/sayings.h"
#include "base/text.h"
#include "results/table.h"

PASSAGE(said_matter, "case.rests-on", RESTS, CAVEAT, 5, "case_rests");
PASSAGE(said_how, "case.rests-how", RESTS, METHOD, 6, "case_rests");
PASSAGE(said_costs_stay, "case.rests-costs-stay", ASSUMPTIONS, METHOD, 3, "case_rests");

TABLE(case_rests, (rank, "Rank", COUNT_KEY), (matter, "What it depends on", TEXT),
      (amount, "Effect on net present value", MONEY),
      (npv_without, "Net present value otherwise", MONEY_TOTAL), (leads, "Leads", TEXT, ID),
      (said, "In words", TEXT, ID));

static const size_t most_leading = 5;

enum { MOST_MATTERS = 12 };

struct matter {
	const char *name;
	struct money amount, without; /* of the NPV, and the NPV with this changed */
	const char *why;              /* there is neither, or NULL */
	const char *said;
};

/* The matters of one option as they are found. */
struct rests {
	const struct case_run *run;
	const struct case_option *option;
	struct matter matters[MOST_MATTERS];
	size_t count;
	bool has_costs;
};

/* What the case gives with one input changed, in words. */
static const char *say_changed(const struct rests *rests, enum case_change change)
{
	struct money npv;
	const char *why = case_changed(&npv, change, rests->run, rests->option);

	return why == NULL ? say_rough(rests->run->work.arena, npv) : why;
}

static const char *say_without(const struct rests *rests, const struct matter *matter)
{
	return matter->why == NULL ? say_rough(rests->run->work.arena, matter->without)
				   : matter->why;
}

/* `. Without it: £18.8m`, unless that reads as with it. */
static const char *say_left(const struct rests *rests, const struct matter *matter)
{
	struct arena *arena = rests->run->work.arena;
	const char *without = say_without(rests, matter);

	return strcmp(without, say_rough(arena, rests->option->appraisal.npv)) == 0
		   ? ""
		   : arena_format(arena, ". Without it: %s", without);
}

/* A matter by what the case would give without it, still to be said. */
static struct matter *add(struct rests *rests, const char *name, enum case_change change)
{
	struct matter *matter = &rests->matters[rests->count++];

	*matter = (struct matter){.name = name};
	matter->why = case_changed(&matter->without, change, rests->run, rests->option);
	if (matter->why == NULL)
		matter->amount.hundredths =
		    rests->option->appraisal.npv.hundredths - matter->without.hundredths;
	return matter;
}

static bool has_step(const struct rests *rests, enum case_step step)
{
	for (int t = 0; t <= rests->run->options.n_years; t++)
		if (rests->option->bridges[t].steps[step].hundredths != 0)
			return true;
	return false;
}

/* ` (£10k from 'web-first' itself)` */
static const char *say_alone_by(const struct rests *rests, int year)
{
	struct arena *arena = rests->run->work.arena;

	if (rests->option->alone == NULL)
		return "";
	return arena_format(arena, " (%s from '%s' itself)",
			    say_rough(arena, rests->option->alone_appraisal.running_value[year]),
			    text_cut(arena, rests->option->name, 60));
}

static void add_later_years(struct rests *rests)
{
	const struct case_question *question = &rests->run->question;
	struct arena *arena = rests->run->work.arena;

	if (rests->run->options.n_years <= rests->run->options.plan_year)
		return;
	struct matter *matter = add(rests, "years after the plan", CHANGE_PLAN_YEARS);
	matter->said = arena_format(
	    arena,
	    "%s after %s, the last year planned, if %s to %s, which nothing here shows. "
	    "Without it: %s%s.",
	    matter->amount.hundredths < 0
		? arena_format(arena, "%s is lost", say_size(arena, matter->amount))
		: arena_format(arena, "%s comes", say_rough(arena, matter->amount)),
	    say_year(arena, question->last_year),
	    matter->amount.hundredths < 0 ? "costs and gains go on" : "gains last",
	    say_year(arena, (struct year){question->base_year.start + rests->run->options.n_years}),
	    say_without(rests, matter), say_alone_by(rests, rests->run->options.plan_year));
}

static void add_gains(struct rests *rests)
{
	const struct case_parts *parts = &rests->run->parts;
	struct arena *arena = rests->run->work.arena;
	struct matter *matter;

	if (parts->has_step[STEP_PROCUREMENT]) {
		matter = add(rests, bridge_step_names[STEP_PROCUREMENT], CHANGE_NO_BANDS);
		matter->said = arena_format(
		    arena,
		    "%s is cash from smarter procurement at the national bands of the CLG plan, if "
		    "budgets are cut by that much%s. Without it: %s.",
		    say_rough(arena, matter->amount),
		    parts->is_procurement_bound ? " (no share is given: all of it is counted)" : "",
		    say_without(rests, matter));
	}
	if (parts->has_step[STEP_PRICES]) {
		matter = add(rests, bridge_step_names[STEP_PRICES], CHANGE_NO_PRICES);
		matter->said =
		    arena_format(arena, "%s is cash from paying no more than a reference price%s.",
				 say_rough(arena, matter->amount), say_left(rests, matter));
	}
	if (parts->has_step[STEP_REGISTER]) {
		matter = add(rests, bridge_step_names[STEP_REGISTER], CHANGE_NO_REGISTER);
		matter->said =
		    arena_format(arena,
				 "%s is cash from other initiatives in the register%s. Without it: "
				 "%s.",
				 say_rough(arena, matter->amount),
				 parts->has_step[STEP_LIKELIHOOD] ? ", weighted by likelihood" : "",
				 say_without(rests, matter));
	}
}

/* ` (£89.2m if the strategy is not started)`: then its costs are not paid either. */
static const char *say_not_started(const struct rests *rests)
{
	const struct case_option *option = rests->option;
	struct arena *arena = rests->run->work.arena;

	if (option->alone == NULL)
		return "";
	return arena_format(
	    arena, " (%s if the strategy is not started)",
	    say_rough(arena, (struct money){option->appraisal.npv.hundredths -
					    option->alone_appraisal.npv.hundredths}));
}

static void add_channel(struct rests *rests)
{
	struct arena *arena = rests->run->work.arena;
	struct borrowed borrowed;
	struct matter *matter;

	if (rests->option->strategy == NULL)
		return;
	matter = add(rests, "cash from the channel strategy (its costs stay)", CHANGE_NO_STRATEGY);
	case_borrowed(&borrowed, rests->run, rests->option);
	matter->said = arena_format(
	    arena,
	    "%s is cash from contacts under '%s'%s. Without that cash, but with its costs: %s%s.",
	    say_rough(arena, matter->amount), text_cut(arena, rests->option->name, 60),
	    borrowed.unit_costs.hundredths == 0
		? ""
		: arena_format(arena, " (%s of its gross gain rests on published unit costs)",
			       say_percent(arena, borrowed.unit_costs.hundredths,
					   borrowed.channel.hundredths)),
	    say_without(rests, matter), say_not_started(rests));
}

/* `£14.0m of procurement savings and £11.0m of staff time` */
static const char *say_uncut(const struct rests *rests)
{
	static const struct {
		enum case_change change;
		const char *of;
	} parts[] = {{CHANGE_PROCUREMENT_CASH, "procurement savings"},
		     {CHANGE_CONTACTS_CASH, "staff time"},
		     {CHANGE_REGISTER_CASH, "gains in the register"}};
	struct arena *arena = rests->run->work.arena;
	const char *only = NULL;
	struct lines lines = {0};

	for (size_t i = 0; i < N_OF(parts); i++) {
		struct money npv, part;

		if (case_changed(&npv, parts[i].change, rests->run, rests->option) != NULL)
			continue;
		part.hundredths = npv.hundredths - rests->option->appraisal.npv.hundredths;
		if (part.hundredths != 0)
			lines_add(arena, &lines, "%s of %s", say_rough(arena, part),
				  only = parts[i].of);
	}
	return lines.count == 1 ? only : text_list(arena, lines.items, lines.count, lines.count);
}

/* What shares and doubt keep from being counted as cash. */
static void add_deductions(struct rests *rests)
{
	const struct case_parts *parts = &rests->run->parts;
	struct arena *arena = rests->run->work.arena;
	struct matter *matter;

	if (has_step(rests, STEP_CAPACITY)) {
		matter = add(rests, "gains not counted as cash", CHANGE_ALL_CASH);
		matter->said = arena_format(arena,
					    "%s of gain (present value) is not counted, because no "
					    "budget is cut by it: %s. "
					    "If all of it were cash: %s.",
					    say_size(arena, matter->amount), say_uncut(rests),
					    say_without(rests, matter));
	}
	if (has_step(rests, STEP_LIKELIHOOD) || has_step(rests, STEP_CONFIDENCE)) {
		matter = add(rests, "allowance for gains that may not come", CHANGE_ALL_CERTAIN);
		matter->said = arena_format(
		    arena,
		    "%s of cash (present value) is not counted because it may not come (%s). If "
		    "all "
		    "of it were certain: %s.",
		    say_size(arena, matter->amount),
		    text_more(arena,
			      parts->has_step[STEP_LIKELIHOOD] ? "likelihoods of the register" : "",
			      "; ",
			      parts->has_step[STEP_CONFIDENCE] ? "confidence in benefits" : ""),
		    say_without(rests, matter));
	}
}

static void add_costs(struct rests *rests)
{
	struct arena *arena = rests->run->work.arena;
	const char *uncosted = case_caveats_uncosted(rests->run, rests->option);
	struct matter *matter;

	rests->has_costs = has_step(rests, STEP_RUNNING) || has_step(rests, STEP_INVESTMENT);
	if (rests->run->costing.n_items == 0)
		add(rests, "no costs given", CHANGE_NO_GAINS)->said =
		    "No costs are given, so net gains leave out what the change costs "
		    "to make and run.";
	else if (uncosted != NULL && rests->option->strategy != NULL)
		add(rests, "costs of the web", CHANGE_NO_STRATEGY)->said = uncosted;
	if (rests->has_costs) {
		matter = add(rests, "costs", CHANGE_NO_COSTS);
		matter->said = arena_format(
		    arena,
		    "%s (present value) is taken off for costs%s. If they were twice as much: %s.",
		    say_size(arena, matter->amount),
		    has_step(rests, STEP_BIAS) ? " and their optimism bias" : "",
		    say_changed(rests, CHANGE_COSTS_TWICE));
	}
	if (has_step(rests, STEP_BIAS)) {
		matter = add(rests, bridge_step_names[STEP_BIAS], CHANGE_NO_BIAS);
		matter->said = arena_format(
		    arena,
		    "%s (present value) is taken off for optimism bias on costs. Without it: %s.",
		    say_size(arena, matter->amount), say_without(rests, matter));
	}
}

static void add_discounting(struct rests *rests)
{
	struct arena *arena = rests->run->work.arena;
	struct matter *matter = add(rests, "discount rate", CHANGE_UNDISCOUNTED);

	if (matter->why == NULL && matter->amount.hundredths == 0) {
		rests->count--;
		return;
	}
	matter->said = arena_format(
	    arena, "%s is what discounting at %s a year%s %s. Without discounting: %s.",
	    say_size(arena, matter->amount), say_given(arena, rests->run->discounting.rate),
	    rests->run->discounting.declines ? " (less after 30 years)" : "",
	    matter->amount.hundredths <= 0 ? "takes off" : "adds", say_without(rests, matter));
}

static int64_t size_of(const struct matter *matter)
{
	return matter->amount.hundredths < 0 ? -matter->amount.hundredths
					     : matter->amount.hundredths;
}

/* The largest first; those as large in the order in which they were added. */
static void rank(struct rests *rests)
{
	for (size_t i = 1; i < rests->count; i++) {
		struct matter matter = rests->matters[i];
		size_t j = i;

		for (; j > 0 && size_of(&rests->matters[j - 1]) < size_of(&matter); j--)
			rests->matters[j] = rests->matters[j - 1];
		rests->matters[j] = matter;
	}
}

static bool leads(const struct rests *rests, size_t index)
{
	int64_t npv = rests->option->appraisal.npv.hundredths;
	int64_t size = size_of(&rests->matters[index]);

	return index < most_leading && size > 0 && size >= (npv < 0 ? -npv : npv) / 100;
}

/* Would the answer be worth less than half without it? */
static bool turns(const struct rests *rests, size_t index)
{
	const int64_t npv = rests->option->appraisal.npv.hundredths,
		      amount = rests->matters[index].amount.hundredths;

	return amount > 0 && amount >= (npv < 0 ? -npv : npv) / 2;
}

static void write(const struct rests *rests, struct results *results)
{
	struct table *table = TABLE_NEW(results_in(results, SECTION_RESTS), case_rests,
					"What the net present value of the whole case depends on");
	table->is_detail = table->is_reported = true;
	for (size_t i = 0; i < rests->count; i++) {
		const struct matter *matter = &rests->matters[i];

		TABLE_ADD(table, case_rests, .rank = value_count((int64_t)i + 1),
			  .matter = value_text(matter->name),
			  .amount = matter->why == NULL ? value_money(matter->amount)
							: value_none(matter->why),
			  .npv_without = matter->why == NULL ? value_money(matter->without)
							     : value_none(matter->why),
			  .leads = value_text(leads(rests, i) ? "yes" : "no"),
			  .said = value_text(matter->said));
		results_say(results, &said_matter, "%s", matter->said)->spec.weight =
		    !leads(rests, i)  ? 5
		    : turns(rests, i) ? WEIGHT_TURNS
				      : WEIGHT_LEADS;
	}
	results_say(results, &said_how, "These amounts overlap, so they do not add up.");
	if (rests->has_costs)
		results_say(results, &said_costs_stay,
			    "Where a gain is left out of the net present value, what it cost is "
			    "still spent.");
}

bool case_rests_add(struct results *results, const struct case_run *run)
{
	struct rests rests = {.run = run, .option = case_leader(&run->options)};

	add_costs(&rests); /* that there are none says more than the gains without them */
	add_later_years(&rests);
	add_gains(&rests);
	add_channel(&rests);
	add_deductions(&rests);
	add_discounting(&rests);
	rank(&rests);
	write(&rests, results);
	return true;
}
