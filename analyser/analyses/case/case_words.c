#include "analyses/case/case_words.h"

#include <math.h>
#include <string.h>

#include "analyses/case/case_borrowed.h"
#include "analyses/case/case_rank.h"
#include "analyses/procurement/procurement_words.h"
#include "analyses/sayings.h"
#include "base/text.h"

static const struct passage_spec
    said_release = {"case.release", SECTION_ANSWER, PASSAGE_ANSWER, 9, "case_summary"},
    said_npv = {"case.npv", SECTION_ANSWER, PASSAGE_ANSWER, 9, "case_summary"},
    said_alone = {"case.alone", SECTION_ANSWER, PASSAGE_ANSWER, 9, "case_summary"},
    said_ratio = {"case.ratio-not-highest", SECTION_OPTIONS, PASSAGE_FINDING, 6, "case_summary"},
    said_nothing = {"case.nothing-is-better", SECTION_OPTIONS, PASSAGE_WARNING, 9, "case_summary"},
    said_level = {"case.level-with-nothing", SECTION_OPTIONS, PASSAGE_WARNING, 8, "case_summary"},
    said_first = {"case.ranks-first", SECTION_OPTIONS, PASSAGE_ANSWER, 8, "case_summary"},
    said_deflated = {"case.deflated", SECTION_COSTS, PASSAGE_METHOD, 5, NULL},
    said_as_they_stand = {"case.not-deflated", SECTION_COSTS, PASSAGE_METHOD, 4, NULL},
    said_as_printed = {"case.unit-costs-as-printed", SECTION_COSTS, PASSAGE_CAVEAT, 5, NULL},
    said_borrowed = {"case.borrowed", SECTION_RESTS, PASSAGE_CAVEAT, 7, NULL},
    said_own = {"case.none-borrowed", SECTION_RESTS, PASSAGE_CAVEAT, 5, NULL},
    said_title = {"case.title", SECTION_SOURCES, PASSAGE_METHOD, 3, NULL},
    said_uncosted = {"case.web-without-costs", SECTION_COSTS, PASSAGE_CAVEAT, 8, NULL},
    said_capital = {"case.capital", SECTION_COSTS, PASSAGE_CAVEAT, 6, "case_cost_year"},
    said_alone_ratio = {"case.alone-ratio-not-highest", SECTION_OPTIONS, PASSAGE_FINDING, 6,
			"case_alone"},
    said_not_in = {"case.not-in-the-figures", SECTION_LEFT_OUT, PASSAGE_CAVEAT, 5, NULL},
    said_budgets = {"case.which-budgets", SECTION_LEFT_OUT, PASSAGE_CAVEAT, 5, NULL},
    said_discounted = {"case.discounted", SECTION_COSTS, PASSAGE_METHOD, 4, NULL},
    said_payback = {"case.payback", SECTION_COSTS, PASSAGE_METHOD, 3, NULL};

const char *case_words_source(const struct case_question *question, struct arena *arena)
{
	const struct case_file *file = question->file;

	return file->council != NULL
		   ? arena_format(arena, "business case of %s", text_cut(arena, file->council, 80))
	       : file->title != NULL ? text_cut(arena, file->title, 80)
				     : "the files of the case";
}

const char *case_words_who(const struct case_work *work)
{
	const struct case_question *question = work->question;

	if (question->file->council != NULL)
		return text_cut(work->arena, question->file->council, 80);
	if (question->channel != NULL)
		return say_councils(work->arena, &question->channel->activity->councils);
	if (question->procurement != NULL)
		return procurement_words_councils(work->arena, question->procurement->spend,
						  question->procurement->base_year);
	if (question->gains != NULL)
		return say_councils(work->arena, &question->gains->councils);
	return question->file->title != NULL ? text_cut(work->arena, question->file->title, 80)
					     : "The case";
}

