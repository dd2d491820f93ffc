/*
 * What a file's columns say of one another, and of what its amounts are: used where the meaning is
 * plain, told or refused where it is not (design, section 4, `Neighbours`).  Amounts are in
 * hundredths of a penny: £1 is 10,000.
 */
#include "fixture.h"

struct rule {
	const char *field, *column; /* of --map, or NULL; a `~` before it: a map file has it */
	const char *said;           /* in one of the messages; a `!` before it: in none; or NULL */
	int64_t used;               /* of the amount, in pounds; REFUSED */
	const char *text;
};

#define REFUSED INT64_MIN

/* Each text is its own file: everything said and used is as its rule says. */
static void assert_rules(struct fixture *fixture, const struct shape *shape,
			 const struct reading_options *plain, const struct rule *rules,
			 size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct rule *rule = &rules[i];
		const bool is_remembered = rule->column != NULL && rule->column[0] == '~';
		const struct mapping mapping = {
		    rule->field, is_remembered ? rule->column + 1 : rule->column, is_remembered};
		struct reading_options options = *plain;
		const bool is_never = rule->said != NULL && rule->said[0] == '!';
		const struct reading *reading;
		bool is_read;

		options.mappings = &mapping;
		options.n_mappings = rule->field != NULL;
		diagnostics_init(&fixture->diagnostics, fixture->arena);
		reading = try_reading(fixture, shape, &options, rule->text, &is_read);
		if (rule->said != NULL && !is_never)
			assert_said(fixture, rule->said);
		for (size_t j = 0; is_never && j < fixture->diagnostics.count; j++)
			assert_null(
			    strstr(diagnostic_text(fixture->arena, &fixture->diagnostics.items[j]),
				   rule->said + 1));
		if (is_read != (rule->used != REFUSED) ||
		    (is_read && reading->used.amount != rule->used * 10000)) {
			for (size_t j = 0; j < fixture->diagnostics.count; j++)
				print_error("%s\n",
					    diagnostic_text(fixture->arena,
							    &fixture->diagnostics.items[j]));
			fail_msg("%zu: %s: %lld", i, is_read ? "read" : "refused",
				 (long long)reading->used.amount);
		}
	}
}

#define HEAD "Supplier,Category,Date,Amount"
#define ROW "Ash,Roads,01/02/2010,"

