/*
 * Which number of a log could be its volume and which of purchases a price, by its name and by
 * what stands in it; and what is told where several could.
 */
#include "tally_rules.h"

#define COUNTED "a.csv:1: volume: no such column, so each row counts as one of the contacts"
#define MAY_HOLD(name)                                                                             \
	"a.csv:1: volume: column '" name "' may hold it; name it with --map volume=\"" name "\", " \
	"or count rows with --count-rows"
#define ONE_EACH HEAD "X,tax,telephone,2008-09,2,Apr-May\n"
#define ROWS(name, first, second)                                        \
	"Service,Channel,Month," name "\ntax,phone,Apr 2008," first "\n" \
	"tax,phone,May 2008," second "\n"

static void a_name_of_contacts_asks_where_numbers_stand_in_it(void **state)
{
	static const struct tally_rule rules[] = {
	    /* Contacts offered are a volume where they are counts, not where they are words. */
	    {{LOG}, ROWS("Offered", "7", "9"), NULL, MAY_HOLD("Offered")},
	    {{LOG}, ROWS("Offered", "yes", "no"), ONE_EACH, COUNTED},
	    /* A volume may have a mark, be in thousands, or say no number at all. */
	    {{LOG}, ROWS("Calls made", "~70", "~90"), NULL, MAY_HOLD("Calls made")},
	    {{LOG}, ROWS("Calls made", "1.5", "2.5"), NULL, MAY_HOLD("Calls made")},
	    {{LOG}, ROWS("Calls made", "many", "few"), ONE_EACH, COUNTED},
	    /* When there was a call is not how many there were. */
	    {{LOG}, ROWS("Calls time", "10:10", "11:20"), ONE_EACH, COUNTED},
	    /* A total may be of contacts where it is a number as it stands. */
	    {{LOG}, ROWS("Grand total", "1.5", "2.5"), NULL, MAY_HOLD("Grand total")},
	    {{LOG}, ROWS("Grand total", "~70", "~90"), ONE_EACH, COUNTED},
	    /* The price of calls is no number of them; a rate of exchange or the total is no price.
	     */
	    {{LOG}, ROWS("Calls price", "1.5", "2.5"), ONE_EACH, COUNTED},
	    {{LOG}, ROWS("Calls rate", "1.5", "2.5"), ONE_EACH, COUNTED},
	    {{LOG},
	     ROWS("Calls exchange rate", "1.5", "2.5"),
	     NULL,
	     MAY_HOLD("Calls exchange rate")},
	    {{LOG}, ROWS("Total price", "1.5", "2.5"), NULL, MAY_HOLD("Total price")},
	};

	(void)state;
	assert_rules(rules, COUNT_OF(rules));
}

#define NUMBERS(seen)                                                                \
	COUNTED "; if numbers in " seen " say how many, name the column with --map " \
		"volume=\"...\", else give --count-rows"
#define FOUR(name, a, b, c, d)                                                                 \
	"Service,Channel,Month," name "\ntax,phone,Apr 2008," a "\ntax,phone,Apr 2008," b "\n" \
	"tax,phone,Apr 2008," c "\ntax,phone,May 2008," d "\n"
#define FOUR_ROWS HEAD "X,tax,telephone,2008-09,4,Apr-May\n"

/* Rows that are told apart by the month, or alike, so that no number has to be theirs. */
static void a_small_number_is_told_unless_its_name_says_what_it_is(void **state)
{
	static const struct tally_rule rules[] = {
	    {{LOG}, FOUR("Number", "5", "5", "7", "2"), FOUR_ROWS, NUMBERS("'Number'")},
	    /* Of a case, not of contacts. */
	    {{LOG}, FOUR("Case number", "5", "5", "7", "2"), FOUR_ROWS, COUNTED},
	    {{LOG}, FOUR("Waiting minutes", "5", "5", "7", "2"), FOUR_ROWS, COUNTED},
	    {{LOG}, FOUR("Ward", "5", "5", "7", "2"), FOUR_ROWS, COUNTED},
	    /* A short word counts at the end only. */
	    {{LOG}, FOUR("Idle", "5", "5", "7", "2"), FOUR_ROWS, NUMBERS("'Idle'")},
	    {{LOG}, FOUR("This year", "5", "5", "7", "2"), FOUR_ROWS, NUMBERS("'This year'")},
	    /* `No.` is how many, but where it goes up by one. */
	    {{LOG}, FOUR("No.", "5", "5", "7", "2"), FOUR_ROWS, NUMBERS("'No.'")},
	    {{LOG}, FOUR("Nos", "5", "5", "7", "2"), FOUR_ROWS, NUMBERS("'Nos'")},
	    {{LOG}, FOUR("No.", "1", "2", "3", "4"), FOUR_ROWS, COUNTED},
	    {{LOG}, FOUR("No.", "1", "2", "", "3"), FOUR_ROWS, COUNTED},
	    /* Of more than six digits it is somebody's. */
	    {{LOG}, FOUR("Number", "5000001", "5000001", "7", "2"), FOUR_ROWS, COUNTED},
	    /* Words are none, nor is a column without a heading. */
	    {{LOG}, FOUR("Number", "some", "few", "7", "2"), FOUR_ROWS, COUNTED},
	    {{LOG}, FOUR("", "5", "5", "7", "2"), FOUR_ROWS, COUNTED},
	};

	(void)state;
	assert_rules(rules, COUNT_OF(rules));
}

