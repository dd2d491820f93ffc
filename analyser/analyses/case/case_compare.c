#include "analyses/case/case_compare.h"

#include <string.h>

#include "analyses/case/case_tables.h"
#include "analyses/sayings.h"
#include "base/text.h"
#include "results/table.h"

PASSAGE(said_first, "compare.first", ANSWER, ANSWER, 9, "case_compare");
PASSAGE(said_second, "compare.second", ANSWER, ANSWER, 9, "case_compare");
PASSAGE(said_assumptions, "compare.assumptions", ASSUMPTIONS, FINDING, 6,
	"case_compare_assumption");
PASSAGE(said_by_itself, "compare.by-itself", DATA, METHOD, 3, NULL);

TABLE(case_compare, (strategy, "Strategy", TEXT, SHORT),
      (pv_gains_first, "Cash (present value), first", MONEY),
      (pv_gains_second, "Cash (present value), second", MONEY),
      (pv_costs_first, "Costs (present value), first", MONEY),
      (pv_costs_second, "Costs (present value), second", MONEY),
      (npv_first, "Net present value, first", MONEY, SHORT),
      (npv_second, "Net present value, second", MONEY, SHORT),
      (npv_difference, "Second less first", MONEY_TOTAL, SHORT),
      (bcr_first, "Benefit-cost ratio, first", RATIO),
      (bcr_second, "Benefit-cost ratio, second", RATIO),
      (payback_first, "Payback, first", TEXT_MEASURE),
      (payback_second, "Payback, second", TEXT_MEASURE));

TABLE(case_compare_option, (strategy, "Strategy", TEXT), (case_, "Case", TEXT),
      (npv, "Net present value", MONEY));

TABLE(case_compare_assumption, (assumption, "Assumption", TEXT), (scope, "Of", TEXT),
      (year, "From", TEXT), (first, "First", MIXED), (second, "Second", MIXED),
      (used_in, "Used in", TEXT));

static const char only_other[] = "only in the other case", not_alike[] = "the terms differ";

/* A comparison under way. */
struct comparison {
	struct results *results;
	const struct compared_case *cases;
	struct table *pairs, *options, *assumptions;
	struct input_differences inputs;
	struct unlike_terms unlike;
};

/* A case's option of a name, or NULL. */
static const struct appraisal *find(const struct compared_case *compared, const char *strategy)
{
	const struct case_option *option = case_option_named(compared->options, strategy);

	return option == NULL ? NULL : &option->appraisal;
}

/* A figure of an option, or none where the case has not that one. */
#define AMOUNT(appraisal, member) \
	((appraisal) == NULL ? value_none(only_other) : value_money((appraisal)->member))

static struct value bcr(const struct appraisal *appraisal)
{
	return appraisal == NULL ? value_none(only_other) : bcr_value(appraisal);
}

static struct value payback(struct arena *arena, const struct appraisal *appraisal)
{
	struct value years, words;

	if (appraisal == NULL)
		return value_none(only_other);
	payback_values(&years, &words, &appraisal->simple, appraisal->has_bcr, arena);
	return words;
}

static void add_pair(const struct comparison *comparison, const char *strategy)
{
	struct arena *arena = comparison->results->arena;
	const struct appraisal *both[] = {find(&comparison->cases[0], strategy),
					  find(&comparison->cases[1], strategy)};
	const struct appraisal *first = both[0], *second = both[1];
	struct value difference = value_none(only_other);
	const bool is_alike = comparison->unlike.said.count == 0;

	for (int i = 0; i < 2; i++)
		if (both[i] != NULL)
			TABLE_ADD(comparison->options, case_compare_option,
				  .strategy = value_text(strategy),
				  .case_ = value_text(comparison->cases[i].name),
				  .npv = value_money(both[i]->npv));
	if (first != NULL && second != NULL)
		difference =
		    is_alike ? value_money_less(second->npv, first->npv) : value_none(not_alike);
	TABLE_ADD(
	    comparison->pairs, case_compare, .strategy = value_text(strategy),
	    .pv_gains_first = AMOUNT(first, pv_gains), .pv_gains_second = AMOUNT(second, pv_gains),
	    .pv_costs_first = AMOUNT(first, pv_costs), .pv_costs_second = AMOUNT(second, pv_costs),
	    .npv_first = AMOUNT(first, npv), .npv_second = AMOUNT(second, npv),
	    .npv_difference = difference, .bcr_first = bcr(first), .bcr_second = bcr(second),
	    .payback_first = payback(arena, first), .payback_second = payback(arena, second));
}

static void add_pairs(const struct comparison *comparison)
{
	for (int i = 0; i < 2; i++) {
		const struct case_options *options = comparison->cases[i].options;

		for (size_t j = 0; j < options->count; j++)
			if (i == 0 || find(&comparison->cases[0], options->items[j].name) == NULL)
				add_pair(comparison, options->items[j].name);
	}
}

/* The one of a name, scope and year; of several, as of two costs of one item, one as high. */
static const struct assumption_used *find_assumption(const struct results *results,
						     const struct assumption_used *wanted)
{
	const struct assumption_used *found = NULL;

	FOR_EACH (const struct assumption_used, used, results->assumptions,
		  results->n_assumptions) {
		if (strcmp(used->name, wanted->name) != 0 ||
		    strcmp(used->scope, wanted->scope) != 0 ||
		    !text_is_same(used->year, wanted->year))
			continue;
		if (found == NULL || input_value_compare(&used->value, &wanted->value) == 0)
			found = used;
	}
	return found;
}

