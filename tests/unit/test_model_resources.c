#include "model_fixture.h"

#include "model/resources.h"

#define HEADER                                                                                 \
	"service,channel,head,behaviour,amount,source,minutes,hourly_cost,share,basis,salary," \
	"on_costs,productive_hours\n"

static bool try_resources(struct fixture *fixture, const char *text, struct resources *resources)
{
	return resources_build(resources, reading_of(fixture, &resources_shape, &as_case, text),
			       channels_built_in(fixture), &fixture->diagnostics);
}

/* 21,000 x 1.25 = 26,250 a post; / 1,500 hours = 17.50; without on-costs 14.00. */
static void an_hour_costs_salary_and_on_costs_over_productive_hours(void **state)
{
	struct resources resources;

	assert_true(try_resources(*state,
				  HEADER "tax,phone,a,variable,,t,6,,,,21000,25%,1500\n"
					 "tax,phone,b,variable,,t,6,,,,21000,,1500\n"
					 "tax,phone,c,variable,,t,6,17.5,,,,,1480.5\n",
				  &resources));
	assert_int_equal(resources.n_items, 3);
	assert_int_equal(resources.items[0].hourly.hundredths, 175000);
	assert_int_equal(resources.items[0].post_cost.hundredths, 262500000);
	assert_int_equal(resources.items[1].hourly.hundredths, 140000);
	/* 17.5 x 1,480.5 = 25,908.75 */
	assert_int_equal(resources.items[2].post_cost.hundredths, 259087500);
	assert_string_equal(resources.items[0].channel, "telephone");
}

static void each_fault_is_told_with_its_remedy(void **state)
{
	struct fixture *fixture = *state;
	struct resources resources;

	assert_false(try_resources(fixture,
				   HEADER "tax,web,a,mixed,1,t,,,,,,,\n"
					  "tax,web,b,fixed,1,t,5,,,,,,\n"
					  "tax,web,c,fixed,,t,,,,,,,\n"
					  "tax,web,d,fixed,,t,5,,,,,,\n"
					  "tax,web,e,fixed,,t,5,,,,20000,,\n"
					  "tax,web,f,fixed,,t,5,17,,,20000,,1500\n"
					  "tax,web,g,fixed,1,t,,,,floor,,,\n"
					  "tax,web,h,fixed,1,t,,17,,,,,\n"
					  "tax,web,i,fixed,1,t,,,,,,,\n"
					  "tax,online,i,fixed,2,t,,,,,,,\n",
				   &resources));
	assert_message(fixture, 0, "file.csv:2: behaviour: 'mixed' is neither fixed nor variable");
	assert_message(fixture, 1,
		       "file.csv:3: amount: is given beside minutes; a row is staff time or an "
		       "amount, so write two rows");
	assert_message(
	    fixture, 2,
	    "file.csv:4: amount: is empty, and so is minutes; give the amount a year, or "
	    "minutes a contact");
	assert_message(fixture, 3,
		       "file.csv:5: minutes: needs an hourly_cost, or salary, on_costs and "
		       "productive_hours");
	assert_message(fixture, 4,
		       "file.csv:6: salary: needs productive_hours, to tell what an hour costs");
	assert_message(fixture, 5,
		       "file.csv:7: hourly_cost: is given beside a salary or on-costs; give the "
		       "hourly cost, or salary, on_costs and productive_hours");
	assert_message(fixture, 6,
		       "file.csv:8: basis: 'floor' is not a basis; the bases are contacts, minutes "
		       "and cost");
	assert_message(fixture, 7,
		       "file.csv:9: amount: needs no hourly cost and no post; take them out");
	assert_message(
	    fixture, 8,
	    "file.csv:11: head: 'i' is there twice for one service and channel, first on "
	    "line 10; name the heads apart");
}

static void the_order_of_rows_changes_nothing(void **state)
{
	static const char *const rows[] = {
	    "*,*,IT,fixed,8000,t,,,,contacts,,,", "tax,web,a,fixed,1,t,,,,,,,",
	    "*,web,b,fixed,1,t,,,,,,,", "tax,web,c,fixed,1,t,,,,,,,", "rent,*,d,fixed,1,t,,,,,,,"};
	static const char *const heads[] = {"IT", "b", "d", "a", "c"};
	uint64_t seed = 5;

	for (int i = 0; i < 10; i++) {
		struct resources resources;

		assert_true(try_resources(
		    *state, shuffled(*state, HEADER, rows, COUNT_OF(rows), &seed), &resources));
		for (size_t j = 0; j < COUNT_OF(heads); j++)
			assert_string_equal(resources.items[j].head, heads[j]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(an_hour_costs_salary_and_on_costs_over_productive_hours),
	    TEST(each_fault_is_told_with_its_remedy),
	    TEST(the_order_of_rows_changes_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
