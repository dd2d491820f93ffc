#include "model_fixture.h"

#include "model/prices.h"

#define HEADER "item,unit,council,quantity,unit_price,supplier,year,category\n"

static bool try_prices(struct fixture *fixture, const struct selection *selection, const char *text,
		       struct prices *prices)
{
	return prices_build(prices, reading_of(fixture, &prices_shape, &as_case, text), selection,
			    &fixture->diagnostics);
}

static const char *prices_text(struct fixture *fixture, const struct prices *prices)
{
	const char *text = "";

	for (size_t i = 0; i < prices->n_rows; i++) {
		const struct price_row *row = &prices->rows[i];
		char money[MONEY_TEXT_SIZE], share[SHARE_TEXT_SIZE];

		text =
		    arena_format(fixture->arena, "%s%s|%s|%s|%s|%s|%s|%d\n", text,
				 prices->items.items[row->item], prices->units.items[row->unit],
				 prices->councils.items[row->council],
				 share_plain(row->quantity, share), money_plain(row->price, money),
				 row->supplier < 0 ? "-" : prices->suppliers.items[row->supplier],
				 row->year.start);
	}
	return text;
}

static void rows_come_in_order_of_item_unit_and_price(void **state)
{
	const struct selection all = {0};
	static const char *const rows[] = {
	    "pens,box,B,2,1.50,Acme,2008-09,", "pens,box,A,1,1.20,,,",
	    "card,sheet,A,12.5,0.0375,,2007-08,", "card,Sheet,B,7,0.05,,2007-08,"};
	uint64_t seed = 3;

	for (int i = 0; i < 10; i++) {
		struct prices prices;

		assert_true(try_prices(
		    *state, &all, shuffled(*state, HEADER, rows, COUNT_OF(rows), &seed), &prices));
		assert_string_equal(prices_text(*state, &prices),
				    "card|Sheet|A|12.5|0.0375|-|2007\n"
				    "card|Sheet|B|7|0.05|-|2007\n"
				    "pens|box|A|1|1.20|-|0\n"
				    "pens|box|B|2|1.50|Acme|2008\n");
		assert_int_equal(prices.first_year.start, 2007);
		assert_int_equal(prices.last_year.start, 2008);
		assert_int_equal(prices.n_without_year, 1);
	}
}

/* A price or a quantity of zero compares nothing, and one below zero is a credit note. */
static void zero_is_left_out_and_less_is_refused(void **state)
{
	const struct selection all = {0};
	struct prices prices;

	assert_true(try_prices(*state, &all,
			       HEADER "pens,box,A,0,1.20,,,\npens,box,B,1,0.00,,,\n"
				      "pens,box,C,2,1.20,,,\n",
			       &prices));
	assert_int_equal(prices.n_rows, 1);
	assert_said(*state, "2 rows with a price or a quantity of zero left out");
	assert_refused(*state, &prices_shape, &as_case,
		       HEADER "pens,box,A,-1,1.20,,,\npens,box,A,1,-1,,,\n");
	assert_said(*state, "file.csv:2: quantity: '-1' is below zero");
	assert_said(*state, "file.csv:3: unit_price: '-1' is below zero");
}

static void councils_not_selected_are_left_out_and_counted(void **state)
{
	const char *names[] = {"A"};
	const struct selection only = {.councils = names, .n_councils = 1};
	struct prices prices;

	assert_true(try_prices(*state, &only, HEADER "pens,box,A,1,1.20,,,\npens,box,B,1,1.30,,,\n",
			       &prices));
	assert_int_equal(prices.n_rows, 1);
	assert_int_equal(prices.n_filtered, 1);
	names[0] = "C";
	assert_false(try_prices(*state, &only, HEADER "pens,box,A,1,1.20,,,\n", &prices));
	assert_said(*state, "has no council 'C'");
}

static void names_nearly_alike_are_told_and_kept_apart(void **state)
{
	const struct selection all = {0};
	struct prices prices;

	assert_true(try_prices(
	    *state, &all, HEADER "A4 paper,box,A,1,1.20,,,\nA4-paper,box,B,1,1.30,,,\n", &prices));
	assert_int_equal(prices.items.count, 2);
	assert_said(*state,
		    "file.csv:3: items 'A4 paper' (file.csv:2) and 'A4-paper' are kept apart");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(rows_come_in_order_of_item_unit_and_price),
	    TEST(zero_is_left_out_and_less_is_refused),
	    TEST(councils_not_selected_are_left_out_and_counted),
	    TEST(names_nearly_alike_are_told_and_kept_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