/* Gains on some months' contacts or payments are not those of a year. */
static const char *say_rate(const struct case_work *work)
{
	const struct case_question *question = work->question;
	struct arena *arena = work->arena;
	const char *contacts = question->channel == NULL ? NULL : question->channel->part_year,
		   *payments =
		       question->procurement == NULL ? NULL : question->procurement->part_year;

	if (contacts == NULL && payments == NULL)
		return " a year";
	return arena_format(arena, " (%s only)",
			    text_more(arena, say_around(arena, "contacts of ", contacts, ""), ", ",
				      say_around(arena, "payments of ", payments, "")));
}

const char *case_words_option(const struct case_work *work, const struct case_parts *parts,
			      const struct case_option *option)
{
	if (option->strategy == NULL)
		return parts->common_names != NULL ? parts->common_names : option->name;
	return arena_format(work->arena, "'%s'%s", text_cut(work->arena, option->name, 60),
			    say_around(work->arena, " with ", parts->common_names, ""));
}

static struct money total_of(const struct case_option *option, int n_years, enum case_step step)
{
	struct money total = {0};

	/* Parts of flows whose range has been checked. */
	for (int t = 0; t <= n_years; t++)
		total.hundredths -= option->bridges[t].steps[step].hundredths;
	return total;
}

static const char *say_cost(const struct case_work *work, const struct case_option *option,
			    const struct case_options *options)
{
	struct arena *arena = work->arena;
	struct money once = total_of(option, options->n_years, STEP_INVESTMENT),
		     running =
			 {-option->bridges[options->plan_year].steps[STEP_RUNNING].hundredths},
		     bias = total_of(option, options->n_years, STEP_BIAS);
	const char *said = "No costs are given";

	if (once.hundredths != 0 && running.hundredths != 0)
		said = arena_format(arena, "It costs %s to set up and %s a year to run",
				    say_rough(arena, once), say_rough(arena, running));
	else if (once.hundredths != 0)
		said = arena_format(arena, "It costs %s to set up", say_rough(arena, once));
	else if (running.hundredths != 0)
		said = arena_format(arena, "It costs %s a year to run", say_rough(arena, running));
	if (bias.hundredths != 0)
		said = arena_format(
		    arena,
		    "%s, plus %s for optimism bias on %s of these costs, an allowance for costs "
		    "turning out higher",
		    said, say_rough(arena, bias),
		    say_rough(arena, costing_biased(work->bound, option->strategy == NULL
								     ? BORNE_BY_ALL
								     : (int)option->number)));
	return said;
}

const char *case_words_payback(const struct case_work *work, const struct payback *payback,
			       int n_years)
{
	if (payback->repayment == REPAID_NEVER)
		return arena_format(work->arena, "it does not pay back within %s",
				    say_count(work->arena, n_years, "year", "years"));
	if (payback->repayment == REPAID_NOT_NEEDED)
		return "savings exceed costs every year";
	return arena_format(work->arena, "it pays back %s", say_after(work->arena, payback->years));
}

/* `: £8.35 saved for each £1 of cost`; of a large return no pence, and never more than it is. */
static const char *say_return(struct arena *arena, double bcr)
{
	return bcr >= 10 ? arena_format(arena, ": over £%.0f saved for each £1 of cost", floor(bcr))
			 : arena_format(arena, ": %s£%.2f saved for each £1 of cost",
					bcr < 0 ? "-" : "", fabs(bcr));
}

/* What the strategy itself makes of the answer, which is more than its own. */
static void say_alone(struct results *results, const struct case_work *work,
		      const struct case_option *option, int n_years)
{
	struct arena *arena = results->arena;
	const struct appraisal *alone = &option->alone_appraisal;
	struct money rest;

	/* Both are in the range of money, which is checked. */
	rest.hundredths = option->appraisal.npv.hundredths - alone->npv.hundredths;
	results_say(
	    results, &said_alone, "%s of that needs no channel strategy. '%s' itself %s %s%s%s.",
	    say_rough(arena, rest), text_cut(arena, option->name, 60),
	    alone->npv.hundredths < 0 ? "takes away" : "adds", say_size(arena, alone->npv),
	    alone->has_bcr ? say_return(arena, alone->bcr) : "",
	    /* What costs nothing has nothing to repay. */
	    alone->has_bcr || alone->npv.hundredths < 0
		? say_around(arena, "; ", case_words_payback(work, &alone->simple, n_years), "")
		: "");
}

