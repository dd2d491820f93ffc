/* Which texts call themselves totals; the words are those of the design (section 4) and their kin.
 */
#include "unit.h"

#include "reading/total_words.h"

static void assert_all(const char *const texts[], size_t n, enum total_words words)
{
	for (size_t i = 0; i < n; i++)
		if (total_words_of(texts[i]) != words)
			fail_msg("'%s' is %d, not %d", texts[i], total_words_of(texts[i]), words);
}

static void labels_in_all_words_say_nothing_else(void **state)
{
	static const char *const texts[] = {"Total",
					    "TOTAL:",
					    "Totals",
					    "Sub-total",
					    "Subtotal",
					    "sub_total",
					    "Grand Total:",
					    "** Total **",
					    "Total 2013",
					    "Sum",
					    "Overall",
					    "All channels",
					    "All services",
					    "All",
					    "Cyfanswm",
					    "Cyfanswm y cyfan",
					    "Y cyfan",
					    "Is-gyfanswm",
					    "Carried forward",
					    "Brought forward",
					    "c/f",
					    "b/fwd",
					    "Balance c/f",
					    "Total for March",
					    "Overall total",
					    "Grand\xC2\xA0Total",
					    "1. total",
					    "Monthly total",
					    "All contact types",
					    "All spend",
					    "Over all",
					    "Total \xC2\xA3",
					    "Total\xC2\xA0",
					    "Sub\xC2\xADtotal",
					    "\xE2\x80\x98Total\xE2\x80\x99",
					    "Carried down",
					    "b/d",
					    "Balance brought forward",
					    "Carried forward amount"};

	(void)state;
	assert_all(texts, COUNT_OF(texts), TOTAL_WORDS_ONLY);
	for (size_t i = 0; i < COUNT_OF(texts); i++)
		assert_true(totals_is_word(texts[i]) && totals_says_total(texts[i]));
}

static void labels_may_say_of_what_they_are_totals(void **state)
{
	static const char *const texts[] = {
	    "Adult Services Total", "Total for Roads",           "Subtotal Highways",
	    "Roads sub-total",      "British Gas Ltd Total",     "Cyfanswm Ffyrdd",
	    "Total payments",       "Total all channels",        "Total service expenditure",
	    "Ffyrdd: cyfanswm",     "Roads sub\xE2\x80\x93total"};

	(void)state;
	assert_all(texts, COUNT_OF(texts), TOTAL_WORDS_OF);
}

static void some_labels_may_be_names(void **state)
{
	static const char *const texts[] = {"Total Highways",     "Total Gas & Power", "All Saints",
					    "All other services", "All services and",  "All of the",
					    "Sum Of Us Charity"};

	(void)state;
	assert_all(texts, COUNT_OF(texts) - 1, TOTAL_WORDS_MAYBE);
	assert_true(total_words_of(texts[COUNT_OF(texts) - 1]) < TOTAL_WORDS_ONLY);
}

static void firms_and_other_words_are_no_totals(void **state)
{
	static const char *const texts[] = {
	    "Total Gas Ltd", "TOTAL UK LIMITED", "Sum Ltd", "Overall Cleaning plc", "Totally Local",
	    "Subtotality", "Heattotal", "Roads", "", "123.45", "Allied Mills", "Summer school",
	    "C F Smith", "Not a total eclipse", "Carried forward by Smith", "Carried away",
	    "C/O Smith", "Over all services", "Over the moon", "Beyfax", "Otal", "...",
	    "A total of a b c d e f g h i j k l m",
	    /* Cut short within a mark, and a mark that is a letter. */
	    "Total\xE2\x80", "Total\xC2\xB2"};

	(void)state;
	assert_all(texts, COUNT_OF(texts), TOTAL_WORDS_NONE);
}

/* Whatever has a label's words without `total` begins as one. */
static void the_first_letters_lose_no_label(void **state)
{
	static const char *const texts[] = {
	    "Sum",        "OVERALL",         "All channels",    "all",
	    "Cyfanswm",   "Is-gyfanswm",     "Y cyfan",         "c/f",
	    "b/fwd",      "Carried forward", "Brought forward", "Balance c/f",
	    "Altogether",

	    "Cyfan"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		assert_int_not_equal(total_words_of(texts[i]), TOTAL_WORDS_NONE);
		assert_true(total_words_begin(texts[i], strlen(texts[i])));
	}
	assert_false(total_words_begin("Roads", 5));
	assert_false(total_words_begin("2013", 4));
}

