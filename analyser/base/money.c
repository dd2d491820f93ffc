#include "base/money.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/order.h"

#define MOST_PLAIN 12 /* digits, which stay far below 2^63 hundredths of a penny */

/* `1234`, `-1234.56` and `1,234.56`, as most amounts are, as number_parse() reads them; false for
 * all else. */
static bool read_plain(const char *text, struct money *money)
{
	bool is_negative = *text == '-';
	const char *at = text + is_negative;
	int64_t value = 0, scale = MONEY_PER_POUND;
	int n = 0, n_groups = 0, since_group = 0;

	if (*at == '0' && at[1] != '.' && at[1] != '\0')
		return false;
	for (; n <= MOST_PLAIN; at++) {
		if (*at >= '0' && *at <= '9') {
			value = value * 10 + (*at - '0');
			n++;
			since_group++;
		} else if (*at == ',' && n > 0 && since_group <= 3 &&
			   (n_groups == 0 || since_group == 3)) {
			n_groups++;
			since_group = 0;
		} else {
			break;
		}
	}
	if (n == 0 || n > MOST_PLAIN || (n_groups > 0 && since_group != 3))
		return false;
	if (*at == '.' && at[1] >= '0' && at[1] <= '9')
		for (at++; *at >= '0' && *at <= '9' && scale > 1; at++, scale /= 10)
			value = value * 10 + (*at - '0');
	if (*at != '\0')
		return false;
	money->hundredths = (is_negative ? -value : value) * scale;
	return true;
}

enum parse_status money_parse_as(const char *text, bool has_decimal_comma, struct money *money)
{
	struct number number;

	if (!has_decimal_comma && read_plain(text, money))
		return PARSE_OK;

	enum parse_status status = number_parse(text, 4,
						NUMBER_POUNDS | NUMBER_BRACKETS |
						    (has_decimal_comma ? NUMBER_DECIMAL_COMMA : 0),
						&number);

	if (status == PARSE_OK)
		money->hundredths = number.scaled;
	return status;
}

enum parse_status money_parse(const char *text, struct money *money)
{
	return money_parse_as(text, false, money);
}

static uint64_t size_of(struct money money)
{
	return money.hundredths < 0 ? -(uint64_t)money.hundredths : (uint64_t)money.hundredths;
}

/* The decimals of an amount, which has four: two, or as many as it needs. */
static void decimals_of(struct money money, char decimals[5])
{
	unsigned part = (unsigned)(size_of(money) % MONEY_PER_POUND);
	size_t length = part % 100 == 0 ? 2 : part % 10 == 0 ? 3 : 4;

	for (size_t i = 4; i-- > 0; part /= 10)
		decimals[i] = (char)('0' + part % 10);
	decimals[length] = '\0';
}

const char *money_plain(struct money money, char text[MONEY_TEXT_SIZE])
{
	char decimals[5];

	decimals_of(money, decimals);
	snprintf(text, MONEY_TEXT_SIZE, "%s%" PRIu64 ".%s", money.hundredths < 0 ? "-" : "",
		 size_of(money) / MONEY_PER_POUND, decimals);
	return text;
}

const char *money_pounds(struct money money, char text[MONEY_TEXT_SIZE])
{
	char pounds[COUNT_TEXT_SIZE], decimals[5];

	count_thousands((int64_t)(size_of(money) / MONEY_PER_POUND), pounds);
	decimals_of(money, decimals);
	snprintf(text, MONEY_TEXT_SIZE, "%s£%s.%s", money.hundredths < 0 ? "-" : "", pounds,
		 decimals);
	return text;
}

/* An amount that rounds to the first of a step is written in that step. */
static const struct rough_step {
	uint64_t from, scale; /* hundredths of a penny */
	const char *suffix;
	bool has_tenths;
} rough_steps[] = {
    {UINT64_C(999950000) * MONEY_PER_POUND, UINT64_C(1000000000) * MONEY_PER_POUND, "bn", true},
    {UINT64_C(999500) * MONEY_PER_POUND, UINT64_C(1000000) * MONEY_PER_POUND, "m", true},
    {UINT64_C(19999) * MONEY_PER_POUND / 2, UINT64_C(1000) * MONEY_PER_POUND, "k", false},
    {0, MONEY_PER_POUND, "", false},
};

static const struct rough_step *step_of(struct money money)
{
	size_t i = 0;

	while (size_of(money) < rough_steps[i].from)
		i++;
	return &rough_steps[i];
}

int64_t money_rough_unit(struct money money)
{
	const struct rough_step *step = step_of(money);

	return (int64_t)(step->scale / (step->has_tenths ? 10 : 1));
}

/* In its step, rounded to so many hundredths of a penny, which are a power of ten. */
static const char *write_rough(struct money money, uint64_t unit, char text[MONEY_TEXT_SIZE])
{
	const struct rough_step *step = step_of(money);
	const uint64_t size = size_of(money);
	uint64_t units = size / unit + (size % unit >= unit - size % unit), parts = 1;
	const char *sign = money.hundredths < 0 && units != 0 ? "-" : "";
	char digits[COUNT_TEXT_SIZE];
	int places = 0;

	for (; places < 8 && unit * parts < step->scale; parts *= 10)
		places++;
	count_thousands((int64_t)(units / parts), digits);
	if (places > 0)
		snprintf(text, MONEY_TEXT_SIZE, "%s£%s.%0*u%s", sign, digits, places,
			 (unsigned)(units % parts), step->suffix);
	else
		snprintf(text, MONEY_TEXT_SIZE, "%s£%s%s", sign, digits, step->suffix);
	return text;
}

const char *money_rough(struct money money, char text[MONEY_TEXT_SIZE])
{
	return write_rough(money, (uint64_t)money_rough_unit(money), text);
}

const char *money_rough_beside(struct money money, struct money other, char text[MONEY_TEXT_SIZE])
{
	uint64_t unit = (uint64_t)money_rough_unit(money);
	char beside[MONEY_TEXT_SIZE];

	while (strcmp(write_rough(money, unit, text), write_rough(other, unit, beside)) == 0 &&
	       money.hundredths != other.hundredths && unit > MONEY_PER_PENNY)
		/* Of pounds alone no tenths, but pennies. */
		unit = unit == MONEY_PER_POUND && step_of(money)->scale == MONEY_PER_POUND
			   ? MONEY_PER_PENNY
			   : unit / 10;
	return text;
}

bool money_share_fine(struct money *part, struct money whole, struct fraction share)
{
	return fraction_of(&part->hundredths, whole.hundredths, share);
}

bool money_share(struct money *part, struct money whole, struct fraction share)
{
	int64_t pennies;
	struct money result;

	if (!fraction_of_parts(&pennies, whole.hundredths, share, MONEY_PER_PENNY) ||
	    !money_mul(&result, (struct money){MONEY_PER_PENNY}, pennies))
		return false;
	*part = result;
	return true;
}

int money_compare(struct money a, struct money b)
{
	return ORDER(a.hundredths, b.hundredths);
}
