#include "model_fixture.h"

#include "model/categories.h"
#include "model/spend.h"

#define HEADER "council,category,year,spend,market\n"
#define CATEGORIES "category,market,addressable,also,source\n"

static struct categories *categories_of(struct fixture *fixture, const char *text)
{
	struct categories *categories = arena_alloc(fixture->arena, sizeof *categories);

	categories_init(categories, fixture->arena);
	if (text != NULL)
		assert_true(categories_add(categories,
					   reading_of(fixture, &categories_shape, &as_case, text),
					   &fixture->diagnostics));
	return categories;
}

static struct categories *classified(struct fixture *fixture)
{
	return categories_of(fixture,
			     CATEGORIES "Paper,commodity,,Office paper;Card,me\n"
					"Care,specific,80%,,me\nGrants,excluded,50%,,me\n");
}

static bool try_spend(struct fixture *fixture, const struct selection *selection, const char *text,
		      struct spend *spend)
{
	return spend_build(spend, reading_of(fixture, &spend_shape, &as_case, text),
			   classified(fixture), selection, &fixture->diagnostics);
}

static struct spend spend_of(struct fixture *fixture, const char *text)
{
	const struct selection all = {0};
	struct spend spend;

	assert_true(try_spend(fixture, &all, text, &spend));
	return spend;
}

static const char *spend_text(struct fixture *fixture, const struct spend *spend)
{
	const char *text = "";

	for (size_t i = 0; i < spend->n_lines; i++) {
		const struct spend_line *line = &spend->lines[i];
		char money[MONEY_TEXT_SIZE], share[SHARE_TEXT_SIZE], year[YEAR_TEXT_SIZE];

		text = arena_format(fixture->arena, "%s%s|%s|%s|%s|%s|%s|%lld%s\n", text,
				    spend->councils.items[line->council],
				    spend->categories.items[line->category],
				    market_names[line->market], year_format(line->year, year),
				    money_plain(line->spend, money),
				    share_plain(fraction_to_share(line->addressable), share),
				    (long long)line->n_rows, line->is_classified ? "" : "?");
	}
	return text;
}

/* 10.00 + 5.50 - 1.25 = 14.25. */
static void rows_are_summed_to_council_category_market_and_year(void **state)
{
	struct spend spend = spend_of(*state, HEADER "B,Paper,2007-08,1,\nA,Paper,2007-08,10.00,\n"
						     "A,Paper,01/04/2007,5.50,\nA,Paper,31/03/2008,"
						     "(1.25),\nA,Paper,2006-07,2,\n");

	assert_string_equal(spend_text(*state, &spend), "A|Paper|commodity|2006-07|2.00|1|1\n"
							"A|Paper|commodity|2007-08|14.25|1|3\n"
							"B|Paper|commodity|2007-08|1.00|1|1\n");
	assert_int_equal(spend.first_year.start, 2006);
	assert_int_equal(spend.last_year.start, 2007);
	/* The year itself, April and March. */
	assert_int_equal(coverage_months(&spend.coverage, NULL, spend.last_year),
			 1u | 1u << 4 | 1u << 3);
}

/* The row's market, else the list's, else the published average, which is flagged. */
static void the_market_is_the_rows_else_the_lists_else_the_average(void **state)
{
	struct spend spend =
	    spend_of(*state, HEADER "A,Care,2007-08,1,\nA,Care,2007-08,2,commodity\n"
				    "A,Circus,2007-08,4,\nA,Circus,2007-08,8,Sector-specific\n"
				    "A,Grants,2007-08,16,\nA,Grants,2007-08,32,specific\n"
				    "A,Paper,2007-08,64,excluded\nA,OFFICE PAPER,2007-08,128,\n");

	assert_string_equal(spend_text(*state, &spend),
			    "A|Care|commodity|2007-08|2.00|0.8|1\n"
			    "A|Care|specific|2007-08|1.00|0.8|1\n"
			    "A|Circus|specific|2007-08|8.00|1|1\n"
			    "A|Circus|average|2007-08|4.00|1|1?\n"
			    "A|Grants|specific|2007-08|32.00|1|1\n"
			    "A|Grants|excluded|2007-08|16.00|0|1\n"
			    "A|OFFICE PAPER|commodity|2007-08|128.00|1|1\n"
			    "A|Paper|excluded|2007-08|64.00|0|1\n");
}

static void a_market_that_is_none_is_refused(void **state)
{
	const struct selection all = {0};
	struct spend spend;

	assert_false(try_spend(*state, &all,
			       HEADER "A,Care,2007-08,1,\nA,Care,2007-08,2,average\n"
				      "A,Care,2007-08,2,comodity\n",
			       &spend));
	assert_message(*state, 0,
		       "file.csv:3: market: 'average' is not a market; the markets are "
		       "commodity, specific and excluded");
	assert_message(*state, 1,
		       "file.csv:4: market: 'comodity' is not a market; did you mean 'commodity'?");
}

