/*
 * The files of a case by what they say of one another: its years, its own unit costs, and files
 * that nothing needs.  Asked as any program may ask, of files at hand.
 */
#include "unit.h"

#include "vfm.h"

#define MOST_FILES 5
#define MOST_OPTIONS 3

struct question {
	const char *said; /* in one of the messages; a `!` before it: in none */
	enum vfm_status status;
	const char *cell; /* in the table `channel_cost` as CSV, or NULL */
	struct {
		const char *path, *text;
	} files[MOST_FILES];
	struct {
		const char *name, *value;
	} options[MOST_OPTIONS];
};

static bool is_said(struct vfm_request *request, const char *text)
{
	struct vfm_message message;

	for (size_t i = 0; vfm_message(request, i, &message) == VFM_DONE; i++)
		if (strstr(message.text, text) != NULL)
			return true;
	return false;
}

static void ask_of(const char *command, const struct question *question)
{
	struct vfm_request *request;
	struct vfm_message message;
	const bool is_never = question->said[0] == '!';
	const char *bytes = "";
	size_t size = 0;

	assert_int_equal(vfm_request_new(&request, command), VFM_DONE);
	assert_int_equal(vfm_request_file(request, "c"), VFM_DONE);
	for (size_t i = 0; i < MOST_FILES && question->files[i].path != NULL; i++)
		assert_int_equal(vfm_request_bytes(request, question->files[i].path,
						   question->files[i].text,
						   strlen(question->files[i].text)),
				 VFM_DONE);
	for (size_t i = 0; i < MOST_OPTIONS && question->options[i].name != NULL; i++)
		assert_int_equal(vfm_request_option(request, question->options[i].name,
						    question->options[i].value),
				 VFM_DONE);

	const enum vfm_status status = vfm_run(request);

	if (status == VFM_DONE && question->cell != NULL)
		assert_int_equal(vfm_render(request, "csv", "channel_cost", &bytes, &size),
				 VFM_DONE);
	if (status != question->status || is_said(request, question->said + is_never) == is_never ||
	    (question->cell != NULL && strstr(bytes, question->cell) == NULL)) {
		for (size_t i = 0; vfm_message(request, i, &message) == VFM_DONE; i++)
			print_error("%s\n", message.text);
		fail_msg("status %d, not '%s': %s", status, question->said, bytes);
	}
	vfm_request_free(request);
}

static void ask(const struct question *question)
{
	ask_of("case", question);
}

#define CONTACTS(year)                                                                         \
	"council,service,channel,year,volume\nX,tax,telephone," year ",20000\nX,tax,web," year \
	",5000\n"
#define ACTIVITY                                      \
	{                                             \
		"c/activity.csv", CONTACTS("2007-08") \
	}
#define CASE(lines)                               \
	{                                         \
		"c/case.csv", "key,value\n" lines \
	}
#define COSTS(year)                                                     \
	"item,kind,year,amount,source,strategy\nforms,investment," year \
	",90000,x,web\nlines,investment,2009-10,80000,x,calls\n"
#define SPEND(year) "council,category,year,spend,market\nX,paper," year ",90000,commodity\n"
#define PRICES                                                                                    \
	"item,unit,council,quantity,unit_price,year\npaper,box,X,100,5,2006-07\npaper,box,Y,100," \
	"4,2006-07\n"
#define RISKS "risk,owner,likelihood,impact,mitigation,source\nlate,me,low,high,wait,x\n"
#define RESOURCES "service,channel,head,behaviour,amount,source\ntax,telephone,staff,fixed,5000,x\n"
#define RULES                                                                                      \
	"strategy,action,service,channel,to,year,value,source\nportal,shift,*,telephone,web,2010-" \
	"11,20%,x\n"

