/*
 * Whether optimism bias turns the ranking round.
 *
 * The allowance is this program's own where no one gave another: 200% for equipment and
 * development. An option can be best with its costs as they were given and last with that on top,
 * so where the options rank otherwise without it (case_run.h), that is said beside the ranking.
 */
#include "analyses/case/case_run.h"

#include "analyses/sayings.h"
#include "base/text.h"

PASSAGE(said_turns, "case.bias-turns-it", OPTIONS, WARNING, 9, "case_cost");

/* An option with what it is worth without the bias. */
struct unbiased {
	const struct case_option *option;
	struct money npv;
};

static void say(struct results *results, const struct case_run *run, const struct unbiased *best,
		const struct unbiased *leader)
{
	struct arena *arena = results->arena;
	const struct costed *costed = costing_most_biased(
	    &run->costing, best->option->strategy == NULL ? NULL : best->option->name);
	const char *name = text_cut(arena, best->option->name, 60);

	if (costed == NULL)
		return;
	results_say(
	    results, &said_turns,
	    "Optimism bias turns the ranking round: it adds %s to the costs of '%s' (%s). "
	    "Without it '%s' is the best, worth %s against %s for %s. If the amount allows for it, "
	    "write yes in bias_included, with the evidence in source%s.",
	    say_rough(arena,
		      bridge_taken(best->option->bridges, 0, run->options.n_years, STEP_BIAS)),
	    name, costed_say_bias(arena, costed), name, say_beside(arena, best->npv, leader->npv),
	    say_beside(arena, leader->npv, best->npv),
	    leader->option->is_nothing
		? "doing nothing"
		: arena_format(arena, "'%s'", text_cut(arena, leader->option->name, 60)),
	    costed->is_uplift_given ? "" : ", or give your own optimism_bias");
}

bool case_bias_add(struct results *results, const struct case_run *run)
{
	struct unbiased leader = {&run->options.items[0], {0}}, best;

	if (!run->costing.has_bias ||
	    case_changed(&leader.npv, CHANGE_NO_BIAS, run, leader.option) != NULL)
		return true;
	best = leader;
	for (size_t i = 1; i < run->options.count; i++) {
		struct unbiased one = {&run->options.items[i], {0}};

		if (case_changed(&one.npv, CHANGE_NO_BIAS, run, one.option) == NULL &&
		    money_compare(one.npv, best.npv) > 0)
			best = one;
	}
	if (best.option != leader.option)
		say(results, run, &best, &leader);
	return true;
}
