#include "asking.h"

#include "unit.h"

#include "analyses/case/case.h"
#include "model/shapes.h"
#include "outputs/passages.h"

/*
 * Properties of a whole case; its figures are those of the golden cases
 * case-hand and case-hand-all.
 */

#define ACTIVITY                                           \
	"council,service,channel,year,volume,avoidable\n"  \
	"Testham,parking,telephone,2007-08,20011,30%\n"    \
	"Testham,parking,face-to-face,2007-08,10007,20%\n" \
	"Testham,parking,web,2007-08,5003,\n"              \
	"Testham,library,telephone,2007-08,7001,10%\n"     \
	"Testham,library,web,2007-08,907,\n"
#define STRATEGIES                                                                    \
	"strategy,action,service,channel,to,year,value,source\n"                      \
	"web,take-up,*,*,web,2010-11,43%,me\nweb,avoid,*,telephone,,2009-10,40%,me\n" \
	"calls,shift,*,face-to-face,telephone,2008-09,12%,me\n"
#define ASSUMPTIONS                                                  \
	"assumption,scope,value,source\nfailure_share,web,11%,me\n"  \
	"cashable_share,telephone,57%,me\nvolume_growth,*,1.3%,me\n" \
	"benefit_confidence,*,83%,me\nprocurement_cashable_share,*,91%,me\n"
#define SPEND                                                                            \
	"council,category,year,spend,market\nTestham,paper,2007-08,33333.33,commodity\n" \
	"Testham,roads,2007-08,77777.77,specific\nTestham,tea,2007-08,1234.56,\n"
#define COSTS                                                                           \
	"item,kind,year,amount,source,strategy,type,project_type\n"                     \
	"portal,investment,2007-08,40000.01,me,web,capital,equipment and development\n" \
	"portal,running,2008-09,3333.33,me,web,revenue,\n"                              \
	"lines,investment,2008-09,2500.55,me,calls,capital,\n"                          \
	"office,running,2008-09,1111.11,me,,revenue,outsourcing\n"

struct case_text {
	const char *activity, *strategies, *assumptions, *spend, *costs, *file;
};

static const struct case_text whole = {ACTIVITY, STRATEGIES, ASSUMPTIONS, SPEND, COSTS, NULL};

static struct reading *read_text(struct asking *asking, const char *path, const char *text,
				 const struct shape *shape)
{
	struct source *source = arena_alloc(asking->arena, sizeof *source);
	struct reading *reading = arena_alloc(asking->arena, sizeof *reading);
	const struct reading_options options = {0};

	assert_true(source_from_memory(source, path, text, strlen(text), asking->arena,
				       &asking->diagnostics));
	assert_true(
	    reading_read(reading, source, shape, &options, asking->arena, &asking->diagnostics));
	return reading;
}

/* Ask for a case of `n_years` from 2007-08; its results are the asking's. */
static bool ask_case(struct asking *asking, const struct case_text *text, int n_years)
{
	struct costs costs = {0};
	struct case_file file = {0};
	struct case_question question = {
	    .path = "case",
	    .file = &file,
	    .channel = &asking->channel,
	    .procurement = &asking->procurement,
	    .costs = &costs,
	    .assumptions = &asking->assumptions,
	    .reference = &asking->reference,
	    .base_year = {2007},
	    .first_year = {2008},
	    .last_year = {2010},
	    .price_year = {2007},
	    .n_years = n_years,
	};

	if (text->file != NULL)
		assert_true(case_file_build(&file,
					    read_text(asking, "case.csv", text->file, &case_shape),
					    &asking->diagnostics));
	assert_true(ask_procurement(asking, text->spend, NULL, text->assumptions, 2008, 2010));
	assert_true(ask_prepare(asking, text->activity, text->strategies, text->assumptions,
				"telephone 4.0001,face-to-face 7.8123,web 0.1717"));
	if (text->costs != NULL &&
	    !costs_build(&costs, read_text(asking, "costs.csv", text->costs, &costs_shape),
			 &asking->diagnostics))
		return false;
	asking->channel.horizon = asking->procurement.horizon = (struct year){2007 + n_years};
	asking->channel.is_part = true;
	asking->channel.known = arena_array(asking->arena, 2, sizeof *asking->channel.known);
	asking->channel.n_known = asking->strategies.n_items;
	for (size_t i = 0; i < asking->strategies.n_items; i++)
		asking->channel.known[i] = asking->strategies.items[i].name;
	results_init(&asking->results, asking->arena, "case");
	return case_analyse(&question, &asking->results, NULL, &asking->diagnostics);
}