static void a_case_has_years_after_its_base(void **state)
{
	static const struct question questions[] = {
	    {"!first_year", VFM_DONE, NULL, {ACTIVITY, CASE("base_year,2007-08\n")}, {{0}}},
	    {"first_year is not after the base year 2007-08",
	     VFM_FAULTY,
	     NULL,
	     {ACTIVITY, CASE("first_year,2007-08\n")},
	     {{0}}},
	    {"last_year is not from 1 to 60 years after the base year 2007-08",
	     VFM_FAULTY,
	     NULL,
	     {ACTIVITY, CASE("last_year,2068-69\n")},
	     {{0}}},
	    {"appraisal_years ends before the last year planned, 2010-11; give 3 or more",
	     VFM_FAULTY,
	     NULL,
	     {ACTIVITY, CASE("appraisal_years,2\n")},
	     {{0}}},
	    {"activity.csv ends in 2007-08 and spend.csv in 2008-09; say which is the base_year",
	     VFM_FAULTY,
	     NULL,
	     {ACTIVITY, {"c/spend.csv", SPEND("2008-09")}},
	     {{0}}},
	    {"!say which is the base_year",
	     VFM_DONE,
	     NULL,
	     {ACTIVITY, {"c/spend.csv", SPEND("2007-08")}},
	     {{0}}},
	    {"for years after the last year planned, 2009-10 (this one for 2010-11)",
	     VFM_DONE,
	     NULL,
	     {ACTIVITY, {"c/strategies.csv", RULES}, CASE("last_year,2009-10\n")},
	     {{0}}},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(questions); i++)
		ask(&questions[i]);
}

static void a_file_that_nothing_needs_is_told(void **state)
{
	static const struct question questions[] = {
	    {"no file has rows yet; fill in at least one of activity, spend, prices, gains or "
	     "costs",
	     VFM_FAULTY,
	     NULL,
	     {CASE("title,x\n")},
	     {{0}}},
	    {"strategies.csv: is not used without activity.csv, which is missing or has no rows",
	     VFM_FAULTY,
	     NULL,
	     {{"c/spend.csv", SPEND("2007-08")}, {"c/strategies.csv", RULES}},
	     {{0}}},
	    {"is not used in the case; vfm unitcost works out unit costs from it",
	     VFM_DONE,
	     NULL,
	     {{"c/spend.csv", SPEND("2007-08")}, {"c/resources.csv", RESOURCES}},
	     {{0}}},
	    {"--strategy has no use where options are compared by their costs alone",
	     VFM_USAGE,
	     NULL,
	     {{"c/costs.csv", COSTS("2008-09")}},
	     {{"strategy", "web"}}},
	    {"is of no use where options are compared by their costs alone",
	     VFM_DONE,
	     NULL,
	     {{"c/costs.csv", COSTS("2008-09")}, {"c/risks.csv", RISKS}},
	     {{0}}},
	    {"'cheapest' is not median, lower-quartile or minimum",
	     VFM_FAULTY,
	     NULL,
	     {{"c/prices.csv", PRICES}, CASE("price_reference,cheapest\n")},
	     {{0}}},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(questions); i++)
		ask(&questions[i]);
}

#define SETS                                                                                       \
	"set,channel,cost,source\nours,telephone,5,x\nours,web,1,x\ntheirs,telephone,6,x\ntheirs," \
	"web,2,x\n"
#define UNIT_COSTS                       \
	{                                \
		"c/unit_costs.csv", SETS \
	}

