/* Values as CSV and JSON carry them: what is written is read back as the same value. */
#include "unit.h"

#include <math.h>

#include "base/number.h"
#include "outputs/output.h"

static const char *plain(struct value value)
{
	static char text[PLAIN_SIZE];

	return plain_number(&value, text);
}

/* A sign, digits, and digits behind a point, the last of which is no idle zero. */
static bool is_plain_decimal(const char *text)
{
	size_t length;

	text += *text == '-';
	length = strspn(text, "0123456789");
	if (length == 0 || (text[0] == '0' && length > 1))
		return false;
	text += length;
	if (*text == '\0')
		return true;
	length = strspn(text + 1, "0123456789");
	return *text == '.' && length > 0 && text[1 + length] == '\0' && text[length] != '0';
}

/* A payback of ten years and 220 minutes were once `1e+01` and `2.2e+02`. */
static void ratios_have_no_exponent(void **state)
{
	static const struct {
		double ratio;
		const char *text;
	} cases[] = {
	    {10, "10"},
	    {220, "220"},
	    {2.5, "2.5"},
	    {0, "0"},
	    {-0.1, "-0.1"},
	    {100000, "100000"},
	    {0.00001, "0.00001"},
	    {1234567.125, "1234567.125"},
	    /* 1 / 1.035^3 in the fewest digits that name this double: IEEE 754, round to nearest.
	     */
	    {0.9019427056680224, "0.9019427056680224"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++)
		assert_string_equal(plain(value_ratio(cases[i].ratio)), cases[i].text);
}

static void assert_ratio_reads_back(double ratio)
{
	const char *text = plain(value_ratio(ratio));

	assert_true(is_plain_decimal(text));
	assert_true(strtod(text, NULL) == ratio);
}

static void every_double_reads_back(void **state)
{
	uint64_t seed = 1;

	(void)state;
	assert_ratio_reads_back(1.7976931348623157e308);
	assert_ratio_reads_back(2.2250738585072014e-308);
	assert_ratio_reads_back(4.9406564584124654e-324);
	assert_ratio_reads_back(-1.0 / 3.0);
	for (int i = 0; i < 2000; i++) {
		uint64_t bits = random_next(&seed);
		double ratio;

		memcpy(&ratio, &bits, sizeof ratio);
		if (isfinite(ratio))
			assert_ratio_reads_back(ratio);
		/* Of the size that figures have. */
		assert_ratio_reads_back((double)random_int(&seed) / 4096.0);
		assert_ratio_reads_back((double)(random_int(&seed) >> 32) / 1000.0);
	}
}

static void no_number_is_none_with_its_reason(void **state)
{
	const double none[] = {NAN, INFINITY, -INFINITY};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(none); i++) {
		struct value value = value_ratio(none[i]);

		assert_int_equal(value.kind, VALUE_NONE);
		assert_string_equal(value.text, "more than can be counted");
	}
}

/* By the readers of vfm's own files. */
static void exact_values_read_back(void **state)
{
	uint64_t seed = 2;

	(void)state;
	for (int i = 0; i < 5000; i++) {
		int64_t units = i == 0 ? INT64_MIN : i == 1 ? INT64_MAX : random_int(&seed), count;
		struct money money;
		struct share share;
		struct year year = {(int)(1900 + random_next(&seed) % 200)}, same;
		int month;

		assert_int_equal(count_parse(plain(value_count(units)), &count), PARSE_OK);
		assert_int_equal(count, units);
		assert_int_equal(money_parse(plain(value_money((struct money){units})), &money),
				 PARSE_OK);
		assert_int_equal(money.hundredths, units);
		assert_int_equal(share_parse(plain(value_share((struct share){units})), &share),
				 PARSE_OK);
		assert_int_equal(share.billionths, units);
		assert_true(year_parse(plain(value_year(year)), &same, &month));
		assert_int_equal(same.start, year.start);
		assert_int_equal(month, 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(ratios_have_no_exponent),
	    cmocka_unit_test(every_double_reads_back),
	    cmocka_unit_test(no_number_is_none_with_its_reason),
	    cmocka_unit_test(exact_values_read_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
