/*
 * What a row may be by its cells alone, by the table of reading/totals.h.
 *
 * The columns are a department, a reference that tells payments apart, a payee, the amount and a
 * note; a row of this ledger fills four beside its amount.
 */
#include "fixture.h"

#include "reading/totals.h"

#define DEPT (UINT64_C(1) << 0)
#define REF (UINT64_C(1) << 1)
#define PAYEE (UINT64_C(1) << 2)
#define AMOUNT 3
#define N_WIDE 70

static const struct total_columns usual = {.amount = AMOUNT,
					   .payee = 2,
					   .is_money = true,
					   .always = DEPT | REF | PAYEE,
					   .needed = PAYEE,
					   .references = REF,
					   .usual = 4,
					   .witnesses = {1},
					   .n_witnesses = 1};

static enum total_kind kind_of(const struct total_columns *columns, const char **cells, size_t n)
{
	const struct totals totals = {.columns = *columns};
	const struct row row = {.cells = cells, .n_cells = n};

	return totals_kind_of(&totals, &row);
}

struct expected {
	const char *cells[5];
	enum total_kind kind;
};

static void assert_kinds(const struct total_columns *columns, const struct expected *rows,
			 size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const char *cells[5];
		enum total_kind kind;

		for (size_t j = 0; j < 5; j++)
			cells[j] = rows[i].cells[j] == NULL ? "" : rows[i].cells[j];
		kind = kind_of(columns, cells, 5);
		if (kind != rows[i].kind)
			fail_msg("'%s|%s|%s|%s|%s' is %u", cells[0], cells[1], cells[2], cells[3],
				 cells[4], kind);
	}
}

static void what_says_total_is_told_by_what_it_lacks(void **state)
{
	static const struct expected rows[] = {
	    {{"A", "R1", "Ash", "5"}, TOTAL_NONE},
	    {{"Total", "", "", "5"}, TOTAL_CLAIMED},
	    {{"Total", "R1", "", "5"}, TOTAL_CLAIMED},
	    {{"Total", "", "Ash", "5"}, TOTAL_BESIDE},
	    {{"Total", "R1", "Ash", "5"}, TOTAL_OR_PAYEE},
	    {{"A", "R1", "Total", "5"}, TOTAL_OR_PAYEE},
	    {{"A", "R1", "Ash", "5", "Total"}, TOTAL_OR_PAYEE},
	    {{"A", "", "", "5", "Total"}, TOTAL_CLAIMED},
	    /* Without the word: what a payment has or what nearly all rows fill is there or not. */
	    {{"A", "", "Ash", "5"}, TOTAL_UNLABELLED},
	    {{"A", "", "", "5"}, TOTAL_UNLABELLED},
	    /* `Sum` is a word of totals that a supplier may be called by. */
	    {{"Sum", "R1", "Ash", "5"}, TOTAL_NONE},
	    {{"A", "Sum", "Ash", "5"}, TOTAL_BESIDE},
	    /* A balance counts for one where it lacks what a total lacks. */
	    {{"Opening balance", "", "", "5"}, TOTAL_CLAIMED},
	    {{"Opening balance", "", "Ash", "5"}, TOTAL_UNLABELLED},
	};
	static const struct expected contacts[] = {
	    {{"Total", "R1", "Ash", "5"}, TOTAL_BESIDE},
	    {{"A", "", "Ash", "5"}, TOTAL_UNLABELLED},
	};
	struct total_columns columns = usual;

	(void)state;
	assert_kinds(&columns, rows, COUNT_OF(rows));
	columns.is_money = false;
	assert_kinds(&columns, contacts, COUNT_OF(contacts));
}

/* A day tells a payment from a total as a reference does; a month or an amount does not. */
static void a_day_is_evidence_of_a_payment(void **state)
{
	static const char *const days[] = {"20080401", "1 Apr 2008", "01/04/2008", "1.4.08"},
				 *const others[] = {"Apr-08",
						    "2008-09",
						    "\u00a312.50",
						    "12345678x",
						    "1/2/3 of all instalments",
						    "1a2b3",
						    "200804",
						    "Ash"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(days); i++) {
		const struct expected row = {{"Total", "", days[i], "5"}, TOTAL_OR_PAYEE};

		assert_kinds(&usual, &row, 1);
	}
	for (size_t i = 0; i < COUNT_OF(others); i++) {
		const struct expected row = {{"Total", "", others[i], "5"}, TOTAL_BESIDE};

		assert_kinds(&usual, &row, 1);
	}
}

static void what_the_first_rows_showed_counts_like_a_word(void **state)
{
	static const struct expected labelled[] = {
	    {{"Net", "", "", "5"}, TOTAL_CLAIMED},
	    {{"Net", "R1", "Ash", "5"}, TOTAL_OR_PAYEE},
	    /* In another column it is a name. */
	    {{"A", "R1", "Net", "5"}, TOTAL_NONE},
	};
	static const struct expected named[] = {
	    {{"Total", "R1", "Ash", "5"}, TOTAL_NONE},
	    {{"Total", "", "", "5"}, TOTAL_UNLABELLED},
	    {{"Net", "", "", "5"}, TOTAL_CLAIMED},
	};
	static const struct expected lacking[] = {
	    {{"", "R1", "Ash", "5"}, TOTAL_UNLABELLED},
	};
	static const struct expected lenient[] = {
	    {{"Opening balance", "", "Ash", "5"}, TOTAL_NONE},
	};
	struct total_columns columns = usual;

	(void)state;
	columns.labels[0] = (struct total_learned){0, "Net"};
	columns.n_labels = 1;
	assert_kinds(&columns, labelled, COUNT_OF(labelled));
	columns.names = DEPT; /* every row says `Total` there */
	assert_kinds(&columns, named, COUNT_OF(named));
	columns = usual;
	columns.lacking = DEPT;
	assert_kinds(&columns, lacking, COUNT_OF(lacking));
	columns = usual;
	columns.always = DEPT;
	assert_kinds(&columns, lenient, COUNT_OF(lenient));
}

