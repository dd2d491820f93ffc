/*
 * Files that lie in the folder of a case and are none of it: each is told as what it may be, and
 * one that may stand for a file of the case that is not there is a fault, with what to do.
 */
#include "fixture.h"

#include "book_maker.h"
#include "vfm.h"

static const char spend[] = "council,category,year,spend,market\n"
			    "Testham,paper,2007-08,33333.33,commodity\n";
static const char activity[] = "council,service,channel,year,volume\n"
			       "Testham,tax,telephone,2007-08,1000\n";
static const char prices[] = "item,unit,council,quantity,unit_price,year\n"
			     "pens,each,Testham,100,0.33,2007-08\n"
			     "pens,each,Felpersham,10,0.40,2007-08\n";

static char large[80000]; /* its prices, and blanks */
static struct made_book book;

static struct vfm_request *request_of(const char *const *names, const char *command)
{
	struct vfm_request *request;

	assert_int_equal(vfm_request_new(&request, command), VFM_DONE);
	for (size_t i = 0; names[i] != NULL; i++) {
		const char *name = names[i], *bytes = prices;
		char path[100];
		size_t size = sizeof prices - 1;

		(void)snprintf(path, sizeof path, "here/%s", name);
		if (strcmp(name, "spend.csv") == 0 || strcmp(name, "spend.csv.bak") == 0) {
			bytes = spend;
			size = sizeof spend - 1;
		} else if (strcmp(name, "large.csv") == 0) {
			bytes = large;
			size = sizeof large;
		} else if (strcmp(name, "activity.csv") == 0) {
			bytes = activity;
			size = sizeof activity - 1;
		} else if (strstr(name, ".txt") != NULL || strstr(name, ".png") != NULL) {
			bytes = "hello\n";
			size = 6;
		} else if (strstr(name, ".xls") != NULL) {
			bytes = book.bytes;
			size = book.size;
		}
		assert_int_equal(vfm_request_bytes(request, path, bytes, size), VFM_DONE);
	}
	assert_int_equal(vfm_request_file(request, "here"), VFM_DONE);
	if (strcmp(command, "case") == 0)
		assert_int_equal(vfm_request_option(request, "draws", "1"), VFM_DONE);
	return request;
}

static bool is_said(struct vfm_request *request, const char *text)
{
	struct vfm_message message;

	for (size_t i = 0; vfm_message(request, i, &message) == VFM_DONE; i++)
		if (strcmp(message.text, text) == 0)
			return true;
	return false;
}

