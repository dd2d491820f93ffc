#include <string.h>

#include "analyses/case/case_least_cost.h"
#include "analyses/sayings.h"
#include "base/text.h"
#include "sums/part_sums.h"

static const char bias_name[] = "optimism_bias";

static struct place place_of(const struct case_work *work, const struct costed *costed,
			     const char *column)
{
	return (struct place){work->question->costs->path, costed->cost->line, column};
}

/* The strategies that costs may be of: all the case's own, and whichever run. */
static struct lines strategies_of(const struct channel_question *channel, struct arena *arena)
{
	struct lines names = {0};
	const size_t n_own = channel->n_own == 0 ? channel->n_known : channel->n_own;

	for (size_t i = 0; i < channel->n_known; i++)
		if (i < n_own || strategies_find(channel->strategies, channel->known[i]) != NULL)
			lines_add(arena, &names, "%s", channel->known[i]);
	return names;
}

static bool check_strategy(struct case_work *work, struct costed *costed)
{
	const struct channel_question *channel = work->question->channel;
	const char *name = costed->cost->strategy, *nearest;

	if (name == NULL || case_least_cost_is(work->question))
		return true;
	if (channel == NULL)
		return fault(work->diagnostics, place_of(work, costed, "strategy"),
			     "there is no strategy '%s': the case has no activity.csv; leave "
			     "the strategy empty for a cost of the whole case",
			     name);
	struct lines names = strategies_of(channel, work->arena);
	for (size_t i = 0; i < names.count; i++)
		if (strcmp(names.items[i], name) == 0)
			return true;
	for (size_t i = 0; i < channel->n_known; i++)
		if (strcmp(channel->known[i], name) == 0)
			return fault(work->diagnostics, place_of(work, costed, "strategy"),
				     "'%s' is an example of vfm and not in strategies.csv, so "
				     "this cost would count nowhere; write one of %s, or leave the "
				     "cell empty for the whole case",
				     name, text_list(work->arena, names.items, names.count, 10));
	for (size_t i = 0; i < names.count; i++)
		if (strcmp(names.items[i], costed->cost->source) == 0)
			return fault(work->diagnostics, place_of(work, costed, "strategy"),
				     "there is no strategy '%s', and source says '%s', which is "
				     "one; are the columns source and strategy the wrong way "
				     "round?",
				     name, names.items[i]);
	nearest = text_nearest(name, names.items, names.count);
	if (nearest != NULL)
		return fault(work->diagnostics, place_of(work, costed, "strategy"),
			     "there is no strategy '%s'; did you mean '%s'?", name, nearest);
	return fault(work->diagnostics, place_of(work, costed, "strategy"),
		     "there is no strategy '%s'%s; there are %s, and an empty cell is the whole "
		     "case",
		     name,
		     channel->n_own == 0 ? ", since the case has no rows in strategies.csv" : "",
		     text_list(work->arena, names.items, names.count, 10));
}

static bool check_year(struct case_work *work, struct costed *costed)
{
	const struct case_question *question = work->question;
	const int year = costed->cost->year.start, base = question->base_year.start;
	struct arena *arena = work->arena;

	if (year >= base && year <= base + question->n_years)
		return true;
	return fault(
	    work->diagnostics, place_of(work, costed, "year"),
	    "%s is outside the years appraised, %s to %s; %s", say_year(arena, costed->cost->year),
	    say_year(arena, question->base_year),
	    say_year(arena, (struct year){base + question->n_years}),
	    year < base ? "change the year, or take out what was spent before the case begins"
	    : year - base <= MOST_APPRAISAL_YEARS
		? arena_format(arena, "change the year, or give appraisal_years %d in case.csv",
			       year - base)
		: "change the year");
}

static bool rebase(struct case_work *work, struct costed *costed)
{
	costed->prices =
	    case_prices_of(work->question, &work->question->file->costs_prices, costed->cost->year);
	return case_price_factor(&costed->bound->factor, work, costed->prices,
				 place_of(work, costed, "year"));
}

/* The assumption of a scope, not of `*` in its place. */
static const struct assumption *find_bias(const struct assumptions *assumptions, const char *scope,
					  struct arena *arena)
{
	const char *folded = text_fold(arena, scope);

	FOR_EACH (const struct assumption, item, assumptions->items, assumptions->n_items)
		if (strcmp(item->kind->name, bias_name) == 0 &&
		    (strcmp(scope, "*") == 0 ? strcmp(item->scope, "*") == 0
					     : strcmp(text_fold(arena, item->scope), folded) == 0))
			return item;
	return NULL;
}

