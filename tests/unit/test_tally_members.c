/*
 * Which members of an archive a tally reads: those that are texts by their names, those that are by
 * their bytes, and those that are asked for; and what is said where none is.
 */
#include "fixture.h"

#include "book_maker.h"
#include "vfm.h"

#define MOST_PARTS 5

struct member_rule {
	const char *wanted[2]; /* by --member, or NULL */
	struct made_part parts[MOST_PARTS];
	const char *spend; /* that the members come to, or NULL: refused */
	const char *said;  /* in one of the messages, or NULL */
};

#define LEDGER(pounds) "Date,Supplier,Category,Amount\n01/04/2008,Bull,paper," pounds "\n"
#define PROSE "Dear all\n\nplease find our figures here.\n"

static void assert_rules(const struct member_rule *rules, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct made_book made = book_of_parts(rules[i].parts, MOST_PARTS);
		struct vfm_request *request;
		struct vfm_message message;
		const char *csv = "(refused)";
		char wanted[100] = "(refused)";
		size_t size;
		bool is_said = rules[i].said == NULL;

		assert_int_equal(vfm_request_new(&request, "tally"), VFM_DONE);
		assert_int_equal(vfm_request_bytes(request, "a.zip", made.bytes, made.size),
				 VFM_DONE);
		assert_int_equal(vfm_request_file(request, "a.zip"), VFM_DONE);
		assert_int_equal(vfm_request_option(request, "to", "spend"), VFM_DONE);
		assert_int_equal(vfm_request_option(request, "by", "category"), VFM_DONE);
		for (size_t j = 0; j < 2 && rules[i].wanted[j] != NULL; j++)
			assert_int_equal(vfm_request_option(request, "member", rules[i].wanted[j]),
					 VFM_DONE);
		if (vfm_run(request) == VFM_DONE)
			assert_int_equal(vfm_render(request, "csv", NULL, &csv, &size), VFM_DONE);
		if (rules[i].spend != NULL)
			(void)snprintf(wanted, sizeof wanted, "category,spend\npaper,%s\n",
				       rules[i].spend);
		for (size_t j = 0; vfm_message(request, j, &message) == VFM_DONE; j++)
			is_said |=
			    rules[i].said != NULL && strstr(message.text, rules[i].said) != NULL;
		if (!is_said || strcmp(csv, wanted) != 0) {
			for (size_t j = 0; vfm_message(request, j, &message) == VFM_DONE; j++)
				print_error("%s\n", message.text);
			fail_msg("rule %zu: %s", i, csv);
		}
		vfm_request_free(request);
		free(made.bytes);
	}
}

static void texts_are_read_and_what_is_none_is_not(void **state)
{
	static const struct member_rule rules[] = {
	    {{0}, {{"a.csv", LEDGER("1.25"), 0}, {"B.TXT", LEDGER("2.50"), 0}}, "3.75", NULL},
	    /* A folder is none, a Macintosh's and hidden ones are not meant, pictures are left out.
	     */
	    {{0},
	     {{"2008/", "", 1},
	      {"2008/a.csv", LEDGER("1.25"), 0},
	      {"__MACOSX/2008/a.csv", LEDGER("9.00"), 0},
	      {"2008/.b", LEDGER("9.00"), 0},
	      {"2008/c.png", LEDGER("9.00"), 0}},
	     "1.25",
	     NULL},
	    /* What may be a text is one by its bytes. */
	    {{0},
	     {{"ledger", LEDGER("1.25"), 0},
	      {"ledger.2008", LEDGER("2.50"), 0},
	      {"LICENCE", PROSE, 0}},
	     "3.75",
	     NULL},
	    {{0}, {{"LICENCE", PROSE, 0}}, NULL, "LICENCE"},
	    /* A workbook beside texts is left out and told; alone it is refused by its name. */
	    {{0}, {{"a.csv", LEDGER("1.25"), 0}, {"b.xlsx", "PK", 0}}, "1.25", "b.xlsx"},
	    {{0}, {{"b.xlsx", "PK", 0}, {"c.ods", "PK", 0}}, NULL, "b.xlsx"},
	    /* An archive in an archive may hold anything. */
	    {{0}, {{"a.csv", LEDGER("1.25"), 0}, {"b.zip", "PK", 0}}, NULL, "b.zip"},
	    {{0},
	     {{"a.csv", LEDGER("1.25"), 0}, {"a.csv", LEDGER("2.50"), 0}},
	     NULL,
	     "has two members called 'a.csv', of which one may be an older one"},
	    {{0},
	     {{"logo.png", "x", 0}, {"logo.gif", "x", 0}},
	     NULL,
	     "holds no .csv, .tsv or .txt that is a file of spend; --member NAME reads a member by "
	     "its name"},
	};

	(void)state;
	assert_rules(rules, COUNT_OF(rules));
}

static void a_member_is_named_whole_by_its_file_or_by_a_pattern(void **state)
{
	static const struct member_rule rules[] = {
	    {{"2008/a.csv"},
	     {{"2008/a.csv", LEDGER("1.25"), 0}, {"2009/a.csv", LEDGER("2.50"), 0}},
	     "1.25",
	     NULL},
	    {{"a.csv"},
	     {{"2008/a.csv", LEDGER("1.25"), 0}, {"2009/a.csv", LEDGER("2.50"), 0}},
	     "3.75",
	     NULL},
	    {{"2009/*"},
	     {{"2008/a.csv", LEDGER("1.25"), 0}, {"2009/a.csv", LEDGER("2.50"), 0}},
	     "2.50",
	     NULL},
	    {{"b.*", "c.csv"},
	     {{"a.csv", LEDGER("1.00"), 0},
	      {"b.dat", LEDGER("2.00"), 0},
	      {"c.csv", LEDGER("4.00"), 0}},
	     "6.00",
	     NULL},
	    /* What is asked for is read by whatever name, and beside what is not looked at. */
	    {{"b.png"},
	     {{"a.csv", LEDGER("1.00"), 0}, {"b.png", LEDGER("2.00"), 0}, {"c.zip", "PK", 0}},
	     "2.00",
	     NULL},
	    {{"d.csv"},
	     {{"a.csv", LEDGER("1.00"), 0}, {"b.csv", LEDGER("2.00"), 0}},
	     NULL,
	     "has no member that --member names; its members are 'a.csv', 'b.csv'"},
	    {{"d.csv"},
	     {{NULL, NULL, 0}},
	     NULL,
	     "has no member that --member names; its members are none"},
	};

	(void)state;
	assert_rules(rules, COUNT_OF(rules));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(texts_are_read_and_what_is_none_is_not),
	    cmocka_unit_test(a_member_is_named_whole_by_its_file_or_by_a_pattern),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
