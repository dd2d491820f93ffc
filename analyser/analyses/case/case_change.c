#include "analyses/case/case_change.h"

#include <string.h>

/* Copies of what a change touches; the question's own stay as they are. */
struct changed {
	struct case_question question;
	struct case_file file;
	struct channel_question channel;
	struct procurement_question procurement;
	struct prices_question prices_question;
	struct strategies strategies;
	struct spend spend;
	struct prices prices;
	struct gains gains;
	struct costs costs;
	struct assumptions of_case, of_channel, of_procurement;
	struct arena *arena;
};

static void *copy(struct arena *arena, const void *items, size_t count, size_t size)
{
	void *copies = arena_array(arena, count, size);

	if (count > 0)
		memcpy(copies, items, count * size);
	return copies;
}

static void begin(struct changed *changed, const struct case_question *question,
		  struct arena *arena)
{
	*changed = (struct changed){.question = *question, .file = *question->file, .arena = arena};
	changed->question.file = &changed->file;
	changed->costs = *question->costs;
	changed->costs.items = copy(arena, question->costs->items, question->costs->n_items,
				    sizeof *changed->costs.items);
	changed->question.costs = &changed->costs;
	if (question->gains != NULL) {
		changed->gains = *question->gains;
		changed->gains.items = copy(arena, question->gains->items, question->gains->n_items,
					    sizeof *changed->gains.items);
		changed->question.gains = &changed->gains;
	}
	if (question->channel != NULL) {
		changed->channel = *question->channel;
		changed->question.channel = &changed->channel;
	}
	if (question->procurement != NULL) {
		changed->procurement = *question->procurement;
		changed->question.procurement = &changed->procurement;
	}
}

static void take_spend(struct changed *changed)
{
	const struct spend *given = changed->procurement.spend;

	if (changed->question.procurement == NULL)
		return;
	changed->spend = *given;
	changed->spend.lines =
	    copy(changed->arena, given->lines, given->n_lines, sizeof *given->lines);
	for (size_t i = 0; i < given->n_lines; i++)
		changed->spend.lines[i].spend = (struct money){0};
	changed->procurement.spend = &changed->spend;
}

static void take_prices(struct changed *changed)
{
	const struct prices *given;

	if (changed->question.prices == NULL)
		return;
	changed->prices_question = *changed->question.prices;
	given = changed->prices_question.prices;
	changed->prices = *given;
	changed->prices.rows =
	    copy(changed->arena, given->rows, given->n_rows, sizeof *given->rows);
	for (size_t i = 0; i < given->n_rows; i++)
		changed->prices.rows[i].quantity = (struct share){0};
	changed->prices_question.prices = &changed->prices;
	changed->question.prices = &changed->prices_question;
}

static void take_register(struct changed *changed)
{
	for (size_t i = 0; i < changed->gains.n_items; i++)
		changed->gains.items[i].gross = (struct money){0};
}

/* The rules of one strategy at nothing: its contacts stay where they are. */
static void take_strategy(struct changed *changed, const struct case_option *option)
{
	struct arena *arena = changed->arena;

	if (option->strategy == NULL)
		return;
	changed->strategies = *changed->channel.strategies;
	changed->strategies.items =
	    copy(arena, changed->strategies.items, changed->strategies.n_items,
		 sizeof *changed->strategies.items);
	changed->channel.strategies = &changed->strategies;
	for (size_t i = 0; i < changed->strategies.n_items; i++) {
		struct strategy *strategy = &changed->strategies.items[i];

		if (strcmp(strategy->name, option->name) != 0)
			continue;
		strategy->rules =
		    copy(arena, strategy->rules, strategy->n_rules, sizeof *strategy->rules);
		for (size_t j = 0; j < strategy->n_rules; j++) {
			struct rule *rule = &strategy->rules[j];

			rule->points =
			    copy(arena, rule->points, rule->n_points, sizeof *rule->points);
			for (size_t k = 0; k < rule->n_points; k++)
				rule->points[k].value = fraction_zero;
		}
	}
}

/* The assumptions but those of these names, up to NULL. */
static void filter(struct assumptions *kept, const struct assumptions *given,
		   const char *const *names, struct arena *arena)
{
	*kept = *given;
	kept->items = arena_array(arena, given->n_items, sizeof *kept->items);
	kept->n_items = 0;
	for (size_t i = 0; i < given->n_items; i++) {
		size_t j = 0;

		while (names[j] != NULL && strcmp(names[j], given->items[i].kind->name) != 0)
			j++;
		if (names[j] == NULL)
			kept->items[kept->n_items++] = given->items[i];
	}
}