/* The Green Book's value for a project type. */
static int lever_of_bias(struct levers *levers, const struct bias *bias)
{
	for (size_t i = 0; i < levers->count; i++)
		if (levers->items[i].kind == LEVER_OPTIMISM_BIAS &&
		    levers->items[i].giver == GIVEN_BY_REFERENCE &&
		    strcmp(levers->items[i].scope, bias->project_type) == 0)
			return (int)i;
	return levers_add(levers, &(struct lever){.kind = LEVER_OPTIMISM_BIAS,
						  .scope = bias->project_type,
						  .value = bias->upper.billionths,
						  .source = bias->source,
						  .giver = GIVEN_BY_REFERENCE});
}

static bool find_uplift(struct case_work *work, struct costed *costed)
{
	const struct assumptions *given = work->question->assumptions;
	const struct cost *cost = costed->cost;
	const struct assumption *of_all = find_bias(given, "*", work->arena), *own = of_all;
	struct bias bias;

	if (cost->project_type != NULL) {
		if (!bias_find(&bias, cost->project_type, place_of(work, costed, "project_type"),
			       work->question->reference))
			return false;
		costed->project_type = bias.project_type;
		costed->uplift = bias.upper;
		costed->uplift_source = bias.source;
		own = find_bias(given, bias.project_type, work->arena);
		if (of_all != NULL && !cost->has_bias)
			return fault(
			    work->diagnostics, place_of(work, costed, "project_type"),
			    "optimism bias would count twice: '%s' has its own, and line %ld of %s "
			    "gives one for all costs; remove one, or write yes in bias_included "
			    "where the amount already includes it",
			    bias.project_type, of_all->line, say_file(given->path));
	}
	if (cost->has_bias) {
		costed->uplift = (struct share){0};
		costed->uplift_source = "the amount includes it";
		costed->bound->uplift = -1;
	} else if (own != NULL) {
		costed->uplift = own->value.share;
		costed->uplift_source = own->source;
		costed->is_uplift_given = true;
		costed->bound->uplift =
		    levers_of_assumptions(&work->bound->levers, given) + (int)(own - given->items);
	} else if (cost->project_type != NULL) {
		costed->bound->uplift = lever_of_bias(&work->bound->levers, &bias);
	}
	return true;
}

/* What the sums need to know of the row, but whose it is (case_bind.h). */
static void bind_cost(struct case_work *work, struct costed *costed)
{
	const struct cost *cost = costed->cost;
	const int base = work->question->base_year.start, last = work->question->n_years;
	struct bound_cost *bound = costed->bound;

	*bound = (struct bound_cost){.uplift = -1,
				     .is_running = cost->kind == COST_RUNNING,
				     .first = cost->year.start - base,
				     .end = last + 1};
	if (cost->kind == COST_INVESTMENT)
		bound->end = bound->first + 1;
	else if (cost->ends.start != 0 && cost->ends.start - base < bound->end)
		bound->end = cost->ends.start - base;
	bound->amount = levers_add(
	    &work->bound->levers,
	    &(struct lever){
		.kind = LEVER_COST,
		.scope = cost->strategy == NULL
			     ? cost->item
			     : arena_format(work->arena, "%s (%s)", cost->item, cost->strategy),
		.year = cost->year,
		.value = cost->amount.hundredths,
		.low = cost->low,
		.high = cost->high,
		.source = cost->source,
		.giver = GIVEN_BY_USER,
		.from = {{work->question->costs->path, cost->line, NULL}, .field = "amount"}});
}

static bool find_amounts(struct case_work *work, struct costed *costed)
{
	struct cost_amounts amounts;

	if (!part_cost(&amounts, costed->bound, work->bound->levers.values))
		return fault(work->diagnostics, place_of(work, costed, "amount"),
			     "is more than can be counted exactly");
	costed->amount = amounts.amount;
	costed->bias = amounts.bias;
	return true;
}

/* An uplift for a type that no cost has is a slip. */
static bool check_scopes(const struct case_question *question, const struct costing *costing,
			 struct arena *arena, struct diagnostics *diagnostics)
{
	const struct assumptions *given = question->assumptions;
	bool is_well = true;

	FOR_EACH (const struct assumption, item, given->items, given->n_items) {
		bool is_used = strcmp(item->scope, "*") == 0;

		if (strcmp(item->kind->name, bias_name) != 0)
			continue;
		for (size_t j = 0; j < costing->n_items && !is_used; j++)
			is_used = costing->items[j].project_type != NULL &&
				  strcmp(text_fold(arena, costing->items[j].project_type),
					 text_fold(arena, item->scope)) == 0;
		if (!is_used)
			is_well =
			    fault(diagnostics, (struct place){given->path, item->line, "scope"},
				  "no row of costs.csv has project_type '%s'", item->scope);
	}
	return is_well;
}

/* Does optimism bias stand on the amount, or in it? */
static bool has_allowance(const struct costed *costed)
{
	return costed->project_type != NULL || costed->cost->has_bias || costed->is_uplift_given;
}

/*
 * Of investments of one type (capital, revenue, not stated) some allow for turning out higher and
 * others do not; or no cost does at all.
 */
