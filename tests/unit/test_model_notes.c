/* notes.csv: the author's words, by the part of the report that they are for. */
#include "fixture.h"

#include "model/notes.h"

static bool try_notes(struct fixture *fixture, struct notes *notes, const char *text)
{
	return notes_build(notes, reading_of(fixture, &notes_shape, &as_case, text),
			   &fixture->diagnostics);
}

static void notes_come_in_the_order_of_a_report(void **state)
{
	struct notes notes;

	assert_true(try_notes(*state, &notes,
			      "section,text\nmanagement,The board meets monthly.\n"
			      "Strategic case,\"First, why.\nAnd what for.\"\nNI 179,Not yet.\n"
			      "strategic,=1+1 is text\n"));
	assert_int_equal(notes.n_items, 4);
	assert_string_equal(notes.items[0].section, "strategic");
	assert_string_equal(notes.items[0].heading, "Strategic case: why change");
	assert_string_equal(notes.items[0].text, "First, why.\nAnd what for.");
	assert_string_equal(notes.items[1].text, "=1+1 is text");
	assert_string_equal(notes.items[2].section, "ni179");
	assert_string_equal(notes.items[3].section, "management");
}

static void a_part_that_is_none_is_refused_with_those_that_are(void **state)
{
	struct notes notes;

	assert_false(
	    try_notes(*state, &notes, "section,text\nstratgic,why\nweather,rain\nrisks,some\n"));
	assert_said(*state, "file.csv:2: section: 'stratgic' is not a section; did you mean "
			    "'strategic'?");
	assert_said(*state, "file.csv:3: section: 'weather' is not a section; the sections are "
			    "summary, decision, strategic");
}

static void a_note_without_words_is_refused(void **state)
{
	assert_refused(*state, &notes_shape, &as_case, "section,text\nrisks,\n");
	assert_said(*state, "file.csv:2: text");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(notes_come_in_the_order_of_a_report),
	    TEST(a_part_that_is_none_is_refused_with_those_that_are),
	    TEST(a_note_without_words_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
