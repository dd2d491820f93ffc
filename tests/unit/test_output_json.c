/* JSON: the parts that the design names, exact numbers, and texts as they were. */
#include "rendering.h"

#include <jansson.h>

static const struct passage_spec notice = {"a.notice", SECTION_NOTICES, PASSAGE_WARNING, 5, NULL};

static json_t *parsed(const struct results *results)
{
	json_error_t error;
	json_t *json = json_loads(rendered(results, "json", NULL), 0, &error);

	if (json == NULL)
		print_message("line %d: %s\n", error.line, error.text);
	assert_non_null(json);
	return json;
}

static json_t *json_rows(json_t *json)
{
	return json_object_get(json_object_get(json_object_get(json, "tables"), "main"), "rows");
}

static void json_has_the_parts_that_the_design_names(void **state)
{
	static const char *const keys[] = {"vfm", "inputs", "assumptions", "notices", "tables"};
	struct results *results = *state;

	rendered_row(rendered_table(results), "a", 1, 1, 1);

	json_t *json = parsed(results);
	json_t *table = json_object_get(json_object_get(json, "tables"), "main");

	for (size_t i = 0; i < COUNT_OF(keys); i++)
		assert_non_null(json_object_get(json, keys[i]));
	assert_string_equal(
	    json_string_value(json_object_get(json_object_get(json, "vfm"), "command")), "test");
	assert_string_equal(json_string_value(json_object_get(table, "title")), "A table");
	assert_int_equal(json_array_size(json_object_get(table, "columns")), N_COLUMNS);

	json_t *column = json_array_get(json_object_get(table, "columns"), COST);

	assert_string_equal(json_string_value(json_object_get(column, "id")), "cost");
	assert_string_equal(json_string_value(json_object_get(column, "label")),
			    "What it all costs");
	assert_string_equal(json_string_value(json_object_get(column, "unit")), "money");
	json_decref(json);
}

/* As decimal text: no double holds 900,719,925,474.0993 (2^53 + 1 hundredths of a penny). */
static void json_numbers_are_exact_decimals(void **state)
{
	struct results *results = *state;
	struct table *table = rendered_table(results);

	rendered_row(table, "a", INT64_MAX, 134134679800, 37500000);
	rendered_row(table, "b", INT64_MIN, 9007199254740993, -1);
	rendered_row(table, "c", 0, INT64_MIN, SHARE_ONE);

	const char *text = rendered(results, "json", NULL);

	assert_non_null(strstr(text, "\"volume\": 9223372036854775807, \"cost\": 13413467.98, "
				     "\"share\": 0.0375, \"rate\": 2.5}"));
	assert_non_null(strstr(text, "\"volume\": -9223372036854775808, \"cost\": "
				     "900719925474.0993, \"share\": -0.000000001,"));
	assert_non_null(strstr(text, "\"cost\": -922337203685477.5808, \"share\": 1,"));
	json_decref(parsed(results));
}

static void json_none_is_null_and_zero_is_not(void **state)
{
	struct results *results = *state;
	struct table *table = rendered_table(results);
	struct value *values = rendered_row(table, "a", 0, 0, 0);

	values[SHARE] = value_none("nothing to share");

	json_t *json = parsed(results);
	json_t *row = json_array_get(json_rows(json), 0);

	assert_true(json_is_null(json_object_get(row, "share")));
	assert_true(json_is_integer(json_object_get(row, "volume")));
	assert_string_equal(json_string_value(json_object_get(row, "year")), "2008-09");
	json_decref(json);
}

static void json_texts_come_back_as_they_were(void **state)
{
	struct results *results = *state;
	struct table *table = rendered_table(results);

	for (size_t i = 0; i < N_RENDERED_HOSTILE; i++)
		rendered_row(table, rendered_hostile[i], 0, 0, 0);

	json_t *json = parsed(results);

	for (size_t i = 0; i < N_RENDERED_HOSTILE; i++)
		assert_string_equal(
		    json_string_value(json_object_get(json_array_get(json_rows(json), i), "name")),
		    rendered_hostile[i]);
	json_decref(json);
}

static void json_stays_well_formed_with_bytes_that_are_no_text(void **state)
{
	struct results *results = *state;
	struct table *table = rendered_table(results);

	rendered_row(table, "caf\xe9", 0, 0, 0);
	results_say(results, &notice, "%s", "\xff\xfe \"x\"\\ \x01");

	json_t *json = parsed(results);
	const char *name =
	    json_string_value(json_object_get(json_array_get(json_rows(json), 0), "name"));

	assert_string_equal(name, "caf\\xe9");
	json_decref(json);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(json_has_the_parts_that_the_design_names),
	    TEST(json_numbers_are_exact_decimals),
	    TEST(json_none_is_null_and_zero_is_not),
	    TEST(json_texts_come_back_as_they_were),
	    TEST(json_stays_well_formed_with_bytes_that_are_no_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
