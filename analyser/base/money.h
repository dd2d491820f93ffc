/*
 * Exact sums of money.
 *
 * One unit is a hundredth of a penny (£0.0001), so unit costs below a penny
 * are exact.  Range: about ±£922 trillion.  Nothing here rounds except a
 * function whose name or contract says so, and then half away from zero.
 */
#ifndef BASE_MONEY_H
#define BASE_MONEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/number.h"

struct money {
	int64_t hundredths; /* of a penny */
};

#define MONEY_PER_PENNY 100
#define MONEY_PER_POUND 10000

/* Long enough for any amount as text, with pound sign and thousands. */
#define MONEY_TEXT_SIZE 48

/*
 * Read `1234.5`, `£1,234.50`, `-12`, `12-`, `(12.00)`, `-£12`, `5.00 CR` and the other forms of
 * base/number.h, without floating point.  More than four decimals is PARSE_TOO_MANY_DECIMALS.
 * *money is set only on PARSE_OK.
 */
enum parse_status money_parse(const char *text, struct money *money);
enum parse_status money_parse_as(const char *text, bool has_decimal_comma, struct money *money);

/*
 * Plain text, which money_parse() reads back as the same amount: at least
 * two decimals, and four where the last two are not zero.
 */
const char *money_plain(struct money money, char text[MONEY_TEXT_SIZE]);

/* For people: `£1,234.50`, `-£7.81`, `£0.0375`. */
const char *money_pounds(struct money money, char text[MONEY_TEXT_SIZE]);

/* For a sentence or an axis, rounded: `£1.2m`, `£940k`, `£512`, `£2.7bn`. */
const char *money_rough(struct money money, char text[MONEY_TEXT_SIZE]);

/* The same, with as many more digits as tell it from an amount that it is set against. */
const char *money_rough_beside(struct money money, struct money other, char text[MONEY_TEXT_SIZE]);

/* To how much that rounds an amount: £0.1m, £1k, £1. */
int64_t money_rough_unit(struct money money);

/* Sums: false, leaving the result alone, where the answer is out of range. */
static inline bool money_add(struct money *sum, struct money a, struct money b)
{
	int64_t result;

	if (__builtin_add_overflow(a.hundredths, b.hundredths, &result))
		return false;
	sum->hundredths = result;
	return true;
}

static inline bool money_subtract(struct money *difference, struct money a, struct money b)
{
	int64_t result;

	if (__builtin_sub_overflow(a.hundredths, b.hundredths, &result))
		return false;
	difference->hundredths = result;
	return true;
}

/*
 * Set *product to unit_cost times count, exactly.  Return false, leaving *product alone, if the
 * answer is out of range.
 */
static inline bool money_mul(struct money *product, struct money unit_cost, int64_t count)
{
	int64_t result;

	if (__builtin_mul_overflow(unit_cost.hundredths, count, &result))
		return false;
	product->hundredths = result;
	return true;
}

/* The amount to the nearest penny, half away from zero. */
static inline struct money money_to_penny(struct money money)
{
	if (money.hundredths >= 0 && money.hundredths < INT64_MAX / 2)
		return (struct money){(int64_t)(((uint64_t)money.hundredths + MONEY_PER_PENNY / 2) /
						MONEY_PER_PENNY * MONEY_PER_PENNY)};

	const int64_t rest = money.hundredths % MONEY_PER_PENNY;
	/* Arithmetic, since a branch on digits that are as good as random costs more. */
	const int64_t up = (rest >= MONEY_PER_PENNY / 2) - (rest <= -MONEY_PER_PENNY / 2);
	struct money result = {money.hundredths - rest};

	/* Only the last half penny of the range cannot be rounded up; it is rounded down. */
	(void)money_add(&result, result, (struct money){up * MONEY_PER_PENNY});
	return result;
}

/*
 * Set *part to share of whole, rounded to the penny.  False, leaving *part alone, if the answer is
 * out of range.
 */
bool money_share(struct money *part, struct money whole, struct fraction share);

/* The same, rounded to a hundredth of a penny: for unit costs. */
bool money_share_fine(struct money *part, struct money whole, struct fraction share);

int money_compare(struct money a, struct money b);

#endif