/* 20,000 calls at £5 are £100,000; at £6, £120,000; at the £4.00 of NWeGG, £80,000. */
static void a_set_of_unit_costs_may_be_the_cases_own(void **state)
{
	static const struct question questions[] = {
	    {"c/unit_costs.csv: holds the sets ours, theirs; say which",
	     VFM_FAULTY,
	     NULL,
	     {ACTIVITY, UNIT_COSTS},
	     {{0}}},
	    {"!sets",
	     VFM_DONE,
	     ",100000.00",
	     {ACTIVITY, UNIT_COSTS, CASE("unit_costs,ours\n")},
	     {{0}}},
	    {"!sets",
	     VFM_DONE,
	     ",120000.00",
	     {ACTIVITY, UNIT_COSTS, CASE("unit_costs,unit_costs.csv:theirs\n")},
	     {{0}}},
	    {"!sets",
	     VFM_DONE,
	     ",120000.00",
	     {ACTIVITY, UNIT_COSTS, CASE("unit_costs,ours\n")},
	     {{"unit-costs", "theirs"}}},
	    {"!sets",
	     VFM_DONE,
	     ",80000.00",
	     {ACTIVITY, UNIT_COSTS, CASE("unit_costs,nwegg-2007\n")},
	     {{0}}},
	    {"holds the sets ours, theirs",
	     VFM_FAULTY,
	     NULL,
	     {ACTIVITY, UNIT_COSTS, CASE("unit_costs,unit_costs.csv\n")},
	     {{0}}},
	    {"has no set 'nobodys'; it holds ours, theirs, and the published sets are",
	     VFM_FAULTY,
	     NULL,
	     {ACTIVITY, UNIT_COSTS, CASE("unit_costs,nobodys\n")},
	     {{0}}},
	    {"channel 'post' is priced like 'web', as --price-like asks",
	     VFM_DONE,
	     ",100000.00",
	     {{"c/activity.csv", CONTACTS("2007-08") "X,tax,post,2007-08,10\n"},
	      UNIT_COSTS,
	      CASE("unit_costs,ours\n")},
	     {{"price-like", "post=web"}}},
	    {"--price-like 'post=fax': set 'ours' has a cost of 'post' already, or none of 'fax'",
	     VFM_USAGE,
	     NULL,
	     {{"c/activity.csv", CONTACTS("2007-08") "X,tax,post,2007-08,10\n"},
	      UNIT_COSTS,
	      CASE("unit_costs,ours\n")},
	     {{"price-like", "post=fax"}}},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(questions); i++)
		ask(&questions[i]);
}

#define LEDGER(rows) "council,category,year,spend\nX,paper,2007-08,100000\n" rows
#define UNKNOWN(name, amount) "X," name ",2007-08," amount "\n"

/* The largest first, and of those with as much all, in the order of their names. */
static void categories_without_a_market_are_named(void **state)
{
	static const struct question questions[] = {
	    {"of the spend is in a category that is not classified ('wombats'), so the published "
	     "average is used",
	     VFM_DONE,
	     NULL,
	     {{"c/spend.csv", LEDGER(UNKNOWN("wombats", "50000"))}},
	     {{0}}},
	    {"50% of the spend is in categories that are not classified ('emus', 'koalas' and "
	     "'wombats')",
	     VFM_DONE,
	     NULL,
	     {{"c/spend.csv", LEDGER(UNKNOWN("wombats", "25000") UNKNOWN("koalas", "25000")
					 UNKNOWN("emus", "50000"))}},
	     {{0}}},
	    {"('emus', 'koalas', 'lorikeets' and 1 more)",
	     VFM_DONE,
	     NULL,
	     {{"c/spend.csv", LEDGER(UNKNOWN("wombats", "25000") UNKNOWN("koalas", "25000")
					 UNKNOWN("emus", "25000") UNKNOWN("lorikeets", "25000"))}},
	     {{0}}},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(questions); i++)
		ask(&questions[i]);
}

#define BOUGHT(council) \
	"council,category,year,spend,market\n" council ",paper,2007-08,90000,commodity\n"
#define ALSO(council, volume) council ",tax,telephone,2007-08," volume "\n"
#define GAIN(council, name) council "," name ",collaboration,2008-09,5000,x,yes\n"
#define GAINS "council,initiative,workstream,year,gross,source,cash_releasing\n"

