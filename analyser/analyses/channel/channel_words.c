#include "analyses/channel/channel_tables.h"

#include <string.h>

#include "analyses/sayings.h"
#include "base/text.h"

PASSAGE(said_best, "channel.best", ANSWER, ANSWER, 9, "channel_gain");
PASSAGE(said_other, "channel.other-strategy", OPTIONS, ANSWER, 8, "channel_gain");
PASSAGE(said_cost_now, "channel.cost-now", CHANNELS, FINDING, 6, "channel_total");
PASSAGE(said_whole_posts, "channel.whole-posts", CHANNELS, CAVEAT, 6, "channel_gain");
PASSAGE(said_not_own, "channel.not-own-strategies", OPTIONS, WARNING, 8, NULL);
PASSAGE(said_built_in, "channel.built-in-action", OPTIONS, METHOD, 4, NULL);
PASSAGE(said_unit_costs, "channel.unit-costs", UNIT_COSTS, METHOD, 5, "channel_cost");
PASSAGE(said_two_sets, "channel.two-sets", UNIT_COSTS, CAVEAT, 6, "cost_origin");
PASSAGE(said_medians, "channel.medians", UNIT_COSTS, CAVEAT, 4, NULL);
PASSAGE(said_part_year, "channel.part-year", DATA, CAVEAT, 7, NULL);
PASSAGE(said_no_failure, "channel.no-failure-share", CHANNELS, CAVEAT, 7, "channel_gain");
PASSAGE(said_no_cashable, "channel.no-cashable-share", CHANNELS, CAVEAT, 7, "channel_gain");
PASSAGE(said_no_growth, "channel.no-growth", ASSUMPTIONS, CAVEAT, 5, NULL);
PASSAGE(said_growth, "channel.growth-avoided", CHANNELS, CAVEAT, 7, "channel_gain");
PASSAGE(said_single, "channel.single-figures", ASSUMPTIONS, CAVEAT, 3, NULL);
PASSAGE(said_levels, "channel.levels", CHANNELS, METHOD, 3, "channel_gain");

/* The strategy that releases most in the last year: cash first, then gross. */
const struct strategy_end *channel_best(const struct strategy_end *ends, size_t count)
{
	const struct strategy_end *best = &ends[0];

	for (size_t i = 1; i < count; i++) {
		int order = money_compare(ends[i].sum.cash, best->sum.cash);

		if (order > 0 ||
		    (order == 0 && money_compare(ends[i].sum.gross, best->sum.gross) > 0))
			best = &ends[i];
	}
	return best;
}

static bool is_moved_to(const struct bound_strategy *strategy, size_t channel)
{
	for (size_t i = 0; i < strategy->n_rules; i++)
		if (strategy->rules[i].to == (int)channel)
			return true;
	return false;
}

/* `web rises from 12% to 46% of contacts`: of the channels moved to, the one that gains most. */
static const char *say_rise(const struct plan *plan, const struct strategy_end *end)
{
	struct arena *arena = plan->arena;
	int64_t *before = arena_array(arena, plan->n_channels, sizeof *before);
	int64_t base = plan_base_volumes(plan, before), after = 0, most = 0;
	const char *said = NULL;

	for (size_t c = 0; c < plan->n_channels; c++)
		after += end->volumes[c];
	for (size_t c = 0; c < plan->n_channels && base > 0 && after > 0; c++) {
		struct value from = value_share_of(before[c], base);
		struct value to = value_share_of(end->volumes[c], after);
		int64_t rise = to.share.billionths - from.share.billionths;

		/* A rise below half a percent is no story. */
		if (rise <= most || rise < SHARE_ONE / 200 || !is_moved_to(end->strategy, c))
			continue;
		most = rise;
		said = arena_format(arena, "%s rises from %s to %s of contacts", plan->channels[c],
				    say_percent(arena, before[c], base),
				    say_percent(arena, end->volumes[c], after));
	}
	return said;
}

/* How many services say themselves how much of their gain on a channel is cash. */
static size_t count_own_shares(const struct plan *plan, size_t channel)
{
	size_t count = 0;

	for (size_t s = 0; s < plan->n_services; s++)
		count += plan->own_cashable[s * plan->n_channels + channel] >= 0;
	return count;
}

