#include "unit.h"

#include "asking.h"

#include "analyses/region/region.h"
#include "model/shapes.h"
#include "outputs/passages.h"

/*
 * At NWeGG's 7.81, 4.00 and 0.17:
 *   A  4,000 + 170 over 2,000 = 2.085, half of it on the web
 *   B  12,000 + 170 over 4,000 = 3.0425, a quarter
 *   C  4.00, nothing     D  7.81, nothing
 *   E  3,600 + 17 over 1,000 = 3.617, a tenth
 */
#define FIVE                                                     \
	"council,service,channel,year,volume\n"                  \
	"A,tax,telephone,2007-08,1000\nA,tax,web,2007-08,1000\n" \
	"B,tax,telephone,2007-08,3000\nB,tax,web,2007-08,1000\n" \
	"C,tax,telephone,2007-08,1000\n"                         \
	"D,tax,face-to-face,2007-08,1000\n"                      \
	"E,tax,telephone,2007-08,900\nE,tax,web,2007-08,100\n"

/* A fifth of the calls to the web, each saving 3.83. */
#define MOVE                                                     \
	"strategy,action,service,channel,to,year,value,source\n" \
	"move,shift,*,telephone,web,2010-11,20%,t\n"

static void ask_region(struct asking *asking, const char *activity)
{
	assert_true(ask_channel(asking, activity, MOVE, NULL, "nwegg-2007"));
	assert_true(region_channel_add(&asking->results, &asking->channel, &asking->councils,
				       &asking->diagnostics));
}

/*
 * Costs in order: 2.085, 3.0425, 3.617, 4, 7.81, of which the second is the
 * lower quartile and the fourth the upper; of the web's 0, 0, 10%, 25%, 50%
 * the upper quartile is 25%.  E: 180 moved x 3.83 = 689.40 of 3,617.00; 0.5745
 * dearer than the lower quartile, for 1,000 contacts.
 */
static void councils_stand_side_by_side(void **state)
{
	struct asking *asking = *state;

	ask_region(asking, FIVE);
	assert_figures(asking, "council_rank", "A",
		       "1 2000 4170.00 2.085 0.5 766.00 766.00 0.183693046 0.00 0 0.00");
	assert_figures(asking, "council_rank", "B",
		       "2 4000 12170.00 3.0425 0.25 2298.00 2298.00 0.188824979 0.00 0 0.00");
	assert_figures(asking, "council_rank", "E",
		       "3 1000 3617.00 3.617 0.1 689.40 689.40 0.190599945 0.5745 0.15 574.50");
	assert_figures(asking, "council_rank", "C",
		       "4 1000 4000.00 4.00 0 766.00 766.00 0.1915 0.9575 0.25 957.50");
	assert_figures(asking, "council_rank", "D",
		       "5 1000 7810.00 7.81 0 0.00 0.00 0 4.7675 0.25 4767.50");
}

static void the_group_has_its_quartiles(void **state)
{
	struct asking *asking = *state;

	ask_region(asking, FIVE);
	/* Gains: 0, 689.40, 766, 766, 2,298. */
	assert_figures(asking, "council_group", "minimum", "2.085 0 0.00 0.00 0");
	assert_figures(asking, "council_group", "lower quartile",
		       "3.0425 0 689.40 689.40 0.183693046");
	assert_figures(asking, "council_group", "median", "3.617 0.1 766.00 766.00 0.188824979");
	assert_figures(asking, "council_group", "upper quartile",
		       "4.00 0.25 766.00 766.00 0.190599945");
	assert_figures(asking, "council_group", "maximum", "7.81 0.5 2298.00 2298.00 0.1915");
}

/* The table asked for stands first, and the answer begins with it. */
static void councils_lead_the_results(void **state)
{
	struct asking *asking = *state;
	struct said said;

	ask_region(asking, FIVE);
	assert_string_equal(asking->results.tables[0]->id, "council_rank");
	assert_string_equal(asking->results.tables[1]->id, "council_group");
	assert_non_null(results_find(&asking->results, "channel_gain"));
	/* What it is not about is said first: a set of unit costs is the same for all. */
	said = passages_at(&asking->results, SAID_FIRST);
	assert_non_null(strstr(said.items[0]->text,
			       "5 councils, all at the same unit costs (nwegg-2007), so only "
			       "the mix of channels sets them apart"));
}

