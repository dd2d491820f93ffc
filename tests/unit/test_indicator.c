#include "unit.h"

#include "asking.h"

#include "analyses/workstream_tables.h"

#define HEADER                                                                                    \
	"council,initiative,workstream,year,gross,source,running_cost,investment,cash_releasing," \
	"first_impact,lapses,likelihood,quality_check,status,basis\n"

/*
 * The worked example: one register with every rule of the design's section 6.
 * Its figures are derived by hand at each test.
 */
static const char register_text[] =
    HEADER "A,Redesign,bpi,2008-09,100000.10,me,10000.05,50000,yes,,,80%,passed,forecast,\n"
	   "A,Redesign,bpi,2008-09,90000,me,9000,45000,yes,,,80%,passed,actual,\n"
	   "A,Freeze,bpi,2008-09,40000,me,,,yes,,2010-11,,passed,actual,\n"
	   "A,Sharing,collaboration,2009-10,70000,me,,30000,yes,01/10/2009,,50%,pending,forecast,\n"
	   "A,Depot sale,asset disposal,2010-11,,me,,,yes,,,33%,,forecast,1000001\n"
	   "A,Home working,bpi,2009-10,25000,me,500,1000,no,,,,,forecast,\n"
	   "A,Early,procurement,2008-09,5000,me,,,yes,31/03/2008,,,passed,actual,\n"
	   "A,Doubtful,procurement,2009-10,6000,me,,2000,yes,,,,failed,forecast,\n";

static const char terms[] = "assumption,scope,value,source\n"
			    "baseline,A,2000000,me\n"
			    "sr04_gains,A,80000,me\n"
			    "sr04_baseline,A,1000000,me\n";

static void ask(struct asking *asking)
{
	assert_true(ask_indicator(asking, register_text, NULL, terms, 2008, 2010));
}

/*
 * October 2008: the forecast of Redesign, and Freeze as it came out, for no
 * forecast of it was kept.  Gross 100,000.10 + 40,000; less running cost
 * 10,000.05 and investment 50,000; plus SR04 80,000 - 7.5% of 1,000,000 =
 * 5,000: 85,000.05.  By likelihood 80% of 100,000.10 = 80,000.08, so 20,000.02
 * less.
 */
static void a_forecast_takes_the_forecasts_of_its_year(void **state)
{
	ask(*state);
	assert_figures(*state, "indicator", "A|2008-09|forecast",
		       "140000.10 10000.05 50000.00 5000.00 85000.05 65000.03");
}

/* July 2009: 90,000 + 40,000 - 9,000 - 45,000 + 5,000 = 81,000, and nothing is likely now. */
static void an_outturn_takes_actual_gains_only(void **state)
{
	ask(*state);
	assert_figures(*state, "indicator", "A|2008-09|actual",
		       "130000.00 9000.00 45000.00 5000.00 81000.00 81000.00");
}

/*
 * October 2009: 2008-09 as it came out, 130,000 and 9,000; Sharing 70,000 less
 * its investment of 30,000 (the 45,000 of 2008-09 was taken off in 2008-09):
 * 200,000 - 9,000 - 30,000 + 5,000 = 166,000.  By likelihood 35,000 less.
 */
static void a_forecast_takes_the_years_before_it_as_they_came_out(void **state)
{
	ask(*state);
	assert_figures(*state, "indicator", "A|2009-10|forecast",
		       "200000.00 9000.00 30000.00 5000.00 166000.00 131000.00");
}

/*
 * 2010-11: Freeze has lapsed; 5% of 1,000,001 = 50,000.05.  90,000 + 70,000 +
 * 50,000.05 = 210,000.05; - 9,000 + 5,000 = 206,000.05.  By likelihood 90,000 +
 * 35,000 + 16,500.02 (33% of 50,000.05 = 16,500.0165) - 9,000 + 5,000.
 */
static void a_gain_stops_counting_when_it_lapses(void **state)
{
	ask(*state);
	assert_figures(*state, "indicator", "A|2010-11|forecast",
		       "210000.05 9000.00 0.00 5000.00 206000.05 137500.02");
}

/* 3%, 1.03^2 - 1 = 6.09% and 1.03^3 - 1 = 9.2727% of 2,000,000: 60,000, 121,800, 185,454. */
static void the_expectation_is_three_per_cent_compounding(void **state)
{
	ask(*state);
	assert_figures(*state, "indicator_expectation", "A|2008-09|actual",
		       "81000.00 2000000.00 0.0405 0.03 60000.00 21000.00");
	assert_figures(*state, "indicator_expectation", "A|2009-10|forecast",
		       "166000.00 2000000.00 0.083 0.0609 121800.00 44200.00");
	assert_figures(*state, "indicator_expectation", "A|2010-11|forecast",
		       "206000.05 2000000.00 0.103000025 0.092727 185454.00 20546.05");
}

