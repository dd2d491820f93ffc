/*
 * Which sheets of a workbook are files of a case: by their names, or by their columns where only
 * one has them.
 */
#include "fixture.h"

#include "book_maker.h"
#include "vfm.h"

#define MOST_SHEETS 3

struct book_rule {
	const char *command, *path;
	enum vfm_status status;
	const char *said; /* in one of the messages, or NULL */
	struct {
		const char *name, *rows; /* cells between commas */
	} sheets[MOST_SHEETS];
	const char *given; /* what is asked of, or NULL: the workbook */
};

static struct made_book book_of(const struct book_rule *rule)
{
	char *text;
	size_t size;
	FILE *stream = open_memstream(&text, &size);

	assert_non_null(stream);
	fputs("<office:document-content xmlns:office='o' xmlns:table='t' xmlns:text='x'>"
	      "<office:body><office:spreadsheet>",
	      stream);
	for (size_t i = 0; i < MOST_SHEETS && rule->sheets[i].name != NULL; i++) {
		fprintf(stream, "<table:table table:name='%s'>", rule->sheets[i].name);
		for (const char *at = rule->sheets[i].rows; *at != '\0'; at += strspn(at, "\n")) {
			fputs("<table:table-row>", stream);
			for (bool is_more = true; is_more; at += is_more) {
				const size_t length = strcspn(at, ",\n");

				fprintf(stream,
					"<table:table-cell office:value-type='string'><text:p>%.*s"
					"</text:p></table:table-cell>",
					(int)length, at);
				at += length;
				is_more = *at == ',';
			}
			fputs("</table:table-row>", stream);
		}
		fputs("</table:table>", stream);
	}
	fputs("</office:spreadsheet></office:body></office:document-content>", stream);
	assert_int_equal(fclose(stream), 0);

	const struct made_book made = book_of_tables(text);

	free(text);
	return made;
}

static void assert_rules(const struct book_rule *rules, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct made_book made = book_of(&rules[i]);
		struct vfm_request *request;
		struct vfm_message message;
		bool is_said = rules[i].said == NULL;
		const char *json = "";
		size_t size;

		assert_int_equal(vfm_request_new(&request, rules[i].command), VFM_DONE);
		assert_int_equal(vfm_request_bytes(request, rules[i].path, made.bytes, made.size),
				 VFM_DONE);
		assert_int_equal(vfm_request_file(request, rules[i].given == NULL ? rules[i].path
										  : rules[i].given),
				 VFM_DONE);
		const enum vfm_status status = vfm_run(request);

		for (size_t j = 0; vfm_message(request, j, &message) == VFM_DONE; j++)
			is_said |=
			    rules[i].said != NULL && strstr(message.text, rules[i].said) != NULL;
		/* What a check finds is its answer. */
		if (strcmp(rules[i].command, "check") == 0 && !is_said &&
		    vfm_render(request, "json", NULL, &json, &size) == VFM_DONE)
			is_said = strstr(json, rules[i].said) != NULL;
		if (!is_said || status != rules[i].status) {
			for (size_t j = 0; vfm_message(request, j, &message) == VFM_DONE; j++)
				print_error("%s\n%s\n", message.text, json);
			fail_msg("rule %zu: status %d, '%s'", i, status,
				 rules[i].said == NULL ? "" : rules[i].said);
		}
		vfm_request_free(request);
		free(made.bytes);
	}
}

#define CONTACTS \
	"council,service,channel,year,volume\nX,tax,telephone,2007-08,100\nX,tax,web,2007-08,50\n"
#define SPENT "council,category,year,spend\nX,paper,2007-08,100\n"
#define BOUGHT                                                                                    \
	"item,unit,council,quantity,unit_price,year\npaper,box,X,100,5,2006-07\npaper,box,Y,100," \
	"4,2006-07\n"
#define PLAIN "to whom,it may concern\nme,you\n"

static void one_sheet_with_the_columns_is_the_file(void **state)
{
	static const struct book_rule rules[] = {
	    {"prices", "b.ods", VFM_DONE, NULL, {{"Notes", PLAIN}, {"May", BOUGHT}}, NULL},
	    {"prices",
	     "b.ods",
	     VFM_FAULTY,
	     "b.ods: has several sheets with the columns of prices: 'April' and 'May'; say which, "
	     "as "
	     "in 'b.ods:May'",
	     {{"April", BOUGHT}, {"May", BOUGHT}},
	     NULL},
	    {"prices", "b.ods", VFM_DONE, NULL, {{"April", BOUGHT}, {"May", BOUGHT}}, "b.ods:May"},
	    /* A name goes before columns. */
	    {"prices", "b.ods", VFM_DONE, NULL, {{"April", BOUGHT}, {"Prices", BOUGHT}}, NULL},
	    {"case",
	     "b.ods",
	     VFM_FAULTY,
	     "b.ods: has two sheets that are called unit_costs; rename one of them",
	     {{"Activity", CONTACTS}, {"Unit costs", PLAIN}, {"unit_costs", PLAIN}},
	     NULL},
	    {"case",
	     "b.ods",
	     VFM_FAULTY,
	     "b.ods: has two sheets that are called a_b; rename one of them",
	     {{"Activity", CONTACTS}, {"a/b", PLAIN}, {"a_b", PLAIN}},
	     NULL},
	};

	(void)state;
	assert_rules(rules, COUNT_OF(rules));
}

static void a_check_reads_sheets_by_their_columns_and_says_so(void **state)
{
	static const struct book_rule rules[] = {
	    {"check", "b.ods", VFM_DONE, NULL, {{"Activity", CONTACTS}, {"Spend", SPENT}}, NULL},
	    /* Of one kind they are told of; of several they are a case that would not be read. */
	    {"check",
	     "b.ods",
	     VFM_DONE,
	     "is checked here by its columns; in a case it is not read",
	     {{"April", CONTACTS}, {"Letter", PLAIN}},
	     NULL},
	    {"check",
	     "b.ods",
	     VFM_FAULTY,
	     "is checked here by its columns; in a case it is not read",
	     {{"April", CONTACTS}, {"Bought", SPENT}},
	     NULL},
	    {"check",
	     "b.ods",
	     VFM_FAULTY,
	     "b.ods: has no sheet that is a file of a case: ",
	     {{"Letter", PLAIN}},
	     NULL},
	    {"check",
	     "here/b.ods",
	     VFM_FAULTY,
	     "here: has no CSV files of a case, but a workbook; if that is the case, run vfm check "
	     "'here/b.ods'",
	     {{"Activity", CONTACTS}},
	     "here"},
	    /* What a spreadsheet has open or hides is none. */
	    {"check",
	     "here/.b.ods",
	     VFM_FAULTY,
	     "here: holds none of the files of a case: ",
	     {{"Activity", CONTACTS}},
	     "here"},
	    {"check",
	     "here/~b.ods",
	     VFM_FAULTY,
	     "here: holds none of the files of a case: ",
	     {{"Activity", CONTACTS}},
	     "here"},
	};

	(void)state;
	assert_rules(rules, COUNT_OF(rules));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(one_sheet_with_the_columns_is_the_file),
	    cmocka_unit_test(a_check_reads_sheets_by_their_columns_and_says_so),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
