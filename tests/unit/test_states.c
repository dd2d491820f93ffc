/*
 * What a column beside the amounts says of its row: by its name, and by what stands in it.  Whether
 * a word is a payment is as finance systems use it.
 */
#include "unit.h"

#include "base/text.h"
#include "reading/states.h"

static int set_up(void **state)
{
	*state = arena_new(out_of_memory);
	return 0;
}

static int tear_down(void **state)
{
	arena_free(*state);
	return 0;
}

static void a_columns_name_tells_what_kind_it_is(void **state)
{
	static const struct {
		const char *name;
		enum state_kind kind;
	} names[] = {
	    {"Reversed", STATE_FLAG},        {"Void date", STATE_FLAG},
	    {"Duplicate?", STATE_FLAG},      {"Refund", STATE_FLAG},
	    {"Avoidable", STATE_NONE},       {"Paid?", STATE_DONE},
	    {"Approved", STATE_DONE},        {"Version", STATE_VERSION},
	    {"Exchange rate", STATE_FACTOR}, {"Our share", STATE_FACTOR},
	    {"Status", STATE_WORD},          {"I/E", STATE_WORD},
	    {"Comments", STATE_WORD},        {"Posting key", STATE_WORD},
	    {"Supplier", STATE_NONE},        {"Payment date", STATE_NONE},
	    {"Shared services", STATE_NONE}, {"", STATE_NONE},
	};

	for (size_t i = 0; i < COUNT_OF(names); i++)
		if (state_kind_of(text_fold(*state, names[i].name)) != names[i].kind)
			fail_msg("%s is %d", names[i].name,
				 state_kind_of(text_fold(*state, names[i].name)));
}

