#include "model_fixture.h"

#include "model/activity.h"

#define HEADER "council,service,channel,year,volume,avoidable,purpose,first_contact\n"

static bool try_activity(struct fixture *fixture, const struct selection *selection,
			 const char *text, struct activity *activity)
{
	return activity_build(activity, reading_of(fixture, &activity_shape, &as_case, text),
			      channels_built_in(fixture), selection, &fixture->diagnostics);
}

static struct activity activity_of(struct fixture *fixture, const char *text)
{
	const struct selection all = {0};
	struct activity activity;

	assert_true(try_activity(fixture, &all, text, &activity));
	return activity;
}

/* A row in words: names by their numbers, so that these are proved too. */
static const char *row_text(struct fixture *fixture, const struct activity *activity, size_t i)
{
	const struct contacts *row = &activity->rows[i];
	char year[YEAR_TEXT_SIZE], avoidable[SHARE_TEXT_SIZE], first[SHARE_TEXT_SIZE];

	return arena_format(
	    fixture->arena, "%s|%s|%s|%s|%s|%lld|%s|%s", activity->councils.items[row->council],
	    activity->services.items[row->service], activity->purposes.items[row->purpose],
	    activity->channels.items[row->channel], year_format(row->year, year),
	    (long long)row->volume,
	    row->has_avoidable ? share_plain(fraction_to_share(row->avoidable), avoidable) : "none",
	    row->has_first_contact ? share_plain(fraction_to_share(row->first_contact), first)
				   : "none");
}

/* By council, service, purpose, channel (the set's order), year; then without shares first. */
static void rows_stand_in_their_own_order_not_the_files(void **state)
{
	static const char *const expected[] = {
	    "Ambridge|Council tax||telephone|2007-08|7|none|none",
	    "Ambridge|Refuse||face-to-face|2007-08|1|none|none",
	    "Ambridge|Refuse||telephone|2006-07|2|none|none",
	    "Ambridge|Refuse||telephone|2007-08|3|none|none",
	    "Ambridge|Refuse||telephone|2007-08|4|0.3|none",
	    "Ambridge|Refuse|payment|web|2007-08|5|none|0.6",
	    "Borchester|Refuse||web|2007-08|6|none|none",
	};
	struct activity activity = activity_of(
	    *state,
	    HEADER "Borchester,Refuse,online,2007-08,6,,,\n"
		   "Ambridge,Refuse,web,2007-08,5,,payment,60%\n"
		   "Ambridge,Refuse,phone,2007-08,4,30%,,\n"
		   "Ambridge,Refuse,calls,2007-08,3,,,\nAmbridge,Refuse,tel,2006-07,2,,,\n"
		   "Ambridge,Refuse,f2f,2007-08,1,,,\nAmbridge,Council tax,tel,2007-08,7,,,\n");

	assert_int_equal(activity.n_rows, COUNT_OF(expected));
	for (size_t i = 0; i < COUNT_OF(expected); i++)
		assert_string_equal(row_text(*state, &activity, i), expected[i]);
	assert_int_equal(activity.first_year.start, 2006);
	assert_int_equal(activity.last_year.start, 2007);
	assert_int_equal(activity.n_merged, 0);
}

/* 10 + 20 + 30 = 60; the row with another share stays apart. */
static void rows_that_agree_in_all_are_one(void **state)
{
	struct activity activity = activity_of(
	    *state, HEADER "A,S,phone,2007-08,10,30%,,\nA,S,telephone,2007-08,20,0.3,,\n"
			   "A,S,web,2007-08,5,,,\nA,S,call,1/4/2007,30,30%,,\n"
			   "A,S,phone,2007-08,7,31%,,\n");

	assert_int_equal(activity.n_rows, 3);
	assert_int_equal(activity.n_merged, 2);
	assert_string_equal(row_text(*state, &activity, 0), "A|S||telephone|2007-08|60|0.3|none");
	assert_string_equal(row_text(*state, &activity, 1), "A|S||telephone|2007-08|7|0.31|none");
}

