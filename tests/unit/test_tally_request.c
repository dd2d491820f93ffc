/*
 * What a tally refuses to be asked, and what of it a query cannot say: each with its way out.
 */
#include "fixture.h"

#include "book_maker.h"
#include "vfm.h"

#define LEDGER                                                      \
	"Date,Supplier,Category,Amount\n01/04/2008,Bull,paper,10\n" \
	"02/04/2008,Cow,tea,20\n"

/* Files that a rule names, by what stands in them. */
static const struct {
	const char *path, *text;
} files[] = {
    {"ledger.csv", LEDGER},
    {"other.csv", LEDGER},
    {"two.csv", "Date,Supplier,Category,Amount\n,,,Net\n01/04/2008,Bull,paper,10\n"
		"02/04/2008,Cow,tea,20\n"},
    {"american.csv", "Date,Supplier,Category,Amount\n04/13/2008,Bull,paper,10\n"
		     "04/14/2008,Cow,tea,20\n"},
    {"year-first.csv", "Date,Supplier,Category,Amount\n08-04-13,Bull,paper,10\n"
		       "08-04-14,Cow,tea,20\n31-04-15,Cow,tea,20\n"},
    {"months.csv", "Date,Supplier,Category,Amount\n2009-10,Bull,paper,10\n2009-04,Cow,tea,20\n"},
    {"comma.csv", "Date;Supplier;Category;Amount\n01/04/2008;Bull;paper;1.234,56\n"
		  "02/04/2008;Cow;tea;20,10\n"},
    {"currency.csv", "Date,Supplier,Category,Amount,Currency\n01/04/2008,Bull,paper,10,GBP\n"
		     "02/04/2008,Cow,tea,20,EUR\n"},
    {"sums.csv", "Date,Supplier,Category,Amount\n"
		 "01/04/2008,S0,c0,10.17\n"
		 "02/04/2008,S1,c0,23.28\n"
		 "03/04/2008,S2,c0,36.39\n"
		 ",,c0,69.84\n"
		 "04/04/2008,S3,c1,17.54\n"
		 "05/04/2008,S4,c1,30.65\n"
		 "06/04/2008,S5,c1,43.76\n"
		 ",,c1,91.95\n"
		 "07/04/2008,S6,c2,24.91\n"
		 "08/04/2008,S7,c2,38.02\n"
		 "09/04/2008,S8,c2,51.13\n"
		 ",,c2,114.06\n"
		 "10/04/2008,S9,c3,32.28\n"
		 "11/04/2008,S10,c3,45.39\n"
		 "12/04/2008,S11,c3,58.50\n"
		 ",,c3,136.17\n"
		 "13/04/2008,S12,c4,39.65\n"
		 "14/04/2008,S13,c4,52.76\n"
		 "15/04/2008,S14,c4,65.87\n"
		 ",,c4,158.28\n"},
    {"log.csv", "Service,Month,Telephone,Web\ntax,Apr 2008,10,20\ntax,May 2008,11,21\n"},
};

static struct vfm_request *request_of(const char *const options[][2], const char *const *given,
				      const struct made_book *zip)
{
	struct vfm_request *request;

	assert_int_equal(vfm_request_new(&request, "tally"), VFM_DONE);
	for (size_t i = 0; i < COUNT_OF(files); i++)
		assert_int_equal(
		    vfm_request_bytes(request, files[i].path, files[i].text, strlen(files[i].text)),
		    VFM_DONE);
	assert_int_equal(vfm_request_bytes(request, "both.zip", zip->bytes, zip->size), VFM_DONE);
	for (size_t i = 0; options[i][0] != NULL; i++)
		assert_int_equal(vfm_request_option(request, options[i][0], options[i][1]),
				 VFM_DONE);
	for (size_t i = 0; given[i] != NULL; i++)
		assert_int_equal(vfm_request_file(request, given[i]), VFM_DONE);
	return request;
}

static struct made_book zip_of_both(void)
{
	static const struct made_part parts[] = {{"a.csv", LEDGER, 0}, {"b.csv", LEDGER, 0}};

	return book_of_parts(parts, COUNT_OF(parts));
}

/* The first message that is no notice. */
static const char *refusal(struct vfm_request *request)
{
	static struct vfm_message message;

	for (size_t i = 0; vfm_message(request, i, &message) == VFM_DONE; i++)
		if (message.severity != VFM_NOTICE)
			return message.text;
	return "(none)";
}