/* The best option saves the most in all, which need not be the most for each pound. */
static void say_ratio(struct results *results, const struct case_options *options,
		      const struct case_option *best)
{
	const struct case_option *most = NULL;

	for (size_t i = 0; i < options->count; i++) {
		const struct case_option *other = &options->items[i];

		if (other->appraisal.has_bcr && other->appraisal.bcr > best->appraisal.bcr &&
		    (most == NULL || other->appraisal.bcr > most->appraisal.bcr))
			most = other;
	}
	if (!best->appraisal.has_bcr || most == NULL)
		return;
	results_say(results, &said_ratio,
		    "%s saves more for each £1 of cost (%.1f against %.1f) but %s less in all; "
		    "options are ranked by what they save in all, less their costs.",
		    most->strategy == NULL ? "Having no channel strategy"
					   : arena_format(results->arena, "'%s'",
							  text_cut(results->arena, most->name, 60)),
		    most->appraisal.bcr, best->appraisal.bcr,
		    say_size(results->arena, (struct money){best->appraisal.npv.hundredths -
							    most->appraisal.npv.hundredths}));
}

/* The same of strategies without the rest of the case. */
static void say_alone_ratio(struct results *results, const struct case_options *options,
			    const struct case_option *best)
{
	struct arena *arena = results->arena;
	struct lines lines = {0};

	if (best->alone == NULL || !best->alone_appraisal.has_bcr)
		return;
	for (size_t i = 0; i < options->count; i++) {
		const struct case_option *other = &options->items[i];

		if (other->alone != NULL && other->alone_appraisal.has_bcr &&
		    other->alone_appraisal.bcr > best->alone_appraisal.bcr)
			lines_add(arena, &lines, "'%s' (£%.2f, %s in all)",
				  text_cut(arena, other->name, 60), other->alone_appraisal.bcr,
				  say_rough(arena, other->alone_appraisal.npv));
	}
	if (lines.count > 0)
		results_say(results, &said_alone_ratio,
			    "Without the rest of the case %s %s more for each £1 of cost than '%s' "
			    "(£%.2f, %s in all).",
			    text_list(arena, lines.items, lines.count, lines.count),
			    say_which(lines.count, "saves", "save"),
			    text_cut(arena, best->name, 60), best->alone_appraisal.bcr,
			    say_rough(arena, best->alone_appraisal.npv));
}