static void a_council_that_other_files_have_not_is_told(void **state)
{
	static const struct question questions[] = {
	    {"!council in case.csv",
	     VFM_DONE,
	     NULL,
	     {ACTIVITY, {"c/spend.csv", BOUGHT("x")}},
	     {{0}}},
	    {"council: 'Y' is in no row of activity.csv, and its \302\24390,000.00 is counted; if "
	     "the "
	     "case is of 'X', correct the name",
	     VFM_DONE,
	     NULL,
	     {ACTIVITY, {"c/spend.csv", BOUGHT("Y")}},
	     {{0}}},
	    {"'Y' is in no row of spend.csv, and its contact is counted",
	     VFM_DONE,
	     NULL,
	     {{"c/activity.csv", CONTACTS("2007-08") ALSO("Y", "1")}, {"c/spend.csv", BOUGHT("X")}},
	     {{0}}},
	    {"'Y' is in no row of spend.csv, and its 20 contacts are counted",
	     VFM_DONE,
	     NULL,
	     {{"c/activity.csv", CONTACTS("2007-08") ALSO("Y", "20")},
	      {"c/spend.csv", BOUGHT("X")}},
	     {{0}}},
	    {"'Y' is in no row of spend.csv, and its row is counted",
	     VFM_DONE,
	     NULL,
	     {{"c/gains.csv", GAINS GAIN("X", "a") GAIN("Y", "b")}, {"c/spend.csv", BOUGHT("X")}},
	     {{0}}},
	    {"'Y' is in no row of spend.csv, and its 2 rows are counted",
	     VFM_DONE,
	     NULL,
	     {{"c/gains.csv", GAINS GAIN("X", "a") GAIN("Y", "b") GAIN("Y", "c")},
	      {"c/spend.csv", BOUGHT("X")}},
	     {{0}}},
	    {"has 'X' and 'Y', which are counted together; for one of them give council in "
	     "case.csv",
	     VFM_DONE,
	     NULL,
	     {{"c/activity.csv", CONTACTS("2007-08") ALSO("Y", "20")},
	      {"c/spend.csv", BOUGHT("X") "Y,ink,2007-08,500,commodity\n"}},
	     {{0}}},
	    {"!are counted",
	     VFM_DONE,
	     NULL,
	     {{"c/activity.csv", CONTACTS("2007-08") ALSO("Y", "20")},
	      {"c/spend.csv", BOUGHT("X")},
	      CASE("council,X\n")},
	     {{0}}},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(questions); i++)
		ask(&questions[i]);
}

#define COST(amount)                                                                        \
	{                                                                                   \
		"c/costs.csv",                                                              \
		    "item,kind,year,amount,source\nforms,investment,2008-09," amount ",x\n" \
	}
#define BUYS(name, amount) "X," name ",2007-08," amount ",commodity\n"
#define SPENT "council,category,year,spend,market\n"
#define CALLS "council,service,channel,year,volume\n"
#define CALL(service, channel, volume) "X," service "," channel ",2007-08," volume "\n"

/* Thousands that were not written out are a thousandth of what stands beside them. */
static void amounts_far_from_all_others_are_asked_about(void **state)
{
	static const struct question questions[] = {
	    {"c/spend.csv: has no amount of \302\24310,000 or more (the largest is "
	     "\302\2435,000.00), and one cost of the case is \302\24390,000.00",
	     VFM_DONE,
	     NULL,
	     {{"c/spend.csv", SPENT BUYS("paper", "5000") BUYS("ink", "4000")}, COST("90000")},
	     {{0}}},
	    {"!in thousands",
	     VFM_DONE,
	     NULL,
	     {{"c/spend.csv", SPENT BUYS("paper", "5000") BUYS("ink", "4000")}, COST("8000")},
	     {{0}}},
	    {"c/spend.csv: has no amount of \302\2431,000 or more (the largest is \302\243900.00), "
	     "and others of the case are of \302\243200,000.00",
	     VFM_DONE,
	     NULL,
	     {{"c/spend.csv", SPENT BUYS("paper", "900")}, COST("200000")},
	     {{0}}},
	    {"is \302\24320.00, and all others of the file are at least \302\24320,000.00; if it "
	     "is in thousands, write it in pounds",
	     VFM_DONE,
	     NULL,
	     {{"c/spend.csv",
	       SPENT BUYS("paper", "20") BUYS("ink", "20000") BUYS("pens", "30000")}},
	     {{0}}},
	    {"is \302\2431,500,000.00, and all others of the file are at most \302\24320,000.00; "
	     "if it is in pence, write it in pounds",
	     VFM_DONE,
	     NULL,
	     {{"c/spend.csv",
	       SPENT BUYS("paper", "1500000") BUYS("ink", "20000") BUYS("pens", "10000")}},
	     {{0}}},
	    {"has 25 contacts of 2007-08 in all, and one cost of the case is \302\24390,000.00; if "
	     "its volumes are in thousands, write them in full",
	     VFM_DONE,
	     NULL,
	     {{"c/activity.csv", CALLS CALL("tax", "telephone", "20") CALL("tax", "web", "5")},
	      COST("90000")},
	     {{0}}},
	    {"is 5, and all others of the year are at least 6,000; if it is in thousands, write it "
	     "in full",
	     VFM_DONE,
	     NULL,
	     {{"c/activity.csv", CALLS CALL("tax", "telephone", "20000") CALL("tax", "web", "6000")
				     CALL("rent", "telephone", "5") CALL("rent", "web", "7000")}},
	     {{0}}},
	    {"!in thousands",
	     VFM_DONE,
	     NULL, /* few may use the only one of its channel */
	     {{"c/activity.csv", CALLS CALL("tax", "telephone", "20000") CALL("tax", "web", "6000")
				     CALL("rent", "post", "5") CALL("rent", "web", "7000")},
	      {"c/unit_costs.csv",
	       "set,channel,cost,source\no,telephone,5,x\no,web,1,x\no,post,3,x\n"}},
	     {{0}}},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(questions); i++)
		ask(&questions[i]);
}

