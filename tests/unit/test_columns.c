#include "fixture.h"

#include "loading/check_kinds.h"
#include "model/reference.h"
#include "tally/question.h"

static bool is_read_as(struct fixture *fixture, const struct shape *shape, const char *text,
		       const struct reading_options *options)
{
	bool is_read;

	(void)try_reading(fixture, shape, options, text, &is_read);
	return is_read;
}

/* Design, section 4: case, spaces, `_` and `-` make no difference; nor do signs. */
static void names_match_without_regard_to_case_spaces_and_signs(void **state)
{
	struct reading *reading = reading_of(
	    *state, &activity_shape, &as_case,
	    "COUNCIL,Service ,channel,Year,Volume,First-Contact\nA,B,web,2007-08,5,60%\n");

	assert_int_equal(reading->records[0].values[4].count, 5);
	assert_int_equal(reading->records[0].values[7].share.billionths, 600000000);
}

/* Design, section 4, names these three. */
static void names_match_through_aliases(void **state)
{
	struct reading *reading =
	    reading_of(*state, &activity_shape, &as_case,
		       "council,service,channel,year,No. of contacts\nA,B,web,2007-08,5\n");

	assert_int_equal(reading->records[0].values[4].count, 5);
	reading = reading_of(*state, &spend_shape, &as_case,
			     "Body Name,Expenditure Category,Payment Date,Net Amount(\302\243)\n"
			     "A,Roads,31/07/2013,12.50\n");
	assert_int_equal(reading->records[0].values[2].year.start, 2013);
	assert_int_equal(reading->records[0].values[3].money.hundredths, 125000);
}

static void a_fields_own_name_comes_before_its_aliases(void **state)
{
	struct reading *reading = reading_of(*state, &spend_shape, &as_case,
					     "council,category,date,year,amount,spend\n"
					     "A,Roads,01/04/2012,2008-09,1,2\n");

	assert_int_equal(reading->records[0].values[2].year.start, 2008);
	assert_int_equal(reading->records[0].values[3].money.hundredths, 20000);
}

/* A ledger's `Service Area` serves as the category where it has none; a case file's does not. */
static void stand_ins_serve_ledgers_only(void **state)
{
	struct fixture *fixture = *state;
	const char *text = "Service Area,Date,Amount\nRoads,01/04/2008,1\n";
	struct reading *reading = reading_of(fixture, &spend_shape, &as_ledger, text);

	assert_string_equal(reading->records[0].values[1].text, "Roads");
	assert_said(fixture, "category from 'Service Area'");
	assert_refused(fixture, &spend_shape, &as_case, text);
	reading = reading_of(fixture, &spend_shape, &as_ledger,
			     "Service Area,Expenditure Category,Date,Amount\n"
			     "Roads,Grit,01/04/2008,1\n");
	assert_string_equal(reading->records[0].values[1].text, "Grit");
}

/* What was looked for, what the file has, and how to map it: the design's three things. */
static void a_missing_columns_message_says_how_to_map_it(void **state)
{
	assert_refused(*state, &activity_shape, &as_case,
		       "council,service,channel,year,Calls taken,\nA,B,web,2007-08,5,\n");
	assert_message(*state, 0,
		       "file.csv:1: volume: no such column; looked for 'volume', 'contacts', "
		       "'noofcontacts', 'numberofcontacts', 'contactvolume' and 12 more names; the "
		       "file has "
		       "'council', 'service', 'channel', 'year', 'Calls taken'; name it with "
		       "--map volume=\"...\"");
}

static void every_missing_column_is_told_of(void **state)
{
	struct fixture *fixture = *state;

	assert_refused(fixture, &activity_shape, &as_case, "x,y\n1,2\n");
	assert_int_equal(fixture->diagnostics.count, 5);
	assert_said(fixture, "file.csv:1: council: no such column");
	assert_said(fixture, ", or give it with --council NAME");
	assert_said(fixture, "file.csv:1: year: no such column");
	/* What there is, with the first alone. */
	assert_non_null(strstr(fixture->diagnostics.items[0].message, "the file has 'x', 'y'"));
	for (size_t i = 1; i < fixture->diagnostics.count; i++)
		assert_null(strstr(fixture->diagnostics.items[i].message, "the file has"));
}