void case_words_answer(struct results *results, const struct case_work *work,
		       const struct case_parts *parts, const struct case_options *options,
		       const struct discounting *discounting)
{
	struct arena *arena = results->arena;
	const struct case_question *question = work->question;
	const struct case_option *option = case_leader(options);
	const char *name = case_words_option(work, parts, option);
	struct money gross = {0}, cash = {0};

	(void)bridge_gross(&gross, &option->bridges[options->plan_year]);
	(void)bridge_cash(&cash, &option->bridges[options->plan_year]);
	results_say(
	    results, &said_release,
	    "%s: %s would save %s%s%s by %s, %s%s of it cash-releasing (money the budget can be "
	    "cut by). %s%s.",
	    case_words_who(work), name, option->is_gross_bound ? "at most " : "",
	    say_rough(arena, gross), say_rate(work), say_year(arena, question->last_year),
	    option->is_cash_bound ? "at most " : "", say_rough(arena, cash),
	    say_cost(work, option, options),
	    say_around(arena, "; ",
		       option->appraisal.has_bcr
			   ? case_words_payback(work, &option->appraisal.simple, options->n_years)
			   : NULL,
		       ""));
	results_say(results, &said_npv,
		    "Over the %s after %s, to %s, its net present value (savings less costs, in "
		    "today's money, at %s prices and a discount rate of %s) is %s%s.",
		    options->n_years == 1 ? "year"
					  : say_count(arena, options->n_years, "year", "years"),
		    say_year(arena, question->base_year),
		    say_year(arena, (struct year){question->base_year.start + options->n_years}),
		    say_year(arena, question->price_year), say_share(arena, discounting->rate),
		    say_rough(arena, option->appraisal.npv),
		    option->appraisal.has_bcr ? say_return(arena, option->appraisal.bcr) : "");
	if (option->alone != NULL)
		say_alone(results, work, option, options->n_years);
	if (options->items[0].is_nothing)
		results_say(results, &said_nothing, "Doing nothing is better: %s.",
			    options->items[0].reason);
	else if (option->appraisal.npv.hundredths == 0)
		results_say(results, &said_level, "It is %s.", option->reason);
	else
		results_say(results, &said_first, "It is the best of %zu options: %s.",
			    options->count, option->reason);
	say_ratio(results, options, option);
	say_alone_ratio(results, options, option);
	case_rank_say(results, options);
}

static bool moves_to_web(const struct strategy *strategy)
{
	for (size_t i = 0; i < strategy->n_rules; i++)
		if (strategy->rules[i].to != NULL && strcmp(strategy->rules[i].to, "web") == 0)
			return true;
	return false;
}

/* A web channel that costs nothing to build or to keep is not believed. */
const char *case_words_uncosted(const struct case_work *work, const struct costing *costing,
				const struct case_option *option)
{
	bool has_kind[] = {[COST_INVESTMENT] = false, [COST_RUNNING] = false};
	const char *missing;

	if (option->strategy == NULL || !moves_to_web(option->strategy))
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
	return arena_format(work->arena,
			    "'%s' moves contacts to the web, but the costs have no %s.",
			    option->name, missing);
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
		results_say(results, &said_as_they_stand,
			    "All amounts are assumed to be at %s prices already; none is adjusted "
			    "for inflation.",
			    prices);
	if (question->channel != NULL && !question->reprices)
		results_say(results, &said_as_printed,
			    "Unit costs are used as printed; none is converted from the prices of "
			    "its year to those of %s.",
			    prices);
}

static void say_borrowed(struct results *results, const struct case_work *work,
			 const struct case_parts *parts, const struct case_option *option,
			 int plan_year)
{
	struct arena *arena = work->arena;
	struct borrowed borrowed;
	struct lines shares = {0};

	case_borrowed(&borrowed, work, parts, option, plan_year);
	if (borrowed.all.hundredths == 0)
		return;
	if (borrowed.unit_costs.hundredths != 0)
		lines_add(
		    arena, &shares, "%s rests on borrowed unit costs%s",
		    say_percent(arena, borrowed.unit_costs.hundredths, borrowed.all.hundredths),
		    say_around(arena, " (", borrowed.channels, ")"));
	if (borrowed.bands.hundredths != 0)
		lines_add(arena, &shares,
			  "%s rests on the national procurement bands of the CLG plan",
			  say_percent(arena, borrowed.bands.hundredths, borrowed.all.hundredths));
	if (shares.count > 0)
		results_say(results, &said_borrowed, "Of the gross gain of %s, %s%s.",
			    case_words_option(work, parts, option),
			    text_list(arena, shares.items, shares.count, shares.count),
			    option->strategy == NULL
				? ""
				: "; negative gains count as positive amounts here");
	else if (option->strategy != NULL)
		results_say(results, &said_own,
			    "None of the gross gain of %s rests on borrowed unit costs.",
			    case_words_option(work, parts, option));
}