const char *channel_lacking(const struct plan *plan, const struct strategy_end *ends, size_t count,
			    bool is_cash)
{
	struct lines lacking = {0};

	for (size_t c = 0; c < plan->n_channels; c++) {
		const struct channel_terms *terms = &plan->terms[c];
		bool is_used = false;

		for (size_t i = 0; i < count; i++) {
			const struct bound_strategy *strategy = ends[i].strategy;

			if (is_cash)
				is_used = is_used || ends[i].gross[c].hundredths > 0;
			else
				is_used = is_used || is_moved_to(strategy, c);
		}
		if (is_used && !(is_cash ? terms->has_cashable || terms->has_posts ||
					       count_own_shares(plan, c) == plan->n_services
					 : terms->has_failure))
			lines_add(plan->arena, &lacking, "%s%s", plan->channels[c],
				  is_cash && count_own_shares(plan, c) > 0 ? " of some services"
									   : "");
	}
	return lacking.count == 0
		   ? NULL
		   : text_list(plan->arena, lacking.items, lacking.count, lacking.count);
}

/* `£300k of it cash`; `at most` where no share says how much is cash. */
static const char *say_cash(const struct plan *plan, const struct strategy_end *end)
{
	struct arena *arena = plan->arena;
	const struct channel_sum *sum = &end->sum;

	if (sum->cash.hundredths == 0)
		return "none of it cash-releasing";
	return arena_format(arena, "%s%s of it cash-releasing",
			    channel_lacking(plan, end, 1, true) == NULL ? "" : "at most ",
			    say_rough(arena, sum->cash));
}

/* `'varney' (1 of its 4 actions)` where the others found no data here. */
static const char *say_name(const struct plan *plan, const struct strategy_end *end)
{
	const struct strategy *strategy = end->strategy->strategy;

	if (end->strategy->n_rules == strategy->n_rules)
		return arena_format(plan->arena, "'%s'", text_cut(plan->arena, strategy->name, 60));
	return arena_format(plan->arena, "'%s' (%zu of its %zu actions)",
			    text_cut(plan->arena, strategy->name, 60), end->strategy->n_rules,
			    strategy->n_rules);
}

static const char *say_gain(const struct plan *plan, const struct strategy_end *end)
{
	struct arena *arena = plan->arena;
	const struct channel_sum *sum = &end->sum;
	const char *name = say_name(plan, end);
	const char *year = say_year(arena, plan->question->last_year);
	/* Gains on some months' contacts are not those of a year. */
	const char *rate = plan->question->part_year == NULL ? " a year" : "";

	if (sum->gross.hundredths == 0)
		return arena_format(arena, "%s would save nothing by %s", name, year);
	if (sum->gross.hundredths < 0)
		return arena_format(arena, "%s would save nothing by %s: it costs %s%s%s more",
				    name, year,
				    channel_lacking(plan, end, 1, false) == NULL ? "" : "at least ",
				    say_size(arena, sum->gross), rate);
	/* Without failures the gain is an upper bound, and must not be read as more. */
	const char *at_most = channel_lacking(plan, end, 1, false) == NULL ? "" : "at most ";

	if (sum->cash.hundredths < 0)
		return arena_format(arena,
				    "%s would cost %s%s more in cash by %s, though it would save "
				    "%s%s gross",
				    name, say_size(arena, sum->cash), rate, year, at_most,
				    say_rough(arena, sum->gross));
	return arena_format(arena, "%s would save %s%s%s by %s, %s", name, at_most,
			    say_rough(arena, sum->gross), rate, year, say_cash(plan, end));
}

static const char *who(const struct plan *plan)
{
	const char *councils = say_councils(plan->arena, &plan->question->activity->councils);

	return plan->question->part_year == NULL
		   ? councils
		   : arena_format(plan->arena, "%s, on the contacts of %s only", councils,
				  plan->question->part_year);
}

static void answer(struct results *results, const struct plan *plan,
		   const struct channel_tables *tables, const struct strategy_end *ends)
{
	struct arena *arena = results->arena;
	const struct channel_base *base = &tables->base;

	if (plan->n_strategies > 0) {
		const struct strategy_end *best = channel_best(ends, plan->n_strategies);
		const char *rise = say_rise(plan, best);

		results_say(results, &said_best, "%s: %s%s.", who(plan), say_gain(plan, best),
			    say_around(arena, "; ", rise, ""));
		for (size_t i = 0; i < plan->n_strategies; i++)
			if (&ends[i] != best)
				results_say(results, &said_other, "%s.", say_gain(plan, &ends[i]));
	}
	struct money average = {0};
	struct fraction one_of;
	const char *year = say_year(arena, plan->question->base_year);

	if (base->volume == 0) {
		results_say(results, &said_cost_now,
			    "There were no contacts in %s, so nothing can be moved or avoided.",
			    year);
		return;
	}
	if (fraction_new(&one_of, 1, base->volume))
		(void)money_share(&average, base->cost, one_of);
	results_say(
	    results, &said_cost_now, "In %s, %s %s %s at the unit costs of %s: %s each on average.",
	    year, say_number(arena, base->volume),
	    base->volume == 1 ? "contact cost" : "contacts cost", say_rough(arena, base->cost),
	    channel_sets(arena, plan->question), say_pounds(arena, average));
}