static void a_column_beside_the_amount_says_which_way_it_counts(void **state)
{
	static const char signs[] = HEAD ",DrCr\n" ROW "5,DR\n" ROW "2,CR\n";
	static const char pair[] = "Supplier,Category,Date,Debit,Credit\n" ROW "5,\n" ROW ",2\n";
	static const struct rule rules[] = {
	    {NULL, NULL, "1 amount is a credit by 'DrCr', counted below zero", 3, signs},
	    {"sign", "none", NULL, 7, signs},
	    {"sign", "Nowhere", "sign: --map names column 'Nowhere', which is not there", REFUSED,
	     signs},
	    {"sign", "~Nowhere", "1 amount is a credit", 3, signs},
	    {"sign", "~none", NULL, 7, signs},
	    {NULL, NULL, "the amount is 'Debit' less 'Credit'", 3, pair},
	    {"credit", "none", NULL, 5, pair},
	    {"credit", "Nowhere", "credit: --map names column 'Nowhere', which is not there",
	     REFUSED, pair},
	    {"credit", "~Nowhere", "the amount is 'Debit' less 'Credit'", 3, pair},
	    /* Debits below zero: the file counts the other way, or does not. */
	    {NULL, NULL, "most debits by 'DrCr' are below zero", REFUSED,
	     HEAD ",DrCr\n" ROW "-5,DR\n" ROW "2,CR\n"},
	    {"sign", "DrCr", NULL, -7, HEAD ",DrCr\n" ROW "-5,DR\n" ROW "2,CR\n"},
	    {"sign", "none", NULL, -3, HEAD ",DrCr\n" ROW "-5,DR\n" ROW "2,CR\n"},
	    /* What is no amount is neither, and nought has no sign. */
	    {NULL, NULL, NULL, 3,
	     HEAD ",DrCr\n" ROW "5,DR\n" ROW "many,DR\n" ROW "many,CR\n" ROW "0,CR\n" ROW "2,CR\n"},
	    {NULL, NULL, NULL, 5, HEAD ",DrCr\n" ROW "5,DR\n" ROW ",\n" ROW "2,??\n"},
	    {NULL, NULL, "a credit by 'DrCr' is above zero here and below zero on line 3", REFUSED,
	     HEAD ",DrCr\n" ROW "5,DR\n" ROW "-2,CR\n" ROW "2,CR\n"},
	    {NULL, NULL, "below zero already, and used as it is", 3,
	     HEAD ",DrCr\n" ROW "5,DR\n" ROW "-2,CR\n"},
	    /* Both, neither, and what cannot be read. */
	    {NULL, NULL, "; --map sign=none takes amounts as they are", REFUSED,
	     HEAD ",DrCr\n" ROW "5,ZZ\n" ROW "2,YY\n"},
	    {"sign", "none", NULL, 7, HEAD ",DrCr\n" ROW "5,ZZ\n" ROW "2,YY\n"},
	    {NULL, NULL, NULL, 5,
	     "Supplier,Category,Date,Debit,Credit\n" ROW "5,\n" ROW "4,2\n" ROW ",\n" ROW
	     "many,\n" ROW ",many\n"},
	    {NULL, NULL, "whose amounts are below zero already", 3,
	     "Supplier,Category,Date,Debit,Credit\n" ROW "5,0\n" ROW "0,-2\n"},
	    {NULL, NULL, NULL, 5,
	     "Supplier,Category,Date,Debit,Credit\n" ROW "5,\n" ROW
	     "-900000000000000,900000000000000\n"},
	    /* A column of other words, and one whose name has no letter. */
	    {NULL, NULL, "1 amount is a credit by", 3,
	     HEAD ",What\n" ROW "5,Debit\n" ROW "2,Credit\n"},
	    {NULL, NULL, "!is a credit", 7, HEAD ",***\n" ROW "5,Debit\n" ROW "2,Credit\n"},
	    {NULL, NULL, "if they mean debit and credit, give --map sign=", REFUSED,
	     HEAD ",What\n" ROW "5,D\n" ROW "2,C\n"},
	    {NULL, NULL,
	     "'Credit' beside 'Amount' is not taken away from it; --map credit='Credit' does", 5,
	     HEAD ",Credit\n" ROW "5,2\n"},
	};

	assert_rules(*state, &spend_shape, &as_ledger, rules, COUNT_OF(rules));
}

static void amounts_in_another_currency_are_no_pounds(void **state)
{
	static const struct rule rules[] = {
	    {NULL, NULL, NULL, 5, HEAD ",Currency\n" ROW "5,GBP\n" ROW "2,EUR\n"},
	    {NULL, NULL, "1 row has no currency in 'Currency'; assumed to be in pounds", 7,
	     HEAD ",Currency\n" ROW "5,GBP\n" ROW "2,\n"},
	    {NULL, NULL, "2 rows have no currency", 7, HEAD ",Currency\n" ROW "5,\n" ROW "2,\n"},
	    {"currency", "none", NULL, 7, HEAD ",Currency\n" ROW "5,GBP\n" ROW "2,EUR\n"},
	    {"currency", "Nowhere", "currency: --map names column 'Nowhere', which is not there",
	     REFUSED, HEAD ",Currency\n" ROW "5,GBP\n"},
	    {"currency", "~Nowhere", NULL, 5, HEAD ",Currency\n" ROW "5,GBP\n" ROW "2,EUR\n"},
	    {"spend", "Amount (EUR)", "is in another currency by its name", REFUSED,
	     "Supplier,Category,Date,Amount (EUR)\n" ROW "5\n"},
	    {NULL, NULL, NULL, 5, HEAD ",What\n" ROW "5,GBP\n" ROW "2,EUR\n"},
	    {NULL, NULL, NULL, 5, HEAD "\n" ROW "5\n" ROW "\342\202\2542\n"},
	    {"currency", "none", NULL, 7, HEAD "\n" ROW "5\n" ROW "\342\202\2542\n"},
	    /* Of a column in pounds by its name, beside what was billed, the other speaks. */
	    {"spend", "Amount GBP",
	     "'Amount GBP' is in pounds by its name, so 'Currency' is taken to speak of another "
	     "column",
	     7,
	     "Supplier,Category,Date,Amount GBP,Invoice amount,Currency\n" ROW "5,5,GBP\n" ROW
	     "2,3,EUR\n"},
	    {NULL, NULL, NULL, 5,
	     "Supplier,Category,Date,Amount GBP,Currency\n" ROW "5,GBP\n" ROW "2,EUR\n"},
	    {"spend", "Amount GBP", NULL, 5,
	     "Supplier,Category,Date,Amount GBP,Value of order,Currency\n" ROW "5,5,GBP\n" ROW
	     "2,3,EUR\n"},
	};

	assert_rules(*state, &spend_shape, &as_ledger, rules, COUNT_OF(rules));
}

