/*
 * Which columns of a log, a ledger or purchases a tally reads, and what it says of the others.
 */
#include "tally_rules.h"

#define WIDE                 \
	LOG,                 \
	{                    \
		"wide", NULL \
	}

static void columns_as_channels_are_read_each_as_its_channel(void **state)
{
	static const struct tally_rule rules[] = {
	    {{WIDE, {"map", "service=none"}},
	     "Month,Telephone,Web,Comment,Robots\nApr 2008,10,20,x,5\nMay 2008,11,21,,7\n",
	     HEAD "X,not given,telephone,2008-09,21,Apr-May\nX,not given,web,2008-09,41,Apr-May\n",
	     "a.csv: numbers in 'Robots' are no channel's by their name, and are not read; --map "
	     "channel=\"...\" reads a column as a channel"},
	    {{WIDE, {"map", "channel=Robots"}},
	     "Service,Month,Web,Robots,Other,Post %\ntax,Apr 2008,20,5,1,4\ntax,May "
	     "2008,21,7,2,5\n",
	     HEAD "X,tax,other,2008-09,3,Apr-May\nX,tax,robots,2008-09,12,Apr-May\n"
		  "X,tax,web,2008-09,41,Apr-May\n",
	     "a.csv: each row is read as 3 rows, of the channels 'Web', 'Robots', 'Other'"},
	    /* What all channels come to is compared, whatever it is called. */
	    {{WIDE},
	     "Service,Month,Telephone,Web,Volume\ntax,Apr 2008,10,20,30\ntax,May 2008,11,21,32\n",
	     HEAD "X,tax,telephone,2008-09,21,Apr-May\nX,tax,web,2008-09,41,Apr-May\n",
	     "a.csv: column 'Volume' is the channels' sum in each of 2 rows, and is left out"},
	    {{WIDE},
	     "Service,Month,Telephone,Web,All\ntax,Apr 2008,10,20,36\ntax,May 2008,11,,38\n",
	     HEAD "X,tax,telephone,2008-09,21,Apr-May\nX,tax,web,2008-09,20,Apr-May\n",
	     "a.csv:2: column 'All' is not the channels' sum in 2 of 2 rows, the first here: 74 "
	     "beside 41 in these; it is left out, and a channel may be missing (--map "
	     "channel=\"...\" reads a column as one)"},
	    {{WIDE},
	     "Service,Month,Telephone,Web,Total\ntax,Apr 2008,10,20,\ntax,May 2008,11,21,n/a\n",
	     HEAD "X,tax,telephone,2008-09,21,Apr-May\nX,tax,web,2008-09,41,Apr-May\n",
	     "a.csv: column 'Total' says total, and is left out: it holds no number to compare"},
	    /* A channel of the row is another than its columns'. */
	    {{WIDE},
	     "Service,Month,Channel,Telephone,Web\ntax,Apr 2008,post,1,20\ntax,May 2008,post,4,7\n",
	     HEAD "X,tax,telephone,2008-09,5,Apr-May\nX,tax,web,2008-09,27,Apr-May\n",
	     "a.csv: 'Channel' is not read, as with --wide the channel of a number is its column; "
	     "leave out --wide if each row has one channel"},
	    {{WIDE},
	     "Service,Month,Cost,Price\ntax,Apr 2008,10,20\n",
	     NULL,
	     "a.csv:1: channel: --wide reads columns that are named like channels, and none is; "
	     "name each with --map channel=\"...\""},
	    /* The header again, a blank row, and cells that are no count. */
	    {{WIDE},
	     "Service,Month,Telephone,Web\ntax,Apr 2008,10,20\nService,Month,Telephone,Web\n\n"
	     "tax,May 2008,x,-4\ntax,Jun 2008,1.5,7\n",
	     HEAD "X,tax,telephone,2008-09,10,Apr-Jun\nX,tax,web,2008-09,27,Apr-Jun\n",
	     NULL},
	    {{WIDE},
	     "Service,Month,Telephone,Web,Total\ntax,Apr 2008,9223372036854775807,"
	     "9223372036854775807,5\n",
	     NULL,
	     "a.csv: the contacts add up to more than can be counted; is there a code or a "
	     "telephone number among the amounts?"},
	};

	(void)state;
	assert_rules(rules, COUNT_OF(rules));
}

