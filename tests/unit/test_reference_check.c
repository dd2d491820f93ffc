#include "unit.h"

#include "asking.h"

#include "analyses/printed.h"
#include "analyses/reference/reference_check.h"

/*
 * Design, section 5.  A figure printed in £bn to one decimal stands for
 * £0.05bn either way, a rate printed to 0.1% for 0.05%; in £bn:
 */
static const struct {
	const char *names; /* table, year where there is one, item */
	int64_t published, recomputed;
	const char *explained;
} rows[] = {
    /* 0.6 + 0.9 + 0.1 = 1.6: 1.45 to 1.75 meets 1.45 to 1.55. */
    {"3.1|2008-09|total of the workstreams", 1500000000, 1600000000, "yes"},
    /* 1.1 + 1.8 + 0.2 = 3.1, three halves of a digit either way: 2.95 to 3.25. */
    {"3.1|2009-10|total of the workstreams", 3200000000, 3100000000, "yes"},
    /* 1.8 + 2.8 + 0.3 */
    {"3.1|2010-11|total of the workstreams", 4900000000, 4900000000, "exact"},
    /* 53.0 x 3% = 1.59; 52.95 x 2.95% = 1.562 is more than 1.55. */
    {"3.1|2008-09|3% of the baseline, first year", 1500000000, 1590000000, "no"},
    /* 53.0 x 0.0609 = 3.2277; 3.15 to 3.25 holds it. */
    {"3.1|2009-10|3% a year of the baseline, second year", 3200000000, 3227700000, "yes"},
    /* 53.0 x 0.092727 = 4.914531 */
    {"3.1|2010-11|3% a year of the baseline, third year", 4900000000, 4914531000, "yes"},
    /* 1.1 + 0.4, 2.4 + 0.8, 3.8 + 1.1 */
    {"B.1|2008-09|revenue and capital", 1500000000, 1500000000, "exact"},
    {"B.1|2009-10|revenue and capital", 3200000000, 3200000000, "exact"},
    {"B.1|2010-11|revenue and capital", 4900000000, 4900000000, "exact"},
    /* 53.0 x (1.03^3 - 1) */
    {"B.2|2010-11|total", 4900000000, 4914531000, "yes"},
    /* 21.2 + 31.8 */
    {"B.2|baselines of the workstreams", 53000000000, 53000000000, "exact"},
    /* 40.9 + 12.0 = 52.9: 52.8 to 53.0 meets 52.95 to 53.05. */
    {"A.1|2007-08|revenue and capital baseline", 53000000000, 52900000000, "yes"},
    /* 31.8 x 8.5% = 2.703; at most 31.85 x 8.55% = 2.723, and 2.8 is at least 2.75. */
    {"footnote 34|2010-11|8.5% of the procurement baseline", 2800000000, 2703000000, "no"},
    /* 4.8 x 5%; 0.24 + 0.06 */
    {"footnote 36|disposals at 5%", 240000000, 240000000, "exact"},
    {"footnote 36|2010-11|asset management", 300000000, 300000000, "exact"},
};

static void published_tables_are_recomputed_and_mismatches_shown(void **state)
{
	struct asking *asking = *state;
	int explained;

	assert_true(reference_check(&asking->reference, &asking->results, &asking->diagnostics));
	explained = table_column(results_find(&asking->results, "check"), "explained");
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		const struct value *row = ask_row(asking, "check", rows[i].names);

		assert_int_equal(ask_number(asking, "check", row, "published"),
				 rows[i].published * MONEY_PER_POUND);
		assert_int_equal(ask_number(asking, "check", row, "recomputed"),
				 rows[i].recomputed * MONEY_PER_POUND);
		assert_int_equal(ask_number(asking, "check", row, "difference"),
				 (rows[i].recomputed - rows[i].published) * MONEY_PER_POUND);
		assert_string_equal(row[explained].text, rows[i].explained);
	}
}

/* 21.2 x (1.027^3 - 1) = 1.76398; 31.8 x (1.028^3 - 1) = 2.74669, both within rounding. */
static void rates_of_the_workstreams_compound(void **state)
{
	struct asking *asking = *state;

	assert_true(reference_check(&asking->reference, &asking->results, &asking->diagnostics));
	/* 1.027^3 = 1.083206683; 1.028^3 = 1.086373952. */
	assert_figures(asking, "check",
		       "B.2|2010-11|business process improvement and collaboration",
		       "1800000000.00 1763981679.60 -36018320.40");
	assert_figures(asking, "check", "B.2|2010-11|procurement",
		       "2800000000.00 2746691673.60 -53308326.40");
}

/* Mid-points 12.5% and 7.5%: 20% of one and 80% of the other is 8.5%; so 6% and 11%. */
static void the_average_band_is_the_markets_weighed(void **state)
{
	struct asking *asking = *state;

	assert_true(reference_check(&asking->reference, &asking->results, &asking->diagnostics));
	assert_figures(asking, "check", "footnote 34|average of the markets, low", "0.06 0.06 0");
	assert_figures(asking, "check", "footnote 34|average of the markets", "0.085 0.085 0");
	assert_figures(asking, "check", "footnote 34|average of the markets, high", "0.11 0.11 0");
}

static struct printed printed_tenths(int64_t tenths)
{
	return printed_new((struct fraction){tenths, 10}, (struct fraction){1, 20});
}

static void intervals_that_touch_meet(void **state)
{
	(void)state;
	/* 1.45 to 1.55 and 1.55 to 1.65; 1.65 to 1.75. */
	assert_true(printed_meet(printed_tenths(15), printed_tenths(16)));
	assert_false(printed_meet(printed_tenths(15), printed_tenths(17)));
	assert_false(printed_meet(printed_tenths(17), printed_tenths(15)));
}

static void a_sum_carries_its_parts_rounding(void **state)
{
	struct printed sum = printed_add(printed_tenths(6), printed_tenths(9));

	(void)state;
	/* 0.55 + 0.85 to 0.65 + 0.95. */
	assert_int_equal(fraction_compare(sum.least, (struct fraction){14, 10}), 0);
	assert_int_equal(fraction_compare(sum.value, (struct fraction){15, 10}), 0);
	assert_int_equal(fraction_compare(sum.most, (struct fraction){16, 10}), 0);
}

static void what_is_not_known_stays_unknown(void **state)
{
	struct printed unknown = {.is_known = false};

	(void)state;
	assert_false(printed_add(printed_tenths(1), unknown).is_known);
	assert_false(printed_multiply(unknown, printed_tenths(1)).is_known);
	assert_false(printed_compound(unknown, 3).is_known);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(published_tables_are_recomputed_and_mismatches_shown),
	    TEST(rates_of_the_workstreams_compound),
	    TEST(the_average_band_is_the_markets_weighed),
	    cmocka_unit_test(intervals_that_touch_meet),
	    cmocka_unit_test(a_sum_carries_its_parts_rounding),
	    cmocka_unit_test(what_is_not_known_stays_unknown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