#define SPEND                  \
	{"to", "spend"},       \
	{                      \
		"council", "X" \
	}
#define DUCKDB                  \
	SPEND,                  \
	{                       \
		"sql", "duckdb" \
	}

static void what_it_cannot_do_is_refused_with_the_way_out(void **state)
{
	static const struct {
		enum vfm_status status;
		const char *options[6][2], *files[3], *message;
	} rules[] = {
	    {VFM_USAGE,
	     {{0}},
	     {"ledger.csv"},
	     "tally needs --to activity (contacts), spend (pounds) or prices (what one unit cost)"},
	    {VFM_USAGE,
	     {{"to", "spending"}},
	     {"ledger.csv"},
	     "--to 'spending' is not activity, spend or prices"},
	    {VFM_USAGE,
	     {SPEND, {"council", "Y"}},
	     {"ledger.csv"},
	     "--council names the council of files that do not, so it is given once"},
	    {VFM_USAGE,
	     {SPEND, {"map", "nosuch=Amount"}},
	     {"ledger.csv"},
	     "--map: spend has no field 'nosuch'; its fields are council, category, year, spend, "
	     "market, supplier, months"},
	    {VFM_USAGE,
	     {{"to", "prices"}, {"map", "nosuch=Amount"}},
	     {"ledger.csv"},
	     "--map: prices has no field 'nosuch'; its fields are item, unit, council, quantity, "
	     "unit_price, supplier, year, category, amount"},
	    {VFM_USAGE,
	     {SPEND},
	     {"ledger.csv", "ledger.csv"},
	     "ledger.csv: is given twice, and would be counted twice"},
	    {VFM_USAGE,
	     {SPEND, {"count-rows", NULL}},
	     {"ledger.csv"},
	     "--count-rows counts contacts or purchases; with --to spend the amounts are added up"},
	    {VFM_USAGE,
	     {SPEND, {"channel", "web"}},
	     {"ledger.csv"},
	     "--channel is of a log of contacts, so it goes with --to activity"},
	    {VFM_USAGE,
	     {SPEND, {"wide", NULL}},
	     {"ledger.csv"},
	     "--wide is of a log of contacts, so it goes with --to activity"},
	    {VFM_USAGE,
	     {SPEND, {"sql-table", "t"}},
	     {"ledger.csv"},
	     "--sql-table names the table of a query, so it goes with --sql"},
	    {VFM_USAGE,
	     {SPEND, {"sql", "oracle"}},
	     {"ledger.csv"},
	     "--sql 'oracle' is not duckdb, postgresql, clickhouse or spark"},
	    {VFM_USAGE,
	     {DUCKDB, {"sha256", NULL}},
	     {"ledger.csv"},
	     "--sha256 has no use with --sql, which reads no rows"},
	    {VFM_USAGE,
	     {DUCKDB, {"threads", "2"}},
	     {"ledger.csv"},
	     "--threads has no use with --sql, which reads no rows"},
	    {VFM_USAGE,
	     {DUCKDB, {"engine", "fast"}},
	     {"ledger.csv"},
	     "--engine has no use with --sql, which reads no rows"},
	    {VFM_USAGE,
	     {DUCKDB, {"top", "3"}},
	     {"ledger.csv"},
	     "--sql goes without --top, --rejects and --table"},
	    {VFM_USAGE,
	     {DUCKDB, {"table", "spend"}},
	     {"ledger.csv"},
	     "--sql goes without --top, --rejects and --table"},
	    {VFM_USAGE,
	     {DUCKDB, {"by", "month"}},
	     {"ledger.csv"},
	     "--sql knows no months; add up by year, or without --sql"},
	    /* Both files' rows would be those of the one table. */
	    {VFM_USAGE,
	     {DUCKDB, {"sql-table", "t"}},
	     {"ledger.csv", "other.csv"},
	     "--sql-table names the table of one file, and would be counted again for each "
	     "other; give one file"},
	    {VFM_FAULTY,
	     {DUCKDB},
	     {"two.csv"},
	     "two.csv: has a header of two rows, which no query can read; load it as a table and "
	     "name that with --sql-table"},
	    {VFM_FAULTY,
	     {DUCKDB},
	     {"currency.csv"},
	     "currency.csv: has a currency, a sign, a scale or a second column of one name beside "
	     "its amounts, which the query would ignore; add it up without --sql"},
	    {VFM_FAULTY,
	     {DUCKDB},
	     {"american.csv"},
	     "american.csv: has the month first in its dates, which the query would not read so; "
	     "add it up without --sql"},
	    {VFM_FAULTY,
	     {DUCKDB, {"dates", "year-first"}},
	     {"year-first.csv"},
	     "year-first.csv: has the year first in its dates, which the query would not read so; "
	     "add it up without --sql"},
	    {VFM_FAULTY,
	     {DUCKDB, {"dates", "months"}},
	     {"months.csv"},
	     "months.csv: has months such as 2009-10 among its dates, which the query would not "
	     "read so; add it up without --sql"},
	    {VFM_FAULTY,
	     {DUCKDB},
	     {"comma.csv"},
	     "comma.csv: has a decimal comma in its numbers, which the query would not read so; "
	     "add it up without --sql"},
	    {VFM_FAULTY,
	     {DUCKDB},
	     {"sums.csv"},
	     "sums.csv: has rows that are sums of others, as their amounts show, which the query "
	     "would count; add it up without --sql"},
	    {VFM_FAULTY,
	     {{"to", "activity"}, {"council", "X"}, {"wide", NULL}, {"sql", "duckdb"}},
	     {"log.csv"},
	     "log.csv: is read with a header, a year or a channel that is not its own, which no "
	     "query can use; add it up without --sql"},
	    /* Of two members one would be left out. */
	    {VFM_FAULTY,
	     {SPEND, {"sql", "postgresql"}},
	     {"both.zip"},
	     "both.zip: holds several files or sheets, and a query is of one; name it with "
	     "--member NAME"},
	    {VFM_FAULTY,
	     {DUCKDB, {"member", "b.csv"}},
	     {"both.zip"},
	     "both.zip/b.csv: is in a workbook or an archive, which no query can read; load it as "
	     "a table and name that with --sql-table"},
	};
	struct made_book zip = zip_of_both();

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rules); i++) {
		struct vfm_request *request = request_of(rules[i].options, rules[i].files, &zip);
		const enum vfm_status status = vfm_run(request);

		assert_string_equal(refusal(request), rules[i].message);
		assert_int_equal(status, rules[i].status);
		vfm_request_free(request);
	}
	free(zip.bytes);
}

