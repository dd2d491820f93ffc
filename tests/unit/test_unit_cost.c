#include "unit.h"

#include "asking.h"

#define HEADER                                                                                 \
	"service,channel,head,behaviour,amount,source,minutes,hourly_cost,share,basis,salary," \
	"on_costs,productive_hours\n"

#define ACTIVITY                                    \
	"council,service,channel,year,volume\n"     \
	"A,council tax,telephone,2007-08,20000\n"   \
	"A,council tax,face-to-face,2007-08,5000\n" \
	"A,council tax,web,2007-08,10000\n"         \
	"A,parking,telephone,2007-08,5000\n"        \
	"A,council tax,telephone,2006-07,90000\n"

/*
 * The worked example, by hand.  An adviser earns 21,000 with on-costs of 25%,
 * 26,250 a post, and works 1,500 hours: 17.50 an hour.
 *
 * Council tax by telephone, 20,000 contacts:
 *   adviser       6 / 60 x 17.50          = 1.75    35,000.00  variable
 *   back office  10 / 60 x 18.00 x 30%    = 0.90    18,000.00  variable
 *   charges       4,000 / 20,000          = 0.20     4,000.00  variable
 *   team leader  12,000 / 20,000          = 0.60    12,000.00  fixed
 *   IT            8,000 x 20,000 / 40,000 contacts   4,000.00  fixed, 0.20
 *   HR            5,460 x 180,000 / 255,000 minutes  3,854.12  fixed
 *     (6 + 10 x 30% = 9 minutes each, so 180,000; face-to-face 15 x 5,000 = 75,000)
 *   variable 2.85; fixed (12,000 + 4,000 + 3,854.12) / 20,000 = 0.992706
 *   unit cost 2.85 + 0.9927 = 3.8427; variable share 2.85 / 3.8427 = 0.741666
 *   posts: 6 / (60 x 1,500) + 3 / (60 x 1,440) = 0.0001013889 a contact: 9,863 a post
 *   cost 76,854.12
 *
 * Council tax face to face, 5,000 contacts:
 *   receptionist 15 / 60 x 17.50          = 4.375   21,875.00  variable
 *   premises     20,000 x 60% / 5,000     = 2.40    12,000.00  fixed
 *   IT           8,000 x 5,000 / 40,000              1,000.00  fixed
 *   HR           5,460 x 75,000 / 255,000            1,605.88  fixed
 *   fixed 14,605.88 / 5,000 = 2.921176; unit cost 4.375 + 2.9212 = 7.2962
 *   posts: 15 / (60 x 1,500) = 1 / 6,000; cost 36,480.88
 *
 * Web and parking have no head of their own: 2,000 and 1,000 of IT stay out.
 */
#define RESOURCES                                                                      \
	HEADER "council tax,telephone,adviser,variable,,t,6,,,,21000,25%,1500\n"       \
	       "council tax,telephone,back office,variable,,t,10,18.00,30%,,,,1440\n"  \
	       "council tax,telephone,charges,variable,4000,t,,,,,,,\n"                \
	       "council tax,telephone,team leader,fixed,12000,t,,,,,,,\n"              \
	       "council tax,face-to-face,receptionist,variable,,t,15,17.50,,,,,1500\n" \
	       "*,face-to-face,premises,fixed,20000,t,,,60%,,,,\n"                     \
	       "*,*,IT,fixed,8000,t,,,,contacts,,,\n"                                  \
	       "*,*,HR,fixed,5460,t,,,,minutes,,,\n"

static void the_worked_example_by_hand(void **state)
{
	struct asking *asking = *state;

	assert_true(ask_unit_cost(asking, RESOURCES, ACTIVITY, 0, false));
	assert_figures(asking, "unit_cost", "council tax|telephone",
		       "20000 2.85 0.9927 3.8427 0.741666016 9 9863 76854.12");
	assert_figures(asking, "unit_cost", "council tax|face-to-face",
		       "5000 4.375 2.9212 7.2962 0.599627203 15 6000 36480.88");
	assert_int_equal(results_find(&asking->results, "unit_cost")->n_rows, 2);
}

