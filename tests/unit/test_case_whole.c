/* Rows of a case file taken together: none twice, no totals, whatever the kind. */
#include "fixture.h"

/* A header and two honest rows of each kind; `%s` is where another is tried. */
static const struct kind {
	const struct shape *shape;
	const char *text;
	const char *total; /* a row that is one, by its name alone */
} kinds[] = {
    {&activity_shape,
     "council,service,channel,year,volume\nA,Tax,web,2007-08,5\nA,Tax,post,2007-08,6\n",
     "A,Tax,Total,2007-08,7\n"},
    {&spend_shape, "council,category,year,spend\nA,ICT,2007-08,5\nA,Food,2007-08,6\n",
     "A,Grand total,2007-08,1\n"},
    {&prices_shape, "item,unit,council,quantity,unit_price\nPen,box,A,1,5\nPen,box,B,1,6\n",
     "TOTAL,box,A,2,5.50\n"},
    {&gains_shape,
     "council,initiative,workstream,year,gross,source\nA,One,Asset management,2008-09,5,me\n"
     "A,Two,Asset management,2008-09,6,me\n",
     "A,Total:,Asset management,2008-09,3,me\n"},
    {&costs_shape,
     "item,kind,year,amount,source\nDesk,running,2008-09,5,me\nChair,running,2008-09,6,me\n",
     "Sub-total,running,2008-09,3,me\n"},
    {&accounts_shape, "line,amount,source\nEducation,5,me\nHousing,6,me\n", "Total,3,me\n"},
    {&resources_shape,
     "service,channel,head,behaviour,amount,source\nTax,web,Staff,fixed,5,me\n"
     "Tax,post,Staff,fixed,6,me\n",
     "Total,web,Staff,fixed,3,me\n"},
    {&strategies_shape,
     "strategy,action,service,channel,to,year,value,source\nx,avoid,Tax,web,,2008-09,5%,me\n"
     "x,avoid,Tax,post,,2008-09,6%,me\n",
     "x,avoid,Tax,Total,,2008-09,4%,me\n"},
    {&unit_costs_shape, "set,channel,cost,source\ns,web,5,me\ns,post,6,me\n", "s,Total,3,me\n"},
    {&categories_shape, "category,market,source\nICT,commodity,me\nFood,specific,me\n",
     "Total,excluded,me\n"},
    {&assumptions_shape,
     "assumption,scope,value,source\ncashable_share,web,5%,me\ncashable_share,post,6%,me\n",
     "cashable_share,Total,3%,me\n"},
    {&risks_shape, "risk,likelihood,impact,source\nA,low,high,me\nB,high,low,me\n", NULL},
    {&notes_shape, "section,text\nrisks,One\ncosts,Two\n", NULL},
    {&buyer_groups_shape, "council,group\nA,one\nB,two\n", NULL},
    {&case_shape, "key,value\ntitle,One\nauthor,Two\n", NULL},
};

static const char *with(struct fixture *fixture, const char *text, const char *row)
{
	fixture->diagnostics.count = 0;
	return arena_format(fixture->arena, "%s%s", text, row);
}

static void an_honest_file_of_every_kind_is_read(void **state)
{
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT_OF(kinds); i++)
		assert_rows(reading_of(fixture, kinds[i].shape, &as_case, kinds[i].text), 2, 2, 0);
	assert_int_equal(fixture->diagnostics.count, 0);
}

/* Its second row, line 3, again on line 4; trailing empty cells make it no other. */
static void the_same_row_twice_is_a_fault_of_every_kind(void **state)
{
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT_OF(kinds); i++) {
		const char *second = strchr(strchr(kinds[i].text, '\n') + 1, '\n') + 1;
		const char *bare = arena_text_of(fixture->arena, second, strcspn(second, "\n"));

		assert_refused(
		    fixture, kinds[i].shape, &as_case,
		    with(fixture, kinds[i].text, arena_format(fixture->arena, "%s,,\n", bare)));
		assert_int_equal(fixture->diagnostics.count, 1);
		assert_said(fixture, "file.csv:4: agrees with line 3 in every cell");
	}
}

static void a_cell_that_differs_in_a_column_of_ones_own_tells_rows_apart(void **state)
{
	(void)reading_of(*state, &spend_shape, &as_case,
			 "council,category,year,spend,our ref\nA,ICT,2007-08,5,one\n"
			 "A,ICT,2007-08,5,two\n");
}

static void a_total_is_a_fault_of_every_kind(void **state)
{
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT_OF(kinds); i++) {
		if (kinds[i].total == NULL)
			continue;
		assert_refused(fixture, kinds[i].shape, &as_case,
			       with(fixture, kinds[i].text, kinds[i].total));
		assert_int_equal(fixture->diagnostics.count, 1);
		assert_said(fixture, "says that the row is a total of others");
		assert_said(fixture, "file.csv:4: ");
	}
}

