#include "analyses/case/case_options.h"

#include <string.h>

#include "analyses/sayings.h"
#include "base/order.h"
#include "base/text.h"

PASSAGE(said_turns, "case.what-turns-it", OPTIONS, WARNING, 9, "case_summary");

static int compare_options(const void *left, const void *right)
{
	const struct case_option *a = left, *b = right;

	return ORDER_BY(money_compare(b->appraisal.npv, a->appraisal.npv),
			(int)a->is_nothing - (int)b->is_nothing,
			money_compare(b->appraisal.pv_gains, a->appraisal.pv_gains),
			strcmp(a->name, b->name));
}

static struct money difference(struct money a, struct money b)
{
	return (struct money){a.hundredths - b.hundredths};
}

/* `£1.2m more`, `£1.2m less`, `as much` */
static const char *say_difference(struct arena *arena, struct money money, const char *more,
				  const char *less)
{

	if (money.hundredths == 0)
		return "as much";
	return arena_format(arena, "%s %s", say_size(arena, money),
			    money.hundredths > 0 ? more : less);
}

/* `£1.8m less cash, £603k less cost`, in present value, against another option. */
static const char *say_against(struct arena *arena, const struct case_option *option,
			       const struct case_option *other)
{
	const struct appraisal *own = &option->appraisal, *its = &other->appraisal;

	return arena_format(
	    arena, "%s cash, %s cost",
	    say_difference(arena, difference(own->pv_gains, its->pv_gains), "more", "less"),
	    say_difference(arena, difference(own->pv_costs, its->pv_costs), "more", "less"));
}

/* `'beta'`, `'beta', 'gamma' and 1 more`: those whose net present value is the best's, behind it.
 */
static const char *say_level(const struct case_options *options, struct arena *arena)
{
	struct lines lines = {0};

	for (size_t i = 1; i < options->count; i++)
		if (!options->items[i].is_nothing &&
		    money_compare(options->items[i].appraisal.npv,
				  options->items[0].appraisal.npv) == 0)
			lines_add(arena, &lines, "'%s'",
				  text_cut(arena, options->items[i].name, 60));
	return text_list(arena, lines.items, lines.count, 2);
}

/* Of the best with what it is set beside, where that is one. */
static const char *say_shares(const struct case_options *options, size_t rank, struct arena *arena)
{
	const struct case_option *option = &options->items[rank], *items = options->items;
	const bool is_one = options->count < 3 || items[2].is_nothing ||
			    money_compare(items[2].appraisal.npv, items[0].appraisal.npv) != 0;

	if (rank == 0 && !is_one)
		return say_level(options, arena);
	return arena_format(arena, "'%s': %s", text_cut(arena, items[rank == 0 ? 1 : 0].name, 60),
			    say_against(arena, option, &items[rank == 0 ? 1 : 0]));
}

/* Short enough to be read in a table. */
static const char *reason(const struct case_options *options, size_t rank, struct arena *arena)
{
	const struct case_option *option = &options->items[rank], *best = &options->items[0];
	struct money npv = option->appraisal.npv;

	if (option->is_nothing)
		return rank == 0 ? "no option saves more than it costs"
				 : "it saves nothing and costs nothing";
	if (npv.hundredths == 0 && best->appraisal.npv.hundredths == 0)
		return "worth neither more nor less than doing nothing";
	if (rank == 0 && options->items[1].is_nothing)
		return option->appraisal.has_bcr ? "it saves more than it costs"
						 : "it saves, and no costs are given";
	if (money_compare(npv, (rank == 0 ? &options->items[1] : best)->appraisal.npv) == 0)
		return arena_format(arena, "it shares the highest net present value with %s",
				    say_shares(options, rank, arena));
	if (rank == 0)
		return arena_format(
		    arena, "its net present value is %s above the next",
		    say_rough(arena, difference(npv, options->items[1].appraisal.npv)));
	if (npv.hundredths < 0)
		return arena_format(arena, "it costs more than it saves: %s saved, %s spent",
				    say_rough(arena, option->appraisal.pv_gains),
				    say_rough(arena, option->appraisal.pv_costs));
	return arena_format(arena, "net present value %s below the best: %s",
			    say_rough(arena, difference(best->appraisal.npv, npv)),
			    say_against(arena, option, best));
}

void case_rank(struct case_options *options, struct arena *arena)
{
	SORT(options->items, options->count, compare_options);
	for (size_t i = 0; i < options->count; i++) {
		struct case_option *option = &options->items[i];
		bool is_level =
		    i > 0 && money_compare(option->appraisal.npv, option[-1].appraisal.npv) == 0;

		option->rank = is_level ? option[-1].rank : (int64_t)i + 1;
		option->reason = reason(options, i, arena);
	}
}