static void amounts_may_be_counted_in_thousands(void **state)
{
	static const struct rule rules[] = {
	    {NULL, NULL, "is counted in thousands; its amounts are multiplied by 1,000", 5500,
	     "Supplier,Category,Date,Amount (\302\243000)\n" ROW "5.5\n"},
	    {NULL, NULL, "multiplied by 1,000,000", 1234568,
	     "Supplier,Category,Date,Amount (\302\243m)\n" ROW "1.234568\n"},
	    {NULL, NULL, NULL, 5000000,
	     "Supplier,Category,Date,Amount (\302\243m)\n" ROW "5\n" ROW "900000000000\n"},
	    {NULL, NULL, "'All in \302\243m' may mean that", REFUSED,
	     "All in \302\243000,,,\nAll in \302\243m,,,\n" HEAD "\n" ROW "5\n"},
	    {NULL, NULL, "they are multiplied by 1,000,000", 5000000,
	     "\302\243m,,,\n\302\243m,,,\n" HEAD "\n" ROW "5\n"},
	    {NULL, NULL, "differ; say what amounts are counted in", REFUSED,
	     "\302\243m,,,\nSupplier,Category,Date,Amount (\302\243)\n" ROW "5\n"},
	    {NULL, NULL, "is counted in thousands", 5000, HEAD "\n,,,\302\243000\n" ROW "5\n"},
	    {NULL, NULL, "!counted in", 5, HEAD "\n,,7,\302\243000\n" ROW "5\n"},
	    {"spend", "Amount per 1000", "is the price of many by its name", REFUSED,
	     "Supplier,Category,Date,Amount per 1000\n" ROW "5\n"},
	    {"spend", "Amount per dozen", "is the price of many by its name", REFUSED,
	     "Supplier,Category,Date,Amount per dozen\n" ROW "5\n"},
	    {"spend", "Amount per 1", "!price of many", 5,
	     "Supplier,Category,Date,Amount per 1\n" ROW "5\n"},
	    {"spend", "Amount super 10", "!price of many", 5,
	     "Supplier,Category,Date,Amount super 10\n" ROW "5\n"},
	    {"spend", "Amount (m)",
	     "'Amount (m)' may mean that amounts are counted in thousands or millions", REFUSED,
	     "Supplier,Category,Date,Amount (m)\n" ROW "5\n"},
	    {NULL, NULL,
	     "'Unit' says '\302\243000' of the amount beside it; say what all amounts are counted "
	     "in",
	     REFUSED, HEAD ",Unit\n" ROW "5,\n" ROW "5,\302\243000\n"},
	    {NULL, NULL, "'Scale' says 'k' of the amount beside it", REFUSED,
	     HEAD ",Scale\n" ROW "5,k\n"},
	    {NULL, NULL, "!of the amount beside it", 10,
	     HEAD ",Unit\n" ROW "5,1000\n" ROW "5,box\n"},
	    {NULL, NULL,
	     "'All figures in \302\243000' may mean that amounts are counted in thousands or "
	     "millions",
	     REFUSED, HEAD "\n" ROW "5\nAll figures in \302\243000,,,\n"},
	    {NULL, NULL, "'In pence' seems to say that amounts are in pence", REFUSED,
	     HEAD "\n" ROW "5\n,In pence,,\n"},
	    {NULL, NULL, "!may mean", 5,
	     HEAD ",Note\n" ROW "5,\nAll in \302\243000,Roads,01/02/2010,,see above\n"},
	};

	assert_rules(*state, &spend_shape, &as_ledger, rules, COUNT_OF(rules));
}

