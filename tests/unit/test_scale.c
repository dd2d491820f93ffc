/* What words say of what amounts are counted in (reading/denomination.h). */
#include "fixture.h"

#include "reading/denomination.h"

static void thousands_are_those_of_words_and_not_of_numbers(void **state)
{
	static const struct {
		const char *text;
		bool is_name;
		int64_t scale;
		bool is_unsure;
	} cases[] = {
	    /* The names of columns. */
	    {"Net (\u00a3000)", true, 1000, false},
	    {"Net \u00a3000s", true, 1000, false},
	    {"NET \u00a3000S", true, 1000, false},
	    {"\u00a3m", true, 1000000, false},
	    {"Amount in thousands", true, 1000, false},
	    {"Amount Thousand", true, 1000, false},
	    {"000 Amount", true, 1000, false},
	    {"Amount (k)", true, 1, true},
	    {"Amount (k", true, 1, false},
	    {"Amount k", true, 1, false},
	    {"\u00a325,000", true, 1, false},
	    {"3 million", true, 1, false},
	    {"a.000", true, 1, false},
	    {"a,000", true, 1, false},
	    {"Inthousands", true, 1, false},
	    {"Thousandfold", true, 1, false},
	    {"000.5", true, 1, false},
	    {"\u00a3000 in millions", true, 1, true},
	    {"\u00a3000 in thousands", true, 1000, false},
	    /* Titles and notes. */
	    {"Figures in thousands", false, 1000, false},
	    {"In millions", false, 1000000, false},
	    {"Thousands of pounds", false, 1000, false},
	    {"Thousands of calls", false, 1, true},
	    {"Amounts: '000", false, 1000, false},
	    {"Amounts (000)", false, 1000, false},
	    {"Amounts (000", false, 1, true},
	    {"000", false, 1000, false},
	    {"Room 000", false, 1, true},
	    {"In thousands unless stated", false, 1, true},
	    {"To the nearest pound", false, 1, false},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		bool is_unsure;
		const int64_t scale = scale_said(cases[i].text, cases[i].is_name, &is_unsure);

		if (scale != cases[i].scale || is_unsure != cases[i].is_unsure)
			fail_msg("'%s' gave %d%s", cases[i].text, (int)scale,
				 is_unsure ? ", unsure" : "");
	}
}

static void pence_are_said_by_a_word_or_a_lone_letter(void **state)
{
	static const struct {
		const char *text;
		bool is_name, is_pence;
	} cases[] = {
	    {"All figures in pence", false, true},
	    {"Amounts in pennies", false, true},
	    {"Amounts (pence)", false, true},
	    {"Pence", false, true},
	    {"Amounts (p)", false, true},
	    {"Pounds and pence", false, false},
	    {"\u00a3 (p)", false, false},
	    {"Expense", false, false},
	    {"Amount (p)", true, true},
	    {"Net p", true, true},
	    {"Net, p, of VAT", true, true},
	    {"GBp", true, true},
	    {"GBP", true, false},
	    {"aGBp", true, false},
	    {"Amount pence", true, true},
	    {"Pennies", true, true},
	    {"Amount GBX", true, true},
	    {"Spence", true, false},
	    {"P-Card", true, false},
	    {"p.a.", true, false},
	    {"p&p", true, false},
	    {"P 06", true, false},
	    {"p/unit", true, false},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++)
		if (scale_says_pence(cases[i].text, cases[i].is_name) != cases[i].is_pence)
			fail_msg("'%s'", cases[i].text);
}

static void a_name_goes_without_the_words_of_its_scale(void **state)
{
	static const char *const names[][2] = {
	    {"Net (\u00a3000)", "net"},   {"Amount in thousands", "amount"},
	    {"000 Amount", "amount"},     {"\u00a3000s spend", "spend"},
	    {"Amount GBP (p)", "amount"}, {"Amount (k)", "amount"}};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT_OF(names); i++) {
		const char *name = scale_name_without(names[i][0], fixture->arena);

		if (name == NULL || strcmp(name, names[i][1]) != 0)
			fail_msg("'%s' is '%s'", names[i][0], name == NULL ? "none" : name);
	}
	assert_null(scale_name_without("Amount", fixture->arena));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(thousands_are_those_of_words_and_not_of_numbers),
	    TEST(pence_are_said_by_a_word_or_a_lone_letter),
	    TEST(a_name_goes_without_the_words_of_its_scale),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