/* Has a strategy (NULL: the whole case) costs of its own? */
static bool has_costs(const struct costing *costing, const char *strategy)
{
	for (size_t i = 0; i < costing->n_items; i++) {
		const struct cost *cost = costing->items[i].cost;

		if (cost->amount.hundredths != 0 && (strategy == NULL || cost->strategy == NULL
							 ? strategy == cost->strategy
							 : strcmp(strategy, cost->strategy) == 0))
			return true;
	}
	return false;
}

void case_rank_cautions(struct case_options *options, const struct case_work *work,
			const struct case_parts *parts, const struct costing *costing)
{
	struct arena *arena = work->arena;
	const int year = options->plan_year;
	/* Parts of flows whose range has been checked. */
	const struct money bought = {
	    parts->figures->of_bands[year].steps[STEP_PROCUREMENT].hundredths +
	    parts->figures->of_prices[year].steps[STEP_PRICES].hundredths};

	FOR_EACH (struct case_option, option, options->items, options->count) {
		if (option->is_nothing)
			continue;
		if (option->strategy != NULL && !has_costs(costing, option->name)) {
			lines_add(arena, &option->cautions, "costs.csv has no costs for '%s'",
				  text_cut(arena, option->name, 60));
			lines_add(arena, &option->missing, "the costs of '%s' (costs.csv)",
				  text_cut(arena, option->name, 60));
		}
		if (bought.hundredths > 0 && !has_costs(costing, NULL)) {
			lines_add(arena, &option->cautions,
				  "no cost is given for getting %s a year of procurement gains",
				  say_rough(arena, bought));
			lines_add(arena, &option->missing,
				  "what it costs to get %s a year of procurement gains (costs.csv)",
				  say_rough(arena, bought));
		}
		if (option->is_gross_bound) {
			lines_add(
			    arena, &option->cautions,
			    "its gain is the most it could be, because no failure share is given");
		}
		if (parts->is_procurement_bound) {
			lines_add(arena, &option->cautions,
				  "all that procurement saves counts as cash, because no "
				  "procurement_cashable_share is given");
			lines_add(arena, &option->missing,
				  "procurement_cashable_share (assumptions.csv)");
		}
		if (option->strategy != NULL && parts->bounds != NULL &&
		    parts->bounds[option->number].no_cashable != NULL) {
			lines_add(arena, &option->cautions,
				  "its cash is the most it could be, because no cashable share is "
				  "given for %s",
				  parts->bounds[option->number].no_cashable);
			lines_add(arena, &option->missing,
				  "cashable_share for %s (assumptions.csv)",
				  parts->bounds[option->number].no_cashable);
		}
		/* Behind the others, so that it is not taken for that of their channels. */
		if (option->is_gross_bound)
			lines_add(arena, &option->missing, "failure_share (assumptions.csv)");
	}
}

/* `'alpha' leads 'beta' by £21k and doing nothing by £953k`: by how much what is missing may turn
 * it. */
static const char *say_lead(const struct case_options *options, struct arena *arena)
{
	const struct case_option *best = &options->items[0], *next = &options->items[1];
	const char *name = text_cut(arena, best->name, 60),
		   *to_nothing = arena_format(arena, "doing nothing by %s",
					      say_rough(arena, best->appraisal.npv));

	if (best->appraisal.npv.hundredths == 0)
		return arena_format(arena, "'%s' is worth no more than doing nothing", name);
	if (next->is_nothing)
		return arena_format(arena, "'%s' leads %s", name, to_nothing);
	if (money_compare(best->appraisal.npv, next->appraisal.npv) == 0)
		return arena_format(arena, "'%s' is level with %s, and leads %s", name,
				    say_level(options, arena), to_nothing);
	return arena_format(
	    arena, "'%s' leads '%s' by %s and %s", name, text_cut(arena, next->name, 60),
	    say_rough(arena, difference(best->appraisal.npv, next->appraisal.npv)), to_nothing);
}

void case_rank_say(struct results *results, const struct case_options *options)
{
	struct arena *arena = results->arena;
	const struct case_option *best = &options->items[0];

	/* What is missing only costs more, or saves less: doing nothing stays best. */
	if (best->is_nothing || best->cautions.count == 0)
		return;
	results_say(results, &said_turns,
		    "The answer may be too good, because figures are missing: %s. %s.",
		    say_joined_by(arena, &best->missing, "; "), say_lead(options, arena));
}
