#include "analyses/case/case_compare.h"

#include <string.h>

#include "analyses/case/case_compare_inputs.h"
#include "analyses/sayings.h"
#include "base/text.h"

static const struct passage_spec said_first = {"compare.first", SECTION_ANSWER, PASSAGE_ANSWER, 9,
					       "case_compare"};
static const struct passage_spec said_second = {"compare.second", SECTION_ANSWER, PASSAGE_ANSWER, 9,
						"case_compare"};
static const struct passage_spec said_assumptions = {"compare.assumptions", SECTION_ASSUMPTIONS,
						     PASSAGE_FINDING, 6, "case_compare_assumption"};
static const struct passage_spec said_unlike = {"compare.unlike", SECTION_ASSUMPTIONS,
						PASSAGE_CAVEAT, 8, "case_compare_assumption"};
static const struct passage_spec said_by_itself = {"compare.by-itself", SECTION_DATA,
						   PASSAGE_METHOD, 3, NULL};

/* Pairs of figures stand one behind the other: the first case's, then the second's. */
enum {
	PAIR_STRATEGY,
	PAIR_CASH,
	PAIR_COSTS = PAIR_CASH + 2,
	PAIR_NPV = PAIR_COSTS + 2,
	PAIR_DIFFERENCE = PAIR_NPV + 2,
	PAIR_BCR,
	PAIR_PAYBACK = PAIR_BCR + 2,
	N_PAIR = PAIR_PAYBACK + 2
};

static const struct column pair_columns[] = {
    [PAIR_STRATEGY] = {"strategy", "Strategy", UNIT_TEXT, ROLE_DIMENSION},
    [PAIR_CASH] = {"pv_gains_first", "PV of cash, first", UNIT_MONEY, ROLE_MEASURE},
    [PAIR_CASH + 1] = {"pv_gains_second", "PV of cash, second", UNIT_MONEY, ROLE_MEASURE},
    [PAIR_COSTS] = {"pv_costs_first", "PV of costs, first", UNIT_MONEY, ROLE_MEASURE},
    [PAIR_COSTS + 1] = {"pv_costs_second", "PV of costs, second", UNIT_MONEY, ROLE_MEASURE},
    [PAIR_NPV] = {"npv_first", "NPV, first", UNIT_MONEY, ROLE_MEASURE},
    [PAIR_NPV + 1] = {"npv_second", "NPV, second", UNIT_MONEY, ROLE_MEASURE},
    [PAIR_DIFFERENCE] = {"npv_difference", "Second less first", UNIT_MONEY, ROLE_TOTAL},
    [PAIR_BCR] = {"bcr_first", "BCR, first", UNIT_RATIO, ROLE_MEASURE},
    [PAIR_BCR + 1] = {"bcr_second", "BCR, second", UNIT_RATIO, ROLE_MEASURE},
    [PAIR_PAYBACK] = {"payback_first", "Payback, first", UNIT_TEXT, ROLE_MEASURE},
    [PAIR_PAYBACK + 1] = {"payback_second", "Payback, second", UNIT_TEXT, ROLE_MEASURE},
};

enum { OPTION_STRATEGY, OPTION_CASE, OPTION_NPV, N_OPTION };

static const struct column option_columns[] = {
    [OPTION_STRATEGY] = {"strategy", "Strategy", UNIT_TEXT, ROLE_DIMENSION},
    [OPTION_CASE] = {"case", "Case", UNIT_TEXT, ROLE_DIMENSION},
    [OPTION_NPV] = {"npv", "NPV", UNIT_MONEY, ROLE_MEASURE},
};

enum { A_NAME, A_SCOPE, A_YEAR, A_FIRST, A_SECOND, A_USED_IN, N_A };

static const struct column assumption_columns[] = {
    [A_NAME] = {"assumption", "Assumption", UNIT_TEXT, ROLE_DIMENSION},
    [A_SCOPE] = {"scope", "Of", UNIT_TEXT, ROLE_DIMENSION},
    [A_YEAR] = {"year", "From", UNIT_TEXT, ROLE_DIMENSION},
    [A_FIRST] = {"first", "First", UNIT_TEXT, ROLE_MEASURE},
    [A_SECOND] = {"second", "Second", UNIT_TEXT, ROLE_MEASURE},
    [A_USED_IN] = {"used_in", "Used in", UNIT_TEXT, ROLE_DIMENSION},
};

static const char only_other[] = "only in the other case";

/* A comparison under way. */
struct comparison {
	struct results *results;
	const struct compared_case *cases;
	const struct table *summaries[2];
	struct table *pairs, *options, *inputs, *assumptions;
};