static void heads_come_to_the_costs(void **state)
{
	struct asking *asking = *state;

	assert_true(ask_unit_cost(asking, RESOURCES, ACTIVITY, 0, false));
	assert_figures(asking, "unit_cost_head", "council tax|telephone|adviser|variable",
		       "1.75 35000.00");
	assert_figures(asking, "unit_cost_head", "council tax|telephone|back office|variable",
		       "0.90 18000.00");
	assert_figures(asking, "unit_cost_head", "council tax|telephone|HR|fixed",
		       "0.1927 3854.12");
	assert_figures(asking, "unit_cost_head", "council tax|face-to-face|premises|fixed",
		       "2.40 12000.00");
}

/* Nothing is lost on the way: what is shared out is in a unit cost or named as left. */
static void what_is_not_costed_keeps_its_part(void **state)
{
	struct asking *asking = *state;

	assert_true(ask_unit_cost(asking, RESOURCES, ACTIVITY, 0, false));
	/* Web 2,000 and parking 1,000. */
	assert_figures(asking, "unit_cost_shared", "IT|*|*|contacts", "8000.00 5000.00 3000.00");
	assert_figures(asking, "unit_cost_shared", "HR|*|*|minutes", "5460.00 5460.00 0.00");
	assert_true(ask_has_caveat(asking, "Staff minutes and costs are known only for what"));
}

/*
 * Half of 20,000 calls: fixed 19,854.12 / 10,000 = 1.985412 and variable 2.85,
 * 4.8354; a tenth: 19,854.12 / 2,000 = 9.92706, 12.7771.
 */
static void a_residual_counter_gets_dearer(void **state)
{
	struct asking *asking = *state;

	assert_true(ask_unit_cost(asking, RESOURCES, ACTIVITY, 0, false));
	assert_figures(asking, "unit_cost_curve", "telephone|100%", "20000 3.8427 1");
	assert_figures(asking, "unit_cost_curve", "telephone|50%", "10000 4.8354 1.258333984");
	assert_figures(asking, "unit_cost_curve", "telephone|10%", "2000 12.7771 3.325031879");
	assert_figures(asking, "unit_cost_curve_line", "council tax|telephone|50%",
		       "10000 4.8354 1.258333984");
}

/* NWeGG: telephone 4.00, so 3.8427 / 4 = 0.960675; dearer than 3.76, 2.90, 2.83, 3.39, 0.85. */
static void every_published_set_stands_beside(void **state)
{
	struct asking *asking = *state;

	assert_true(ask_unit_cost(asking, RESOURCES, ACTIVITY, 0, false));
	assert_figures(asking, "unit_cost_beside", "telephone|nwegg-2007|cheaper|published",
		       "4.00 3.8427 0.960675");
	assert_figures(asking, "unit_cost_beside", "face-to-face|lambeth-2009|dearer|reported",
		       "1.66 7.2962 4.395301204819277");
	assert_non_null(strstr(ask_said(asking, "unitcost.cost", 0),
			       "£3.84 on telephone (above 6 of 8 published sets)"));
}

/* 5,000 visits of 4,000 people are 1.25; 113,335.00 costed is 28.33 a head, above 13. */
static void a_population_tells_whether_figures_are_plausible(void **state)
{
	struct asking *asking = *state;
	const struct value *row;

	assert_true(ask_unit_cost(asking, RESOURCES, ACTIVITY, 4000, false));
	row = ask_row(
	    asking, "unit_cost_per_head",
	    "face-to-face contacts per head of population a year|within what was published");
	assert_true(row[1].ratio == 1.25);
	row = ask_row(asking, "unit_cost_per_head",
		      "cost of customer contact per head of population a year|above what was "
		      "published: counted twice?");
	assert_true(row[1].ratio == 28.33375);
}

