/*
 * What a command cannot do with the files and options it is given, and what to do instead.
 */
#include "unit.h"

#include "vfm.h"

static const struct {
	const char *path, *text;
} files[] = {
    {"mine/spend.csv", "council,category,year,spend\nTestham,paper,2007-08,33333.33\n"},
    {"other/spend.csv", "council,category,year,spend\nTestham,paper,2007-08,33333.33\n"},
    {"activity.csv", "council,service,channel,year,volume\nTestham,tax,web,2007-08,1000\n"},
    {"far.csv", "council,initiative,workstream,year,gross,source,cash_releasing,first_impact\n"
		"Testham,depot,collaboration,2088-89,12000,me,yes,2008-07-01\n"},
    {"gains.csv", "council,initiative,workstream,year,gross,source,cash_releasing,first_impact\n"
		  "Testham,depot,collaboration,2008-09,12000,me,yes,2008-07-01\n"},
    {"prices.csv", "item,unit,council,quantity,unit_price,year\npens,each,Testham,1,0.4,2007-08\n"
		   "pens,each,Borchester,2,0.3,\n"},
    {"late/gains.csv",
     "council,initiative,workstream,year,gross,source,cash_releasing,first_impact\n"
     "Testham,depot,collaboration,2008-09,12000,me,yes,2008-07-01\n"},
    {"late/case.csv", "key,value\nbase_year,2009-10\nlast_year,2008-09\n"},
    {"early/gains.csv",
     "council,initiative,workstream,year,gross,source,cash_releasing,first_impact\n"
     "Testham,depot,collaboration,2008-09,12000,me,yes,2008-07-01\n"},
    {"early/case.csv", "key,value\nfirst_year,2007-08\n"},
    {"bought/prices.csv", "item,unit,council,quantity,unit_price,year\n"
			  "pens,each,Testham,1,0.4,2007-08\npens,each,Borchester,2,0.3,2007-08\n"},
    {"bought/case.csv", "key,value\nbase_year,2009-10\n"},
    {"timely/prices.csv", "item,unit,council,quantity,unit_price,year\n"
			  "pens,each,Testham,1,0.4,2007-08\npens,each,Borchester,2,0.3,2008-09\n"},
    {"timely/case.csv", "key,value\nbase_year,2007-08\n"},
};

static void what_a_command_cannot_do_is_refused_with_what_it_can(void **state)
{
	static const struct {
		enum vfm_status status;
		const char *command, *files[4], *options[2][2], *message;
	} rules[] = {
	    {VFM_USAGE,
	     "case",
	     {"mine"},
	     {{"pdf", NULL}},
	     "--pdf puts report.pdf into a folder: give one with -o FOLDER"},
	    {VFM_USAGE,
	     "case",
	     {"mine", "other"},
	     {{NULL}},
	     "case takes one folder, or two with --compare"},
	    {VFM_USAGE,
	     "case",
	     {"mine"},
	     {{"compare", NULL}},
	     "--compare needs two folders: vfm case --compare FOLDER FOLDER"},
	    {VFM_FAULTY,
	     "case",
	     {"activity.csv"},
	     {{NULL}},
	     "activity.csv: is not a folder; a case is a folder of CSV files (vfm init makes one)"},
	    {VFM_FAILURE,
	     "case",
	     {"nosuch"},
	     {{NULL}},
	     "nosuch: is not there; a case is a folder of CSV files, or a workbook (vfm init makes "
	     "one)"},
	    {VFM_USAGE,
	     "init",
	     {"mycase.ods"},
	     {{NULL}},
	     "mycase.ods: would be a folder of that name; give a workbook the ending .xlsx, and a "
	     "folder a name without an ending"},
	    {VFM_USAGE,
	     "indicator",
	     {"gains.csv"},
	     {{"years", "2007-08:2009-10"}},
	     "--years begin in 2007-08; NI 179 counts gains since the start of 2008-09"},
	    {VFM_FAULTY,
	     "indicator",
	     {"far.csv"},
	     {{NULL}},
	     "far.csv: has a gain of 2088-89, more than 60 years on; choose years with --years"},
	    /* The year after the base year of case.csv is the first. */
	    {VFM_FAULTY,
	     "indicator",
	     {"late"},
	     {{NULL}},
	     "first_year and last_year of case.csv end in 2008-09, before the first year 2010-11"},
	    {VFM_FAULTY,
	     "indicator",
	     {"early"},
	     {{NULL}},
	     "first_year and last_year of case.csv begin in 2007-08; NI 179 counts gains since the "
	     "start of 2008-09"},
	    {VFM_USAGE,
	     "unitcost",
	     {"activity.csv"},
	     {{NULL}},
	     "unitcost needs the activity too: vfm unitcost RESOURCES ACTIVITY, or a folder that "
	     "holds both"},
	    {VFM_USAGE,
	     "reference",
	     {"nosuch"},
	     {{NULL}},
	     "there is no set 'nosuch'; vfm reference lists them"},
	    {VFM_USAGE,
	     "check",
	     {"prices.csv"},
	     {{"as", "nokind"}},
	     "--as 'nokind' is not a kind of file; the kinds are activity, strategies, unit_costs, "
	     "assumptions, spend, categories, prices, buyer_groups, case, costs, gains, accounts, "
	     "resources, correlations, risks, notes and colours"},
	    {VFM_USAGE,
	     "channel",
	     {"activity.csv"},
	     {{"years", "2007-08"}, {"base-year", "2008-09"}},
	     "--years begin in 2007-08, which is not after the base year 2008-09; give "
	     "--base-year"},
	    /* Not refused, but told. */
	    {VFM_DONE,
	     "prices",
	     {"prices.csv"},
	     {{NULL}},
	     "prices.csv: 1 row has no year and is assumed to be from 2007-08"},
	    {VFM_DONE,
	     "prices",
	     {"bought"},
	     {{NULL}},
	     "bought/case.csv: its base_year is 2009-10, and there are no prices of it: those of "
	     "2007-08 are compared"},
	    {VFM_DONE,
	     "prices",
	     {"timely"},
	     {{NULL}},
	     "timely/case.csv: gives base_year 2007-08, unless an option says otherwise"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rules); i++) {
		struct vfm_request *request;
		struct vfm_message message;
		bool is_told = false;

		assert_int_equal(vfm_request_new(&request, rules[i].command), VFM_DONE);
		for (size_t j = 0; j < COUNT_OF(files); j++)
			assert_int_equal(vfm_request_bytes(request, files[j].path, files[j].text,
							   strlen(files[j].text)),
					 VFM_DONE);
		for (size_t j = 0; rules[i].files[j] != NULL; j++)
			assert_int_equal(vfm_request_file(request, rules[i].files[j]), VFM_DONE);
		for (size_t j = 0; j < 2 && rules[i].options[j][0] != NULL; j++)
			assert_int_equal(vfm_request_option(request, rules[i].options[j][0],
							    rules[i].options[j][1]),
					 VFM_DONE);
		const enum vfm_status status = vfm_run(request);

		for (size_t j = 0; vfm_message(request, j, &message) == VFM_DONE; j++)
			is_told |= strcmp(message.text, rules[i].message) == 0;
		for (size_t j = 0; !is_told && vfm_message(request, j, &message) == VFM_DONE; j++)
			print_error("%s\n", message.text);
		if (!is_told)
			fail_msg("rule %zu: not told: %s", i, rules[i].message);
		assert_int_equal(status, rules[i].status);
		vfm_request_free(request);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_a_command_cannot_do_is_refused_with_what_it_can),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
