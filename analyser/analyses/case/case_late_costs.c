/*
 * Costs that fall later than what they are for: a year that was mistyped makes an answer better,
 * and nothing else would show it.
 */
#include "analyses/case/case_options.h"

#include "analyses/sayings.h"
#include "base/text.h"

static bool is_same_item(const struct cost *a, const struct cost *b)
{
	return a->kind == b->kind && text_is_same(a->strategy, b->strategy) &&
	       (a->kind == COST_INVESTMENT || text_is_same(a->item, b->item));
}

/* Is none of its item, or of investment none of its strategy, paid before it?  Then nothing but the
 * cost itself says that it is a later part, as the renewal of what was bought is. */
static bool is_earliest(const struct costs *costs, const struct cost *cost)
{
	for (size_t i = 0; i < costs->n_items; i++) {
		const struct cost *other = &costs->items[i];

		if (other != cost && other->amount.hundredths > 0 && is_same_item(cost, other) &&
		    other->year.start < cost->year.start)
			return false;
	}
	return true;
}

/* The first year in which what the cost is of gains anything, or -1. */
static int first_gain(const struct case_options *options, const struct cost *cost)
{
	for (size_t i = 0; i < options->count; i++) {
		const struct case_option *option = &options->items[i];
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

void case_late_costs_say(const struct case_options *options, const struct case_work *work)
{
	const struct case_question *question = work->question;
	const struct costs *costs = question->costs;
	struct arena *arena = work->arena;

	for (size_t i = 0; i < costs->n_items; i++) {
		const struct cost *cost = &costs->items[i];
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