/* A number that may be the volume is named, and never guessed. */
static void a_log_without_a_volume_counts_rows_or_asks(void **state)
{
	static const struct tally_rule rules[] = {
	    {{LOG},
	     "Service,Channel,Month,Call rate %,Total calls\ntax,phone,Apr 2008,95,100\n",
	     NULL,
	     "a.csv:1: volume: column 'Total calls' may hold it; name it with --map "
	     "volume=\"Total calls\", or count rows with --count-rows"},
	    {{LOG, {"map", "volume=Total calls"}},
	     "Service,Channel,Month,Call rate %,Total calls\ntax,phone,Apr 2008,95,100\n",
	     HEAD "X,tax,telephone,2008-09,100,Apr\n",
	     NULL},
	    {{LOG},
	     "Service,Channel,Date,Call date time\ntax,phone,01/04/2008,01/04/2008 10:10\n",
	     HEAD "X,tax,telephone,2008-09,1,Apr\n",
	     "a.csv:1: volume: no such column, so each row counts as one of the contacts"},
	    {{LOG},
	     "Service,Channel,Month,Number\ntax,phone,Apr 2008,95\ntax,phone,May 2008,94\n",
	     HEAD "X,tax,telephone,2008-09,2,Apr-May\n",
	     "a.csv:1: volume: no such column, so each row counts as one of the contacts; if "
	     "numbers in 'Number' say how many, name the column with --map volume=\"...\", else "
	     "give --count-rows"},
	    {{LOG, {"year", "2008-09"}},
	     "Service,Channel,April,May,June\ntax,phone,95,10,20\ntax,web,94,11,20\n",
	     NULL,
	     "a.csv:1: volume: no such column, but the months 'April', 'May', 'June' are columns: "
	     "make a row of each month, or read one with --map volume=\"...\" and --year, or count "
	     "rows with --count-rows"},
	};

	(void)state;
	assert_rules(rules, COUNT_OF(rules));
}

static void a_price_is_the_columns_or_the_line_by_its_quantity(void **state)
{
	static const struct tally_rule rules[] = {
	    {{BOUGHT},
	     "Item,Unit,Qty,Unit price,Line total,Date\npaper,ream,10,2.50,25.00,01/04/2008\n"
	     "paper,ream,20,2.40,50.00,02/04/2008\n",
	     PRICES "paper,ream,X,20,2.40,2008-09\npaper,ream,X,10,2.50,2008-09\n",
	     "a.csv:3: unit_price: in 1 of the first 2 rows, the first here, 'Line total' is not "
	     "the quantity times the unit price: £50.00 beside £48.00 in these; is a price of a "
	     "pack, or is tax in one of them? The unit price counts"},
	    {{BOUGHT},
	     "Item,Unit,Qty,Line total,Pack size,Date\npaper,box,10,25.00,5,01/04/2008\n"
	     "paper,box,-20,-48.00,5,02/04/2008\npaper,box,0,1.00,5,02/04/2008\n",
	     PRICES "paper,box,X,10,2.50,2008-09\n",
	     "a.csv:1: 'Pack size' is not used: where prices are of packs of several sizes they "
	     "are not comparable; --map unit=\"Pack size\" keeps the sizes apart"},
	    {{BOUGHT},
	     "Item,Unit,Unit price,Date\npaper,box,2.50,01/04/2008\n",
	     NULL,
	     "a.csv:1: quantity: no such column, so nobody can tell how many were bought; name it "
	     "with --map quantity=\"...\", or count each row as one with --count-rows"},
	    {{BOUGHT, {"count-rows", NULL}},
	     "Item,Unit,Unit price,Date,Pack\npaper,box,2.50,01/04/2008,4\n"
	     "paper,box,2.50,02/04/2008,4\n",
	     PRICES "paper,box,X,2,2.50,2008-09\n",
	     "a.csv:1: 'Pack' is not used: where prices are of packs of several sizes they are "
	     "not comparable; --map unit=\"Pack\" keeps the sizes apart"},
	    {{BOUGHT, {"count-rows", NULL}},
	     "Item,Unit,Qty,Unit price,Date\npaper,ream,10,2.50,01/04/2008\n",
	     PRICES "paper,ream,X,10,2.50,2008-09\n",
	     "a.csv:1: quantity: is added up from 'Qty', so --count-rows is not used; --map "
	     "quantity=none counts rows"},
	};

	(void)state;
	assert_rules(rules, COUNT_OF(rules));
}

static void sums_beyond_what_can_be_counted_are_refused(void **state)
{
	static const char message[] =
	    "a.csv: the pounds add up to more than can be counted; is there a code or a telephone "
	    "number among the amounts?";
	static const struct tally_rule rules[] = {
	    {{{"to", "spend"}},
	     "Date,Supplier,Category,Amount\n01/04/2008,Bull,paper,600000000000000\n"
	     "02/04/2008,Cow,tea,600000000000000\n",
	     NULL,
	     message},
	    /* Signs do not hide it, so that the order of the rows changes nothing. */
	    {{{"to", "spend"}},
	     "Date,Supplier,Category,Amount\n01/04/2008,Bull,paper,600000000000000\n"
	     "02/04/2008,Cow,tea,-600000000000000\n",
	     NULL,
	     message},
	    {{{"to", "spend"}},
	     "Date,Supplier,Category,Amount\n01/04/2008,Bull,paper,600000000000000\n",
	     "council,category,year,spend,months\nX,paper,2008-09,600000000000000.00,Apr\n",
	     NULL},
	};

	(void)state;
	assert_rules(rules, COUNT_OF(rules));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(columns_as_channels_are_read_each_as_its_channel),
	    cmocka_unit_test(a_log_without_a_volume_counts_rows_or_asks),
	    cmocka_unit_test(a_price_is_the_columns_or_the_line_by_its_quantity),
	    cmocka_unit_test(sums_beyond_what_can_be_counted_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