static bool has_median(const struct unit_costs *costs)
{
	for (size_t i = 0; i < costs->n_items; i++)
		if (costs->items[i].statistic != NULL &&
		    strstr(costs->items[i].statistic, "median") != NULL)
			return true;
	return false;
}

/* What other channels cost more, where contacts move to them; or nothing. */
static const char *say_added_cost(const struct plan *plan, const struct strategy_end *end)
{
	const char **names = arena_array(plan->arena, plan->n_channels, sizeof *names);
	size_t count = 0;

	for (size_t c = 0; c < plan->n_channels; c++)
		if (end->gross[c].hundredths < 0)
			names[count++] = plan->channels[c];
	return count == 0
		   ? ""
		   : arena_format(plan->arena, " The added cost of %s is not taken off here.",
				  text_list(plan->arena, names, count, count));
}

static void say_posts(struct results *results, const struct plan *plan,
		      const struct strategy_end *ends)
{
	struct arena *arena = results->arena;

	for (size_t c = 0; c < plan->n_channels; c++)
		for (size_t i = 0; i < plan->n_strategies && plan->terms[c].has_posts; i++) {
			struct money rest = {ends[i].gross[c].hundredths -
					     ends[i].cash[c].hundredths};

			if (rest.hundredths <= 0 || ends[i].gross[c].hundredths <= 0)
				continue;
			results_say(
			    results, &said_whole_posts,
			    "'%s': on %s in %s, %s is cash (whole posts of %s contacts) and %s is "
			    "staff time freed but not cashable.%s",
			    ends[i].strategy->strategy->name, plan->channels[c],
			    say_year(arena, plan->question->last_year),
			    say_rough(arena, ends[i].cash[c]),
			    say_number(arena,
				       plan->given->values[plan->terms[c].contacts_per_post]),
			    say_rough(arena, rest), say_added_cost(plan, &ends[i]));
		}
}

/* Gains are against demand that grows, of which no budget of the base year has the cost. */
static void say_growth(struct results *results, const struct plan *plan,
		       const struct channel_base *base, const struct strategy_end *ends)
{
	struct arena *arena = results->arena;
	struct money growth;

	if (!money_subtract(&growth, ends[0].sum.baseline_cost, base->cost) ||
	    growth.hundredths <= 0)
		return;
	results_say(results, &said_growth,
		    "Gains on contacts are compared with what growing demand would cost without "
		    "the strategy: %s more in %s than in %s. No budget of %s can be cut by that "
		    "part.",
		    say_rough(arena, growth), say_year(arena, plan->question->last_year),
		    say_year(arena, plan->question->base_year),
		    say_year(arena, plan->question->base_year));
}

/* Whose strategies these are, where none is the council's. */
static void say_not_own(struct results *results, const struct plan *plan)
{
	struct arena *arena = results->arena;
	const char **names = arena_array(arena, plan->n_strategies, sizeof *names);
	struct passage *said;

	for (size_t i = 0; i < plan->n_strategies; i++) {
		if (!plan->strategies[i].strategy->is_built_in)
			return;
		names[i] = arena_format(arena, "'%s'", plan->strategies[i].strategy->name);
	}
	said = results_say(results, &said_not_own,
			   "%s %s built in, not this council's own plan. Write your own "
			   "in strategies.csv (vfm help strategies).",
			   text_list(arena, names, plan->n_strategies, plan->n_strategies),
			   say_which(plan->n_strategies, "is a strategy", "are strategies"));
	/* A case has warnings of its own, and rests on this all the same. */
	if (plan->question->is_part) {
		said->spec.section = SECTION_RESTS;
		said->spec.kind = PASSAGE_CAVEAT;
		said->spec.weight = WEIGHT_TURNS;
	}
}

/* What the built-in strategies are, in the words of their source. */
static void say_built_in(struct results *results, const struct plan *plan)
{
	for (size_t i = 0; i < plan->n_strategies; i++) {
		const struct strategy *strategy = plan->strategies[i].strategy;

		for (size_t j = 0; strategy->is_built_in && j < plan->strategies[i].n_rules; j++) {
			const struct rule *rule = plan->strategies[i].rules[j].rule;

			if (rule->note != NULL)
				results_say(results, &said_built_in, "'%s', %s: %s.",
					    strategy->name, action_name(rule->action), rule->note);
		}
	}
}

/* ` (unit_costs.csv)` */
static const char *say_set_file(struct arena *arena, bool is_built_in, const char *origin)
{
	return is_built_in ? "" : arena_format(arena, " (%s)", say_file(origin));
}

