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
	static const char *const keys[] = {"vfm",         "answer",  "inputs",
					   "assumptions", "notices", "caveats",
					   "passages",    "charts",  "tables"};
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

/* Rows are counted from 0; a reason that is not said has no place. */
static void json_tells_why_there_is_none(void **state)
{
	struct results *results = *state;
	struct table *table = rendered_table(results);

	for (int i = 0; i < 4; i++)
		rendered_row(table, "a", 0, 0, 0)[SHARE] =
		    value_none(i == 1   ? "never"
			       : i == 3 ? ""
					: "nothing to share");

	json_t *json = parsed(results);
	json_t *none =
	    json_object_get(json_object_get(json_object_get(json, "tables"), "main"), "none");
	char *text = json_dumps(none, JSON_COMPACT);

	assert_string_equal(text,
			    "[{\"column\":\"share\",\"reason\":\"nothing to share\",\"rows\":"
			    "[0,2]},{\"column\":\"share\",\"reason\":\"never\",\"rows\":[1]}]");
	free(text);
	json_decref(json);
}

/* A total that is none is left out, and so are totals that nobody set. */
static void json_has_totals_where_there_are_any(void **state)
{
	struct results *results = *state;
	struct table *table = rendered_table(results);

	rendered_row(table, "a", 1, 1, 1);
	assert_null(strstr(rendered(results, "json", NULL), "\"totals\""));
	table_totals(table)[VOLUME] = value_count(1);
	assert_non_null(strstr(rendered(results, "json", NULL), "\"totals\": {\"volume\": 1}"));
}

static void json_has_charts_by_the_ids_of_columns(void **state)
{
	struct results *results = *state;
	struct table *table = rendered_table(results);
	struct chart *chart = table_chart(table, "gains", CHART_GROUPED_BARS);

	chart->title = "The finding";
	chart->source = "Source: a";
	chart->category = NAME;
	chart->measures[0] = COST;
	chart->measures[1] = SHARE;
	chart->measure_labels[1] = "Of it";

	json_t *json = parsed(results);
	char *text = json_dumps(json_object_get(json, "charts"), JSON_COMPACT);

	assert_string_equal(text,
			    "[{\"name\":\"gains\",\"kind\":\"grouped_bars\",\"table\":"
			    "\"main\",\"title\":\"The finding\",\"source\":\"Source: a\","
			    "\"category\":\"name\",\"measures\":[{\"column\":\"cost\",\"label\":"
			    "\"What it all costs\"},{\"column\":\"share\",\"label\":\"Of it\"}]}]");
	free(text);
	json_decref(json);
}

/* In the order in which a report is read, whatever was said first. */
static void json_has_passages_in_the_order_of_reading(void **state)
{
	static const struct passage_spec specs[] = {
	    {"n", SECTION_NOTICES, PASSAGE_WARNING, 5, NULL},
	    {"c", SECTION_DATA, PASSAGE_CAVEAT, 5, NULL},
	    {"light", SECTION_RESTS, PASSAGE_CAVEAT, WEIGHT_LEADS - 1, NULL},
	    {"leads", SECTION_RESTS, PASSAGE_CAVEAT, WEIGHT_LEADS, "main"},
	    {"how", SECTION_RESTS, PASSAGE_METHOD, 5, NULL},
	    {"w", SECTION_PRICES, PASSAGE_WARNING, 5, NULL},
	    {"a", SECTION_ANSWER, PASSAGE_ANSWER, 9, NULL},
	    {"f", SECTION_COUNCILS, PASSAGE_FINDING, 5, NULL},
	};
	static const char *const wanted[] = {"f", "a", "w", "how", "leads", "c", "light", "n"};
	struct results *results = *state;

	for (size_t i = 0; i < COUNT_OF(specs); i++)
		results_say(results, &specs[i], "It is %s.", specs[i].id);

	json_t *json = parsed(results), *passages = json_object_get(json, "passages"), *passage;
	char *text = json_dumps(json_array_get(passages, 4), JSON_COMPACT);
	size_t i;

	assert_int_equal(json_array_size(passages), COUNT_OF(wanted));
	json_array_foreach(passages, i, passage)
	    assert_string_equal(json_string_value(json_object_get(passage, "id")), wanted[i]);
	assert_string_equal(text, "{\"id\":\"leads\",\"section\":\"rests\",\"kind\":\"caveat\","
				  "\"weight\":8,\"about\":\"main\",\"text\":\"It is leads.\"}");
	free(text);
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
	    TEST(json_tells_why_there_is_none),
	    TEST(json_has_totals_where_there_are_any),
	    TEST(json_has_charts_by_the_ids_of_columns),
	    TEST(json_has_passages_in_the_order_of_reading),
	    TEST(json_texts_come_back_as_they_were),
	    TEST(json_stays_well_formed_with_bytes_that_are_no_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
