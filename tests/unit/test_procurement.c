#include "unit.h"

#include "asking.h"

/* Plan, footnote 34 and table B.2: 8.5% of £31.8bn, 6% and 11%. */
static void the_average_of_the_national_baseline(void **state)
{
	struct asking *asking = *state;

	assert_true(ask_procurement(asking,
				    "council,category,year,spend\n"
				    "England,everything,2007-08,31800000000\n",
				    NULL, NULL, 2010, 2010));
	assert_figures(asking, "procurement_gain", "2010-11",
		       "1908000000.00 2703000000.00 3498000000.00");
	assert_figures(asking, "procurement_line",
		       "England|everything|average|2010-11|not classified: published average",
		       "31800000000.00 31800000000.00 1908000000.00 2703000000.00 3498000000.00");
}

/* Footnote 34: 10% to 15%, 5% to 10%; central the mid-points 12.5% and 7.5%. */
static void each_market_has_its_band(void **state)
{
	struct asking *asking = *state;

	assert_true(ask_procurement(asking,
				    "council,category,year,spend,market\n"
				    "A,pens,2007-08,1000.01,commodity\n"
				    "A,care,2007-08,1000.01,specific\n"
				    "A,precept,2007-08,1000.01,excluded\n"
				    "A,sundries,2007-08,1000.01,\n",
				    NULL, NULL, 2010, 2010));
	/* 100.001, 125.00125, 150.0015 */
	assert_figures(asking, "procurement_line", "A|pens|commodity|2010-11",
		       "1000.01 1000.01 100.00 125.00 150.00");
	/* 50.0005, 75.00075, 100.001 */
	assert_figures(asking, "procurement_line", "A|care|specific|2010-11",
		       "1000.01 1000.01 50.00 75.00 100.00");
	assert_figures(asking, "procurement_line", "A|precept|excluded|2010-11",
		       "1000.01 0.00 0.00 0.00 0.00");
	/* 60.0006, 85.00085, 110.0011 */
	assert_figures(asking, "procurement_line", "A|sundries|average|2010-11",
		       "1000.01 1000.01 60.00 85.00 110.00");
	assert_figures(asking, "procurement_gain", "2010-11", "210.00 285.00 360.00");
}

/* Table 3.1: 0.9, 1.8, 2.8, so 9/28, 18/28 and 1 of 12.5% of £1,000,000.00. */
static void phases_are_those_of_table_3_1(void **state)
{
	struct asking *asking = *state;

	assert_true(ask_procurement(asking,
				    "council,category,year,spend,market\n"
				    "A,pens,2007-08,1000000,commodity\n",
				    NULL, NULL, 2008, 2011));
	/* 100,000 x 9/28 = 32,142.857; 125,000 x 9/28 = 40,178.571; 150,000: 48,214.286. */
	assert_figures(asking, "procurement_gain", "2008-09", "32142.86 40178.57 48214.29");
	/* 64,285.714, 80,357.143, 96,428.571 */
	assert_figures(asking, "procurement_gain", "2009-10", "64285.71 80357.14 96428.57");
	assert_figures(asking, "procurement_gain", "2010-11", "100000.00 125000.00 150000.00");
	/* A level, reached once: no more in the fourth year. */
	assert_figures(asking, "procurement_gain", "2011-12", "100000.00 125000.00 150000.00");
}

/* A phase given for 2009-10 and 2011-12 runs from zero in 2007-08: 20%, 40%, 70%, 100%. */
static void phases_given_run_in_a_line_from_zero(void **state)
{
	struct asking *asking = *state;

	assert_true(ask_procurement(asking,
				    "council,category,year,spend,market\n"
				    "A,pens,2007-08,1000000,commodity\n",
				    NULL,
				    "assumption,scope,value,source,year\n"
				    "phase,*,40%,t,2009-10\nphase,*,100%,t,2011-12\n",
				    2008, 2012));
	assert_figures(asking, "procurement_gain", "2008-09", "20000.00 25000.00 30000.00");
	assert_figures(asking, "procurement_gain", "2009-10", "40000.00 50000.00 60000.00");
	assert_figures(asking, "procurement_gain", "2010-11", "70000.00 87500.00 105000.00");
	assert_figures(asking, "procurement_gain", "2011-12", "100000.00 125000.00 150000.00");
	assert_figures(asking, "procurement_gain", "2012-13", "100000.00 125000.00 150000.00");
}

