/*
 * The end of a file that may have been cut short: a last row without a line end, which is not
 * written as the others are.
 */
#include "fixture.h"

#include "reading/sheet.h"
#include "reading/source_bytes.h"

static void a_last_row_unlike_the_others_may_be_cut_short(void **state)
{
	static const char short_row[] = "its last row has fewer cells than the others";
	static const struct {
		const char *rows, *end, *said; /* NULL: nothing */
	} ends[] = {
	    {"a,1.50\nb,2.25\nc,3.75\n", "\nd,4.5",
	     "its last cell, '4.5', is not written like the others of its column ('1.50')"},
	    {"a,1.50\nb,2.25\nc,3.75\n", "\nd,4", "its last cell, '4'"},
	    {"a,1.50\nb,2.25\nc,3.75\n", "\nd,4.50", NULL},
	    {"a,1.50\nb,2.25\nc,3.75\n", "\nd,4.5\n", NULL},
	    {"a,1.50\nb,2.25\nc,3.75\n", "\nd,4.", "its last cell, '4.'"},
	    {"a,1.50\nb,2.25\nc,3.75\n", "\nd,x", NULL},
	    {"a,1.50\nb,2.25\nc,3.75\n", "\nd,", NULL},
	    {"a,1.50\nb,2.2\nc,3.75\n", "\nd,4.5", NULL}, /* not all have two decimals */
	    {"a,1.50\nb,2.25\n", "\nd,4.5", NULL},        /* two show no rule */
	    {"a,1.50\nb,2.25\nc,\nd,3.75\n", "\re,4.5", "its last cell, '4.5'"},
	    {"a,\"1,50\"\nb,\"2,25\"\nc,\"3,75\"\n", "\nd,\"4,5\"", "its last cell, '4,5'"},
	    {"a;1.234,50\n", "\na;1", NULL},
	    {"a,2009-04-01\nb,2009-04-02\nc,2009-05-03\n", "\nd,2009-0",
	     "its last cell, '2009-0', is not written like the others of its column "
	     "('2009-04-01')"},
	    {"a,2009-04-01\nb,2009-04-02\nc,2009-05-03\n", "\nd,2009-05-04", NULL},
	    {"a,2009-04-01\nb,2009-04-02\nc,2009-05-03\n", "\nd,May", NULL},
	    {"a,2009-04-01\nb,2009-04-02\nc,late\n", "\nd,2009-0", NULL},
	    {"a,b,c\na,b,c\n\na,b,c\n", "\na,b", short_row},
	    {"a,b,c\na,b,c\n,,\na,b,c\n", "\na,b", short_row},
	    {"a,b,c\na,b\na,b,c\na,b,c\n", "\na,b", NULL},
	    {"a,b,c\na,b,c\na,b,c\n", "\n\x1a", NULL}, /* which ends a file of long ago */
	    {"a,b,c\na,b,c\na,b,c\n", "\na,\"b", NULL},
	    {"a,b,c\na,b,c\na,b,c\n", "a,b", NULL}, /* a longer row than is looked at */
	    {"a,b,c\na,b,c\na,b,c\n", "", NULL},
	};

	for (size_t i = 0; i < COUNT_OF(ends); i++) {
		struct fixture *fixture = *state;
		struct sheet sheet;

		diagnostics_init(&fixture->diagnostics, fixture->arena);
		sheet_read(&sheet, source_of(fixture, ends[i].rows), ',', false, fixture->arena);
		cut_end_say(ends[i].end, strlen(ends[i].end), ',', sheet.rows, sheet.n_rows,
			    "file.csv", &fixture->diagnostics);
		if (ends[i].said != NULL)
			assert_said(fixture, ends[i].said);
		else if (fixture->diagnostics.count > 0)
			fail_msg("%zu: %s", i,
				 diagnostic_text(fixture->arena, &fixture->diagnostics.items[0]));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(a_last_row_unlike_the_others_may_be_cut_short),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