static void say_unallowed(const struct costing *costing, struct case_work *work)
{
	const struct costed *first[] = {NULL, NULL, NULL};
	size_t n_without[] = {0, 0, 0}, n_with[] = {0, 0, 0}, n_allowed = 0, n_others = 0;

	/* A row that is at fault has no type here, whatever it says. */
	if (diagnostics_count(work->diagnostics, SEVERITY_FAULT) > 0)
		return;
	FOR_EACH (const struct costed, costed, costing->items, costing->n_items) {
		const enum cost_type type = costed->cost->type;

		if (costed->cost->amount.hundredths == 0)
			continue;
		n_allowed += has_allowance(costed);
		if (costed->cost->kind != COST_INVESTMENT)
			continue;
		if (has_allowance(costed)) {
			n_with[type]++;
			continue;
		}
		n_others++;
		n_without[type]++;
		if (first[type] == NULL || costed->cost->line < first[type]->cost->line)
			first[type] = costed;
	}
	if (n_allowed == 0 && n_others > 0) {
		warning(work->diagnostics, in_file(work->question->costs->path),
			"no cost allows for turning out higher (optimism bias); give project_type "
			"to those of a project (200%% for equipment and development, unless "
			"assumptions.csv gives your own), or yes in bias_included");
		return;
	}
	for (int type = 0; type < 3; type++)
		if (first[type] != NULL && n_with[type] > 0)
			warning(work->diagnostics, place_of(work, first[type], "project_type"),
				"'%s'%s no optimism bias, and investments like it have; give a "
				"project_type (200%% for equipment and development, unless "
				"assumptions.csv gives your own), or yes in bias_included",
				text_cut(work->arena, first[type]->cost->item, 60),
				n_without[type] == 1
				    ? " has"
				    : arena_format(work->arena, " and %zu more have",
						   n_without[type] - 1));
}

bool costing_make(struct costing *costing, struct case_work *work)
{
	const struct costs *costs = work->question->costs;
	bool is_well = true;

	work->bound->n_costs = costs->n_items;
	work->bound->costs = arena_array(work->arena, costs->n_items, sizeof *work->bound->costs);
	*costing = (struct costing){
	    .items = arena_array(work->arena, costs->n_items, sizeof *costing->items)};
	for (size_t i = 0; i < costs->n_items; i++) {
		struct costed *costed = &costing->items[costing->n_items++];

		costed->cost = &costs->items[i];
		costed->bound = &work->bound->costs[i];
		bind_cost(work, costed);
		is_well &= check_strategy(work, costed);
		if (costed->cost->strategy != NULL && work->question->channel != NULL &&
		    strategies_find(work->question->channel->strategies, costed->cost->strategy) ==
			NULL)
			fate_leave_out(costed->cost->fate, "of a strategy not asked for");
		is_well &= check_year(work, costed) && rebase(work, costed) &&
			   find_uplift(work, costed) && find_amounts(work, costed);
		costing->has_bias = costing->has_bias || costed->bias.hundredths != 0;
	}
	/* What a faulty row says of itself is not known. */
	if (is_well)
		say_unallowed(costing, work);
	return is_well && check_scopes(work->question, costing, work->arena, work->diagnostics);
}

struct money costing_biased(const struct case_bound *bound, int strategy)
{
	struct money sum = {0};

	FOR_EACH (const struct bound_cost, cost, bound->costs, bound->n_costs) {
		struct cost_amounts amounts;

		if ((cost->option != BORNE_BY_ALL && cost->option != strategy) ||
		    !part_cost(&amounts, cost, bound->levers.values) ||
		    amounts.bias.hundredths == 0)
			continue;
		/* Parts of flows whose range has been checked. */
		sum.hundredths += amounts.amount.hundredths * (cost->end - cost->first);
	}
	return sum;
}

bool costed_is_of(const struct costed *costed, const char *strategy)
{
	return costed->cost->strategy == NULL ||
	       (strategy != NULL && strcmp(costed->cost->strategy, strategy) == 0);
}

const struct costed *costing_most_biased(const struct costing *costing, const char *strategy)
{
	const struct costed *found = NULL;

	FOR_EACH (const struct costed, item, costing->items, costing->n_items) {
		if (item->bias.hundredths == 0 || !costed_is_of(item, strategy))
			continue;
		int order = found == NULL ? 1 : money_compare(item->bias, found->bias);
		if (order > 0 || (order == 0 && strcmp(item->cost->item, found->cost->item) < 0))
			found = item;
	}
	return found;
}

const char *costed_say_bias(struct arena *arena, const struct costed *costed)
{
	return arena_format(arena, "'%s', %s%s", text_cut(arena, costed->cost->item, 60),
			    say_share(arena, fraction_from_share(costed->uplift)),
			    say_around(arena, " for ", costed->project_type, ""));
}