static void every_row_left_out_has_its_reason(void **state)
{
	struct asking *asking = *state;

	ask(asking);
	assert_int_equal(results_find(&asking->results, "gain_left_out")->n_rows, 4);
	assert_figures(asking, "gain_left_out",
		       "A|Home working|business process improvement|2009-10|forecast|2009-10|"
		       "not cash-releasing",
		       "25000.00");
	assert_figures(asking, "gain_left_out",
		       "A|Early|procurement|2008-09|actual|2008-09|"
		       "first impact before 1 April 2008",
		       "5000.00");
	assert_figures(asking, "gain_left_out",
		       "A|Doubtful|procurement|2009-10|forecast|2009-10|quality check failed",
		       "6000.00");
	assert_figures(asking, "gain_left_out",
		       "A|Freeze|business process improvement|2008-09|actual|2010-11|lapsed",
		       "40000.00");
}

/* 10% of 210,000.05 is 21,000.01: Depot sale is above it and below 50%; Sharing is at 50%. */
static void high_value_gains_of_low_likelihood_are_listed(void **state)
{
	struct asking *asking = *state;

	ask(asking);
	assert_int_equal(results_find(&asking->results, "gain_scrutiny")->n_rows, 1);
	assert_figures(asking, "gain_scrutiny", "A|Depot sale|asset disposal|2010-11",
		       "50000.05 0.33 16500.02");
}

static void the_thresholds_of_scrutiny_may_be_given(void **state)
{
	struct asking *asking = *state;

	assert_true(ask_indicator(asking, register_text, NULL,
				  "assumption,scope,value,source\n"
				  "scrutiny_likelihood,*,60%,me\nscrutiny_share,*,30%,me\n",
				  2008, 2010));
	/* 30% of 210,000.05 is 63,000.02: Sharing alone has as much. */
	assert_int_equal(results_find(&asking->results, "gain_scrutiny")->n_rows, 1);
	assert_figures(asking, "gain_scrutiny", "A|Sharing|collaboration|2009-10",
		       "70000.00 0.5 35000.00");
}

/* The latest of each year: 2008-09 as it came out, 2009-10 and 2010-11 as forecast. */
static void workstreams_stand_in_the_lines_of_table_3_1(void **state)
{
	struct asking *asking = *state;

	ask(asking);
	/* 121,000 = 130,000 - 9,000; 191,000; 151,000 = 160,000 - 9,000, of 201,000.05. */
	assert_figures(asking, "workstream_plan", "business process improvement and collaboration",
		       "121000.00 191000.00 151000.00 0.751243594 0.367346939");
	assert_figures(asking, "workstream_plan", "asset management",
		       "0.00 0.00 50000.05 0.248756406 0.06122449");
	assert_figures(asking, "workstream_line", "A|collaboration|2010-11",
		       "1 70000.00 0.00 0.00 70000.00 35000.00");
}

/*
 * The plan's own figures as a register: 2.7% a year of 21.2bn and 2.8% of
 * 31.8bn (table B.2), compounding; 5% of 4.8bn and 0.06bn (footnote 36).
 * 21.2bn x 0.027 = 572.4m; x (1.027^2 - 1) = 1,160,254,800; x (1.027^3 - 1) =
 * 1,763,981,679.60.  31.8bn: 890.4m; 1,805,731,200; 2,746,691,673.60.
 * Table 3.1 prints 0.6, 1.1, 1.8; 0.9, 1.8, 2.8; 0.3 in the last year.  2.75
 * rounds to 2.7 where 2.8 is printed, and the total to 4.8 where it is 4.9.
 */