#define CASE "council,category,year,spend"
#define CASE_ROW "X,Roads,2007-08,"

static void the_files_of_a_case_are_in_pounds(void **state)
{
	static const struct rule rules[] = {
	    {NULL, NULL, "says 'EUR', so '5' is not in pounds; write what it is in pounds", REFUSED,
	     CASE ",currency\n" CASE_ROW "5,EUR\n"},
	    {NULL, NULL, NULL, 5, CASE ",currency\n" CASE_ROW "5,GBP\n"},
	    {NULL, NULL, NULL, 5, CASE ",currency\n" CASE_ROW "5,\n"},
	    {NULL, NULL, "says 'CR', so '5' is a credit; write it as -5", REFUSED,
	     CASE ",drcr\n" CASE_ROW "5,CR\n"},
	    {NULL, NULL, "!is a credit", REFUSED, CASE ",drcr\n" CASE_ROW "many,CR\n"},
	    {NULL, NULL, "!is a credit", -5, CASE ",drcr\n" CASE_ROW "-5,CR\n"},
	    {"currency", "Nowhere", "--map names column 'Nowhere', which is not there", REFUSED,
	     CASE ",currency\n" CASE_ROW "5,GBP\n"},
	    {"sign", "Nowhere", "--map names column 'Nowhere', which is not there", REFUSED,
	     CASE ",drcr\n" CASE_ROW "5,DR\n"},
	    {NULL, NULL, "write 25000, not 25, here and in low and high", REFUSED,
	     "council,category,year,spend (\302\243000)\n" CASE_ROW "0\n"},
	    {NULL, NULL, "write 5500, not 5.5", REFUSED,
	     "council,category,year,spend (\302\243000)\n" CASE_ROW "5.5\n"},
	    {NULL, NULL, "is counted in millions by its name", REFUSED,
	     "council,category,year,spend (\302\243m)\n" CASE_ROW "2\n"},
	    {NULL, NULL, "write 2.50, not 250", REFUSED,
	     "council,category,year,spend (pence)\n" CASE_ROW "1.255\n"},
	    {NULL, NULL, "write 2.50, not 250", REFUSED,
	     "council,category,year,spend (pence)\n" CASE_ROW "none\n"},
	    {NULL, NULL, "write 7.25, not 725", REFUSED,
	     "council,category,year,spend (pence)\n" CASE_ROW "725\n"},
	    {NULL, NULL,
	     "'unit' says 'thousands' of the amount beside it; write amounts in pounds, and take "
	     "the column out",
	     REFUSED, CASE ",unit\n" CASE_ROW "5,thousands\n"},
	    {NULL, NULL, "the comment '#all in \302\243000' speaks of thousands or millions", 5,
	     "  #all in \302\243000\r\n" CASE "\r\n" CASE_ROW "5\r\n"},
	    {NULL, NULL,
	     "columns not used: 'aa', 'bb', 'cc', 'dd', 'ee', 'ff', 'gg', 'hh', 'ii', 'jj', 'kk', "
	     "'ll', 'mm', 'nn', 'oo' and more",
	     5,
	     CASE ",aa,bb,cc,dd,ee,ff,gg,hh,ii,jj,kk,ll,mm,nn,oo,pp,qq\n" CASE_ROW
		  "5,,,,,,,,,,,,,,,,,\n"},
	    {NULL, NULL, "the comment '# all in pence' speaks of pence", 5,
	     CASE "\n" CASE_ROW "5\n# all in pence"},
	};

	assert_rules(*state, &spend_shape, &as_case, rules, COUNT_OF(rules));
}

#define COSTS "item,kind,year,amount,source\n"
#define COST(item, amount) item ",investment,2008-09," amount ",x\n"
#define OTHERS COST("Forms", "12345") COST("Training", "23456")
#define TWICE "says that the row is a total of others, which would count twice"