static void caveats(struct results *results, const struct plan *plan,
		    const struct channel_base *base, const struct strategy_end *ends)
{
	struct arena *arena = results->arena;
	const struct channel_question *question = plan->question;
	const struct unit_costs *costs = question->unit_costs;
	const char *own = say_set_file(arena, costs->is_built_in, costs->origin);
	const char *failures = channel_lacking(plan, ends, plan->n_strategies, false),
		   *cash = channel_lacking(plan, ends, plan->n_strategies, true);
	struct fraction growth;

	if (costs->n_fallback == 0)
		results_say(
		    results, &said_unit_costs,
		    "The cost of contacts is their number times the unit costs of %s%s, %s.",
		    costs->set, own,
		    costs->is_built_in ? "published figures, not this council's own"
				       : "as given there");
	else
		results_say(
		    results, &said_two_sets,
		    "The cost of contacts is their number times the unit costs of %s. What "
		    "%s%s has no cost for is priced by %s%s; table cost_origin shows which "
		    "is which.",
		    channel_sets(arena, question), costs->set, own, costs->fallback_set,
		    say_set_file(arena, costs->is_fallback_built_in, costs->fallback_origin));
	if (has_median(costs))
		results_say(results, &said_medians,
			    "The unit costs are medians. A median times a volume is only roughly a "
			    "total, because a few costly contacts raise the true average.");
	if (question->part_year != NULL)
		results_say(results, &said_part_year,
			    "The dates cover %s only, so contacts and gains are for part of %s; "
			    "nothing is scaled up to a year.",
			    question->part_year, say_year(arena, question->base_year));
	if (plan->n_strategies == 0)
		return;
	if (failures != NULL)
		results_say(results, &said_no_failure,
			    "No failure share is given for %s, so no contact moved there is "
			    "assumed to come back. The gains are the most they could be "
			    "(assumption failure_share). A fifth of web contacts is reported to "
			    "fail (vfm reference failure-shares); give it if you want it applied.",
			    failures);
	if (cash != NULL)
		results_say(results, &said_no_cashable,
			    "No cashable share is given for %s, so all of the gain there counts as "
			    "cash, the most it could be (assumption cashable_share, or "
			    "contacts_per_post and post_cost).",
			    cash);
	if (!assumptions_share(&growth, question->assumptions, "volume_growth", NULL, 0,
			       question->last_year))
		results_say(results, &said_no_growth,
			    "No growth of demand is given for all contacts, so volumes stay at "
			    "those of %s unless one is given (assumption volume_growth).",
			    say_year(arena, question->base_year));
	say_posts(results, plan, ends);
	say_growth(results, plan, base, ends);
	channel_return_say(results, plan);
	say_not_own(results, plan);
	say_built_in(results, plan);
	if (question->is_part)
		return;
	results_say(results, &said_single,
		    "Gains use the central values given. The low and high of assumptions are "
		    "listed but not worked through.");
	results_say(results, &said_levels,
		    "Gains are annual savings compared with the same demand without the strategy; "
		    "do not add the years together, since each includes those before it. What the "
		    "change costs is not taken off.");
}

static void charts(struct results *results, const struct plan *plan,
		   const struct channel_tables *tables, const struct strategy_end *ends)
{
	struct arena *arena = results->arena;
	const char *source = arena_format(arena, "Source: %s; unit costs %s; vfm channel",
					  say_file(plan->question->activity_path),
					  channel_sets(arena, plan->question));

	if (plan->n_strategies == 0)
		return;
	const struct strategy_end *best = channel_best(ends, plan->n_strategies);
	const char *rise = say_rise(plan, best);

	TABLE_CHART(tables->gain, "gains", CHART_GROUPED_BARS, .source = source,
		    .title = arena_format(arena, "%s: %s", who(plan), say_gain(plan, best)),
		    .category = "year", .series = "strategy",
		    .measures = {"gross_gain", "cash_releasing_gain"});
	TABLE_CHART(tables->mix, "mix", CHART_STACKED_SHARES, .source = source,
		    .title = rise == NULL ? arena_format(arena, "%s: share of contacts by channel",
							 who(plan))
					  : arena_format(arena, "%s: under '%s' %s", who(plan),
							 best->strategy->strategy->name, rise),
		    .category = "year", .panel = "strategy", .series = "channel",
		    .measures = {"share"});
}

void channel_words(struct results *results, const struct plan *plan,
		   const struct channel_tables *tables, const struct strategy_end *ends)
{
	answer(results, plan, tables, ends);
	caveats(results, plan, &tables->base, ends);
	channel_assumptions_list(results, plan, tables);
	charts(results, plan, tables, ends);
}