static void own_costs_are_written_for_other_commands(void **state)
{
	struct asking *asking = *state;

	assert_true(ask_unit_cost(asking, RESOURCES, ACTIVITY, 0, false));
	assert_string_equal(
	    ask_written(asking, "csv", "unit_costs"),
	    "set,channel,cost,service,statistic,price_year,source\n"
	    "own,face-to-face,7.2962,council tax,activity-based cost,2007-08,\"vfm unitcost, from "
	    "resources.csv and activity.csv of 2007-08\"\n"
	    "own,telephone,3.8427,council tax,activity-based cost,2007-08,\"vfm unitcost, from "
	    "resources.csv and activity.csv of 2007-08\"\n");
	assert_string_equal(
	    ask_written(asking, "csv", "assumptions"),
	    "assumption,scope,value,source\n"
	    "cashable_share,council tax / face-to-face,0.599627203,\"vfm unitcost, from "
	    "resources.csv and activity.csv of 2007-08: variable share of the unit cost\"\n"
	    "cashable_share,council tax / telephone,0.741666016,\"vfm unitcost, from resources.csv "
	    "and activity.csv of 2007-08: variable share of the unit cost\"\n");
}

/*
 * Telephone: 20,000 contacts are 2.0277... posts, of which an adviser's costs
 * 26,250 and the back office's 18 x 1,440 = 25,920; (1.3333 x 26,250 + 0.6944
 * x 25,920) / 2.0277 = 26,136.99.  Face to face a post costs 17.50 x 1,500.
 */
static void whole_posts_go_into_the_assumptions_when_asked(void **state)
{
	struct asking *asking = *state;
	const char *written;

	assert_true(ask_unit_cost(asking, RESOURCES, ACTIVITY, 0, true));
	written = ask_written(asking, "csv", "assumptions");
	assert_non_null(strstr(written, "contacts_per_post,telephone,9863,"));
	assert_non_null(strstr(written, "post_cost,telephone,26136.99,"));
	assert_non_null(strstr(written, "contacts_per_post,face-to-face,6000,"));
	assert_non_null(strstr(written, "post_cost,face-to-face,26250.00,"));
}

/* A call centre of 100,000 a year and 25,000 calls: 4.00, whoever calls. */
static void a_channel_can_be_costed_from_the_top(void **state)
{
	struct asking *asking = *state;

	assert_true(ask_unit_cost(asking,
				  HEADER "*,telephone,call centre,variable,100000,t,,,,,,,\n",
				  ACTIVITY, 0, false));
	assert_figures(asking, "unit_cost", "council tax|telephone",
		       "20000 4.00 0.00 4.00 1 80000.00");
	assert_figures(asking, "unit_cost", "parking|telephone", "5000 4.00 0.00 4.00 1 20000.00");
}

static void an_overhead_alone_is_no_unit_cost(void **state)
{
	struct asking *asking = *state;

	assert_false(
	    ask_unit_cost(asking, HEADER "*,*,IT,fixed,8000,t,,,,,,,\n", ACTIVITY, 0, false));
	assert_true(
	    ask_is_told(asking, SEVERITY_FAULT, "has only costs that several services share"));
}

static void a_head_for_what_has_no_contacts_is_refused(void **state)
{
	struct asking *asking = *state;

	assert_false(ask_unit_cost(asking,
				   HEADER "council tacks,telephone,x,fixed,1,t,,,,,,,\n"
					  "parking,web,x,fixed,1,t,,,,,,,\n",
				   ACTIVITY, 0, false));
	assert_true(
	    ask_is_told(asking, SEVERITY_FAULT,
			"resources.csv:2: service: 'x' is for service 'council tacks' and "
			"channel 'telephone', which have no contacts in the activity; did you "
			"mean 'council tax'?"));
	assert_true(ask_is_told(asking, SEVERITY_FAULT, "resources.csv:3: channel:"));
}