/* 12,345 + 23,456 = 35,801; + 34,567 = 70,368. */
static void a_total_in_a_case_would_count_twice(void **state)
{
	static const struct rule rules[] = {
	    {NULL, NULL, "!total", 35801, COSTS OTHERS},
	    {NULL, NULL, "'Total' " TWICE, REFUSED, COSTS OTHERS COST("Total", "35801")},
	    {NULL, NULL, "'Total' " TWICE, REFUSED, COSTS OTHERS COST("Total", "1")},
	    {NULL, NULL, "'Total' " TWICE, REFUSED, COSTS COST("Total", "1")},
	    {NULL, NULL, "'Sum' " TWICE, REFUSED, COSTS OTHERS COST("Sum", "1")},
	    {NULL, NULL, "!total", 1, COSTS COST("Sum", "1")},
	    {NULL, NULL, "!total", 3,
	     COSTS "Total,investment,2008-09,1,x\nTotal,investment,2009-10,2,x\n"},
	    {NULL, NULL, "'Total costs' " TWICE, REFUSED, COSTS OTHERS COST("Total costs", "1")},
	    {NULL, NULL, "'Project subtotal' " TWICE, REFUSED,
	     COSTS OTHERS COST("Project subtotal", "1")},
	    {NULL, NULL, "'Total for the project' " TWICE, REFUSED,
	     COSTS OTHERS COST("Total for the project", "1")},
	    {NULL, NULL, "'Total of the project' " TWICE, REFUSED,
	     COSTS OTHERS COST("Total of the project", "1")},
	    {NULL, NULL, "'Project total' " TWICE, REFUSED,
	     COSTS OTHERS COST("Project total", "1")},
	    {NULL, NULL, "'Total Widgets' " TWICE, REFUSED,
	     COSTS OTHERS COST("Total Widgets", "35801")},
	    {NULL, NULL, "'Total Forms' " TWICE, REFUSED, COSTS OTHERS COST("Total Forms", "1")},
	    {NULL, NULL, "'Total Office' " TWICE, REFUSED,
	     COSTS COST("Office rent", "5") COST("Office cleaning", "6") COST("Total Office", "1")},
	    {NULL, NULL, "'Subtotal: subscriptions' " TWICE, REFUSED,
	     COSTS COST("Subscriptions", "5") COST("Subtotal: subscriptions", "1")},
	    {NULL, NULL, "!" TWICE, 6,
	     COSTS COST("Staff training", "5") COST("All staff training", "1")},
	    {NULL, NULL, "!" TWICE, 6, COSTS COST("It", "5") COST("Total It", "1")},
	    {NULL, NULL, "!" TWICE, 35802, COSTS OTHERS COST("Total Widgets", "1")},
	    /* Whatever it is called. */
	    {NULL, NULL,
	     "'Project' has what 3 other rows come to, \302\24370,368.00, so it is their total",
	     REFUSED, COSTS OTHERS COST("Hardware", "34567") COST("Project", "70368")},
	    {NULL, NULL,
	     "'Project' has what 2 other rows come to; if it is their total, it counts twice",
	     71602, COSTS OTHERS COST("Project", "35801")},
	    {NULL, NULL, "'Project' has what 3 other rows come to; if it is their total", 12,
	     COSTS COST("A", "1") COST("B", "2") COST("C", "3") COST("Project", "6")},
	    {NULL, NULL, "'Project' has what 2 other rows come to", 8,
	     COSTS COST("A", "1") COST("B", "3") COST("Project", "4")}, /* half of all */
	    {NULL, NULL, "!has what", 17,
	     COSTS COST("A", "1") COST("B", "3") COST("C", "9") COST("Project", "4")},
	};

	assert_rules(*state, &costs_shape, &as_case, rules, COUNT_OF(rules));
}

