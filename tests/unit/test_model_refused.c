/*
 * What the rows of a case's files may not say of one another, or of what they are: each is refused,
 * or told, with what to do.
 */
#include "model_fixture.h"

#include "loading/check_kinds.h"

struct rule {
	const char *kind, *text, *said; /* in one of the messages; NULL: nothing is wrong */
};

static void assert_rules(struct fixture *fixture, const struct rule *rules, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct kind *kind = check_kinds_find(rules[i].kind);
		bool is_read;

		assert_non_null(kind);
		diagnostics_init(&fixture->diagnostics, fixture->arena);

		const struct reading *reading =
		    try_reading(fixture, kind->shape, &as_case, rules[i].text, &is_read);
		const struct kind_check check = {fixture->arena,
						 reference_with(fixture, NULL, NULL),
						 channels_built_in(fixture), &fixture->diagnostics};

		kind->check(&check, reading);
		if (rules[i].said != NULL)
			assert_said(fixture, rules[i].said);
		for (size_t j = 0; rules[i].said == NULL && j < fixture->diagnostics.count; j++)
			if (fixture->diagnostics.items[j].severity >= SEVERITY_WARNING)
				fail_msg("%s", diagnostic_text(fixture->arena,
							       &fixture->diagnostics.items[j]));
	}
}

#define PAIRS "lever,with,correlation,source\n"

static void two_numbers_have_one_correlation_within_its_bounds(void **state)
{
	static const struct rule rules[] = {
	    {"correlations", PAIRS "a,b,0.5,x\na,c,-0.5,x\nc,b,0,x\n", NULL},
	    {"correlations", PAIRS "a,A,0.5,x\n",
	     "file.csv:2: with: 'A' cannot go with itself; name another number"},
	    {"correlations", PAIRS "a,b,1,x\n",
	     "file.csv:2: correlation: a correlation is between -1 and 1"},
	    {"correlations", PAIRS "a,b,-1,x\n", "a correlation is between -1 and 1"},
	    {"correlations", PAIRS "a,b,0.5,x\na,c,0.5,x\nA,B,0.4,x\n",
	     "file.csv:4: correlation: this pair has a correlation on line 2 already"},
	    {"correlations", PAIRS "a,c,0.5,x\na,b,0.5,x\nB,A,0.4,x\n",
	     "file.csv:4: correlation: this pair has a correlation on line 3 already"},
	};

	assert_rules(*state, rules, COUNT_OF(rules));
}

#define NUMBERS "assumption,scope,value,source\n"

static void a_number_beyond_all_experience_is_asked_about(void **state)
{
	static const struct rule rules[] = {
	    {"assumptions", NUMBERS "volume_growth,*,25%,x\n", NULL},
	    {"assumptions", NUMBERS "volume_growth,*,26%,x\n",
	     "'26%' is growth of more than 25% a year; is that meant?"},
	    {"assumptions", NUMBERS "volume_growth,*,150%,x\n",
	     "'150%' is growth of more than 100% a year; write 2% or 0.02"},
	    {"assumptions", NUMBERS "optimism_bias,*,200%,x\n", NULL},
	    {"assumptions", NUMBERS "optimism_bias,*,201%,x\n",
	     "'201%' is more than the Green Book's highest optimism bias, 200%"},
	    {"assumptions", NUMBERS "procurement_cashable_share,Roads,50%,x\n",
	     "scope: procurement_cashable_share is one for all spend; write * as its scope"},
	    {"assumptions", NUMBERS "benefit_confidence,roads,50%,x\n",
	     "'roads' is not a part of the case"},
	};

	assert_rules(*state, rules, COUNT_OF(rules));
}

#define COSTS "item,kind,year,amount,source\n"

static void a_cost_is_once_or_each_year(void **state)
{
	static const struct rule rules[] = {
	    {"costs", COSTS "forms,investment,2008-09,5,x\nstaff,running,2008-09,5,x\n", NULL},
	    {"costs", COSTS "forms,one-off,2008-09,5,x\n", "; did you mean 'investment'?"},
	    {"costs", COSTS "forms,Every Year,2008-09,5,x\n", "; did you mean 'running'?"},
	    {"costs", COSTS "forms,runing,2008-09,5,x\n", "; did you mean 'running'?"},
	    {"costs", COSTS "forms,wombat,2008-09,5,x\n", "; write the one that it is"},
	};

	assert_rules(*state, rules, COUNT_OF(rules));
}

#define POSTS                                                                               \
	"service,channel,head,behaviour,source,amount,minutes,hourly_cost,salary,on_costs," \
	"productive_hours\n"
