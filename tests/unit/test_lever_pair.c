/*
 * The two numbers that a grid is of, by the names that a person gives them.
 */
#include "unit.h"

#include <jansson.h>

#include "vfm.h"

#define FOLDER "tests/golden/case-hand"

static struct vfm_request *request_of(const char *pair)
{
	struct vfm_request *request;

	assert_int_equal(vfm_request_new(&request, "case"), VFM_DONE);
	assert_int_equal(vfm_request_file(request, FOLDER), VFM_DONE);
	assert_int_equal(vfm_request_option(request, "draws", "1"), VFM_DONE);
	assert_int_equal(vfm_request_option(request, "two-levers", pair), VFM_DONE);
	return request;
}

static void what_is_no_pair_is_refused_with_the_names(void **state)
{
	static const struct {
		const char *pair, *message;
	} rules[] = {
	    {"discount_rate", "--two-levers needs two numbers with a comma between, such as "
			      "delivered_share,failure_share; got 'discount_rate'"},
	    {"nosuch,discount_rate", "--two-levers: there is no number 'nosuch' in this case "
				     "(--format json lists them all: levers)"},
	    {" ,discount_rate", "--two-levers: there is no number '' in this case (--format json "
				"lists them all: levers)"},
	    {"discount_rate,  ", "--two-levers: there is no number '' in this case (--format json "
				 "lists them all: levers)"},
	    {"discount_rate,failure_share(web)",
	     "--two-levers: there is no number 'failure_share(web)' in this case; did you mean "
	     "'failure_share, web'? (--format json lists them all: levers)"},
	    {"failure_share, web,failure_share",
	     "--two-levers: 'failure_share, web' and 'failure_share' are the same number, or one "
	     "is part of the other"},
	    {"delivered_share,delivered_share, to-web",
	     "--two-levers: 'delivered_share' and 'delivered_share, to-web' are the same number, "
	     "or one is part of the other"},
	    {"all_costs,all_costs", "--two-levers: 'all_costs' and 'all_costs' are the same "
				    "number, or one is part of the other"},
	    /* A portal of £20,000 and a manager of £3,000 a year are not both of one amount. */
	    {"cost,discount_rate",
	     "--two-levers: 'cost' is 5 numbers of different sizes, which cannot all be one value; "
	     "name one, such as 'cost, category manager, 2008-09', or all_costs"},
	    {"discount_rate,unit_cost",
	     "--two-levers: 'unit_cost' is 3 numbers of different sizes, which cannot all be one "
	     "value; name one, such as 'unit_cost, face-to-face'"},
	    {"discount_rate,strategy_rule",
	     "--two-levers: 'strategy_rule' is 2 numbers of different sizes, which cannot all be "
	     "one value; name one, such as 'strategy_rule, to-phone: shift face-to-face to "
	     "telephone, 2008-09'"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rules); i++) {
		struct vfm_request *request = request_of(rules[i].pair);
		struct vfm_message message, last = {.text = "(none)"};

		assert_int_equal(vfm_run(request), VFM_USAGE);
		for (size_t j = 0; vfm_message(request, j, &message) == VFM_DONE; j++)
			if (message.severity == VFM_MISUSE)
				last = message;
		assert_string_equal(last.text, rules[i].message);
		vfm_request_free(request);
	}
}

/*
 * The points are those of find_points(): of a range its ends, its middle and halfway; of a share
 * without one from nothing to half or to twice.  Where both are as given the value is that of the
 * case, £30,530.23 (the README of case-hand works it out).
 */
static void a_grid_is_of_the_numbers_named_and_meets_the_case(void **state)
{
	static const struct {
		const char *pair, *columns[2];
		double points[2][7], given[2];
		size_t n_points[2];
	} rules[] = {
	    {"procurement_band, commodity,discount_rate, *",
	     {"procurement_band", "discount_rate"},
	     {{0.1, 0.1125, 0.125, 0.1375, 0.15}, {0, 0.0175, 0.035, 0.0525, 0.07}},
	     {0.125, 0.035},
	     {5, 5}},
	    {"  FAILURE_SHARE, web  ,  Volume_Growth ",
	     {"failure_share", "volume_growth"},
	     {{0, 0.1, 0.2, 0.3, 0.4, 0.5}, {0, 0.1, 0.2, 0.3, 0.4, 0.5}},
	     {0.1, 0},
	     {6, 6}},
	    {"all_costs,delivered_share",
	     {"all_costs", "delivered_share"},
	     {{0, 0.5, 1, 1.5, 2}, {1, 0.8, 0.6, 0.4, 0.2, 0}},
	     {1, 1},
	     {5, 6}},
	    {"delay_years, to-web,unit_cost, web",
	     {"delay_years", "unit_cost"},
	     {{0, 1, 2, 3, 4, 5}, {0, 0.25, 0.5, 0.75, 1}},
	     {0, 0.5},
	     {6, 5}},
	    /* Twice a confidence of 1 is none. */
	    {"benefit_confidence,optimism_bias",
	     {"benefit_confidence", "optimism_bias"},
	     {{0, 0.5, 1}, {0, 0.25, 0.5, 0.75, 1}},
	     {1, 0.5},
	     {3, 5}},
	    {"cashable_share, telephone,delivered_share, to-phone",
	     {"cashable_share", "delivered_share"},
	     {{0, 0.25, 0.5, 0.75, 1}, {1, 0.8, 0.6, 0.4, 0.2, 0}},
	     {0.5, 1},
	     {5, 6}},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rules); i++) {
		struct vfm_request *request = request_of(rules[i].pair);
		const char *json;
		size_t size, n_met = 0;

		assert_int_equal(vfm_run(request), VFM_DONE);
		assert_int_equal(vfm_render(request, "json", NULL, &json, &size), VFM_DONE);

		json_t *root = json_loadb(json, size, 0, NULL);
		const json_t *rows = json_object_get(
		    json_object_get(json_object_get(root, "tables"), "two_levers"), "rows");

		assert_int_equal(json_array_size(rows),
				 rules[i].n_points[0] * rules[i].n_points[1]);
		for (size_t j = 0; j < json_array_size(rows); j++) {
			const json_t *row = json_array_get(rows, j);
			const size_t at[2] = {j / rules[i].n_points[1], j % rules[i].n_points[1]};
			bool is_given = true;

			for (size_t k = 0; k < 2; k++) {
				const double point =
				    json_number_value(json_object_get(row, rules[i].columns[k]));

				if (point != rules[i].points[k][at[k]])
					fail_msg("%s: row %zu has %s of %.6g, not %.6g",
						 rules[i].pair, j, rules[i].columns[k], point,
						 rules[i].points[k][at[k]]);
				is_given &= point == rules[i].given[k];
			}
			if (!is_given)
				continue;
			assert_true(json_number_value(json_object_get(row, "npv")) == 30530.23);
			n_met++;
		}
		assert_int_equal(n_met, 1);
		json_decref(root);
		vfm_request_free(request);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_is_no_pair_is_refused_with_the_names),
	    cmocka_unit_test(a_grid_is_of_the_numbers_named_and_meets_the_case),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