static int64_t cell(const struct table *table, size_t row, const char *column)
{
	const struct value *value = &table_values(table, row)[table_column(table, column)];

	assert_int_equal(value->kind, VALUE_MONEY);
	assert_int_equal(value->money.hundredths % MONEY_PER_PENNY, 0);
	return value->money.hundredths;
}

static const char *text_cell(const struct table *table, size_t row, const char *column)
{
	return table_values(table, row)[table_column(table, column)].text;
}

/* Steps add up to the totals below them, to the penny. */
static void every_bridge_cross_casts(void **state)
{
	struct asking *asking = *state;
	const char *ids[] = {"case_bridge", "case_bridge_end"};

	assert_true(ask_case(asking, &whole, 12));
	for (size_t i = 0; i < 2; i++) {
		const struct table *table = results_find(&asking->results, ids[i]);
		int64_t sum = 0;
		size_t n_bridges = 0;

		for (size_t row = 0; row < table->n_rows; row++) {
			if (strcmp(text_cell(table, row, "kind"), "step") == 0)
				sum += cell(table, row, "amount");
			else
				assert_int_equal(cell(table, row, "amount"), sum);
			if (strcmp(text_cell(table, row, "step"), "net cash-releasing gain") == 0) {
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

	assert_true(ask_case(asking, &whole, 60));
	const struct table *table = results_find(&asking->results, "case_year"),
			   *summary = results_find(&asking->results, "case_summary"),
			   *costs = results_find(&asking->results, "case_cost_year");
	size_t row = 0;

	for (size_t i = 0; i < summary->n_rows; i++) {
		const char *name = text_cell(summary, i, "strategy");
		int64_t total = 0, value = 0, cost = 0, spent = 0;

		if (strcmp(name, "do nothing") == 0)
			continue;
		for (int t = 0; t <= 60; t++, row++) {
			int64_t year_cost = cell(table, row, "running_cost") +
					    cell(table, row, "investment") +
					    cell(table, row, "optimism_bias");

			assert_string_equal(text_cell(table, row, "strategy"), name);
			assert_int_equal(cell(table, row, "net_gain"),
					 cell(table, row, "cash_releasing_gain") - year_cost);
			total += cell(table, row, "net_gain");
			value += cell(table, row, "present_value");
			cost += year_cost;
			assert_int_equal(cell(table, row, "running_total"), total);
			assert_int_equal(cell(table, row, "running_value"), value);
		}
		assert_int_equal(cell(summary, i, "npv"), value);
		assert_int_equal(cell(summary, i, "pv_gains") - cell(summary, i, "pv_costs"),
				 value);
		for (size_t j = 0; j < costs->n_rows; j++)
			if (strcmp(text_cell(costs, j, "strategy"), name) == 0)
				spent += cell(costs, j, "total");
		assert_int_equal(spent, cost);
	}
	assert_int_equal(row, table->n_rows);
}

/* An option is the rest of the case and its strategy by itself. */
static void an_option_is_its_parts(void **state)
{
	struct asking *asking = *state;

	assert_true(ask_case(asking, &whole, 7));
	const struct table *years = results_find(&asking->results, "case_year"),
			   *alone = results_find(&asking->results, "case_alone_year");
	int64_t rest[8] = {0};

	for (size_t i = 0; i < years->n_rows; i++)
		if (strcmp(text_cell(years, i, "strategy"), "no channel strategy") == 0)
			rest[i % 8] = cell(years, i, "net_gain");
	assert_int_equal(alone->n_rows, 2 * 8);
	for (size_t i = 0; i < alone->n_rows; i++)
		for (size_t j = 0; j < years->n_rows; j++)
			if (j % 8 == i % 8 && strcmp(text_cell(years, j, "strategy"),
						     text_cell(alone, i, "strategy")) == 0)
				assert_int_equal(cell(years, j, "net_gain"),
						 rest[i % 8] + cell(alone, i, "net_gain"));
}

static void npv_without_discounting_is_the_plain_sum(void **state)
{
	struct asking *asking = *state;
	struct case_text text = whole;

	text.file = "key,value\ndiscount_rate,0%\n";
	assert_true(ask_case(asking, &text, 41));
	const struct table *table = results_find(&asking->results, "case_year"),
			   *summary = results_find(&asking->results, "case_summary");

	for (size_t i = 0; i < summary->n_rows; i++) {
		int64_t sum = 0;

		for (size_t row = 0; row < table->n_rows; row++)
			if (strcmp(text_cell(table, row, "strategy"),
				   text_cell(summary, i, "strategy")) == 0)
				sum += cell(table, row, "net_gain");
		assert_int_equal(cell(summary, i, "npv"), sum);
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
	assert_true(ask_case(asking, &whole, 5));
	assert_true(ask_case(&other, &back, 5));
	for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
		assert_string_equal(ask_written(asking, "csv", ids[i]),
				    ask_written(&other, "csv", ids[i]));
	asking_fini(&other);
}

/* Equipment and development 200%, outsourcing 41%, of the amounts as they count. */
static void optimism_bias_is_the_green_books_upper_value(void **state)
{
	struct asking *asking = *state;

	assert_true(ask_case(asking, &whole, 3));
	const struct table *table = results_find(&asking->results, "case_cost");
	bool is_seen = false;

	for (size_t i = 0; i < table->n_rows; i++)
		if (strcmp(text_cell(table, i, "item"), "office") == 0) {
			/* 1,111.11 x 41% = 455.5551 */
			assert_int_equal(cell(table, i, "optimism_bias"), 4555600);
			is_seen = true;
		}
	assert_true(is_seen);
	/* The portal: 40,000.01 x 200%; its running cost has no project type, and none. */
	assert_int_equal(cell(table, 3, "optimism_bias") + cell(table, 2, "optimism_bias"),
			 2 * 400000100LL);
}

static void a_web_without_costs_is_warned_of(void **state)
{
	struct asking *asking = *state;
	struct case_text text = whole;

	text.costs = "item,kind,year,amount,source,strategy\nlines,investment,2008-09,1,me,calls\n";
	assert_true(ask_case(asking, &text, 3));
	assert_true(ask_has_caveat(asking, "'web' moves contacts to the web, but the costs have no "
					   "cost of integration or maintenance for it"));
}

static void a_web_without_running_costs_is_warned_of(void **state)
{
	struct asking *asking = *state;
	struct case_text text = whole;

	text.costs = "item,kind,year,amount,source,strategy\nforms,investment,2008-09,1,me,web\n";
	assert_true(ask_case(asking, &text, 3));
	assert_true(ask_has_caveat(asking, "the costs have no running cost for it"));
}

static void faults_tell_row_and_remedy(void **state)
{
	struct asking *asking = *state;
	struct case_text text = whole;

	text.costs = "item,kind,year,amount,source,strategy\na,investment,2008-09,1,me,wbe\n"
		     "b,investment,2011-12,1,me,\n";
	assert_false(ask_case(asking, &text, 3));
	assert_true(ask_is_told(asking, SEVERITY_FAULT,
				"costs.csv:2: strategy: there is no strategy 'wbe'; did you mean "
				"'web'?"));
	assert_true(ask_is_told(asking, SEVERITY_FAULT,
				"costs.csv:3: year: 2011-12 is outside the years appraised, "
				"2007-08 to 2010-11"));
}

/* Half a penny is a penny, and half of it again: 20% of 100.01 is 20.00 (20.002). */
static void a_cost_counts_in_whole_pennies(void **state)
{
	struct asking *asking = *state;
	struct case_text text = whole;

	text.costs =
	    "item,kind,year,amount,source,strategy\nlines,investment,2008-09,100.005,me,\n";
	text.assumptions = ASSUMPTIONS "optimism_bias,*,20%,me\n";
	assert_true(ask_case(asking, &text, 3));
	const struct table *table = results_find(&asking->results, "case_cost");

	assert_int_equal(table->n_rows, 1);
	assert_int_equal(cell(table, 0, "amount"), 1000100);
	assert_int_equal(cell(table, 0, "optimism_bias"), 200000);
}

/* Bias for all costs and that of a project type count twice, but not where the amount has it. */
static void an_amount_that_includes_its_bias_is_not_uplifted(void **state)
{
	struct asking *asking = *state;
	struct case_text text = whole;

	text.costs = "item,kind,year,amount,source,project_type,bias_included\n"
		     "desk,investment,2008-09,100,me,outsourcing,yes\n";
	text.assumptions = ASSUMPTIONS "optimism_bias,*,20%,me\n";
	assert_true(ask_case(asking, &text, 3));
	assert_int_equal(cell(results_find(&asking->results, "case_cost"), 0, "optimism_bias"), 0);
}

static void a_bias_for_all_beside_that_of_a_type_is_refused(void **state)
{
	struct asking *asking = *state;
	struct case_text text = whole;

	text.costs = "item,kind,year,amount,source,project_type\n"
		     "desk,investment,2008-09,100,me,outsourcing\n";
	text.assumptions = ASSUMPTIONS "optimism_bias,*,20%,me\n";
	assert_false(ask_case(asking, &text, 3));
	assert_true(ask_is_told(asking, SEVERITY_FAULT, "optimism bias would count twice"));
}

/* A matter's amount and the NPV without it are the NPV, and the largest leads. */
static void what_the_case_rests_on_is_a_part_of_its_value(void **state)
{
	struct asking *asking = *state;
	const struct table *table, *summary;
	int64_t before = INT64_MAX;

	assert_true(ask_case(asking, &whole, 12));
	table = results_find(&asking->results, "case_rests");
	summary = results_find(&asking->results, "case_summary");
	assert_true(table->n_rows > 5);
	for (size_t i = 0; i < table->n_rows; i++) {
		int64_t amount = cell(table, i, "amount"), size = amount < 0 ? -amount : amount;

		assert_int_equal(amount + cell(table, i, "npv_without"), cell(summary, 0, "npv"));
		assert_true(size <= before);
		before = size;
		assert_string_equal(text_cell(table, i, "leads"), i < 5 ? "yes" : "no");
		assert_string_equal(ask_said(asking, "case.rests-on", i),
				    text_cell(table, i, "said"));
	}
	size_t n_leading;

	(void)passages_at(&asking->results, SAID_MOST, &n_leading);
	assert_int_equal(n_leading, 5);
}

/* What is not a hundredth of the NPV does not lead, however few matters there are. */
static void nothing_small_leads(void **state)
{
	struct asking *asking = *state;
	const struct table *table;
	struct case_text cheap = whole;

	cheap.costs = "item,kind,year,amount,source\npen,investment,2007-08,1.00,me\n";
	assert_true(ask_case(asking, &cheap, 3));
	table = results_find(&asking->results, "case_rests");
	for (size_t i = 0; i < table->n_rows; i++)
		if (strcmp(text_cell(table, i, "matter"), "costs") == 0) {
			assert_int_equal(cell(table, i, "amount"), -10000);
			assert_string_equal(text_cell(table, i, "leads"), "no");
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
	    TEST(optimism_bias_is_the_green_books_upper_value),
	    TEST(a_web_without_costs_is_warned_of),
	    TEST(a_web_without_running_costs_is_warned_of),
	    TEST(faults_tell_row_and_remedy),
	    TEST(a_cost_counts_in_whole_pennies),
	    TEST(an_amount_that_includes_its_bias_is_not_uplifted),
	    TEST(a_bias_for_all_beside_that_of_a_type_is_refused),
	    TEST(what_the_case_rests_on_is_a_part_of_its_value),
	    TEST(nothing_small_leads),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