/* The row of a strategy in a summary, or NULL. */
static const struct value *find_row(const struct table *summary, const char *strategy)
{
	int column = table_column(summary, "strategy");

	for (size_t i = 0; i < summary->n_rows; i++)
		if (strcmp(table_values(summary, i)[column].text, strategy) == 0)
			return table_values(summary, i);
	return NULL;
}

/* The figure of a summary's row, or none where the case has not the strategy. */
static struct value figure(const struct table *summary, const struct value *row, const char *column)
{
	return row == NULL ? value_none(only_other) : row[table_column(summary, column)];
}

static struct value payback(struct arena *arena, const struct table *summary,
			    const struct value *row)
{
	struct value years = figure(summary, row, "payback_years");

	if (years.kind != VALUE_RATIO)
		return figure(summary, row, "payback");
	return value_text(arena_format(arena, "%.1f years", years.ratio));
}

static void add_pair(const struct comparison *comparison, const char *strategy)
{
	static const struct {
		const char *column;
		int at;
	} figures[] = {{"pv_gains", PAIR_CASH},
		       {"pv_costs", PAIR_COSTS},
		       {"npv", PAIR_NPV},
		       {"bcr", PAIR_BCR}};
	struct value *values = table_row(comparison->pairs);
	struct money difference;

	values[PAIR_STRATEGY] = value_text(strategy);
	for (int i = 0; i < 2; i++) {
		const struct table *summary = comparison->summaries[i];
		const struct value *row = find_row(summary, strategy);

		for (size_t j = 0; j < sizeof figures / sizeof *figures; j++)
			values[figures[j].at + i] = figure(summary, row, figures[j].column);
		values[PAIR_PAYBACK + i] = payback(comparison->results->arena, summary, row);
		if (row == NULL)
			continue;

		struct value *option = table_row(comparison->options);

		option[OPTION_STRATEGY] = value_text(strategy);
		option[OPTION_CASE] = value_text(comparison->cases[i].name);
		option[OPTION_NPV] = values[PAIR_NPV + i];
	}
	values[PAIR_DIFFERENCE] = value_none(only_other);
	if (values[PAIR_NPV].kind == VALUE_MONEY && values[PAIR_NPV + 1].kind == VALUE_MONEY &&
	    money_subtract(&difference, values[PAIR_NPV + 1].money, values[PAIR_NPV].money))
		values[PAIR_DIFFERENCE] = value_money(difference);
}

static void add_pairs(const struct comparison *comparison)
{
	for (int i = 0; i < 2; i++) {
		const struct table *summary = comparison->summaries[i];
		int column = table_column(summary, "strategy");

		for (size_t j = 0; j < summary->n_rows; j++) {
			const char *strategy = table_values(summary, j)[column].text;

			if (i == 0 || find_row(comparison->summaries[0], strategy) == NULL)
				add_pair(comparison, strategy);
		}
	}
}

