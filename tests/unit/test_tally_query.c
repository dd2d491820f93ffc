/*
 * What a query asks of each file: its own columns, and in place of one that it lacks what the
 * options say.
 */
#include "fixture.h"

#include "vfm.h"

#define MOST_OF_IT 4

static const struct {
	const char *path, *text;
} files[] = {
    {"paid.csv", "Category,Date,Amount\nroads,01/04/2008,10\n"},
    {"undated.csv", "Category,Amount\nroads,10\n"},
    {"day.csv", "Category,Date,Amount\nroads,Apr,10\nroads,May,10\n"},
    {"bare.csv", "roads,10\nwaste,10\n"},
    {"parts.csv", "Category,Year,Period,Amount\nroads,2008-09,Apr,10\nroads,2008-09,May,20\n"},
    {"log.csv", "Council,Service,Channel,Month,Volume\nX,tax,phone,Apr 2008,10\n"},
    {"calls.csv", "Service,Channel,Month\ntax,phone,Apr 2008\n"},
    {"web.csv", "Service,Month,Volume\ntax,Apr 2008,10\n"},
    {"lines.csv", "Item,Unit,Qty,Line total,Date\npaper,ream,3,9,01/04/2008\n"},
    {"prices.csv", "Item,Unit,Qty,Unit price,Date\npaper,ream,3,9,01/04/2008\n"},
    {"map.csv", "file,column,means\npaid.csv,Amount,spend\nundated.csv,2008-09,option year\n"},
    {"wrong.csv", "file,column,means\npaid.csv,banana,option year\n"},
};

struct query_rule {
	const char *options[6][2], *given[3];
	const char *says[MOST_OF_IT]; /* texts of the query, in its order, or what refuses it */
};

/* The query; or, where there is none, the last of the messages. */
static char *answer_of(const struct query_rule *rule)
{
	struct vfm_request *request;
	struct vfm_message message;
	char *text;
	size_t size;
	FILE *stream = open_memstream(&text, &size);
	const struct vfm_printing printing = {.stream = stream, .name = "here"};

	assert_non_null(stream);
	assert_int_equal(vfm_request_new(&request, "tally"), VFM_DONE);
	for (size_t i = 0; i < COUNT_OF(files); i++)
		assert_int_equal(
		    vfm_request_bytes(request, files[i].path, files[i].text, strlen(files[i].text)),
		    VFM_DONE);
	for (size_t i = 0; rule->options[i][0] != NULL; i++)
		assert_int_equal(
		    vfm_request_option(request, rule->options[i][0], rule->options[i][1]),
		    VFM_DONE);
	for (size_t i = 0; i < 3 && rule->given[i] != NULL; i++)
		assert_int_equal(vfm_request_file(request, rule->given[i]), VFM_DONE);
	if (vfm_run(request) == VFM_DONE)
		assert_int_equal(vfm_deliver(request, &printing), VFM_DONE);
	else
		for (size_t i = 0; vfm_message(request, i, &message) == VFM_DONE; i++)
			if (message.severity != VFM_NOTICE)
				fputs(message.text, stream);
	assert_int_equal(fclose(stream), 0);
	vfm_request_free(request);
	return text;
}

static void assert_says(const struct query_rule *rules, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		char *text = answer_of(&rules[i]);
		const char *at = text;

		for (size_t j = 0; j < MOST_OF_IT && rules[i].says[j] != NULL; j++) {
			at = strstr(at, rules[i].says[j]);
			if (at == NULL)
				fail_msg("rule %zu: no '%s' in '%s'", i, rules[i].says[j], text);
		}
		free(text);
	}
}

#define ASK(subject)                       \
	{"to", subject}, {"council", "X"}, \
	{                                  \
		"sql", "spark"             \
	}

static void what_a_file_lacks_is_what_the_options_say(void **state)
{
	static const struct query_rule rules[] = {
	    /* A date that a file has goes before the year asked for; one without has that year. */
	    {{ASK("spend"), {"year", "2008-09"}},
	     {"paid.csv", "undated.csv"},
	     {"SELECT 1 AS vfm_source", "`Date`", "UNION ALL\n  SELECT 2 AS vfm_source",
	      "CAST('2008-09' AS STRING) AS date_text"}},
	    /* The same where a map says the year, of the one file. */
	    {{ASK("spend"), {"map-file", "map.csv"}},
	     {"paid.csv", "undated.csv"},
	     {"`Date`", "UNION ALL", "CAST('2008-09' AS STRING) AS date_text"}},
	    /* By category alone no year matters: any one lets all rows count. */
	    {{ASK("spend"), {"by", "category"}},
	     {"undated.csv"},
	     {"CAST('2000-01' AS STRING) AS date_text", "GROUP BY `category`"}},
	    /* A council that the file says is its own; each row is a contact without a volume. */
	    {{ASK("activity"), {"by", "channel"}},
	     {"log.csv"},
	     {"`Volume`", "THEN 'telephone'", "GROUP BY `channel`"}},
	    {{ASK("activity")}, {"log.csv"}, {"`Council`", "`Volume`"}},
	    {{ASK("activity"), {"count-rows", NULL}},
	     {"calls.csv"},
	     {"CAST('X' AS STRING)", "CAST('1' AS STRING) AS amount_text"}},
	    /* A price is the file's, or a line's by its quantity. */
	    {{ASK("prices")},
	     {"lines.csv", "prices.csv"},
	     {"`Line total`", "UNION ALL", "`Unit price`", "CAST('' AS STRING) AS line_text"}},
	};

	(void)state;
	assert_says(rules, COUNT_OF(rules));
}

#define NOT_ITS_OWN                                                                                \
	"is read with a header, a year or a channel that is not its own, which no query can use; " \
	"add it up without --sql"

static void what_no_column_of_the_file_says_is_refused(void **state)
{
	static const struct query_rule rules[] = {
	    {{ASK("spend"), {"year", "2008-09"}}, {"day.csv"}, {"day.csv: " NOT_ITS_OWN}},
	    {{ASK("spend"), {"year", "2008-09"}, {"header", "category,amount"}},
	     {"bare.csv"},
	     {"bare.csv: " NOT_ITS_OWN}},
	    {{ASK("activity"), {"channel", "web"}}, {"web.csv"}, {"web.csv: " NOT_ITS_OWN}},
	    {{ASK("spend")},
	     {"parts.csv"},
	     {"parts.csv: says in a column of its own of which months its rows are, which the "
	      "query "
	      "would ignore; add it up without --sql"}},
	    {{ASK("spend"), {"map-file", "wrong.csv"}},
	     {"paid.csv"},
	     {"--year 'banana' is not a financial year such as 2007-08"}},
	    {{ASK("spend")}, {"none.csv"}, {"none.csv: "}},
	};

	(void)state;
	assert_says(rules, COUNT_OF(rules));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_a_file_lacks_is_what_the_options_say),
	    cmocka_unit_test(what_no_column_of_the_file_says_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