/* What one-off costs are, as far as the files say, and that nothing says who pays. */
static void say_capital(struct results *results, const struct costing *costing,
			const struct case_option *option, int n_years)
{
	static const char *const names[] = {[COST_REVENUE] = "revenue",
					    [COST_CAPITAL] = "capital",
					    [COST_UNTYPED] = "costs that do not say which"};
	const char *strategy = option->strategy == NULL ? NULL : option->strategy->name;
	struct money sums[sizeof names / sizeof *names] = {{0}},
						rest = total_of(option, n_years, STEP_INVESTMENT);
	struct arena *arena = results->arena;
	struct lines lines = {0};

	for (size_t i = 0; i < costing->n_items; i++) {
		const struct costed *costed = &costing->items[i];

		if (costed->cost->kind != COST_INVESTMENT || !costed_is_of(costed, strategy))
			continue;
		/* Parts of flows whose range has been checked. */
		sums[costed->cost->type].hundredths += costed->amount.hundredths;
		rest.hundredths -= costed->amount.hundredths;
	}
	for (size_t i = sizeof names / sizeof *names; i-- > 0;)
		if (sums[i].hundredths != 0)
			lines_add(arena, &lines, "%s of %s", say_rough(arena, sums[i]), names[i]);
	if (rest.hundredths != 0)
		lines_add(arena, &lines,
			  "%s of investment in the register, which does not say which",
			  say_rough(arena, rest));
	if (lines.count > 0)
		results_say(results, &said_capital,
			    "The costs of setting up are %s, before optimism bias. How they are "
			    "funded (capital receipts, borrowing, reserves, grant) is not in the "
			    "figures.",
			    text_list(arena, lines.items, lines.count, lines.count));
}

static void say_not_in(struct results *results, const struct case_question *question)
{
	results_say(
	    results, &said_not_in,
	    "The posts that would go are not in the figures, nor is redundancy beyond what "
	    "the costs name. Amounts are at %s prices, not in the money of each year that a "
	    "medium-term financial plan has.",
	    say_year(results->arena, question->price_year));
	if (question->procurement != NULL)
		results_say(
		    results, &said_budgets,
		    "Procurement savings are not divided between the General Fund, the "
		    "Housing Revenue Account and capital: only those of General Fund revenue "
		    "cut its budget.");
}

void case_words_caveats(struct results *results, const struct case_work *work,
			const struct case_parts *parts, const struct costing *costing,
			const struct case_options *options, const struct discounting *discounting)
{
	const struct case_question *question = work->question;
	struct arena *arena = work->arena;

	if (question->file->title != NULL || question->file->author != NULL)
		results_say(results, &said_title, "Title of the case: %s%s.",
			    question->file->title != NULL ? question->file->title : "(no title)",
			    say_around(arena, "; author: ", question->file->author, ""));
	say_borrowed(results, work, parts, case_leader(options), options->plan_year);
	/* Of the leader, and that no costs are given at all, case_rests.c says. */
	for (size_t i = 0; costing->n_items > 0 && i < options->count; i++) {
		const char *uncosted = case_words_uncosted(work, costing, &options->items[i]);

		if (uncosted != NULL && &options->items[i] != case_leader(options))
			results_say(results, &said_uncosted, "%s", uncosted);
	}
	say_capital(results, costing, case_leader(options), options->n_years);
	say_not_in(results, question);
	say_prices(results, work);
	results_say(
	    results, &said_discounted,
	    "Future amounts are discounted at %s a year%s; %s is not discounted. Source: %s. "
	    "Gains and costs count at the end of their year; in the middle of it each would be "
	    "worth %.1f%% more.",
	    say_share(arena, discounting->rate),
	    discounting->declines ? ", declining after year 30" : "",
	    say_year(arena, question->base_year),
	    discounting->source == NULL ? "case.csv" : discounting->source,
	    100 * (sqrt(1.0 + fraction_double(discounting->rate)) - 1));
	results_say(results, &said_payback,
		    "Payback is the time from the end of %s until savings so far have covered "
		    "costs so far, for good.",
		    say_year(arena, question->base_year));
}