/* As if it were not there: table 3.1's 9/28 of 10% to 15%. */
static void a_phase_of_one_market_is_said_to_be_unused(void **state)
{
	struct asking *asking = *state;

	assert_true(ask_procurement(asking,
				    "council,category,year,spend,market\n"
				    "A,pens,2007-08,1000000,commodity\n",
				    NULL,
				    "assumption,scope,value,source,year\n"
				    "phase,commodity,50%,t,2008-09\n",
				    2008, 2008));
	assert_figures(asking, "procurement_gain", "2008-09", "32142.86 40178.57 48214.29");
	assert_true(ask_is_told(asking, SEVERITY_NOTICE,
				"assumptions.csv:2: scope: phase of 'commodity' is not used"));
}

/* round(333.33 x 45%) = round(149.9985) = 150.00; 10% to 15% of that. */
static void only_the_addressable_share_gains(void **state)
{
	struct asking *asking = *state;

	assert_true(ask_procurement(asking,
				    "council,category,year,spend\nA,own stuff,2007-08,333.33\n",
				    "category,market,source,addressable\n"
				    "own stuff,commodity,t,45%\n",
				    NULL, 2010, 2010));
	assert_figures(asking, "procurement_line", "A|own stuff|commodity|2010-11",
		       "333.33 150.00 15.00 18.75 22.50");
}

/* The row's market before the case's categories, and these before the built-in list. */
static void the_rows_market_goes_before_the_lists(void **state)
{
	struct asking *asking = *state;

	assert_true(ask_procurement(asking,
				    "council,category,year,spend,market\n"
				    "A,stationery,2007-08,100,\nB,stationery,2007-08,100,excluded\n"
				    "A,telecoms,2007-08,100,\n",
				    "category,market,source\nstationery,specific,t\n", NULL, 2010,
				    2010));
	assert_figures(asking, "procurement_line", "A|stationery|specific|2010-11",
		       "100.00 100.00 5.00 7.50 10.00");
	assert_figures(asking, "procurement_line", "B|stationery|excluded|2010-11",
		       "100.00 0.00 0.00 0.00 0.00");
	/* Built in: commodity. */
	assert_figures(asking, "procurement_line", "A|telecoms|commodity|2010-11",
		       "100.00 100.00 10.00 12.50 15.00");
}

static void a_category_below_zero_gains_nothing_and_is_flagged(void **state)
{
	struct asking *asking = *state;

	/* 100 - 250.50: the sum counts, not the rows. */
	assert_true(ask_procurement(asking,
				    "council,category,year,spend,market\n"
				    "A,pens,2007-08,100,commodity\n"
				    "A,pens,2007-08,-250.50,commodity\n"
				    "A,care,2007-08,200,specific\n",
				    NULL, NULL, 2010, 2010));
	assert_figures(asking, "procurement_line",
		       "A|pens|commodity|2010-11|spend below zero: no gain",
		       "-150.50 0.00 0.00 0.00 0.00");
	assert_figures(asking, "procurement_category", "pens|commodity|spend below zero: no gain",
		       "-150.50 0.00 0.00 0.00 0.00");
	assert_figures(asking, "procurement_gain", "2010-11", "10.00 15.00 20.00");
}

static void other_years_gain_nothing(void **state)
{
	struct asking *asking = *state;

	assert_true(ask_procurement(asking,
				    "council,category,year,spend,market\n"
				    "A,pens,2006-07,900,commodity\nA,pens,2007-08,100,commodity\n",
				    NULL, NULL, 2010, 2010));
	assert_figures(asking, "procurement_gain", "2010-11", "10.00 12.50 15.00");
	assert_int_equal(results_find(&asking->results, "procurement_line")->n_rows, 1);
}

