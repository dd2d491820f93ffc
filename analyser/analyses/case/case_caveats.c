#include "analyses/case/case_tables.h"

#include <math.h>
#include "analyses/sayings.h"
#include "base/text.h"

PASSAGE(said_deflated, "case.deflated", COSTS, METHOD, 5, NULL);
PASSAGE(said_post_cost, "case.post-cost-as-given", COSTS, CAVEAT, 5, "case_assumption");
PASSAGE(said_as_they_stand, "case.not-deflated", COSTS, METHOD, 4, NULL);
PASSAGE(said_as_printed, "case.unit-costs-as-printed", COSTS, CAVEAT, 5, NULL);
PASSAGE(said_spend_prices, "case.spend-at-other-prices", PROCUREMENT, CAVEAT, 6,
	"procurement_gain");
PASSAGE(said_bought_prices, "case.prices-at-other-prices", PRICES, CAVEAT, 6, "price_item");
PASSAGE(said_register_prices, "case.register-at-other-prices", NI179, CAVEAT, 6, "case_indicator");
PASSAGE(said_borrowed, "case.borrowed", RESTS, CAVEAT, 7, NULL);
PASSAGE(said_own, "case.none-borrowed", RESTS, CAVEAT, 5, NULL);
PASSAGE(said_uncosted, "case.web-without-costs", COSTS, CAVEAT, 8, NULL);
PASSAGE(said_capital, "case.capital", COSTS, CAVEAT, 6, "case_cost_year");
PASSAGE(said_not_in, "case.not-in-the-figures", LEFT_OUT, CAVEAT, 5, NULL);
PASSAGE(said_budgets, "case.which-budgets", ANSWER, WARNING, 7, "procurement_category");
PASSAGE(said_discounted, "case.discounted", COSTS, METHOD, 4, NULL);
PASSAGE(said_payback, "case.payback", COSTS, METHOD, 3, NULL);

/* A web channel that costs nothing to build or to keep is not believed. */
const char *case_caveats_uncosted(const struct case_run *run, const struct case_option *option)
{
	const struct costing *costing = &run->costing;
	bool has_kind[] = {[COST_INVESTMENT] = false, [COST_RUNNING] = false};
	const char *missing;

	if (option->strategy == NULL ||
	    FIND_BY(option->strategy->rules, option->strategy->n_rules, to, "web") == NULL)
		return NULL;
	for (size_t i = 0; i < costing->n_items; i++)
		if (costed_is_of(&costing->items[i], option->name) &&
		    costing->items[i].cost->amount.hundredths != 0)
			has_kind[costing->items[i].cost->kind] = true;
	if (has_kind[COST_INVESTMENT] && has_kind[COST_RUNNING])
		return NULL;
	if (!has_kind[COST_INVESTMENT] && !has_kind[COST_RUNNING])
		missing = "cost of integration or maintenance for it. Its net gain is the most it "
			  "could be; do not rely on its net present value or payback";
	else if (!has_kind[COST_INVESTMENT])
		missing = "investment for it (integration with the back office)";
	else
		missing = "running cost for it (maintenance, hosting, licences)";
	return arena_format(run->work.arena,
			    "'%s' moves contacts to the web, but the costs have no %s.",
			    option->name, missing);
}

/* An assumption says no price year, so that nothing could convert it. */
static bool has_post_cost(const struct plan *plan)
{
	for (size_t c = 0; plan != NULL && c < plan->n_channels; c++)
		if (plan->terms[c].has_posts)
			return true;
	return false;
}

static void say_prices(struct results *results, const struct case_work *work)
{
	const struct case_question *question = work->question;
	struct arena *arena = work->arena;
	const char *prices = say_year(arena, question->price_year);

	if (work->is_deflated)
		results_say(results, &said_deflated,
			    "Amounts at other prices are converted to %s prices by the GDP "
			    "deflator %s: %s.",
			    prices, work->deflator.set, work->deflator.vintage);
	else
		results_say(
		    results, &said_as_they_stand,
		    "All amounts%s are assumed to be at %s prices already; none is adjusted "
		    "for inflation.",
		    question->channel != NULL && !question->reprices ? " but unit costs" : "",
		    prices);
	if (question->channel != NULL && !question->reprices)
		results_say(results, &said_as_printed,
			    "Unit costs keep the prices of their own year; none is converted to %s "
			    "prices%s.",
			    prices, work->is_deflated ? ", as costs and register amounts are" : "");
	if (work->is_deflated && has_post_cost(work->bound->channel))
		results_say(results, &said_post_cost,
			    "The cost of a post (assumption post_cost) is used as given and never "
			    "converted: write it at %s prices.",
			    prices);
}

/* A part's own tables keep the prices of its file, so that its sums stand twice, a factor apart. */
static void say_part(struct results *results, const struct case_work *work,
		     const struct passage_spec *said, const char *tables, struct year year,
		     struct fraction factor)
{
	struct arena *arena = work->arena;

	if (fraction_compare(factor, fraction_one) != 0)
		results_say(results, said,
			    "The tables of %s are at %s prices. The case counts these savings at "
			    "%s prices: %.3f times what they show.",
			    tables, say_year(arena, year),
			    say_year(arena, work->question->price_year), fraction_double(factor));
}