/* Every cell of every row, over fifty orders of the same rows. */
static void the_order_of_rows_changes_nothing(void **state)
{
	struct fixture *fixture = *state;
	const char *rows[60];
	struct activity first = {0};
	uint64_t seed = 179;

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		static const char *const channels[] = {"f2f", "phone", "web", "pigeon", "owl"};
		static const char *const purposes[] = {"", "payment", "request"};
		static const char *const shares[] = {"", "10%", "0.2"};
		uint64_t r = random_next(&seed);

		rows[i] = arena_format(fixture->arena, "C%llu,S%llu,%s,200%llu-0%llu,%llu,%s,%s,%s",
				       (unsigned long long)(r % 3), (unsigned long long)(r / 3 % 2),
				       channels[r / 6 % 5], (unsigned long long)(r / 30 % 3 + 5),
				       (unsigned long long)(r / 30 % 3 + 6),
				       (unsigned long long)(r / 90 % 1000), shares[r / 90000 % 3],
				       purposes[r / 270000 % 3], shares[r / 810000 % 3]);
	}
	for (int round = 0; round < 50; round++) {
		struct activity activity =
		    activity_of(fixture, shuffled(fixture, HEADER, rows, COUNT_OF(rows), &seed));

		if (round == 0)
			first = activity;
		assert_int_equal(activity.n_rows, first.n_rows);
		assert_int_equal(activity.n_merged, first.n_merged);
		assert_int_equal(coverage_months(&activity.coverage, NULL, activity.last_year),
				 coverage_months(&first.coverage, NULL, first.last_year));
		assert_int_equal(activity.first_year.start, first.first_year.start);
		assert_int_equal(activity.last_year.start, first.last_year.start);
		for (size_t i = 0; i < activity.n_rows; i++) {
			assert_int_equal(activity.rows[i].council, first.rows[i].council);
			assert_int_equal(activity.rows[i].channel, first.rows[i].channel);
			assert_string_equal(row_text(fixture, &activity, i),
					    row_text(fixture, &first, i));
		}
	}
}

/* Bit 4 is April, bit 3 March; bit 0 a row that gave the year itself.  Of the last year only. */
static void the_months_of_the_last_year_are_noted(void **state)
{
	struct activity activity =
	    activity_of(*state, "council,service,channel,year,volume\nA,S,web,1/5/2006,1\n"
				"A,S,web,1/4/2007,1\nA,S,web,MAR2008,1\nA,S,web,1/6/2006,1\n");

	assert_int_equal(coverage_months(&activity.coverage, NULL, activity.last_year),
			 1u << 4 | 1u << 3);
	activity = activity_of(*state, "council,service,channel,year,volume\nA,S,web,2007-08,1\n");
	assert_int_equal(coverage_months(&activity.coverage, NULL, activity.last_year), 1);
}

static void what_the_selection_leaves_out_is_counted(void **state)
{
	struct fixture *fixture = *state;
	const char *text = HEADER "A,S,web,2007-08,1,,,\nA,T,web,2007-08,2,,,\n"
				  "B,S,web,2007-08,4,,,\nA,S,fax,2007-08,8,,,\n";
	const char *councils[] = {"A"}, *services[] = {"S"}, *channels[] = {"fax"};
	struct activity activity;

	assert_true(try_activity(fixture,
				 &(struct selection){councils, services, channels, 1, 1, 1, NULL},
				 text, &activity));
	assert_int_equal(activity.n_rows, 1);
	assert_int_equal(activity.rows[0].volume, 1);
	assert_int_equal(activity.n_filtered, 3);
	assert_int_equal(activity.volume_filtered, 14);
	assert_int_equal(activity.councils.count, 1);
}

static void a_selection_of_nothing_is_refused(void **state)
{
	struct fixture *fixture = *state;
	const char *text = HEADER "Ambridge,S,web,2007-08,1,,,\nAmbridge,T,fax,2007-08,2,,,\n";
	const char *wrong[] = {"Ambrige"}, *services[] = {"S"}, *channels[] = {"web"};
	struct activity activity;

	assert_false(try_activity(fixture, &(struct selection){.councils = wrong, .n_councils = 1},
				  text, &activity));
	assert_message(fixture, 0, "file.csv: has no council 'Ambrige'; did you mean 'Ambridge'?");
	assert_false(try_activity(fixture,
				  &(struct selection){NULL, services, channels, 0, 1, 1, NULL},
				  text, &activity));
	assert_message(fixture, 1,
		       "file.csv: has no contacts left after --service and --exclude-channel");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(rows_stand_in_their_own_order_not_the_files),
	    TEST(rows_that_agree_in_all_are_one),
	    TEST(the_order_of_rows_changes_nothing),
	    TEST(the_months_of_the_last_year_are_noted),
	    TEST(what_the_selection_leaves_out_is_counted),
	    TEST(a_selection_of_nothing_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