static void the_plan_as_a_register_gives_table_3_1(void **state)
{
	struct asking *asking = *state;

	assert_true(ask_indicator(
	    asking,
	    "council,initiative,workstream,year,gross,basis,source\n"
	    "England,BPI,bpi and collaboration,2008-09,,21200000000,B.2\n"
	    "England,BPI,bpi and collaboration,2009-10,,21200000000,B.2\n"
	    "England,BPI,bpi and collaboration,2010-11,,21200000000,B.2\n"
	    "England,Buying,procurement,2008-09,,31800000000,B.2\n"
	    "England,Buying,procurement,2009-10,,31800000000,B.2\n"
	    "England,Buying,procurement,2010-11,,31800000000,B.2\n"
	    "England,Disposals,asset disposal,2010-11,,4800000000,footnote 36\n"
	    "England,Sharing,PFI and sharing,2010-11,60000000,,footnote 36\n",
	    "line,amount,source\nTotal revenue,40900000000,A.1\nCapital,12100000000,A.1\n", NULL,
	    2008, 2010));
	assert_figures(asking, "workstream_gain",
		       "business process improvement and collaboration|2008-09",
		       "572400000.00 0.00 572400000.00 0.391304348 600000000.00 0.4");
	assert_figures(asking, "workstream_plan", "business process improvement and collaboration",
		       "572400000.00 1160254800.00 1763981679.60 0.366680826 0.367346939");
	assert_figures(asking, "workstream_plan", "procurement",
		       "890400000.00 1805731200.00 2746691673.60 0.570957841 0.571428571");
	assert_figures(asking, "workstream_plan", "asset management",
		       "0.00 0.00 300000000.00 0.062361332 0.06122449");
	/* 53.0bn x (1.03^3 - 1) = 4,914,531,000. */
	assert_figures(asking, "indicator_expectation", "England|2010-11|forecast",
		       "4810673353.20 53000000000.00 0.090767422 0.092727 4914531000.00 "
		       "-103857646.80");
}

/* max(0, 70,000 - 75,000): nothing carries over, which is not the same as nothing given. */
static void what_carries_over_of_sr04_is_never_negative(void **state)
{
	assert_true(ask_indicator(*state, HEADER "A,X,bpi,2008-09,100,me,,,yes,,,,,,\n", NULL,
				  "assumption,scope,value,source\n"
				  "sr04_gains,*,70000,me\nsr04_baseline,*,1000000,me\n",
				  2008, 2008));
	assert_figures(*state, "indicator", "A|2008-09|forecast",
		       "100.00 0.00 0.00 0.00 100.00 100.00");
}

static void sr04_needs_both_of_its_figures(void **state)
{
	struct asking *asking = *state;

	assert_false(ask_indicator(asking, register_text, NULL,
				   "assumption,scope,value,source\nsr04_gains,A,70000,me\n", 2008,
				   2010));
	assert_true(ask_is_told(asking, SEVERITY_FAULT,
				"sr04_gains of 'A' is given without sr04_baseline"));
}

/* A forecast of a year that has an outturn, without an actual of its own, did not come out. */
static void what_did_not_come_out_is_in_no_later_forecast(void **state)
{
	assert_true(ask_indicator(*state,
				  HEADER "A,Came,bpi,2008-09,100,me,,,yes,,,,,actual,\n"
					 "A,Did not,bpi,2008-09,40,me,,,yes,,,,,forecast,\n"
					 "A,Will,bpi,2009-10,7,me,,,yes,,,,,forecast,\n",
				  NULL, NULL, 2008, 2009));
	assert_figures(*state, "indicator", "A|2008-09|forecast", "140.00 0.00 0.00 140.00 140.00");
	assert_figures(*state, "indicator", "A|2008-09|actual", "100.00 0.00 0.00 100.00 100.00");
	assert_figures(*state, "indicator", "A|2009-10|forecast", "107.00 0.00 0.00 107.00 107.00");
	assert_figures(*state, "gain_left_out",
		       "A|Did not|business process improvement|2008-09|forecast|2008-09|"
		       "forecast, and not in the outturn",
		       "40.00");
}

static void several_councils_need_a_baseline_each(void **state)
{
	struct asking *asking = *state;
	static const char two[] = HEADER "A,X,bpi,2008-09,100,me,,,yes,,,,,,\n"
					 "B,X,bpi,2008-09,50,me,,,yes,,,,,,\n";

	assert_false(ask_indicator(
	    asking, two, NULL, "assumption,scope,value,source\nbaseline,*,1000,me\n", 2008, 2008));
	assert_true(ask_is_told(asking, SEVERITY_FAULT,
				"baseline of '*' would be that of each of 2 councils"));
	assert_false(
	    ask_indicator(asking, two, "line,amount,source\nrevenue,1000,me\n", NULL, 2008, 2008));
	assert_true(
	    ask_is_told(asking, SEVERITY_FAULT, "is of one council, and the register has 2"));
}