static void say_parts(struct results *results, const struct case_work *work)
{
	const struct case_question *question = work->question;
	const struct case_bound *bound = work->bound;
	bool is_register_apart = false;

	if (question->procurement != NULL)
		say_part(results, work, &said_spend_prices, "procurement", question->base_year,
			 bound->procurement.part.factor);
	if (question->prices != NULL)
		say_part(results, work, &said_bought_prices, "prices", question->prices->terms.year,
			 bound->prices.part.factor);
	for (size_t i = 0; i < bound->n_gains; i++)
		is_register_apart = is_register_apart ||
				    fraction_compare(bound->gains[i].factor, fraction_one) != 0;
	if (is_register_apart)
		results_say(results, &said_register_prices,
			    "NI 179 and the workstreams count the register's amounts as they are "
			    "given, and all else at %s prices. Net gains and net present values "
			    "count the register at %s prices too.",
			    say_year(work->arena, question->price_year),
			    say_year(work->arena, question->price_year));
}

static void say_borrowed(struct results *results, const struct case_run *run)
{
	const struct case_option *option = case_leader(&run->options);
	const char *name = case_words_option(run, option);
	struct arena *arena = results->arena;
	struct borrowed borrowed;
	struct lines shares = {0};

	case_borrowed(&borrowed, run, option);
	if (borrowed.all.hundredths == 0)
		return;
	if (borrowed.unit_costs.hundredths != 0)
		lines_add(
		    arena, &shares,
		    "%s rests on unit costs that are published, not the council's own%s",
		    say_percent(arena, borrowed.unit_costs.hundredths, borrowed.all.hundredths),
		    say_around(arena, " (", borrowed.channels, ")"));
	if (borrowed.bands.hundredths != 0)
		lines_add(arena, &shares,
			  "%s rests on the national procurement bands of the CLG plan",
			  say_percent(arena, borrowed.bands.hundredths, borrowed.all.hundredths));
	if (shares.count > 0)
		results_say(results, &said_borrowed, "Of the %s of %s in %s, %s.",
			    option->strategy == NULL
				? "gross gain"
				: "gains and losses (losses counted as positive amounts)",
			    name, say_year(arena, run->question.last_year),
			    text_list(arena, shares.items, shares.count, shares.count));
	else if (option->strategy != NULL)
		results_say(results, &said_own,
			    "None of the gross gain of %s rests on published unit costs.", name);
}

/* What one-off costs are, as far as the files say, and that nothing says who pays. */
static void say_capital(struct results *results, const struct case_run *run)
{
	static const char *const names[] = {[COST_REVENUE] = "revenue",
					    [COST_CAPITAL] = "capital",
					    [COST_UNTYPED] = "costs that do not say which"};
	const struct costing *costing = &run->costing;
	const struct case_option *option = case_leader(&run->options);
	const char *strategy = option->strategy == NULL ? NULL : option->strategy->name;
	struct money sums[N_OF(names)] = {{0}},
		     rest = bridge_taken(option->bridges, 0, run->options.n_years, STEP_INVESTMENT);
	struct arena *arena = results->arena;
	struct lines lines = {0};

	FOR_EACH (const struct costed, costed, costing->items, costing->n_items) {
		if (costed->cost->kind != COST_INVESTMENT || !costed_is_of(costed, strategy))
			continue;
		/* Parts of flows whose range has been checked. */
		sums[costed->cost->type].hundredths += costed->amount.hundredths;
		rest.hundredths -= costed->amount.hundredths;
	}
	for (size_t i = N_OF(names); i-- > 0;)
		if (sums[i].hundredths != 0)
			lines_add(arena, &lines, "%s of %s", say_rough(arena, sums[i]), names[i]);
	if (rest.hundredths != 0)
		lines_add(arena, &lines, "%s in the register, which may be either",
			  say_rough(arena, rest));
	if (lines.count > 0)
		results_say(results, &said_capital,
			    "Before optimism bias, set-up costs are %s. How they are funded "
			    "(capital receipts, borrowing, reserves, grant) is not in the figures.",
			    text_list(arena, lines.items, lines.count, lines.count));
}

static void say_not_in(struct results *results, const struct case_question *question)
{
	results_say(
	    results, &said_not_in,
	    "The number of posts that would go is not shown. Redundancy is counted only where the "
	    "costs list it. Amounts are at %s prices, not in the money of each year that a "
	    "medium-term financial plan has.",
	    say_year(results->arena, question->price_year));
	if (question->procurement != NULL)
		results_say(
		    results, &said_budgets,
		    "Some procurement savings may be on capital or Housing Revenue Account spend, "
		    "so the General Fund budget cannot be cut by all of them. Separate these "
		    "first.");
}

void case_caveats_add(struct results *results, const struct case_run *run)
{
	const struct case_question *question = &run->question;
	const struct case_options *options = &run->options;
	const struct discounting *discounting = &run->discounting;
	struct arena *arena = results->arena;

	say_borrowed(results, run);
	/* Of the leader, and that no costs are given at all, case_rests.c says. */
	for (size_t i = 0; run->costing.n_items > 0 && i < options->count; i++) {
		const char *uncosted = case_caveats_uncosted(run, &options->items[i]);

		if (uncosted != NULL && &options->items[i] != case_leader(options))
			results_say(results, &said_uncosted, "%s", uncosted);
	}
	say_capital(results, run);
	say_not_in(results, question);
	say_prices(results, &run->work);
	say_parts(results, &run->work);
	results_say(
	    results, &said_discounted,
	    "Future amounts are discounted at %s a year%s; %s is not discounted. Source: %s. "
	    "Gains and costs count at the end of their year; counted in the middle of it, each "
	    "would be worth %.1f%% more.",
	    say_given(arena, discounting->rate),
	    discounting->declines ? ", declining after year 30" : "",
	    say_year(arena, question->base_year),
	    discounting->source == NULL ? "case.csv" : discounting->source,
	    100 * (sqrt(1.0 + fraction_double(discounting->rate)) - 1));
	results_say(results, &said_payback,
		    "Payback is the time from the end of %s until savings so far have covered "
		    "costs so far, for good.",
		    say_year(arena, question->base_year));
}