/* 5 + 6 is 11; above or below, of a part or of all. */
static void
what_ends_in_total_is_one_where_it_is_the_sum_or_of_a_name_that_stands_there(void **state)
{
	static const char *const totals[] = {
	    "council,category,year,spend\nA,Care homes,2007-08,5\nA,Home care,2007-08,6\n"
	    "A,Adults total,2007-08,11\nA,ICT,2007-08,9\n",
	    "council,category,year,spend\nA,ICT,2007-08,9\nA,Total adults,2007-08,11\n"
	    "A,Care homes,2007-08,5\nA,Home care,2007-08,6\n",
	    "council,category,year,spend\nA,ICT,2007-08,9\nA,Food,2007-08,2\nA,Total "
	    "spend,2007-08,11\n",
	    "council,category,year,spend\nA,Adults: homes,2007-08,5\nA,Adults: care,2007-08,6\n"
	    "A,Adults total,2007-08,12\n",
	    "council,category,year,spend\nA,Total for adults,2007-08,12\nA,Adults,2007-08,5\n",
	};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT_OF(totals); i++) {
		fixture->diagnostics.count = 0;
		assert_refused(fixture, &spend_shape, &as_case, totals[i]);
		assert_int_equal(fixture->diagnostics.count, 1);
		assert_said(fixture, "says that the row is a total of others");
	}
}

/* A total station measures land; a supplier may be called Total; all may say so. */
static void a_name_with_total_in_it_is_a_name(void **state)
{
	struct fixture *fixture = *state;

	(void)reading_of(fixture, &spend_shape, &as_case,
			 "council,category,year,spend,supplier\nA,Fuel,2007-08,5,Total\n"
			 "A,Total stations,2007-08,6,Leica\nA,ICT,2007-08,9,Dell\n");
	(void)reading_of(fixture, &activity_shape, &as_case,
			 "council,service,channel,year,volume\nA,Total,web,2007-08,5\n"
			 "A,Total,post,2007-08,6\n");
	(void)reading_of(fixture, &accounts_shape, &as_case,
			 "line,amount,source\nTotal service expenditure,20,me\nHousing,6,me\n");
}

/* Amounts by hand: 1,234.56 + 2,000.00 + 3,500.50 is 6,735.06; 50 + 30 is 80. */
static void what_others_come_to_is_a_total_by_any_name_where_it_is_no_chance(void **state)
{
	static const struct {
		const struct shape *shape;
		const char *text, *says;
		bool is_fault;
	} files[] = {
	    {&spend_shape,
	     "council,category,year,spend\nA,ICT,2007-08,1234.56\nA,Food,2007-08,2000\n"
	     "A,Fuel,2007-08,3500.50\nA,What we buy,2007-08,6735.06\n",
	     "file.csv:5: category: 'What we buy' has what 3 other rows come to", true},
	    /* Off by some pounds, and rounded. */
	    {&spend_shape,
	     "council,category,year,spend\nA,ICT,2007-08,1234.56\nA,Food,2007-08,2000\n"
	     "A,Fuel,2007-08,3500.50\nA,What we buy,2007-08,6729\n",
	     "file.csv:5: category: 'What we buy' has \xC2\xA3"
	     "6,729.00, and 3 other rows come to nearly that",
	     false},
	    {&costs_shape,
	     "item,kind,year,amount,source,strategy\nDesk,investment,2008-09,42150,me,x\n"
	     "Chair,investment,2008-09,38020,me,x\nLamp,investment,2008-09,19800,me,x\n"
	     "The move,investment,2008-09,100000,me,x\n",
	     "file.csv:5: item: 'The move' has", false},
	    /* Of all rows of its council and year, whatever service and channel it names. */
	    {&activity_shape,
	     "council,service,channel,year,volume\nA,tax,telephone,2007-08,14213\n"
	     "A,tax,web,2007-08,1127\nA,waste,post,2007-08,5031\nB,waste,post,2007-08,77\n"
	     "A,everything,telephone,2007-08,20371\n",
	     "file.csv:6: service: 'everything' has what 3 other rows come to", true},
	    /* Half of the file, of two rows in round figures: told. */
	    {&spend_shape,
	     "council,category,year,spend\nA,ICT,2007-08,100000\nA,Food,2007-08,150000\n"
	     "A,What we buy,2007-08,250000\n",
	     "file.csv:4: category: 'What we buy' has what 2 other rows come to", false},
	    /* One that says what it is, whatever it comes to. */
	    {&gains_shape,
	     "council,initiative,workstream,year,gross,source\nA,One,collaboration,2008-09,50,me\n"
	     "A,Two,collaboration,2008-09,30,me\n"
	     "A,Collaboration subtotal,collaboration,2008-09,77,me\n",
	     "file.csv:4: initiative: 'Collaboration subtotal' says that the row is a total", true},
	    /* A part of the key that is left empty. */
	    {&activity_shape,
	     "council,service,channel,year,volume,purpose\nA,Tax,web,2007-08,5,information\n"
	     "A,Tax,web,2007-08,6,request\nA,Tax,web,2007-08,11,\n",
	     "file.csv:4: purpose: is empty, and the row has what 2 rows", true},
	    {&costs_shape,
	     "item,kind,year,amount,source,strategy\nDesk,investment,2008-09,42150,me,x\n"
	     "Desk,investment,2008-09,38020,me,y\nDesk,investment,2008-09,80170,me,\n",
	     "file.csv:4: strategy: is empty, and the row has what 2 rows", true},
	};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT_OF(files); i++) {
		fixture->diagnostics.count = 0;
		if (files[i].is_fault)
			assert_refused(fixture, files[i].shape, &as_case, files[i].text);
		else
			(void)reading_of(fixture, files[i].shape, &as_case, files[i].text);
		assert_int_equal(fixture->diagnostics.count, 1);
		assert_said(fixture, files[i].says);
	}
}