static void what_stands_there_says_that_a_row_is_another_kind_of_row(void **state)
{
	static const struct {
		enum state_kind kind;
		const char *name, *text;
		bool is_money, says;
	} cells[] = {
	    {STATE_FLAG, "reversed", "Y", true, true},
	    {STATE_FLAG, "reversed", "01/04/2009", true, true},
	    {STATE_FLAG, "reversed", "No", true, false},
	    {STATE_FLAG, "reversed", "", true, false},
	    {STATE_FLAG, "reversed", "?", true, false},
	    {STATE_DONE, "paid", "N", true, true},
	    {STATE_DONE, "paid", "not yet", true, true},
	    {STATE_DONE, "paid", "Y", true, false},
	    {STATE_WORD, "status", "Cancelled", true, true},
	    {STATE_WORD, "status", "Cancelled by payee", true, true},
	    {STATE_WORD, "type", "Cancelled by payee", true, false},
	    {STATE_WORD, "type", "Budget", true, true},
	    {STATE_WORD, "status", "Posted", true, false},
	    {STATE_WORD, "notes", "the cheque was cancelled, cheque stopped", true, true},
	    {STATE_WORD, "notes", "paid in April", true, false},
	    {STATE_WORD, "ie", "I", true, true},
	    {STATE_WORD, "ie", "E", true, false},
	    {STATE_WORD, "incomeexp", "Inc", true, true},
	    {STATE_WORD, "rp", "R", true, true},
	    {STATE_WORD, "rp", "P", true, false},
	    {STATE_WORD, "invoicecredit", "C", true, true},
	    {STATE_WORD, "invoicecredit", "I", true, false},
	    {STATE_WORD, "pk", "50", true, true},
	    {STATE_WORD, "pk", "40", true, false},
	    {STATE_WORD, "outcome", "Abandoned", false, true},
	    {STATE_WORD, "outcome", "Abandoned in queue", false, true},
	    {STATE_WORD, "notes", "Abandoned in queue", false, false},
	    {STATE_WORD, "outcome", "Answered", false, false},
	    {STATE_FACTOR, "ourshare", "50%", true, true},
	    {STATE_FACTOR, "ourshare", "0.5", true, true},
	    {STATE_FACTOR, "ourshare", "100%", true, false},
	    {STATE_FACTOR, "ourshare", "100", true, false},
	    {STATE_FACTOR, "ourshare", "1.00", true, false},
	    {STATE_FACTOR, "ourshare", "0", true, false},
	    {STATE_FACTOR, "ourshare", "half", true, false},
	    {STATE_VERSION, "version", "2", true, true},
	    {STATE_VERSION, "version", "1", true, false},
	    {STATE_VERSION, "version", "", true, false},
	    {STATE_CURRENCY, "x", "EUR", true, true},
	    {STATE_CURRENCY, "x", "GBP", true, false},
	    {STATE_SIGN, "x", "CR", true, true},
	    {STATE_SIGN, "x", "DR", true, false},
	    {STATE_MARK, "", "CR", true, true},
	    {STATE_MARK, "", "C", true, false}, /* capital, as likely */
	    {STATE_MARK, "", "credit note", true, true},
	    {STATE_MARK, "", "void", true, true},
	    {STATE_MARK, "", "Voided 3 May", true, true},
	    {STATE_MARK, "", "Void works", true, false}, /* of empty homes */
	    {STATE_MARK, "", "Voids - repairs", true, false},
	    {STATE_MARK, "", "void - see note", true, true},
	    {STATE_MARK, "", "paid in error", true, true},
	    {STATE_MARK, "", "Euros", true, true},
	    {STATE_MARK, "", "$", true, true},
	    {STATE_MARK, "", "\302\243", true, false},
	    {STATE_MARK, "", "USD payments", true, false},
	    {STATE_MARK, "", "ok", true, false},
	    {STATE_MARK, "", "spam", false, true},
	    {STATE_MARK, "", "Test call", false, true},
	    {STATE_MARK, "", "CR", false, false},
	    {STATE_NONE, "supplier", "Cancelled", true, false},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cells); i++) {
		const struct state_column column = {.name = cells[i].name,
						    .folded = cells[i].name,
						    .first = "1",
						    .kind = cells[i].kind,
						    .is_money = cells[i].is_money};
		const char *text = cells[i].text;

		if (state_says(&column, text) != cells[i].says)
			fail_msg("'%s' of %s", text, cells[i].name);
		/* Without a NUL behind it. */
		if (state_may_say(&column, text, strlen(text)) != cells[i].says)
			fail_msg("'%s' of %s may", text, cells[i].name);
	}
}

/* A dash is nothing given, but where others stand beside it as signs. */
static void a_dash_may_be_a_sign(void **state)
{
	struct state_column column = {
	    .folded = "", .first = "", .kind = STATE_MARK, .is_money = true};

	(void)state;
	assert_false(state_says(&column, "-"));
	column.has_dashes = true;
	assert_true(state_says(&column, "-"));
	column.is_money = false;
	assert_false(state_says(&column, "-"));
}

/* Of 200 letters: no word that is known, but whatever stands in a flag's column says something. */
static void a_long_text_is_a_word_only_where_any_is(void **state)
{
	static const enum state_kind kinds[] = {STATE_FLAG, STATE_VERSION, STATE_DONE, STATE_WORD,
						STATE_MARK};
	char text[201];

	(void)state;
	memset(text, 'x', 200);
	text[200] = '\0';
	for (size_t i = 0; i < COUNT_OF(kinds); i++) {
		const struct state_column column = {.folded = "status",
						    .first = "",
						    .kind = kinds[i],
						    .is_money = true,
						    .may_be_credit = true};

		assert_int_equal(state_says(&column, text), i < 2);
		assert_int_equal(state_may_say(&column, text, 200), i < 2);
		assert_false(state_is_credit(&column, text));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(a_columns_name_tells_what_kind_it_is, set_up,
					    tear_down),
	    cmocka_unit_test(what_stands_there_says_that_a_row_is_another_kind_of_row),
	    cmocka_unit_test(a_dash_may_be_a_sign),
	    cmocka_unit_test(a_long_text_is_a_word_only_where_any_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