static void a_total_says_of_what_it_is(void **state)
{
	struct arena *arena = arena_new(out_of_memory);

	(void)state;
	assert_string_equal(total_words_subject("Adult Services Total", arena), "Adult Services");
	assert_string_equal(total_words_subject("Roads - Sub-total:", arena), "Roads");
	assert_string_equal(total_words_subject("Total for March", arena), "March");
	assert_string_equal(total_words_subject("ALL Saints", arena), "Saints");
	assert_null(total_words_subject("Total", arena));
	assert_null(total_words_subject("Total ", arena));
	assert_null(total_words_subject(": Total", arena));
	assert_null(total_words_subject("2013", arena));
	assert_null(total_words_subject("Overall", arena));
	arena_free(arena);
}

static void names_of_the_whole_are_told_from_those_of_parts(void **state)
{
	static const char *const wholes[] = {"Whole Council",   "whole-authority",
					     "Entire county",   "Any channel",
					     "Everything",      "Combined",
					     "The whole of it", "*",
					     "Council-wide",    "Borough wide position"},
				 *const parts[] = {
				     "Whole Life Costing",
				     "Wholesale",
				     "The name of a service of more than forty letters in all",
				     "Rome wide",
				     "Every Child Matters",
				     "Anytown",
				     "Roads",
				     "The",
				     "",
				     "Entirely Ltd",
				     "Wide Angle Ltd",
				     "Nationwide",
				     "Combined Heat and Power"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(wholes); i++)
		assert_true(total_words_whole(wholes[i]));
	for (size_t i = 0; i < COUNT_OF(parts); i++)
		assert_false(total_words_whole(parts[i]));
}

static void a_part_of_other_rows_says_so(void **state)
{
	static const char *const parts[] = {"of which: web",
					    "Web (of which by app)",
					    "including web",
					    "Incl. web",
					    "memo: web",
					    "Thereof",
					    "Average",
					    "AVG",
					    "Mean",
					    "Median",
					    "Average per contact",
					    "Avg of all",
					    "Monthly average",
					    "\xE2\x80\xA2 of which web"},
				 *const wholes[] = {
				     "",          "...",         "Which?",          "Of",
				     "Including", "Memory Lane", "Average Joe Ltd", "Mean Streets",
				     "Averages",  "Roads"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(parts); i++)
		if (!total_words_part(parts[i]))
			fail_msg("%s", parts[i]);
	for (size_t i = 0; i < COUNT_OF(wholes); i++)
		if (total_words_part(wholes[i]))
			fail_msg("%s", wholes[i]);
}

static void a_balance_opens_or_closes(void **state)
{
	static const char *const balances[] = {"Opening balance", "CLOSING BALANCES",
					       "Closing balance at 31 March"},
				 *const others[] = {"Opening", "Opening hours", "Openings balance",
						    "Closing down", "Balance"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(balances); i++)
		assert_true(total_words_balance(balances[i]));
	for (size_t i = 0; i < COUNT_OF(others); i++)
		assert_false(total_words_balance(others[i]));
}

/* In the files of a case, whose rows have names of their own. */
static void a_total_may_be_of_all_that_a_case_is_made_up_of(void **state)
{
	static const char *const totals[] = {"Total", "Total costs", "Total set-up cost",
					     "Sum of all savings", "All one-off costs: total"},
				 *const others[] = {
				     "", "All costs", "Total Gas", "Roads",
				     "Total of one and two and three and four and five and six"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(totals); i++)
		assert_true(total_words_of_all(totals[i]));
	for (size_t i = 0; i < COUNT_OF(others); i++)
		assert_false(total_words_of_all(others[i]));
}

static void what_may_be_a_name_says_total_only_where_it_reads_so(void **state)
{
	(void)state;
	assert_true(totals_says_total("Total Highways"));
	assert_false(totals_says_total("All Saints"));
	assert_false(totals_says_total("Sum Leisure"));
	assert_false(totals_says_total("Overall Cleaning"));
	assert_true(total_words_department("Corporate"));
	assert_false(total_words_department("Corporate services"));
	assert_false(total_words_department(""));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(labels_in_all_words_say_nothing_else),
	    cmocka_unit_test(labels_may_say_of_what_they_are_totals),
	    cmocka_unit_test(some_labels_may_be_names),
	    cmocka_unit_test(firms_and_other_words_are_no_totals),
	    cmocka_unit_test(the_first_letters_lose_no_label),
	    cmocka_unit_test(a_total_says_of_what_it_is),
	    cmocka_unit_test(names_of_the_whole_are_told_from_those_of_parts),
	    cmocka_unit_test(a_part_of_other_rows_says_so),
	    cmocka_unit_test(a_balance_opens_or_closes),
	    cmocka_unit_test(a_total_may_be_of_all_that_a_case_is_made_up_of),
	    cmocka_unit_test(what_may_be_a_name_says_total_only_where_it_reads_so),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
