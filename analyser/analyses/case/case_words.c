#include "analyses/case/case_tables.h"

#include <math.h>
#include <string.h>

#include "analyses/procurement/procurement_tables.h"
#include "analyses/sayings.h"
#include "base/text.h"

#define MOST_LEVELS 3 /* of running cost, named one by one */

PASSAGE(said_release, "case.release", ANSWER, ANSWER, 9, "case_summary");
PASSAGE(said_npv, "case.npv", ANSWER, ANSWER, 9, "case_summary");
PASSAGE(said_alone, "case.alone", ANSWER, ANSWER, 9, "case_summary");
PASSAGE(said_ratio, "case.ratio-not-highest", OPTIONS, FINDING, 6, "case_summary");
PASSAGE(said_nothing, "case.nothing-is-better", OPTIONS, WARNING, 9, "case_summary");
PASSAGE(said_level, "case.level-with-nothing", OPTIONS, WARNING, 8, "case_summary");
PASSAGE(said_shared, "case.best-is-shared", OPTIONS, WARNING, 9, "case_summary");
PASSAGE(said_first, "case.ranks-first", OPTIONS, ANSWER, 8, "case_summary");
PASSAGE(said_alone_ratio, "case.alone-ratio-not-highest", OPTIONS, FINDING, 6, "case_alone");

static const char *name_source(const struct case_file *file, struct arena *arena)
{
	return file->council != NULL
		   ? arena_format(arena, "business case of %s", text_cut(arena, file->council, 80))
	       : file->title != NULL ? text_cut(arena, file->title, 80)
				     : "the files of the case";
}