static void a_stray_is_told_as_what_it_may_be(void **state)
{
	static const struct {
		const char *names[4], *message;
		bool is_refused;
	} rules[] = {
	    {{"spend.csv", "prices 2009.csv"},
	     "here/prices 2009.csv: is not read, and there is no prices.csv, or it has no rows; if "
	     "this is it, rename it to prices.csv: mv 'here/prices 2009.csv' 'here/prices.csv'; if "
	     "not, take it out of the folder",
	     true},
	    {{"spend.csv", "old-prices.csv"},
	     "here/old-prices.csv: is not read, and there is no prices.csv, or it has no rows; if "
	     "this is it, rename it to prices.csv: mv 'here/old-prices.csv' 'here/prices.csv'; if "
	     "not, take it out of the folder",
	     true},
	    {{"spend.csv", "our stuff.csv"},
	     "here/our stuff.csv: is not read, and there is no prices.csv, or it has no rows; if "
	     "this is it, rename it to prices.csv: mv 'here/our stuff.csv' 'here/prices.csv'; if "
	     "not, take it out of the folder",
	     true},
	    {{"spend.csv", "unit costs prices.csv"},
	     "here/unit costs prices.csv: is not read, and there is no prices.csv, or it has no "
	     "rows; if this is it, rename it to prices.csv: mv 'here/unit costs prices.csv' "
	     "'here/prices.csv'; if not, take it out of the folder",
	     true},
	    {{"spend.csv", "it's prices.csv"},
	     "here/it's prices.csv: is not read, and there is no prices.csv, or it has no rows; if "
	     "this is it, rename it to prices.csv; if not, take it out of the folder",
	     true},
	    {{"spend.csv", "my case.xls"},
	     "here/my case.xls: is a workbook, and is not read with the folder; if it is the whole "
	     "case, run vfm case 'here/my case.xls'; if not, take it out of the folder",
	     true},
	    {{"spend.csv", "whatever.xls"},
	     "here/whatever.xls: Sheet 1: is not read, and there is no activity.csv; if it is a "
	     "whole case, run vfm case with it alone; if a sheet of it is for this case, save that "
	     "under the name that vfm init gives it, such as spend.xlsx",
	     false},
	    {{"activity.csv", "whatever.xls"},
	     "here/whatever.xls: Sheet 1: is not read, and there is no spend.csv; if it is a whole "
	     "case, run vfm case with it alone; if a sheet of it is for this case, save that under "
	     "the name that vfm init gives it, such as spend.xlsx",
	     false},
	    {{"activity.csv", "spend.csv", "whatever.xls"},
	     "here/whatever.xls: Sheet 1: is not read; if it is a whole case, run vfm case with it "
	     "alone; if a sheet of it is for this case, save that under the name that vfm init "
	     "gives it, such as spend.xlsx",
	     false},
	    {{"prices.csv", "prices.xls"},
	     "here/prices.xls: is not read, because prices.csv is used; copy into prices.csv any "
	     "row that it lacks, then take this file out of the folder",
	     false},
	    {{"spend.csv", "spend.csv.bak"},
	     "here/spend.csv.bak: is not read, because spend.csv is used; copy into spend.csv any "
	     "row that it lacks, then take this file out of the folder",
	     false},
	    {{"activity.csv", "spend.csv.bak"},
	     "here/spend.csv.bak: is not read: a case has no file of that name; if it is "
	     "spend.csv, rename it or put its rows there",
	     false},
	    {{"spend.csv", "spend old.csv"},
	     "here/spend old.csv: is not read, because spend.csv is used; copy into spend.csv any "
	     "row that it lacks, then take this file out of the folder",
	     false},
	    {{"spend.csv", "prices.txt", "notes.pdf"},
	     "here/prices.txt: is not read: a case has no file of that name; if it is prices.csv, "
	     "rename it or put its rows there",
	     false},
	    /* Of two words the longer says which, wherever it stands. */
	    {{"spend.csv", "prices spend.csv"},
	     "here/prices spend.csv: is not read, and there is no prices.csv, or it has no rows; "
	     "if "
	     "this is it, rename it to prices.csv: mv 'here/prices spend.csv' 'here/prices.csv'; "
	     "if "
	     "not, take it out of the folder",
	     true},
	    {{"activity.csv", "spend prices.csv"},
	     "here/spend prices.csv: is not read, and there is no prices.csv, or it has no rows; "
	     "if "
	     "this is it, rename it to prices.csv: mv 'here/spend prices.csv' 'here/prices.csv'; "
	     "if "
	     "not, take it out of the folder",
	     true},
	    /* Where a name is part of a word what stands in the file says it. */
	    {{"spend.csv", "pricesheet.csv"},
	     "here/pricesheet.csv: is not read, and there is no prices.csv, or it has no rows; if "
	     "this is it, rename it to prices.csv: mv 'here/pricesheet.csv' 'here/prices.csv'; if "
	     "not, take it out of the folder",
	     true},
	    {{"spend.csv", "ourprices.csv"},
	     "here/ourprices.csv: is not read, and there is no prices.csv, or it has no rows; if "
	     "this is it, rename it to prices.csv: mv 'here/ourprices.csv' 'here/prices.csv'; if "
	     "not, take it out of the folder",
	     true},
	    /* The beginning of a large one does. */
	    {{"spend.csv", "large.csv"},
	     "here/large.csv: is not read, and there is no prices.csv, or it has no rows; if this "
	     "is it, rename it to prices.csv: mv 'here/large.csv' 'here/prices.csv'; if not, take "
	     "it out of the folder",
	     true},
	    /* Its columns are not those of the file that its name is of. */
	    {{"spend.csv", "Unit-Costs.csv"},
	     "here/Unit-Costs.csv: is not read: a case has no file of that name; if it is "
	     "unit_costs.csv, rename it or put its rows there",
	     false},
	    {{"spend.csv", "activity.old"},
	     "here/activity.old: is not read: a case has no file of that name; if it is "
	     "activity.csv, rename it or put its rows there",
	     false},
	    {{"spend.csv", "notes.pdf"},
	     "here: not read: notes.pdf, which is not a file of a case",
	     false},
	};

	(void)state;
	book = book_of_sheet("<worksheet><sheetData><row><c t='inlineStr'><is><t>council</t></is>"
			     "</c></row></sheetData></worksheet>",
			     NULL, NULL, NULL);
	memset(large, '\n', sizeof large);
	memcpy(large, prices, sizeof prices - 1);
	for (size_t i = 0; i < COUNT_OF(rules); i++) {
		struct vfm_request *request = request_of(rules[i].names, "case");
		const enum vfm_status status = vfm_run(request);

		assert_int_equal(status, rules[i].is_refused ? VFM_FAULTY : VFM_DONE);
		if (!is_said(request, rules[i].message))
			fail_msg("rule %zu: not said: %s", i, rules[i].message);
		vfm_request_free(request);
	}
	free(book.bytes);
}

