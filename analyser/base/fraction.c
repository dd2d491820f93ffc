#include "base/fraction.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/order.h"

const struct fraction fraction_zero = {0, 1};
const struct fraction fraction_one = {1, 1};

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

static unsigned_wide size_of(wide value)
{
	return value < 0 ? -(unsigned_wide)value : (unsigned_wide)value;
}

/* A product of any two sizes, 256 bits of it. */
struct product {
	unsigned_wide high, low;
};

static struct product product_of(unsigned_wide a, unsigned_wide b)
{
	const unsigned_wide half = ((unsigned_wide)1 << 64) - 1;
	unsigned_wide low = (a & half) * (b & half), middle = (a >> 64) * (b & half) + (low >> 64),
		      other = (a & half) * (b >> 64) + (middle & half);

	return (struct product){(a >> 64) * (b >> 64) + (middle >> 64) + (other >> 64),
				(other << 64) | (low & half)};
}

/* Knuth, The Art of Computer Programming, volume 2, algorithm D, of three digits by two. */
uint64_t fraction_divide_on(unsigned_wide *rest, uint64_t digit, unsigned_wide divisor)
{
	const int shift = 128 - bits((wide)divisor);
	const unsigned_wide by = divisor << shift;
	const uint64_t high = (uint64_t)(by >> 64), low = (uint64_t)by;
	/* What is divided, as far to the left as its divisor: the first two digits and the third.
	 */
	const unsigned_wide first =
	    *rest << shift |
	    (shift < 64 ? digit >> (64 - shift) : (unsigned_wide)digit << (shift - 64));
	const uint64_t third = shift < 64 ? digit << shift : 0;
	unsigned_wide found = first / high, over = first - found * high;

	while (over >> 64 == 0 && (found >> 64 != 0 || found * low > (over << 64 | third))) {
		found--;
		over += high;
	}
	*rest = (*rest << 64 | digit) - found * divisor;
	return (uint64_t)found;
}

/* a x b / divisor, and what is left over, of sizes: false where it has more than 128 bits. */
static bool divide_product(unsigned_wide *quotient, unsigned_wide *left, unsigned_wide a,
			   unsigned_wide b, unsigned_wide divisor)
{
	struct product product = product_of(a, b);

	if (product.high >= divisor)
		return false;
	*left = product.high;
	unsigned_wide found =
	    (unsigned_wide)fraction_divide_on(left, (uint64_t)(product.low >> 64), divisor) << 64;
	*quotient = found | fraction_divide_on(left, (uint64_t)product.low, divisor);
	return true;
}

/* Of a number that can be negated. */
static wide positive(wide value)
{
	return value < 0 ? -value : value;
}

static bool is_term(wide value)
{
	return bits(value) <= FRACTION_BITS;
}

static bool fits(wide value)
{
	return value >= INT64_MIN && value <= INT64_MAX;
}

static wide common_divisor(wide a, wide b)
{
	int64_t x, y;

	/* 64-bit division is several times as fast, and nearly always soon enough. */
	while (!(fits(a) && fits(b))) {
		if (b == 0)
			return a;
		wide rest = a % b;
		a = b;
		b = rest;
	}
	x = (int64_t)a;
	y = (int64_t)b;
	while (y != 0) {
		int64_t rest = x % y;

		x = y;
		y = rest;
	}
	return x;
}

bool fraction_new(struct fraction *result, wide numerator, wide denominator)
{
	if (denominator == 0 || bits(numerator) > 127 || bits(denominator) > 127)
		return false;
	if (denominator < 0) {
		numerator = -numerator;
		denominator = -denominator;
	}
	wide divisor = common_divisor(positive(numerator), denominator);

	numerator /= divisor;
	denominator /= divisor;
	if (!is_term(numerator) || !is_term(denominator))
		return false;
	*result = (struct fraction){numerator, denominator};
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

	(void)fraction_of(&share.billionths, SHARE_ONE, fraction);
	return share;
}

/* Reduced crosswise first, so that a product fits if its lowest terms do. */
bool fraction_multiply(struct fraction *result, struct fraction a, struct fraction b)
{
	const wide one = common_divisor(positive(a.numerator), b.denominator);
	const wide other = common_divisor(positive(b.numerator), a.denominator);
	wide numerator, denominator;

	return multiply(&numerator, a.numerator / one, b.numerator / other) &&
	       multiply(&denominator, a.denominator / other, b.denominator / one) &&
	       fraction_new(result, numerator, denominator);
}

bool fraction_multiply_coprime(struct fraction *result, struct fraction a, struct fraction b)
{
	struct fraction product;

	if (!multiply(&product.numerator, a.numerator, b.numerator) ||
	    !multiply(&product.denominator, a.denominator, b.denominator) ||
	    !is_term(product.numerator) || !is_term(product.denominator))
		return false;
	*result = product;
	return true;
}

bool fraction_divide(struct fraction *result, struct fraction a, struct fraction b)
{
	struct fraction inverse;

	return fraction_new(&inverse, b.denominator, b.numerator) &&
	       fraction_multiply(result, a, inverse);
}