static void months_beside_one_another_are_named_where_they_hold_numbers(void **state)
{
	static const struct tally_rule rules[] = {
	    {{LOG, {"year", "2008-09"}},
	     "Service,Channel,Apr 2008,May 2008,June,2008-09\ntax,phone,95,10,,105\n"
	     "tax,web,94,11,-,105\n",
	     NULL,
	     "a.csv:1: volume: no such column, but the months 'Apr 2008', 'May 2008' are columns: "
	     "make a row of each month, or read one with --map volume=\"...\" and --year, or count "
	     "rows with --count-rows"},
	    /* One month alone is a number like another. */
	    {{LOG, {"year", "2008-09"}},
	     "Service,Channel,May\ntax,phone,10\ntax,phone,10\n",
	     "council,service,channel,year,volume\nX,tax,telephone,2008-09,2\n",
	     NUMBERS("'May'")},
	};

	(void)state;
	assert_rules(rules, COUNT_OF(rules));
}

#define LINES(rows) "Item,Unit,Qty,Unit price,Line total,Date\n" rows

static void what_a_line_comes_to_is_compared_where_all_of_it_can_be_read(void **state)
{
	static const struct tally_rule rules[] = {
	    /* 3 x 2.5055 = 7.5165, which is 7.51 or 7.52 in whole pence, and not 7.49. */
	    {{BOUGHT},
	     LINES("paper,ream,3,2.5055,7.52,01/04/2008\npaper,ream,3,2.5055,7.51,01/04/2008\n"
		   "paper,ream,3,2.5055,7.49,01/04/2008\n"),
	     PRICES "paper,ream,X,9,2.5055,2008-09\n",
	     "a.csv:4: unit_price: in 1 of the first 3 rows, the first here, 'Line total' is not "
	     "the quantity times the unit price: £7.49 beside £7.5165 in these; is a price of a "
	     "pack, or is tax in one of them? The unit price counts"},
	    /* Of these four only the last says all three: 4 x 2.00 = 8.00, not 9.60. */
	    {{BOUGHT},
	     LINES("paper,ream,some,2.00,9.60,01/04/2008\npaper,ream,1,cheap,2.40,01/04/2008\n"
		   "paper,ream,1,2.00,?,01/04/2008\n"
		   "paper,ream,4,2.00,9.60,01/04/2008\n"),
	     PRICES "paper,ream,X,5,2.00,2008-09\n",
	     "a.csv:5: unit_price: in 1 of the first 1 rows, the first here, 'Line total' is not "
	     "the quantity times the unit price: £9.60 beside £8.00 in these; is a price of a "
	     "pack, or is tax in one of them? The unit price counts"},
	    /* A pack by another name; a case that is mapped is used. */
	    {{BOUGHT},
	     "Item,Unit,Qty,Unit price,Case size,Date\npaper,ream,3,2.50,5,01/04/2008\n",
	     PRICES "paper,ream,X,3,2.50,2008-09\n",
	     "a.csv:1: 'Case size' is not used: where prices are of packs of several sizes they "
	     "are not comparable; --map unit=\"Case size\" keeps the sizes apart"},
	    {{BOUGHT},
	     "Item,Unit,Qty,Unit price,Units per pack,Date\npaper,ream,3,2.50,5,01/04/2008\n",
	     PRICES "paper,ream,X,3,2.50,2008-09\n",
	     "a.csv:1: 'Units per pack' is not used: where prices are of packs of several sizes "
	     "they are not comparable; --map unit=\"Units per pack\" keeps the sizes apart"},
	    {{BOUGHT, {"map", "unit=Pack size"}},
	     "Item,Qty,Unit price,Pack size,Date\npaper,3,2.50,5,01/04/2008\n",
	     PRICES "paper,5,X,3,2.50,2008-09\n",
	     NULL},
	};

	(void)state;
	assert_rules(rules, COUNT_OF(rules));
}

#define PAID                  \
	{                     \
		"to", "spend" \
	}
#define SPENT(pounds) "council,category,year,spend,months\nX,roads,2008-09," pounds ",Apr\n"

static void of_two_amounts_none_is_guessed(void **state)
{
	static const struct tally_rule rules[] = {
	    /* Pounds without pence beside pounds with them are a band; per cent is no amount. */
	    {{PAID},
	     "Category,Date,Amount,Paid band,Paid %\nroads,01/04/2008,7.50,3,10\n",
	     SPENT("7.50"),
	     NULL},
	    {{PAID},
	     "Category,Date,Amount,Amount paid by\nroads,01/04/2008,7.50,card\n",
	     SPENT("7.50"),
	     NULL},
	    /* VAT is told, and is neither added nor taken off. */
	    {{PAID},
	     "Category,Date,Net amount,VAT\nroads,01/04/2008,7.50,1.50\n",
	     SPENT("7.50"),
	     "a.csv:1: spend: read from 'Net amount'; 'VAT' beside it is not added"},
	    {{PAID},
	     "Category,Date,Gross amount,VAT\nroads,01/04/2008,9.00,1.50\n",
	     SPENT("9.00"),
	     "a.csv:1: spend: read from 'Gross amount'; 'VAT' beside it is not taken off"},
	    /* Prices in whole pounds look like any numbers, but for their names. */
	    {{BOUGHT},
	     "Item,Unit,Qty,Price each,List price,Date\npaper,ream,3,2,3,01/04/2008\n",
	     NULL,
	     "a.csv:1: unit_price: 'Price each' and 'List price' could both be it; the columns "
	     "that hold amounts are these; say which with --map unit_price=\"...\""},
	};

	(void)state;
	assert_rules(rules, COUNT_OF(rules));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_name_of_contacts_asks_where_numbers_stand_in_it),
	    cmocka_unit_test(a_small_number_is_told_unless_its_name_says_what_it_is),
	    cmocka_unit_test(months_beside_one_another_are_named_where_they_hold_numbers),
	    cmocka_unit_test(what_a_line_comes_to_is_compared_where_all_of_it_can_be_read),
	    cmocka_unit_test(of_two_amounts_none_is_guessed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