static void what_is_not_said_is_told(void **state)
{
	struct asking *asking = *state;

	assert_true(ask_indicator(asking,
				  "council,initiative,workstream,year,gross,source\n"
				  "A,X,bpi,2008-09,100,me\n",
				  NULL, NULL, 2008, 2010));
	assert_true(ask_has_caveat(asking, "does not say whether cash is released"));
	assert_true(ask_has_caveat(asking, "has not passed a quality check"));
	assert_true(ask_has_caveat(asking, "has no likelihood and counts whole"));
	assert_true(ask_has_caveat(asking, "Nothing carries over of SR04"));
	assert_true(ask_has_caveat(asking, "no accounts.csv and no assumption 'baseline'"));
}

static void no_year_beyond_the_plan_has_an_expectation(void **state)
{
	struct asking *asking = *state;

	assert_true(ask_indicator(asking, HEADER "A,X,bpi,2008-09,100,me,,,yes,,,,,,\n",
				  "line,amount,source\nrevenue,1000,me\n", NULL, 2011, 2011));
	/* NI 179, baseline and its share, and no more. */
	assert_figures(asking, "indicator_expectation", "A|2011-12|forecast", "100.00 1000.00 0.1");
}

/* A channel strategy's £30.00 less £5.00 and procurement's £75.00, without any register. */
static void gains_of_no_register_stand_in_table_3_1(void **state)
{
	struct asking *asking = *state;
	const struct workstream_addition additions[] = {
	    {PLAN_IMPROVEMENT_AND_COLLABORATION, {2009}, {300000}, {50000}},
	    {PLAN_PROCUREMENT, {2009}, {750000}, {0}},
	};
	const struct workstream_question question = {.additions = additions,
						     .n_additions = COUNT_OF(additions),
						     .reference = &asking->reference,
						     .first_year = {2009},
						     .last_year = {2009}};

	assert_true(workstream_tables(&question, &asking->results, &asking->diagnostics));
	assert_figures(asking, "workstream_gain",
		       "business process improvement and collaboration|2009-10",
		       "30.00 5.00 25.00 0.25 1100000000.00 0.34375");
	assert_figures(asking, "workstream_plan", "procurement", "75.00 0.75 0.5625");
	assert_figures(asking, "workstream_plan", "asset management", "0.00 0 0.0625");
}

/* --- Properties, on registers made up at random --- */

static const char *random_rows(struct asking *asking, uint64_t *seed, const char **rows,
			       size_t count)
{
	static const char *const workstreams[] = {"bpi", "collaboration", "procurement",
						  "asset management", "PFI and sharing"};
	static const char *const cash[] = {"yes", "no", ""};
	static const char *const checks[] = {"passed", "failed", "pending", ""};
	static const char *const likelihoods[] = {"", "10%", "33.3%", "100%"};

	for (size_t i = 0; i < count; i++) {
		unsigned year = 2007 + (unsigned)(random_next(seed) % 5);
		unsigned lapse = year + 1 + (unsigned)(random_next(seed) % 3);
		bool lapses = random_next(seed) % 3 == 0;
		uint64_t pence = random_next(seed) % 100000000;
		uint64_t running = random_next(seed) % 100000, once = random_next(seed) % 1000000;

		/* Initiatives are numbered: no two are one. */
		rows[i] = arena_format(
		    asking->arena,
		    "%c,I%zu,%s,%u-%02u,%llu.%02llu,me,%llu.%02llu,%llu,%s,,%s,%s,%s,%s,\n",
		    "AB"[random_next(seed) % 2], i, workstreams[random_next(seed) % 5], year,
		    (year + 1) % 100, (unsigned long long)pence / 100,
		    (unsigned long long)pence % 100, (unsigned long long)running / 100,
		    (unsigned long long)running % 100, (unsigned long long)once,
		    cash[random_next(seed) % 3],
		    !lapses ? "" : arena_format(asking->arena, "%u-%02u", lapse, (lapse + 1) % 100),
		    likelihoods[random_next(seed) % 4], checks[random_next(seed) % 4],
		    random_next(seed) % 2 == 0 ? "actual" : "forecast");
	}
	return HEADER;
}

static const char *joined(struct asking *asking, const char *header, const char *const *rows,
			  size_t count)
{
	const char *text = header;

	for (size_t i = 0; i < count; i++)
		text = arena_format(asking->arena, "%s%s", text, rows[i]);
	return text;
}