/* So many are told each by itself, and of the others so many are named. */
static void of_many_strays_some_are_told(void **state)
{
	static const char *const names[] = {
	    "spend.csv", "a.txt", "b.txt", "c.txt", "d.txt", "e.txt", "f.txt", "g.txt", "h.txt",
	    "i.txt",     "j.txt", "k.png", "l.png", "m.png", "n.png", "o.png", "p.png", "q.png",
	    "r.png",     "s.png", "t.png", "u.png", "v.png", "w.png", "x.png", NULL};
	struct vfm_request *request = request_of(names, "case");
	struct vfm_message message, last = {.text = ""};
	size_t n_told = 0;

	(void)state;
	assert_int_equal(vfm_run(request), VFM_DONE);
	for (size_t i = 0; vfm_message(request, i, &message) == VFM_DONE; i++)
		if (strstr(message.text, "not read") != NULL) {
			last = message;
			n_told++;
		}
	/* The ten texts, which might be files of a case, and one for all pictures. */
	assert_int_equal(n_told, 11);
	assert_string_equal(last.text, "here: not read: k.png, l.png, m.png, n.png, o.png, p.png, "
				       "q.png, r.png, s.png, t.png, u.png, v.png and 2 more, which "
				       "are not files of a case");
	vfm_request_free(request);
}

/* Hidden, kept by a spreadsheet or by vfm, of its results, or about the folder. */
static void what_nobody_takes_for_a_part_of_the_case_is_not_told(void **state)
{
	static const char *const names[] = {
	    "spend.csv",      "spend.csv~",        ".prices.csv",       "~$prices.xlsx",
	    "case_spend.csv", "README prices.txt", "ReadMe.prices.csv", NULL};
	struct vfm_request *request = request_of(names, "case");
	struct vfm_message message;

	(void)state;
	assert_int_equal(vfm_run(request), VFM_DONE);
	for (size_t i = 0; vfm_message(request, i, &message) == VFM_DONE; i++)
		if (strstr(message.text, "not read") != NULL)
			fail_msg("said: %s", message.text);
	vfm_request_free(request);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_stray_is_told_as_what_it_may_be),
	    cmocka_unit_test(of_many_strays_some_are_told),
	    cmocka_unit_test(what_nobody_takes_for_a_part_of_the_case_is_not_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