const char *case_words_source(const struct case_question *question, const char *prices,
			      struct arena *arena)
{
	return arena_format(arena, "Source: %s%s; vfm case", name_source(question->file, arena),
			    prices);
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

const char *case_words_whole(struct arena *arena, const struct case_option *option)
{
	return option->strategy == NULL ? "the whole case"
					: arena_format(arena, "the whole case with '%s'",
						       text_cut(arena, option->name, 60));
}

const char *case_words_option(const struct case_run *run, const struct case_option *option)
{
	const char *common = run->parts.common_said;
	struct arena *arena = run->work.arena;

	if (option->strategy == NULL)
		return common != NULL ? common : option->name;
	return arena_format(arena, "'%s'%s", text_cut(arena, option->name, 60),
			    say_around(arena, " with ", common, ""));
}

static const char *level_said(struct arena *arena, struct money level)
{
	return level.hundredths == 0 ? "nothing" : say_rough(arena, level);
}

const char *case_words_running(const struct case_work *work, const struct bridge *bridges,
			       const struct case_options *options, int first, const char *words)
{
	struct arena *arena = work->arena;
	struct lines levels = {0};
	struct money highest = {0},
		     before = first == options->plan_year
				  ? (struct money){0}
				  : bridge_taken(bridges, first - 1, first - 1, STEP_RUNNING);
	const char *last = level_said(arena, before);

	for (int t = first; t <= options->n_years; t++) {
		const struct money level = bridge_taken(bridges, t, t, STEP_RUNNING);
		const char *said = level_said(arena, level);
		const struct year year = {work->question->base_year.start + t};

		highest = money_compare(level, highest) > 0 ? level : highest;
		/* `£165k, then £165k` says nothing: what differs by less than is shown is level. */
		if (strcmp(said, last) == 0)
			continue;
		last = said;
		lines_add(arena, &levels, "%s%s%s", said, levels.count == 0 ? words : "",
			  t == options->plan_year
			      ? ""
			      : arena_format(arena, " from %s", say_year(arena, year)));
	}
	/* A level for each year is no sentence. */
	if (levels.count > MOST_LEVELS)
		return arena_format(arena, "%s, then up to %s a year", levels.items[0],
				    say_rough(arena, highest));
	return levels.count == 0 ? NULL : say_joined_by(arena, &levels, ", then ");
}

/* `£12k to run, the last of it in 2008-09`: a running cost that ends before the plan does. */
static const char *say_ended(const struct case_work *work, const struct bridge *bridges,
			     const struct case_options *options)
{
	struct arena *arena = work->arena;

	for (int t = options->plan_year - 1; t >= 0; t--) {
		const struct year year = {work->question->base_year.start + t};

		if (bridge_taken(bridges, t, t, STEP_RUNNING).hundredths != 0)
			return arena_format(
			    arena, "%s to run, the last of it in %s",
			    say_rough(arena, bridge_taken(bridges, 0, t, STEP_RUNNING)),
			    say_year(arena, year));
	}
	return NULL;
}

/* `£743k to set up and £142k a year to run`, or NULL: neither is above nothing. */
static const char *say_amounts(const struct case_work *work, const struct bridge *bridges,
			       const struct case_options *options)
{
	const struct money once = bridge_taken(bridges, 0, options->n_years, STEP_INVESTMENT);
	const char *running =
	    case_words_running(work, bridges, options, options->plan_year, " a year to run");
	struct arena *arena = work->arena;

	if (running == NULL)
		running = say_ended(work, bridges, options);
	if (once.hundredths == 0)
		return running;
	return arena_format(arena, "%s to set up%s", say_rough(arena, once),
			    say_around(arena, " and ", running, ""));
}

/* How much of the costs has an allowance, where others have none. */
static const char *say_biased(const struct case_work *work, const struct case_option *option,
			      int n_years)
{
	struct arena *arena = work->arena;
	const struct money biased = costing_biased(
	    work->bound, option->strategy == NULL ? BORNE_BY_ALL : (int)option->number);
	const int64_t all = bridge_taken(option->bridges, 0, n_years, STEP_INVESTMENT).hundredths +
			    bridge_taken(option->bridges, 0, n_years, STEP_RUNNING).hundredths;

	return biased.hundredths >= all
		   ? ""
		   : arena_format(arena, " on %s of the costs", say_rough(arena, biased));
}

static const char *say_cost(const struct case_work *work, const struct case_option *option,
			    const struct case_options *options)
{
	struct arena *arena = work->arena;
	const struct money bias = bridge_taken(option->bridges, 0, options->n_years, STEP_BIAS);
	const char *amounts = say_amounts(work, option->bridges, options),
		   *said = amounts == NULL ? "No costs are given"
					   : arena_format(arena, "It costs %s", amounts);

	if (bias.hundredths != 0)
		said = arena_format(
		    arena, "%s, plus %s for optimism bias (an allowance for overruns%s)", said,
		    say_rough(arena, bias), say_biased(work, option, options->n_years));
	return said;
}

const char *case_words_later_cost(struct arena *arena, const struct payback *payback,
				  const struct bridge *bridges, int n_years)
{
	const int first = (int)ceil(payback->years) + 1;

	if (payback->repayment != REPAID_IN_TIME)
		return NULL;
	const bool has_bias = bridge_taken(bridges, first, n_years, STEP_BIAS).hundredths != 0;

	struct money later = bridge_taken(bridges, first, n_years, STEP_INVESTMENT);
	return later.hundredths <= 0
		   ? NULL
		   : arena_format(arena, "%s of the set-up cost%s comes later",
				  say_rough(arena, later), has_bias ? ", before bias," : "");
}

const char *case_words_payback(struct arena *arena, const struct payback *payback, int n_years)
{
	if (payback->repayment == REPAID_NEVER)
		return arena_format(arena, "does not pay back within %s",
				    say_count(arena, n_years, "year", "years"));
	if (payback->repayment == REPAID_NOT_NEEDED)
		return "covers its costs every year";
	return arena_format(arena, "pays back %s", say_after(arena, payback->years));
}

/* What it is to pay back, said where it is first told. */
static const char *say_payback(struct arena *arena, const struct case_option *option, int n_years)
{
	const struct payback *payback = &option->appraisal.simple;

	if (payback->repayment == REPAID_NOT_NEEDED)
		return "Savings exceed costs every year.";
	if (payback->repayment == REPAID_NEVER)
		return arena_format(arena, "Savings do not cover costs within %s.",
				    say_count(arena, n_years, "year", "years"));
	return arena_format(
	    arena, "It pays back (savings cover costs so far) %s%s.",
	    say_after(arena, payback->years),
	    say_around(arena, "; ", case_words_later_cost(arena, payback, option->bridges, n_years),
		       ""));
}

const char *case_words_return(struct arena *arena, double bcr)
{
	if (bcr <= 0)
		return ": it releases no cash for its costs";
	if (bcr < 0.05)
		return ": cash is under 0.1 times the costs";
	return arena_format(arena, ": cash is %.*f times the costs", fabs(bcr - 1) < 0.095 ? 2 : 1,
			    bcr);
}

/* `'web-first'`, or what is without one. */
static const char *say_name(const struct case_run *run, const struct case_option *option)
{
	struct arena *arena = run->work.arena;

	if (option->strategy != NULL)
		return arena_format(arena, "'%s'", text_cut(arena, option->name, 60));
	return run->bound.n_strategies > 0 ? "Having no channel strategy" : "The whole case";
}

/* What the strategy itself makes of the answer, which is more than its own. */
static void say_alone(struct results *results, const struct case_run *run,
		      const struct case_option *option)
{
	const struct case_options *options = &run->options;
	struct arena *arena = results->arena;
	const struct appraisal *alone = &option->alone_appraisal;
	const struct money bias = bridge_taken(option->alone, 0, options->n_years, STEP_BIAS);
	const char *costs = say_amounts(&run->work, option->alone, options);
	struct money rest;

	/* Both are in the range of money, which is checked. */
	rest.hundredths = option->appraisal.npv.hundredths - alone->npv.hundredths;
	if (costs != NULL && bias.hundredths != 0)
		costs = arena_format(arena, "%s, plus %s for optimism bias", costs,
				     say_rough(arena, bias));
	struct passage *said = results_say(
	    results, &said_alone, "%s '%s' itself %s %s%s%s.%s",
	    /* What is lost is no part of what is gained. */
	    rest.hundredths < 0
		? arena_format(arena, "Without a channel strategy the case would lose %s.",
			       say_size(arena, rest))
		: arena_format(arena, "%s of that needs no channel strategy.",
			       say_rough(arena, rest)),
	    text_cut(arena, option->name, 60), alone->npv.hundredths < 0 ? "takes away" : "adds",
	    say_size(arena, alone->npv), say_around(arena, " and costs ", costs, ""),
	    alone->has_bcr ? case_words_return(arena, alone->bcr) : "",
	    /* What costs nothing has nothing to repay. */
	    alone->has_bcr || alone->npv.hundredths < 0
		? say_around(arena, " As planned it ",
			     case_words_payback(arena, &alone->simple, options->n_years), ".")
		: "");

	said->also = "case_alone";
}

/* The best option saves the most in all, which need not be the most for each pound. */
static void say_ratio(struct results *results, const struct case_run *run,
		      const struct case_option *best)
{
	const struct case_options *options = &run->options;
	const struct case_option *most = NULL, *worth = NULL;
	size_t n_costed = 0, n_more = 0;
	struct money less;

	FOR_EACH (const struct case_option, other, options->items, options->count) {
		n_costed += other != best && other->appraisal.has_bcr;
		if (!other->appraisal.has_bcr || other->appraisal.bcr <= best->appraisal.bcr)
			continue;
		n_more++;
		if (most == NULL || other->appraisal.bcr > most->appraisal.bcr)
			most = other;
		if (worth == NULL || money_compare(other->appraisal.npv, worth->appraisal.npv) > 0)
			worth = other;
	}
	/* Where none is worth its costs, the ratio is not what it is chosen by. */
	if (!best->appraisal.has_bcr || most == NULL || options->items[0].is_nothing)
		return;
	if (n_more > 1 && n_more == n_costed) {
		less.hundredths = best->appraisal.npv.hundredths - worth->appraisal.npv.hundredths;
		results_say(results, &said_ratio,
			    "Every other option that costs anything brings more cash for each £1 "
			    "of cost (up to %.1f, against %.1f), but its net present value is %s. "
			    "Options are ranked by net present value.",
			    most->appraisal.bcr, best->appraisal.bcr,
			    less.hundredths == 0 ? "no higher"
						 : arena_format(results->arena, "at least %s lower",
								say_size(results->arena, less)));
		return;
	}
	less.hundredths = best->appraisal.npv.hundredths - most->appraisal.npv.hundredths;
	results_say(results, &said_ratio,
		    "%s brings more cash for each £1 of cost (%.1f against %.1f), but its net "
		    "present value is %s. Options are ranked by net present value.",
		    say_name(run, most), most->appraisal.bcr, best->appraisal.bcr,
		    less.hundredths == 0
			? "the same"
			: arena_format(results->arena, "%s lower", say_size(results->arena, less)));
}

/* The same of strategies without the rest of the case. */
static void say_alone_ratio(struct results *results, const struct case_options *options,
			    const struct case_option *best)
{
	struct arena *arena = results->arena;
	struct lines lines = {0};

	if (best->alone == NULL || !best->alone_appraisal.has_bcr)
		return;
	FOR_EACH (const struct case_option, other, options->items, options->count)
		if (other->alone != NULL && other->alone_appraisal.has_bcr &&
		    other->alone_appraisal.bcr > best->alone_appraisal.bcr)
			lines_add(arena, &lines,
				  "'%s' (%.1f times its costs; net present value %s)",
				  text_cut(arena, other->name, 60), other->alone_appraisal.bcr,
				  say_rough(arena, other->alone_appraisal.npv));
	if (lines.count > 0)
		results_say(results, &said_alone_ratio,
			    "Without the rest of the case, %s %s more cash for each £1 of cost "
			    "than '%s' (%.1f times; net present value %s).",
			    text_list(arena, lines.items, lines.count, lines.count),
			    say_which(lines.count, "brings", "bring"),
			    text_cut(arena, best->name, 60), best->alone_appraisal.bcr,
			    say_rough(arena, best->alone_appraisal.npv));
}

/* `would save £2.7m a year by 2010-11, £2.2m of it cash-releasing`; of what saves nothing, what it
 * costs. */
static const char *say_release(const struct case_run *run, const struct case_option *option)
{
	const struct case_work *work = &run->work;
	const struct bridge *bridge = &option->bridges[run->options.plan_year];
	const struct money gross = bridge_gross(bridge), cash = bridge_cash(bridge);
	struct arena *arena = work->arena;
	const char *last = say_year(arena, work->question->last_year), *rate = say_rate(work),
		   *cash_size = say_size(arena, cash),
		   *cash_words = "cash-releasing (money the budget can be cut by)";

	if (gross.hundredths == 0 && cash.hundredths == 0)
		return arena_format(arena, "would save nothing by %s", last);
	if (gross.hundredths < 0)
		return arena_format(arena, "would cost %s%s more%s by %s%s",
				    option->is_gross_bound ? "at least " : "",
				    say_size(arena, gross), rate, last,
				    money_compare(gross, cash) == 0 ? ", all of it cash"
				    : cash.hundredths > 0
					? arena_format(arena, ", and release %s in cash", cash_size)
					: arena_format(arena, ", and %s more in cash", cash_size));
	if (cash.hundredths < 0)
		return arena_format(arena,
				    "would save %s%s%s gross by %s, but none of it is %s: %s%s "
				    "more is paid in cash",
				    option->is_gross_bound ? "at most " : "",
				    say_rough(arena, gross), rate, last, cash_words,
				    option->is_cash_bound ? "at least " : "", cash_size);
	if (cash.hundredths == 0)
		return arena_format(arena, "would save %s%s%s gross by %s, none of it %s",
				    option->is_gross_bound ? "at most " : "",
				    say_rough(arena, gross), rate, last, cash_words);
	return arena_format(arena, "would save %s%s%s gross by %s, %s%s of it %s",
			    option->is_gross_bound ? "at most " : "", say_rough(arena, gross), rate,
			    last, option->is_cash_bound ? "at most " : "", cash_size, cash_words);
}

/* `'web-first' with procurement would save`, or that doing nothing is better than that. */
static const char *say_best(const struct case_run *run, const char *would)
{
	const struct case_options *options = &run->options;
	struct arena *arena = run->work.arena;
	const char *name = case_words_option(run, case_leader(options));

	if (!options->items[0].is_nothing)
		return arena_format(arena, "%s %s", name, would);
	if (options->count == 2)
		return arena_format(arena, "doing nothing is better than %s, which %s", name,
				    would);
	return arena_format(arena,
			    "doing nothing is better than any other option. The best of them, %s, "
			    "%s",
			    name, would);
}

/* `3.5% a year`, with what it is later, where it falls. */
static const char *say_discount(struct arena *arena, const struct discounting *discounting)
{
	return arena_format(arena, "%s a year%s", say_given(arena, discounting->rate),
			    discounting->declines ? ", less after 30 years" : "");
}

void case_words_answer(struct results *results, const struct case_run *run)
{
	struct arena *arena = results->arena;
	const struct case_work *work = &run->work;
	const struct case_question *question = work->question;
	const struct case_options *options = &run->options;
	const struct case_option *option = case_leader(options);

	results_say(results, &said_release, "%s: %s. %s.%s", case_words_who(work),
		    say_best(run, say_release(run, option)), say_cost(work, option, options),
		    option->appraisal.has_bcr
			? say_around(arena, " ", say_payback(arena, option, options->n_years), "")
			: "");
	results_say(
	    results, &said_npv,
	    "Over %s, to %s, its net present value (cash less costs in %s money, discounted at "
	    "%s) is %s%s.",
	    say_count(arena, options->n_years, "year", "years"),
	    say_year(arena, (struct year){question->base_year.start + options->n_years}),
	    say_year(arena, question->price_year), say_discount(arena, &run->discounting),
	    say_rough(arena, option->appraisal.npv),
	    option->appraisal.has_bcr ? case_words_return(arena, option->appraisal.bcr) : "");
	if (option->alone != NULL)
		say_alone(results, run, option);
	if (options->items[0].is_nothing)
		results_say(results, &said_nothing, "Doing nothing is better: %s.",
			    options->items[0].reason);
	else if (option->appraisal.npv.hundredths == 0)
		results_say(results, &said_level, "%s is %s.", say_name(run, option),
			    option->reason);
	else if (option[1].rank == option->rank)
		results_say(results, &said_shared,
			    "%s is not the only best of %zu options: %s. Choose by something else.",
			    say_name(run, option), options->count, option->reason);
	else
		results_say(results, &said_first, "%s is the best of %zu options: %s.",
			    say_name(run, option), options->count, option->reason);
	say_ratio(results, run, option);
	say_alone_ratio(results, options, option);
	case_rank_say(results, options);
}
