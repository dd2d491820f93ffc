/*
 * Published figures that a user's own file stands for: what it lacks, or where it cannot be read,
 * is told, and nothing is worked out without it.
 */
#include "model_fixture.h"

#include "model/accounts.h"
#include "model/guidance.h"
#include "model/plan.h"
#include "model/published.h"
#include "model/treasury.h"
#include "model/unit_costs.h"
#include "model/workstreams.h"

/* What each set is for, as far as it can be asked for here. */
static bool find_rates(struct fixture *fixture, struct reference *reference)
{
	struct discounting discounting;

	(void)fixture;
	return discounting_find(&discounting, 40, NULL, NULL, reference);
}

static bool find_lower(struct fixture *fixture, struct reference *reference)
{
	struct discounting discounting;

	(void)fixture;
	return discounting_find_lower(&discounting, 40, reference);
}

static bool find_bias(struct fixture *fixture, struct reference *reference)
{
	struct bias bias;

	(void)fixture;
	return bias_find(&bias, "Standard Buildings", in_file("case.csv"), reference);
}

static bool load_deflator(struct fixture *fixture, struct reference *reference)
{
	struct deflator deflator;

	(void)fixture;
	return deflator_load(&deflator, "ons-2025", in_file("case.csv"), reference);
}

static bool load_rates(struct fixture *fixture, struct reference *reference)
{
	struct workstream_rates rates;

	return workstream_rates_load(&rates, reference, &fixture->diagnostics);
}

static bool find_growth(struct fixture *fixture, struct reference *reference)
{
	struct plan_figure figure;

	return plan_figure_find(&figure, reference, "growth_target", &fixture->diagnostics);
}

static bool find_bands(struct fixture *fixture, struct reference *reference)
{
	struct band bands[MARKET_AVERAGE + 1];

	return published_bands(bands, reference, &fixture->diagnostics);
}

static bool find_phasing(struct fixture *fixture, struct reference *reference)
{
	struct money *amounts;
	struct year first;

	(void)fixture;
	return published_phasing(&amounts, &first, reference, "procurement") > 0;
}

static bool find_per_head(struct fixture *fixture, struct reference *reference)
{
	const struct per_head *items;
	size_t count;

	(void)fixture;
	return published_per_head(&items, &count, reference);
}

static bool find_lines(struct fixture *fixture, struct reference *reference)
{
	return accounts_known(reference, fixture->arena) != NULL;
}

static bool build_accounts(struct fixture *fixture, struct reference *reference)
{
	struct accounts accounts;

	return accounts_build(
	    &accounts,
	    reading_of(fixture, &accounts_shape, &as_case, "line,amount,source\nnrf,5,x\n"),
	    reference, &fixture->diagnostics);
}

static bool load_channels(struct fixture *fixture, struct reference *reference)
{
	struct channels channels;

	(void)fixture;
	return channels_load(&channels, reference);
}

static bool load_unit_costs(struct fixture *fixture, struct reference *reference)
{
	struct unit_costs costs;

	return unit_costs_load(&costs, "nwegg-2007", reference, channels_built_in(fixture),
			       (struct place){0});
}

static bool know_unit_costs(struct fixture *fixture, struct reference *reference)
{
	(void)fixture;
	return unit_costs_is_set("nwegg-2007", reference);
}

static bool publish_unit_costs(struct fixture *fixture, struct reference *reference)
{
	struct unit_cost_sets sets;

	return unit_costs_published(&sets, reference, channels_built_in(fixture));
}

struct use {
	const char *set;
	bool (*find)(struct fixture *fixture, struct reference *reference);
};

