#include "unit.h"

#include "asking.h"

#define ACTIVITY                                              \
	"council,service,channel,year,volume,first_contact\n" \
	"A,tax,telephone,2007-08,40000,60%\n"                 \
	"A,tax,face-to-face,2007-08,1001,75%\n"               \
	"A,tax,web,2007-08,5000,\n"                           \
	"A,rent,telephone,2007-08,3000,50%\n"

#define MOVE                                                     \
	"strategy,action,service,channel,to,year,value,source\n" \
	"move,shift,*,telephone,web,2010-11,20%,t\n"

#define FAILURES "assumption,scope,value,source\nfailure_share,web,10%,t\n"

/* 1 - 0.17 / 4.00 = 95.75%; at 10% failures 4.00 - 0.17 - 0.40 = 3.43 is saved. */
static void a_move_stops_paying_where_failures_eat_its_saving(void **state)
{
	struct asking *asking = *state;

	assert_true(ask_channel(asking, ACTIVITY, MOVE, FAILURES, "nwegg-2007"));
	assert_figures(asking, "break_even", "*|telephone|web", "4.00 0.17 3.83 0.9575 0.1 3.43");
	/* 1 - 4.00 / 7.81 */
	assert_figures(asking, "break_even", "*|face-to-face|telephone",
		       "7.81 4.00 3.81 0.487836108");
	/* No move to a dearer channel pays: face to face to telephone and web, telephone to web. */
	assert_int_equal(results_find(&asking->results, "break_even")->n_rows, 3);
}

/* With just so many failures the strategy's gain is nothing: 95.75% of 8,000 is 7,660. */
static void at_break_even_a_move_gains_nothing(void **state)
{
	struct asking *asking = *state;

	assert_true(ask_channel(asking,
				"council,service,channel,year,volume\n"
				"A,tax,telephone,2007-08,40000\nA,tax,web,2007-08,5000\n",
				MOVE, "assumption,scope,value,source\nfailure_share,web,95.75%,t\n",
				"nwegg-2007"));
	assert_int_equal(ask_number(asking, "channel_gain",
				    ask_row(asking, "channel_gain", "move|2010-11"), "gross_gain"),
			 0);
}

/* 4.00 / 60% = 6.6667; 7.81 / 75% = 10.4133; round(1,001 x 75%) = 751 (750.75). */
static void a_request_costs_until_it_is_resolved(void **state)
{
	struct asking *asking = *state;

	assert_true(ask_channel(asking, ACTIVITY, MOVE, FAILURES, "nwegg-2007"));
	assert_figures(asking, "resolved_cost", "A|tax||telephone",
		       "40000 0.6 24000 1.6666666666666667 4.00 160000.00 6.6667");
	assert_figures(asking, "resolved_cost", "A|tax||face-to-face",
		       "1001 0.75 751 1.3333333333333333 7.81 7817.81 10.4133");
	/* 160,000 + 12,000 over 24,000 + 1,500 requests: 6.7451. */
	assert_figures(asking, "resolved_cost_channel", "telephone",
		       "43000 25500 172000.00 4.00 6.7451");
	/* Nobody says what the web resolves. */
	assert_int_equal(results_find(&asking->results, "resolved_cost_channel")->n_rows, 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(a_move_stops_paying_where_failures_eat_its_saving),
	    TEST(at_break_even_a_move_gains_nothing),
	    TEST(a_request_costs_until_it_is_resolved),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
