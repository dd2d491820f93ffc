/*
 * Any text at all as money, a count, a share and a year.  What is refused must
 * leave its result alone; what is read must come back from its own text.
 */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "base/money.h"
#include "base/number.h"
#include "base/year.h"

static const int64_t untouched = 4711;

static void check_money(const char *text)
{
	struct money money = {untouched}, again, penny, unused;
	char written[MONEY_TEXT_SIZE];

	if (money_parse(text, &money) != PARSE_OK) {
		REQUIRE(money.hundredths == untouched);
		return;
	}
	REQUIRE(money_parse(money_plain(money, written), &again) == PARSE_OK);
	REQUIRE(money_compare(money, again) == 0);
	REQUIRE(money_parse(money_pounds(money, written), &again) == PARSE_OK);
	REQUIRE(money_compare(money, again) == 0);
	REQUIRE(strlen(money_rough(money, written)) < MONEY_TEXT_SIZE);
	penny = money_to_penny(money);
	REQUIRE(penny.hundredths % MONEY_PER_PENNY == 0);
	REQUIRE(money_subtract(&unused, money, money) && unused.hundredths == 0);
	REQUIRE(money_mul(&unused, money, 1) && money_compare(unused, money) == 0);
}

static void check_count(const char *text)
{
	int64_t count = untouched, again;
	char written[COUNT_TEXT_SIZE];

	if (count_parse(text, &count) != PARSE_OK) {
		REQUIRE(count == untouched);
		return;
	}
	REQUIRE(count_parse(count_thousands(count, written), &again) == PARSE_OK);
	REQUIRE(count == again);
}

static void check_share(const char *text)
{
	struct share share = {untouched}, again;
	char written[SHARE_TEXT_SIZE];

	if (share_parse(text, &share) != PARSE_OK) {
		REQUIRE(share.billionths == untouched);
		return;
	}
	REQUIRE(share_parse(share_plain(share, written), &again) == PARSE_OK);
	REQUIRE(share.billionths == again.billionths);
	REQUIRE(fraction_to_share(fraction_from_share(share)).billionths == share.billionths);
	REQUIRE(strlen(share_percent(share, written)) < SHARE_TEXT_SIZE);
}

static void check_year(const char *text)
{
	struct year year = {(int)untouched}, again;
	int month = (int)untouched, no_month;
	char written[YEAR_TEXT_SIZE];

	if (!year_parse(text, &year, &month)) {
		REQUIRE(year.start == untouched && month == untouched);
		return;
	}
	REQUIRE(month >= 0 && month <= 12);
	REQUIRE(month == 0 || month_name(month) != NULL);
	REQUIRE(year_parse(year_format(year, written), &again, &no_month));
	REQUIRE(again.start == year.start && no_month == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = malloc(size + 1);

	if (text == NULL)
		return 0;
	if (size != 0)
		memcpy(text, data, size);
	text[size] = '\0';
	check_money(text);
	check_count(text);
	check_share(text);
	check_year(text);
	free(text);
	return 0;
}