static void what_cannot_be_read_is_not_gone_on_without(void **state)
{
	static const struct use uses[] = {
	    {"discount-rates", find_rates},  {"discount-rates", find_lower},
	    {"optimism-bias", find_bias},    {"deflator-ons-2025", load_deflator},
	    {"workstreams", load_rates},     {"plan-figures", load_rates},
	    {"plan-figures", find_growth},   {"bands", find_bands},
	    {"phasing", find_phasing},       {"per-head", find_per_head},
	    {"baseline-lines", find_lines},  {"baseline-lines", build_accounts},
	    {"channels", load_channels},     {"unit-costs", load_unit_costs},
	    {"unit-costs", know_unit_costs}, {"unit-costs", publish_unit_costs},
	};

	for (size_t i = 0; i < COUNT_OF(uses); i++) {
		struct fixture *fixture = *state;

		diagnostics_init(&fixture->diagnostics, fixture->arena);
		assert_true(uses[i].find(fixture, reference_with(fixture, NULL, NULL)));
		assert_int_equal(diagnostics_count(&fixture->diagnostics, SEVERITY_FAULT), 0);
		if (uses[i].find(fixture, reference_with(fixture, uses[i].set,
							 "/tmp/vfm-no-such-folder/mine.csv")))
			fail_msg("%s", uses[i].set);
		assert_said(
		    fixture,
		    "/tmp/vfm-no-such-folder/mine.csv: cannot be read: No such file or directory");
	}
}

#define RATES "from_year,to_year,rate,schedule,editions,price_base,status,source,derivation\n"
#define SOURCED ",2003,none,published,Mine,\n"

static void what_a_file_lacks_is_named(void **state)
{
	static const struct {
		struct use use;
		const char *text, *said; /* NULL: nothing, as who asks decides */
	} files[] = {
	    {{"discount-rates", find_rates},
	     RATES "0,39,3.5%,standard" SOURCED,
	     "has no discount rate for year 40"},
	    {{"discount-rates", find_rates},
	     RATES "0,40,3.5%,lower" SOURCED,
	     "has no discount rate for year 1"},
	    {{"discount-rates", find_lower}, RATES "0,40,3.5%," SOURCED, NULL},
	    {{"optimism-bias", find_bias},
	     "project_type,cost_lower,cost_upper,duration_lower,duration_upper,price_base,status,"
	     "source,derivation\n"
	     "bridges,1%,2%,1%,2%,none,published,Mine,\n",
	     "case.csv: 'Standard Buildings' is not a project type of the Green Book's; they are "
	     "bridges"},
	    {{"plan-figures", find_growth},
	     "item,value,unit,price_base,status,source,derivation\nother,1,percent,none,published,"
	     "Mine,\n",
	     "has no 'growth_target'"},
	    {{"workstreams", load_rates},
	     "workstream,rate,baseline,price_base,status,source,derivation\nprocurement,1%,5,none,"
	     "published,Mine,\n",
	     "has no 'business process improvement and collaboration'"},
	    {{"bands", find_bands},
	     "market,low,central,high,share_of_spend,price_base,status,source,derivation\n"
	     "commodity,1%,2%,3%,4%,none,published,Mine,\n",
	     "has no band for market 'specific'"},
	    {{"baseline-lines", build_accounts},
	     "line,counts,also,paragraph,part_of,price_base,status,source,derivation\nnrf,perhaps,,"
	     ",,none,published,Mine,\n",
	     "'perhaps' is not known here; write yes or no"},
	};

	for (size_t i = 0; i < COUNT_OF(files); i++) {
		struct fixture *fixture = *state;
		const char *path = file_with(fixture, files[i].text);

		diagnostics_init(&fixture->diagnostics, fixture->arena);
		assert_false(
		    files[i].use.find(fixture, reference_with(fixture, files[i].use.set, path)));
		if (files[i].said != NULL)
			assert_said(fixture, files[i].said);
		assert_int_equal(unlink(path), 0);
	}
}

/* Prices between two years that a series has, of which neither is nought. */
static void a_price_is_moved_between_years_that_a_series_has(void **state)
{
	struct fixture *fixture = *state;
	const char *path =
	    file_with(fixture, "year,index,price_base,status,source,derivation\n"
			       "2009-10,80,x,published,Mine,\n2007-08,50,x,published,Mine,\n");
	struct deflator deflator;
	struct fraction factor;

	assert_true(deflator_load(&deflator, "ons-2025", in_file("case.csv"),
				  reference_with(fixture, "deflator-ons-2025", path)));
	assert_int_equal(deflator.first_year.start, 2007);
	assert_int_equal(deflator.last_year.start, 2009);
	assert_true(deflator_factor(&factor, &deflator, (struct year){2007}, (struct year){2009}));
	assert_share(factor, 8, 5);
	assert_false(deflator_has(&deflator, (struct year){2008}));
	assert_false(deflator_factor(&factor, &deflator, (struct year){2007}, (struct year){2008}));
	assert_false(deflator_factor(&factor, &deflator, (struct year){2006}, (struct year){2009}));
	assert_int_equal(unlink(path), 0);
}