/* Excel leaves hundreds of these below what was filled in. */
static void rows_of_empty_cells_are_set_aside_and_told_once(void **state)
{
	struct fixture *fixture = *state;
	const char *text = kinds[1].text;

	for (size_t i = 0; i < 300; i++)
		text = arena_format(fixture->arena, "%s,,,\n", text);
	fixture->diagnostics.count = 0;
	assert_rows(reading_of(fixture, kinds[1].shape, &as_case, text), 302, 2, 300);
	assert_int_equal(fixture->diagnostics.count, 1);
	assert_said(fixture, "file.csv:4: 300 rows with nothing in their cells left out");
}

/* Of 300, three are told, and how many more: 297. */
static void a_fault_in_every_row_is_told_three_times_and_counted(void **state)
{
	struct fixture *fixture = *state;
	const char *text = "council,category,year,spend\n";

	for (size_t i = 0; i < 300; i++)
		text = arena_format(fixture->arena, "%sA,c%zu,2007-08,TBC %zu\n", text, i, i);
	fixture->diagnostics.count = 0;
	assert_refused(fixture, &spend_shape, &as_case, text);
	assert_int_equal(fixture->diagnostics.count, 4);
	assert_said(fixture,
		    "file.csv:5: spend: 297 rows more, this one to line 301, have the same fault");
}

/* A column under another name changes the answer if it is not read; one's own does not. */
static void a_column_that_may_be_one_of_the_files_is_a_fault_and_ones_own_is_told(void **state)
{
	static const struct {
		const char *name, *field;
	} columns[] = {{"option", "strategy"},
		       {"Strategies", "strategy"},
		       {"stratgey", "strategy"},
		       {"capital or revenue", "type"},
		       {"low estimate", "low"},
		       {"Max", "high"},
		       {"includes bias", "bias_included"},
		       {"project type of it", "project_type"},
		       {"note", NULL},
		       {"who pays", NULL},
		       {"our ref", NULL}};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT_OF(columns); i++) {
		const char *text = arena_format(fixture->arena,
						"item,kind,year,amount,source,%s\n"
						"Desk,running,2008-09,5,me,x\n",
						columns[i].name);

		fixture->diagnostics.count = 0;
		if (columns[i].field == NULL) {
			(void)reading_of(fixture, &costs_shape, &as_case, text);
			assert_said(fixture, "columns not used: ");
			continue;
		}
		assert_refused(fixture, &costs_shape, &as_case, text);
		assert_said(fixture,
			    arena_format(fixture->arena,
					 "'%s' would not be read, and there is no column '%s'",
					 columns[i].name, columns[i].field));
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(an_honest_file_of_every_kind_is_read),
	    TEST(the_same_row_twice_is_a_fault_of_every_kind),
	    TEST(a_cell_that_differs_in_a_column_of_ones_own_tells_rows_apart),
	    TEST(a_total_is_a_fault_of_every_kind),
	    TEST(what_ends_in_total_is_one_where_it_is_the_sum_or_of_a_name_that_stands_there),
	    TEST(a_name_with_total_in_it_is_a_name),
	    TEST(what_others_come_to_is_a_total_by_any_name_where_it_is_no_chance),
	    TEST(rows_of_empty_cells_are_set_aside_and_told_once),
	    TEST(a_fault_in_every_row_is_told_three_times_and_counted),
	    TEST(a_column_that_may_be_one_of_the_files_is_a_fault_and_ones_own_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
