/*
 * Properties of a whole case; its figures are those of the golden cases
 * case-hand and case-hand-all.
 */
#include "asking_case.h"

#include "unit.h"

#include "outputs/passages.h"

/* Steps add up to the totals below them, to the penny. */
static void every_bridge_cross_casts(void **state)
{
	struct asking *asking = *state;
	const char *ids[] = {"case_bridge", "case_bridge_end"};

	assert_true(ask_case(asking, &whole_case, 12));
	for (size_t i = 0; i < 2; i++) {
		const struct table *table = results_find(&asking->results, ids[i]);
		int64_t sum = 0;
		size_t n_bridges = 0;

		for (size_t row = 0; row < table->n_rows; row++) {
			if (strcmp(case_text_cell(table, row, "kind"), "step") == 0)
				sum += case_cell(table, row, "amount");
			else
				assert_int_equal(case_cell(table, row, "amount"), sum);
			if (strcmp(case_text_cell(table, row, "step"), "net cash-releasing gain") ==
			    0) {
				sum = 0;
				n_bridges++;
			}
		}
		/* Two strategies and the rest, in 13 years or one. */
		assert_int_equal(n_bridges, i == 0 ? 3 * 13 : 3);
	}
}

/* A year is its cash less its costs; the running totals and the NPV are sums of what is shown. */
static void every_year_cross_casts(void **state)
{
	struct asking *asking = *state;

	assert_true(ask_case(asking, &whole_case, 60));
	const struct table *table = results_find(&asking->results, "case_year"),
			   *summary = results_find(&asking->results, "case_summary"),
			   *costs = results_find(&asking->results, "case_cost_year");
	size_t row = 0;

	for (size_t i = 0; i < summary->n_rows; i++) {
		const char *name = case_text_cell(summary, i, "strategy");
		int64_t total = 0, value = 0, cost = 0, spent = 0;

		if (strcmp(name, "do nothing") == 0)
			continue;
		for (int t = 0; t <= 60; t++, row++) {
			int64_t year_cost = case_cell(table, row, "running_cost") +
					    case_cell(table, row, "investment") +
					    case_cell(table, row, "optimism_bias");

			assert_string_equal(case_text_cell(table, row, "strategy"), name);
			assert_int_equal(case_cell(table, row, "net_gain"),
					 case_cell(table, row, "cash_releasing_gain") - year_cost);
			total += case_cell(table, row, "net_gain");
			value += case_cell(table, row, "present_value");
			cost += year_cost;
			assert_int_equal(case_cell(table, row, "running_total"), total);
			assert_int_equal(case_cell(table, row, "running_value"), value);
		}
		assert_int_equal(case_cell(summary, i, "npv"), value);
		assert_int_equal(
		    case_cell(summary, i, "pv_gains") - case_cell(summary, i, "pv_costs"), value);
		for (size_t j = 0; j < costs->n_rows; j++)
			if (strcmp(case_text_cell(costs, j, "strategy"), name) == 0)
				spent += case_cell(costs, j, "total");
		assert_int_equal(spent, cost);
	}
	assert_int_equal(row, table->n_rows);
}

/* An option is the rest of the case and its strategy by itself. */
static void an_option_is_its_parts(void **state)
{
	struct asking *asking = *state;

	assert_true(ask_case(asking, &whole_case, 7));
	const struct table *years = results_find(&asking->results, "case_year"),
			   *alone = results_find(&asking->results, "case_alone_year");
	int64_t rest[8] = {0};

	for (size_t i = 0; i < years->n_rows; i++)
		if (strcmp(case_text_cell(years, i, "strategy"), "no channel strategy") == 0)
			rest[i % 8] = case_cell(years, i, "net_gain");
	assert_int_equal(alone->n_rows, 2 * 8);
	for (size_t i = 0; i < alone->n_rows; i++)
		for (size_t j = 0; j < years->n_rows; j++)
			if (j % 8 == i % 8 && strcmp(case_text_cell(years, j, "strategy"),
						     case_text_cell(alone, i, "strategy")) == 0)
				assert_int_equal(case_cell(years, j, "net_gain"),
						 rest[i % 8] + case_cell(alone, i, "net_gain"));
}