/* What of it is a table, and each part of the name is one. */
static void a_query_reads_the_file_or_the_table_named(void **state)
{
	static const struct {
		const char *options[6][2], *file, *from;
	} rules[] = {
	    {{DUCKDB}, "ledger.csv", "FROM read_csv('ledger.csv', "},
	    {{SPEND, {"sql", "postgresql"}}, "ledger.csv", "FROM \"ledger\"\n"},
	    {{SPEND, {"sql", "spark"}}, "ledger.csv", "FROM `ledger`\n"},
	    {{SPEND, {"sql", "clickhouse"}}, "ledger.csv", "FROM \"ledger\"\n"},
	    {{DUCKDB, {"sql-table", "paid.ledger"}}, "ledger.csv", "FROM \"paid\".\"ledger\"\n"},
	    {{DUCKDB, {"sql-table", "pa\"id"}}, "two.csv", "FROM \"pa\"\"id\"\n"},
	    {{SPEND, {"sql", "postgresql"}, {"member", "b.csv"}}, "both.zip", "FROM \"b\"\n"},
	};
	struct made_book zip = zip_of_both();

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rules); i++) {
		const char *const given[] = {rules[i].file, NULL};
		struct vfm_request *request = request_of(rules[i].options, given, &zip);
		char *text;
		size_t size;
		FILE *stream = open_memstream(&text, &size);
		const struct vfm_printing printing = {.stream = stream, .name = "here"};

		assert_int_equal(vfm_run(request), VFM_DONE);
		assert_int_equal(vfm_deliver(request, &printing), VFM_DONE);
		assert_int_equal(fclose(stream), 0);
		if (strstr(text, rules[i].from) == NULL)
			fail_msg("rule %zu: no '%s' in '%s'", i, rules[i].from, text);
		free(text);
		vfm_request_free(request);
	}
	free(zip.bytes);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_it_cannot_do_is_refused_with_the_way_out),
	    cmocka_unit_test(a_query_reads_the_file_or_the_table_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