/* An edition that the list of them has not is told by its year. */
static void an_edition_is_told_as_it_was_published_or_by_its_year(void **state)
{
	struct fixture *fixture = *state;
	const char *path =
	    file_with(fixture, "edition,published,price_base,status,source,derivation\n1997,"
			       "January 1997,none,published,Mine,\n");

	assert_string_equal(
	    guidance_edition(GUIDANCE_CSR07, reference_with(fixture, "green-book-editions", path)),
	    "the Green Book of 2003");
	assert_non_null(strstr(
	    guidance_edition(GUIDANCE_CSR07, reference_with(fixture, NULL, NULL)), "January 2003"));
	assert_int_equal(unlink(path), 0);
}

/* Editions of the set itself: each is in force from the month in which it was published. */
static void no_edition_is_named_before_it_was_published(void **state)
{
	static const struct year later = {2040};
	struct fixture *fixture = *state;
	struct reference *reference = reference_with(fixture, NULL, NULL);

	for (int i = GUIDANCE_GREEN_BOOK_2003; i < N_GUIDANCES; i++) {
		const struct value *published = reference_figure(
		    reference, "green-book-editions", guidance_names[i] + strlen("green-book-"),
		    (struct year){0}, "published");
		struct year year;
		int month;

		assert_non_null(published);
		assert_int_equal(guidance_in_force(later, later, published->text), i);
		assert_true(year_parse(published->text, &year, &month));
		if (i > GUIDANCE_GREEN_BOOK_2003) {
			char before[32];

			snprintf(
			    before, sizeof before, "%s %d", month_name(month == 1 ? 12 : month - 1),
			    (int)strtol(strchr(published->text, ' '), NULL, 10) - (month == 1));
			assert_int_equal(guidance_in_force(later, later, before), i - 1);
		}
	}
}

/* 1 April 2019 lies between March 2018 and November 2020; the plan's own years are the plan's. */
static void without_a_date_the_edition_is_that_of_the_first_year(void **state)
{
	const struct year y2010 = {2010}, y2011 = {2011}, y2019 = {2019}, y2021 = {2021};

	(void)state;
	assert_int_equal(guidance_in_force(y2010, y2010, NULL), GUIDANCE_CSR07);
	assert_int_equal(guidance_in_force(y2010, y2011, NULL), GUIDANCE_GREEN_BOOK_2003);
	assert_int_equal(guidance_in_force(y2019, y2021, NULL), GUIDANCE_GREEN_BOOK_2018);
	assert_int_equal(guidance_in_force(y2019, y2021, "7 June 2022"), GUIDANCE_GREEN_BOOK_2022);
}

/* Of more than forty sets not all are named. */
static void the_sets_of_a_file_are_named_up_to_forty(void **state)
{
	struct fixture *fixture = *state;
	const char *text = "set,channel,cost,source\n", *path;
	struct unit_costs costs;

	for (int i = 1; i <= 41; i++)
		text = arena_format(fixture->arena, "%sset%d,web,1,x\n", text, i);
	path = file_with(fixture, text);
	assert_false(unit_costs_load(&costs, path, reference_with(fixture, NULL, NULL),
				     channels_built_in(fixture), (struct place){0}));
	assert_said(fixture, "holds the sets set1, set2, ");
	assert_said(fixture, "set40 and more; say which with --unit-costs");
	assert_int_equal(unlink(path), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(what_cannot_be_read_is_not_gone_on_without),
	    TEST(what_a_file_lacks_is_named),
	    TEST(an_edition_is_told_as_it_was_published_or_by_its_year),
	    TEST(no_edition_is_named_before_it_was_published),
	    TEST(without_a_date_the_edition_is_that_of_the_first_year),
	    TEST(the_sets_of_a_file_are_named_up_to_forty),
	    TEST(a_price_is_moved_between_years_that_a_series_has),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