/* 957.50 + 4,767.50 + 574.50 */
static void councils_come_to_the_totals(void **state)
{
	struct asking *asking = *state;
	const struct value *totals;

	ask_region(asking, FIVE);
	totals = results_find(&asking->results, "council_rank")->totals;
	assert_int_equal(ask_number(asking, "council_rank", totals, "cost"),
			 317670000); /* 31,767.00 */
	assert_int_equal(ask_number(asking, "council_rank", totals, "worth"), 62995000);
	assert_int_equal(ask_number(asking, "council_rank", totals, "gross_gain"),
			 ask_number(asking, "channel_gain",
				    ask_row(asking, "channel_gain", "move|2010-11"), "gross_gain"));
}

static void councils_as_cheap_share_a_rank(void **state)
{
	struct asking *asking = *state;

	ask_region(asking, "council,service,channel,year,volume\n"
			   "B,tax,telephone,2007-08,10\nA,tax,telephone,2007-08,20\n"
			   "C,tax,face-to-face,2007-08,10\n");
	assert_int_equal(ask_row(asking, "council_rank", "A")[0].count, 1);
	assert_int_equal(ask_row(asking, "council_rank", "B")[0].count, 1);
	assert_int_equal(ask_row(asking, "council_rank", "C")[0].count, 3);
}

static void a_council_without_contacts_has_no_rank_and_is_told(void **state)
{
	struct asking *asking = *state;

	ask_region(asking, "council,service,channel,year,volume\n"
			   "A,tax,telephone,2007-08,10\nB,tax,telephone,2006-07,20\n");
	assert_int_equal(results_find(&asking->results, "council_rank")->n_rows, 1);
	assert_true(ask_is_told(asking, SEVERITY_NOTICE, "1 of 2 councils has no contacts"));
}

/*
 * Pens are commodity (12.5%), care specific (7.5%): of 100 and 100 A gains
 * 12.50 + 7.50, a tenth; B, pens only, an eighth; C, care only, 7.5%.  The
 * lower quartile of 7.5%, 10%, 12.5% is 8.75%.
 */
static void spend_is_ranked_by_what_is_still_to_gain(void **state)
{
	struct asking *asking = *state;

	assert_true(ask_procurement(asking,
				    "council,category,year,spend,market\n"
				    "A,pens,2007-08,100,commodity\nA,care,2007-08,100,specific\n"
				    "B,pens,2007-08,200,commodity\nC,care,2007-08,400,specific\n",
				    NULL, NULL, 2010, 2010));
	assert_true(region_procurement_add(&asking->results, &asking->procurement,
					   asking->by_council, &asking->diagnostics));
	assert_figures(asking, "council_rank", "C", "1 400.00 400.00 20.00 30.00 40.00 0.075 0");
	assert_figures(asking, "council_rank", "A", "2 200.00 200.00 15.00 20.00 25.00 0.1 0.0125");
	assert_figures(asking, "council_rank", "B",
		       "3 200.00 200.00 20.00 25.00 30.00 0.125 0.0375");
	assert_figures(asking, "council_group", "lower quartile", "200.00 22.50 0.0875");
}