static void a_column_is_named_by_map_or_by_what_it_may_be(void **state)
{
	static const struct rule rules[] = {
	    {"supplier", "~Nowhere",
	     "supplier: the map names column 'Nowhere', which is not there; read from 'Supplier'",
	     5, HEAD "\n" ROW "5\n"},
	    {"supplier", "~Nowhere",
	     "supplier: the map names column 'Nowhere', which is not there; nothing is given for "
	     "it; the file has 'Category'",
	     5, "Category,Date,Amount\nRoads,01/02/2010,5\n"},
	    {"category", "none", NULL, 5, "Supplier,Date,Amount\nAsh,01/02/2010,5\n"},
	    {"spend", "#5", NULL, 7, HEAD ",Amount\n" ROW "5,7\n"},
	    {"spend", "#6", "--map names column '#6', which is not there", REFUSED,
	     HEAD ",Amount\n" ROW "5,7\n"},
	    {"spend", "#0", "--map names column '#0', which is not there", REFUSED,
	     HEAD "\n" ROW "5\n"},
	    {"spend", "#four", "--map names column '#four', which is not there", REFUSED,
	     HEAD "\n" ROW "5\n"},
	    {"spend", "#4", NULL, 7,
	     "Supplier,Category,Date,Amount,#4\n" ROW "5,7\n"}, /* a name before a number */
	    {"spend", "\302\243", NULL, 5, "Supplier,Category,Date,\302\243\n" ROW "5\n"},
	    {"spend", "", "--map names column '', which is not there", REFUSED,
	     HEAD ",\n" ROW "5,7\n"},
	    {NULL, NULL, "did you mean 'Roads spend total net'? name it with --map spend=", REFUSED,
	     "Supplier,Category,Date,Roads spend total net\n" ROW "5\n"},
	    {NULL, NULL,
	     "its header is one name in quotes, 'Supplier,Category,Date,Amount', and not several",
	     REFUSED, "\"Supplier,Category,Date,Amount\"\n\"" ROW "5\"\n"},
	};

	assert_rules(*state, &spend_shape, &as_ledger, rules, COUNT_OF(rules));
}

/* 1,234,711 + 2,345,923 + 3,456,137 + 4,567,351 = 11,604,122. */
static void a_payment_that_is_the_sum_of_all_others_is_told(void **state)
{
	static const struct rule rules[] = {
	    {NULL, NULL,
	     "the last row is \302\24311,604,122.00, which is what all other rows come to: it may "
	     "be "
	     "a total",
	     23208244,
	     HEAD "\nAsh,Roads,01/02/2010,1234711\nElm,Waste,02/02/2010,2345923\nOak,Parks,03/02/"
		  "2010,3456137\nFir,Care,04/02/2010,4567351\nYew,Gas,05/02/2010,11604122\n"},
	    {NULL, NULL,
	     "the first row is \302\24311,604,122.00, which is what all other rows come to: it may "
	     "be "
	     "a total",
	     23208244,
	     HEAD "\nYew,Gas,05/02/2010,11604122\nAsh,Roads,01/02/2010,1234711\nElm,Waste,02/02/"
		  "2010,2345923\nOak,Parks,03/02/2010,3456137\nFir,Care,04/02/2010,4567351\n"},
	    {NULL, NULL, "!which is what all other rows come to", 23208245,
	     HEAD "\nAsh,Roads,01/02/2010,1234711\nElm,Waste,02/02/2010,2345923\nOak,Parks,03/02/"
		  "2010,3456137\nFir,Care,04/02/2010,4567351\nYew,Gas,05/02/2010,11604123\n"},
	};

	assert_rules(*state, &spend_shape, &as_ledger, rules, COUNT_OF(rules));
}

/* 300 columns beside the four; of a row with two cells too many nobody can tell which they are. */
static void a_table_may_be_wider_than_any_person_reads(void **state)
{
	struct fixture *fixture = *state;
	const char *names = "", *cells = "";
	const struct reading *reading;

	for (int i = 0; i < 300; i++) {
		names = arena_format(fixture->arena, "%s,Column %c%c", names, 'a' + i / 26,
				     'a' + i % 26);
		cells = arena_format(fixture->arena, "%s,x", cells);
	}
	reading =
	    reading_of(fixture, &spend_shape, &as_ledger,
		       arena_format(fixture->arena,
				    HEAD "%s\n" ROW "5%s\n" ROW "6%s\n" ROW "7%s\n" ROW "8%s,y,z\n",
				    names, cells, cells, cells, cells));
	assert_int_equal(reading->used.amount, (5 + 6 + 7) * 10000);
	assert_int_equal(reading->set_aside.rows, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(a_column_beside_the_amount_says_which_way_it_counts),
	    TEST(amounts_in_another_currency_are_no_pounds),
	    TEST(amounts_may_be_counted_in_thousands),
	    TEST(the_files_of_a_case_are_in_pounds),
	    TEST(a_total_in_a_case_would_count_twice),
	    TEST(a_column_is_named_by_map_or_by_what_it_may_be),
	    TEST(a_table_may_be_wider_than_any_person_reads),
	    TEST(a_payment_that_is_the_sum_of_all_others_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