#define POST "tax,telephone,adviser,variable,x,"

/* 9 x 10^14 pounds are counted, 9.3 x 10^14 are not. */
static void a_post_has_one_cost(void **state)
{
	static const struct rule rules[] = {
	    {"resources", POSTS POST ",5,,20000,25%,1500\n", NULL},
	    {"resources", POSTS POST "5,,,,,\n", NULL},
	    {"resources", POSTS POST ",5,20,,,\n", NULL},
	    {"resources", POSTS POST ",5,20,,,1500\n", NULL},
	    {"resources", POSTS POST ",5,20,20000,,1500\n",
	     "hourly_cost: is given beside a salary or on-costs"},
	    {"resources", POSTS POST ",5,20,,25%,\n",
	     "hourly_cost: is given beside a salary or on-costs"},
	    {"resources", POSTS POST ",5,,,,\n",
	     "minutes: needs an hourly_cost, or salary, on_costs and productive_hours"},
	    {"resources", POSTS POST ",5,,20000,,\n",
	     "salary: needs productive_hours, to tell what an hour costs"},
	    {"resources", POSTS POST ",5,900000000000,,,2000\n",
	     "productive_hours: makes a post cost more than can be counted"},
	    {"resources", POSTS POST ",5,,900000000000000,25%,1500\n",
	     "salary: makes a post cost more than can be counted"},
	    {"resources", POSTS POST "5,5,,,,\n", "amount: is given beside minutes"},
	    {"resources", POSTS POST ",,,,,\n", "amount: is empty, and so is minutes"},
	    {"resources", POSTS POST "5,,20,,,\n",
	     "amount: needs no hourly cost and no post; take them out"},
	    {"resources", POSTS POST "5,,,20000,,\n", "amount: needs no hourly cost and no post"},
	    {"resources", POSTS POST "5,,,,25%,\n", "amount: needs no hourly cost and no post"},
	    {"resources", POSTS POST "5,,,,,1500\n", "amount: needs no hourly cost and no post"},
	    {"resources", POSTS POST ",5,501,,,\n", "hourly_cost: is more than any hour costs"},
	    {"resources", POSTS POST ",181,20,,,\n",
	     "minutes: is more than 180 minutes for one contact; is it in seconds?"},
	    {"resources", POSTS POST ",5,,20,,1500\n",
	     "salary: is less than \302\2431000 a year; is it in thousands?"},
	    {"resources", POSTS POST ",5,,20000,,37\n",
	     "productive_hours: is not from 200 to 2600 hours"},
	    {"resources", POSTS POST ",5,,20000,,2601\n",
	     "productive_hours: is not from 200 to 2600 hours"},
	};

	assert_rules(*state, rules, COUNT_OF(rules));
}

#define LINES "line,amount,source,counts\n"

/* Names, and which is a part of which, are of datasets/baseline-lines.csv. */
static void a_line_of_the_accounts_counts_once(void **state)
{
	static const struct rule rules[] = {
	    {"accounts", LINES "Ours,5000000,x,yes\nTheirs,5,x,no\n", NULL},
	    {"accounts", LINES "Ours,5,x,maybe\n", "'maybe' is not known here; write yes or no"},
	    {"accounts", LINES "Ours,5,x,\n", "'Ours' is no line that annex A puts in or out"},
	    {"accounts", LINES "nrf,5,x,\nNeighbourhood Renewal Fund,6,x,\n",
	     "'Neighbourhood Renewal Fund' and 'nrf' of line 2 are names of one line of the "
	     "accounts"},
	    {"accounts", LINES "schools,5,x,yes\n",
	     "'schools' counts here, though the list of lines says otherwise"},
	    {"accounts", LINES "nrf,5,x,no\n",
	     "'nrf' does not count here, though the list of lines says otherwise"},
	    {"accounts", LINES "net service expenditure,5,x,\nschools,-5,x,\n",
	     "file.csv:3: amount: 'schools' is taken off the baseline, so write what it comes to "
	     "above zero"},
	    {"accounts",
	     LINES "net service expenditure,-900000000000000,x,\nschools,900000000000000,x,\n",
	     "file.csv: the amounts add up to more than can be counted"},
	    {"accounts", LINES "***,5,x,yes\n***,6,x,yes\n",
	     "file.csv:3: line: '***' is given twice; keep one, or name them apart"},
	    {"accounts", LINES "Ours,900000000000000,x,yes\nAlso,900000000000000,x,yes\n",
	     "file.csv:3: amount: with this row the amounts add up to more than can be counted"},
	};

	assert_rules(*state, rules, COUNT_OF(rules));
}