static bool is_same_text(const char *a, const char *b)
{
	return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

static bool is_same_value(const struct value *a, const struct value *b)
{
	if (a->kind != b->kind)
		return false;
	switch (a->kind) {
	case VALUE_NONE:
		return true;
	case VALUE_TEXT:
		return strcmp(a->text, b->text) == 0;
	case VALUE_YEAR:
		return a->year.start == b->year.start;
	case VALUE_MONEY:
		return money_compare(a->money, b->money) == 0;
	case VALUE_SHARE:
		return a->share.billionths == b->share.billionths;
	default:
		return a->count == b->count;
	}
}

/* The one of a name, scope and year; of several, as of two costs of one item, one as high. */
static const struct assumption_used *find_assumption(const struct results *results,
						     const struct assumption_used *wanted)
{
	const struct assumption_used *found = NULL;

	for (size_t i = 0; i < results->n_assumptions; i++) {
		const struct assumption_used *used = &results->assumptions[i];

		if (strcmp(used->name, wanted->name) != 0 ||
		    strcmp(used->scope, wanted->scope) != 0 ||
		    !is_same_text(used->year, wanted->year))
			continue;
		if (found == NULL || is_same_value(&used->value, &wanted->value))
			found = used;
	}
	return found;
}

static void add_assumption(struct table *table, const struct assumption_used *used,
			   const struct assumption_used *first,
			   const struct assumption_used *second)
{
	struct value *values = table_row(table);

	values[A_NAME] = value_text(used->name);
	values[A_SCOPE] = value_text(used->scope);
	values[A_YEAR] = used->year == NULL ? value_none("all years") : value_text(used->year);
	values[A_FIRST] = first == NULL ? value_none(only_other) : first->value;
	values[A_SECOND] = second == NULL ? value_none(only_other) : second->value;
	values[A_USED_IN] = used->used_in == NULL ? value_none("") : value_text(used->used_in);
}

/* Those whose values differ, and those that only one of the two has. */
static void add_assumptions(const struct comparison *comparison)
{
	const struct results *first = comparison->cases[0].results,
			     *second = comparison->cases[1].results;

	for (size_t i = 0; i < first->n_assumptions; i++) {
		const struct assumption_used *used = &first->assumptions[i],
					     *other = find_assumption(second, used);

		if (other == NULL || !is_same_value(&used->value, &other->value))
			add_assumption(comparison->assumptions, used, used, other);
	}
	for (size_t i = 0; i < second->n_assumptions; i++)
		if (find_assumption(first, &second->assumptions[i]) == NULL)
			add_assumption(comparison->assumptions, &second->assumptions[i], NULL,
				       &second->assumptions[i]);
}

/* `'web-first', NPV £1.2m` */
static const char *say_best(struct arena *arena, const struct table *summary)
{
	const struct value *best = table_values(summary, 0);

	return arena_format(arena, "'%s', NPV %s",
			    text_cut(arena, best[table_column(summary, "strategy")].text, 60),
			    say_rough(arena, best[table_column(summary, "npv")].money));
}

static void say(const struct comparison *comparison)
{
	struct results *results = comparison->results;
	struct arena *arena = results->arena;
	const struct compared_case *cases = comparison->cases;
	const struct money *npvs[2];
	struct money difference = {0};

	for (int i = 0; i < 2; i++)
		npvs[i] = &table_values(comparison->summaries[i],
					0)[table_column(comparison->summaries[i], "npv")]
			       .money;
	(void)money_subtract(&difference, *npvs[1], *npvs[0]);
	results_say(results, &said_first, "First: %s. Best is %s.", cases[0].name,
		    say_best(arena, comparison->summaries[0]));
	results_say(
	    results, &said_second, "Second: %s. Best is %s%s.", cases[1].name,
	    say_best(arena, comparison->summaries[1]),
	    difference.hundredths == 0
		? ", as much"
		: arena_format(arena, ", %s %s",
			       say_rough(arena, (struct money){difference.hundredths < 0
								   ? -difference.hundredths
								   : difference.hundredths}),
			       difference.hundredths > 0 ? "more" : "less"));
	case_compare_inputs_say(results, comparison->inputs);
	if (comparison->assumptions->n_rows > 0)
		results_say(results, &said_assumptions,
			    "Of all assumptions, those that vfm supplies among them, %zu "
			    "differ%s (table case_compare_assumption).",
			    comparison->assumptions->n_rows,
			    comparison->assumptions->n_rows == 1 ? "s" : "");
	for (size_t i = 0; i < comparison->assumptions->n_rows; i++) {
		const char *name = table_values(comparison->assumptions, i)[A_NAME].text;

		if (strcmp(name, "price_year") == 0 || strcmp(name, "appraisal_years") == 0 ||
		    strcmp(name, "discount_rate") == 0)
			results_say(results, &said_unlike,
				    "The cases differ in %s, so their present values are not of "
				    "like with like.",
				    name);
	}
	results_say(results, &said_by_itself,
		    "Each case is as vfm case gives it by itself; what both files say alike is not "
		    "listed.");
}

void case_compare(struct results *results, const struct compared_case cases[2])
{
	struct comparison comparison = {
	    .results = results,
	    .cases = cases,
	    .summaries = {results_find(cases[0].results, "case_summary"),
			  results_find(cases[1].results, "case_summary")},
	    .pairs = results_table(results, "case_compare", "The options of both cases",
				   pair_columns, N_PAIR),
	    .inputs = case_compare_inputs(results, cases),
	    .assumptions = results_table(results, "case_compare_assumption",
					 "Where their assumptions differ", assumption_columns, N_A),
	    .options = results_table(results, "case_compare_option", "The options case by case",
				     option_columns, N_OPTION),
	};

	comparison.options->is_detail = true;
	add_pairs(&comparison);
	add_assumptions(&comparison);
	say(&comparison);

	struct chart *chart = table_chart(comparison.options, "compare", CHART_GROUPED_BARS);

	chart->title = arena_format(results->arena, "Net present value of each option: %s and %s",
				    cases[0].name, cases[1].name);
	chart->source = "Source: both cases' folders; vfm case --compare";
	chart->category = OPTION_STRATEGY;
	chart->series = OPTION_CASE;
	chart->measures[0] = OPTION_NPV;
}