static void a_message_does_not_list_columns_without_end(void **state)
{
	struct fixture *fixture = *state;
	const size_t n_columns = 10000;
	char *text = arena_alloc(fixture->arena, n_columns * 2 + 2);
	const char *end;

	for (size_t i = 0; i < n_columns * 2; i++)
		text[i] = i % 2 == 0 ? 'x' : ',';
	text[n_columns * 2] = '\n';
	assert_refused(fixture, &activity_shape, &as_case, text);
	end = strstr(fixture->diagnostics.items[0].message, "the file has");
	assert_non_null(end);
	assert_in_range(strlen(end), 1, 1000);
	assert_non_null(strstr(end, "and more"));
}

static void a_mapping_names_a_column(void **state)
{
	static const struct mapping mappings[] = {{"volume", "calls TAKEN", false}};
	const struct reading_options options = {.mappings = mappings, .n_mappings = 1};
	struct reading *reading =
	    reading_of(*state, &activity_shape, &options,
		       "council,service,channel,year,Calls taken\nA,B,web,2007-08,5\n");

	assert_int_equal(reading->records[0].values[4].count, 5);
}

static void a_mapping_comes_before_the_fields_own_name(void **state)
{
	static const struct mapping mappings[] = {{"spend", "Gross", false}};
	const struct reading_options options = {.mappings = mappings, .n_mappings = 1};
	struct reading *reading = reading_of(*state, &spend_shape, &options,
					     "council,category,year,spend,Gross\n"
					     "A,B,2007-08,1,2\n");

	assert_int_equal(reading->records[0].values[3].money.hundredths, 20000);
}

/* Of optional fields too: who maps a column wants it. */
static void a_mapping_to_no_column_is_refused(void **state)
{
	static const struct mapping mappings[] = {{"avoidable", "Waste", false}};
	const struct reading_options options = {.mappings = mappings, .n_mappings = 1};

	assert_refused(*state, &activity_shape, &options,
		       "council,service,channel,year,volume\nA,B,web,2007-08,5\n");
	assert_message(*state, 0,
		       "file.csv:1: avoidable: --map names column 'Waste', which is not there; "
		       "the file has 'council', 'service', 'channel', 'year', 'volume'");
}

static void net_and_gross_are_never_guessed_between(void **state)
{
	static const struct mapping mappings[] = {{"spend", "Net Amount", false}};
	const char *text = "Council,Category,Date,Net Amount,Gross Amount\n"
			   "A,B,01/04/2008,1.00,1.20\n";
	const struct reading_options mapped = {
	    .is_ledger = true, .mappings = mappings, .n_mappings = 1};
	struct reading *reading;

	assert_refused(*state, &spend_shape, &as_ledger, text);
	assert_message(*state, 0,
		       "file.csv:1: spend: both column 4 ('Net Amount') and column 5 ('Gross "
		       "Amount') could be it; say which with --map spend=\"...\", or rename one");
	assert_refused(*state, &spend_shape, &as_case, text);
	reading = reading_of(*state, &spend_shape, &mapped, text);
	assert_int_equal(reading->records[0].values[3].money.hundredths, 10000);
}

static void two_amounts_of_one_name_are_never_guessed_between(void **state)
{
	struct fixture *fixture = *state;

	assert_false(is_read_as(fixture, &spend_shape,
				"Council,Category,Date,Amount,amount\nA,B,01/04/2008,1,2\n",
				&as_ledger));
	assert_said(
	    fixture,
	    "columns 4 and 5 are both called 'Amount', and differ here: '1' and '2'; say which "
	    "is the spend with --map spend=#4 or --map spend=#5");
	assert_false(is_read_as(fixture, &spend_shape,
				"council,category,year,spend,spend\nA,B,2007-08,1,2\n",
				&as_ledger));
	assert_said(fixture,
		    "columns 4 and 5 are both called 'spend', and differ here: '1' and '2'");
}

