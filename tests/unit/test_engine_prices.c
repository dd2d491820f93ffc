#include "engine_file.h"

/* Keys are the bytes of amounts above zero that can be read without knowing their encoding. */
static void a_key_that_is_money_must_be_an_amount(void **state)
{
	const struct engine_layout prices = {.delimiter = ',',
					     .n_cells = 3,
					     .n_keys = 2,
					     .keys = {0, 2},
					     .money_keys = 1u << 1,
					     .date = -1,
					     .year = {2008},
					     .amount = 1};

	(void)state;
	assert_found("L,2,6.84\nL,3,\xC2\xA3"
		     "6.840\nL,4,\" 6.84\"\nL,5,6.84\nL,6,\xA3"
		     "6.84\nL,7,0.00\nL,8,-1\nL,9,free\nL,10,N/A\nL,11,1.23456\n",
		     &prices,
		     "2008 L  6.84 1 4;2008 L 6.84 2 7;2008 L \xC2\xA3"
		     "6.840 1 3;",
		     "6:4:14:L,6,\xA3"
		     "6.84;7:4:14:L,7,0.00;8:4:14:L,8,-1;9:4:14:L,9,free;10:4:14:L,10,N/A;"
		     "11:4:14:L,11,1.23456;");
}

/* 68.40 / 10 = 20.52 / 3 = 6.84; 0.0008 / 8 = 0.0001; 10 / 3 is no number of hundredths. */
static void a_key_to_be_divided_must_be_so_without_rest(void **state)
{
	const struct engine_layout lines = {.delimiter = ',',
					    .n_cells = 3,
					    .n_keys = 2,
					    .keys = {2, 0},
					    .money_keys = 1u << 0,
					    .divided_keys = 1u << 0,
					    .date = -1,
					    .year = {2008},
					    .amount = 1};

	(void)state;
	assert_found("L,10,68.40\nL,3,\"\xC2\xA3"
		     "20.52\"\nL,8,0.0008\nL,3,10.00\nL,0,5\nL,1,-5\nL,4,0\nL,2,\xA0"
		     "4\nL,x,4\nL,2,\"1,000.5\"\n",
		     &lines, "2008 0.0001 L 1 8;2008 500.25 L 1 2;2008 6.84 L 2 13;",
		     "5:3:21:L,3,10.00;6:3:21:L,0,5;7:3:21:L,1,-5;8:3:21:L,4,0;9:3:21:L,2,\xA0"
		     "4;10:3:21:L,x,4;");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_key_that_is_money_must_be_an_amount),
	    cmocka_unit_test(a_key_to_be_divided_must_be_so_without_rest),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
