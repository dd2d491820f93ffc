#include "engine_file.h"

static const struct engine_layout described = {.delimiter = ',',
					       .n_cells = 4,
					       .n_keys = 1,
					       .keys = {0},
					       .date = -1,
					       .year = {2008},
					       .amount = 3};

static void a_total_may_have_its_label_in_any_cell(void **state)
{
	(void)state;
	/* In quotes, with a delimiter, a doubled quote or a line end inside, behind a NUL's text.
	 */
	assert_found(
	    "L,x,y,1\nL,Total,y,2\nL,x,** SUB-TOTAL **,3\nL,\"Grand, total:\",y,4\n"
	    "L,x,\"Sub\nTotal\",5\nL,x,\"\"\"totals\"\"\",6\nL,x,Total Gas,7\nL,x,Totally,8\n"
	    "L,In total,y,9\n\"L\",\" 1. total\xC2\xA0\",\"\",10\n",
	    &described, "2008 L 2 9;",
	    "3:1:1:L,Total,y,2;4:1:1:L,x,** SUB-TOTAL **,3;5:1:1:L,\"Grand, total:\",y,4;"
	    "6:1:1:L,x,\"Sub\nTotal\",5;8:1:1:L,x,\"\"\"totals\"\"\",6;"
	    "9:1:1:L,x,Total Gas,7;11:2:9:L,In total,y,9;12:2:9:\"L\",\" 1. "
	    "total\xC2\xA0\",\"\",10;");
}

/* Wherever it stands among blocks and stretches of bytes, and in what case. */
static void a_total_is_found_in_any_place(void **state)
{
	enum { MOST = 700, N_BEFORE = 130 }; /* rows of 72 bytes: over one stretch of 8 KiB */
	static const char *const labels[] = {"Total", "TOTAL", "total"};
	size_t size = (size_t)N_BEFORE * 80 + MOST + 80;
	char *bytes = malloc(size), odd[64];

	(void)state;
	assert_non_null(bytes);
	for (int length = 0; length < MOST; length += length < 140 ? 1 : 61) {
		struct engine_options options = {.n_threads = 1};
		struct engine_file file = {.bytes = bytes};
		int64_t rows, amount;
		size_t at = 0;

		for (int i = 0; i < N_BEFORE; i++)
			at += (size_t)snprintf(bytes + at, size - at, "L,%059d,not a hotel,%d\n", 0,
					       1);
		at += (size_t)snprintf(bytes + at, size - at, "L,%0*d,", length + 1, 0);
		at += (size_t)snprintf(bytes + at, size - at, "%s,5\n", labels[length % 3]);
		at += (size_t)snprintf(bytes + at, size - at, "L,x,y,3\n");
		file.length = at;
		file.engine = engine_new(1, 0, 0, &options);
		assert_int_equal(engine_file_add(&file, &described, &rows, &amount), ENGINE_DONE);
		assert_int_equal(rows, N_BEFORE + 1);
		assert_int_equal(amount, N_BEFORE + 3);
		snprintf(odd, sizeof odd, "%d:%d:%d:L,0", N_BEFORE + 2, N_BEFORE, N_BEFORE);
		assert_memory_equal(file.odds, odd, strlen(odd));
		engine_free(file.engine);
	}
	free(bytes);
}

/* Blank, or a label without the letters of `total`; not `Allied` or `Sum Ltd`. */
static void a_row_that_lacks_a_witness_is_odd(void **state)
{
	struct engine_layout layout = described;

	(void)state;
	layout.witnesses[0] = 1;
	layout.witnesses[1] = 2;
	layout.n_witnesses = 2;
	assert_found("L,x,y,1\nL,,y,2\nL,x,,4\nL,All channels,y,8\nL,Allied,y,16\nL,x,c/f,32\n"
		     "L,x,\" \",64\nL,x,Sum Ltd,128\n,x,y,256\n",
		     &layout, "2008 L 3 145;",
		     "3:1:1:L,,y,2;4:1:1:L,x,,4;5:1:1:L,All channels,y,8;7:2:17:L,x,c/f,32;"
		     "8:2:17:L,x,\" \",64;10:3:145:,x,y,256;");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_total_may_have_its_label_in_any_cell),
	    cmocka_unit_test(a_total_is_found_in_any_place),
	    cmocka_unit_test(a_row_that_lacks_a_witness_is_odd),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