static void two_columns_of_one_name_that_agree_are_one(void **state)
{
	assert_true(is_read_as(*state, &spend_shape,
			       "Council,Category,Date,Amount,amount\nA,B,01/04/2008,1,1\n",
			       &as_ledger));
	assert_said(*state, "columns 4 and 5 are both called 'Amount', and agree in every row");
}

static void a_case_files_column_twice_is_refused(void **state)
{
	assert_refused(*state, &activity_shape, &as_case,
		       "council,service,channel,year,volume,service\nA,B,web,2007-08,5,C\n");
	assert_message(
	    *state, 0,
	    "file.csv:1: service: both column 2 ('service') and column 6 ('service') "
	    "could be it; say which with --map service=#2 or --map service=#6, or rename "
	    "one");
}

static void columns_no_field_takes_are_named_or_refused_with_what_was_meant(void **state)
{
	(void)reading_of(*state, &activity_shape, &as_case,
			 "council,service,channel,year,volume,,zone\nA,B,web,2007-08,5,,x\n");
	assert_message(*state, 0, "file.csv:1: columns not used: 'zone'");
	assert_refused(*state, &activity_shape, &as_case,
		       "council,service,channel,year,volume,avoidible,,zone\n"
		       "A,B,web,2007-08,5,30%,,x\n");
	assert_said(*state, "file.csv:1: avoidable: column 'avoidible' would not be read");
}

static void a_kind_suits_by_the_fields_its_header_has(void **state)
{
	struct fixture *fixture = *state;
	const struct source *source =
	    source_of(fixture, "# a note, of mine\ncouncil,service,channel,year,volume,purpose\n");

	assert_int_equal(reading_suits(source, &activity_shape, fixture->arena), 6);
	assert_int_equal(reading_suits(source, &spend_shape, fixture->arena), 0);
	source = source_of(fixture, "# a note, of mine, again\ncouncil;category;year;spend\n");
	assert_int_equal(reading_suits(source, &spend_shape, fixture->arena), 4);
	assert_int_equal(reading_suits(source_of(fixture, ""), &spend_shape, fixture->arena), 0);
}

static void a_shape_knows_its_fields(void **state)
{
	(void)state;
	assert_int_equal(shape_field(&spend_shape, "year"), 2);
	assert_int_equal(shape_field(&spend_shape, "volume"), -1);
}

/* A tally's shape has the keys of its question beside the fields of its kind. */
static void every_shape_has_room_for_its_fields(void **state)
{
	size_t n_kinds, n_sets;
	const struct kind *kinds = check_kinds(&n_kinds);
	const struct reference_set *sets = reference_sets(&n_sets);

	(void)state;
	for (size_t i = 0; i < n_kinds; i++)
		assert_in_range(kinds[i].shape->n_fields, 1, MAX_FIELDS - MOST_KEYS);
	for (size_t i = 0; i < n_sets; i++)
		assert_in_range(sets[i].shape->n_fields, 1, MAX_FIELDS);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(names_match_without_regard_to_case_spaces_and_signs),
	    TEST(names_match_through_aliases),
	    TEST(a_fields_own_name_comes_before_its_aliases),
	    TEST(stand_ins_serve_ledgers_only),
	    TEST(a_missing_columns_message_says_how_to_map_it),
	    TEST(every_missing_column_is_told_of),
	    TEST(a_message_does_not_list_columns_without_end),
	    TEST(a_mapping_names_a_column),
	    TEST(a_mapping_comes_before_the_fields_own_name),
	    TEST(a_mapping_to_no_column_is_refused),
	    TEST(net_and_gross_are_never_guessed_between),
	    TEST(two_amounts_of_one_name_are_never_guessed_between),
	    TEST(two_columns_of_one_name_that_agree_are_one),
	    TEST(a_case_files_column_twice_is_refused),
	    TEST(columns_no_field_takes_are_named_or_refused_with_what_was_meant),
	    TEST(a_kind_suits_by_the_fields_its_header_has),
	    TEST(a_shape_knows_its_fields),
	    TEST(every_shape_has_room_for_its_fields),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