static int64_t sum_of(const struct asking *asking, const char *table_id, const char *column,
		      int year)
{
	const struct table *table = results_find(&asking->results, table_id);
	int years = table_column(table, "year");
	int64_t sum = 0;

	for (size_t i = 0; i < table->n_rows; i++) {
		const struct value *row = table_values(table, i);

		if (years < 0 || row[years].year.start == year)
			sum += ask_number(asking, table_id, row, column);
	}
	return sum;
}

/* Lines, categories and markets all come to the same, in random cases, in any order. */
static void every_total_is_the_exact_sum_of_its_lines(void **state)
{
	static const char *const figures[] = {"low", "central", "high", "spend", "addressable"};
	static const char *const markets[] = {"commodity", "specific", "excluded", ""};
	uint64_t seed = 28;

	(void)state;
	for (int i = 0; i < 50; i++) {
		struct asking asking, backwards;
		const char *rows = "", *rows_backwards = "";
		struct arena *arena = arena_new(out_of_memory);
		/* Their numbers tell rows apart that chance makes alike. */
		const char *const header = "council,category,year,spend,market,number\n";

		for (int j = 0; j < 60; j++) {
			int64_t pence = random_int(&seed) >> 24;
			int council = (int)(random_next(&seed) % 3);
			int category = (int)(random_next(&seed) % 9);
			const char *market = markets[random_next(&seed) % 4];
			const char *row = arena_format(
			    arena, "Council %d,category %d,2007-08,%s%lld.%02d,%s,%d\n", council,
			    category, pence < 0 ? "-" : "", llabs(pence / 100),
			    (int)llabs(pence % 100), market, j);

			rows = arena_format(arena, "%s%s", rows, row);
			rows_backwards = arena_format(arena, "%s%s", row, rows_backwards);
		}
		asking_init(&asking);
		asking_init(&backwards);
		assert_true(ask_procurement(&asking, arena_format(arena, "%s%s", header, rows),
					    NULL, NULL, 2008, 2010));
		assert_true(ask_procurement(&backwards,
					    arena_format(arena, "%s%s", header, rows_backwards),
					    NULL, NULL, 2008, 2010));
		for (size_t j = 0; j < COUNT_OF(figures); j++) {
			int64_t lines = sum_of(&asking, "procurement_line", figures[j], 2010);

			assert_int_equal(lines,
					 sum_of(&asking, "procurement_category", figures[j], 0));
			assert_int_equal(lines,
					 sum_of(&asking, "procurement_market", figures[j], 0));
			for (int year = 2008; j < 3 && year <= 2010; year++)
				assert_int_equal(
				    sum_of(&asking, "procurement_line", figures[j], year),
				    sum_of(&asking, "procurement_gain", figures[j], year));
		}
		assert_string_equal(ask_tables(&asking), ask_tables(&backwards));
		asking_fini(&asking);
		asking_fini(&backwards);
		arena_free(arena);
	}
}

/* A's pens have a band that is a guess and B's none at all: that of the two is what to know. */
static void spend_below_zero_is_what_a_category_notes_first(void **state)
{
	struct asking *asking = *state;

	assert_true(ask_procurement(asking,
				    "council,category,year,spend\n"
				    "A,qwerty,2007-08,1000\nB,qwerty,2007-08,-10\n",
				    NULL, NULL, 2010, 2010));
	(void)ask_row(asking, "procurement_line",
		      "A|qwerty|average|2010-11|not classified: published average");
	(void)ask_row(asking, "procurement_line",
		      "B|qwerty|average|2010-11|spend below zero: no gain");
	(void)ask_row(asking, "procurement_category", "qwerty|average|spend below zero: no gain");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(the_average_of_the_national_baseline),
	    TEST(each_market_has_its_band),
	    TEST(phases_are_those_of_table_3_1),
	    TEST(phases_given_run_in_a_line_from_zero),
	    TEST(a_phase_of_one_market_is_said_to_be_unused),
	    TEST(only_the_addressable_share_gains),
	    TEST(the_rows_market_goes_before_the_lists),
	    TEST(a_category_below_zero_gains_nothing_and_is_flagged),
	    TEST(other_years_gain_nothing),
	    cmocka_unit_test(every_total_is_the_exact_sum_of_its_lines),
	    TEST(spend_below_zero_is_what_a_category_notes_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