static void drop_assumptions(struct changed *changed, const char *const *names)
{
	filter(&changed->of_case, changed->question.assumptions, names, changed->arena);
	changed->question.assumptions = &changed->of_case;
	if (changed->question.channel != NULL) {
		filter(&changed->of_channel, changed->channel.assumptions, names, changed->arena);
		changed->channel.assumptions = &changed->of_channel;
	}
	if (changed->question.procurement != NULL) {
		filter(&changed->of_procurement, changed->procurement.assumptions, names,
		       changed->arena);
		changed->procurement.assumptions = &changed->of_procurement;
	}
}

static void make_cash(struct changed *changed)
{
	static const char *const names[] = {"cashable_share", "contacts_per_post", "post_cost",
					    "procurement_cashable_share", NULL};

	drop_assumptions(changed, names);
	for (size_t i = 0; i < changed->gains.n_items; i++)
		if (changed->gains.items[i].cash == CASH_NO)
			changed->gains.items[i].cash = CASH_YES;
}

static void make_certain(struct changed *changed)
{
	static const char *const names[] = {"benefit_confidence", NULL};

	drop_assumptions(changed, names);
	for (size_t i = 0; i < changed->gains.n_items; i++) {
		changed->gains.items[i].likelihood = fraction_one;
		changed->gains.items[i].has_likelihood = false;
	}
}

/* Costs so many times as high; false out of range. */
static bool scale_costs(struct changed *changed, int64_t times)
{
	for (size_t i = 0; i < changed->costs.n_items; i++) {
		struct money *amount = &changed->costs.items[i].amount;

		if (!money_mul(amount, *amount, times))
			return false;
	}
	for (size_t i = 0; i < changed->gains.n_items; i++) {
		struct gain *gain = &changed->gains.items[i];

		if (!money_mul(&gain->running_cost, gain->running_cost, times) ||
		    !money_mul(&gain->investment, gain->investment, times))
			return false;
	}
	return true;
}

/* What falls behind the years appraised is outside them, which is a fault of a file only. */
static void drop_later_costs(struct changed *changed, int n_years)
{
	size_t kept = 0;

	for (size_t i = 0; i < changed->costs.n_items; i++)
		if (changed->costs.items[i].year.start <=
		    changed->question.base_year.start + n_years)
			changed->costs.items[kept++] = changed->costs.items[i];
	changed->costs.n_items = kept;
}

static bool apply(struct changed *changed, enum case_change change,
		  const struct case_option *option, int *n_years)
{
	switch (change) {
	case CHANGE_PLAN_YEARS:
		*n_years = changed->question.last_year.start - changed->question.base_year.start;
		drop_later_costs(changed, *n_years);
		return true;
	case CHANGE_NO_BANDS:
		take_spend(changed);
		return true;
	case CHANGE_NO_PRICES:
		take_prices(changed);
		return true;
	case CHANGE_NO_REGISTER:
		take_register(changed);
		return true;
	case CHANGE_NO_STRATEGY:
		take_strategy(changed, option);
		return true;
	case CHANGE_NO_GAINS:
		take_spend(changed);
		take_prices(changed);
		take_register(changed);
		take_strategy(changed, option);
		return true;
	case CHANGE_ALL_CASH:
		make_cash(changed);
		return true;
	case CHANGE_ALL_CERTAIN:
		make_certain(changed);
		return true;
	case CHANGE_NO_COSTS:
		return scale_costs(changed, 0);
	case CHANGE_COSTS_TWICE:
		return scale_costs(changed, 2);
	case CHANGE_NO_BIAS:
		for (size_t i = 0; i < changed->costs.n_items; i++)
			changed->costs.items[i].has_bias = true;
		return true;
	case CHANGE_UNDISCOUNTED:
		changed->file.has_discount_rate = true;
		changed->file.discount_rate = fraction_zero;
		return true;
	}
	return false;
}

static bool is_same(const struct case_option *a, const struct case_option *b)
{
	if (a->is_nothing || b->is_nothing || (a->strategy == NULL) != (b->strategy == NULL))
		return a->is_nothing && b->is_nothing;
	return a->strategy == NULL || strcmp(a->name, b->name) == 0;
}

const char *case_changed(struct money *npv, enum case_change change,
			 const struct case_question *question, const struct case_option *option,
			 int n_years, const struct results *results)
{
	struct arena *arena = results->arena;
	struct changed *changed = arena_alloc(arena, sizeof *changed);
	struct case_run *run = arena_alloc(arena, sizeof *run);
	struct diagnostics told; /* by the case as it is */

	begin(changed, question, arena);
	if (!apply(changed, change, option, &n_years))
		return "it would be more than can be counted";
	diagnostics_init(&told, arena);
	if (!case_run_make(run, &changed->question, n_years, results, &told)) {
		for (size_t i = 0; i < told.count; i++)
			if (told.items[i].severity == SEVERITY_FAULT)
				return told.items[i].message;
		return "its sums failed";
	}
	for (size_t i = 0; i < run->options.count; i++)
		if (is_same(&run->options.items[i], option)) {
			*npv = run->options.items[i].appraisal.npv;
			return NULL;
		}
	return "the option is no more";
}
