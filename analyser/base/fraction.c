#include "base/fraction.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

const struct fraction fraction_zero = {0, 1};
const struct fraction fraction_one = {1, 1};

__extension__ typedef unsigned __int128 unsigned_wide;

static int bits(wide value)
{
	unsigned_wide left = value < 0 ? -(unsigned_wide)value : (unsigned_wide)value;
	uint64_t high = (uint64_t)(left >> 64), low = (uint64_t)left;

	if (high != 0)
		return 128 - __builtin_clzll(high);
	return low == 0 ? 0 : 64 - __builtin_clzll(low);
}

/* A product, or false where it might not fit; never refuses two 63-bit factors. */
static bool multiply(wide *product, wide a, wide b)
{
	if (bits(a) + bits(b) > 126)
		return false;
	*product = a * b;
	return true;
}

static bool fits(wide value)
{
	return value >= INT64_MIN && value <= INT64_MAX;
}

static wide common_divisor(wide a, wide b)
{
	/* 64-bit division is several times as fast, and nearly always enough. */
	if (fits(a) && fits(b)) {
		int64_t x = (int64_t)a, y = (int64_t)b;

		while (y != 0) {
			int64_t rest = x % y;

			x = y;
			y = rest;
		}
		return x;
	}
	while (b != 0) {
		wide rest = a % b;

		a = b;
		b = rest;
	}
	return a;
}

bool fraction_new(struct fraction *result, wide numerator, wide denominator)
{
	if (denominator == 0)
		return false;
	if (denominator < 0) {
		numerator = -numerator;
		denominator = -denominator;
	}
	wide divisor = common_divisor(numerator < 0 ? -numerator : numerator, denominator);

	numerator /= divisor;
	denominator /= divisor;
	if (!fits(numerator) || !fits(denominator))
		return false;
	*result = (struct fraction){(int64_t)numerator, (int64_t)denominator};
	return true;
}

struct fraction fraction_from_share(struct share share)
{
	struct fraction fraction = fraction_zero;

	(void)fraction_new(&fraction, share.billionths, SHARE_ONE);
	return fraction;
}

struct share fraction_to_share(struct fraction fraction)
{
	struct share share = {fraction.numerator < 0 ? INT64_MIN : INT64_MAX};

	(void)wide_round(&share.billionths, (wide)fraction.numerator * SHARE_ONE,
			 fraction.denominator);
	return share;
}

bool fraction_multiply(struct fraction *result, struct fraction a, struct fraction b)
{
	return fraction_new(result, (wide)a.numerator * b.numerator,
			    (wide)a.denominator * b.denominator);
}

bool fraction_divide(struct fraction *result, struct fraction a, struct fraction b)
{
	return fraction_new(result, (wide)a.numerator * b.denominator,
			    (wide)a.denominator * b.numerator);
}

bool fraction_add(struct fraction *result, struct fraction a, struct fraction b)
{
	wide left = (wide)a.numerator * b.denominator, right = (wide)b.numerator * a.denominator;

	if (bits(left) > 125 || bits(right) > 125)
		return false;
	return fraction_new(result, left + right, (wide)a.denominator * b.denominator);
}

bool fraction_between(struct fraction *result, struct fraction from, struct fraction to, int step,
		      int steps)
{
	wide left, right, denominator;

	if (step <= 0 || step >= steps) {
		*result = step <= 0 ? from : to;
		return true;
	}
	if (!multiply(&left, (wide)from.numerator * to.denominator, steps - step) ||
	    !multiply(&right, (wide)to.numerator * from.denominator, step) ||
	    !multiply(&denominator, (wide)from.denominator * to.denominator, steps) ||
	    bits(left) > 125 || bits(right) > 125)
		return false;
	return fraction_new(result, left + right, denominator);
}

bool wide_round(int64_t *quotient, wide numerator, wide denominator)
{
	wide whole = numerator / denominator, rest = numerator % denominator;

	if (rest < 0)
		rest = -rest;
	if (rest >= denominator - rest)
		whole += numerator < 0 ? -1 : 1;
	if (!fits(whole))
		return false;
	*quotient = (int64_t)whole;
	return true;
}

bool fraction_of(int64_t *part, int64_t count, struct fraction share)
{
	return wide_round(part, (wide)count * share.numerator, share.denominator);
}

int fraction_compare(struct fraction a, struct fraction b)
{
	wide left = (wide)a.numerator * b.denominator, right = (wide)b.numerator * a.denominator;

	return (left > right) - (left < right);
}

const char *share_plain(struct share share, char text[SHARE_TEXT_SIZE])
{
	uint64_t size =
	    share.billionths < 0 ? -(uint64_t)share.billionths : (uint64_t)share.billionths;
	size_t length =
	    (size_t)snprintf(text, SHARE_TEXT_SIZE, "%s%" PRIu64 ".%09" PRIu64,
			     share.billionths < 0 ? "-" : "", size / SHARE_ONE, size % SHARE_ONE);

	while (text[length - 1] == '0')
		text[--length] = '\0';
	if (text[length - 1] == '.')
		text[--length] = '\0';
	return text;
}

const char *share_percent(struct share share, char text[SHARE_TEXT_SIZE])
{
	int64_t tenths = 0;

	(void)wide_round(&tenths, share.billionths, SHARE_ONE / 1000);
	uint64_t size = tenths < 0 ? -(uint64_t)tenths : (uint64_t)tenths;
	const char *sign = tenths < 0 ? "-" : "";

	/* A share that is there but rounds to nothing must not look like none. */
	if (tenths == 0 && share.billionths != 0)
		snprintf(text, SHARE_TEXT_SIZE, "%s0.1%%", share.billionths < 0 ? ">-" : "<");
	else if (size % 10 == 0)
		snprintf(text, SHARE_TEXT_SIZE, "%s%" PRIu64 "%%", sign, size / 10);
	else
		snprintf(text, SHARE_TEXT_SIZE, "%s%" PRIu64 ".%" PRIu64 "%%", sign, size / 10,
			 size % 10);
	return text;
}