static void councils_not_asked_for_are_left_out_and_counted(void **state)
{
	struct fixture *fixture = *state;
	const char *councils[] = {"B", "C"};
	const char *text = HEADER "A,Care,2009-10,1,\nB,Care,2007-08,2,\n";
	struct spend spend;

	assert_true(try_spend(fixture, &(struct selection){.councils = councils, .n_councils = 1},
			      text, &spend));
	assert_string_equal(spend_text(fixture, &spend), "B|Care|specific|2007-08|2.00|0.8|1\n");
	assert_int_equal(spend.n_filtered, 1);
	assert_int_equal(spend.last_year.start, 2007);
	assert_false(try_spend(fixture, &(struct selection){.councils = councils, .n_councils = 2},
			       text, &spend));
	assert_said(fixture, "file.csv: has no council 'C'");
}

static void the_order_of_rows_changes_nothing(void **state)
{
	struct fixture *fixture = *state;
	const char *rows[60];
	const char *first = NULL;
	uint64_t seed = 85;

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		static const char *const names[] = {"Care", "Paper", "Circus", "Grants"};
		static const char *const markets[] = {"", "", "commodity", "excluded"};
		uint64_t r = random_next(&seed);

		rows[i] = arena_format(fixture->arena, "C%llu,%s,200%llu-0%llu,%lld.25,%s",
				       (unsigned long long)(r % 2), names[r / 2 % 4],
				       (unsigned long long)(r / 8 % 2 + 5),
				       (unsigned long long)(r / 8 % 2 + 6),
				       (long long)(r / 16 % 2000) - 500, markets[r / 40000 % 4]);
	}
	for (int round = 0; round < 50; round++) {
		struct spend spend =
		    spend_of(fixture, shuffled(fixture, HEADER, rows, COUNT_OF(rows), &seed));
		const char *text = spend_text(fixture, &spend);

		if (round == 0)
			first = text;
		assert_string_equal(text, first);
		assert_int_equal(coverage_months(&spend.coverage, NULL, spend.last_year), 1);
	}
}

static void categories_are_found_by_name_or_synonym_however_written(void **state)
{
	struct categories *categories = classified(*state);

	assert_int_equal(categories_find(categories, "paper")->market, MARKET_COMMODITY);
	assert_int_equal(categories_find(categories, "OFFICE-PAPER")->market, MARKET_COMMODITY);
	assert_int_equal(categories_find(categories, " card")->market, MARKET_COMMODITY);
	assert_share(categories_find(categories, "Paper")->addressable, 1, 1);
	assert_share(categories_find(categories, "Care")->addressable, 4, 5);
	/* Nothing of what is excluded is addressable. */
	assert_share(categories_find(categories, "Grants")->addressable, 0, 1);
	assert_null(categories_find(categories, "Circus"));
	assert_null(categories_find(categories, "!"));
}

static void what_is_known_already_stays(void **state)
{
	struct fixture *fixture = *state;
	struct categories *categories =
	    categories_of(fixture, CATEGORIES "Paper,specific,,,mine\n");

	assert_true(categories_add(categories,
				   reading_of(fixture, &categories_shape, &as_case,
					      CATEGORIES "Card,commodity,,Paper,theirs\n"),
				   &fixture->diagnostics));
	assert_string_equal(categories_find(categories, "Paper")->source, "mine");
	assert_string_equal(categories_find(categories, "Card")->source, "theirs");
}

static void a_category_twice_in_a_file_is_refused_and_a_blank_synonym_is_none(void **state)
{
	struct fixture *fixture = *state;
	struct categories *categories = categories_of(fixture, NULL);

	assert_false(categories_add(categories,
				    reading_of(fixture, &categories_shape, &as_case,
					       CATEGORIES "Paper,commodity,,Card; ;,me\n"
							  "CARD,specific,,; ,me\n"
							  "Care,dear,,,me\n"),
				    &fixture->diagnostics));
	assert_int_equal(fixture->diagnostics.count, 2);
	assert_message(fixture, 0, "file.csv:3: category: 'CARD' is classified twice; keep one");
	assert_message(fixture, 1,
		       "file.csv:4: market: 'dear' is not a market; the markets are "
		       "commodity, specific and excluded");
}

static void the_built_in_list_is_well(void **state)
{
	struct fixture *fixture = *state;
	struct categories *categories = categories_of(fixture, NULL);

	assert_true(categories_add(
	    categories, reference_read(reference_with(fixture, NULL, NULL), "categories"),
	    &fixture->diagnostics));
	assert_int_equal(fixture->diagnostics.count, 0);
	assert_int_equal(categories_find(categories, "Stationery")->market, MARKET_COMMODITY);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(rows_are_summed_to_council_category_market_and_year),
	    TEST(the_market_is_the_rows_else_the_lists_else_the_average),
	    TEST(a_market_that_is_none_is_refused),
	    TEST(councils_not_asked_for_are_left_out_and_counted),
	    TEST(the_order_of_rows_changes_nothing),
	    TEST(categories_are_found_by_name_or_synonym_however_written),
	    TEST(what_is_known_already_stays),
	    TEST(a_category_twice_in_a_file_is_refused_and_a_blank_synonym_is_none),
	    TEST(the_built_in_list_is_well),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