static void the_order_of_rows_changes_nothing(void **state)
{
	uint64_t seed = 179;

	(void)state;
	for (int round = 0; round < 20; round++) {
		struct asking first, second;
		const char *rows[30], *header;

		asking_init(&first);
		asking_init(&second);
		header = random_rows(&first, &seed, rows, COUNT_OF(rows));
		assert_true(ask_indicator(&first, joined(&first, header, rows, COUNT_OF(rows)),
					  NULL, NULL, 2008, 2011));
		for (size_t i = COUNT_OF(rows); i > 1; i--) {
			size_t j = random_next(&seed) % i;
			const char *other = rows[i - 1];

			rows[i - 1] = rows[j];
			rows[j] = other;
		}
		assert_true(ask_indicator(&second, joined(&first, header, rows, COUNT_OF(rows)),
					  NULL, NULL, 2008, 2011));
		assert_string_equal(ask_written(&first, "json", NULL),
				    ask_written(&second, "json", NULL));
		asking_fini(&first);
		asking_fini(&second);
	}
}

static int64_t cell(const struct asking *asking, const char *table, size_t row, const char *column)
{
	return ask_number(asking, table, table_values(results_find(&asking->results, table), row),
			  column);
}

/* Gross less running cost less investment is NI 179; workstreams add up to their council. */
static void tables_cross_cast(void **state)
{
	uint64_t seed = 2008;

	(void)state;
	for (int round = 0; round < 20; round++) {
		struct asking asking;
		const char *rows[40];
		const struct table *figures, *lines;
		int status, year, council;

		asking_init(&asking);
		const char *header = random_rows(&asking, &seed, rows, COUNT_OF(rows));

		assert_true(ask_indicator(&asking, joined(&asking, header, rows, COUNT_OF(rows)),
					  NULL, NULL, 2008, 2011));
		figures = results_find(&asking.results, "indicator");
		lines = results_find(&asking.results, "workstream_line");
		status = table_column(figures, "status");
		year = table_column(figures, "year");
		council = table_column(figures, "council");
		for (size_t i = 0; i < figures->n_rows; i++) {
			const struct value *values = table_values(figures, i);
			int64_t gross = cell(&asking, "indicator", i, "gross"), sum = 0;
			int64_t invested = cell(&asking, "indicator", i, "investment");

			assert_int_equal(cell(&asking, "indicator", i, "ni179"),
					 gross - cell(&asking, "indicator", i, "running_cost") -
					     invested);
			/* The latest figure of a council's year is what its workstreams are of. */
			if (gains_status(&asking.gains,
					 names_find(&asking.gains.councils, values[council].text),
					 values[year].year) !=
			    (strcmp(values[status].text, "actual") == 0 ? GAIN_ACTUAL
									: GAIN_FORECAST))
				continue;
			for (size_t j = 0; j < lines->n_rows; j++) {
				const struct value *line = table_values(lines, j);

				if (strcmp(line[0].text, values[council].text) != 0 ||
				    line[2].year.start != values[year].year.start)
					continue;
				sum += cell(&asking, "workstream_line", j, "gross");
				invested -= cell(&asking, "workstream_line", j, "investment");
			}
			assert_int_equal(sum, gross);
			assert_int_equal(invested, 0);
		}
		asking_fini(&asking);
	}
}

int main(void)
{
	const struct CMUnitTest indicator[] = {
	    TEST(a_forecast_takes_the_forecasts_of_its_year),
	    TEST(an_outturn_takes_actual_gains_only),
	    TEST(a_forecast_takes_the_years_before_it_as_they_came_out),
	    TEST(a_gain_stops_counting_when_it_lapses),
	    TEST(the_expectation_is_three_per_cent_compounding),
	    TEST(every_row_left_out_has_its_reason),
	    TEST(high_value_gains_of_low_likelihood_are_listed),
	    TEST(the_thresholds_of_scrutiny_may_be_given),
	    TEST(workstreams_stand_in_the_lines_of_table_3_1),
	    TEST(the_plan_as_a_register_gives_table_3_1),
	    TEST(what_carries_over_of_sr04_is_never_negative),
	    TEST(sr04_needs_both_of_its_figures),
	    TEST(what_did_not_come_out_is_in_no_later_forecast),
	    TEST(several_councils_need_a_baseline_each),
	    TEST(what_is_not_said_is_told),
	    TEST(no_year_beyond_the_plan_has_an_expectation),
	    TEST(gains_of_no_register_stand_in_table_3_1),
	    TEST(the_order_of_rows_changes_nothing),
	    TEST(tables_cross_cast),
	};

	return cmocka_run_group_tests(indicator, NULL, NULL);
}