static void no_minutes_nothing_to_share_out_by(void **state)
{
	struct asking *asking = *state;

	assert_false(ask_unit_cost(asking,
				   HEADER "council tax,telephone,x,fixed,1,t,,,,,,,\n"
					  "*,*,HR,fixed,5460,t,,,,minutes,,,\n",
				   ACTIVITY, 0, false));
	assert_true(ask_is_told(asking, SEVERITY_FAULT, "'HR' cannot be shared out by minutes"));
}

/* Whatever the weights, to the penny: parts in unit costs, parts left, and costs of cells. */
static void shared_amounts_come_to_themselves(void **state)
{
	struct asking *asking = *state;
	uint64_t seed = 11;
	const char *activity = "council,service,channel,year,volume\n", *text = HEADER;
	static const char *const channels[] = {"telephone", "web", "post", "face-to-face"};
	int64_t cells = 0, heads = 0;

	for (int s = 0; s < 5; s++)
		for (size_t c = 0; c < 4; c++)
			activity =
			    arena_format(asking->arena, "%sA,s%d,%s,2007-08,%d\n", activity, s,
					 channels[c], (int)(random_next(&seed) % 9999) + 1);
	for (int i = 0; i < 12; i++)
		text = arena_format(
		    asking->arena, "%ss%d,%s,time %d,variable,,t,%d.%d,1%d.37,,,,,\n", text, i % 4,
		    channels[random_next(&seed) % 4], i, (int)(random_next(&seed) % 20),
		    (int)(random_next(&seed) % 9) + 1, i % 9);
	for (int i = 0; i < 9; i++)
		text = arena_format(
		    asking->arena, "%s*,%s,amount %d,fixed,%d.%02d,t,,,,%s,,,\n", text,
		    i % 3 == 0 ? "*" : channels[i % 4], i, (int)(random_next(&seed) % 90000),
		    (int)(random_next(&seed) % 100), i % 2 == 0 ? "contacts" : "cost");
	assert_true(ask_unit_cost(asking, text, activity, 0, false));

	const struct table *unit = results_find(&asking->results, "unit_cost");
	const struct table *head = results_find(&asking->results, "unit_cost_head");
	const struct table *shared = results_find(&asking->results, "unit_cost_shared");

	for (size_t i = 0; i < unit->n_rows; i++)
		cells += ask_number(asking, "unit_cost", table_values(unit, i), "cost");
	for (size_t i = 0; i < head->n_rows; i++)
		heads += ask_number(asking, "unit_cost_head", table_values(head, i), "cost");
	assert_int_equal(cells, heads);
	assert_int_equal(cells, ask_number(asking, "unit_cost", unit->totals, "cost"));
	for (size_t i = 0; i < shared->n_rows; i++) {
		const struct value *row = table_values(shared, i);

		assert_int_equal(ask_number(asking, "unit_cost_shared", row, "amount"),
				 ask_number(asking, "unit_cost_shared", row, "in_unit_costs") +
				     ask_number(asking, "unit_cost_shared", row, "not_costed"));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(the_worked_example_by_hand),
	    TEST(heads_come_to_the_costs),
	    TEST(what_is_not_costed_keeps_its_part),
	    TEST(a_residual_counter_gets_dearer),
	    TEST(every_published_set_stands_beside),
	    TEST(a_population_tells_whether_figures_are_plausible),
	    TEST(own_costs_are_written_for_other_commands),
	    TEST(whole_posts_go_into_the_assumptions_when_asked),
	    TEST(a_channel_can_be_costed_from_the_top),
	    TEST(an_overhead_alone_is_no_unit_cost),
	    TEST(a_head_for_what_has_no_contacts_is_refused),
	    TEST(no_minutes_nothing_to_share_out_by),
	    TEST(shared_amounts_come_to_themselves),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