static void a_key_of_the_case_has_a_value_of_its_kind(void **state)
{
	static const struct rule rules[] = {
	    {"case",
	     "key,value\nbase_year,2007-08\nguidance,csr07\nappraisal_years,60\ndate,14 March "
	     "2008\n",
	     NULL},
	    {"case", "key,value\nbase_year,2007-08\nguidance,orange\n",
	     "'orange' is not 'csr07' (the plan of 2007), 'green-book-2003', 'green-book-2011', "
	     "'green-book-2018', 'green-book-2020', 'green-book-2022' or 'green-book-2026'"},
	    {"case", "key,value\nappraisal_years,many\n",
	     "'many' is not a number of years from 1 to 60"},
	    {"case", "key,value\nappraisal_years,0\n", "'0' is not a number of years from 1 to 60"},
	    {"case", "key,value\nbase_year,2008-05-01\n", "'2008-05-01' is read as 2008-09"},
	    {"case", "key,value\nbase_year,39539\n",
	     "'39539' is read as 2008-09"}, /* 1 April 2008 */
	    {"case", "key,value\nbase_year,2001-02-01\n",
	     "'2001-02-01' is a date, and a spreadsheet may have made it of a year"},
	    {"case", "key,value\ngains_prices,2001-02-01\n",
	     "'2001-02-01' is a date, and a spreadsheet may have made it of a year"},
	    {"case", "key,value\ndiscount_rate,11%\n", "is a discount rate of"},
	    {"case", "key,value\ndiscount_rate,quick\n", "'quick' is not a share"},
	    {"case", "key,value\nfirst_year,2010-11\nlast_year,2009-10\n", "last_year"},
	};

	assert_rules(*state, rules, COUNT_OF(rules));
}

/* Contrast is 1 to 1 of white on itself. */
static void a_colour_of_the_house_can_be_seen(void **state)
{
	static const struct rule rules[] = {
	    {"colours", "use,colour\nseries 1,#12436D\nheadings,#000000\n", NULL},
	    {"colours", "use,colour\nseries 9,#12436D\n", "'series 9' is not a use of a colour"},
	    {"colours", "use,colour\nseries 1,#12436D\nSeries_1,#12436D\n",
	     "'series 1' is given twice, first in line 2; keep one"},
	    {"colours", "use,colour\nseries 1,navy\n",
	     "'navy' is not a colour; write # and six digits"},
	    {"colours", "use,colour\nseries 1,#FFFFFF\n",
	     "'#FFFFFF' is too pale on white: its contrast is 1.0 to 1, and series need"},
	    {"colours", "use,colour\nheadings,#FFFFFF\n", "and headings need"},
	};

	assert_rules(*state, rules, COUNT_OF(rules));
}

#define PRICES "item,unit,council,quantity,unit_price\n"

static void what_was_paid_and_who_bought_is_plain(void **state)
{
	static const struct rule rules[] = {
	    {"prices", PRICES "paper,box,A,5,2\n", NULL},
	    {"prices", PRICES "paper,box,A,0,2\npaper,box,B,5,0\n", "has no prices"},
	    {"prices", PRICES "paper,box,A,0,2\npaper,box,B,5,1\n",
	     "1 row with a price or a quantity of zero left out"},
	    {"buyer_groups", "council,group\nA,one\nB,one\n", NULL},
	    {"buyer_groups", "council\nA\nB\n", NULL}, /* of a group by the file's name */
	    {"buyer_groups", "council,group\nA,one\nA,two\n",
	     "'A' is in two groups, 'one' and 'two'; its gain can be counted in one only"},
	    {"categories",
	     "category,market,source\nRoads,Sector-specific,x\nIT,sector "
	     "specific,x\nInk,commodity,x\n",
	     NULL},
	    {"categories", "category,market,source\nRoads,wombat,x\n", "'wombat'"},
	};

	assert_rules(*state, rules, COUNT_OF(rules));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(two_numbers_have_one_correlation_within_its_bounds),
	    TEST(a_number_beyond_all_experience_is_asked_about),
	    TEST(a_cost_is_once_or_each_year),
	    TEST(a_post_has_one_cost),
	    TEST(a_line_of_the_accounts_counts_once),
	    TEST(a_key_of_the_case_has_a_value_of_its_kind),
	    TEST(a_colour_of_the_house_can_be_seen),
	    TEST(what_was_paid_and_who_bought_is_plain),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