static void add_assumption(struct table *table, const struct assumption_used *used,
			   const struct assumption_used *first,
			   const struct assumption_used *second)
{
	TABLE_ADD(table, case_compare_assumption, .assumption = value_text(used->name),
		  .scope = value_text(used->scope), .year = value_text_or(used->year, "all years"),
		  .first = first == NULL ? value_none(only_other) : first->value,
		  .second = second == NULL ? value_none(only_other) : second->value,
		  .used_in = value_text_or(used->used_in, ""));
}

/* Those whose values differ, and those that only one of the two has. */
static void add_assumptions(const struct comparison *comparison)
{
	const struct results *first = comparison->cases[0].results,
			     *second = comparison->cases[1].results;

	FOR_EACH (const struct assumption_used, used, first->assumptions, first->n_assumptions) {
		const struct assumption_used *other = find_assumption(second, used);

		if (other == NULL || input_value_compare(&used->value, &other->value) != 0)
			add_assumption(comparison->assumptions, used, used, other);
	}
	for (size_t i = 0; i < second->n_assumptions; i++)
		if (find_assumption(first, &second->assumptions[i]) == NULL)
			add_assumption(comparison->assumptions, &second->assumptions[i], NULL,
				       &second->assumptions[i]);
}

/* `: cash is 2.9 times the costs` */
static const char *say_ratio(struct arena *arena, const struct appraisal *appraisal)
{
	return appraisal->has_bcr ? case_words_return(arena, appraisal->bcr) : "";
}

/* ` (£84.0m more)`; of cases that are not alike nothing. */
static const char *say_difference(const struct comparison *comparison, struct money first,
				  struct money second)
{
	struct arena *arena = comparison->results->arena;
	struct money difference;

	if (comparison->unlike.said.count > 0 || !money_subtract(&difference, second, first))
		return "";
	return difference.hundredths == 0
		   ? " (the same)"
		   : arena_format(arena, " (%s %s)", say_size(arena, difference),
				  difference.hundredths > 0 ? "more" : "less");
}

static void say_best(const struct comparison *comparison)
{
	struct results *results = comparison->results;
	struct arena *arena = results->arena;
	const struct compared_case *cases = comparison->cases;
	const struct case_option *best[] = {cases[0].options->items, cases[1].options->items};

	results_say(results, &said_first,
		    "The first case is %s. Its best option, '%s', has a net present value (cash "
		    "less costs in %s money, discounted) of %s%s.",
		    cases[0].name, text_cut(arena, best[0]->name, 60),
		    say_year(arena, cases[0].question->price_year),
		    say_rough(arena, best[0]->appraisal.npv),
		    say_ratio(arena, &best[0]->appraisal));
	results_say(
	    results, &said_second,
	    "The second case is %s. Its best option, '%s', has a net present value of %s%s%s.",
	    cases[1].name, text_cut(arena, best[1]->name, 60),
	    say_rough(arena, best[1]->appraisal.npv),
	    say_difference(comparison, best[0]->appraisal.npv, best[1]->appraisal.npv),
	    say_ratio(arena, &best[1]->appraisal));
}

static void say(const struct comparison *comparison)
{
	struct results *results = comparison->results;

	case_compare_terms_say(results, &comparison->unlike);
	say_best(comparison);
	case_compare_inputs_say(results, &comparison->inputs, &comparison->unlike);
	if (comparison->assumptions->n_rows > 0)
		results_say(results, &said_assumptions,
			    "%zu of the assumptions %s, counting those that vfm supplies (table "
			    "case_compare_assumption).",
			    comparison->assumptions->n_rows,
			    say_which(comparison->assumptions->n_rows, "differs", "differ"));
	results_say(results, &said_by_itself,
		    "Each case is worked out on its own, as vfm case does. Rows that are the same "
		    "in both are not listed.");
}

/* `Of both cases, 'web-first' of north is worth most: NPV £1.2m` */
static const char *chart_title(const struct comparison *comparison)
{
	const struct table *options = comparison->options;
	struct arena *arena = options->results->arena;
	const struct case_compare_option_row *best = NULL;

	for (size_t i = 0; i < options->n_rows; i++) {
		const struct case_compare_option_row *row = table_get(options, i);

		if (row->npv.kind == VALUE_MONEY &&
		    (best == NULL || money_compare(row->npv.money, best->npv.money) > 0))
			best = row;
	}
	if (best == NULL || comparison->unlike.said.count > 0)
		return "Net present value of each option, case by case";
	return arena_format(
	    arena, "Of both cases, '%s' of %s is worth most, a net present value of %s",
	    text_cut(arena, best->strategy.text, 60), text_cut(arena, best->case_.text, 60),
	    say_rough(arena, best->npv.money));
}

void case_compare(struct results *results, const struct compared_case cases[2])
{
	struct comparison comparison = {.results = results, .cases = cases};

	input_differences_find(&comparison.inputs, &cases[0].inputs, &cases[1].inputs,
			       results->arena);
	case_compare_terms_find(&comparison.unlike, cases, results->arena);
	comparison.pairs = TABLE_NEW(results, case_compare, "The options of both cases");
	case_compare_inputs_add(results, &comparison.inputs);
	comparison.assumptions =
	    TABLE_NEW(results, case_compare_assumption, "Where their assumptions differ");
	comparison.options = TABLE_NEW(results, case_compare_option, "The options case by case");
	table_own_column(comparison.options, COLUMN(case_compare_option, case_))->id = "case";
	comparison.options->is_detail = true;
	add_pairs(&comparison);
	add_assumptions(&comparison);
	say(&comparison);
	TABLE_CHART(comparison.options, "compare", CHART_GROUPED_BARS,
		    .title = chart_title(&comparison),
		    .source = "Source: both cases' folders; vfm case --compare",
		    .category = "strategy", .series = "case", .measures = {"npv"});
}