/* Of the other commands too, which take years as an option. */
static void years_are_after_the_base_year_and_no_lifetime_away(void **state)
{
	static const struct question questions[] = {
	    {"!--years", VFM_DONE, NULL, {ACTIVITY}, {{"years", "2008-09:2009-10"}}},
	    {"--years begin in 2007-08, which is not after the base year 2007-08; give --base-year",
	     VFM_USAGE,
	     NULL,
	     {ACTIVITY},
	     {{"years", "2007-08:2009-10"}}},
	    {"--years begin in 2008-09, which is not after the base year 2009-10; give --base-year",
	     VFM_USAGE,
	     NULL,
	     {{"c/activity.csv", CONTACTS("2009-10")}},
	     {{"years", "2008-09:2009-10"}}},
	    {"--years end in 2070-71, more than 60 years after the base year 2007-08",
	     VFM_USAGE,
	     NULL,
	     {ACTIVITY},
	     {{"years", "2065-66:2070-71"}}},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(questions); i++)
		ask_of("channel", &questions[i]);
}

static void what_is_said_of_ledgers_goes_with_a_ledger(void **state)
{
	static const struct question questions[] = {
	    {"--scale is of a ledger or a log as published, so it goes with --lenient",
	     VFM_USAGE,
	     NULL,
	     {ACTIVITY},
	     {{"scale", "thousands"}}},
	    {"--year is of a ledger or a log as published, so it goes with --lenient",
	     VFM_USAGE,
	     NULL,
	     {ACTIVITY},
	     {{"year", "2007-08"}}},
	    {"--header is of a ledger or a log as published, so it goes with --lenient",
	     VFM_USAGE,
	     NULL,
	     {ACTIVITY},
	     {{"header", "a,b"}}},
	    {"--map gives field 'volume' two columns, 'volume' and 'year'; give one",
	     VFM_USAGE,
	     NULL,
	     {ACTIVITY},
	     {{"map", "volume=volume"}, {"map", "volume=year"}}},
	    {"!two columns",
	     VFM_DONE,
	     NULL,
	     {ACTIVITY},
	     {{"map", "volume=volume"}, {"map", "volume=volume"}}},
	    {"--map: activity has no field 'wombat'; its fields are council, service, channel, "
	     "year, volume",
	     VFM_USAGE,
	     NULL,
	     {ACTIVITY},
	     {{"map", "wombat=year"}}},
	    {"c/strategies.csv: left out, having no rows",
	     VFM_DONE,
	     NULL,
	     {ACTIVITY,
	      {"c/strategies.csv", "strategy,action,service,channel,to,year,value,source\n"}},
	     {{0}}},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(questions); i++)
		ask_of("channel", &questions[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_case_has_years_after_its_base),
	    cmocka_unit_test(a_file_that_nothing_needs_is_told),
	    cmocka_unit_test(a_set_of_unit_costs_may_be_the_cases_own),
	    cmocka_unit_test(categories_without_a_market_are_named),
	    cmocka_unit_test(a_council_that_other_files_have_not_is_told),
	    cmocka_unit_test(amounts_far_from_all_others_are_asked_about),
	    cmocka_unit_test(what_is_said_of_ledgers_goes_with_a_ledger),
	    cmocka_unit_test(years_are_after_the_base_year_and_no_lifetime_away),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