/* Refunds exceed payments in D, and make up for them in E: a share of that says nothing. */
static void a_council_without_spend_above_zero_has_no_rank(void **state)
{
	static const char *const names[] = {"A", "D", "E"};
	struct asking *asking = *state;

	assert_true(ask_procurement(asking,
				    "council,category,year,spend,market\n"
				    "A,pens,2007-08,100,commodity\n"
				    "D,pens,2007-08,-100,commodity\n"
				    "E,pens,2007-08,100,commodity\nE,care,2007-08,-100,specific\n",
				    NULL, NULL, 2010, 2010));
	assert_true(region_procurement_add(&asking->results, &asking->procurement,
					   asking->by_council, &asking->diagnostics));
	for (size_t i = 0; i < 3; i++) {
		const struct value *row =
		    table_values(results_find(&asking->results, "council_rank"), i);

		assert_string_equal(row[1].text, names[i]);
		assert_int_equal(row[0].kind, i == 0 ? VALUE_COUNT : VALUE_NONE);
	}
	assert_true(ask_has_caveat(
	    asking, "2 councils have no rank, because the spend is not above zero: D and E."));
}

#define LIST                                                                      \
	"official-name,nice-name,gss-code,alt-names,end-date,replaced-by\n"       \
	"Adur District Council,Adur,E07000223,Adur,,\n"                           \
	"Somerset County Council,Somerset,E10000027,,2023-04-01,SOM\n"            \
	"Somerset Council,Somerset,E06000066,,,\n"                                \
	"Oxford City Council,Oxford,E07000178,\"oxford city,city of oxford\",,\n" \
	"North Council,The North,E1,,,\nUpper North Council,The North,E2,,,\n"

static void names_are_checked_and_none_is_changed(void **state)
{
	struct asking *asking = *state;
	struct source *source = arena_alloc(asking->arena, sizeof *source);
	struct reading *reading = arena_alloc(asking->arena, sizeof *reading);
	const struct reading_options options = {.is_list = true};
	struct authorities authorities;
	struct names councils;

	assert_true(source_from_memory(source, "list.csv", LIST, strlen(LIST), asking->arena,
				       &asking->diagnostics));
	assert_true(reading_read(reading, source, &authorities_shape, &options, asking->arena,
				 &asking->diagnostics));
	authorities_build(&authorities, reading, asking->arena);
	names_init(&councils, asking->arena);
	names_add(&councils, "Adur District Council");
	names_add(&councils, "Adur Distrct Council");
	names_add(&councils, "E06000066");
	names_add(&councils, "City of Oxford");
	names_add(&councils, "Oxford City Council");
	names_add(&councils, "Somerset");
	names_add(&councils, "The North");
	region_authorities_add(&asking->results, &authorities, &councils, "a.csv",
			       &asking->diagnostics);
	(void)ask_row(asking, "authority",
		      "Adur District Council|E07000223|Adur District Council|by its official name");
	(void)ask_row(asking, "authority", "Adur Distrct Council|not in the list");
	(void)ask_row(asking, "authority", "E06000066|E06000066|Somerset Council|by its GSS code");
	/* Of two Somersets one has ended. */
	(void)ask_row(asking, "authority",
		      "Somerset|E06000066|Somerset Council|by another of its names");
	(void)ask_row(asking, "authority", "The North|several have this name");
	assert_true(ask_is_told(asking, SEVERITY_NOTICE,
				"council 'Adur Distrct Council' is not in list.csv; did you mean "
				"'Adur District Council'?"));
	assert_true(ask_is_told(asking, SEVERITY_NOTICE,
				"council 'City of Oxford' is 'Oxford City Council' in list.csv; it "
				"keeps its name here"));
	assert_true(
	    ask_is_told(asking, SEVERITY_NOTICE,
			"councils 'City of Oxford' and 'Oxford City Council' are both Oxford "
			"City Council in list.csv and are kept apart"));
	assert_true(ask_is_told(asking, SEVERITY_NOTICE,
				"councils 'E06000066' and 'Somerset' are both Somerset Council"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(councils_stand_side_by_side),
	    TEST(the_group_has_its_quartiles),
	    TEST(councils_lead_the_results),
	    TEST(councils_come_to_the_totals),
	    TEST(councils_as_cheap_share_a_rank),
	    TEST(a_council_without_contacts_has_no_rank_and_is_told),
	    TEST(spend_is_ranked_by_what_is_still_to_gain),
	    TEST(a_council_without_spend_above_zero_has_no_rank),
	    TEST(names_are_checked_and_none_is_changed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
