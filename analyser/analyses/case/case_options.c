#include "analyses/case/case_options.h"

#include <string.h>

#include "analyses/sayings.h"
#include "base/say.h"
#include "base/text.h"

/* Costs that fall later than what they are for: a year that was mistyped makes an answer better,
 * and nothing else would show it. */
static bool is_same_item(const struct cost *a, const struct cost *b)
{
	return a->kind == b->kind && text_is_same(a->strategy, b->strategy) &&
	       (a->kind == COST_INVESTMENT || text_is_same(a->item, b->item));
}

/* Is none of its item, or of investment none of its strategy, paid before it?  Then nothing but the
 * cost itself says that it is a later part, as the renewal of what was bought is. */
static bool is_earliest(const struct costs *costs, const struct cost *cost)
{
	FOR_EACH (const struct cost, other, costs->items, costs->n_items)
		if (other != cost && other->amount.hundredths > 0 && is_same_item(cost, other) &&
		    other->year.start < cost->year.start)
			return false;
	return true;
}

/* The first year in which what the cost is of gains anything, or -1. */
static int first_gain(const struct case_options *options, const struct cost *cost)
{
	FOR_EACH (const struct case_option, option, options->items, options->count) {
		const struct bridge *bridges =
		    option->alone != NULL ? option->alone : option->bridges;
		const char *name = option->strategy == NULL ? NULL : option->strategy->name;

		if (option->is_nothing || !text_is_same(name, cost->strategy))
			continue;
		for (int t = 0; t <= options->n_years; t++)
			if (bridge_gross(&bridges[t]).hundredths > 0)
				return t;
	}
	return -1;
}

/* Tell of set-up costs that are paid when all planned gains are there, and of running costs that
 * begin after that. */
static void say_late_costs(const struct case_options *options, const struct case_work *work)
{
	const struct case_question *question = work->question;
	const struct costs *costs = question->costs;
	struct arena *arena = work->arena;

	FOR_EACH (const struct cost, cost, costs->items, costs->n_items) {
		const struct place place = {costs->path, cost->line, "year"};
		const int gain = first_gain(options, cost);
		const bool is_set_up = cost->kind == COST_INVESTMENT;
		const char *whose =
		    cost->strategy == NULL
			? "the case"
			: arena_format(arena, "'%s'", text_cut(arena, cost->strategy, 60));
		const bool is_after = cost->year.start > question->last_year.start;

		/* A plan's gains grow until its last year, and what they need may come in parts. */
		if (gain < 0 || cost->amount.hundredths == 0 ||
		    cost->year.start <= question->base_year.start + gain ||
		    cost->year.start < question->last_year.start || (!is_set_up && !is_after) ||
		    !is_earliest(costs, cost))
			continue;
		diagnose(work->diagnostics, is_set_up ? SEVERITY_WARNING : SEVERITY_NOTICE, place,
			 "%s%s of '%s' %s %s%s, and gains of %s begin in %s; change the year if it "
			 "is a slip",
			 say_pounds(arena, cost->amount), is_set_up ? " to set up" : " a year",
			 text_cut(arena, cost->item, 60), is_set_up ? "is paid in" : "begins in",
			 say_year(arena, cost->year),
			 is_after ? arena_format(arena, ", after the last year planned, %s",
						 say_year(arena, question->last_year))
				  : "",
			 whose, say_year(arena, (struct year){question->base_year.start + gain}));
	}
}

const char case_nothing[] = "do nothing";

/* The rest of the case, where there are strategies to tell it from. */
static const char case_without[] = "no channel strategy";

static void fill(struct case_option *option, const struct case_parts *parts,
		 const struct option_figures *figures)
{
	option->bridges = figures->bridges;
	option->appraisal = figures->appraisal;
	if (option->strategy != NULL && parts->bounds != NULL) {
		option->is_gross_bound = parts->bounds[option->number].no_failure != NULL;
		option->is_cash_bound = parts->bounds[option->number].no_cashable != NULL;
	}
	option->is_cash_bound |= parts->is_procurement_bound && !option->is_nothing;
	if (!figures->has_alone)
		return;
	option->alone = figures->alone;
	option->alone_appraisal = figures->alone_appraisal;
}

/* What a strategy costs that is left out for want of data counts nowhere, which must be said. */
static void say_unused_costs(const struct case_options *options, const struct case_work *work)
{
	const struct costs *costs = work->question->costs;

	FOR_EACH (const struct cost, cost, costs->items, costs->n_items) {
		bool is_used = cost->strategy == NULL;

		for (size_t j = 0; j < options->count; j++)
			is_used |= text_is_same(cost->strategy, options->items[j].name);
		if (!is_used)
			warning(work->diagnostics,
				(struct place){costs->path, cost->line, "strategy"},
				"%s counts nowhere: strategy '%s' is left out, having no contacts "
				"to act on",
				say_pounds(work->arena, cost->amount), cost->strategy);
	}
}

bool case_options_make(struct case_options *options, const struct case_work *work,
		       const struct case_parts *parts, const struct costing *costing)
{
	const struct case_question *question = work->question;
	const size_t n_strategies = work->bound->n_strategies;

	*options = (struct case_options){
	    .items = arena_array(work->arena, n_strategies + 2, sizeof *options->items),
	    .n_years = question->n_years,
	    .plan_year = question->last_year.start - question->base_year.start};
	for (size_t i = 0; i < n_strategies; i++) {
		const struct strategy *strategy = work->bound->channel->strategies[i].strategy;

		if (strcmp(strategy->name, case_nothing) == 0 ||
		    strcmp(strategy->name, case_without) == 0)
			return fault(work->diagnostics, in_file(strategy->path),
				     "a strategy named '%s' cannot be told from the option of "
				     "that name; give it another name",
				     strategy->name);
		options->items[options->count++] =
		    (struct case_option){.name = strategy->name, .strategy = strategy};
	}
	say_unused_costs(options, work);
	if (parts->common_names != NULL)
		options->items[options->count++] = (struct case_option){
		    .name = n_strategies > 0 ? case_without : parts->common_names};
	if (options->count == 0)
		return fault(
		    work->diagnostics, in_file(question->path),
		    "has nothing to compare with doing nothing: its strategies are left out, and "
		    "there is no spend, price or gain; write strategies.csv for the channels that "
		    "it has (what contacts cost today: vfm channel %s)",
		    say_word(work->arena, question->path));
	options->items[options->count++] =
	    (struct case_option){.name = case_nothing, .is_nothing = true};
	for (size_t i = 0; i < options->count; i++) {
		options->items[i].number = i;
		fill(&options->items[i], parts, &parts->figures->options[i]);
	}
	say_late_costs(options, work);
	case_rank(options, work->arena);
	case_rank_cautions(options, work, parts, costing);
	return true;
}

const struct case_option *case_option_named(const struct case_options *options, const char *name)
{
	return FIND_BY(options->items, options->count, name, name);
}

const struct case_option *case_leader(const struct case_options *options)
{
	return options->items[0].is_nothing && options->count > 1 ? &options->items[1]
								  : &options->items[0];
}
