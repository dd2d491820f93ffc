#include "model_fixture.h"

static void every_set_is_read_without_a_fault_and_says_where_it_is_from(void **state)
{
	struct fixture *fixture = *state;
	struct reference *reference = reference_with(fixture, NULL, NULL);
	size_t count;
	const struct reference_set *sets = reference_sets(&count);

	assert_int_equal(count, 24);
	for (size_t i = 0; i < count; i++) {
		const struct reading *reading = reference_read(reference, sets[i].name);
		int source = shape_field(sets[i].shape, "source");

		assert_non_null(reading);
		assert_ptr_equal(reference_read(reference, sets[i].name), reading); /* once */
		assert_ptr_equal(reference_find(sets[i].name), &sets[i]);
		assert_string_equal(reference_origin(reference, sets[i].name), "built in");
		assert_in_range(source, 0, MAX_FIELDS - 1);
		for (size_t j = 0; j < reading->n_records; j++)
			assert_int_equal(reading->records[j].values[source].kind, VALUE_TEXT);
	}
	assert_int_equal(fixture->diagnostics.count, 0);
	assert_null(reference_find("no-such-set"));
}

/* Slips are looked for here, not at each start: a user's file with the same rows is refused none.
 */
static void a_built_in_set_passes_all_checks_of_a_users_file(void **state)
{
	struct fixture *fixture = *state;
	const struct reading_options options = {0};
	size_t count;
	const struct reference_set *sets = reference_sets(&count);

	for (size_t i = 0; i < count; i++) {
		struct source source;
		struct reading reading;

		assert_true(source_from_memory(&source, sets[i].name, sets[i].bytes,
					       (size_t)(sets[i].end - sets[i].bytes),
					       fixture->arena, &fixture->diagnostics));
		assert_true(reading_read(&reading, &source, sets[i].shape, &options, fixture->arena,
					 &fixture->diagnostics));
		assert_true(reading.n_records > 0);
	}
	assert_int_equal(fixture->diagnostics.count, 0);
}

static void a_users_file_overrides_a_set(void **state)
{
	struct fixture *fixture = *state;
	const char *path = file_with(fixture, "market,low,central,high,status,source\n"
					      "commodity,1%,2%,3%,derived,me\n");
	struct reference *reference = reference_with(fixture, "bands", path);
	const struct reading *reading = reference_read(reference, "bands");

	unlink(path);
	assert_non_null(reading);
	assert_int_equal(reading->n_records, 1);
	assert_int_equal(reading->records[0].values[2].share.billionths, 20000000);
	assert_string_equal(reference_origin(reference, "bands"), path);
	assert_string_equal(reference_origin(reference, "phasing"), "built in");
}

static void a_faulty_override_is_refused_and_nothing_else_is(void **state)
{
	struct fixture *fixture = *state;
	const char *path = file_with(fixture, "market,low\ncommodity,1%\n");
	struct reference *reference = reference_with(fixture, "bands", path);

	assert_null(reference_read(reference, "bands"));
	unlink(path);
	assert_said(fixture, ":1: central: no such column");
	assert_non_null(reference_read(reference, "phasing"));
}

/* Table 3.1 of the plan: procurement, 2009-10, £1.8bn; table A.1: the baseline has no year. */
static void a_figure_is_found_by_set_name_year_and_field_or_not_at_all(void **state)
{
	struct fixture *fixture = *state;
	struct reference *reference = reference_with(fixture, NULL, NULL);
	const struct year none = {0}, second = {2009}, later = {2019};
	const struct value *found =
	    reference_figure(reference, "phasing", "procurement", second, "amount");

	assert_non_null(found);
	assert_int_equal(found->kind, VALUE_MONEY);
	assert_int_equal(found->money.hundredths, INT64_C(18000000000000));
	assert_non_null(reference_figure(reference, "baseline", "total", none, "amount"));
	assert_null(reference_figure(reference, "phasing", "procurement", later, "amount"));
	assert_null(reference_figure(reference, "phasing", "no such line", second, "amount"));
}

/* channels.csv; the names of channels.h's comment, and others a council writes. */
static void synonyms_become_the_standard_name_however_written(void **state)
{
	static const struct {
		const char *name, *standard;
	} names[] = {
	    {"f2f", "face-to-face"},
	    {"In Person", "face-to-face"},
	    {"COUNTER", "face-to-face"},
	    {"Face to Face", "face-to-face"},
	    {"phone", "telephone"},
	    {"Call_Centre", "telephone"},
	    {"Online", "web"},
	    {"e-forms", "web"},
	    {"face-to-face", "face-to-face"},
	};
	const struct channels *channels = channels_built_in(*state);

	for (size_t i = 0; i < COUNT_OF(names); i++)
		assert_string_equal(channels_standard(channels, names[i].name), names[i].standard);
}

static void a_channel_of_no_known_name_stays_as_it_is_in_lower_case(void **state)
{
	const struct channels *channels = channels_built_in(*state);

	assert_string_equal(channels_standard(channels, "Carrier Pigeon"), "carrier pigeon");
	assert_string_equal(channels_standard(channels, "\302\243"), "\302\243");
	assert_string_equal(channels_standard(channels, "*"), "*");
}

/* channels.csv has face-to-face, telephone and web in that order, and no pigeons. */
static void channels_stand_in_the_sets_order_then_the_alphabets(void **state)
{
	struct fixture *fixture = *state;
	const struct channels *channels = channels_built_in(fixture);
	struct names names;

	names_init(&names, fixture->arena);
	names_add(&names, "pigeon");
	names_add(&names, "web");
	names_add(&names, "owl");
	names_add(&names, "telephone");
	names_add(&names, "face-to-face");
	(void)names_sort(&names, channels_compare, (void *)(uintptr_t)channels);
	assert_string_equal(names.items[0], "face-to-face");
	assert_string_equal(names.items[1], "telephone");
	assert_string_equal(names.items[2], "web");
	assert_string_equal(names.items[3], "owl");
	assert_string_equal(names.items[4], "pigeon");
}

static void a_synonym_of_two_channels_is_refused_and_a_blank_one_is_none(void **state)
{
	struct fixture *fixture = *state;
	const char *path = file_with(fixture, "channel,synonyms,status,source\n"
					      "web,online; ;net;,derived,me\n"
					      "app, ;Net,derived,me\n");
	struct channels channels;

	assert_false(channels_load(&channels, reference_with(fixture, "channels", path)));
	unlink(path);
	assert_int_equal(diagnostics_count(&fixture->diagnostics, SEVERITY_FAULT), 1);
	assert_said(fixture, ":3: synonyms: 'Net' already means another channel");
	assert_string_equal(channels_standard(&channels, "\302\243"), "\302\243");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(every_set_is_read_without_a_fault_and_says_where_it_is_from),
	    TEST(a_built_in_set_passes_all_checks_of_a_users_file),
	    TEST(a_users_file_overrides_a_set),
	    TEST(a_faulty_override_is_refused_and_nothing_else_is),
	    TEST(a_figure_is_found_by_set_name_year_and_field_or_not_at_all),
	    TEST(synonyms_become_the_standard_name_however_written),
	    TEST(a_channel_of_no_known_name_stays_as_it_is_in_lower_case),
	    TEST(channels_stand_in_the_sets_order_then_the_alphabets),
	    TEST(a_synonym_of_two_channels_is_refused_and_a_blank_one_is_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