static void npv_without_discounting_is_the_plain_sum(void **state)
{
	struct asking *asking = *state;
	struct case_text text = whole_case;

	text.file = "key,value\ndiscount_rate,0%\n";
	assert_true(ask_case(asking, &text, 41));
	const struct table *table = results_find(&asking->results, "case_year"),
			   *summary = results_find(&asking->results, "case_summary");

	for (size_t i = 0; i < summary->n_rows; i++) {
		int64_t sum = 0;

		for (size_t row = 0; row < table->n_rows; row++)
			if (strcmp(case_text_cell(table, row, "strategy"),
				   case_text_cell(summary, i, "strategy")) == 0)
				sum += case_cell(table, row, "net_gain");
		assert_int_equal(case_cell(summary, i, "npv"), sum);
	}
}

/* The rows of a file, all but the header, from the last to the first. */
static const char *turned(struct arena *arena, const char *text)
{
	const char *end = strchr(text, '\n') + 1, *rest = "";

	for (const char *row = end; *row != '\0'; row = strchr(row, '\n') + 1)
		rest = arena_format(arena, "%.*s%s", (int)(strchr(row, '\n') + 1 - row), row, rest);
	return arena_format(arena, "%.*s%s", (int)(end - text), text, rest);
}

static void the_order_of_rows_changes_nothing(void **state)
{
	static const char *const ids[] = {"case_bridge", "case_year", "case_summary",
					  "case_cost_year", "case_alone"};
	struct asking *asking = *state, other;
	struct case_text back;

	asking_init(&other);
	back = (struct case_text){turned(other.arena, ACTIVITY),    turned(other.arena, STRATEGIES),
				  turned(other.arena, ASSUMPTIONS), turned(other.arena, SPEND),
				  turned(other.arena, COSTS),       NULL};
	assert_true(ask_case(asking, &whole_case, 5));
	assert_true(ask_case(&other, &back, 5));
	for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
		assert_string_equal(ask_written(asking, "csv", ids[i]),
				    ask_written(&other, "csv", ids[i]));
	asking_fini(&other);
}

/* A matter's amount and the NPV without it are the NPV, and the largest leads. */
static void what_the_case_rests_on_is_a_part_of_its_value(void **state)
{
	struct asking *asking = *state;
	const struct table *table, *summary;
	int64_t before = INT64_MAX;

	assert_true(ask_case(asking, &whole_case, 12));
	table = results_find(&asking->results, "case_rests");
	summary = results_find(&asking->results, "case_summary");
	assert_true(table->n_rows > 5);
	for (size_t i = 0; i < table->n_rows; i++) {
		int64_t amount = case_cell(table, i, "amount"),
			size = amount < 0 ? -amount : amount;

		assert_int_equal(amount + case_cell(table, i, "npv_without"),
				 case_cell(summary, 0, "npv"));
		assert_true(size <= before);
		before = size;
		assert_string_equal(case_text_cell(table, i, "leads"), i < 5 ? "yes" : "no");
		assert_string_equal(ask_said(asking, "case.rests-on", i),
				    case_text_cell(table, i, "said"));
	}
	assert_int_equal(passages_at(&asking->results, SAID_MOST).count, 5);
}

/* What is not a hundredth of the NPV does not lead, however few matters there are. */
static void nothing_small_leads(void **state)
{
	struct asking *asking = *state;
	const struct table *table;
	struct case_text cheap = whole_case;

	cheap.costs = "item,kind,year,amount,source\npen,investment,2007-08,1.00,me\n";
	assert_true(ask_case(asking, &cheap, 3));
	table = results_find(&asking->results, "case_rests");
	for (size_t i = 0; i < table->n_rows; i++)
		if (strcmp(case_text_cell(table, i, "matter"), "costs") == 0) {
			assert_int_equal(case_cell(table, i, "amount"), -10000);
			assert_string_equal(case_text_cell(table, i, "leads"), "no");
			return;
		}
	fail();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(every_bridge_cross_casts),
	    TEST(every_year_cross_casts),
	    TEST(an_option_is_its_parts),
	    TEST(npv_without_discounting_is_the_plain_sum),
	    TEST(the_order_of_rows_changes_nothing),
	    TEST(what_the_case_rests_on_is_a_part_of_its_value),
	    TEST(nothing_small_leads),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