/* But for a number of rows that is stated below them. */
static void without_amounts_no_row_is_a_total(void **state)
{
	const struct expected expected = {{"Total", "", "", "5"}, TOTAL_NONE};
	const char *cells[] = {"Total", "", "", "5"};
	const struct row row = {.cells = cells, .n_cells = 4};
	struct totals totals = {.columns = usual, .arena = ((struct fixture *)*state)->arena};

	totals.columns.amount = -1;
	assert_kinds(&totals.columns, &expected, 1);
	assert_string_equal(totals_keep(&totals, TOTAL_STATED, &row, 5, true)->label, "Total");
}

/* Columns from the 65th on are in no set, and are notes. */
static void a_wide_row_is_judged_by_all_its_cells(void **state)
{
	struct totals totals = {.columns = usual, .arena = ((struct fixture *)*state)->arena};
	const char *cells[N_WIDE];
	const struct row row = {.cells = cells, .n_cells = N_WIDE};

	for (size_t i = 0; i < N_WIDE; i++)
		cells[i] = "";
	cells[AMOUNT] = "5";
	cells[65] = "Total";
	cells[66] = "Grand total";
	assert_int_equal(totals_kind_of(&totals, &row), TOTAL_CLAIMED);
	cells[67] = "Ash";
	totals.columns.usual = 1;
	assert_int_equal(totals_kind_of(&totals, &row), TOTAL_OR_PAYEE);

	const struct total *total = totals_keep(&totals, TOTAL_OR_PAYEE, &row, 5, false);

	assert_int_equal(total->n_cells, 1);
	assert_string_equal(total->cells[0].text, "Ash");
	assert_int_equal(total->cells[0].column, 67);
	assert_int_equal(total->columns, 0);
	/* The amount may stand there too: then the first 64 are all blank. */
	totals.columns.amount = 68;
	cells[AMOUNT] = cells[67] = "";
	cells[68] = "5";
	assert_int_equal(totals_kind_of(&totals, &row), TOTAL_CLAIMED);
}

static void beyond_the_most_that_are_kept_rows_are_counted(void **state)
{
	struct totals totals = {
	    .columns = usual, .arena = ((struct fixture *)*state)->arena, .n_kept = TOTALS_MOST};
	const struct row row = {0};

	assert_null(totals_keep(&totals, TOTAL_CLAIMED, &row, 5, false));
	assert_int_equal(totals.n_beyond, 1);
	assert_int_equal(totals.n_kept, TOTALS_MOST);
}

/* Names, and rows that lack little, are many in a large file, which is not read again for them. */
static void a_large_file_is_looked_at_again_for_what_is_likely_alone(void **state)
{
	static const struct {
		enum total_kind kind;
		bool is_quiet, is_thin, is_unfit;
		bool is_likely, is_open;
	} cases[] = {
	    {TOTAL_BESIDE, false, false, false, true, true},
	    {TOTAL_OR_PAYEE, false, false, false, true, true},
	    {TOTAL_OR_PAYEE, true, false, false, false, false},
	    {TOTAL_UNLABELLED, false, true, false, true, true},
	    {TOTAL_UNLABELLED, false, true, true, true, false},
	    {TOTAL_UNLABELLED, false, false, false, false, false},
	    {TOTAL_CLAIMED, false, false, false, true, false},
	};
	struct fixture *fixture = *state;
	const char *texts[] = {"Total", "", "", "5"};
	const struct row row = {.cells = texts, .n_cells = 4};

	for (size_t i = 0; i < COUNT_OF(cases); i++)
		for (int is_large = 0; is_large < 2; is_large++) {
			struct totals totals = {.columns = usual, .arena = fixture->arena};
			struct total *total;

			totals_add_rows(&totals, 1, 1);
			if (is_large)
				totals_add_rows(&totals, 200000, 1);
			total = totals_keep(&totals, cases[i].kind, &row, 7, cases[i].is_unfit);
			totals_add_rows(&totals, 1, 1);
			total->is_quiet = cases[i].is_quiet;
			total->is_thin = cases[i].is_thin;
			assert_int_equal(totals_decide(&totals), cases[i].is_likely || !is_large);
			assert_int_equal(total->outcome, TOTAL_UNDECIDED);
			assert_null(totals_reason(total));
			assert_int_equal(totals_is_open(&totals), cases[i].is_open);
			/* It could not be had: what is used without it is told. */
			totals.is_unseen = true;
			total->outcome = TOTAL_IS_ROW;
			assert_false(totals_is_open(&totals));
			assert_int_equal(totals_is_unseen(&totals, total),
					 (cases[i].is_likely || !is_large) && !cases[i].is_unfit);
			total->outcome = TOTAL_DISAGREES;
			assert_false(totals_is_unseen(&totals, total));
			totals.is_unseen = false;
			assert_false(totals_is_unseen(&totals, total));
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(what_says_total_is_told_by_what_it_lacks),
	    TEST(a_day_is_evidence_of_a_payment),
	    TEST(what_the_first_rows_showed_counts_like_a_word),
	    TEST(without_amounts_no_row_is_a_total),
	    TEST(a_wide_row_is_judged_by_all_its_cells),
	    TEST(beyond_the_most_that_are_kept_rows_are_counted),
	    TEST(a_large_file_is_looked_at_again_for_what_is_likely_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