bool fraction_add(struct fraction *result, struct fraction a, struct fraction b)
{
	const wide shared = common_divisor(a.denominator, b.denominator);
	wide left, right, denominator;

	return multiply(&left, a.numerator, b.denominator / shared) &&
	       multiply(&right, b.numerator, a.denominator / shared) &&
	       multiply(&denominator, a.denominator, b.denominator / shared) &&
	       fraction_new(result, left + right, denominator);
}

/* Cut to eighteen decimals, towards zero. */
static bool cut(struct fraction *fraction)
{
	const int64_t scale = 1000000000000000000;
	unsigned_wide size, rest;

	if (!divide_product(&size, &rest, size_of(fraction->numerator), (unsigned_wide)scale,
			    (unsigned_wide)fraction->denominator) ||
	    size >> FRACTION_BITS != 0)
		return false;
	return fraction_new(fraction, fraction->numerator < 0 ? -(wide)size : (wide)size, scale);
}

bool fraction_add_near(struct fraction *result, struct fraction a, struct fraction b)
{
	return fraction_add(result, a, b) || (cut(&a) && cut(&b) && fraction_add(result, a, b));
}

bool fraction_divide_near(struct fraction *result, struct fraction a, struct fraction b)
{
	return fraction_divide(result, a, b) ||
	       (cut(&a) && cut(&b) && fraction_divide(result, a, b));
}

bool fraction_between(struct fraction *result, struct fraction from, struct fraction to, int step,
		      int steps)
{
	struct fraction way;

	if (step <= 0 || step >= steps) {
		*result = step <= 0 ? from : to;
		return true;
	}
	return fraction_add(&way, to, (struct fraction){-from.numerator, from.denominator}) &&
	       fraction_multiply(&way, way, (struct fraction){step, steps}) &&
	       fraction_add(result, from, way);
}

bool wide_round(int64_t *quotient, wide numerator, wide denominator)
{
	/* 64-bit division is several times as fast. */
	if (numerator >= 0 && numerator >> 63 == 0 && denominator >> 63 == 0) {
		const uint64_t left = (uint64_t)numerator, by = (uint64_t)denominator;
		const uint64_t over = left % by;

		*quotient = (int64_t)(left / by + (over >= by - over));
		return true;
	}

	wide whole = numerator / denominator, rest = numerator - whole * denominator;

	if (rest < 0)
		rest = -rest;
	if (rest >= denominator - rest)
		whole += numerator < 0 ? -1 : 1;
	if (!fits(whole))
		return false;
	*quotient = (int64_t)whole;
	return true;
}

bool fraction_of_parts(int64_t *part, int64_t count, struct fraction share, int per)
{
	const wide divisor = share.denominator * per;
	unsigned_wide size, rest;
	wide product, signed_size;

	if (multiply(&product, count, share.numerator))
		return wide_round(part, product, divisor);
	if (!divide_product(&size, &rest, size_of(count), size_of(share.numerator),
			    (unsigned_wide)divisor) ||
	    size >> 64 != 0)
		return false;
	size += rest >= (unsigned_wide)divisor - rest;
	signed_size = (count < 0) == (share.numerator < 0) ? (wide)size : -(wide)size;
	if (!fits(signed_size))
		return false;
	*part = (int64_t)signed_size;
	return true;
}

bool fraction_of(int64_t *part, int64_t count, struct fraction share)
{
	return fraction_of_parts(part, count, share, 1);
}

double fraction_double(struct fraction fraction)
{
	return (double)fraction.numerator / (double)fraction.denominator;
}

int fraction_compare(struct fraction a, struct fraction b)
{
	const bool is_negative = a.numerator < 0;
	struct product left, right;

	if (is_negative != (b.numerator < 0))
		return is_negative ? -1 : 1;
	left = product_of(size_of(a.numerator), (unsigned_wide)b.denominator);
	right = product_of(size_of(b.numerator), (unsigned_wide)a.denominator);
	int order =
	    left.high != right.high ? ORDER(left.high, right.high) : ORDER(left.low, right.low);
	return is_negative ? -order : order;
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

const char *share_given(struct share share, char text[SHARE_TEXT_SIZE])
{
	const uint64_t size =
	    share.billionths < 0 ? -(uint64_t)share.billionths : (uint64_t)share.billionths;
	const uint64_t one = SHARE_ONE / 100;
	size_t length = (size_t)snprintf(text, SHARE_TEXT_SIZE, "%s%" PRIu64 ".%07" PRIu64,
					 share.billionths < 0 ? "-" : "", size / one, size % one);

	while (text[length - 1] == '0')
		length--;
	if (text[length - 1] == '.')
		length--;
	(void)snprintf(text + length, SHARE_TEXT_SIZE - length, "%%");
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
	/* Nor one that is not whole like all. */
	else if (tenths == 1000 && share.billionths < SHARE_ONE)
		snprintf(text, SHARE_TEXT_SIZE, ">99.9%%");
	else if (size % 10 == 0)
		snprintf(text, SHARE_TEXT_SIZE, "%s%" PRIu64 "%%", sign, size / 10);
	else
		snprintf(text, SHARE_TEXT_SIZE, "%s%" PRIu64 ".%" PRIu64 "%%", sign, size / 10,
			 size % 10);
	return text;
}
